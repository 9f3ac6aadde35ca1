/**
 * What a member costs, for docs/scale.md: people really talk (the real conversations, on a PostgreSQL server of their
 * own), then each table's bytes are read from PostgreSQL, and its statements, commits and journal are counted.
 */
import { flows } from '#flows/index.ts';
import { readConfig } from '#src/config.ts';
import { createEngine, type Engine } from '#src/engine/engine.ts';
import { createFlowBook } from '#src/engine/flow-book.ts';
import { createParts, newId } from '#src/main/parts.ts';
import { type Database, openDatabase } from '#src/storage/database.ts';
import { createStore } from '#src/storage/postgres-store.ts';
import { hasPostgres, startPostgres } from '#test/support/services.ts';
import { type Row, type Section, seen } from './table.ts';

const PEOPLE = 1_000;
const AT_ONCE = 32;
/** Somebody's first meeting, an evening's question, and a small step with its reminder. */
const SAID = [
  'bonjour',
  'boulangère',
  'Mon activité tourne',
  'Nantes',
  '1, 3',
  "C'est bien cela",
  'Oui, gardez-les',
  'je cherche une aide pour un four',
  '/menu',
  '/plus1',
  'appeler trois clients',
  'demain',
];
const TABLES = ['person', 'identity', 'session', 'profile', 'plus_one', 'due', 'inbox', 'outbox'];

export async function scale(): Promise<Section> {
  if (!hasPostgres) return { title: 'Scale', how: 'No PostgreSQL here.', rows: [] };
  const postgres = await startPostgres();
  const database = await openDatabase({ databaseUrl: postgres.url });
  try {
    return {
      title: 'Scale',
      how: `${PEOPLE.toLocaleString('en-GB')} people say ${SAID.length} things each in the real conversations (first meeting, a question, a small step), on PostgreSQL: bytes with indexes, as \`pg_total_relation_size\` gives them; statements as the program sends them. See docs/scale.md.`,
      rows: await measure(database),
    };
  } finally {
    await database.close();
    await postgres.stop();
  }
}

async function measure(database: Database): Promise<readonly Row[]> {
  const read = readConfig({ LOG_LEVEL: 'error' });
  if (!read.ok) throw new Error('The settings of the benchmark are wrong.');
  const { parts } = createParts(read.config, database);
  const engine = createEngine({
    store: createStore({ database, handlers: parts.handlers, newId }),
    world: {
      book: createFlowBook(flows, parts.texts),
      texts: parts.texts,
      read: parts.read,
      isDistress: parts.isDistress,
      newId,
    },
    clock: () => new Date(),
    log: parts.log,
    onCommitted: () => {},
  });
  const statements = countStatements(database);
  await talk(engine, 'warm', AT_ONCE);
  const before = { ...(await counters(database)), statements: statements() };
  const began = performance.now();
  await talk(engine, 'member', PEOPLE);
  const seconds = (performance.now() - began) / 1000;
  const after = { ...(await counters(database)), statements: statements() };
  await engine.stop();
  const updates = PEOPLE * SAID.length;
  const each = (name: keyof typeof before) => (after[name] - before[name]) / updates;
  const rows = [
    seen('updates/s, real conversations', updates / seconds, ''),
    seen('statements an update', each('statements'), '', 2),
    seen('commits an update', each('commits'), '', 2),
    seen('journal an update', each('journal') / 1000, ' kB', 1),
  ];
  await database.pool.query('vacuum full analyze');
  let sum = 0;
  for (const table of TABLES) {
    const { bytes, count } = await sizeOf(database, table);
    if (count === 0) continue;
    sum += bytes / (PEOPLE + AT_ONCE);
    rows.push(
      seen(`${table}: bytes a row (${(count / (PEOPLE + AT_ONCE)).toFixed(1)} a member)`, bytes / count, ''),
    );
  }
  rows.push(seen('all of these, a member', sum / 1000, ' kB', 1));
  await database.pool.query(SENT);
  await database.pool.query('vacuum full outbox');
  const outbox = await sizeOf(database, 'outbox');
  rows.push(seen('outbox, once sent: bytes a row', outbox.bytes / outbox.count, ''));
  return rows;
}

async function talk(engine: Engine, name: string, people: number): Promise<void> {
  for (let from = 0; from < people; from += AT_ONCE)
    await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, people - from) }, async (_, index) => {
        const room = `${name}-${from + index}`;
        for (const [at, text] of SAID.entries()) {
          const personId = await engine.receive({
            id: `${room}-${at}`,
            from: { platform: 'bench', room, isPrivate: true },
            sender: { platform: 'bench', id: room, name: 'Léa', locale: 'fr' },
            at: new Date().toISOString(),
            input: text.startsWith('/') ? { kind: 'command', name: text.slice(1) } : { kind: 'text', text },
          });
          await engine.settled(personId);
        }
      }),
    );
}

/** Statements that go to the server: those of the driver, Prisma's among them. */
function countStatements({ pool }: Database): () => number {
  let count = 0;
  const counted = new WeakSet<object>();
  pool.on('acquire', (client) => {
    if (counted.has(client)) return;
    counted.add(client);
    client.query = new Proxy(client.query, {
      apply(target, that, args) {
        count++;
        return Reflect.apply(target, that, args);
      },
    });
  });
  return () => count;
}

/** What delivery leaves of a message: its words are emptied, where it arrived is kept. */
const SENT = `update outbox set state = 'sent', payload = null, receipt = id::text, attempts = 1`;

const COUNTERS = `
  select (select xact_commit from pg_stat_database where datname = current_database())::float as commits,
         (pg_current_wal_lsn() - '0/0')::float as journal`;

async function counters({ pool }: Database): Promise<{ readonly commits: number; readonly journal: number }> {
  // Each session tells its statistics a moment later.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  await pool.query('select pg_stat_force_next_flush()');
  return (await pool.query(COUNTERS)).rows[0];
}

async function sizeOf(
  { pool }: Database,
  table: string,
): Promise<{ readonly bytes: number; readonly count: number }> {
  const sql = `select pg_total_relation_size('${table}')::float as bytes, (select count(*) from ${table})::float as count`;
  return (await pool.query(sql)).rows[0];
}
