/**
 * A database for one test: an embedded PostgreSQL in a folder of its own, copied from one that was made and migrated
 * once for this version of the migrations (making one takes seconds, copying it a tenth of one).
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '#src/storage/database.ts';
import { MIGRATIONS, migrationNames } from '#src/storage/migrate.ts';
import { handingOn } from './hand-on.ts';

export { emptyDatabase } from './hand-on.ts';

export interface TestDatabase extends Database {
  readonly dataDir: string;
  /** Closes the database and opens its folder again, as a restart does; close the one it gives, not this one. */
  reopen(): Promise<TestDatabase>;
  /** Closes the database and removes its folder. */
  close(): Promise<void>;
}

export const freshDatabase: () => Promise<TestDatabase> = handingOn(async () =>
  openCopy(await freshFolder()),
);

/** A data folder, made and migrated, that nobody has open. */
export async function freshFolder(): Promise<string> {
  const template = await migratedFolder();
  const dataDir = mkdtempSync(join(tmpdir(), 'plusun-test-'));
  cpSync(template, dataDir, { recursive: true });
  return dataDir;
}

async function openCopy(dataDir: string): Promise<TestDatabase> {
  const database = await openDatabase({ dataDir });
  return {
    ...database,
    dataDir,
    reopen: async () => {
      await database.close();
      return openCopy(dataDir);
    },
    close: async () => {
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function migratedFolder(): Promise<string> {
  const digest = createHash('sha256');
  for (const name of migrationNames()) digest.update(name).update(readFileSync(new URL(name, MIGRATIONS)));
  const folder = process.env['TEST_TEMPLATES'] ?? tmpdir();
  const template = join(folder, `plusun-template-${digest.digest('hex').slice(0, 16)}`);
  if (existsSync(template)) return template;
  // Made aside and renamed whole, so that another test process never copies half of it.
  const making = mkdtempSync(join(folder, 'plusun-making-'));
  await (await openDatabase({ dataDir: making })).close();
  try {
    renameSync(making, template);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(template)) throw error;
  }
  return template;
}
