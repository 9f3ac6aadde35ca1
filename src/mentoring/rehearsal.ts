/**
 * The week to come, played on a copy: the program's own matcher hour after hour, nobody answering. That is the most anybody
 * could be asked; nothing is written and nothing leaves. Pure.
 */
import type { Board } from './board.ts';
import type { MatchMentor, Ping } from './matching/problem.ts';
import { planPings, type Searching } from './policy.ts';
import { isWorkingDay, workingMoment } from './working-days.ts';

const DAY_MS = 24 * 3600 * 1000;
const WEEK_DAYS = 7;
/** Looked at now, then on working days at these hours: pings leave no oftener than that when nobody answers. */
const HOURS = [9, 14];
/** An unanswered ping is given up on the second working day, an hour before what was promised. */
const EXPIRY = { days: 2, hour: 17 } as const;

export interface RehearsedPing extends Ping {
  readonly at: Date;
}

export interface Rehearsed {
  /** In the order in which they would leave. */
  readonly pings: readonly RehearsedPing[];
  /** Requests for which nobody at all would be asked in the week, with the rule that leaves nobody. */
  readonly unmatched: readonly { readonly request: string; readonly why: string }[];
}

interface Held {
  readonly ping: Ping;
  readonly until: number;
}

export function rehearseWeek(board: Board, now: Date, zone: string): Rehearsed {
  const before = new Map(board.mentors.map((mentor) => [mentor.id, mentor]));
  const pings: RehearsedPing[] = [];
  const why = new Map<string, string>();
  let held: readonly Held[] = [];
  for (const at of ticksFrom(now, zone)) {
    held = held.filter(({ until }) => until > at.getTime());
    const mentors = board.mentors.map((mentor) => withPings(mentor, pings, held, at));
    const requests = board.requests.map((request) => withAsked(request, pings, held));
    const plan = planPings(mentors, requests, { now: at.getTime(), zone });
    for (const { request, why: rule } of plan.unmatched) why.set(request, rule);
    const until = workingMoment(at, EXPIRY.days, EXPIRY.hour, zone).getTime();
    held = [...held, ...plan.pings.map((ping) => ({ ping, until }))];
    pings.push(...plan.pings.filter(({ mentor }) => before.has(mentor)).map((ping) => ({ ...ping, at })));
  }
  const asked = new Set(pings.map(({ request }) => request));
  return {
    pings,
    unmatched: board.requests.flatMap(({ id, openPings }) => {
      const rule = why.get(id);
      return rule === undefined || openPings > 0 || asked.has(id) ? [] : [{ request: id, why: rule }];
    }),
  };
}

function ticksFrom(now: Date, zone: string): readonly Date[] {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  const days = Array.from({ length: WEEK_DAYS }, (_, after) => today.add({ days: after })).filter(
    isWorkingDay,
  );
  const later = days.flatMap((day) =>
    HOURS.map(
      (hour) => new Date(day.toZonedDateTime({ timeZone: zone, plainTime: { hour } }).epochMilliseconds),
    ),
  );
  return [now, ...later.filter((at) => at > now)];
}

function withPings(
  mentor: MatchMentor,
  pings: readonly RehearsedPing[],
  held: readonly Held[],
  now: Date,
): MatchMentor {
  const own = pings.filter((ping) => ping.mentor === mentor.id);
  const open = held.filter(({ ping }) => ping.mentor === mentor.id).length;
  const last = own.at(-1);
  if (!last) return mentor;
  return {
    ...mentor,
    open: (mentor.open ?? 0) + open,
    pinged: (mentor.pinged ?? 0) + own.length - open,
    // Those of last week go out of sight one by one; here all of them stay: rather one ping too few than one too many.
    pingsThisWeek:
      (mentor.pingsThisWeek ?? 0) +
      own.filter(({ at }) => now.getTime() - at.getTime() < WEEK_DAYS * DAY_MS).length,
    lastPingAt: last.at.getTime(),
  };
}

function withAsked(request: Searching, pings: readonly RehearsedPing[], held: readonly Held[]): Searching {
  const own = pings.filter((ping) => ping.request === request.id);
  const last = own.at(-1);
  if (!last) return request;
  const open = held.filter(({ ping }) => ping.request === request.id).length;
  return {
    ...request,
    alreadyAsked: [...(request.alreadyAsked ?? []), ...own.map(({ mentor }) => mentor)],
    openPings: request.openPings + open,
    askedAt: last.at.getTime(),
  };
}
