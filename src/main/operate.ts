/**
 * Commands for whoever runs the program, beside it or while it is stopped:
 *
 *   node src/main/operate.ts backup FILE
 *   node src/main/operate.ts restore FILE [--replace] [--erasures FILE]
 *   node src/main/operate.ts dead-letters list | show ID [--with-words] | replay ID [--may-double] | drop ID
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Config, consoleLocale, readConfig, readEnvironment } from '#src/config.ts';
import { createLog } from '#src/log.ts';
import { BackupFault } from '#src/operations/backup-fault.ts';
import { readBackup, writeBackup } from '#src/operations/backup.ts';
import { createDeadLetters, type DeadLetter, type DeadLetters } from '#src/operations/dead-letters.ts';
import { throughDoor } from '#src/operations/door.ts';
import { dump } from '#src/operations/dump.ts';
import { ERASURES_FILE, readErasures, replayErasures } from '#src/operations/erasures.ts';
import { restore } from '#src/operations/restore.ts';
import { StartFault } from '#src/platform/start-fault.ts';
import { type Database, openDatabase } from '#src/storage/database.ts';
import { parseKeys } from '#src/storage/secret-box.ts';
import { FolderInUse, takeFolder } from './folder.ts';
import { handlers, newId, texts } from './parts.ts';
import { describeConfigFaults, describeFailure } from './report.ts';

const { variables } = readEnvironment();
const locale = consoleLocale(variables);
const say = texts.say(locale);
const LONGEST_LIST = 200;

interface Place {
  readonly database: Database;
  close(): Promise<void>;
}

const asItIs = async (): Promise<void> => {};

/** The database with nobody else in its folder, not migrated: a command does not upgrade anything. */
async function openPlace(config: Config): Promise<Place | FolderInUse> {
  const { DATABASE_URL: databaseUrl, DATA_DIR } = config;
  if (databaseUrl) {
    const database = await openDatabase({ databaseUrl }, asItIs);
    return { database, close: database.close };
  }
  const folder = await takeFolder(config, 'terminal');
  if (!folder.ok) return new FolderInUse(config, folder.holder);
  try {
    const database = await openDatabase({ dataDir: join(DATA_DIR, 'database') }, asItIs);
    const close = async () => {
      await database.close();
      folder.close();
    };
    return { database, close };
  } catch (error) {
    folder.close();
    throw error;
  }
}

/** What the database is asked for, by itself or through the program that has it. */
async function withDoor<T>(
  config: Config,
  use: (door: { dump(): AsyncIterable<string>; letters: DeadLetters }) => Promise<T>,
): Promise<T> {
  const { DATABASE_URL, DATA_DIR } = config;
  if (!DATABASE_URL && !existsSync(join(DATA_DIR, 'database', 'PG_VERSION')))
    throw new BackupFault('nothing', { place: DATA_DIR });
  const place = await openPlace(config);
  if (place instanceof FolderInUse) {
    const { holder } = place;
    if (!holder) throw place;
    return use(throughDoor(holder.url, holder.secret));
  }
  try {
    const { pool } = place.database;
    return await use({ dump: () => dump(pool), letters: createDeadLetters(pool) });
  } finally {
    await place.close();
  }
}

const keysOf = ({ BACKUP_KEY }: Config): readonly Buffer[] => (BACKUP_KEY && parseKeys(BACKUP_KEY)) || [];
const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, count) => total + count, 0);

async function backup(config: Config, file: string): Promise<void> {
  const made = await withDoor(config, (door) => writeBackup(door.dump(), resolve(file), keysOf(config)));
  console.log(
    say('operate-backup-done', { file, rows: sum(made.counts), size: Math.ceil(made.bytes / 1024) }),
  );
  console.log(say(made.isSealed ? 'operate-backup-sealed' : 'operate-backup-open'));
  console.log(say('operate-backup-key-apart'));
}

async function putBack(
  config: Config,
  file: string,
  isReplacing: boolean,
  ledger: string | undefined,
): Promise<void> {
  // Before a folder is made for nothing.
  for await (const _ of readBackup(resolve(file), keysOf(config))) break;
  const place = await openPlace(config);
  if (place instanceof FolderInUse) throw place;
  try {
    const files = [join(config.DATA_DIR, ERASURES_FILE), ...(ledger ? [resolve(ledger)] : [])];
    const erasures = files.flatMap(readErasures);
    const lines = readBackup(resolve(file), keysOf(config));
    const { at, counts } = await restore(place.database, lines, { isReplacing, erasures });
    const count = await replayErasures(place.database, handlers, new Date(), newId);
    const when = new Date(at).toLocaleString(locale, { dateStyle: 'long', timeStyle: 'short' });
    console.log(say('operate-restore-done', { at: when, rows: sum(counts) }));
    console.log(say('operate-restore-erased', { count }));
  } finally {
    await place.close();
  }
}

const lineOf = ({ id, kind, at, where, why, attempts }: DeadLetter): string =>
  [id, kind, at.toISOString(), where, why ?? '-', attempts].join('  ');

interface Flags {
  readonly withWords: boolean;
  readonly mayDouble: boolean;
}

async function letters(config: Config, [action, id]: readonly string[], flags: Flags): Promise<boolean> {
  return withDoor(config, async ({ letters }) => {
    if (action === 'list') {
      const all = await letters.list(LONGEST_LIST);
      console.log(all.length > 0 ? all.map(lineOf).join('\n') : say('operate-letters-none'));
      if (all.length > 0) console.log(say('operate-letters-how'));
      return true;
    }
    if (id === undefined) return false;
    if (action === 'show') {
      const found = await letters.show(id, flags.withWords);
      console.log(found ? lineOf(found) : say('operate-letter-unknown'));
      if (found && 'words' in found) console.log(JSON.stringify(found.words, null, 2));
      return true;
    }
    if (action !== 'replay' && action !== 'drop') return false;
    const { kind } =
      action === 'drop' ? await letters.drop(id) : await letters.replay(id, flags.mayDouble, new Date());
    console.log(say(`operate-letter-${kind}`));
    process.exitCode = kind === 'done' ? 0 : 1;
    return true;
  });
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: {
      replace: { type: 'boolean', default: false },
      erasures: { type: 'string' },
      'with-words': { type: 'boolean', default: false },
      'may-double': { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const read = readConfig(variables);
  if (!read.ok) throw new Error(describeConfigFaults(read.faults, locale), { cause: 'said' });
  const [command, ...args] = positionals;
  const flags = { withWords: values['with-words'], mayDouble: values['may-double'] };
  if (command === 'backup' && args[0]) return backup(read.config, args[0]);
  if (command === 'restore' && args[0]) return putBack(read.config, args[0], values.replace, values.erasures);
  if (command === 'dead-letters' && (await letters(read.config, args, flags))) return;
  throw new Error(say('operate-usage'), { cause: 'said' });
}

function describe(error: unknown): string {
  if (error instanceof BackupFault)
    return say('operate-failed', { reason: say(`operate-${error.key}`, error.args) });
  if (error instanceof StartFault) return describeFailure(error, locale);
  if (error instanceof Error && error.cause === 'said') return error.message;
  if (error instanceof TypeError && 'code' in error) return say('operate-usage');
  if (variables['LOG_LEVEL'] === 'debug') createLog('debug').error({ err: error }, 'the command failed');
  const kind = error instanceof Error ? error.name : typeof error;
  return say('operate-failed', { reason: say('operate-unknown', { kind }) });
}

try {
  await main();
} catch (error) {
  console.error(describe(error));
  process.exitCode = 1;
}
process.exit();
