/** The two that are compared: the program's own way of asking, and the one that most programs have. */
import type { MatchMentor, MatchRequest } from '../matching/problem.ts';
import { brokenRule } from '../matching/rules.ts';
import { planPings, type Searching } from '../policy.ts';
import { DAY_MS } from './people.ts';
import type { Policy } from './season.ts';

/** What the program does each working hour. */
export const matcher: Policy = (mentors, searching, now) =>
  planPings(mentors, searching, { now, zone: 'UTC' }).pings;

/**
 * First come, first served: the best fit among those whom the rules allow, which are the same rules; the least asked among
 * equals. Two at once for those who are in a hurry or have waited for three days.
 */
export const greedy: Policy = (mentors, searching, now) => {
  const free = mentors.filter(hasRoom).toSorted((a, b) => loadOf(a) - loadOf(b) || byId(a, b));
  const asked = new Set<string>();
  const pings: { request: string; mentor: string }[] = [];
  for (const request of searching) {
    let wanted = wantedBy(request, now);
    if (wanted <= 0) continue;
    for (const mentor of bestFirst(free, request)) {
      if (wanted === 0) break;
      if (asked.has(mentor.id) || brokenRule(mentor, request, now)) continue;
      asked.add(mentor.id);
      pings.push({ request: request.id, mentor: mentor.id });
      wanted--;
    }
  }
  return pings;
};

const PATIENT_MS = 3 * DAY_MS;
const wantedBy = ({ urgent, since, openPings }: Searching, now: number): number =>
  (urgent || now - since > PATIENT_MS ? 2 : 1) - openPings;

/** Spares the look at every rule for those who could not be asked anyway. */
const hasRoom = ({ capacity, open = 0, budget = Infinity, pingsThisWeek = 0 }: MatchMentor): boolean =>
  open < capacity && pingsThisWeek < budget;
const byId = (a: MatchMentor, b: MatchMentor): number => (a.id < b.id ? -1 : 1);
const loadOf = ({ open = 0, pingsThisWeek = 0 }: MatchMentor): number => open + pingsThisWeek;

/** Those who know nothing of what is needed are no use, whatever else suits. */
const bestFirst = (mentors: readonly MatchMentor[], request: MatchRequest): readonly MatchMentor[] =>
  mentors
    .map((mentor) => ({ mentor, fit: fitSeen(mentor, request) }))
    .filter(({ mentor }) => mentor.trade === request.trade || knows(mentor, request))
    .sort((a, b) => b.fit - a.fit)
    .map(({ mentor }) => mentor);

const knows = (mentor: MatchMentor, { skills }: MatchRequest): boolean =>
  skills.some((skill) => mentor.skills.includes(skill));

function fitSeen(mentor: MatchMentor, request: MatchRequest): number {
  const covered = request.skills.filter((skill) => mentor.skills.includes(skill)).length;
  return (
    0.5 * (covered / Math.max(1, request.skills.length)) +
    0.2 * Number(mentor.trade === request.trade) +
    0.1 * Number(mentor.zone === request.zone) +
    0.1 * Number(mentor.languages.includes(request.languages[0] ?? 'fr'))
  );
}
