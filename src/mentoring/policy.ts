/**
 * How a tick is used: for whom somebody may be asked now, and which pings are better left for later. The running program and
 * the simulation use it alike. Pure.
 */
import type { Matched, MatchMentor, MatchRequest, Ping } from './matching/problem.ts';
import { MILLION } from './matching/terms.ts';
import { matchAll } from './matching/tick.ts';
import { isWorkingDay } from './working-days.ts';

/** A request that has found nobody yet. */
export interface Searching extends Omit<MatchRequest, 'wants'> {
  /** Pings without an answer yet. */
  readonly openPings: number;
  /** When the last of them reached its mentor. */
  readonly askedAt?: number;
}

export interface Plan {
  readonly pings: readonly Ping[];
  /** Requests for which somebody fits who had enough pings of late: better asked in a day or two. */
  readonly later: readonly string[];
  readonly unmatched: Matched['unmatched'];
}

export interface PlanOptions {
  readonly now: number;
  /** IANA zone of the working days. */
  readonly zone: string;
}

const DAY_MS = 24 * 3600 * 1000;
/** Every ping tires: each one of the last seven days makes the next one dearer, until a request is worth it. */
const PRICE_OF_EACH_PING = 0.15 * MILLION;
/** Nobody waits so long for a mentor's quiet week: the price falls day by day. */
const DAYS_OF_PRICE = 28;
/** Each round looks for somebody else instead of those who are left in peace. */
const MOST_ROUNDS = 6;
const MOST_AT_ONCE = 2;

/** The pings that should leave now, at most one new one for each mentor. */
export function planPings(
  mentors: readonly MatchMentor[],
  searching: readonly Searching[],
  { now, zone }: PlanOptions,
): Plan {
  const load = new Map(mentors.map(({ id, pingsThisWeek = 0 }) => [id, pingsThisWeek]));
  const patience = new Map(searching.map(({ id, since }) => [id, patienceOf(since, now)]));
  const isDear = ({ request, mentor, value }: Ping) =>
    value < PRICE_OF_EACH_PING * (load.get(mentor) ?? 0) * (patience.get(request) ?? 1);
  let requests: readonly MatchRequest[] = searching
    .map((request) => ({ ...request, wants: pingsWanted(request, now, zone) }))
    .filter(({ wants }) => wants > 0);
  const spared = new Set<string>();
  for (let round = 1; ; round++) {
    const matched = matchAll(mentors, requests, { now, atOnce: 1 });
    const dear = Map.groupBy(matched.pings.filter(isDear), ({ request }) => request);
    for (const request of dear.keys()) spared.add(request);
    if (dear.size === 0 || round === MOST_ROUNDS) return planOf(matched, isDear, spared);
    requests = requests.map((request) => {
      const left = dear.get(request.id)?.map(({ mentor }) => mentor) ?? [];
      return left.length > 0
        ? { ...request, alreadyAsked: [...(request.alreadyAsked ?? []), ...left] }
        : request;
    });
  }
}

/** 1 for a new request, 0 for one that may not wait any more. */
const patienceOf = (since: number, now: number): number =>
  Math.max(0, 1 - (now - since) / (DAYS_OF_PRICE * DAY_MS));

function planOf(matched: Matched, isDear: (ping: Ping) => boolean, spared: ReadonlySet<string>): Plan {
  const pings = matched.pings.filter((ping) => !isDear(ping));
  const asked = new Set(pings.map(({ request }) => request));
  return {
    pings,
    later: [...spared].filter((request) => !asked.has(request)),
    unmatched: matched.unmatched.filter(({ request }) => !spared.has(request)),
  };
}

/** New pings that may leave for this request: a second one when it is urgent, or when the first stays without an answer. */
export function pingsWanted({ urgent, openPings, askedAt }: Searching, now: number, zone: string): number {
  const isSilent = askedAt !== undefined && openPings > 0 && now >= oneWorkingDayAfter(askedAt, zone);
  return Math.max(0, (urgent || isSilent ? MOST_AT_ONCE : 1) - openPings);
}

/** The same hour of the next working day. */
function oneWorkingDayAfter(at: number, zone: string): number {
  let day = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  do day = day.add({ days: 1 });
  while (!isWorkingDay(day.toPlainDate()));
  return day.epochMilliseconds;
}
