/** From the mentor's yes to the two being in touch: nothing is shared before both agreed. */
import { asText, type Consequence, type Handler, type Tx, type Work } from '#src/domain.ts';
import { talkDays } from './kinds.ts';
import { lookSoon, passOn } from './search.ts';
import { planSurveys } from './surveys.ts';
import { lockRequest, movePing, moveRequest } from './transitions.ts';
import { contactFrom, forget, news, pingKey } from './words.ts';

const DAY_MS = 24 * 3600 * 1000;
const LONGEST_RELAYED = 1500;

/** data: ping, contact. The asker agrees: each receives the other's card. */
export const share: Handler = async (tx, work) => {
  const ping = await lockAskersPing(tx, work);
  if (!ping) return [];
  if (ping.request.status === 'introduced') return [];
  const isOpen = ping.status === 'accepted' && (await moveRequest(tx, ping.requestId, 'introduced'));
  if (!isOpen) return [news(ping.request.personId, 'too-late', work.key)];
  await tx.ping.updateMany({
    where: { id: ping.id, status: 'accepted' },
    data: { askerAgreed: work.now, askerContact: contactFrom(asText(work.data.contact)) },
  });
  const at = new Date(work.now.getTime() + talkDays(ping.request.kind) * DAY_MS);
  return [
    forget(pingKey(ping.id, 'lapse')),
    { kind: 'later', work: 'mentoring.end', at, key: pingKey(ping.id, 'end'), data: { ping: ping.id } },
    ...planSurveys(ping.id, ping.requestId, ping.request.zone, work.now),
    introduce(ping.id, ping.mentorId, 'mentor'),
    introduce(ping.id, ping.request.personId, 'asker'),
  ];
};

const introduce = (ping: string, personId: string, role: 'mentor' | 'asker'): Consequence => ({
  kind: 'tell',
  personId,
  trigger: 'introduced',
  key: pingKey(ping, `introduced:${role}`),
  data: { ping, role },
});

/** data: ping, next ("other": ask somebody else; "stop": take the request back). */
export const refuse: Handler = async (tx, work) => {
  const ping = await lockAskersPing(tx, work);
  if (!ping) return [];
  const freed = await free(tx, ping, work);
  if (freed.length === 0) return [news(ping.request.personId, 'too-late', work.key)];
  const noLapse = forget(pingKey(ping.id, 'lapse'));
  if (work.data.next === 'other') {
    const { requestId, mentor } = ping;
    const passed = { requestId, ping: ping.id, firstName: mentor.firstName, cause: 'refused' } as const;
    return [...freed, noLapse, ...(await passOn(tx, passed, work.now))];
  }
  await moveRequest(tx, ping.requestId, 'withdrawn', { closedAt: work.now });
  return [...freed, noLapse, news(ping.request.personId, 'withdrawn', pingKey(ping.id))];
};

/** The asker did not say whether they agree: the mentor is freed, the request is closed, both know. */
export const lapse: Handler = async (tx, work) => {
  const ping = await lockPing(tx, asText(work.data.ping));
  const freed = ping ? await free(tx, ping, work) : [];
  if (!ping || freed.length === 0) return [];
  await moveRequest(tx, ping.requestId, 'withdrawn', { closedAt: work.now });
  return [
    ...freed,
    news(ping.request.personId, 'lapsed', pingKey(ping.id), { firstName: ping.mentor.firstName }),
  ];
};

/** data: ping. Some time after the introduction (kinds.ts) the place is free again. */
export const end: Handler = async (tx, work) => await endTalk(tx, asText(work.data.ping), work.now);

export async function endTalk(tx: Tx, pingId: string, now: Date): Promise<readonly Consequence[]> {
  const ping = await lockPing(tx, pingId);
  if (!ping || !(await moveRequest(tx, ping.requestId, 'closed', { closedAt: now }))) return [];
  await movePing(tx, pingId, 'done');
  await tx.ping.update({ where: { id: pingId }, data: { mentorContact: null, askerContact: null } });
  return [
    news(ping.mentorId, 'ended', pingKey(pingId, 'mentor'), { firstName: ping.request.firstName }),
    news(ping.request.personId, 'ended', pingKey(pingId, 'asker'), { firstName: ping.mentor.firstName }),
    ...(await lookSoon(tx, now)),
  ];
}

/** data: ping, text. Passes words on between two people who were introduced; only they can use it. */
export const relay: Handler = async (tx, work) => {
  const ping = await lockPing(tx, asText(work.data.ping));
  if (!work.personId) return [];
  const isMentor = ping?.mentorId === work.personId;
  const isAsker = ping?.request.personId === work.personId;
  if (!ping || ping.request.status !== 'introduced' || !(isMentor || isAsker))
    return [news(work.personId, 'relay-closed', work.key)];
  const text = asText(work.data.text).slice(0, LONGEST_RELAYED);
  const from = isMentor ? ping.mentor.firstName : ping.request.firstName;
  const to = isMentor ? ping.request : { personId: ping.mentorId, firstName: ping.mentor.firstName };
  return [
    {
      kind: 'tell',
      personId: to.personId,
      trigger: 'peer-message',
      key: work.key,
      data: { ping: ping.id, from, text },
    },
    news(work.personId, 'relayed', work.key, { firstName: to.firstName }),
  ];
};

async function free(tx: Tx, ping: LockedPing, work: Work): Promise<readonly Consequence[]> {
  const isFree =
    ping.request.status === 'accepted' && (await movePing(tx, ping.id, 'released', { mentorContact: null }));
  if (!isFree) return [];
  return [
    news(ping.mentorId, 'freed', pingKey(ping.id), { firstName: ping.request.firstName }),
    ...(await lookSoon(tx, work.now)),
  ];
}

async function lockPing(tx: Tx, id: string) {
  const found = await tx.ping.findUnique({ where: { id }, select: { requestId: true } });
  if (!found || !(await lockRequest(tx, found.requestId))) return undefined;
  return await tx.ping.findUniqueOrThrow({ where: { id }, include: { mentor: true, request: true } });
}
type LockedPing = NonNullable<Awaited<ReturnType<typeof lockPing>>>;

async function lockAskersPing(tx: Tx, work: Work): Promise<LockedPing | undefined> {
  const ping = await lockPing(tx, asText(work.data.ping));
  return ping && ping.request.personId === work.personId ? ping : undefined;
}
