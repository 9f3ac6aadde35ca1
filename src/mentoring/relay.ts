/** Two who write to each other through PlusUn: from the mentor's yes on, until one of them has had enough. */
import { asText, type Consequence, type Handler, type Tx } from '#src/domain.ts';
import { blockPair } from './blocks.ts';
import { type LockedPing, lockPing, otherOf, roleOf } from './introductions.ts';
import { inert, warningFor } from './relay-text.ts';
import { lookSoon, passOn, promiseOf, search } from './search.ts';
import { movePing, moveRequest } from './transitions.ts';
import { forget, news, pingKey, requestKey } from './words.ts';

const isTalk = ({ status, request }: LockedPing): boolean =>
  status === 'accepted' && ['accepted', 'introduced'].includes(request.status);

/** data: ping, text. Only the two can use it. What looks like a trick is passed on with a warning. */
export const relay: Handler = async (tx, { data, personId, key }) => {
  if (!personId) return [];
  const ping = await lockPing(tx, asText(data.ping));
  const role = ping && roleOf(ping, personId);
  if (!ping || !role || !isTalk(ping)) return [news(personId, 'relay-closed', key)];
  const text = asText(data.text);
  const from = role === 'mentor' ? ping.mentor.firstName : ping.request.firstName;
  const to = otherOf(ping, role);
  return [
    // Told once: its key names the event.
    news(to.personId, 'relay-first', pingKey(ping.id, `to-${role}`), { firstName: from }),
    {
      kind: 'tell',
      personId: to.personId,
      trigger: 'peer-message',
      key,
      data: { ping: ping.id, from, text: inert(text), warning: warningFor(text) ?? 'none' },
    },
    news(personId, 'relayed', key, { firstName: to.firstName }),
  ];
};

/**
 * data: ping. The two are never put in touch again, whoever asked for it; the talk is over, and the request searches anew. The
 * other one hears what anybody would hear whose talk has ended.
 */
export const block: Handler = async (tx, { data, personId, key, now }) => {
  const ping = await lockPing(tx, asText(data.ping));
  const role = ping && personId && roleOf(ping, personId);
  if (!ping || !role || !personId) return [];
  const other = otherOf(ping, role);
  await blockPair(tx, personId, other.personId, now);
  const told = [news(personId, 'blocked', key, { firstName: other.firstName })];
  if (!isTalk(ping)) return told;
  const cause = role === 'asker' ? 'refused' : 'gone';
  const isIntroduced = ping.request.status === 'introduced';
  const next = await (isIntroduced ? searchAgain(tx, ping, cause, now) : giveBack(tx, ping, cause, now));
  return [
    ...told,
    forget(pingKey(ping.id)),
    forget(requestKey(ping.requestId, `survey:${ping.id}`)),
    ...(role === 'asker' ? [partedNews(ping, isIntroduced)] : []),
    ...next,
  ];
};

const partedNews = ({ id, mentorId, request }: LockedPing, isIntroduced: boolean): Consequence =>
  news(mentorId, isIntroduced ? 'ended' : 'freed', pingKey(id, 'parted'), { firstName: request.firstName });

const NOTHING_SHARED = { mentorContact: null, askerContact: null } as const;

async function giveBack(
  tx: Tx,
  { id, requestId, mentor }: LockedPing,
  cause: 'refused' | 'gone',
  now: Date,
): Promise<readonly Consequence[]> {
  await movePing(tx, id, 'released');
  await tx.ping.update({ where: { id }, data: NOTHING_SHARED });
  const passed = { requestId, ping: id, firstName: mentor.firstName, cause };
  return [...(await passOn(tx, passed, now)), ...(await lookSoon(tx, now))];
}

/** They had been introduced: the request was as good as over, and begins again. */
async function searchAgain(
  tx: Tx,
  { id, request, mentor }: LockedPing,
  cause: 'refused' | 'gone',
  now: Date,
): Promise<readonly Consequence[]> {
  await moveRequest(tx, request.id, 'closed', { closedAt: now });
  await movePing(tx, id, 'done');
  await tx.ping.update({ where: { id }, data: NOTHING_SHARED });
  const promisedBy = promiseOf(request, now);
  await moveRequest(tx, request.id, 'open', { promisedBy, openedAt: now, closedAt: null });
  const by = promisedBy.toISOString();
  return [
    news(request.personId, 'next', pingKey(id, cause), { firstName: mentor.firstName, cause, by }),
    ...search(request, now),
  ];
}
