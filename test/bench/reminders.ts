/** Due work at the scale of a region: planned far ahead, due at once, on time while much waits. */
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Handlers } from '#src/domain.ts';
import { createLog } from '#src/log.ts';
import { newId } from '#src/main/parts.ts';
import { blind } from '#src/operations/observer.ts';
import { createScheduler } from '#src/scheduling/scheduler.ts';
import { type Database, openDatabase } from '#src/storage/database.ts';
import { runWork } from '#src/storage/work.ts';
import { freshDatabase } from '#test/support/database.ts';
import { hasPostgres, hasRedis, startPostgres, startRedis } from '#test/support/services.ts';
import { openEngine } from './form.ts';
import { atMost, quantile, type Row, type Section, seen } from './table.ts';

const WAITING = 100_000;
const AT_ONCE = 10_000;
/** The embedded database serves a club. */
const AT_ONCE_EMBEDDED = 1_000;
/** On time among those that wait, spread over some seconds. */
const ON_TIME = 500;
const SPREAD_MS = 15_000;
const LEAD_MS = 3_000;
const LATEST_MS = 60_000;

const handlers: Handlers = {
  'bench.remind': async (_tx, { key, personId = '' }) => [
    { kind: 'tell', personId, trigger: 'reminder', key, data: {} },
  ],
};

const PEOPLE = `
  with p as (insert into person (id) select 'p' || n from generate_series(1, $1::int) n returning id)
  insert into identity (platform, external_id, person_id, address)
  select 'bench', id, id, jsonb_build_object('platform', 'bench', 'room', id, 'isPrivate', true) from p`;
/** So many rows, evenly over an interval. */
const PLAN = `
  insert into due (key, work, person_id, data, due_at)
  select $1 || n, 'bench.remind', 'p' || (1 + n % $2::int), '{}', $3::timestamptz + $4::interval * n / $2::int
    from generate_series(0, $2::int - 1) n`;
const SAID = `select count(*)::int as said from outbox where key is not null`;

interface Place {
  readonly name: string;
  readonly database: Database;
  readonly redisUrl?: string;
  readonly lateMs: readonly [p50: number, p99: number];
  readonly atOnce: number;
  close(): Promise<void>;
}

export async function reminders(): Promise<Section> {
  const rows: Row[] = [];
  for (const open of places()) {
    const place = await open();
    try {
      rows.push(...(await measure(place)));
    } finally {
      await place.close();
    }
  }
  return {
    title: 'Reminders',
    how: `${WAITING.toLocaleString('en-GB')} reminders wait, spread over a month. Beside them, ${ON_TIME} are planned one by one for the next seconds: how late each is done. Then ${AT_ONCE.toLocaleString('en-GB')} people's reminders (${AT_ONCE_EMBEDDED.toLocaleString('en-GB')} on PGlite) are due in the same moment: from it until the last message stands in the outbox, through inbox, engine and session. Heap: before the first was planned and after the last was, collected.`,
    rows,
  };
}

function places(): (() => Promise<Place>)[] {
  const embedded = async (): Promise<Place> => {
    const database = await freshDatabase();
    return { name: 'PGlite', database, lateMs: [10, 50], atOnce: AT_ONCE_EMBEDDED, close: database.close };
  };
  const server = (hasRedisToo: boolean) => async (): Promise<Place> => {
    const postgres = await startPostgres();
    const redis = hasRedisToo ? await startRedis() : undefined;
    const database = await openDatabase({ databaseUrl: postgres.url });
    return {
      name: redis ? 'PostgreSQL and Redis' : 'PostgreSQL',
      database,
      ...(redis && { redisUrl: redis.url }),
      lateMs: redis ? [50, 100] : [10, 50],
      atOnce: AT_ONCE,
      async close() {
        await database.close();
        await Promise.all([postgres.stop(), redis?.stop()]);
      },
    };
  };
  return [
    embedded,
    ...(hasPostgres ? [server(false)] : []),
    ...(hasPostgres && hasRedis ? [server(true)] : []),
  ];
}

async function measure({ name, database, redisUrl, lateMs, atOnce }: Place): Promise<readonly Row[]> {
  const late: number[] = [];
  let handled = 0;
  const engine = openEngine(
    database,
    () => undefined,
    () => void (handled += 1),
  );
  const scheduler = createScheduler({
    database,
    ...(redisUrl && { redisUrl }),
    handlers,
    clock: () => new Date(),
    newId,
    log: createLog('error'),
    observer: { ...blind, woke: (ms) => void late.push(ms) },
    onTold: (people) => people.forEach((personId) => engine.kick(personId)),
  });
  await database.pool.query(PEOPLE, [AT_ONCE]);
  await engine.start();
  await scheduler.start();
  try {
    const before = heap();
    await database.pool.query(PLAN, ['far-', WAITING, new Date(Date.now() + 3_600_000), '30 days']);
    await database.pool.query('analyze');
    scheduler.plan(new Date(Date.now() + 3_600_000));
    const grown = (heap() - before) / 1e6;

    const moments = Array.from(
      { length: ON_TIME },
      (_, n) => Date.now() + LEAD_MS + (SPREAD_MS * n) / ON_TIME,
    );
    for (const [n, moment] of moments.entries()) {
      const at = new Date(moment);
      await database.prisma.$transaction((tx) =>
        runWork(tx, later, 'later', work(`soon-${n}`, `p${n + 1}`, at)),
      );
      scheduler.plan(at);
    }
    await until(() => late.length >= ON_TIME, LATEST_MS);
    const onTime = late.splice(0);

    await sleep(500);
    const base = await said(database);
    const moment = new Date(Date.now() + LEAD_MS);
    await database.pool.query(PLAN, ['once-', atOnce, moment, '0 seconds']);
    scheduler.plan(moment);
    // Counted here: asking the database all the time would slow down what is measured.
    handled = 0;
    await until(() => handled >= atOnce, LATEST_MS);
    const seconds = (Date.now() - moment.getTime()) / 1000;
    const lost = atOnce - ((await said(database)) - base);
    return [
      seen(`${name}, heap for 100,000 that wait`, grown, ' MB', 1),
      atMost(`${name}, late p50`, quantile(onTime, 0.5), lateMs[0], ' ms'),
      atMost(`${name}, late p99`, quantile(onTime, 0.99), lateMs[1], ' ms'),
      atMost(
        `${name}, lost or early`,
        lost + onTime.filter((ms) => ms < 0).length + ON_TIME - onTime.length,
        0,
        '',
      ),
      name === 'PGlite'
        ? seen(
            `${name}, ${atOnce.toLocaleString('en-GB')} due at once, in the outbox after`,
            seconds,
            ' s',
            1,
          )
        : atMost(
            `${name}, ${atOnce.toLocaleString('en-GB')} due at once, in the outbox after`,
            seconds,
            5,
            ' s',
            1,
          ),
    ];
  } finally {
    await scheduler.stop();
    await engine.stop();
  }
}

/** Plans one reminder as a domain does. */
const later: Handlers = {
  later: async (_tx, { key, personId = '', data }) => [
    { kind: 'later', key, work: 'bench.remind', personId, data: {}, at: new Date(String(data['at'])) },
  ],
};
const work = (key: string, personId: string, at: Date) => ({
  key,
  personId,
  data: { at: at.toISOString() },
  now: new Date(),
  newId,
});

const said = async ({ pool }: Database): Promise<number> => (await pool.query(SAID)).rows[0].said;

async function until(isDone: () => boolean | Promise<boolean>, patienceMs: number): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!(await isDone()) && performance.now() < end) await sleep(20);
}

setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc') as () => void;
function heap(): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}
