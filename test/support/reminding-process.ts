/**
 * A process that does due work, answers the triggers and sends: made to be killed. Arguments: the data folder, and a
 * file that gets a line for each message that leaves; with `finish` it ends by itself when nothing is left to do.
 */
import { appendFileSync } from 'node:fs';
import { pino } from 'pino';
import { createOutbox } from '#src/delivery/outbox.ts';
import { createScheduler } from '#src/scheduling/scheduler.ts';
import { openDatabase } from '#src/storage/database.ts';
import { createStore } from '#src/storage/postgres-store.ts';
import { createMailbox, onePerPart, textOf } from '#test/support/mailbox.ts';
import { countingIds, replyTo, turnOf } from '#test/support/updates.ts';

const [dataDir = '', sentFile = '', mode] = process.argv.slice(2);
const database = await openDatabase({ dataDir });
const log = pino({ level: 'silent' });
const clock = () => new Date();
const newId = countingIds(`r${process.pid}x`);
const handlers = {
  'test.remind': async (_tx: unknown, { key, personId = '' }: { key: string; personId?: string }) => [
    { kind: 'tell' as const, personId, trigger: 'reminder', key, data: {} },
  ],
};
const store = createStore({ database, handlers, newId });
const web = createMailbox('web');
web.answer = async (envelope) => {
  appendFileSync(sentFile, `${textOf(envelope)}\n`);
  await new Promise((resolve) => setTimeout(resolve, 2));
  return { ok: true };
};
const outbox = createOutbox({
  database,
  adapters: [web],
  degrade: onePerPart,
  clock,
  log,
  onUnreachable: () => {},
});

async function answer(personId: string): Promise<void> {
  for (let pending = await store.next(personId); pending; pending = await store.next(personId)) {
    const { from, id } = pending.update;
    await store.commit(turnOf(pending, { now: clock(), replies: [replyTo(from, id, { class: 'once' })] }));
    outbox.kick();
  }
}

const scheduler = createScheduler({
  database,
  handlers,
  clock,
  newId,
  log,
  onTold: (people) => people.forEach((personId) => void answer(personId)),
});
await outbox.start();
for (const { personId } of await store.waiting(1_000)) await answer(personId);
await scheduler.start();

const LEFT = `
  select (select count(*) from due where done_at is null) + (select count(*) from inbox where state = 'pending')
       + (select count(*) from outbox where state in ('pending', 'sending')) as left`;

if (mode === 'finish') {
  while (Number((await database.pool.query(LEFT)).rows[0].left) > 0)
    await new Promise((resolve) => setTimeout(resolve, 50));
  await scheduler.stop();
  await outbox.stop();
  await database.close();
}
