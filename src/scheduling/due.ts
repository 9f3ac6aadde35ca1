/** Does the work whose hour has come. The rows are the truth: whoever wakes this up, however often, it is done once. */
import type { Logger } from '#src/log.ts';
import type { Handlers } from '#src/domain.ts';
import type { Slots } from '#src/engine/message.ts';
import { blind, type Observer } from '#src/operations/observer.ts';
import type { Database } from '#src/storage/database.ts';
import { type Outcome, runWork } from '#src/storage/work.ts';

export interface DueSettings {
  readonly database: Database;
  readonly handlers: Handlers;
  readonly clock: () => Date;
  readonly newId: () => string;
  readonly log: Pick<Logger, 'warn' | 'error'>;
  readonly observer?: Observer;
}

export interface DueResult {
  /** People whose inbox has received a trigger. */
  readonly told: readonly string[];
  /** When work is next due; absent when none is planned. */
  readonly next?: Date;
}

const BATCH = 200;
/** Rows of different people done side by side; each takes a connection, and turns need some too. */
const SIDE_BY_SIDE = 6;
const ATTEMPTS = 5;
const RETRY_MS = 60_000;
const TRANSACTION = { maxWait: 20_000, timeout: 30_000 };

const OPEN = `
  select id, due_at as "dueAt", coalesce(person_id, key) as whose from due where done_at is null and due_at <= $1 order by due_at, id limit $2`;

/** Marked before the work, so that work which plans itself anew has the last word. Nothing when another process has it. */
const TAKE = `
  update due set done_at = $2::timestamptz
   where id = (select id from due where id = $1::bigint and done_at is null and due_at <= $2::timestamptz
                for update skip locked)
  returning key, work, person_id as "personId", data`;

const POSTPONE = `
  update due set attempts = attempts + 1, due_at = $2, done_at = case when attempts + 1 >= $3 then $4::timestamptz end
   where id = $1 and done_at is null returning attempts, work, done_at as "parkedAt"`;

const NEXT = 'select min(due_at) as next from due where done_at is null';

interface DueRow {
  readonly key: string;
  readonly work: string;
  readonly personId: string | null;
  readonly data: Slots;
}

interface Open {
  readonly id: string;
  readonly dueAt: Date;
  readonly whose: string;
}

/**
 * Each row in a transaction of its own: one that fails is tried again later and stops nothing else. Those of one person
 * follow each other.
 * @param onTold people whose inbox has received a trigger, as soon as a part of the rows is done
 */
export async function runDue(
  settings: DueSettings,
  onTold: (personIds: readonly string[]) => void = () => {},
): Promise<DueResult> {
  const { database } = settings;
  const { pool } = database;
  const all = new Set<string>();
  for (let isFull = true; isFull; ) {
    const { rows } = await pool.query<Open>(OPEN, [settings.clock(), BATCH]);
    isFull = rows.length === BATCH;
    const told = await runRows(settings, rows);
    if (told.size > 0) onTold([...told]);
    for (const personId of told) all.add(personId);
  }
  const { rows } = await pool.query<{ next: Date | null }>(NEXT);
  const next = rows[0]?.next;
  return { told: [...all], ...(next && { next }) };
}

async function runRows(settings: DueSettings, rows: readonly Open[]): Promise<ReadonlySet<string>> {
  const { observer = blind, clock } = settings;
  const waiting = [...Map.groupBy(rows, ({ whose }) => whose).values()];
  const told = new Set<string>();
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      for (const { id, dueAt } of next) {
        observer.woke(clock().getTime() - dueAt.getTime());
        const outcome = await runRow(settings, id);
        for (const personId of outcome.told) told.add(personId);
      }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
  return told;
}

async function runRow(settings: DueSettings, id: string): Promise<Outcome> {
  const { database, handlers, newId } = settings;
  const now = settings.clock();
  try {
    return await database.prisma.$transaction(async (tx) => {
      const [row] = await tx.$queryRawUnsafe<DueRow[]>(TAKE, id, now.toISOString());
      if (!row) return { told: [] };
      const { key, data, personId } = row;
      return runWork(tx, handlers, row.work, {
        key,
        data,
        now,
        newId,
        ...(personId !== null && { personId }),
      });
    }, TRANSACTION);
  } catch (error) {
    await postpone(settings, id, now, error);
    return { told: [] };
  }
}

async function postpone(
  { database, log, observer = blind }: DueSettings,
  id: string,
  now: Date,
  error: unknown,
): Promise<void> {
  const later = new Date(now.getTime() + RETRY_MS);
  const { rows } = await database.pool.query(POSTPONE, [id, later, ATTEMPTS, now]);
  const row = rows[0];
  if (!row) return;
  const about = { due: id, work: row.work, attempts: row.attempts, err: error };
  if (row.parkedAt) {
    observer.putAside();
    log.error(about, 'due work failed five times and is put aside');
  } else log.warn(about, 'due work failed; it is tried again in a minute');
}
