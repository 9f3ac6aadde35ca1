/**
 * The ledger of erasures: who was erased stays erased when an older backup is put back. It is a table, and a file beside
 * the database for the day the database is lost. It holds hashes of random ids, and names nobody.
 */
import { readFileSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import type { Handlers } from '#src/domain.ts';
import { toStorable } from '#src/storage/json.ts';
import type { Database } from '#src/storage/database.ts';
import { runWork } from '#src/storage/work.ts';
import type pg from 'pg';

export interface Erasure {
  /** ISO instant. */
  readonly at: string;
  /** SHA-256 in hexadecimal. */
  readonly hash: string;
}

/** In the data folder. */
export const ERASURES_FILE = 'erasures.txt';

const LOOK_MS = 30_000;
const ENTRY = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) ([0-9a-f]{64})$/;
const READ = 'select id::text, hash, at from erasure where id > $1 order by id limit 10000';
const TRANSACTION = { maxWait: 20_000, timeout: 30_000 };

/** Entries of such a file; lines that are none are passed over. None where there is no file. */
export function readErasures(file: string): readonly Erasure[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
  return text.split('\n').flatMap((line) => {
    const [, at, hash] = ENTRY.exec(line) ?? [];
    return at && hash ? { at, hash } : [];
  });
}

/** Copies new entries of the table to the file, at once and then twice a minute. `stop` copies what is left. */
export function keepErasures(
  pool: pg.Pool,
  file: string,
  onFault: (error: unknown) => void,
): { copy(): Promise<void>; stop(): Promise<void> } {
  const known = new Set(readErasures(file).map(({ hash }) => hash));
  let last = '0';
  let copying = Promise.resolve();
  async function look(): Promise<void> {
    const { rows } = await pool.query<{ id: string; hash: string; at: Date }>(READ, [last]);
    const added = rows.filter(({ hash }) => !known.has(hash));
    const lines = added.map(({ at, hash }) => `${at.toISOString()} ${hash}\n`);
    if (lines.length > 0) await appendFile(file, lines.join(''), { mode: 0o600 });
    for (const { hash } of added) known.add(hash);
    last = rows.at(-1)?.id ?? last;
  }
  const copy = () => (copying = copying.then(look).catch(onFault));
  const timer = setInterval(() => void copy(), LOOK_MS);
  timer.unref();
  void copy();
  return {
    copy,
    stop: () => {
      clearInterval(timer);
      return copy();
    },
  };
}

const ADD = `
  insert into erasure (hash, at)
    select x.hash, x.at from jsonb_to_recordset($1::jsonb) as x (hash text, at timestamptz)
     where not exists (select 1 from erasure e where e.hash = x.hash)`;

/** Part of a restore: what is to be erased again is in the table before anybody can read the people. */
export async function addErasures(client: pg.PoolClient, entries: readonly Erasure[]): Promise<void> {
  const unique = new Map(entries.map((entry) => [entry.hash, entry]));
  await client.query(ADD, [toStorable([...unique.values()])]);
}

const PENDING = 'erasures-pending';
/** Marks a restored database: its erasures are to be done again before it is used. */
export async function askReplay(client: pg.PoolClient, backupAt: string): Promise<void> {
  await client.query(
    `insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value`,
    [PENDING, JSON.stringify(backupAt)],
  );
}

const ERASED = `
  select id from person where encode(sha256(convert_to(id, 'UTF8')), 'hex') in (select hash from erasure)`;
/** An account may leave and come back; a minute, because a transaction's clock is its beginning. */
const LEFT = `
  delete from identity i using erasure e
   where e.hash = encode(sha256(convert_to(concat_ws(' ', i.person_id, i.platform, i.external_id), 'UTF8')), 'hex')
     and e.at > $1::timestamptz - interval '1 minute'`;

/**
 * Erases again, in a database that was restored, whoever was erased since its backup; nothing otherwise.
 * May be stopped at any moment and called again. Gives how many people.
 */
export async function replayErasures(
  { prisma, pool }: Database,
  handlers: Handlers,
  now: Date,
  newId: () => string,
): Promise<number> {
  const { rows: pending } = await pool.query('select value from setting where key = $1', [PENDING]);
  if (pending.length === 0) return 0;
  await pool.query(LEFT, [pending[0].value]);
  const { rows } = await pool.query<{ id: string }>(ERASED);
  for (const { id } of rows) {
    const work = { key: `erased-again:${id}`, data: {}, personId: id, now, newId };
    await prisma.$transaction((tx) => runWork(tx, handlers, 'people.erase', work), TRANSACTION);
  }
  await pool.query('delete from setting where key = $1', [PENDING]);
  return rows.length;
}
