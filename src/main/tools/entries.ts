/** The database for a command about the catalogue: opened, or reached through the program that has it. */
import { join } from 'node:path';
import { entriesThroughDoor } from '#src/catalogue/import/door.ts';
import { createEntryStore, type EntryStore } from '#src/catalogue/import/store.ts';
import type { Config } from '#src/config.ts';
import { openDatabase } from '#src/storage/database.ts';
import { FolderInUse, takeFolder } from '../folder.ts';

/** @throws StartFault when it can be neither. */
export async function withEntries<T>(config: Config, use: (store: EntryStore) => Promise<T>): Promise<T> {
  const { DATABASE_URL: databaseUrl, DATA_DIR } = config;
  const folder = databaseUrl ? undefined : await takeFolder(config, 'terminal');
  if (folder && !folder.ok) {
    const { holder } = folder;
    if (holder?.kind !== 'program') throw new FolderInUse(config, holder);
    return use(entriesThroughDoor(holder.url, holder.secret));
  }
  try {
    const database = await openDatabase(
      databaseUrl ? { databaseUrl } : { dataDir: join(DATA_DIR, 'database') },
    );
    try {
      return await use(createEntryStore(database.pool));
    } finally {
      await database.close();
    }
  } finally {
    folder?.close();
  }
}
