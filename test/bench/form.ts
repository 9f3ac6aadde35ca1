/** The six-question form that people fill in, on the real engine and store: inbox, session and outbox in each turn. */
import { createEngine, type Engine } from '#src/engine/engine.ts';
import { ask, choose, defineFlow, show } from '#src/engine/flow.ts';
import { createFlowBook } from '#src/engine/flow-book.ts';
import { text } from '#src/engine/parsers/text.ts';
import { createTexts } from '#src/engine/texts.ts';
import { createLog } from '#src/log.ts';
import { createRead, newId } from '#src/main/parts.ts';
import type { Database } from '#src/storage/database.ts';
import { createStore } from '#src/storage/postgres-store.ts';

const QUESTIONS = ['one', 'two', 'three', 'four', 'five', 'six'];
const WORDS = [
  ...QUESTIONS.map((id) => `onboarding-${id} = Question ?`),
  ...['yes', 'no'].map((value) => `onboarding-six-${value} = ${value}`),
  'engine-skip = Passer',
  'engine-button-menu = Menu',
].join('\n');
const form = defineFlow('onboarding', { version: 1, commands: ['start'] }, [
  ...QUESTIONS.slice(0, 5).map((id) => ask(id, text(200), { skippable: true })),
  choose('six', ['yes', 'no']),
  show('end', () => [{ kind: 'text', text: 'Fini.' }]),
]);
/** One line, when its trigger comes. */
const reminder = defineFlow('reminder', { version: 1, triggers: ['reminder'], delivery: 'timed' }, [
  show('line', () => [{ kind: 'text', text: 'C’est demain.' }]),
]);
/** The command, then an answer to each question. */
export const UPDATES = QUESTIONS.length + 1;

type Share = () => ((personId: string) => boolean) | undefined;

export function openEngine(
  database: Database,
  share: Share = () => undefined,
  onCommitted: () => void = () => {},
): Engine {
  const texts = createTexts([{ name: 'fr.ftl', content: WORDS }]);
  return createEngine({
    store: createStore({ database, handlers: {}, newId }),
    world: {
      book: createFlowBook([form, reminder], texts),
      texts,
      read: createRead(database).read,
      isDistress: () => false,
      newId,
    },
    clock: () => new Date(),
    log: createLog('error'),
    onCommitted,
    share,
  });
}

/** One update of somebody, from the platform to its outbox row: milliseconds. */
export async function say(engine: Engine, room: string, at: number): Promise<number> {
  const began = performance.now();
  const said = at % UPDATES === UPDATES - 1 ? 'yes' : `réponse ${at}`;
  const personId = await engine.receive({
    id: `${room}-${at}`,
    from: { platform: 'bench', room, isPrivate: true },
    sender: { platform: 'bench', id: room },
    at: new Date().toISOString(),
    input: at % UPDATES === 0 ? { kind: 'command', name: 'start' } : { kind: 'text', text: said },
  });
  await engine.settled(personId);
  return performance.now() - began;
}

export interface Filled {
  /** Updates a second. */
  readonly rate: number;
  /** Milliseconds of each update, by its place in the form. */
  readonly times: readonly (readonly number[])[];
}

/** So many people fill the form one answer after the other, all at once, one form after the other. */
export async function fill(engine: Engine, people: number, forms: number): Promise<Filled> {
  const round = newId();
  const times: number[][] = Array.from({ length: UPDATES }, () => []);
  const began = performance.now();
  await Promise.all(
    Array.from({ length: people }, async (_, person) => {
      for (let at = 0; at < forms * UPDATES; at++)
        times[at % UPDATES]?.push(await say(engine, `${round}-${person}`, at));
    }),
  );
  return { rate: (people * forms * UPDATES) / ((performance.now() - began) / 1000), times };
}

/** What no program can beat here: one read and one write of a state row by hand, as many at once. Turns a second. */
export async function fillBare({ pool }: Database, people: number, forms: number): Promise<number> {
  await pool.query('create table if not exists bare (id text primary key, state jsonb)');
  const turn = async (id: string) => {
    await pool.query('select state from bare where id = $1', [id]);
    const upsert = 'insert into bare values ($1, $2) on conflict (id) do update set state = excluded.state';
    await pool.query(upsert, [id, JSON.stringify({ slots: { one: 'réponse', two: 'réponse' } })]);
  };
  const began = performance.now();
  await Promise.all(
    Array.from({ length: people }, async (_, person) => {
      for (let at = 0; at < forms * UPDATES; at++) await turn(String(person));
    }),
  );
  return (people * forms * UPDATES) / ((performance.now() - began) / 1000);
}
