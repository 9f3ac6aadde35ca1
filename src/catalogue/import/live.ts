/**
 * The catalogue while the program runs: read again when it has changed, wherever that was. Every process looks at one
 * number in the database; who looks something up meanwhile gets the catalogue as it was.
 */
import type pg from 'pg';
import type { CatalogueReader } from '../reader.ts';
import type { Resource } from '../resource.ts';
import { VERSION } from './store.ts';
import { readWhole } from './whole.ts';

export interface LiveCatalogue {
  /** Always the newest that has been read. */
  readonly catalogue: CatalogueReader;
  /** Reads it when it has changed since; true when it had. */
  refresh(): Promise<boolean>;
  /** Reads it, and looks again from time to time. A database that does not answer is asked again; nothing is thrown. */
  start(): Promise<void>;
  stop(): void;
}

export interface LiveSettings {
  readonly pool: pg.Pool;
  readonly seed: readonly Resource[];
  readonly create: (resources: readonly Resource[]) => CatalogueReader;
  readonly clock: () => Date;
  readonly log: { warn(facts: object, what: string): void };
  /** Read already from the seed alone: what is looked up in until the database has been read. */
  readonly first: CatalogueReader;
  readonly everyMs?: number;
}

const EVERY_MS = 30_000;
/** Where "today" is: entries end at the end of a day in France. */
const ZONE = 'Europe/Paris';

export function createLiveCatalogue(settings: LiveSettings): LiveCatalogue {
  const { pool, seed, create, clock, log } = settings;
  let current = settings.first;
  /** Of the database, as read last; 0: only the seed has been. */
  let version = 0;
  let endsNext: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  async function refresh(): Promise<boolean> {
    const today = dayIn(clock());
    const { rows } = await pool.query<{ value: number }>('select value from setting where key = $1', [
      VERSION,
    ]);
    const found = rows[0]?.value ?? 0;
    const isOver = endsNext !== undefined && endsNext < today;
    if (found === version && !isOver) return false;
    const whole = await readWhole(pool, seed, today);
    current = create(whole.resources);
    [version, endsNext] = [found, whole.endsNext];
    return true;
  }

  async function look(): Promise<void> {
    try {
      await refresh();
    } catch (error) {
      if (!isStopped) log.warn({ err: error }, 'the catalogue could not be read again; the last one is kept');
    }
    if (isStopped) return;
    timer = setTimeout(() => void look(), settings.everyMs ?? EVERY_MS);
    timer.unref();
  }

  return {
    catalogue: {
      find: (...asked) => current.find(...asked),
      byId: (id) => current.byId(id),
      beginning: (...asked) => current.beginning(...asked),
      crisisLines: () => current.crisisLines(),
      looksLikeQuestion: (text) => current.looksLikeQuestion(text),
      opensWithTrouble: (text) => current.opensWithTrouble(text),
      followUp: (text) => current.followUp(text),
      said: (text) => current.said(text),
    },
    refresh,
    start: look,
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

const dayIn = (now: Date): string =>
  Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(ZONE).toPlainDate().toString();
