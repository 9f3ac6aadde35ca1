import { pino } from 'pino';
import { beforeEach, describe, expect, test } from 'vitest';
import { createWakeUps, type WakeUps } from '#src/scheduling/wake.ts';
import type { Database } from '#src/storage/database.ts';
import { freshDatabase } from '#test/support/database.ts';
import { onEveryDatabase } from '#test/support/databases.ts';
import { hasRedis, type Service, startRedis } from '#test/support/services.ts';

/** An alarm clock that notes when it rings. */
async function opened(database: Database, redisUrl?: string): Promise<{ wakeUps: WakeUps; rung: number[] }> {
  const rung: number[] = [];
  const wakeUps = await createWakeUps({
    database,
    clock: () => new Date(),
    log: pino({ level: 'silent' }),
    onWake: () => rung.push(Date.now()),
    ...(redisUrl !== undefined && { redisUrl }),
  });
  return { wakeUps, rung };
}

const soon = (ms: number) => new Date(Date.now() + ms);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function ringsOnTime({ wakeUps, rung }: Awaited<ReturnType<typeof opened>>): Promise<void> {
  await wakeUps.wakeAt(soon(14 * 24 * 3_600_000));
  await pause(300);
  expect(rung, 'a far alarm does not ring').toEqual([]);
  const asked = Date.now();
  await wakeUps.wakeAt(new Date());
  await expect.poll(() => rung.length).toBe(1);
  expect((rung[0] ?? 0) - asked, 'an alarm for now rings now, though a far one waits').toBeLessThan(1_500);
  const due = soon(700);
  await wakeUps.wakeAt(due);
  await expect.poll(() => rung.length, { timeout: 5_000 }).toBe(2);
  expect((rung[1] ?? 0) - due.getTime()).toBeGreaterThan(-50);
  expect((rung[1] ?? 0) - due.getTime()).toBeLessThan(1_500);
}

onEveryDatabase('wake-ups', (open) => {
  test('an alarm rings at its moment, also while one far away waits', async () => {
    const clock = await opened(await open());
    // BullMQ holds a client of the pool: closed before the database.
    try {
      await ringsOnTime(clock);
    } finally {
      await clock.wakeUps.close();
    }
  });

  test('five hundred people with the same hour make one alarm', async () => {
    const { wakeUps, rung } = await opened(await open());
    const hour = new Date(Math.ceil(Date.now() / 1000) * 1000 + 1_000);
    for (let index = 0; index < 500; index++)
      await wakeUps.wakeAt(hour.getTime() > Date.now() ? hour : soon(60_000));
    await pause(Math.max(0, hour.getTime() - Date.now()) + 500);
    await wakeUps.close();
    expect(rung).toHaveLength(1);
  });
});

describe.skipIf(!hasRedis)('wake-ups on Redis', () => {
  let redis: Service;
  beforeEach(async () => {
    redis = await startRedis();
    return () => redis.stop();
  });

  test('an alarm rings at its moment; a Redis that dies and returns is used again', async () => {
    const database = await freshDatabase();
    const clock = await opened(database, redis.url);
    await ringsOnTime(clock);
    await redis.restart();
    await expect
      .poll(
        async () => {
          await clock.wakeUps.wakeAt(new Date());
          await pause(200);
          return clock.rung.length;
        },
        { timeout: 15_000 },
      )
      .toBeGreaterThan(2);
    await clock.wakeUps.close();
    await database.close();
  });
});
