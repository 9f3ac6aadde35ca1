/** Brings a database up to date: the files of prisma/migrations in order, each once, each whole or not at all. */
import { readdirSync, readFileSync } from 'node:fs';
import type pg from 'pg';

export const MIGRATIONS = new URL('../../prisma/migrations/', import.meta.url);

/** Any number, always the same: processes that start together wait for one another. */
const LOCK = 7_587_861;

export function migrationNames(): readonly string[] {
  return readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith('.sql'))
    .sort();
}

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

async function apply(client: pg.PoolClient, name: string): Promise<void> {
  await client.query('begin');
  await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
  const added = await client.query('insert into schema_migration (name) values ($1) on conflict do nothing', [
    name,
  ]);
  if (added.rowCount === 1) await client.query(readFileSync(new URL(name, MIGRATIONS), 'utf8'));
  await client.query('commit');
}
