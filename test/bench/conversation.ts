/** How fast conversations go, how long one message takes, and what a second engine process brings. */
import { availableParallelism } from 'node:os';
import { type Database, openDatabase } from '#src/storage/database.ts';
import { freshDatabase } from '#test/support/database.ts';
import { hasPostgres, startPostgres } from '#test/support/services.ts';
import { benchCluster } from './cluster.ts';
import { fill, fillBare, openEngine, say, UPDATES } from './form.ts';
import { atLeast, atMost, median, quantile, type Row, type Section, seen } from './table.ts';

const PEOPLE = 32;
const FORMS = 20;
const ROUNDS = 3;
const ALONE = 1_000;

/** Where a database is opened, and closed with whatever stands behind it. */
type Open = () => Promise<{ readonly database: Database; close(): Promise<void> }>;

const embedded: Open = async () => {
  const database = await freshDatabase();
  return { database, close: database.close };
};

const server: Open = async () => {
  const postgres = await startPostgres();
  const database = await openDatabase({ databaseUrl: postgres.url });
  return {
    database,
    async close() {
      await database.close();
      await postgres.stop();
    },
  };
};

interface Measured {
  readonly rate: number;
  readonly bare: number;
  readonly p50: number;
  readonly p99: number;
  /** The last turn of a form against the first. */
  readonly growth: number;
}

async function measure(open: Open): Promise<Measured> {
  const { database, close } = await open();
  const engine = openEngine(database);
  const rounds: Measured[] = [];
  try {
    await fill(engine, PEOPLE, 2);
    for (let round = 0; round < ROUNDS; round++) {
      const bare = await fillBare(database, PEOPLE, FORMS);
      const { rate, times } = await fill(engine, PEOPLE, FORMS);
      const all = times.flat();
      const growth = median(times[UPDATES - 1] ?? []) / median(times[1] ?? []);
      rounds.push({ rate, bare, p50: quantile(all, 0.5), p99: quantile(all, 0.99), growth });
    }
  } finally {
    await engine.stop();
    await close();
  }
  const of = (name: keyof Measured) => median(rounds.map((round) => round[name]));
  return { rate: of('rate'), bare: of('bare'), p50: of('p50'), p99: of('p99'), growth: of('growth') };
}

export async function conversation(): Promise<Section> {
  const pglite = await measure(embedded);
  const rows: Row[] = [
    atLeast('PGlite, updates/s', pglite.rate, 1_100, ''),
    seen('PGlite, bare ceiling, turns/s', pglite.bare, ''),
    seen('PGlite, share of the bare ceiling', pglite.rate / pglite.bare, '', 2),
    atMost('PGlite, last turn of a form / first', pglite.growth, 1.2, '', 2),
  ];
  if (hasPostgres) {
    const postgres = await measure(server);
    rows.push(
      atLeast('PostgreSQL, updates/s', postgres.rate, 2_000, ''),
      seen('PostgreSQL, bare ceiling, turns/s', postgres.bare, ''),
      atLeast('PostgreSQL, share of the bare ceiling', postgres.rate / postgres.bare, 0.5, '', 2),
      seen('PostgreSQL, p50', postgres.p50, ' ms', 1),
      atMost('PostgreSQL, p99', postgres.p99, 25, ' ms', 1),
      atMost('PostgreSQL, last turn of a form / first', postgres.growth, 1.2, '', 2),
    );
    const form = await benchCluster({ people: 64, forms: 20, rounds: ROUNDS, what: 'form' });
    const asking = await benchCluster({ people: 64, forms: 4, rounds: ROUNDS, what: 'asking' });
    rows.push(
      ...ofProcesses('the form', form),
      atLeast('the form: a second engine process', form.two.rate / form.one.rate, 1.5, ' x', 2),
      ...ofProcesses('questions to the lookup', asking),
      seen('questions to the lookup: a second engine process', asking.two.rate / asking.one.rate, ' x', 2),
    );
  }
  return {
    title: 'Conversation',
    how: `${PEOPLE} people at once fill a form of six questions, ${FORMS} times; everything durable (inbox, session, outbox). The bare ceiling is a SELECT and an upsert of one state row by hand, through the same driver, in the same run. Medians of ${ROUNDS}; processes and PostgreSQL share ${availableParallelism()} cores. “Were there cores for both”: from the processor time of an update with one process and with two, PostgreSQL’s included.`,
    rows,
  };
}

/** The same work done by one process and by two; and by two if each had the processor time that one had. */
function ofProcesses(what: string, { one, two }: Awaited<ReturnType<typeof benchCluster>>): readonly Row[] {
  const worth = ({ rate, busy }: typeof one) => rate / busy;
  return [
    seen(`${what}: 64 people, one engine process, updates/s`, one.rate, ''),
    seen(`${what}: of all cores, busy with this one process and PostgreSQL`, 100 * one.busy, ' %'),
    seen(`${what}: 64 people, two engine processes, updates/s`, two.rate, ''),
    seen(`${what}: two processes, were there cores for both`, (2 * worth(two)) / worth(one), ' x', 2),
  ];
}

export async function latency(): Promise<Section> {
  const rows: Row[] = [];
  const places: [string, Open][] = [
    ['PGlite', embedded],
    ...(hasPostgres ? [['PostgreSQL', server] as [string, Open]] : []),
  ];
  for (const [name, open] of places) {
    const { database, close } = await open();
    const engine = openEngine(database);
    try {
      await fill(engine, 4, 20);
      const rounds: number[][] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const times: number[] = [];
        for (let at = 0; at < ALONE; at++) times.push(await say(engine, `alone-${round}`, at));
        rounds.push(times);
      }
      const p50 = median(rounds.map((times) => quantile(times, 0.5)));
      const p99 = median(rounds.map((times) => quantile(times, 0.99)));
      rows.push(
        name === 'PostgreSQL'
          ? atMost(`${name}, p50`, p50, 1.5, ' ms', 2)
          : seen(`${name}, p50`, p50, ' ms', 2),
      );
      rows.push(seen(`${name}, p99`, p99, ' ms', 2));
    } finally {
      await engine.stop();
      await close();
    }
  }
  return {
    title: 'Latency',
    how: `One message in flight, ${ALONE.toLocaleString('en-GB')} times: from the update to its outbox row. Medians of ${ROUNDS}.`,
    rows,
  };
}
