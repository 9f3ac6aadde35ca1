import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { createScheduler } from '#src/scheduling/scheduler.ts';
import { freshDatabase, freshFolder } from '#test/support/database.ts';
import { openDatabase } from '#src/storage/database.ts';
import { addressOf, countingIds } from '#test/support/updates.ts';

const PROCESS = join(import.meta.dirname, '../support/reminding-process.ts');

async function opened(sweepMs?: number) {
  const database = await freshDatabase();
  const done: string[] = [];
  const scheduler = createScheduler({
    database,
    handlers: {
      'test.note': async (_tx, { key }) => {
        done.push(key);
        return [];
      },
    },
    clock: () => new Date(),
    newId: countingIds(),
    log: pino({ level: 'silent' }),
    onTold: () => {},
    ...(sweepMs !== undefined && { sweepMs }),
  });
  const plan = async (key: string, inMs: number) => {
    const dueAt = new Date(Date.now() + inMs);
    await database.prisma.due.create({ data: { key, work: 'test.note', data: {}, dueAt } });
    scheduler.plan(dueAt);
  };
  return { database, scheduler, plan, done };
}

test('what fell due while the program was down is done at start; the rest at its hour', async () => {
  const { database, scheduler, plan, done } = await opened();
  await plan('missed', -3_600_000);
  await plan('next month', 30 * 24 * 3_600_000);
  await scheduler.start();
  expect(done).toEqual(['missed']);
  await plan('now', 600);
  await plan('a little later', 1_800);
  await expect
    .poll(() => done, { timeout: 6_000, interval: 20 })
    .toEqual(['missed', 'now', 'a little later']);
  await scheduler.stop();
  await database.close();
});

test('without a single alarm left, everything is still done, only later', async () => {
  const { database, scheduler, plan, done } = await opened(500);
  await scheduler.start();
  await plan('soon', 1_000);
  await new Promise((resolve) => setTimeout(resolve, 200));
  await database.pool.query('truncate bullmq.job cascade');
  await expect.poll(() => done, { timeout: 6_000 }).toEqual(['soon']);
  await scheduler.stop();
  await database.close();
});

test('killed again and again between due and sent: every reminder leaves, none twice', {
  timeout: 90_000,
}, async () => {
  const PEOPLE = 40;
  const dataDir = await freshFolder();
  const sentFile = join(dataDir, 'sent.txt');
  const sent = () => (existsSync(sentFile) ? readFileSync(sentFile, 'utf8').split('\n').filter(Boolean) : []);

  const before = await openDatabase({ dataDir });
  for (let index = 0; index < PEOPLE; index++) {
    const id = `p${index}`;
    await before.prisma.person.create({
      data: {
        id,
        identities: { create: { platform: 'web', externalId: id, address: { ...addressOf(id, 'web') } } },
      },
    });
    await before.prisma.due.create({
      data: { key: `reminder ${index}`, work: 'test.remind', personId: id, data: {}, dueAt: new Date(0) },
    });
  }
  await before.close();

  const run = (...more: string[]) => {
    const child = spawn(process.execPath, [PROCESS, dataDir, sentFile, ...more], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return { child, ended: new Promise((resolve) => child.once('exit', resolve)) };
  };
  for (const more of [1, 4, 9]) {
    const enough = sent().length + more;
    const { child, ended } = run();
    await expect.poll(() => sent().length, { timeout: 20_000, interval: 2 }).toBeGreaterThanOrEqual(enough);
    child.kill('SIGKILL');
    await ended;
  }
  await run('finish').ended;

  const after = await openDatabase({ dataDir });
  const rows = await after.prisma.outbox.findMany();
  const open = await after.prisma.due.count({ where: { doneAt: null } });
  await after.close();
  expect(new Set(sent()).size, 'no reminder left twice').toBe(sent().length);
  expect(open, 'all due work was done').toBe(0);
  expect(rows, 'each became one message').toHaveLength(PEOPLE);
  // Killed between sending and noting it: the program says so, instead of guessing.
  const known = new Set([
    ...sent(),
    ...rows.filter(({ state }) => state !== 'sent').map(({ key }) => key.slice(7, -2)),
  ]);
  expect(known.size, 'no reminder is lost without a word').toBe(PEOPLE);
});
