/** A mentor is asked: the ping is written down, told after their quiet hours, and given up when they do not answer. */
import { asText, type Consequence, type Handler, type Tx } from '#src/domain.ts';
import { editCard } from './cards.ts';
import type { Ping } from './matching/problem.ts';
import { leavesAt } from './matching/leaving.ts';
import { lastMomentOf, passOn, promiseOf } from './search.ts';
import { pauseWhenSilent } from './silence.ts';
import { lockRequest, movePing, moveRequest } from './transitions.ts';
import { forget, news, pingKey, requestKey } from './words.ts';

/** The request and the mentor must be locked. */
export async function askMentor(tx: Tx, found: Ping, id: string, now: Date): Promise<readonly Consequence[]> {
  const request = await tx.helpRequest.findUniqueOrThrow({ where: { id: found.request } });
  const mentor = await tx.mentor.findUniqueOrThrow({ where: { personId: found.mentor } });
  const sentAt = leavesAt(mentor, now);
  const isQuiet = sentAt > now;
  const expiresAt = lastMomentOf(request, now);
  await tx.ping.create({
    data: {
      id,
      requestId: request.id,
      mentorId: mentor.personId,
      status: isQuiet ? 'waiting' : 'open',
      why: [...found.why],
      sentAt,
      expiresAt,
    },
  });
  // Another mentor may have been asked already: what was promised then stays.
  const isFirst = request.status !== 'pinged';
  const promisedBy = isFirst ? promiseOf(request, now) : request.promisedBy;
  if (isFirst) await moveRequest(tx, request.id, 'pinged', { promisedBy });
  const what = isQuiet ? 'asked-later' : isFirst ? 'asked' : 'asked-too';
  return [
    isQuiet ? later('mentoring.send', sentAt, id) : tellMentor(id, mentor.personId),
    later('mentoring.expire', expiresAt, id),
    forget(requestKey(request.id, 'give-up')),
    news(request.personId, what, pingKey(id), {
      firstName: mentor.firstName,
      skill: mentor.skills.includes(request.need) ? request.need : (mentor.skills[0] ?? ''),
      trade: mentor.trade ?? '',
      place: mentor.place ?? '',
      at: sentAt.toISOString(),
      by: promisedBy.toISOString(),
    }),
  ];
}

/** "mentoring.send" for the ping waits under "ping:<id>:send". */
const later = (work: 'mentoring.send' | 'mentoring.expire', at: Date, ping: string): Consequence => ({
  kind: 'later',
  work,
  at,
  key: pingKey(ping, work.slice('mentoring.'.length)),
  data: { ping },
});

const tellMentor = (ping: string, personId: string): Consequence => ({
  kind: 'tell',
  personId,
  trigger: 'ping',
  key: pingKey(ping, 'told'),
  data: { ping },
});

/** The mentor's quiet hours are over. */
export const send: Handler = async (tx, { data, now }) => {
  const ping = await lockPing(tx, asText(data.ping));
  if (!ping) return [];
  const { id, requestId, mentor } = ping;
  const isAway = !mentor.isActive || (mentor.pausedUntil !== null && mentor.pausedUntil > now);
  if (!isAway) return (await movePing(tx, id, 'open')) ? [tellMentor(id, ping.mentorId)] : [];
  if (!(await movePing(tx, id, 'withdrawn'))) return [];
  const passed = { requestId, ping: id, firstName: mentor.firstName, cause: 'gone' } as const;
  return [forget(pingKey(id, 'expire')), ...(await passOn(tx, passed, now))];
};

/** No answer in time: the next mentor is asked. Three in a row, and this one gets a rest. */
export const expire: Handler = async (tx, { data, now }) => {
  const ping = await lockPing(tx, asText(data.ping));
  if (!ping || !(await movePing(tx, ping.id, 'expired', { answeredAt: now }))) return [];
  const { id, requestId, mentorId, mentor, request } = ping;
  const passed = { requestId, ping: id, firstName: mentor.firstName, cause: 'silent' } as const;
  return [
    await editCard(tx, mentorId, id, 'expired', { firstName: request.firstName }),
    ...(await pauseWhenSilent(tx, mentorId, now)),
    ...(await passOn(tx, passed, now)),
  ];
};

async function lockPing(tx: Tx, id: string) {
  const found = await tx.ping.findUnique({ where: { id }, select: { requestId: true } });
  if (!found || !(await lockRequest(tx, found.requestId))) return undefined;
  return await tx.ping.findUniqueOrThrow({ where: { id }, include: { mentor: true, request: true } });
}
