/**
 * The pings of greatest total value among all pairs, of which only few are ever looked at: an assignment among short lists
 * puts a price on the places of each mentor, the prices show whom the lists had left out, and so on until nothing that could
 * be left out is worth it. (Column generation, with the auction's prices as duals.)
 */
import { assign } from './auction.ts';
import type { Assignment, Market } from './market.ts';
import type { MentorIndex } from './mentor-index.ts';
import type { ReadyRequest } from './ready.ts';
import { shortlistsOf } from './shortlist.ts';
import { type Kind, kindsOf } from './suitors.ts';

/** Up to so many pairs all are looked at, and the result is exact. */
const ALL_PAIRS_UP_TO = 2_000_000;
/** Mentors a request, at first and with prices. */
const FIRST_LIMIT = 16;
const LIMIT = 32;
/** The first prices need not be precise. */
const FIRST_TOLERANCE = 1e-3;
const TOLERANCE = 1e-5;
/** Ends when it is proven that no more than this is missing. */
const ENOUGH = 1e-4;
/**
 * Or when this is proven by the prices of the round before: with the new ones ten times less is missing at most (measured:
 * a hundred-thousandth, see test/bench/matching.ts), and the proof would cost another look.
 */
const AS_GOOD_AS_ENOUGH = 10;
const MOST_ROUNDS = 8;

export interface Solution {
  readonly market: Market;
  readonly assignment: Assignment;
  /** What no assignment of any pairs can exceed, in millionths. */
  readonly bound: number;
  /** Requests that suit nobody, kind by kind. */
  readonly lonely: readonly Kind[];
}

export interface Effort {
  /** The share that may be missing at the end. */
  readonly enough?: number;
  readonly allPairsUpTo?: number;
}

export function solve(
  index: MentorIndex,
  requests: readonly ReadyRequest[],
  { enough = ENOUGH, allPairsUpTo = ALL_PAIRS_UP_TO }: Effort = {},
): Solution {
  const kinds = kindsOf(index, requests);
  const isSmall = requests.length * index.mentors.length <= allPairsUpTo;
  const first = shortlistsOf(index, requests, kinds, { limit: isSmall ? Infinity : FIRST_LIMIT });
  let { market } = first;
  const lonely = kinds.filter(([at]) => market.starts[at!] === market.starts[at! + 1]);
  if (!first.isCut) {
    const assignment = assign(market, isSmall ? 0 : TOLERANCE);
    return { market, assignment, bound: assignment.bound, lonely };
  }
  let assignment = assign(market, FIRST_TOLERANCE);
  let bound = Infinity;
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    const kept = assignment.chosen.map((entry) => (entry < 0 ? -1 : market.mentor[entry]!));
    const { prices } = assignment;
    const next = shortlistsOf(index, requests, kinds, { limit: LIMIT, prices, kept });
    bound = Math.min(bound, next.bound);
    if (assignment.total >= (1 - enough) * bound) break;
    market = next.market;
    assignment = assign(market, TOLERANCE, prices);
    if (assignment.total >= (1 - AS_GOOD_AS_ENOUGH * enough) * bound) break;
  }
  return { market, assignment, bound, lonely };
}
