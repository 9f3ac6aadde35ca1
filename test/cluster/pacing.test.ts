/** Several processes that send keep to one pace: by asking Redis, or by taking each its part. */
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPacing } from '#src/delivery/pacing.ts';
import { createSharedPacing } from '#src/delivery/pacing-redis.ts';
import type { Address } from '#src/engine/message.ts';
import { hasRedis, type Service, startRedis } from '#test/support/services.ts';

const FOREVER = 10 * 60_000;
const chat = (room: string): Address => ({ platform: 'telegram', room, isPrivate: true });

test('three processes without Redis stay under the pace of the platform together', () => {
  const three = [1, 2, 3].map(() => createPacing(() => 3));
  const moments = three.flatMap((pacing, which) =>
    Array.from({ length: 60 }, (_, index) => pacing.reserve(chat(`${which}-${index}`), true, 0, FOREVER)),
  );
  // Thirty a second is the most that Telegram takes; the burst is shared too.
  for (const from of [0, 500, 1_000])
    expect(moments.filter((at) => at >= from && at < from + 1_000).length).toBeLessThanOrEqual(40);
  expect(Math.max(...moments)).toBeLessThan(180 * 34 + 1_000);
});

describe.skipIf(!hasRedis)('with Redis', () => {
  let server: Service;
  const clients: Redis[] = [];
  const client = () => {
    const redis = new Redis(server.url, { maxRetriesPerRequest: 0, enableOfflineQueue: true });
    redis.on('error', () => {});
    clients.push(redis);
    return redis;
  };
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(async () => {
    for (const redis of clients) redis.disconnect();
    await server?.stop();
  });

  test('two processes draw from the same buckets, of the platform and of the chat', async () => {
    const [one, two] = [client(), client()].map((redis) => createSharedPacing(redis, 'test', () => 2));
    if (!one || !two) throw new Error('two were made');
    const waits: number[] = [];
    for (let index = 0; index < 5; index++)
      waits.push(await (index % 2 ? one : two).reserve(chat('awa'), true, 0, FOREVER));
    // As one process alone: three at once, then one a second.
    expect(waits.slice(0, 3)).toEqual([0, 0, 0]);
    expect(waits[3]).toBeGreaterThan(800);
    expect(waits[4]).toBeGreaterThan(1_800);
    const many = await Promise.all(
      Array.from({ length: 60 }, async (_, index) =>
        (index % 2 ? one : two).reserve(chat(`r${index}`), true, 0, FOREVER),
      ),
    );
    expect(many.filter((at) => at < 1_000).length).toBeLessThanOrEqual(40);
    expect(Math.max(...many)).toBeGreaterThan(1_400);
  });

  test('half a millisecond counts: Discord takes one message every 20.5 ms, not every 20', async () => {
    const pacing = createSharedPacing(client(), 'halves', () => 1);
    const began = performance.now();
    const all = await Promise.all(
      Array.from({ length: 400 }, async (_, index) =>
        pacing.reserve({ platform: 'discord', room: `r${index}`, isPrivate: true }, false, 0, FOREVER),
      ),
    );
    const last = Math.max(...all) + performance.now() - began;
    // Two at once, then one by one.
    expect(last).toBeGreaterThanOrEqual(398 * 20.5);
  });

  test('a moment too far away is not taken', async () => {
    const pacing = createSharedPacing(client(), 'far', () => 1);
    for (let index = 0; index < 8; index++) await pacing.reserve(chat('bob'), true, 0, FOREVER);
    const wait = await pacing.reserve(chat('bob'), true, 0, 3_000);
    expect(wait).toBeGreaterThan(3_000);
    expect(await pacing.reserve(chat('bob'), true, 0, 3_000)).toBeLessThanOrEqual(wait);
  });

  test('Redis emptied, then away: the pace is kept, each process its part', async () => {
    const redis = client();
    await redis.ping();
    redis.options.enableOfflineQueue = false;
    const pacing = createSharedPacing(redis, 'away', () => 2);
    expect(await pacing.reserve(chat('a'), true, 0, FOREVER)).toBe(0);
    await redis.flushall();
    await redis.script('FLUSH');
    expect(await pacing.reserve(chat('a'), true, 0, FOREVER)).toBe(0);
    await server.kill();
    const waits: number[] = [];
    for (let index = 0; index < 20; index++)
      waits.push(await pacing.reserve(chat(`b${index}`), true, 0, FOREVER));
    expect(Math.max(...waits)).toBeGreaterThan(14 * 68);
    await server.restart();
  });
});
