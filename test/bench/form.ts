/** The six-question form that people fill in, on the real engine and store: inbox, session and outbox in each turn. */
import { flows } from '#flows/index.ts';
import { createEngine, type Engine } from '#src/engine/engine.ts';
import { ask, choose, defineFlow, show } from '#src/engine/flow.ts';
import { createFlowBook } from '#src/engine/flow-book.ts';
import { text } from '#src/engine/parsers/text.ts';
import { createTexts } from '#src/engine/texts.ts';
import type { Update } from '#src/engine/message.ts';
import { createLog } from '#src/log.ts';
import { createRead, handlers, isDistress, newId, texts as realTexts } from '#src/main/parts.ts';
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
type Input = Update['input'];
/** The command, then an answer to each question. */
const FORM: readonly Input[] = [
  { kind: 'command', name: 'start' },
  ...QUESTIONS.map((_, at): Input => ({ kind: 'text', text: at === 5 ? 'yes' : `réponse ${at + 1}` })),
];
export const UPDATES = FORM.length;

/** As many updates of somebody who asks the real program for help, and passes the first questions over. */
export const ASKING: readonly Input[] = [
  { kind: 'command', name: 'start' },
  ...[
    'annuler',
    'chuis auto entrepreneuse, jpeux avoir quoi pour un four ?',
    'mon client ne me paie pas depuis deux mois',
    'cfe c koi',
    'un comptable pas cher à Nantes',
    'comment je trouve des clients',
  ].map((text): Input => ({ kind: 'text', text })),
];

type Share = () => ((personId: string) => boolean) | undefined;

export function openEngine(
  database: Database,
  share: Share = () => undefined,
  onCommitted: () => void = () => {},
  isReal = false,
): Engine {
  const texts = isReal ? realTexts : createTexts([{ name: 'fr.ftl', content: WORDS }]);
  return createEngine({
    store: createStore({ database, handlers: isReal ? handlers : {}, newId }),
    world: {
      book: createFlowBook(isReal ? flows : [form, reminder], texts),
      texts,
      read: createRead(database).read,
      isDistress: isReal ? isDistress : () => false,
      newId,
    },
    clock: () => new Date(),
    log: createLog('error'),
    onCommitted,
    share,
  });
}

/** One update of somebody, from the platform to its outbox row: milliseconds. */
export async function say(
  engine: Engine,
  room: string,
  at: number,
  inputs: readonly Input[] = FORM,
): Promise<number> {
  const began = performance.now();
  const personId = await engine.receive({
    id: `${room}-${at}`,
    from: { platform: 'bench', room, isPrivate: true },
    sender: { platform: 'bench', id: room },
    at: new Date().toISOString(),
    input: inputs[at % inputs.length] ?? { kind: 'text', text: '' },
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
export async function fill(
  engine: Engine,
  people: number,
  forms: number,
  inputs: readonly Input[] = FORM,
): Promise<Filled> {
  const round = newId();
  const times: number[][] = Array.from({ length: UPDATES }, () => []);
  const began = performance.now();
  await Promise.all(
    Array.from({ length: people }, async (_, person) => {
      for (let at = 0; at < forms * UPDATES; at++)
        times[at % UPDATES]?.push(await say(engine, `${round}-${person}`, at, inputs));
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
