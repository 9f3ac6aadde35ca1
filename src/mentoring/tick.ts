/**
 * The tick: one due work that looks at all open requests at once and asks the mentors whose help is expected to be worth
 * most in all (matching/), never the first who comes. One process at a time.
 */
import type { Consequence, Handler, Tx } from '#src/domain.ts';
import { askMentor } from './asking.ts';
import { readBoard } from './board.ts';
import type { Ping } from './matching/problem.ts';
import { brokenRule } from './matching/rules.ts';
import { pingsWanted, planPings } from './policy.ts';
import { lookLater, lookSoon, lookTomorrow, WORKING_ZONE } from './search.ts';
import { lockMentor, lockRequest } from './transitions.ts';

/** More than this in one transaction would hold others up; the rest follows at once. */
const MOST_PINGS = 50;

export const match: Handler = async (tx, { now, newId }) => {
  if (!(await holdTick(tx))) return lookSoon(tx, now);
  const board = await readBoard(tx, now);
  const { pings, later, unmatched } = planPings(board.mentors, board.requests, {
    now: now.getTime(),
    zone: WORKING_ZONE,
  });
  const leaving = pings.slice(0, MOST_PINGS);
  const told: Consequence[] = [];
  for (const ping of await stillGood(tx, leaving, now))
    told.push(...(await askMentor(tx, ping, newId(), now)));
  if (leaving.length < pings.length) return [...told, ...(await lookSoon(tx, now))];
  const isFought = later.length === 0 && unmatched.some(({ why }) => why === 'taken');
  return [...told, ...(await (isFought ? lookLater(tx, now) : lookTomorrow(tx, now)))];
};

/** Until the transaction ends; false when another process is at it. */
async function holdTick(tx: Tx): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ held: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended('mentoring.match', 0)) as held`;
  return row?.held === true;
}

/** Requests are locked, then mentors, each in order; what others changed meanwhile is looked at once more. */
async function stillGood(tx: Tx, pings: readonly Ping[], now: Date): Promise<readonly Ping[]> {
  if (pings.length === 0) return [];
  const ids = { requests: sorted(pings, 'request'), mentors: sorted(pings, 'mentor') };
  for (const id of ids.requests) await lockRequest(tx, id);
  for (const id of ids.mentors) await lockMentor(tx, id);
  const board = await readBoard(tx, now, ids);
  const requests = new Map(board.requests.map((request) => [request.id, request]));
  const mentors = new Map(board.mentors.map((mentor) => [mentor.id, mentor]));
  return pings.filter((ping) => {
    const [request, mentor] = [requests.get(ping.request), mentors.get(ping.mentor)];
    return (
      request !== undefined &&
      mentor !== undefined &&
      pingsWanted(request, now.getTime(), WORKING_ZONE) > 0 &&
      brokenRule(mentor, request, now.getTime()) === undefined
    );
  });
}

const sorted = (pings: readonly Ping[], of: 'request' | 'mentor'): readonly string[] =>
  [...new Set(pings.map((ping) => ping[of]))].sort();
