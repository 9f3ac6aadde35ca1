/**
 * Where the rules did not understand: what may have been meant, for a language model to choose from (`doubtOf`), and its
 * choice turned into a command like any other (`commandOf`). Without a model none of this is used.
 */
import type { Choice, Doubt, Proposal } from '#src/ai/port.ts';
import { fold } from './clean.ts';
import type { Option } from './message.ts';
import type { OpenQuestion, Talk } from './talk.ts';
import { readToken } from './tokens.ts';
import { type Command, LOOKUP, type Word } from './understand.ts';

export interface Meant {
  readonly command: Command;
  /** In our own words, or those searched for. */
  readonly meaning: string;
}

/** Words of the whole conversation that may be meant: none of them changes anything but where the talk stands. */
const WAYS = ['help', 'back', 'cancel', 'restart', 'menu'] as const satisfies readonly Word[];
const WORD = 'word-';
const FLOW = 'flow-';
/** Enough to show how a command is asked for. */
const MOST_PHRASES = 4;
/** What is found first says which words led there. */
const MOST_LED = 3;

/** Undefined where the rules understood, and where what is said is for somebody else's eyes. */
export async function doubtOf(talk: Talk, command: Command, text: string): Promise<Doubt | undefined> {
  const { open, world } = talk;
  const isMessage = open?.step.kind === 'ask' && open.step.isMessage === true;
  if (isMessage || !isLost(talk, command) || world.isDistress(text)) return undefined;
  const isFree = !open || open.flow.interruptible;
  const options = await optionsOf(talk);
  return {
    text,
    locale: talk.locale,
    ...(open && !open.step.args && { question: talk.say(`${open.flow.name}-${open.step.id}`) }),
    options: options.map(({ label }, at) => ({ id: optionId(at), says: label })),
    commands: commandsOf(talk, isFree),
    takesAnswer: takesAnswer(open),
    takesSearch: isFree,
    names: await world.read.people.names(talk.personId),
  };
}

/** Not understood, or looked up in vain. */
function isLost(talk: Talk, command: Command): boolean {
  if (command.kind === 'not-understood')
    return command.why !== 'engine-one-only' && !(talk.open && isOwnWords(talk.open));
  const query = queryOf(command);
  return query !== undefined && found(talk, query, 1).length === 0;
}

function queryOf(command: Command): string | undefined {
  if (command.kind === 'lookup') return command.query;
  const isQuery = command.kind === 'answer' && command.question.flow.name === LOOKUP;
  return isQuery && typeof command.value === 'string' && isOwnWords(command.question)
    ? command.value
    : undefined;
}

const found = ({ world, now }: Talk, query: string, limit: number) =>
  world.read.catalogue.find(query, {}, now.toISOString().slice(0, 10), limit);

/** Any text is an answer to it: nobody else's words are put there. */
const isOwnWords = ({ step }: OpenQuestion): boolean =>
  step.kind === 'ask' && step.parser.strength === 'weak';

const takesAnswer = (open: OpenQuestion | undefined): boolean =>
  open !== undefined && !isOwnWords(open) && (open.step.kind === 'ask' || open.step.or !== undefined);

const optionId = (at: number): string => `option-${at + 1}`;

/** Those of the open question whose label is a text of ours: others may hold names, or what somebody wrote. */
async function optionsOf(talk: Talk): Promise<readonly Option[]> {
  const { open } = talk;
  if (!open) return [];
  const isOurs = ({ token, label }: Option) => {
    const read = readToken(talk.personId, token);
    if (read.kind !== 'answer') return read.kind === 'skip';
    const key = `${open.flow.name}-${open.step.id}-${read.value}`;
    return talk.world.texts.has(talk.locale, key) && talk.say(key) === label;
  };
  return (await talk.optionsOf(open)).filter(isOurs);
}

function commandsOf(talk: Talk, isFree: boolean): readonly Choice[] {
  const { book, texts } = talk.world;
  const phrases = (key: string) => texts.words(key).slice(0, MOST_PHRASES).join(', ');
  const ways = WAYS.map((word) => ({ id: WORD + word, says: phrases(`engine-words-${word}`) }));
  if (!isFree) return ways;
  const flows = book.flows
    .filter(({ commands, forOrganisers, name }) => {
      const isTheirs = !forOrganisers || talk.isOrganiser;
      return commands.length > 0 && isTheirs && texts.has('fr', `${name}-words`) && name !== LOOKUP;
    })
    .map(({ name }) => ({ id: FLOW + name, says: phrases(`${name}-words`) }));
  return [...ways, ...flows];
}

/** The command that a proposal stands for, checked like something typed; undefined when it is none. */
export async function commandOf(
  talk: Talk,
  proposal: Proposal,
  { text, takesSearch, commands }: Doubt,
): Promise<Meant | undefined> {
  switch (proposal.kind) {
    case 'option': {
      const option = (await optionsOf(talk)).find((_, at) => optionId(at) === proposal.id);
      const command = option && ({ kind: 'press', tokens: [option.token], isTyped: true } as const);
      return command && { command, meaning: option.label };
    }
    case 'command':
      return commands.some(({ id }) => id === proposal.id) ? namedCommand(talk, proposal.id) : undefined;
    case 'answer':
      return answerMeant(talk, proposal.text);
    case 'search': {
      const query = takesSearch ? plainQuery(talk, proposal.text, text) : '';
      return query ? { command: { kind: 'lookup', query }, meaning: query } : undefined;
    }
  }
}

async function answerMeant(talk: Talk, text: string): Promise<Meant | undefined> {
  const { open, world } = talk;
  if (!open || !takesAnswer(open) || world.isDistress(text)) return undefined;
  const parsed = await talk.parse(open, text);
  if (!parsed.ok) return undefined;
  if (parsed.ok === 'which') {
    const meaning = parsed.options.map(({ label }) => label).join(', ');
    return { command: { kind: 'which', question: open, options: parsed.options }, meaning };
  }
  const { value } = parsed;
  const parser = open.step.kind === 'ask' ? open.step.parser : open.step.or;
  const meaning = parser?.show(value, talk.context(open.frame)) ?? '';
  return { command: { kind: 'answer', question: open, value }, meaning };
}

/** Of a query, the words that the person said or that led to what was found: nothing else is searched for, or shown. */
function plainQuery(talk: Talk, query: string, said: string): string {
  if (talk.world.isDistress(query)) return '';
  const led = found(talk, query, MOST_LED).flatMap(({ why = [] }) =>
    why.flatMap((one) => (one.kind === 'word' || one.kind === 'meaning' ? one.said : [])),
  );
  const known = new Set(fold([said, ...led].join(' ')).split(' '));
  const words = query.split(/\s+/).filter((word) =>
    fold(word)
      .split(' ')
      .some((part) => known.has(part)),
  );
  const plain = words.join(' ');
  return found(talk, plain, 1).length > 0 ? plain : '';
}

function namedCommand(talk: Talk, id: string): Meant | undefined {
  const word = WAYS.find((way) => WORD + way === id);
  if (word) return { command: { kind: 'word', word }, meaning: firstOf(talk, `engine-words-${word}`) };
  const flow = talk.world.book.byName(id.slice(FLOW.length));
  return (
    flow && { command: { kind: 'start', flow, slots: {} }, meaning: firstOf(talk, `${flow.name}-words`) }
  );
}

/** As people say it in the language of this talk. */
const firstOf = (talk: Talk, key: string): string => talk.say(key).split(',')[0]?.trim() ?? '';
