/** Looking for a mentor: the due work `mentoring.match`, what it writes down, and how a search begins again. */
import { asText, type Consequence, type Handler, type Tx } from '#src/domain.ts';
import type { HelpRequest } from '#prisma/generated/client.ts';
import { loadCandidate, loadCandidates } from './candidates.ts';
import { type Asked, bestMatch, type Match } from './match.ts';
import { LIVE_PING, lockMentor, lockRequest, movePing, moveRequest } from './transitions.ts';
import { forget, news, pingKey, requestKey } from './words.ts';
import { workingMoment } from './working-days.ts';

/** An answer is promised to the asker by this hour of the second working day; the mentor has until an hour before. */
export const PROMISE_DAYS = 2;
export const PROMISE_HOUR = 18;
const EXPIRY_HOUR = PROMISE_HOUR - 1;
/** A request that nobody fits is tried again each working morning for a month; later, only when somebody new comes. */
const RETRY_HOUR = 9;
const RETRY_MS = 30 * 24 * 3600 * 1000;
/** How many waiting requests are looked at again at once when a place becomes free. */
const WAITING_AT_ONCE = 200;

/** Writes down a search; the round makes its key its own. */
export async function searchAgain(tx: Tx, requestId: string, at: Date): Promise<Consequence> {
  const { rounds } = await tx.helpRequest.update({
    where: { id: requestId },
    data: { rounds: { increment: 1 } },
    select: { rounds: true },
  });
  const key = requestKey(requestId, `match:${rounds}`);
  return { kind: 'later', work: 'mentoring.match', at, key, data: { request: requestId } };
}

/** A mentor has a place: requests that wait for one are looked at again, oldest first. */
export async function searchForWaiting(tx: Tx, at: Date): Promise<readonly Consequence[]> {
  const waiting = await tx.helpRequest.findMany({
    where: { status: { in: ['open', 'nobody'] } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: WAITING_AT_ONCE,
    select: { id: true },
  });
  const found: Consequence[] = [];
  for (const { id } of waiting) found.push(await searchAgain(tx, id, at));
  return found;
}

/** Back to looking, unless another mentor still holds the request. The request must be locked. */
export async function reopen(tx: Tx, requestId: string, at: Date): Promise<readonly Consequence[]> {
  const others = await tx.ping.count({ where: { requestId, status: { in: [...LIVE_PING] } } });
  if (others > 0 || !(await moveRequest(tx, requestId, 'open'))) return [];
  return [await searchAgain(tx, requestId, at)];
}

/** Picks the best mentor of the moment and asks; or says honestly that there is none yet. */
export const match: Handler = async (tx, work) => {
  const id = asText(work.data.request);
  if (!(await lockRequest(tx, id))) return [];
  const request = await tx.helpRequest.findUniqueOrThrow({
    where: { id },
    include: {
      pings: { select: { mentorId: true } },
      person: { select: { profile: { select: { activity: true } } } },
    },
  });
  if (request.status !== 'open' && request.status !== 'nobody') return [];
  const trade = request.person.profile?.activity;
  const found = await reserve(
    tx,
    {
      personId: request.personId,
      need: request.need,
      locale: request.locale,
      alreadyAsked: request.pings.map((ping) => ping.mentorId),
      ...(request.place && { place: request.place }),
      ...(trade && { trade }),
    },
    work.now,
  );
  return found ? askMentor(tx, request, found, work.newId(), work.now) : sayNobody(tx, request, work.now);
};

/** The best mentor, locked, so that two searches cannot both take their last place. */
async function reserve(tx: Tx, asked: Asked, now: Date): Promise<Match | undefined> {
  let candidates = await loadCandidates(tx, asked.locale, now);
  for (;;) {
    const best = bestMatch(asked, candidates, now);
    if (!best) return undefined;
    await lockMentor(tx, best.personId);
    const fresh = await loadCandidate(tx, best.personId, now);
    const still = fresh && bestMatch(asked, [fresh], now);
    if (still) return still;
    candidates = candidates.filter((candidate) => candidate.personId !== best.personId);
  }
}

async function askMentor(
  tx: Tx,
  request: HelpRequest,
  found: Match,
  id: string,
  now: Date,
): Promise<readonly Consequence[]> {
  const isQuiet = found.tellAt > now;
  const expiresAt = workingMoment(now, PROMISE_DAYS, EXPIRY_HOUR, request.zone);
  const promisedBy = workingMoment(now, PROMISE_DAYS, PROMISE_HOUR, request.zone);
  const { mentor } = await tx.ping.create({
    data: {
      id,
      requestId: request.id,
      mentorId: found.personId,
      status: isQuiet ? 'waiting' : 'open',
      why: [...found.why],
      sentAt: found.tellAt,
      expiresAt,
    },
    select: { mentor: { select: { firstName: true, skills: true, trade: true, place: true } } },
  });
  await moveRequest(tx, request.id, 'pinged', { promisedBy });
  return [
    isQuiet
      ? {
          kind: 'later',
          work: 'mentoring.send',
          at: found.tellAt,
          key: pingKey(id, 'send'),
          data: { ping: id },
        }
      : tellMentor(id, found.personId),
    {
      kind: 'later',
      work: 'mentoring.expire',
      at: expiresAt,
      key: pingKey(id, 'expire'),
      data: { ping: id },
    },
    news(request.personId, isQuiet ? 'asked-later' : 'asked', pingKey(id), {
      firstName: mentor.firstName,
      skill: mentor.skills.includes(request.need) ? request.need : (mentor.skills[0] ?? ''),
      trade: mentor.trade ?? '',
      place: mentor.place ?? '',
      at: found.tellAt.toISOString(),
      by: promisedBy.toISOString(),
    }),
  ];
}

const tellMentor = (ping: string, personId: string): Consequence => ({
  kind: 'tell',
  personId,
  trigger: 'ping',
  key: pingKey(ping, 'told'),
  data: { ping },
});

async function sayNobody(tx: Tx, request: HelpRequest, now: Date): Promise<readonly Consequence[]> {
  const isNew = request.status === 'open' && (await moveRequest(tx, request.id, 'nobody'));
  const isYoung = now.getTime() - request.createdAt.getTime() < RETRY_MS;
  const data = { need: request.need };
  return [
    ...(isYoung ? [await searchAgain(tx, request.id, workingMoment(now, 1, RETRY_HOUR, request.zone))] : []),
    // The round keeps a second "nobody", after a mentor who left, from being taken for the first one.
    ...(isNew
      ? [news(request.personId, 'nobody', requestKey(request.id, String(request.rounds)), data)]
      : []),
  ];
}

/** The mentor's quiet hours are over. */
export const send: Handler = async (tx, work) => {
  const ping = await tx.ping.findUnique({
    where: { id: asText(work.data.ping) },
    include: { mentor: true, request: true },
  });
  if (!ping || !(await lockRequest(tx, ping.requestId))) return [];
  const { mentor, request } = ping;
  const isAway = !mentor.isActive || (mentor.pausedUntil !== null && mentor.pausedUntil > work.now);
  if (!isAway) return (await movePing(tx, ping.id, 'open')) ? [tellMentor(ping.id, ping.mentorId)] : [];
  if (!(await movePing(tx, ping.id, 'withdrawn'))) return [];
  return [
    forget(pingKey(ping.id, 'expire')),
    news(request.personId, 'next', pingKey(ping.id, 'away'), { firstName: mentor.firstName, cause: 'gone' }),
    ...(await reopen(tx, ping.requestId, work.now)),
  ];
};

/** Two working days without an answer: the next mentor is asked. */
export const expire: Handler = async (tx, work) => {
  const ping = await tx.ping.findUnique({
    where: { id: asText(work.data.ping) },
    include: { mentor: true, request: true },
  });
  if (!ping || !(await lockRequest(tx, ping.requestId))) return [];
  if (!(await movePing(tx, ping.id, 'expired', { answeredAt: work.now }))) return [];
  const { mentor, request } = ping;
  return [
    news(ping.mentorId, 'expired', pingKey(ping.id), { firstName: request.firstName }),
    news(request.personId, 'next', pingKey(ping.id, 'expired'), {
      firstName: mentor.firstName,
      cause: 'silent',
    }),
    ...(await reopen(tx, ping.requestId, work.now)),
  ];
};
