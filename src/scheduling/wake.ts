/**
 * The alarm clock: BullMQ, on the same PostgreSQL (embedded or a server) or on Redis. It carries moments, never work:
 * were all of it lost, the sweep of the scheduler would only be later.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { createPostgresBackend, type PgPool, Queue, runMigrations, Worker } from 'bullmq';
import type { Logger } from '#src/log.ts';
import type { Database } from '#src/storage/database.ts';

export interface WakeUps {
  /** Calls `onWake` at this moment or soon after. */
  wakeAt(moment: Date): Promise<void>;
  close(): Promise<void>;
}

export interface WakeUpSettings {
  readonly database: Database;
  /** Redis instead of the database. */
  readonly redisUrl?: string;
  readonly clock: () => Date;
  readonly onWake: () => void;
  readonly log: Pick<Logger, 'warn'>;
}

export const WAKE_UPS = 'wake-ups';
const CLOSE_MS = 3_000;
/** Redis ends its waits ten times a second: it is asked so much earlier, and the rest is waited for here. */
const REDIS_TICK_MS = 100;

export async function createWakeUps(settings: WakeUpSettings): Promise<WakeUps> {
  return settings.redisUrl === undefined ? onPostgres(settings) : onRedis(settings, settings.redisUrl);
}

async function onPostgres(settings: WakeUpSettings): Promise<WakeUps> {
  const { pool } = settings.database;
  const client = await pool.connect();
  try {
    await runMigrations(client);
  } finally {
    client.release();
  }
  // BullMQ describes a pool in its own words; it is pg's.
  const connection = pool as unknown as PgPool;
  const queue = new Queue(WAKE_UPS, { connection }, createPostgresBackend);
  const bell = createBell(settings.onWake);
  const worker = new Worker(WAKE_UPS, bell.ring, { connection }, createPostgresBackend);
  return wakeUps(queue, worker, bell, settings);
}

function onRedis(settings: WakeUpSettings, url: string): Promise<WakeUps> {
  // Asking for a moment fails at once when Redis is away (the sweep covers it); the worker waits for it to return.
  const queue = new Queue(WAKE_UPS, {
    connection: { url, enableOfflineQueue: false, maxRetriesPerRequest: 1 },
  });
  const bell = createBell(settings.onWake, REDIS_TICK_MS);
  const worker = new Worker(WAKE_UPS, bell.ring, { connection: { url, maxRetriesPerRequest: null } });
  return wakeUps(queue, worker, bell, settings);
}

interface Bell {
  /** How much earlier than its moment it is asked to ring. */
  readonly earlyMs: number;
  ring(alarm: { readonly data: { readonly at?: number } }): Promise<void>;
  close(): void;
}

function createBell(onWake: () => void, earlyMs = 0): Bell {
  const waiting = new Set<NodeJS.Timeout>();
  return {
    earlyMs,
    async ring({ data: { at = 0 } }) {
      const restMs = Math.min(at - Date.now(), earlyMs);
      if (restMs <= 0) return onWake();
      const timer = setTimeout(() => {
        waiting.delete(timer);
        onWake();
      }, restMs);
      waiting.add(timer);
    },
    close() {
      for (const timer of waiting) clearTimeout(timer);
    },
  };
}

type Alarms = Pick<Queue, 'add' | 'close'> & Listened;
type Listened = { on(event: 'error', listener: (error: Error) => void): unknown };

async function wakeUps(
  queue: Alarms,
  worker: Pick<Worker, 'close'> & Listened,
  bell: Bell,
  { clock, log }: WakeUpSettings,
): Promise<WakeUps> {
  // Without listeners, a lost connection would end the process.
  const report = throttled((error: Error) =>
    log.warn({ reason: error.name }, 'wake-ups are away; the sweep goes on'),
  );
  queue.on('error', report);
  worker.on('error', report);
  return {
    wakeAt: async (moment) => {
      // One job a second, however many ask: a deterministic id, with a letter and without a colon.
      const jobId = `at-${Math.ceil(Math.max(moment.getTime(), clock().getTime()) / 1000)}`;
      const inMs = Math.max(0, moment.getTime() - clock().getTime());
      const delay = Math.max(0, inMs - bell.earlyMs);
      await queue
        .add('wake', { at: Date.now() + inMs }, { jobId, delay, removeOnComplete: true, removeOnFail: true })
        .catch((error: unknown) => report(error instanceof Error ? error : new Error('fault')));
    },
    close: async () => {
      // Where Redis is gone, closing fails, or never ends; what comes after must be closed all the same.
      const closed = Promise.allSettled([worker.close(), queue.close()]);
      await Promise.race([closed, sleep(CLOSE_MS, undefined, { ref: false })]);
      bell.close();
    },
  };
}

const QUIET_MS = 60_000;

function throttled(report: (error: Error) => void): (error: Error) => void {
  let last = 0;
  return (error) => {
    if (performance.now() - last < QUIET_MS && last > 0) return;
    last = performance.now();
    report(error);
  };
}
