/** The terminal keeps the contract of adapters; what could not be stored, the person types again. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import { createTerminalAdapter, TERMINAL } from '#adapters/terminal/adapter.ts';
import { createPostgresThread } from '#src/platform/postgres-thread.ts';
import { describeAdapterContract } from '#test/support/adapter-contract.ts';
import { emptyDatabase, freshDatabase, type TestDatabase } from '#test/support/database.ts';

const RETRY_MS = 20;

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

describeAdapterContract('The terminal', async () => {
  await emptyDatabase(database);
  const adapter = createTerminalAdapter({
    thread: createPostgresThread(database.prisma, TERMINAL),
    settled: async () => {},
    clock: () => new Date(),
    newId: randomUUID,
  });
  const seat = adapter.seat('Léa');
  let line = Promise.resolve();
  let isOpen = true;
  return {
    adapter,
    home: { platform: TERMINAL, room: 'léa', isPrivate: true },
    says(text) {
      line = line.then(async () => {
        while (isOpen) {
          const isTaken = await seat.say(text).then(
            () => true,
            () => false,
          );
          if (isTaken) return;
          await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
        }
      });
    },
    shown: async () => (await seat.unread()).map(({ text }) => ({ text, buttons: [] })),
    async close() {
      isOpen = false;
      await adapter.stop();
      await line;
    },
  };
});
