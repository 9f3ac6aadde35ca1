/**
 * What a migration must say so that the database agrees with schema.prisma. For developers:
 *
 *   node prisma/diff.ts         prints the SQL of the next migration (nothing when they agree)
 *   node prisma/diff.ts --init  writes 0001_init.sql anew; only before the first release
 */
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { freshDatabase } from '#test/support/database.ts';

const SCHEMA = join(import.meta.dirname, 'schema.prisma');

/** SQL that brings `from` (a database, or nothing at all) to schema.prisma; empty when there is nothing to change. */
export async function migrationTo(pool: pg.Pool, from: 'database' | 'nothing'): Promise<string> {
  const { SchemaEngine } = await import('@prisma/schema-engine-wasm');
  const content = readFileSync(SCHEMA, 'utf8');
  const schema = { files: [{ path: 'schema.prisma', content }] };
  const engine = await SchemaEngine.new(
    { datamodels: [['schema.prisma', content]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool)),
  );
  const { stdout } = await engine.diff({
    from:
      from === 'nothing'
        ? { tag: 'empty' }
        : { tag: 'schemaDatasource', ...schema, configDir: import.meta.dirname },
    to: { tag: 'schemaDatamodel', ...schema },
    script: true,
    exitCode: null,
    shadowDatabaseUrl: null,
    filters: { externalTables: ['public.schema_migration'], externalEnums: [] },
  });
  return (stdout ?? '')
    .replace(/^-- CreateSchema\n.*\n\n/, '')
    .replace(/^-- This is an empty migration\.\s*/, '')
    .trim();
}

if (process.argv[1] === import.meta.filename) {
  const database = await freshDatabase();
  if (process.argv.includes('--init')) {
    writeFileSync(
      join(import.meta.dirname, 'migrations', '0001_init.sql'),
      `${await migrationTo(database.pool, 'nothing')}\n`,
    );
  } else {
    process.stdout.write(`${await migrationTo(database.pool, 'database')}\n`);
  }
  await database.close();
}
