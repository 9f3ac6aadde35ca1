/** Brings a database up to date: the files of prisma/migrations in order, each once, each whole or not at all. */
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';

export const MIGRATIONS = new URL('../../prisma/migrations/', import.meta.url);

/** Any number, always the same: processes that start together wait for one another. */
const LOCK = 7_587_861;
/** What changes a table waits so long for those who use it, then lets them go on and tries again. */
const LOCK_WAIT_MS = 3_000;
const ATTEMPTS = 40;
const LOCK_NOT_AVAILABLE = '55P03';

export function migrationNames(): readonly string[] {
  return readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith('.sql'))
    .sort();
}

/** The migrations this database has not seen. Changes nothing. */
export async function pendingMigrations(pool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ known: boolean }>(
    `select to_regclass('schema_migration') is not null as known`,
  );
  if (!rows[0]?.known) return migrationNames();
  const applied = await pool.query<{ name: string }>('select name from schema_migration');
  const names = new Set(applied.rows.map(({ name }) => name));
  return migrationNames().filter((name) => !names.has(name));
}

/** A database that knows more than this program is left as it is: the next version has been there. */
export async function migrate(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
    await client.query(
      'create table if not exists schema_migration (name text primary key, applied_at timestamptz not null default now())',
    );
    await client.query('commit');
    for (const name of migrationNames()) await apply(client, name);
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** While another version of the program goes on working on the same tables. */
async function apply(client: pg.PoolClient, name: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await applyOnce(client, name);
    } catch (error) {
      const isBusy = error instanceof pg.DatabaseError && error.code === LOCK_NOT_AVAILABLE;
      if (!isBusy || attempt === ATTEMPTS) throw error;
      await client.query('rollback');
    }
  }
}

async function applyOnce(client: pg.PoolClient, name: string): Promise<void> {
  await client.query('begin');
  await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
  await client.query(`set local lock_timeout = ${LOCK_WAIT_MS}`);
  const added = await client.query('insert into schema_migration (name) values ($1) on conflict do nothing', [
    name,
  ]);
  if (added.rowCount === 1) await client.query(readFileSync(new URL(name, MIGRATIONS), 'utf8'));
  await client.query('commit');
}
