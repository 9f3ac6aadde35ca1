/** Erasure: at once and everywhere. Nothing of the person stays, on any of their accounts. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Prisma } from '#prisma/generated/client.ts';
import { eraseCuration } from '#src/catalogue/curation/person.ts';
import { eraseClubs } from '#src/clubs/erase.ts';
import { eraseCompanion } from '#src/companion/erase.ts';
import type { Consequence, Handlers, Tx } from '#src/domain.ts';
import type { Address } from '#src/engine/message.ts';
import { eraseMentoring } from '#src/mentoring/erase.ts';
import { eraseCircles } from '#src/peers/person.ts';

export const eraseHandlers: Handlers = {
  'people.erase': async (tx, { personId, now }) => (personId ? erasePerson(tx, personId, now) : []),
};

/**
 * Deletes the person and every row about them. Running it twice is harmless.
 * What comes back concerns others: who is told, which reminders are dropped.
 */
export async function erasePerson(tx: Tx, personId: string, now: Date): Promise<readonly Consequence[]> {
  const consequences = [
    ...(await eraseMentoring(tx, personId, now)),
    ...(await eraseClubs(tx, personId, now)),
  ];
  await eraseCompanion(tx, personId);
  await eraseCuration(tx, personId);
  await eraseCircles(tx, personId);
  await hold(tx, personId);
  await silence(tx, personId, now);
  const identities = await tx.identity.findMany({ where: { personId }, select: { address: true } });
  for (const { address } of identities) {
    const { platform, room, isPrivate } = address as unknown as Address;
    if (isPrivate) await tx.threadEntry.deleteMany({ where: { platform, room } });
  }
  await forgetUpdates(tx, personId);
  await tx.due.deleteMany({ where: { personId } });
  // A backup that is put back one day must not bring them back (src/operations/erasures.ts).
  await tx.$executeRaw`select note_erasure(${personId})`;
  await tx.person.deleteMany({ where: { id: personId } });
  return consequences.filter((one) => one.kind === 'forget' || one.personId !== personId);
}

/** Whoever has something to tell them, or takes in what they say, waits until this has ended, and finds nobody. */
async function hold(tx: Tx, personId: string): Promise<void> {
  await tx.$queryRaw`select id from person where id = ${personId} for update`;
  // As accept_update does, which reads the account before it writes.
  await tx.$executeRaw`
    select pg_advisory_xact_lock(hashtextextended(platform || ' ' || external_id, 0))
      from (select platform, external_id from identity where person_id = ${personId}
             order by external_id collate "C", platform) accounts`;
}

const LAST_WORDS_MS = 2_000;
const LOOK_MS = 20;

/** What waits is never sent; what is leaving at this moment has left before the end is said. */
async function silence(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx.outbox.deleteMany({ where: { personId, state: { not: 'sending' } } });
  for (let waited = 0; waited < LAST_WORDS_MS; waited += LOOK_MS) {
    const leaving = await tx.outbox.count({ where: { personId, state: 'sending', leaseUntil: { gt: now } } });
    if (leaving === 0) break;
    await sleep(LOOK_MS);
  }
  await tx.outbox.deleteMany({ where: { personId } });
}

/**
 * What the person said goes; of today's updates the bare number stays, which names nobody, so that a platform that
 * delivers one of them again is recognised.
 */
async function forgetUpdates(tx: Tx, personId: string): Promise<void> {
  await tx.$executeRaw`
    delete from inbox where person_id = ${personId}
       and (state = 'pending' or platform = 'system' or received_at < now() - interval '1 day')`;
  await tx.inbox.updateMany({ where: { personId }, data: { personId: '', payload: Prisma.DbNull } });
}
