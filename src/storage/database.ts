/** Opens the one database: a folder (embedded PostgreSQL) or a PostgreSQL server. Everything above sees a `pg.Pool`. */
import { PGlite } from '@electric-sql/pglite';
import { PrismaPg } from '@prisma/adapter-pg';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, statfsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { PrismaClient } from '#prisma/generated/client.ts';
import { StartFault } from '#src/platform/start-fault.ts';
import { migrate } from '#src/storage/migrate.ts';
import { PgliteSession } from '#src/storage/pglite-socket.ts';

export interface Database {
  readonly kind: 'embedded' | 'server';
  /** Plain SQL, and BullMQ's queue. */
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
  close(): Promise<void>;
}

export type DatabaseConfig = { readonly dataDir: string } | { readonly databaseUrl: string };

/** The database cannot be opened. The message says what to do, and so does the text that `key` names. */
export class DatabaseUnavailable extends StartFault {
  constructor(key: string, place: string, advice: string, cause: unknown) {
    super(key, { place }, cause);
    this.message = advice;
  }
}

/** BullMQ names its tables without their schema. */
const SEARCH_PATH = 'public, bullmq';
const POOL_SIZE = 10;
/** A tenth of what PostgreSQL sets aside by itself: the embedded one serves a club on a laptop. */
const START = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'];
/** One segment of PostgreSQL's journal. */
const FULL_BYTES = 16 * 1024 * 1024;

/** What is done to a database before anybody uses it. */
type Prepare = (pool: pg.Pool) => Promise<void>;

/**
 * Opens the database and brings its tables up to date. Nobody else may have the folder open (`folder-lock.ts`).
 * @throws DatabaseUnavailable when the folder or the server cannot be used.
 */
export function openDatabase(config: DatabaseConfig, prepare: Prepare = migrate): Promise<Database> {
  return 'databaseUrl' in config
    ? openServer(config.databaseUrl, prepare)
    : openFolder(config.dataDir, prepare);
}

async function openFolder(dataDir: string, prepare: Prepare): Promise<Database> {
  let embedded: PGlite;
  try {
    mkdirSync(dataDir, { recursive: true });
    if (readdirSync(dataDir).length === 0) await fill(dataDir);
    // Without this file, PGlite would begin a new database over what is left of the old one.
    readFileSync(join(dataDir, 'PG_VERSION'));
    // Durability is not relaxed: what was acknowledged is in the file system before the answer is given.
    embedded = await PGlite.create({ dataDir, startParams: START });
    await embedded.exec(`set search_path = ${SEARCH_PATH}`);
  } catch (error) {
    throw folderFault(dataDir, error);
  }
  const session = new PgliteSession(embedded);
  const pool = new pg.Pool({
    // pg asks for a network socket; this one leads into the process itself.
    stream: () => session.connect(),
    host: 'localhost',
    user: 'postgres',
    database: 'postgres',
    password: '',
    ssl: false,
    max: POOL_SIZE,
  });
  try {
    return await ready('embedded', pool, prepare, () => embedded.close());
  } catch (error) {
    throw isOfTheFiles(error) ? folderFault(dataDir, error) : error;
  }
}

/** Made aside and renamed whole: a program stopped in its first seconds leaves nothing half made. */
async function fill(dataDir: string): Promise<void> {
  const making = `${resolve(dataDir)}.making`;
  rmSync(making, { recursive: true, force: true });
  await (await PGlite.create({ dataDir: making, startParams: START })).close();
  rmdirSync(dataDir);
  renameSync(making, dataDir);
}

function openServer(databaseUrl: string, prepare: Prepare): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    // Compiling takes a hundred times longer than our statements: their estimates are far too high.
    options: `-c search_path=${SEARCH_PATH.replaceAll(' ', '')} -c timezone=UTC -c jit=off`,
    max: POOL_SIZE,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
  });
  return ready('server', pool, prepare, async () => {});
}

async function ready(
  kind: Database['kind'],
  pool: pg.Pool,
  prepare: Prepare,
  closeEngine: () => Promise<void>,
): Promise<Database> {
  // Without a listener, an idle connection that drops would end the process; the next query reports the fault.
  pool.on('error', () => {});
  try {
    await prepare(pool);
  } catch (error) {
    await pool.end();
    await closeEngine().catch(() => {});
    if (kind === 'embedded') throw error;
    throw new DatabaseUnavailable(
      'database-server',
      'PostgreSQL',
      `The PostgreSQL server cannot be used (${reason(error)}): check DATABASE_URL, and that the server runs and lets this user create tables.`,
      error,
    );
  }
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    kind,
    pool,
    prisma,
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
      await closeEngine();
    },
  };
}

const reason = (error: unknown): string =>
  error instanceof Error
    ? ('code' in error && String(error.code)) || error.message.split('\n')[0] || error.name
    : String(error);

/** PostgreSQL's classes of faults: internal, of the system, of resources; anything that is no answer of PostgreSQL. */
const isOfTheFiles = (error: unknown): boolean =>
  !(error instanceof pg.DatabaseError) || /^(XX|58|53)/.test(error.code ?? '');

/** PGlite does not say why it could not write. */
function isFull(dataDir: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(dataDir);
    return bavail * bsize < FULL_BYTES;
  } catch {
    return false;
  }
}

function folderFault(dataDir: string, error: unknown): DatabaseUnavailable {
  const fault = (key: string, advice: string) =>
    new DatabaseUnavailable(`database-${key}`, dataDir, advice, error);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return fault(
      'forbidden',
      `The data folder ${dataDir} cannot be written: give this user the right to write there, or choose another folder with DATA_DIR.`,
    );
  if (code === 'ENOSPC' || code === 'EDQUOT' || isFull(dataDir))
    return fault(
      'full',
      `The disk that holds ${dataDir} is full: free some space (100 MB are enough), then start again.`,
    );
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return fault('not-a-folder', `${dataDir} is a file, not a folder: choose another folder with DATA_DIR.`);
  return fault(
    'damaged',
    `The database in ${dataDir} cannot be opened (${reason(error)}): put back a backup of this folder, or move it away to start with an empty one.`,
  );
}
