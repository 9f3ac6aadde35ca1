/** Pages for whoever watches over the program: who may read them, and what they tell. */
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Update } from '#src/engine/message.ts';
import { routeHealth } from '#src/main/health.ts';
import { guard } from '#src/operations/guard.ts';
import { createMetrics } from '#src/operations/metrics.ts';
import { observedStore } from '#src/operations/observed-store.ts';
import { blind, type Observer, observers } from '#src/operations/observer.ts';
import { createQueueDashboard } from '#src/operations/queue-dashboard.ts';
import { createWakeUps } from '#src/scheduling/wake.ts';
import { createStore } from '#src/storage/postgres-store.ts';
import { freshDatabase, type TestDatabase } from '#test/support/database.ts';
import { hasRedis, startRedis } from '#test/support/services.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.close().catch(() => {}));

const basic = (password: string) => ({
  authorization: `Basic ${Buffer.from(`anybody:${password}`).toString('base64')}`,
});

test('a secret opens the door; ten wrong ones close it to everybody for a minute', async () => {
  let now = 0;
  const app = new Hono();
  app.get('/', guard({ scheme: 'Bearer', secret: 'right', now: () => now }), (c) => c.text('in'));
  const ask = async (token?: string) =>
    (await app.request('/', token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }))
      .status;
  for (let index = 0; index < 20; index++) expect(await ask()).toBe(401);
  expect(await ask('right')).toBe(200);
  for (let index = 0; index < 10; index++) expect(await ask(`wrong${index}`)).toBe(401);
  expect(await ask('right')).toBe(429);
  now = 60_001;
  expect(await ask('right')).toBe(200);
  expect(await ask('righ')).toBe(401);
});

test('ready means: the database answers, its tables are ours, nobody asked us to stop', async () => {
  const stopping = { isStopping: false };
  const app = new Hono();
  routeHealth(app, database, stopping);
  const ask = async (path = '/readyz') => {
    const response = await app.request(path);
    return [response.status, await response.text()];
  };
  expect(await ask()).toEqual([200, 'ok']);
  await database.pool.query(`insert into schema_migration (name) values ('9999_of_a_later_version.sql')`);
  expect(await ask()).toEqual([200, 'ok']);
  await database.pool.query(`delete from schema_migration where name like '0011%'`);
  expect(await ask()).toEqual([503, 'migrations']);
  stopping.isStopping = true;
  expect(await ask()).toEqual([503, 'stopping']);
  stopping.isStopping = false;
  await database.close();
  expect(await ask()).toEqual([503, 'database']);
  expect(await ask('/livez')).toEqual([200, 'ok']);
});

const update = (id: string): Update => ({
  id,
  from: { platform: 'web', room: 'r', isPrivate: true },
  sender: { platform: 'web', id: 'secret-account', name: 'Secret Name' },
  at: new Date().toISOString(),
  input: { kind: 'text', text: 'secret words' },
});

describe('metrics', () => {
  const clock = () => new Date();
  const make = () => {
    const metrics = createMetrics(database, clock);
    const store = createStore({ database, handlers: {}, newId: () => 'person000001' });
    return { ...metrics, store: observedStore(store, metrics.observer, clock) };
  };
  /** Of a line without its value. */
  const valueOf = (text: string, line: string) =>
    Number(
      text
        .split('\n')
        .find((one) => one.startsWith(`${line} `))
        ?.split(' ')
        .at(-1),
    );

  test('tell what came in, what waits and for how long, what was put aside; and name nobody', async () => {
    const { store, observer, text } = make();
    await store.accept(update('1'));
    const { pending } = await store.accept(update('1'));
    await store.accept(update('2'));
    await database.pool.query(`update inbox set received_at = now() - interval '90 seconds'`);
    if (!pending) throw new Error('nothing is pending');
    for (let attempt = 0; attempt < 3; attempt++) await store.fail(pending);
    observer.sent('telegram', 'once', 'uncertain', 5);
    observer.sent('telegram', 'answer', 'sent', 1_500);
    observer.woke(40);
    const read = await text();
    expect(valueOf(read, 'plusun_updates_total{platform="web",status="new"}')).toBe(2);
    expect(valueOf(read, 'plusun_updates_total{platform="web",status="duplicate"}')).toBe(1);
    expect(valueOf(read, 'plusun_turns_total{platform="web",outcome="failed"}')).toBe(2);
    expect(valueOf(read, 'plusun_turns_total{platform="web",outcome="parked"}')).toBe(1);
    expect(valueOf(read, 'plusun_parked_total{kind="update"}')).toBe(1);
    expect(valueOf(read, 'plusun_waiting{queue="inbox"}')).toBe(1);
    expect(valueOf(read, 'plusun_oldest_pending_seconds{queue="inbox"}')).toBeGreaterThan(85);
    expect(valueOf(read, 'plusun_oldest_pending_seconds{queue="due"}')).toBe(0);
    expect(valueOf(read, 'plusun_dead_letters{kind="update"}')).toBe(1);
    expect(valueOf(read, 'plusun_members')).toBe(1);
    expect(valueOf(read, 'plusun_uncertain_total{platform="telegram",class="once"}')).toBe(1);
    expect(valueOf(read, 'plusun_answer_seconds_count{platform="telegram"}')).toBe(1);
    expect(valueOf(read, 'plusun_acknowledge_seconds_count{platform="web"}')).toBe(3);
    expect(valueOf(read, 'plusun_wake_up_late_seconds_count')).toBe(1);
    expect(read).toContain('nodejs_eventloop_lag_seconds');
    expect(read).not.toMatch(/secret|person000001/i);
  });

  test('go on while the database is away, and say so', async () => {
    const { text } = make();
    const reopened = await database.reopen();
    const read = await text();
    await reopened.close();
    expect(valueOf(read, 'plusun_database_up')).toBe(0);
    expect(read).not.toMatch(/^plusun_waiting\{/m);
  });
});

test('several watch; what the work gives or throws is passed on', async () => {
  const seen: string[] = [];
  const watcher = (name: string): Observer => ({
    ...blind,
    during: async (piece, _, work) => {
      seen.push(`${name} ${piece}`);
      return work();
    },
    woke: (lateMs) => void seen.push(`${name} ${lateMs}`),
  });
  const both = observers([watcher('one'), watcher('two')]);
  expect(await both.during('turn', 'web', async () => 7)).toBe(7);
  await expect(both.during('send', 'web', async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  both.woke(3);
  expect(seen).toEqual(['one turn', 'two turn', 'one send', 'two send', 'one 3', 'two 3']);
});

test('spans are made only where an SDK is; they carry the platform and nothing else', async () => {
  const { trace } = await import('@opentelemetry/api');
  const { createTracing } = await import('#src/operations/tracing.ts');
  const spans: unknown[][] = [];
  trace.setGlobalTracerProvider({
    getTracer: () =>
      ({
        startActiveSpan: (name: string, options: { attributes: object }, work: (span: object) => unknown) => {
          const record: unknown[] = [name, options.attributes];
          spans.push(record);
          return work({ end: () => record.push('end'), setStatus: (status: object) => record.push(status) });
        },
      }) as never,
  });
  const tracing = createTracing();
  await tracing.during('turn', 'web', async () => 1);
  await tracing.during('send', 'slack', async () => Promise.reject(new TypeError('secret'))).catch(() => {});
  trace.disable();
  expect(spans).toEqual([
    ['plusun.turn', { 'plusun.platform': 'web' }, 'end'],
    ['plusun.send', { 'plusun.platform': 'slack' }, { code: 2, message: 'TypeError' }, 'end'],
  ]);
});

describe('the queue page', () => {
  const PASSWORD = 'a password of many letters';

  async function look(redisUrl?: string) {
    const where = redisUrl === undefined ? { database } : { database, redisUrl };
    const log = { warn: () => {} };
    const wakeUps = await createWakeUps({ ...where, clock: () => new Date(), log, onWake: () => {} });
    await wakeUps.wakeAt(new Date(Date.now() + 3_600_000));
    const board = createQueueDashboard(database, redisUrl, PASSWORD);
    const app = new Hono();
    board.route(app);
    const ask = (path: string, init: RequestInit = { headers: basic(PASSWORD) }) =>
      app.request(`/queues${path}`, init);
    return { ask, close: () => Promise.all([wakeUps.close(), board.close()]) };
  }

  test.each(['PostgreSQL', 'Redis'])('shows what waits, on %s, to whoever has the password', async (kind) => {
    if (kind === 'Redis' && !hasRedis) return;
    const redis = kind === 'Redis' ? await startRedis() : undefined;
    const { ask, close } = await look(redis?.url);
    try {
      await readsThePage(ask);
    } finally {
      await close();
      await redis?.stop();
    }
  });

  type Ask = Awaited<ReturnType<typeof look>>['ask'];

  async function readsThePage(ask: Ask): Promise<void> {
    expect((await ask('', {})).status).toBe(401);
    expect((await ask('/api/queues', { headers: basic('wrong') })).status).toBe(401);
    expect((await ask('/static/..%2f..%2f..%2fpackage.json')).status, 'no way out of its folder').toBe(404);
    const page = await ask('');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const { queues } = (await (
      await ask('/api/queues?activeQueue=wake-ups&status=delayed&page=1')
    ).json()) as {
      queues: { name: string; counts: { delayed: number }; jobs: { data: unknown }[] }[];
    };
    expect(queues).toMatchObject([{ name: 'wake-ups', counts: { delayed: 1 } }]);
    // When it rings, and nothing of anybody.
    expect(queues[0]?.jobs.map(({ data }) => data)).toEqual([{ at: expect.any(Number) }]);
    const emptied = await ask('/api/queues/wake-ups/empty', { method: 'PUT', headers: basic(PASSWORD) });
    expect(emptied.status).toBe(405);
  }
});
