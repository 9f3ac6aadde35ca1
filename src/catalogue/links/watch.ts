/**
 * The link check while the program runs: a few addresses every hour, so that each is tried about once a week; of
 * several processes on one database, the first to come does the hour's part.
 */
import type pg from 'pg';
import type { EntryStore } from '../import/store.ts';
import type { CheckSettings } from './check.ts';
import type { KnownAddress } from './results.ts';
import { checkRound } from './round.ts';

export interface LinkWatch {
  /** This hour's part; gives how many addresses were tried. */
  look(): Promise<number>;
  start(): void;
  stop(): void;
}

export interface WatchSettings extends Omit<CheckSettings, 'sleep'> {
  readonly pool: pg.Pool;
  readonly store: Pick<EntryStore, 'addresses' | 'recordAddresses'>;
  readonly sleep: (ms: number) => Promise<void>;
  /** Addresses of the seed. */
  readonly seed: readonly string[];
  readonly log: { warn(facts: object, what: string): void };
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Nobody's first minutes are spent on this. */
const FIRST_MS = 10 * MINUTE_MS;
const WEEK_MS = 7 * DAY_MS;
/** A dead address is tried again on another day, and soon: only two such days hide it. */
const AGAIN_MS = 20 * HOUR_MS;
const HOURS = 7 * 24;
const LEAST = 10;
const MOST = 300;

const CLAIM = `
  insert into setting (key, value) values ('link-check', to_jsonb($1::text))
  on conflict (key) do update set value = excluded.value
    where (setting.value #>> '{}')::timestamptz < $1::text::timestamptz - interval '50 minutes'
  returning 1`;

/** Of all addresses, those whose turn it is: never tried ones first, then the oldest. */
export function dueAddresses(known: readonly KnownAddress[], now: Date): readonly string[] {
  const triedAt = ({ checkedAt }: KnownAddress) => (checkedAt === undefined ? 0 : Date.parse(checkedAt));
  const isDue = (one: KnownAddress) => now.getTime() - triedAt(one) > (one.isDoubtful ? AGAIN_MS : WEEK_MS);
  // A little more than a week's share, as some hours are missed.
  const most = Math.min(MOST, Math.max(LEAST, Math.ceil((known.length / HOURS) * 1.5)));
  return known
    .filter(isDue)
    .toSorted((a, b) => triedAt(a) - triedAt(b))
    .slice(0, most)
    .map(({ url }) => url);
}

export function createLinkWatch(settings: WatchSettings): LinkWatch {
  const { pool, store, clock, seed, log } = settings;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  async function look(): Promise<number> {
    const now = clock();
    const { rowCount } = await pool.query(CLAIM, [now.toISOString()]);
    if (rowCount === 0) return 0;
    const urls = dueAddresses(await store.addresses(seed), now);
    const { tried } = await checkRound(urls, {
      ...settings,
      record: (results) => store.recordAddresses(results),
      isStopped: () => isStopped,
    });
    return tried;
  }

  const wait = (ms: number) => {
    timer = setTimeout(() => {
      look()
        .catch((error: unknown) => {
          if (!isStopped) log.warn({ err: error }, 'the addresses could not be checked; in an hour again');
        })
        .finally(() => {
          if (!isStopped) wait(HOUR_MS);
        });
    }, ms);
    timer.unref();
  };

  return {
    look,
    start: () => wait(FIRST_MS),
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
