import { expect, test } from 'vitest';
import { purge } from '#src/storage/purge.ts';
import { freshDatabase } from '#test/support/database.ts';

test('what was handled more than a week ago is forgotten, what failed a month later; what is open or recent stays', async () => {
  const database = await freshDatabase();
  const { inbox, outbox, due } = database.prisma;
  const now = new Date('2026-11-22T10:00:00.000Z');
  const days = (count: number) => new Date(now.getTime() - count * 24 * 3_600_000);
  for (const [state, age] of [
    ['done', 8],
    ['parked', 8],
    ['parked', 32],
    ['pending', 8],
    ['done', 6],
  ] as const) {
    const key = `${state} ${age}`;
    await inbox.create({ data: { platform: 'web', key, personId: 'p', state, receivedAt: days(age) } });
  }
  for (const [state, age] of [
    ['sent', 8],
    ['failed', 8],
    ['failed', 32],
    ['pending', 8],
    ['sent', 6],
  ] as const) {
    const row = { platform: 'web', chat: 'c', class: 'answer', state, createdAt: days(age) };
    await outbox.create({ data: { key: `${state} ${age}`, ...row } });
  }
  await due.create({ data: { key: 'done', work: 'w', data: {}, dueAt: days(8), doneAt: days(8) } });
  await due.create({ data: { key: 'late', work: 'w', data: {}, dueAt: days(8) } });
  await purge(database.pool, now);
  expect((await inbox.findMany()).map(({ key }) => key).sort()).toEqual(['done 6', 'parked 8', 'pending 8']);
  expect((await outbox.findMany()).map(({ key }) => key).sort()).toEqual(['failed 8', 'pending 8', 'sent 6']);
  expect((await due.findMany()).map(({ key }) => key)).toEqual(['late']);
  await database.close();
});
