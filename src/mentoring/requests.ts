/** The asker's side: a request is opened, withdrawn, or declared finished. */
import { asText, type Consequence, type Handler, type Tx } from '#src/domain.ts';
import { NEEDS } from '#src/catalogue/resource.ts';
import type { Json } from '#src/engine/message.ts';
import { endTalk } from './introductions.ts';
import { editCard } from './cards.ts';
import { kindOf } from './kinds.ts';
import { promiseOf, search } from './search.ts';
import { LIVE_PING, lockAsker, lockRequest, movePing, moveRequest, OPEN_REQUEST } from './transitions.ts';
import { forget, news, pingKey, plainName, requestKey } from './words.ts';

const MOST_OPEN_REQUESTS = 3;
const MOST_LINES = 5;
const LONGEST_MESSAGE = 1500;

/** data: need, message (as the asker approved it), firstName, place?, kind?, isUrgent?, locale, zone. */
export const open: Handler = async (tx, work) => {
  const { personId, data, now } = work;
  const need = asText(data.need);
  const message = approvedMessage(data.message);
  if (!personId || !message || !(NEEDS as readonly string[]).includes(need)) return [];
  await lockAsker(tx, personId);
  if (await isFull(tx, personId)) return [news(personId, 'full', work.key)];
  const id = work.newId();
  const zone = asText(data.zone) || 'Europe/Paris';
  const isUrgent = data.isUrgent === true;
  const promisedBy = promiseOf({ zone, isUrgent }, now);
  await tx.helpRequest.create({
    data: {
      id,
      personId,
      need,
      message,
      zone,
      isUrgent,
      kind: kindOf(asText(data.kind)),
      promisedBy,
      place: asText(data.place) || null,
      locale: data.locale === 'en' ? 'en' : 'fr',
      firstName: plainName(asText(data.firstName)),
      createdAt: now,
    },
  });
  return [
    news(personId, 'opened', requestKey(id), { by: promisedBy.toISOString() }),
    ...search({ id, zone, isUrgent }, now),
  ];
};

export const approvedMessage = (typed: Json | undefined): string =>
  asText(typed).split('\n').slice(0, MOST_LINES).join('\n').slice(0, LONGEST_MESSAGE);

/** Whether the person has as many open requests as one may have. */
export async function isFull(tx: Pick<Tx, 'helpRequest'>, personId: string): Promise<boolean> {
  const open = await tx.helpRequest.count({ where: { personId, status: { in: [...OPEN_REQUEST] } } });
  return open >= MOST_OPEN_REQUESTS;
}

/** data: request. Takes back a request that waits, or ends a talk that has begun; both sides are told. */
export const withdraw: Handler = async (tx, work) => {
  const id = asText(work.data.request);
  if (!work.personId || !(await lockRequest(tx, id))) return [];
  const request = await tx.helpRequest.findUniqueOrThrow({
    where: { id },
    include: { pings: { where: { status: 'accepted' }, select: { id: true } } },
  });
  if (request.personId !== work.personId) return [];
  const talk = request.pings[0];
  if (request.status === 'introduced' && talk)
    return [...(await endTalk(tx, talk.id, work.now)), forget(pingKey(talk.id, 'end'))];
  if (!(await moveRequest(tx, id, 'withdrawn', { closedAt: work.now }))) return [];
  return [
    news(work.personId, 'withdrawn', requestKey(id)),
    forget(requestKey(id)),
    ...(await freeMentors(tx, id)),
  ];
};

/** Mentors asked about a request that is no more; those who were told of it are told this too. */
export async function freeMentors(tx: Tx, requestId: string): Promise<readonly Consequence[]> {
  const live = await tx.ping.findMany({
    where: { requestId, status: { in: [...LIVE_PING] } },
    select: { id: true, mentorId: true, status: true, request: { select: { firstName: true } } },
    orderBy: { id: 'asc' },
  });
  const told: Consequence[] = [];
  for (const { id, mentorId, status, request } of live) {
    if (!(await movePing(tx, id, 'withdrawn', { mentorContact: null }))) continue;
    told.push(forget(pingKey(id)));
    if (status !== 'waiting')
      told.push(await editCard(tx, mentorId, id, 'request-gone', { firstName: request.firstName }));
  }
  return told;
}
