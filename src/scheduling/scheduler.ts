/** Does due work on time: what is late at start, then at every next moment, with a sweep for alarms that were lost. */
import { type DueSettings, runDue } from './due.ts';
import { purge } from '#src/storage/purge.ts';
import { createWakeUps, type WakeUps } from './wake.ts';

export interface SchedulerSettings extends DueSettings {
  readonly redisUrl?: string;
  /** These people have something new in their inbox. */
  readonly onTold: (personIds: readonly string[]) => void;
  /** Between two looks without any alarm. */
  readonly sweepMs?: number;
}

export interface Scheduler {
  /** Does what is due, then keeps watch. */
  start(): Promise<void>;
  /** A due row was written: tell the alarm clock. */
  plan(moment: Date): void;
  /** Waits for the work under way. */
  stop(): Promise<void>;
}

/** Due work is never later than this, whatever became of the alarms. */
const SWEEP_MS = 5_000;
const DAY_MS = 24 * 3_600_000;

export function createScheduler(settings: SchedulerSettings): Scheduler {
  const { log } = settings;
  let wakeUps: WakeUps | undefined;
  let sweep: NodeJS.Timeout | undefined;
  let purgedAt = 0;
  let running: Promise<void> | undefined;
  let isAsked = false;
  /** The earliest alarm that is set; later ones are set when it has rung. */
  let armed: Date | undefined;

  function ask(): void {
    isAsked = true;
    running ??= run().finally(() => {
      running = undefined;
    });
  }

  async function run(): Promise<void> {
    while (isAsked) {
      isAsked = false;
      try {
        const { next } = await runDue(settings, settings.onTold);
        armed = undefined;
        if (next) plan(next);
        await purgeDaily();
      } catch (error) {
        log.error({ err: error }, 'due work cannot be read; the next sweep tries again');
      }
    }
  }

  async function purgeDaily(): Promise<void> {
    const now = settings.clock();
    if (now.getTime() - purgedAt < DAY_MS) return;
    await purge(settings.database.pool, now);
    purgedAt = now.getTime();
  }

  function plan(moment: Date): void {
    if (!wakeUps || (armed && armed <= moment)) return;
    armed = moment;
    void wakeUps.wakeAt(moment);
  }

  return {
    plan,
    start: async () => {
      const { database, redisUrl, clock } = settings;
      const where = redisUrl === undefined ? { database } : { database, redisUrl };
      wakeUps = await createWakeUps({ ...where, clock, log, onWake: ask });
      sweep = setInterval(ask, settings.sweepMs ?? SWEEP_MS);
      ask();
      await running;
    },
    stop: async () => {
      clearInterval(sweep);
      isAsked = false;
      await running;
      await wakeUps?.close();
      wakeUps = undefined;
    },
  };
}
