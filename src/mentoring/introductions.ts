/** From the mentor's yes to the two being in touch: nothing is shared before both agreed. */
import { asText, type Consequence, type Handler, type Tx, type Work } from '#src/domain.ts';
import { talkDays } from './kinds.ts';
import { lookSoon, passOn } from './search.ts';
import { planSurveys } from './surveys.ts';
import { lockRequest, movePing, moveRequest } from './transitions.ts';
import { contactFrom, forget, news, pingKey } from './words.ts';

const DAY_MS = 24 * 3600 * 1000;

/** data: ping, contact. One of the two agrees; once both did, each receives the other's card. */
export const share: Handler = async (tx, work) => {
  const ping = await lockPing(tx, asText(work.data.ping));
  const role = ping && work.personId && roleOf(ping, work.personId);
  if (!ping || !role || !work.personId || ping.request.status === 'introduced') return [];
  if (ping.status !== 'accepted' || ping.request.status !== 'accepted')
    return [news(work.personId, 'too-late', work.key)];
  const contact = contactFrom(asText(work.data.contact));
  const { mentorAgreed, askerAgreed } = await tx.ping.update({
    where: { id: ping.id },
    data:
      role === 'mentor'
        ? { mentorAgreed: work.now, mentorContact: contact }
        : { askerAgreed: work.now, askerContact: contact },
  });
  if (!mentorAgreed || !askerAgreed) {
    const [me, other] = [otherOf(ping, role === 'mentor' ? 'asker' : 'mentor'), otherOf(ping, role)];
    return [
      news(me.personId, 'agreed', work.key, { firstName: other.firstName }),
      news(other.personId, 'awaited', work.key, { firstName: me.firstName }),
    ];
  }
  await moveRequest(tx, ping.requestId, 'introduced');
  const at = new Date(work.now.getTime() + talkDays(ping.request.kind) * DAY_MS);
  return [
    forget(pingKey(ping.id, 'lapse')),
    { kind: 'later', work: 'mentoring.end', at, key: pingKey(ping.id, 'end'), data: { ping: ping.id } },
    ...planSurveys(ping.id, ping.requestId, ping.request.zone, work.now),
    introduce(ping.id, ping.mentorId, 'mentor'),
    introduce(ping.id, ping.request.personId, 'asker'),
  ];
};

/** data: ping. Somebody takes their agreement back before the other has agreed: nothing was shared, and nothing will be. */
export const unshare: Handler = async (tx, work) => {
  const ping = await lockPing(tx, asText(work.data.ping));
  const role = ping && work.personId && roleOf(ping, work.personId);
  if (!ping || !role || !work.personId) return [];
  if (ping.status !== 'accepted' || ping.request.status !== 'accepted')
    return [news(work.personId, 'too-late', work.key)];
  await tx.ping.update({
    where: { id: ping.id },
    data:
      role === 'mentor'
        ? { mentorAgreed: null, mentorContact: null }
        : { askerAgreed: null, askerContact: null },
  });
  return [news(work.personId, 'unshared', work.key, { firstName: otherOf(ping, role).firstName })];
};

const introduce = (ping: string, personId: string, role: Role): Consequence => ({
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
  if (ping.askerAgreed) {
    const passed = { requestId: ping.requestId, ping: ping.id, firstName: ping.mentor.firstName } as const;
    return [...freed, ...(await passOn(tx, { ...passed, cause: 'gone' }, work.now))];
  }
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

async function free(tx: Tx, ping: LockedPing, work: Work): Promise<readonly Consequence[]> {
  const isFree =
    ping.request.status === 'accepted' && (await movePing(tx, ping.id, 'released', { mentorContact: null }));
  if (!isFree) return [];
  return [
    news(ping.mentorId, 'freed', pingKey(ping.id), { firstName: ping.request.firstName }),
    ...(await lookSoon(tx, work.now)),
  ];
}

export type Role = 'mentor' | 'asker';

export const roleOf = (ping: LockedPing, personId: string): Role | undefined =>
  ping.mentorId === personId ? 'mentor' : ping.request.personId === personId ? 'asker' : undefined;

export const otherOf = ({ mentorId, mentor, request }: LockedPing, role: Role) =>
  role === 'mentor'
    ? { personId: request.personId, firstName: request.firstName }
    : { personId: mentorId, firstName: mentor.firstName };

export async function lockPing(tx: Tx, id: string) {
  const found = await tx.ping.findUnique({ where: { id }, select: { requestId: true } });
  if (!found || !(await lockRequest(tx, found.requestId))) return undefined;
  return await tx.ping.findUniqueOrThrow({ where: { id }, include: { mentor: true, request: true } });
}
export type LockedPing = NonNullable<Awaited<ReturnType<typeof lockPing>>>;

async function lockAskersPing(tx: Tx, work: Work): Promise<LockedPing | undefined> {
  const ping = await lockPing(tx, asText(work.data.ping));
  return ping && ping.request.personId === work.personId ? ping : undefined;
}
