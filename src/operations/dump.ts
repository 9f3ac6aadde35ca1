/**
 * Everything in the database as lines of text, the same for an embedded one and a server: a row is a JSON object, what
 * stands between rows is a JSON array (`Mark`). One snapshot; tables come before those that refer to them.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';

export type Mark =
  | readonly ['header', DumpHeader]
  | readonly ['table', string, readonly string[]]
  /** Name, rows, SHA-256 of the rows' lines. */
  | readonly ['end', string, number, string]
  /** Tables. Without this line the dump is not whole. */
  | readonly ['whole', number];

export interface DumpHeader {
  /** Of the program. */
  readonly version: string;
  /** ISO instant of the snapshot, by the database's clock. */
  readonly at: string;
  readonly migrations: readonly string[];
  /** Rows of each table. */
  readonly counts: Readonly<Record<string, number>>;
  /** The last number each sequence gave; null when it gave none. */
  readonly sequences: Readonly<Record<string, string | null>>;
}

export const MIGRATION_TABLE = 'schema_migration';
/** Filled by the migrations themselves, or true of this moment only: which processes run, and what they hold. */
const LEFT_OUT: ReadonlySet<string> = new Set([MIGRATION_TABLE, 'member', 'lease']);
const FETCH = 500;

const TABLES = `
  select c.relname as name,
         (select json_agg(a.attname order by a.attnum) from pg_attribute a
           where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
         (select json_agg(a.attname order by k.place) from pg_index i
           cross join unnest(i.indkey) with ordinality k(attnum, place)
           join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
           where i.indrelid = c.oid and i.indisprimary) as key,
         coalesce((select json_agg(distinct f.relname) from pg_constraint t join pg_class f on f.oid = t.confrelid
           where t.conrelid = c.oid and t.contype = 'f' and t.confrelid <> c.oid), '[]') as parents
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname = 'public' and c.relkind = 'r' order by c.relname`;
const SEQUENCES = `select sequencename as name, last_value::text as last from pg_sequences where schemaname = 'public' order by 1`;

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[] | null;
  readonly parents: readonly string[];
}

/** Reads all of it in one transaction that changes nothing. The generator must be run to its end, or returned from. */
export async function* dump(pool: pg.Pool): AsyncGenerator<string> {
  const client = await pool.connect();
  let isDone = false;
  try {
    await client.query('begin transaction isolation level repeatable read, read only');
    // Moments are written out in the session's zone.
    await client.query(`set local timezone = 'UTC'`);
    const { rows } = await client.query<Table>(TABLES);
    const tables = parentsFirst(rows.filter(({ name }) => !LEFT_OUT.has(name)));
    yield mark(['header', await readHeader(client, tables)]);
    for (const table of tables) yield* dumpTable(client, table);
    yield mark(['whole', tables.length]);
    await client.query('commit');
    isDone = true;
  } finally {
    // Left in the middle: the connection still is in the transaction.
    client.release(!isDone);
  }
}

const mark = (made: Mark): string => JSON.stringify(made);
export const name = (text: string): string => pg.escapeIdentifier(text);

async function readHeader(client: pg.PoolClient, tables: readonly Table[]): Promise<DumpHeader> {
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const { rows } = await client.query(`select count(*)::int as count from ${name(table.name)}`);
    counts[table.name] = rows[0].count;
  }
  const sequences = await client.query(SEQUENCES);
  const migrations = await client.query(`select name from ${MIGRATION_TABLE} order by name`);
  const now = await client.query('select now() as at');
  return {
    version: programVersion(),
    at: now.rows[0].at.toISOString(),
    migrations: migrations.rows.map((row) => row.name),
    counts,
    sequences: Object.fromEntries(sequences.rows.map((row) => [row.name, row.last])),
  };
}

async function* dumpTable(client: pg.PoolClient, table: Table): AsyncGenerator<string> {
  yield mark(['table', table.name, table.columns]);
  const digest = createHash('sha256');
  let count = 0;
  // In the order of the key: the same data make the same lines, wherever they are.
  const order = (table.key ?? table.columns).map(name).join(', ');
  await client.query(
    `declare dumped no scroll cursor for select to_jsonb(t)::text as line from ${name(table.name)} t order by ${order}`,
  );
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`fetch ${FETCH} from dumped`);
    for (const { line } of rows) {
      digest.update(line).update('\n');
      yield line;
    }
    count += rows.length;
    if (rows.length < FETCH) break;
  }
  await client.query('close dumped');
  yield mark(['end', table.name, count, digest.digest('hex')]);
}

function parentsFirst(tables: readonly Table[]): readonly Table[] {
  const sorted: Table[] = [];
  let left = [...tables];
  while (left.length > 0) {
    const names = new Set(left.map(({ name }) => name));
    const free = left.filter(({ parents }) => !parents.some((parent) => names.has(parent)));
    if (free.length === 0)
      throw new Error(`tables refer to one another in a circle: ${[...names].join(', ')}`);
    sorted.push(...free);
    left = left.filter((table) => !free.includes(table));
  }
  return sorted;
}

function programVersion(): string {
  const file = new URL('../../package.json', import.meta.url);
  return String(JSON.parse(readFileSync(file, 'utf8')).version);
}
