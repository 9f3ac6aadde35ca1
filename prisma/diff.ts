/**
 * Whether the migrations make the tables that schema.prisma describes. For developers:
 *
 *   node prisma/diff.ts         lists what differs (nothing when they agree)
 *   node prisma/diff.ts --init  writes 0001_init.sql anew; only before the first release
 */
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { freshDatabase } from '#test/support/database.ts';

const SCHEMA = join(import.meta.dirname, 'schema.prisma');

/** The SQL that makes schema.prisma's tables in an empty database. */
export async function schemaAsSql(pool: pg.Pool): Promise<string> {
  const { SchemaEngine } = await import('@prisma/schema-engine-wasm');
  const content = readFileSync(SCHEMA, 'utf8');
  const engine = await SchemaEngine.new(
    { datamodels: [['schema.prisma', content]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool)),
  );
  const { stdout } = await engine.diff({
    from: { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return `${(stdout ?? '').replace(/^-- CreateSchema\n.*\n\n/, '').trim()}\n`;
}

/**
 * What a migrated database lacks ("missing: …") or has beyond schema.prisma ("extra: …"). Partial indexes and functions
 * are left out: Prisma has no words for them.
 */
export async function differences(pool: pg.Pool): Promise<readonly string[]> {
  const sql = await schemaAsSql(pool);
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('create schema described');
    await client.query('set local search_path = described');
    await client.query(sql);
    const described = new Set<string>(
      (await client.query(DESCRIBE, ['described'])).rows.map(({ line }) => line),
    );
    const migrated = new Set<string>((await client.query(DESCRIBE, ['public'])).rows.map(({ line }) => line));
    return [
      ...[...described.difference(migrated)].map((line) => `missing: ${line}`),
      ...[...migrated.difference(described)].map((line) => `extra: ${line}`),
    ].sort();
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** Columns, indexes and constraints of one schema, a line each, without the schema's name. */
const DESCRIBE = `
  select replace(line, $1 || '.', '') as line from (
    select concat_ws(' ', 'column', table_name || '.' || column_name, udt_name, datetime_precision,
                     'nullable=' || is_nullable, 'default=' || column_default) as line, table_name as name
      from information_schema.columns where table_schema = $1
    union all
    select indexdef, tablename from pg_indexes where schemaname = $1 and indexdef not like '% WHERE %'
    union all
    select concat_ws(' ', conrelid::regclass::text, conname, pg_get_constraintdef(oid)), conrelid::regclass::text
      from pg_constraint where connamespace = $1::regnamespace
  ) as described
  where name not like '%schema_migration'`;

if (process.argv[1] === import.meta.filename) {
  const database = await freshDatabase();
  if (process.argv.includes('--init'))
    writeFileSync(join(import.meta.dirname, 'migrations', '0001_init.sql'), await schemaAsSql(database.pool));
  else for (const line of await differences(database.pool)) console.log(line);
  await database.close();
}
