/** Does the work whose hour has come. The rows are the truth: whoever wakes this up, however often, it is done once. */
import type { Logger } from '#src/log.ts';
import type { Handlers } from '#src/domain.ts';
import type { Slots } from '#src/engine/message.ts';
import { blind, type Observer } from '#src/operations/observer.ts';
import type { Database } from '#src/storage/database.ts';
import { runWorks } from '#src/storage/work.ts';

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

const BATCH = 1_000;
/** Transactions side by side; each takes a connection, and turns need some too. */
const SIDE_BY_SIDE = 4;
/** Rows of one kind and of different people in one transaction: a wave of reminders is written like one. */
const TOGETHER = 100;
const ATTEMPTS = 5;
const RETRY_MS = 60_000;
const TRANSACTION = { maxWait: 20_000, timeout: 30_000 };

const OPEN = `
  select id, due_at as "dueAt", coalesce(person_id, key) as whose, work from due where done_at is null and due_at <= $1 order by due_at, id limit $2`;

/** Marked before the work, so that work which plans itself anew has the last word. Nothing when another process has it. */
const TAKE = `
  update due set done_at = $2::timestamptz
   where id in (select id from due where id = any($1::bigint[]) and done_at is null and due_at <= $2::timestamptz
                 order by id for update skip locked)
  returning id, key, work, person_id as "personId", data`;

const POSTPONE = `
  update due set attempts = attempts + 1, due_at = $2, done_at = case when attempts + 1 >= $3 then $4::timestamptz end
   where id = $1 and done_at is null returning attempts, work, done_at as "parkedAt"`;

const NEXT = 'select min(due_at) as next from due where done_at is null';

interface DueRow {
  readonly id: bigint;
  readonly key: string;
  readonly work: string;
  readonly personId: string | null;
  readonly data: Slots;
}

interface Open {
  readonly id: string;
  readonly dueAt: Date;
  readonly whose: string;
  readonly work: string;
}

/**
 * Rows of one kind share a transaction; when one of them fails, each is done in its own: it is tried again later and
 * stops nothing else. Those of one person follow each other.
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
    await runRows(settings, rows, (told) => {
      for (const personId of told) all.add(personId);
      if (told.length > 0) onTold(told);
    });
  }
  const { rows } = await pool.query<{ next: Date | null }>(NEXT);
  const next = rows[0]?.next;
  return { told: [...all], ...(next && { next }) };
}

async function runRows(
  settings: DueSettings,
  rows: readonly Open[],
  onTold: (personIds: readonly string[]) => void,
): Promise<void> {
  const { observer = blind, clock } = settings;
  const waiting = inGroups(rows);
  const work = async () => {
    for (let group = waiting.shift(); group; group = waiting.shift()) {
      for (const { dueAt } of group.rows) observer.woke(clock().getTime() - dueAt.getTime());
      const ids = group.rows.map(({ id }) => id);
      onTold(group.isTogether ? await runTogether(settings, ids) : await runEach(settings, ids));
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
}

interface Group {
  readonly rows: readonly Open[];
  /** In one transaction; else one after the other. */
  readonly isTogether: boolean;
}

/** Whoever has several rows gets them in order; the others' are put together by kind. */
function inGroups(rows: readonly Open[]): Group[] {
  const people = [...Map.groupBy(rows, ({ whose }) => whose).values()];
  const groups: Group[] = people.filter(isSeveral).map((own) => ({ rows: own, isTogether: false }));
  const others = people.filter((own) => !isSeveral(own)).flat();
  for (const alike of Map.groupBy(others, ({ work }) => work).values())
    for (let at = 0; at < alike.length; at += TOGETHER) {
      const part = alike.slice(at, at + TOGETHER);
      groups.push({ rows: part, isTogether: isSeveral(part) });
    }
  return groups;
}

const isSeveral = (rows: readonly Open[]): boolean => rows.length > 1;

/** All or none; when none, each on its own. Gives whose inbox was reached. */
async function runTogether(settings: DueSettings, ids: readonly string[]): Promise<readonly string[]> {
  try {
    return await run(settings, ids, settings.clock());
  } catch {
    return runEach(settings, ids);
  }
}

async function runEach(settings: DueSettings, ids: readonly string[]): Promise<readonly string[]> {
  const told: string[] = [];
  for (const id of ids) {
    const now = settings.clock();
    try {
      told.push(...(await run(settings, [id], now)));
    } catch (error) {
      await postpone(settings, id, now, error);
    }
  }
  return told;
}

/** Rows of one kind, in one transaction. */
async function run(
  { database, handlers, newId }: DueSettings,
  ids: readonly string[],
  now: Date,
): Promise<readonly string[]> {
  return database.prisma.$transaction(async (tx) => {
    const taken = await tx.$queryRawUnsafe<DueRow[]>(TAKE, [...ids], now.toISOString());
    const rows = taken.toSorted((a, b) => ids.indexOf(String(a.id)) - ids.indexOf(String(b.id)));
    const [first] = rows;
    if (!first) return [];
    const works = rows.map(({ key, data, personId }) => ({
      key,
      data,
      now,
      newId,
      ...(personId !== null && { personId }),
    }));
    return (await runWorks(tx, handlers, first.work, works)).told;
  }, TRANSACTION);
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
