/** Counts and times for Prometheus. Labels are kinds (a platform, a class, an outcome): never a person, a room, a word. */
import type { Database } from '#src/storage/database.ts';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Observer } from './observer.ts';

export interface Metrics {
  readonly observer: Observer;
  /** What Prometheus reads. */
  text(): Promise<string>;
  readonly contentType: string;
}

const QUICK_S = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const SLOW_S = [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 1800];

export function createMetrics(database: Pick<Database, 'pool'>, clock: () => Date): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const readRows = watchRows(registry, database, clock);
  return {
    observer: countWork(registry),
    text: async () => {
      await readRows();
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}

function countWork(registry: Registry): Observer {
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Counter({ name: `plusun_${name}_total`, help, labelNames, registers });
  const histogram = <Label extends string>(
    name: string,
    help: string,
    labelNames: Label[],
    buckets: number[],
  ) => new Histogram({ name: `plusun_${name}_seconds`, help, labelNames, buckets, registers });

  const updates = counter('updates', 'Updates taken in, and those a platform gave twice', [
    'platform',
    'status',
  ]);
  const turns = counter('turns', 'Turns, by how they ended', ['platform', 'outcome']);
  const effects = counter('effects', 'Effects of turns, by name', ['effect']);
  const sends = counter('sends', 'Attempts to send, by how they ended', ['platform', 'class', 'outcome']);
  const uncertain = counter('uncertain', 'Messages that may not have arrived', ['platform', 'class']);
  const dead = counter('dead', 'Messages given up', ['platform', 'class']);
  const parked = counter('parked', 'Put aside after failing again and again', ['kind']);
  const work = histogram('work', 'Time a piece of work takes', ['piece', 'platform'], QUICK_S);
  const acknowledge = histogram('acknowledge', 'From an update to its being stored', ['platform'], QUICK_S);
  const waited = histogram(
    'wait',
    'From when an update was written to the end of its turn',
    ['platform'],
    SLOW_S,
  );
  const answer = histogram(
    'answer',
    'From a turn to its answer being taken by the platform',
    ['platform'],
    QUICK_S,
  );
  const model = counter('model', 'Questions to the language model, by how they ended', ['outcome']);
  const thought = histogram('model', 'Time the language model takes', [], QUICK_S);
  const late = histogram('wake_up_late', 'How late due work begins', [], SLOW_S);

  return {
    async during(piece, platform, task) {
      const started = performance.now();
      try {
        return await task();
      } finally {
        const seconds = (performance.now() - started) / 1_000;
        work.observe({ piece, platform }, seconds);
        if (piece === 'receive') acknowledge.observe({ platform }, seconds);
      }
    },
    received: (platform, status) => updates.inc({ platform, status }),
    turned(platform, outcome, waitedMs, done) {
      turns.inc({ platform, outcome });
      if (outcome === 'parked') parked.inc({ kind: 'update' });
      if (outcome === 'done') waited.observe({ platform }, Math.max(0, waitedMs / 1_000));
      for (const effect of done) effects.inc({ effect });
    },
    sent(platform, group, outcome, ageMs) {
      sends.inc({ platform, class: group, outcome });
      if (outcome === 'uncertain') uncertain.inc({ platform, class: group });
      if (outcome === 'failed') dead.inc({ platform, class: group });
      if (outcome === 'sent' && group === 'answer') answer.observe({ platform }, Math.max(0, ageMs / 1_000));
    },
    woke: (lateMs) => late.observe(Math.max(0, lateMs / 1_000)),
    putAside: () => parked.inc({ kind: 'due' }),
    askedModel(outcome, tookMs) {
      model.inc({ outcome });
      if (tookMs > 0) thought.observe(tookMs / 1_000);
    },
  };
}

const ROWS = `
  select 'inbox' as queue, count(*)::int as waiting, min(received_at) as oldest from inbox where state = 'pending'
  union all
  select 'outbox', count(*)::int, min(not_before) from outbox where state in ('pending', 'sending') and not_before <= $1
  union all
  select 'due', count(*)::int, min(due_at) from due where done_at is null and due_at <= $1`;
const LETTERS = `
  select 'update' as kind, count(*)::int as count from inbox where state = 'parked' and payload is not null
  union all
  select state, count(*)::int from outbox where state in ('failed', 'uncertain') and payload is not null group by state
  union all
  select 'due', count(*)::int from due where done_at is not null and attempts >= 5`;
const MEMBERS = `
  select count(*)::int as people from person where not is_demo and not is_space`;
/** However often it is asked. */
const FRESH_MS = 5_000;
/** Counting everybody reads the whole table. */
const MEMBERS_MS = 300_000;

/** Gauges, read from the database when Prometheus asks. While it does not answer, they are absent. */
function watchRows(
  registry: Registry,
  { pool }: Pick<Database, 'pool'>,
  clock: () => Date,
): () => Promise<void> {
  const registers = [registry];
  const up = new Gauge({ name: 'plusun_database_up', help: '1 while the database answers', registers });
  const waiting = new Gauge({
    name: 'plusun_waiting',
    help: 'Rows that wait to be handled now',
    labelNames: ['queue'],
    registers,
  });
  const oldest = new Gauge({
    name: 'plusun_oldest_pending_seconds',
    help: 'Age of the oldest row that waits, 0 when none does',
    labelNames: ['queue'],
    registers,
  });
  const letters = new Gauge({
    name: 'plusun_dead_letters',
    help: 'Put aside, to be looked at',
    labelNames: ['kind'],
    registers,
  });
  const members = new Gauge({ name: 'plusun_members', help: 'People who use the program', registers });
  let readAt = -Infinity;
  let countedAt = -Infinity;

  async function read(): Promise<void> {
    const now = clock();
    if (now.getTime() - readAt < FRESH_MS) return;
    readAt = now.getTime();
    try {
      for (const row of (await pool.query(ROWS, [now])).rows) {
        waiting.set({ queue: row.queue }, row.waiting);
        const age = row.oldest ? (now.getTime() - row.oldest.getTime()) / 1_000 : 0;
        oldest.set({ queue: row.queue }, Math.max(0, age));
      }
      for (const kind of ['update', 'failed', 'uncertain', 'due']) letters.set({ kind }, 0);
      for (const row of (await pool.query(LETTERS)).rows) letters.set({ kind: row.kind }, row.count);
      if (now.getTime() - countedAt >= MEMBERS_MS) {
        members.set((await pool.query(MEMBERS)).rows[0].people);
        countedAt = now.getTime();
      }
      up.set(1);
    } catch {
      up.set(0);
      for (const gauge of [waiting, oldest, letters]) gauge.reset();
      readAt = -Infinity;
    }
  }
  return read;
}
