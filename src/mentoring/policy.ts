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
  let open: readonly MatchRequest[] = searching
    .map((request) => ({ ...request, wants: pingsWanted(request, now, zone) }))
    .filter(({ wants }) => wants > 0);
  const kept: Ping[] = [];
  const why = new Map<string, string | undefined>();
  for (let round = 1; open.length > 0 && round <= MOST_ROUNDS; round++) {
    const taken = new Set(kept.map(({ mentor }) => mentor));
    const free = mentors.filter(({ id }) => !taken.has(id));
    const { pings, unmatched } = matchAll(free, open, { now, atOnce: 1 });
    const dear = pings.filter(isDear);
    kept.push(...pings.filter((ping) => !isDear(ping)));
    for (const { request, why: rule } of unmatched) if (!why.has(request)) why.set(request, rule);
    for (const { request } of dear) why.set(request, undefined);
    open = dear.length > 0 ? stillOpen(open, kept, dear, why) : [];
  }
  const asked = new Set(kept.map(({ request }) => request));
  const left = [...why].filter(([request]) => !asked.has(request));
  return {
    pings: kept,
    later: left.flatMap(([request, rule]) => (rule === undefined ? [request] : [])),
    unmatched: left.flatMap(([request, rule]) => (rule === undefined ? [] : [{ request, why: rule }])),
  };
}

/** Those whose mentor is left in peace, without that mentor; and those who had nobody because others took them. */
function stillOpen(
  open: readonly MatchRequest[],
  kept: readonly Ping[],
  dear: readonly Ping[],
  why: ReadonlyMap<string, string | undefined>,
): readonly MatchRequest[] {
  const asked = new Set(kept.map(({ request }) => request));
  const spared = Map.groupBy(dear, ({ request }) => request);
  return open
    .filter(({ id }) => !asked.has(id) && (spared.has(id) || why.get(id) === 'taken'))
    .map((request) => {
      const others = spared.get(request.id)?.map(({ mentor }) => mentor) ?? [];
      return others.length > 0
        ? { ...request, alreadyAsked: [...(request.alreadyAsked ?? []), ...others] }
        : request;
    });
}

/** 1 for a new request, 0 for one that may not wait any more. */
const patienceOf = (since: number, now: number): number =>
  Math.max(0, 1 - (now - since) / (DAYS_OF_PRICE * DAY_MS));

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
