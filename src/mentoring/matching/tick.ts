/** One tick: over all open requests at once, the pings whose expected value is greatest. Pure and deterministic. */
import { indexOf, type MentorIndex } from './mentor-index.ts';
import type { Market } from './market.ts';
import type { Matched, MatchMentor, MatchRequest, Ping, Unmatched } from './problem.ts';
import { createWords, readyMentor, type ReadyRequest, readyRequest } from './ready.ts';
import { inWords, type Rule, whyNobody } from './rules.ts';
import { type Effort, solve } from './solve.ts';
import { reasonsOf, SECOND_PING, termsOf } from './terms.ts';

export interface TickOptions extends Effort {
  readonly now: number;
  /** The most new pings for one mentor; as many as they have places when missing. */
  readonly atOnce?: number;
}

/** The order of what is given changes nothing: ties go by id. Ids are unique on each side. */
export function matchAll(
  givenMentors: readonly MatchMentor[],
  givenRequests: readonly MatchRequest[],
  { now, atOnce, ...effort }: TickOptions,
): Matched {
  const words = createWords();
  const mentors = givenMentors.toSorted(byId).map((mentor) => readyMentor(mentor, words, now, atOnce));
  const requests = givenRequests.toSorted(byId).map((request) => readyRequest(request, words, now));
  const index = indexOf(mentors);
  const { market, assignment, bound, lonely } = solve(index, requests, effort);
  const whys = new Map<number, Rule | undefined>();
  for (const kind of lonely) {
    const why = whyNobody(index, requests[kind[0]!]!);
    for (const at of kind) whys.set(at, why);
  }
  const pings: Ping[] = [];
  const unmatched: Unmatched[] = [];
  requests.forEach((request, at) => {
    const its = pingsOf(index, request, market, [...assignment.chosen.subarray(2 * at, 2 * at + 2)]);
    pings.push(...its);
    if (its.length > 0) return;
    const why = whys.get(at);
    unmatched.push({ request: request.given.id, why: why ? inWords(why, request.given) : 'taken' });
  });
  return { pings, unmatched, objective: assignment.total, bound };
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
