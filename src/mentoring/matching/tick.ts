/** One tick: over all open requests at once, the pings whose expected value is greatest. Pure and deterministic. */
import { assign } from './auction.ts';
import type { Market } from './market.ts';
import type { Matched, MatchMentor, MatchRequest, Ping } from './problem.ts';
import { createWords, readyMentor, type ReadyRequest, readyRequest } from './ready.ts';
import { whyNobody } from './rules.ts';
import { indexOf, type MentorIndex, MOST_ENTRIES, shortlistsOf } from './shortlist.ts';
import { reasonsOf, SECOND_PING, termsOf } from './terms.ts';

/** Above so many entries the last hundred-thousandth is not worth its seconds. */
const EXACT_UP_TO = 2_000_000;
const TOLERANCE = 1e-5;

export interface TickOptions {
  readonly now: number;
  /** The most new pings for one mentor; as many as they have places when missing. */
  readonly atOnce?: number;
  /** Pairs looked at closely, 8 bytes each; fifty a request in any case. */
  readonly mostEntries?: number;
}

/** The order of what is given changes nothing: ties go by id. Ids are unique on each side. */
export function matchAll(
  givenMentors: readonly MatchMentor[],
  givenRequests: readonly MatchRequest[],
  { now, atOnce, mostEntries = MOST_ENTRIES }: TickOptions,
): Matched {
  const words = createWords();
  const mentors = givenMentors.toSorted(byId).map((mentor) => readyMentor(mentor, words, now, atOnce));
  const requests = givenRequests.toSorted(byId).map((request) => readyRequest(request, words, now));
  const index = indexOf(mentors);
  const { market, order } = shortlistsOf(index, requests, mostEntries);
  const { chosen, total, bound } = assign(market, market.value.length > EXACT_UP_TO ? TOLERANCE : 0);
  const pings: Ping[][] = requests.map(() => []);
  const wasShortlisted = new Uint8Array(requests.length);
  order.forEach((at, row) => {
    wasShortlisted[at] = Number(market.starts[row]! < market.starts[row + 1]!);
    pings[at] = pingsOf(index, requests[at]!, market, [...chosen.subarray(2 * row, 2 * row + 2)]);
  });
  const unmatched = requests.flatMap((request, at) =>
    pings[at]!.length > 0
      ? []
      : {
          request: request.given.id,
          why: (wasShortlisted[at] ? undefined : whyNobody(mentors, request)) ?? 'taken',
        },
  );
  return { pings: pings.flat(), unmatched, objective: total, bound };
}

const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);

/** The better one first; the other is worth less by what a second ping costs. */
function pingsOf(
  { mentors, rarity }: MentorIndex,
  request: ReadyRequest,
  market: Market,
  entries: readonly number[],
): Ping[] {
  return entries
    .filter((entry) => entry >= 0)
    .sort((a, b) => market.value[b]! - market.value[a]! || market.mentor[a]! - market.mentor[b]!)
    .map((entry, turn) => {
      const mentor = mentors[market.mentor[entry]!]!;
      return {
        request: request.given.id,
        mentor: mentor.given.id,
        value: market.value[entry]! - turn * SECOND_PING,
        why: reasonsOf(termsOf(mentor, request, rarity)),
      };
    });
}
