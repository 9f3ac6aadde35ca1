/** When mentors are looked for: soon after something changed, each working morning, and until when an answer is promised. */
import { asText, type Consequence, type Handler, type Tx } from '#src/domain.ts';
import { LIVE_PING, lockRequest, moveRequest, SEARCHING } from './transitions.ts';
import { news, pingKey, requestKey } from './words.ts';
import { workingMoment } from './working-days.ts';

/** An answer is promised to the asker by this hour of the second working day (of the next one when it is urgent). */
const PROMISE_DAYS = 2;
const URGENT_DAYS = 1;
const PROMISE_HOUR = 18;
/** A mentor has until an hour before, and so has the search: a promise that cannot be kept is taken back in time. */
const LAST_HOUR = PROMISE_HOUR - 1;
/** Whoever finds nobody hears so at the promised hour; the search goes on behind it for so long. */
const SEARCH_DAYS = 30;
const LEAST_SEARCH_DAYS = 7;
const DAY_MS = 24 * 3600 * 1000;

const HOUR_MS = 3600 * 1000;
/** Changes of the same few seconds share one tick. */
const SHARED_MS = 3_000;
/** So that whoever shares it has written it down before it begins. */
const SETTLING_MS = 1_000;
const MORNING_HOUR = 9;
/** Working days are those of the mainland: mentors elsewhere are asked after their own quiet hours all the same. */
export const WORKING_ZONE = 'Europe/Paris';

interface Promised {
  readonly zone: string;
  readonly isUrgent: boolean;
}
const promiseDays = ({ isUrgent }: Promised) => (isUrgent ? URGENT_DAYS : PROMISE_DAYS);
export const promiseOf = (request: Promised, now: Date): Date =>
  workingMoment(now, promiseDays(request), PROMISE_HOUR, request.zone);
export const lastMomentOf = (request: Promised, now: Date): Date =>
  workingMoment(now, promiseDays(request), LAST_HOUR, request.zone);

/**
 * The tick (tick.ts) at that moment. Its data name one request that waits: a process of the version before, which looks for
 * one request at a time, does the same work for it.
 */
function tickAt(at: Date, request: string): Consequence {
  const shared = Math.floor(at.getTime() / SHARED_MS);
  const moment = new Date(shared * SHARED_MS + SETTLING_MS);
  return { kind: 'later', work: 'mentoring.match', at: moment, key: `match:${shared}`, data: { request } };
}

const soon = (now: Date): Date => new Date(now.getTime() + SHARED_MS);
export const searchSoon = (request: string, now: Date): Consequence => tickAt(soon(now), request);

async function tickForWaiting(tx: Tx, at: Date): Promise<readonly Consequence[]> {
  const first = await tx.helpRequest.findFirst({
    where: { status: { in: [...SEARCHING] } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  return first ? [tickAt(at, first.id)] : [];
}

/** A place is free, somebody is back: whoever waits is looked at again. */
export const lookSoon = (tx: Tx, now: Date) => tickForWaiting(tx, soon(now));
/** Those who could help were asked about something else: their next ping leaves when this one may have been read. */
export const lookLater = (tx: Tx, now: Date) => tickForWaiting(tx, new Date(now.getTime() + HOUR_MS));
/** Budgets are given back and waits grow with the days. */
export const lookTomorrow = (tx: Tx, now: Date) =>
  tickForWaiting(tx, workingMoment(now, 1, MORNING_HOUR, WORKING_ZONE));

export interface Passed {
  readonly requestId: string;
  readonly ping: string;
  /** The mentor who does not help after all. */
  readonly firstName: string;
  readonly cause: 'declined' | 'found' | 'silent' | 'gone' | 'refused';
}

/**
 * A mentor is out: the search begins again, unless another one still has the request, and the asker hears which of both, with
 * a promise. The request must be locked.
 */
export async function passOn(tx: Tx, passed: Passed, now: Date): Promise<readonly Consequence[]> {
  const { requestId, firstName, cause } = passed;
  const others = await tx.ping.findMany({
    where: { requestId, status: { in: [...LIVE_PING] } },
    orderBy: { id: 'asc' },
    select: { mentor: { select: { firstName: true } } },
  });
  const request = await tx.helpRequest.findUniqueOrThrow({ where: { id: requestId } });
  const other = others[0]?.mentor.firstName;
  const reopened = await reopen(tx, requestId, now);
  if (reopened.length === 0 && other === undefined) return [];
  const by = other === undefined ? promiseOf(request, now) : request.promisedBy;
  const data = { firstName, cause, by: by.toISOString(), ...(other !== undefined && { other }) };
  return [
    news(request.personId, other === undefined ? 'next' : 'still', pingKey(passed.ping, cause), data),
    ...reopened,
  ];
}

/** Back to looking, unless another mentor still holds the request. The request must be locked. */
export async function reopen(tx: Tx, requestId: string, now: Date): Promise<readonly Consequence[]> {
  const others = await tx.ping.count({ where: { requestId, status: { in: [...LIVE_PING] } } });
  if (others > 0) return [];
  const request = await tx.helpRequest.findUniqueOrThrow({ where: { id: requestId } });
  const promisedBy = promiseOf(request, now);
  if (!(await moveRequest(tx, requestId, 'open', { promisedBy }))) return [];
  return search(request, now);
}

/** What an open request waits for: the next tick, and the hour at which an answer was promised. */
export const search = (request: Promised & { readonly id: string }, now: Date): readonly Consequence[] => [
  searchSoon(request.id, now),
  {
    kind: 'later',
    work: 'mentoring.promise',
    at: lastMomentOf(request, now),
    key: requestKey(request.id, 'promise'),
    data: { request: request.id },
  },
];

/** The hour of the promise: nobody was found, and that is said, with others who can help. The search goes on behind it. */
export const keepPromise: Handler = async (tx, { data, now }) => {
  const id = asText(data.request);
  if (!(await lockRequest(tx, id)) || !(await moveRequest(tx, id, 'nobody'))) return [];
  const request = await tx.helpRequest.findUniqueOrThrow({ where: { id } });
  const since = (request.openedAt ?? request.createdAt).getTime();
  const until = new Date(Math.max(since + SEARCH_DAYS * DAY_MS, now.getTime() + LEAST_SEARCH_DAYS * DAY_MS));
  return [
    news(request.personId, 'nobody', requestKey(id, now.getTime().toString()), {
      need: request.need,
      until: until.toISOString(),
    }),
    searchSoon(id, now),
    {
      kind: 'later',
      work: 'mentoring.give-up',
      at: until,
      key: requestKey(id, 'give-up'),
      data: { request: id },
    },
  ];
};

/** A month without anybody: the request is closed, and the asker may open it again. */
export const giveUp: Handler = async (tx, { data, now }) => {
  const id = asText(data.request);
  if (!(await lockRequest(tx, id))) return [];
  const request = await tx.helpRequest.findUniqueOrThrow({ where: { id } });
  if (request.status !== 'nobody' || !(await moveRequest(tx, id, 'closed', { closedAt: now }))) return [];
  return [
    news(request.personId, 'gave-up', requestKey(id, now.getTime().toString()), { need: request.need }),
  ];
};
