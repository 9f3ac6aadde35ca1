/** A request that is over is opened again, or one that waits says something else. */
import { asText, type Handler } from '#src/domain.ts';
import { endTalk } from './introductions.ts';
import { approvedMessage, isFull } from './requests.ts';
import { promiseOf, search, searchSoon } from './search.ts';
import { lockAsker, lockRequest, moveRequest } from './transitions.ts';
import { forget, news, pingKey, requestKey } from './words.ts';

/** data: request. Those who were asked already are not asked again; a talk that goes on is ended first. */
export const reopenRequest: Handler = async (tx, { data, personId, key, now }) => {
  const id = asText(data.request);
  if (!personId || !(await lockRequest(tx, id))) return [];
  const request = await tx.helpRequest.findUniqueOrThrow({
    where: { id },
    include: { pings: { where: { status: 'accepted' }, select: { id: true } } },
  });
  if (request.personId !== personId) return [];
  const talk = request.status === 'introduced' ? request.pings[0] : undefined;
  const ended = talk ? [...(await endTalk(tx, talk.id, now)), forget(pingKey(talk.id, 'end'))] : [];
  await lockAsker(tx, personId);
  if (await isFull(tx, personId)) return [...ended, news(personId, 'full', key)];
  const promisedBy = promiseOf(request, now);
  const change = { promisedBy, openedAt: now, closedAt: null };
  if (!(await moveRequest(tx, id, 'open', change))) return [news(personId, 'too-late', key)];
  return [
    ...ended,
    news(personId, 'reopened', key, { by: promisedBy.toISOString() }),
    ...search(request, now),
  ];
};

/** data: request. A mentor of the same trade next door will do as well, if they agree too. */
export const widenRequest: Handler = async (tx, { data, personId, key, now }) => {
  const id = asText(data.request);
  if (!personId || !(await lockRequest(tx, id))) return [];
  const { count } = await tx.helpRequest.updateMany({
    where: { id, personId, status: { in: ['open', 'nobody', 'pinged'] } },
    data: { acceptsCompetitors: true },
  });
  if (count === 0) return [news(personId, 'too-late', key)];
  return [news(personId, 'widened', requestKey(id, key)), searchSoon(id, now)];
};

/** data: request, message. As long as nobody has said yes; mentors who were asked read the new words. */
export const editRequest: Handler = async (tx, { data, personId, key }) => {
  const id = asText(data.request);
  const message = approvedMessage(data.message);
  if (!personId || !message || !(await lockRequest(tx, id))) return [];
  const { count } = await tx.helpRequest.updateMany({
    where: { id, personId, status: { in: ['open', 'nobody', 'pinged'] } },
    data: { message },
  });
  if (count === 0) return [news(personId, 'too-late', key)];
  const told = await tx.ping.findMany({
    where: { requestId: id, status: 'open' },
    orderBy: { id: 'asc' },
    select: { mentorId: true, request: { select: { firstName: true } } },
  });
  return [
    news(personId, 'edited', requestKey(id, key)),
    ...told.map(({ mentorId, request: { firstName } }) =>
      news(mentorId, 'other-words', requestKey(id, `${key}:${mentorId}`), { firstName, message }),
    ),
  ];
};
