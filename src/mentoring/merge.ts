/** Two people turn out to be one: what becomes of their pings and cards. The rules stand in src/people/merge.ts. */
import type { Ping } from '#prisma/generated/client.ts';
import type { Consequence, Tx } from '#src/domain.ts';
import { copyBlocks } from './blocks.ts';
import { reopen } from './search.ts';
import { lockMentor, lockRequest, movePing, moveRequest } from './transitions.ts';
import { forget, pingKey } from './words.ts';

/** Settles what cannot be of one person, and makes one card of two. Requests are left to be moved. */
export async function mergeMentoring(
  tx: Tx,
  kept: string,
  gone: string,
  now: Date,
): Promise<readonly Consequence[]> {
  const pair = [kept, gone];
  const pings = await tx.ping.findMany({
    where: { OR: [{ mentorId: { in: pair } }, { request: { personId: { in: pair } } }] },
    orderBy: { requestId: 'asc' },
  });
  for (const requestId of new Set(pings.map((ping) => ping.requestId))) await lockRequest(tx, requestId);
  for (const personId of pair) await lockMentor(tx, personId);
  const consequences = [
    ...(await endWithOneself(tx, pair, now)),
    ...(await mergeAskedTwice(tx, kept, gone)),
    ...(await askAnew(tx, gone)),
  ];
  await mergeCards(tx, kept, gone);
  await copyBlocks(tx, gone, kept);
  return consequences;
}

/** One was asked to help the other: nobody mentors themselves. A talk ends; a request not that far is searched again. */
async function endWithOneself(tx: Tx, pair: readonly string[], now: Date): Promise<readonly Consequence[]> {
  const pings = await tx.ping.findMany({
    where: {
      mentorId: { in: [...pair] },
      request: { personId: { in: [...pair] } },
      status: { in: ['waiting', 'open', 'accepted'] },
    },
    orderBy: { requestId: 'asc' },
    include: { request: { select: { status: true } } },
  });
  const consequences: Consequence[] = [];
  for (const { id, requestId, request } of pings) {
    consequences.push(forget(pingKey(id)));
    if (request.status === 'introduced') {
      await moveRequest(tx, requestId, 'closed', { closedAt: now });
      await movePing(tx, id, 'done');
      await tx.ping.update({ where: { id }, data: { mentorContact: null, askerContact: null } });
    } else if (await movePing(tx, id, 'withdrawn', { mentorContact: null })) {
      consequences.push(...(await reopen(tx, requestId, now)));
    }
  }
  return consequences;
}

/** How far a ping has come; the other of two is dropped. */
const FARTHEST = ['accepted', 'open', 'waiting', 'done', 'released', 'declined', 'expired', 'withdrawn'];
const byProgress = (one: Ping, other: Ping): number =>
  FARTHEST.indexOf(one.status) - FARTHEST.indexOf(other.status);

/** Both were asked about one request: the ping that has come farther stays. */
async function mergeAskedTwice(tx: Tx, kept: string, gone: string): Promise<readonly Consequence[]> {
  const twice = await tx.ping.findMany({
    where: { mentorId: gone, request: { pings: { some: { mentorId: kept } } } },
    select: { requestId: true },
  });
  const consequences: Consequence[] = [];
  for (const { requestId } of twice) {
    const pings = await tx.ping.findMany({ where: { requestId, mentorId: { in: [kept, gone] } } });
    const other = pings.sort(byProgress)[1];
    if (!other) continue;
    await tx.ping.delete({ where: { id: other.id } });
    consequences.push(forget(pingKey(other.id)));
  }
  return consequences;
}

/** Questions that stood open in the conversation that is dropped, and that somebody else waits for: put once more. */
async function askAnew(tx: Tx, gone: string): Promise<readonly Consequence[]> {
  const stacks = await tx.$queryRaw<{ flow: string; ping: string }[]>`
    select frame ->> 'flow' as flow, frame #>> '{slots,ping}' as ping
      from session, jsonb_array_elements(data -> 'stack') frame where person_id = ${gone}`;
  const consequences: Consequence[] = [];
  for (const { flow, ping: id } of stacks) {
    if (flow !== 'ping' && flow !== 'introduction') continue;
    const ping = await tx.ping.findUnique({ where: { id: id ?? '' }, include: { request: true } });
    const isOpen =
      flow === 'ping'
        ? ping?.status === 'open' && ping.mentorId === gone
        : ping?.status === 'accepted' && ping.request.status === 'accepted' && ping.request.personId === gone;
    if (ping && isOpen)
      consequences.push({
        kind: 'tell',
        personId: gone,
        trigger: flow,
        key: pingKey(ping.id, `${flow}:anew:${gone}`),
        data: { ping: ping.id },
      });
  }
  return consequences;
}

/** One card: the kept person's when they have one. Pings follow it. */
async function mergeCards(tx: Tx, kept: string, gone: string): Promise<void> {
  if (await tx.mentor.findUnique({ where: { personId: kept } })) {
    await tx.ping.updateMany({ where: { mentorId: gone }, data: { mentorId: kept } });
    await tx.mentor.deleteMany({ where: { personId: gone } });
  } else {
    // Its pings change with it: the foreign key cascades.
    await tx.mentor.updateMany({ where: { personId: gone }, data: { personId: kept } });
  }
}
