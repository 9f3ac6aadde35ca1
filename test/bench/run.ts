/**
 * `npm run bench`: how fast updates go through the engine, everything durable (inbox, session, outbox), beside a bare
 * ceiling (one SELECT and one upsert of a state row) in the same run. Medians of three rounds.
 *
 *   npm run bench -- [--people 32] [--rounds 3]
 *   npm run bench -- lookup
 *   npm run bench -- matching
 *   npm run bench -- import [FORMAT]
 */
import { parseArgs } from 'node:util';
import { createEngine } from '#src/engine/engine.ts';
import { ask, choose, defineFlow, show } from '#src/engine/flow.ts';
import { createFlowBook } from '#src/engine/flow-book.ts';
import { text } from '#src/engine/parsers/text.ts';
import { createTexts } from '#src/engine/texts.ts';
import { createRead, newId } from '#src/main/parts.ts';
import { createStore } from '#src/storage/postgres-store.ts';
import { freshDatabase, type TestDatabase } from '#test/support/database.ts';

const { values, positionals } = parseArgs({
  options: { people: { type: 'string' }, rounds: { type: 'string' } },
  allowPositionals: true,
});
/** Benchmarks of their own, by name; without a name, the engine. */
const SUITES: Readonly<Record<string, () => Promise<unknown>>> = {
  lookup: async () => import('./lookup.ts'),
  import: async () => import('./import.ts'),
  matching: async () => (await import('./matching.ts')).benchMatching(),
};
const PEOPLE = Number(values.people ?? 32);
const ROUNDS = Number(values.rounds ?? 3);
const FORMS = 10;
const QUESTIONS = ['one', 'two', 'three', 'four', 'five', 'six'];

const WORDS = [
  ...QUESTIONS.map((id) => `form-${id} = Question ?`),
  ...['yes', 'no'].map((value) => `form-six-${value} = ${value}`),
  'engine-skip = Passer',
  'engine-button-menu = Menu',
].join('\n');

const form = defineFlow('onboarding', { version: 1, commands: ['start'] }, [
  ...QUESTIONS.slice(0, 5).map((id) => ask(id, text(200), { skippable: true })),
  choose('six', ['yes', 'no']),
  show('end', () => [{ kind: 'text', text: 'Fini.' }]),
]);

/** People fill the form one answer after the other, all at once; updates per second. */
async function throughEngine(database: TestDatabase): Promise<number> {
  const texts = createTexts([{ name: 'fr.ftl', content: WORDS.replaceAll('form-', 'onboarding-') }]);
  const engine = createEngine({
    store: createStore({ database, handlers: {}, newId }),
    world: {
      book: createFlowBook([form], texts),
      texts,
      read: createRead(database).read,
      isDistress: () => false,
      newId,
    },
    clock: () => new Date(),
    log: console,
    onCommitted: () => {},
  });
  const round = newId();
  const say = async (room: string, at: number, said: string) => {
    const personId = await engine.receive({
      id: `${round}-${room}-${at}`,
      from: { platform: 'bench', room, isPrivate: true },
      sender: { platform: 'bench', id: room },
      at: new Date().toISOString(),
      input: at % 7 === 0 ? { kind: 'command', name: 'start' } : { kind: 'text', text: said },
    });
    await engine.settled(personId);
  };
  const fill = async (person: number) => {
    for (let at = 0; at < FORMS * 7; at++)
      await say(`${round}-${person}`, at, at % 7 === 6 ? 'yes' : `réponse ${at}`);
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: PEOPLE }, (_, person) => fill(person)));
  return (PEOPLE * FORMS * 7) / ((performance.now() - started) / 1000);
}

/** What no program can beat here: one read and one write of a state row by hand. */
async function bareCeiling({ pool }: TestDatabase): Promise<number> {
  await pool.query('create table if not exists bare (id text primary key, state jsonb)');
  const turn = async (id: string) => {
    await pool.query('select state from bare where id = $1', [id]);
    const upsert = 'insert into bare values ($1, $2) on conflict (id) do update set state = excluded.state';
    await pool.query(upsert, [id, JSON.stringify({ slots: { one: 'réponse', two: 'réponse' } })]);
  };
  const fill = async (person: number) => {
    for (let at = 0; at < FORMS * 7; at++) await turn(String(person));
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: PEOPLE }, (_, person) => fill(person)));
  return (PEOPLE * FORMS * 7) / ((performance.now() - started) / 1000);
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

async function benchEngine(): Promise<void> {
  const engineRates: number[] = [];
  const bareRates: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const database = await freshDatabase();
    bareRates.push(await bareCeiling(database));
    engineRates.push(await throughEngine(database));
    await database.close();
  }
  const [engine, bare] = [median(engineRates), median(bareRates)];
  console.log(
    `${PEOPLE} people at once, ${FORMS} forms of six questions each, embedded database, median of ${ROUNDS}`,
  );
  console.log(`engine (inbox, session, outbox)  ${engine.toFixed(0)} updates/s`);
  console.log(`bare ceiling (select + upsert)   ${bare.toFixed(0)} turns/s`);
  console.log(`ratio                            ${(engine / bare).toFixed(2)}`);
}

const [name] = positionals;
const suite = name === undefined ? benchEngine : SUITES[name];
if (suite === undefined)
  throw new Error(`No benchmark is called ${name}: use ${Object.keys(SUITES).join(', ')}.`);
await suite();
