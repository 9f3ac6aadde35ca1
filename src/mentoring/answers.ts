/** The mentor's answer to a ping. */
import { asText, type Consequence, type Handler, type Tx, type Work } from '#src/domain.ts';
import { blockPair } from './blocks.ts';
import { editCard } from './cards.ts';
import { pauseUntil } from './pauses.ts';
import { passOn, promiseOf } from './search.ts';
import { heardFrom } from './silence.ts';
import { lockRequest, movePing, moveRequest } from './transitions.ts';
import { contactFrom, forget, news, pingKey } from './words.ts';

/** data: ping, contact ("here" or what the mentor typed). Accepting is agreeing to share the first name and contact. */
export const accept: Handler = async (tx, work) => {
  const ping = await lockOwnPing(tx, work);
  if (!ping) return [];
  const { id, mentorId, request } = ping;
  const agreed = {
    answeredAt: work.now,
    mentorAgreed: work.now,
    mentorContact: contactFrom(asText(work.data.contact)),
  };
  const isFirst = request.status === 'pinged' && (await movePing(tx, id, 'accepted', agreed));
  if (!isFirst) return tooLate(ping, work);
  await moveRequest(tx, request.id, 'accepted');
  await heardFrom(tx, mentorId, work.now);
  const answerBy = promiseOf({ zone: request.zone, isUrgent: false }, work.now);
  return [
    forget(pingKey(id, 'expire')),
    { kind: 'later', work: 'mentoring.lapse', at: answerBy, key: pingKey(id, 'lapse'), data: { ping: id } },
    news(mentorId, 'accepted', pingKey(id), { firstName: request.firstName, by: answerBy.toISOString() }),
    {
      kind: 'tell',
      personId: request.personId,
      trigger: 'introduction',
      key: pingKey(id, 'introduction'),
      data: { ping: id },
    },
    ...(await thankOthers(tx, request.id, id)),
  ];
};

/** How long somebody without time is left in peace; they may come back, or make it longer, at once. */
const NO_TIME = 'one-week';

/**
 * data: ping, reason. The reason counts from now on: no time is a break; a competitor is never asked about them again; "not my
 * field" weighs on that skill (board.ts).
 */
export const decline: Handler = async (tx, work) => {
  const ping = await lockOwnPing(tx, work);
  if (!ping) return [];
  const { id, mentorId, mentor, request } = ping;
  const reason = asText(work.data.reason) || 'other';
  if (!(await movePing(tx, id, 'declined', { answeredAt: work.now, reason }))) return tooLate(ping, work);
  await heardFrom(tx, mentorId, work.now);
  if (reason === 'competitor') await blockPair(tx, mentorId, request.personId, work.now);
  const cause = reason === 'found' ? 'found' : 'declined';
  return [
    forget(pingKey(id)),
    news(mentorId, 'declined', pingKey(id)),
    ...(reason === 'no-time' ? await pauseUntil(tx, mentor, NO_TIME, 'paused', pingKey(id), work.now) : []),
    ...(await passOn(tx, { requestId: request.id, ping: id, firstName: mentor.firstName, cause }, work.now)),
  ];
};

/** The ping as it is now, its request locked; undefined unless it is this mentor's own. */
async function lockOwnPing(tx: Tx, work: Work) {
  const id = asText(work.data.ping);
  const mine = await tx.ping.findUnique({ where: { id }, select: { mentorId: true, requestId: true } });
  if (!mine || mine.mentorId !== work.personId || !(await lockRequest(tx, mine.requestId))) return undefined;
  return await tx.ping.findUniqueOrThrow({ where: { id }, include: { mentor: true, request: true } });
}
type OwnPing = NonNullable<Awaited<ReturnType<typeof lockOwnPing>>>;

/** Said kindly, with the reason: the mentor meant well. */
function tooLate(ping: OwnPing, work: Work): readonly Consequence[] {
  if (ping.status === 'accepted') return [];
  const { firstName, status } = ping.request;
  const isTaken = ['accepted', 'introduced', 'closed', 'done'].includes(status);
  const what = isTaken ? 'taken' : status === 'withdrawn' ? 'request-gone' : 'expired';
  return [news(ping.mentorId, what, work.key, { firstName })];
}

/** When several were asked at once: the others need not answer any more. */
async function thankOthers(tx: Tx, requestId: string, winner: string): Promise<readonly Consequence[]> {
  const others = await tx.ping.findMany({
    where: { requestId, id: { not: winner }, status: { in: ['waiting', 'open'] } },
    select: { id: true, mentorId: true, status: true, request: { select: { firstName: true } } },
    orderBy: { id: 'asc' },
  });
  const thanks: Consequence[] = [];
  for (const { id, mentorId, status, request } of others) {
    await movePing(tx, id, 'withdrawn');
    thanks.push(forget(pingKey(id)));
    if (status === 'open')
      thanks.push(await editCard(tx, mentorId, id, 'taken', { firstName: request.firstName }));
  }
  return thanks;
}
