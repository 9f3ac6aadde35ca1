/** From what arrived to what the person wants. Looks things up, changes nothing. */
import { wrongGuessOption } from './answers.ts';
import { cleanText, fold, hasWords } from './clean.ts';
import type { DynamicOption, Flow, TextArgs } from './flow.ts';
import { asCorrection } from './correction.ts';
import { matchOptions, resembling } from './label.ts';
import type { FormValues, Input, Json, Media, Option, Slots } from './message.ts';
import type { OpenQuestion, Talk } from './talk.ts';
import { readCode } from './parsers/code.ts';
import { readToken } from './tokens.ts';

/** Words of the whole conversation; the text `engine-words-<word>` lists how people say them. */
export const WORDS = ['cancel', 'help', 'back', 'restart', 'skip', 'menu', 'french', 'english'] as const;
export type Word = (typeof WORDS)[number];
/** The flow that answers questions from the catalogue. */
export const LOOKUP = 'resources';
/** The flow that everybody meets first. */
export const FIRST = 'onboarding';
/** The command that answers "what is near me". */
const NEAR = 'rencontres';
const CHAT = ['hello', 'thanks', 'bye', 'who'] as const;
const YES_OR_NO = ['yes', 'no'] as const;
const MODEL = ['on', 'off'] as const;

export type Command =
  | { readonly kind: 'distress' }
  | { readonly kind: 'word'; readonly word: Word }
  | { readonly kind: 'press'; readonly tokens: readonly string[]; readonly isTyped?: boolean }
  | { readonly kind: 'start'; readonly flow: Flow; readonly slots: Slots }
  | { readonly kind: 'answer'; readonly question: OpenQuestion; readonly value: Json }
  | { readonly kind: 'which'; readonly question: OpenQuestion; readonly options: readonly DynamicOption[] }
  | { readonly kind: 'correct'; readonly question: OpenQuestion; readonly value: Json }
  | { readonly kind: 'form'; readonly token: string; readonly values: FormValues }
  /** A question for the catalogue. */
  | { readonly kind: 'lookup'; readonly query: string }
  | { readonly kind: 'chat'; readonly what: (typeof CHAT)[number] | 'heard' }
  | { readonly kind: 'unreadable'; readonly why: 'empty' | 'wordless' | 'long' | Media }
  | { readonly kind: 'unknown-command' }
  /** With or without the language model that helps here. */
  | { readonly kind: 'model'; readonly isWanted: boolean }
  | { readonly kind: 'not-understood'; readonly why?: string; readonly args?: TextArgs };

/** Longer messages are letters, not answers. */
export const LONGEST_TEXT = 4_000;

export async function understand(
  talk: Talk,
  input: Exclude<Input, { kind: 'trigger' | 'home' }>,
): Promise<Command> {
  switch (input.kind) {
    case 'choice':
      return pressed(talk, input.tokens);
    case 'command':
      return understandCommand(talk, input.name, cleanText(input.argument ?? ''));
    case 'file': {
      const caption = cleanText(input.caption ?? '');
      if (talk.world.isDistress(caption)) return { kind: 'distress' };
      return { kind: 'unreadable', why: input.media };
    }
    case 'text':
      return understandText(talk, cleanText(input.text));
    case 'form':
      if (Object.values(input.values).some((value) => talk.world.isDistress(value)))
        return { kind: 'distress' };
      return { kind: 'form', token: input.token, values: input.values };
    case 'position':
      return understandPosition(talk, input);
  }
}

/** A button for anybody begins its command; every other one is an answer. */
function pressed(talk: Talk, tokens: readonly string[]): Command {
  const token = readToken(talk.personId, tokens[0] ?? '');
  const linked = token.kind === 'link' ? commandOf(talk, token.command, token.argument) : undefined;
  return linked ?? { kind: 'press', tokens };
}

function understandCommand(talk: Talk, name: string, argument: string): Command {
  if (talk.world.isDistress(argument)) return { kind: 'distress' };
  const word = wordOf(talk, name);
  if (word) return { kind: 'word', word };
  // A link into the program: "/start club_4f…", "/start resource_acre".
  const [, linked, about] = (name === LINKED && /^([a-z]+)[_-]([\w-]+)$/i.exec(argument)) || [];
  return (
    (linked && about && commandOf(talk, linked, about)) ||
    (commandOf(talk, name, name === LINKED ? '' : argument) ?? { kind: 'unknown-command' })
  );
}

const LINKED = 'start';

function commandOf(talk: Talk, name: string, argument: string): Command | undefined {
  const flow = talk.world.book.byCommand(name);
  return flow && { kind: 'start', flow, slots: argument ? { [flow.argument]: argument } : {} };
}

/** The commune around it: the answer to "where", else what is near. The position itself is not kept. */
async function understandPosition(
  talk: Talk,
  { latitude, longitude }: Extract<Input, { kind: 'position' }>,
): Promise<Command> {
  const place = talk.world.read.places.nearest(latitude, longitude);
  if (!place) return { kind: 'unreadable', why: 'location' };
  const parsed = talk.open?.step.kind === 'ask' && (await talk.parse(talk.open, place.code));
  if (talk.open && parsed && parsed.ok === true && parsed.value === place.code)
    return { kind: 'answer', question: talk.open, value: place.code };
  return commandOf(talk, NEAR, place.code) ?? { kind: 'unreadable', why: 'location' };
}

async function understandText(talk: Talk, text: string): Promise<Command> {
  if (talk.world.isDistress(text)) return { kind: 'distress' };
  if (!text) return { kind: 'unreadable', why: 'empty' };
  if (!hasWords(text))
    return text.includes('?') ? { kind: 'word', word: 'help' } : { kind: 'unreadable', why: 'wordless' };
  if (text.length > LONGEST_TEXT) return { kind: 'unreadable', why: 'long' };
  const slash = /^[/!](\S+)\s*(.*)$/s.exec(text);
  if (slash?.[1]) return understandCommand(talk, slash[1].toLowerCase(), slash[2] ?? '');
  const model = talk.world.isHelped ? saidOf(talk, MODEL, text, (name) => `ai-words-${name}`) : undefined;
  if (model) return { kind: 'model', isWanted: model === 'on' };
  return (
    (await asNumber(talk, text)) ??
    (await asOption(talk, text)) ??
    asWrongGuess(talk, text) ??
    asWord(talk, text) ??
    (await asCorrection(talk, text)) ??
    (await asAnswer(talk, text))
  );
}

/** "44000" to a question that wants a number or a place is an answer, not the number of an option. */
async function asNumber(talk: Talk, text: string): Promise<Command | undefined> {
  const open = talk.open;
  if (open?.step.kind !== 'ask' || open.step.parser.strength !== 'strong' || !/^[\d\s]+$/.test(text))
    return undefined;
  const parsed = await talk.parse(open, text);
  return parsed.ok === true ? { kind: 'answer', question: open, value: parsed.value } : undefined;
}

async function asOption(talk: Talk, text: string): Promise<Command | undefined> {
  const open = talk.open;
  const isMany = open?.step.kind === 'choose' && open.step.many;
  // "annuler" leaves the conversation; only in full would it be the button "Annuler la rencontre".
  const isWord = wordOf(talk, text) && !talk.offered.some(({ label }) => fold(label) === fold(text));
  const found = isWord ? [] : matchOptions(text, talk.offered, isMany);
  const shown = found.length > 0 ? found : yesOrNo(talk, text);
  const chosen = shown.length > 0 || isWord ? shown : await optionsNotShown(talk, text, isMany);
  if (chosen.length > 0) return { kind: 'press', tokens: chosen.map(({ token }) => token), isTyped: true };
  const isTooMany =
    !isWord && open?.step.kind === 'choose' && matchOptions(text, talk.offered, true).length > 1;
  return isTooMany ? { kind: 'not-understood', why: 'engine-one-only' } : undefined;
}

/**
 * Something else may have been shown since: the open question still knows its options by their names, and so do news
 * that wait, by their names in full.
 */
async function optionsNotShown(talk: Talk, text: string, isMany: boolean): Promise<readonly Option[]> {
  const { open } = talk;
  if (/^\d/.test(text)) return [];
  const isShown = talk.offered.some(({ token }) => token.includes(`.${open?.frame.runId}.`));
  const own = open && !isShown ? matchOptions(text, await talk.optionsOf(open), isMany) : [];
  if (own.length > 0) return own;
  for (const question of talk.waiting) {
    const named = (await talk.optionsOf(question)).find(({ label }) => fold(label) === fold(text));
    if (named) return [named];
  }
  return [];
}

/** "ouais", "ok", "non merci": whatever the labels say, when one option is called yes or no. */
function yesOrNo(talk: Talk, text: string) {
  const answer = saidOf(talk, YES_OR_NO, text);
  if (!answer) return [];
  const step = talk.open?.step;
  const meant = [answer, ...((step?.kind === 'choose' && step.means?.[answer]) || [])];
  return offered(talk, meant).slice(0, 1);
}

/** Of the options shown, those with these values, in the order of the values. */
export const offered = (talk: Talk, values: readonly string[]): readonly Option[] =>
  values.flatMap((value) => talk.offered.filter(({ token }) => token.endsWith(`.${value}`)));

function asWrongGuess(talk: Talk, text: string): Command | undefined {
  const isMeant =
    talk.beforeGuess !== undefined && saidOf(talk, ['wrong'], text, () => 'ai-words-wrong') !== undefined;
  return isMeant ? { kind: 'press', tokens: [wrongGuessOption(talk).token], isTyped: true } : undefined;
}

function asWord(talk: Talk, text: string): Command | undefined {
  const word = wordOf(talk, text);
  const isMessage = talk.open?.step.kind === 'ask' && talk.open.step.isMessage === true;
  if (word && !(isMessage && word === 'skip')) return { kind: 'word', word };
  if (isMessage) return undefined;
  const flow = talk.world.book.byCommand(text);
  if (flow) return { kind: 'start', flow, slots: {} };
  const coded = withCode(talk, text);
  if (coded) return coded;
  const what = saidOf(talk, CHAT, text);
  return what && { kind: 'chat', what };
}

/** "organisateur 92DD-FNV6": the slash is easily forgotten, and a code is meant for nothing else. */
function withCode(talk: Talk, text: string): Command | undefined {
  const [, name = '', said = ''] = /^(\S+)\s+(.+)$/.exec(text) ?? [];
  const isCode = /\d|^[A-Z-]+$/.test(said) && readCode(said) !== undefined;
  return isCode ? commandOf(talk, name.toLowerCase(), said) : undefined;
}

const wordOf = (talk: Talk, text: string): Word | undefined =>
  saidOf(talk, WORDS, text) ?? saidOf(talk, ['cancel'], afterHesitation(talk, text));

/** Whoever changes their mind hesitates first: "ouais enfin non, laisse tomber". */
function afterHesitation({ world }: Talk, text: string): string {
  const words = fold(text.slice(0, LONGEST_WORD)).split(' ');
  const hesitations = world.texts.folded('engine-words-hesitation');
  const start = words.findIndex((word) => !hesitations.has(word));
  return start < 0 ? '' : words.slice(start).join(' ');
}

/** Longer than anything said to lead a conversation: "en fait je ne sais pas du tout". */
const LONGEST_WORD = 120;

/** The one of these that the text says, as their lists of words have it. */
function saidOf<Name extends string>(
  { world }: Talk,
  names: readonly Name[],
  text: string,
  listOf = (name: Name) => `engine-words-${name}`,
): Name | undefined {
  if (text.length > LONGEST_WORD) return undefined;
  const said = fold(text);
  return names.find((name) => world.texts.folded(listOf(name)).has(said));
}

/** Free words: the answer to the open question, another flow, or a question of their own. */
async function asAnswer(talk: Talk, text: string): Promise<Command> {
  const { open } = talk;
  const { catalogue } = talk.world.read;
  if (!open) {
    if (isBare(talk, text)) return { kind: 'chat', what: 'heard' };
    return elsewhere(talk, text) ?? { kind: 'lookup', query: text };
  }
  const isFree = open.step.kind === 'ask' && open.step.parser.strength === 'weak';
  if (!isFree) {
    const parsed = await talk.parse(open, text);
    if (parsed.ok === true) return { kind: 'answer', question: open, value: parsed.value };
    if (parsed.ok === 'which') return { kind: 'which', question: open, options: parsed.options };
    const notUnderstood: Command = {
      kind: 'not-understood',
      why: parsed.why,
      ...(parsed.args && { args: parsed.args }),
    };
    // Yes to what? No reason to look it up.
    if (isBare(talk, text)) return notUnderstood;
    const isQuestion = open.step.kind === 'choose' && open.step.takesQuestions;
    const other = isQuestion || open.flow.interruptible ? elsewhere(talk, text) : undefined;
    if (other) return other;
    const alike = isQuestion || text.includes('?') ? undefined : resembling(text, talk.offered);
    if (alike) return { kind: 'press', tokens: [alike.token], isTyped: true };
    if (isQuestion || (open.flow.interruptible && (catalogue.looksLikeQuestion(text) || isKnown(talk, text))))
      return { kind: 'lookup', query: text };
    return notUnderstood;
  }
  const isLetter = open.flow.name === LOOKUP && takerOf(talk, text) !== undefined;
  const isTrouble = isOpening(talk, open) && catalogue.opensWithTrouble(text);
  if (open.flow.interruptible && (isLetter || isTrouble || catalogue.looksLikeQuestion(text))) {
    const other = elsewhere(talk, text);
    if (other) return other;
    // "Que cherchez-vous ?": the question is the answer.
    if (open.flow.name !== LOOKUP) return { kind: 'lookup', query: text };
  }
  const parsed = await talk.parse(open, text);
  if (parsed.ok === true) return { kind: 'answer', question: open, value: parsed.value };
  if (parsed.ok === 'which') return { kind: 'which', question: open, options: parsed.options };
  return { kind: 'not-understood', why: parsed.why, ...(parsed.args && { args: parsed.args }) };
}

/** The first question of the first flow: whoever comes with a trouble tells it here. */
const isOpening = ({ stack }: Talk, { frame }: OpenQuestion): boolean =>
  frame.answered.length === 0 && stack.callerOf(frame)?.flow === FIRST;

const isBare = (talk: Talk, text: string): boolean => saidOf(talk, YES_OR_NO, text) !== undefined;

/** "urssaf en retard" under a list of options: no question mark, and yet the catalogue has the answer. */
function isKnown({ world, now, open }: Talk, text: string): boolean {
  const isPhrase = open?.step.kind === 'choose' && fold(text).includes(' ');
  return isPhrase && world.read.catalogue.find(text, {}, now.toISOString().slice(0, 10), 1).length > 0;
}

/** The flow that knows this text for its own: a pasted letter. */
const takerOf = ({ world }: Talk, text: string): Flow | undefined =>
  world.book.flows.find(({ recognises }) => recognises?.(text, world.read));

function elsewhere(talk: Talk, text: string): Command | undefined {
  const taker = takerOf(talk, text);
  if (taker) return { kind: 'start', flow: taker, slots: { [taker.argument]: text } };
  const flow = talk.world.book.byPhrase(text);
  // The rest of the sentence may answer the flow's first question: "un mentor en compta".
  return flow && { kind: 'start', flow, slots: { sentence: text } };
}
