/**
 * Puts a backup back, in one transaction: the tables as the backup knew them, its rows, then the migrations it did not
 * know. A database that holds something is replaced only when that is asked for.
 */
import { readFileSync } from 'node:fs';
import type { Database } from '#src/storage/database.ts';
import { MIGRATIONS, migrationNames } from '#src/storage/migrate.ts';
import { checked } from './backup.ts';
import { BackupFault } from './backup-fault.ts';
import { type DumpHeader, MIGRATION_TABLE, name } from './dump.ts';
import { addErasures, askReplay, type Erasure } from './erasures.ts';
import type pg from 'pg';

export interface RestoreOptions {
  /** What the database holds is given up. */
  readonly isReplacing: boolean;
  /** From the ledger kept beside the database. */
  readonly erasures: readonly Erasure[];
}

const BATCH_ROWS = 500;
const BATCH_LENGTH = 1_000_000;

/**
 * A database that no program uses, opened without migrating it.
 *
 * @param lines a dump. Everything about it is checked before anything is kept.
 * @throws BackupFault `not-empty`, `shared`, `newer`, `in-use`, or what reading the backup found; nothing was changed.
 */
export async function restore(
  { pool, kind }: Pick<Database, 'pool' | 'kind'>,
  lines: AsyncIterable<string>,
  { isReplacing, erasures }: RestoreOptions,
): Promise<DumpHeader> {
  const client = await pool.connect();
  let isDone = false;
  try {
    await client.query('begin');
    const ledger = [...erasures, ...(await ledgerOf(client))];
    await makeRoom(client, isReplacing, kind === 'server');
    const header = await load(client, lines);
    for (const name of migrationNames().filter((name) => !header.migrations.includes(name)))
      await applyMigration(client, name);
    await client.query(DOUBTFUL);
    await addErasures(client, ledger);
    await askReplay(client, header.at);
    await client.query('commit');
    isDone = true;
    return header;
  } finally {
    if (!isDone) await client.query('rollback').catch(() => {});
    client.release(!isDone);
  }
}

/** They may have left after the backup was made; what may go only once is shown among the dead letters instead. */
const DOUBTFUL = `
  update outbox set state = 'uncertain', error = 'restored', is_doubtful = true, lease_until = null
   where state in ('pending', 'sending') and class = 'once'`;

const TABLES = `select tablename as name from pg_tables where schemaname = 'public' order by 1`;
const FUNCTIONS = `
  select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
   where n.nspname = 'public'
     and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')`;

async function ledgerOf(client: pg.PoolClient): Promise<readonly Erasure[]> {
  const { rows: found } = await client.query(`select to_regclass('public.erasure') as name`);
  if (!found[0].name) return [];
  const { rows } = await client.query<{ at: Date; hash: string }>('select at, hash from erasure');
  return rows.map(({ at, hash }) => ({ at: at.toISOString(), hash }));
}

async function makeRoom(client: pg.PoolClient, isReplacing: boolean, isShared: boolean): Promise<void> {
  const { rows } = await client.query<{ name: string }>(TABLES);
  const tables = rows.map((row) => row.name);
  const foreign = tables.filter((table) => !ourTables().has(table));
  if (foreign.length > 0) throw new BackupFault('shared', { tables: foreign.join(', ') });
  const isEmpty = (await client.query(filled(tables))).rows[0].count === '0';
  if (!isEmpty && !isReplacing) throw new BackupFault('not-empty');
  if (isShared && (await isInUse(client, tables))) throw new BackupFault('in-use');
  for (const table of tables) await client.query(`drop table ${name(table)} cascade`);
  for (const { name } of (await client.query<{ name: string }>(FUNCTIONS)).rows)
    await client.query(`drop function ${name} cascade`);
}

/** How many of these tables hold rows. */
const filled = (tables: readonly string[]): string => {
  const parts = tables
    .filter((table) => table !== MIGRATION_TABLE)
    .map((table) => `exists (select 1 from ${name(table)})::int`);
  return `select ${['0', ...parts].join(' + ')}::bigint as count`;
};

/** A process whose heart beats would write into what is being put back. */
async function isInUse(client: pg.PoolClient, tables: readonly string[]): Promise<boolean> {
  if (!tables.includes('member')) return false;
  const { rows } = await client.query(
    `select 1 from member where heartbeat_at > now() - interval '30 seconds' limit 1`,
  );
  return rows.length > 0;
}

function ourTables(): ReadonlySet<string> {
  const made = migrationNames().flatMap((name) => {
    const sql = readFileSync(new URL(name, MIGRATIONS), 'utf8');
    return [...sql.matchAll(/create table (?:if not exists )?"?(\w+)"?/gi)].map((match) => match[1] ?? '');
  });
  return new Set([MIGRATION_TABLE, ...made]);
}

async function applyMigration(client: pg.PoolClient, name: string): Promise<void> {
  await client.query(readFileSync(new URL(name, MIGRATIONS), 'utf8'));
  await client.query(`insert into ${MIGRATION_TABLE} (name) values ($1)`, [name]);
}

async function load(client: pg.PoolClient, lines: AsyncIterable<string>): Promise<DumpHeader> {
  let header: DumpHeader | undefined;
  let insert: Insert | undefined;
  for await (const item of checked(lines)) {
    if (item[0] === 'header') {
      header = item[1];
      await makeTables(client, header);
    }
    if (item[0] === 'table') insert = createInsert(client, item[1], item[2]);
    if (item[0] === 'row') await insert?.add(item[1]);
    if (item[0] === 'end') await insert?.flush();
  }
  if (!header) throw new BackupFault('damaged');
  await setSequences(client, header);
  return header;
}

async function makeTables(client: pg.PoolClient, { migrations, version }: DumpHeader): Promise<void> {
  const known = migrationNames();
  if (migrations.some((name) => !known.includes(name))) throw new BackupFault('newer', { version });
  await client.query(
    `create table ${MIGRATION_TABLE} (name text primary key, applied_at timestamptz not null default now())`,
  );
  for (const name of known.filter((name) => migrations.includes(name))) await applyMigration(client, name);
  const { rows } = await client.query<{ name: string }>(TABLES);
  // Rows that a migration wrote are in the backup, as they were then.
  const tables = rows.filter(({ name }) => name !== MIGRATION_TABLE).map((row) => name(row.name));
  await client.query(`truncate ${tables.join(', ')}`);
}

interface Insert {
  add(line: string): Promise<void>;
  flush(): Promise<void>;
}

function createInsert(client: pg.PoolClient, table: string, columns: readonly string[]): Insert {
  const names = columns.map(name).join(', ');
  const sql = `
    insert into ${name(table)} (${names}) overriding system value
      select ${names} from jsonb_populate_recordset(null::${name(table)}, $1::jsonb)`;
  let rows: string[] = [];
  let length = 0;
  const flush = async () => {
    if (rows.length > 0) await client.query(sql, [`[${rows.join(',')}]`]);
    rows = [];
    length = 0;
  };
  return {
    flush,
    add: async (line) => {
      rows.push(line);
      length += line.length;
      if (rows.length >= BATCH_ROWS || length >= BATCH_LENGTH) await flush();
    },
  };
}

/**
 * Numbers given after the backup was made are out there (a page shows a thread up to one of them) and may not be given
 * again: they go on from the milliseconds of now, more than were ever given, and more at each restore.
 */
const GO_ON = `select setval($1::regclass, greatest($2::bigint, (extract(epoch from clock_timestamp()) * 1000)::bigint))`;

async function setSequences(client: pg.PoolClient, { sequences }: DumpHeader): Promise<void> {
  for (const [sequence, last] of Object.entries(sequences)) await client.query(GO_ON, [name(sequence), last]);
}
