/**
 * `npm run bench -- lookup`: the lookup beside MiniSearch and PostgreSQL's full text, in one run on one machine, on
 * generated French documents and questions of four equal classes about them. A row is found when it is among the
 * first ten. Memory is what the index keeps, documents not counted. Processor time stands beside the clock's, as other work
 * on the machine counts in the one only.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import MiniSearch from 'minisearch';
import type { Resource } from '#src/catalogue/resource.ts';
import { createCatalogue } from '#src/catalogue/search.ts';
import { CLASSES, makeDocuments, makeQuestions, type Question } from './lookup-documents.ts';
import { atLeast, atMost, quantile, type Row, type Section } from './table.ts';

const SIZES = [1_000, 10_000, 100_000];
const BESIDE = 10_000;
const EACH = 500;
const MOST = 10;
const MB = 2 ** 20;

type Find = (text: string) => readonly number[] | Promise<readonly number[]>;
interface Engine {
  readonly find: Find;
  close(): void | Promise<void>;
}
interface Measured {
  readonly name: string;
  readonly size: number;
  readonly readyMs: number;
  readonly readyCpuMs: number;
  /** Processor time of a question, on average. */
  readonly cpuMs: number;
  readonly megabytes: number | undefined;
  readonly hits: readonly number[];
  readonly times: readonly number[];
}

setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc') as () => void;
function kept(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / MB;
}

const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const rowOf = (id: string): number => Number(id.slice(2));

function ours(documents: readonly Resource[]): Engine {
  const catalogue = createCatalogue(documents);
  const find = (text: string) =>
    catalogue.find(text, {}, '2026-11-22', MOST).map(({ resource }) => rowOf(resource.id));
  return { find, close: () => {} };
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const textOf = ({ name, gives, forWhom, keywords, provider }: Resource) => ({
  name: name.fr,
  rest: [gives.fr, forWhom.fr, keywords.join(' '), provider].join(' '),
});

function miniSearch(documents: readonly Resource[]): Engine {
  const index = new MiniSearch({
    fields: ['name', 'rest'],
    processTerm: plain,
    searchOptions: { fuzzy: 0.2, boost: { name: 3 } },
  });
  index.addAll(documents.map((document, id) => ({ id, ...textOf(document) })));
  const find = (text: string) =>
    index
      .search(text)
      .slice(0, MOST)
      .map(({ id }) => Number(id));
  return { find, close: () => {} };
}

/** Full text with French stems; with `mended`, each unknown word is first replaced by its nearest in the vocabulary. */
async function postgres(documents: readonly Resource[], isMended: boolean): Promise<Engine> {
  const database = await PGlite.create({ extensions: { pg_trgm, unaccent } });
  await database.exec(`
    create extension pg_trgm; create extension unaccent;
    create text search configuration fr (copy = french);
    alter text search configuration fr alter mapping for hword, hword_part, word with unaccent, french_stem;
    create table doc (id int primary key, words tsvector);
    create table word (word text primary key);`);
  const rows = documents.map((document, id) => ({ id, ...textOf(document) }));
  for (let at = 0; at < rows.length; at += 2_000) {
    const part = JSON.stringify(rows.slice(at, at + 2_000));
    await database.query(
      `insert into doc select id, setweight(to_tsvector('fr', name), 'A') || setweight(to_tsvector('fr', rest), 'C')
       from json_to_recordset($1) as x(id int, name text, rest text)`,
      [part],
    );
    await database.query(
      `insert into word select distinct w from json_to_recordset($1) as x(name text, rest text),
       regexp_split_to_table(lower(unaccent(name || ' ' || rest)), '[^a-z]+') w where length(w) > 2 on conflict do nothing`,
      [part],
    );
  }
  await database.exec(`create index on doc using gin (words); create index on word using gin (word gin_trgm_ops);
    analyze doc; analyze word; set pg_trgm.similarity_threshold = 0.4;`);
  const mend = async (said: readonly string[]): Promise<readonly string[]> => {
    const { rows } = await database.query<{ word: string }>(
      `select coalesce((select word from word where word = q),
         (select word from word where word % q order by similarity(word, q) desc limit 1), q) as word
       from unnest($1::text[]) q`,
      [said],
    );
    return rows.map(({ word }) => word);
  };
  const find = async (text: string) => {
    const said = plain(text).match(/[a-z]{3,}/g) ?? [];
    const words = isMended ? await mend(said) : said;
    const { rows } = await database.query<{ id: number }>(
      `select id from doc, to_tsquery('fr', $1) q where words @@ q order by ts_rank(words, q) desc limit ${MOST}`,
      [words.join(' | ')],
    );
    return rows.map(({ id }) => id);
  };
  return { find, close: async () => database.close() };
}

async function measure(
  name: string,
  open: () => Engine | Promise<Engine>,
  documents: readonly Resource[],
  questions: readonly Question[],
): Promise<Measured> {
  const before = kept();
  const [started, burnt] = [performance.now(), cpu()];
  const engine = await open();
  const [readyMs, readyCpuMs] = [performance.now() - started, cpu() - burnt];
  const megabytes = name.startsWith('PostgreSQL') ? undefined : kept() - before;
  for (const { text } of questions.slice(0, 50)) await engine.find(text);
  const times: number[] = [];
  const atFirst = cpu();
  const found = new Map(CLASSES.map((one) => [one, 0]));
  for (const question of questions) {
    const asked = performance.now();
    const rows = await engine.find(question.text);
    times.push(performance.now() - asked);
    if (rows.includes(question.row)) found.set(question.class, (found.get(question.class) ?? 0) + 1);
  }
  const cpuMs = (cpu() - atFirst) / questions.length;
  await engine.close();
  const hits = [...found.values()].map((count) => count / EACH);
  times.sort((a, b) => a - b);
  return { name, size: documents.length, readyMs, readyCpuMs, cpuMs, megabytes, hits, times };
}

const shareOf = (hits: readonly number[]): number => hits.reduce((sum, hit) => sum + hit, 0) / hits.length;

function line({ name, size, readyMs, readyCpuMs, cpuMs, megabytes, hits, times }: Measured): string {
  return [
    name.padEnd(30),
    String(size).padStart(7),
    quantile(times, 0.5).toFixed(2).padStart(7),
    quantile(times, 0.99).toFixed(2).padStart(7),
    cpuMs.toFixed(2).padStart(7),
    shareOf(hits).toFixed(4).padStart(7),
    ...hits.map((hit) => hit.toFixed(3).padStart(10)),
    `${(readyMs / 1000).toFixed(2)} s`.padStart(8),
    `${(readyCpuMs / 1000).toFixed(2)} s`.padStart(8),
    megabytes === undefined ? '      -' : `${megabytes.toFixed(0)} MB`.padStart(7),
  ].join(' ');
}

const WIDTHS = [7, 7, 7, 7, 7, 10, 10, 10, 10, 8, 8, 7];
const HEAD = ['', 'rows', 'p50 ms', 'p99 ms', 'cpu ms', 'hit@10', ...CLASSES, 'ready', 'cpu', 'keeps']
  .map((title, at) => (at === 0 ? title.padEnd(30) : title.padStart(WIDTHS[at - 1] ?? 7)))
  .join(' ');

function promised({ readyMs, megabytes = 0, hits, times }: Measured): readonly Row[] {
  return [
    atLeast('hit@10', shareOf(hits), 0.998, '', 4),
    ...CLASSES.map((one, at) => atLeast(`hit@10, ${one}`, hits[at] ?? 0, 0.99, '', 3)),
    atMost('p50', quantile(times, 0.5), 0.5, ' ms', 2),
    atMost('p99', quantile(times, 0.99), 3, ' ms', 2),
    atMost('ready after', readyMs / 1000, 2, ' s', 2),
    atMost('keeps in memory', megabytes, 60, ' MB'),
  ];
}

export async function lookup(): Promise<Section> {
  const lines = [HEAD];
  let rows: readonly Row[] = [];
  for (const size of SIZES) {
    const documents = makeDocuments(size);
    const questions = makeQuestions(documents, EACH);
    const take = async (name: string, open: () => Engine | Promise<Engine>) => {
      const measured = await measure(name, open, documents, questions);
      lines.push(line(measured));
      return measured;
    };
    const mine = await take('this lookup', () => ours(documents));
    if (size !== BESIDE) continue;
    rows = promised(mine);
    await take('MiniSearch, fuzzy', () => miniSearch(documents));
    await take('PostgreSQL full text', async () => postgres(documents, false));
    await take('PostgreSQL, words mended', async () => postgres(documents, true));
  }
  return {
    title: 'Lookup',
    how: `${BESIDE.toLocaleString('en-GB')} French documents from a seed, ${EACH} questions in each of four classes; a document is found when it is among the first ${MOST}. Below, other sizes, and MiniSearch and PostgreSQL’s full text (on PGlite) on the same documents and questions. “cpu” is processor time, “keeps” what the index holds beside the documents.`,
    rows,
    text: lines.join('\n'),
  };
}
