/** The week to come on the data of today: what an organiser reads in the chat under "repetition", for whoever runs the program. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { weekAhead } from '#flows/coverage.ts';
import { type Config, consoleLocale, readConfig, readEnvironment } from '#src/config.ts';
import type { Context } from '#src/engine/flow.ts';
import { formatFor } from '#src/engine/format.ts';
import type { Part } from '#src/engine/message.ts';
import { WORKING_ZONE } from '#src/mentoring/search.ts';
import { StartFault } from '#src/platform/start-fault.ts';
import { type Database, openDatabase } from '#src/storage/database.ts';
import { FolderInUse, takeFolder } from '../folder.ts';
import { createRead, newId, texts } from '../parts.ts';
import { describeConfigFaults, describeFailure } from '../report.ts';

const { variables } = readEnvironment();
const locale = consoleLocale(variables);
const say = texts.say(locale);

/** Reads and plays, and leaves everything as it was: nothing is migrated either. */
export async function week(): Promise<number> {
  const read = readConfig(variables);
  if (!read.ok) {
    console.error(describeConfigFaults(read.faults, locale));
    return 1;
  }
  const { DATABASE_URL, DATA_DIR } = read.config;
  if (!DATABASE_URL && !existsSync(join(DATA_DIR, 'database'))) {
    console.error(say('rehearsal-no-data', { place: DATA_DIR }));
    return 1;
  }
  try {
    console.log(await withDatabase(read.config, rehearse));
    return 0;
  } catch (error) {
    if (isOlder(error)) {
      console.error(say('rehearsal-older'));
      return 1;
    }
    if (!(error instanceof StartFault)) throw error;
    console.error(describeFailure(error, locale));
    if (error instanceof FolderInUse) console.error(say('rehearsal-in-use'));
    return 1;
  }
}

/** A table or column that the database does not have yet, as Prisma numbers it. */
const isOlder = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'P2021' || error.code === 'P2022');

const asItIs = async (): Promise<void> => {};

/** @throws StartFault when another program has the folder, or the database cannot be reached. */
async function withDatabase<T>(config: Config, use: (database: Database) => Promise<T>): Promise<T> {
  const { DATABASE_URL: databaseUrl, DATA_DIR } = config;
  const folder = databaseUrl ? undefined : await takeFolder(config, 'terminal');
  if (folder && !folder.ok) throw new FolderInUse(config, folder.holder);
  try {
    const where = databaseUrl ? { databaseUrl } : { dataDir: join(DATA_DIR, 'database') };
    const database = await openDatabase(where, asItIs);
    try {
      return await use(database);
    } finally {
      await database.close();
    }
  } finally {
    folder?.close();
  }
}

async function rehearse(database: Database): Promise<string> {
  const context: Context = {
    slots: {},
    now: new Date(),
    person: { id: '', locale, zone: WORKING_ZONE, isOrganiser: true },
    read: createRead(database).read,
    once: (_, look) => look(),
    say,
    format: formatFor(locale, WORKING_ZONE),
    newId,
  };
  return (await weekAhead(context)).map(wordsOf).join('\n\n');
}

function wordsOf(part: Part): string {
  if (part.kind === 'text') return part.text;
  if (part.kind !== 'card') return '';
  const lines = part.lines.map(({ label, text }) => `  ${label === undefined ? text : `${label} : ${text}`}`);
  return [part.title, ...lines, ...(part.note ? [`  ${part.note}`] : [])].join('\n');
}
