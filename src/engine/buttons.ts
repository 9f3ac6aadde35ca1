/** Buttons pressed: today's, yesterday's, somebody else's, forged; ticked one by one or sent together. */
import { askAgain, takeAnswer, takeCorrection } from './answers.ts';
import type { Json } from './message.ts';
import { openStep } from './position.ts';
import type { Frame } from './session.ts';
import type { OpenQuestion, Talk } from './talk.ts';
import { readToken, type TokenRead } from './tokens.ts';
import { type Word, WORDS } from './understand.ts';

/** Buttons pressed, or typed by number or label. A word of the whole conversation ("menu") is given back to be done. */
export async function press(
  talk: Talk,
  tokens: readonly string[],
  isTyped: boolean,
): Promise<Word | undefined> {
  const [first] = tokens.map((token) => readToken(talk.personId, token));
  if (first?.kind === 'word' && isWord(first.word)) return first.word;
  await pressAnswer(talk, tokens, isTyped);
  return undefined;
}

async function pressAnswer(talk: Talk, tokens: readonly string[], isTyped: boolean): Promise<void> {
  const read = tokens.map((token) => readToken(talk.personId, token));
  const first = read[0];
  if (!first || first.kind === 'broken') return oldButton(talk);
  if (first.kind === 'foreign') {
    // From before their accounts were linked: their own, and old.
    const [owner = ''] = (tokens[0] ?? '').split('.');
    if (await talk.world.read.people.wasCalled(talk.personId, owner)) return oldButton(talk);
    talk.tell('engine-foreign-button');
    return askAgain(talk);
  }
  if (first.kind === 'word' || first.kind === 'link') return oldButton(talk);
  const question = talk.questionOf(first.runId, first.step);
  if (!question) return oldButton(talk);
  if (first.kind === 'page') {
    if (!isOpen(question)) return oldButton(talk);
    return talk.ask({ ...question, frame: talk.stack.raise(question.frame) }, first.page);
  }
  // The form did not open: its questions are asked one by one, as they are.
  if (first.kind === 'form') return isOpen(question) ? askAgain(talk) : oldButton(talk);
  if (question.step.id in question.frame.slots) return pressAgain(talk, question, first);
  if (!isOpen(question)) return oldButton(talk);
  const { step } = question;
  if (read.some((token) => token.kind === 'skip'))
    return step.skippable ? takeAnswer(talk, question, null) : oldButton(talk);
  const isMany = step.kind === 'choose' && step.many;
  const values = await valuesIn(talk, question, read);
  if (!values || (!isMany && values.length === 0)) return oldButton(talk);
  const isDone = read.some(({ kind }) => kind === 'done');
  if (isMany && values.length === 1 && !isDone && !isTyped)
    return tick(talk, question, String(values[0]), first.kind !== 'untick');
  // Check boxes are sent as they all stand; words add to what was ticked before.
  const isWhole = isDone && !isTyped && values.length > 0;
  if (isMany) {
    const all = new Set([...(isWhole ? [] : (question.frame.ticked ?? [])), ...values]);
    return takeAnswer(talk, question, all.size > 0 ? [...all] : null);
  }
  if (values.length === 1) return takeAnswer(talk, question, values[0] ?? null);
  talk.tell('engine-one-only');
  return talk.ask({ ...question, frame: talk.stack.raise(question.frame) });
}

const isWord = (word: string): word is Word => (WORDS as readonly string[]).includes(word);
const isOpen = ({ flow, frame, step }: OpenQuestion): boolean => openStep(flow, frame)?.id === step.id;

/** The answers that these buttons of one question stand for; undefined when one of them is none of today's options. */
async function valuesIn(
  talk: Talk,
  question: OpenQuestion,
  read: readonly TokenRead[],
): Promise<readonly Json[] | undefined> {
  const values = new Set<Json>();
  for (const token of read) {
    if (token.kind !== 'answer' && token.kind !== 'untick') continue;
    const isOther = token.runId !== question.frame.runId || token.step !== question.step.id;
    const value = isOther ? undefined : await talk.pick(question, token.value);
    if (value === undefined) return undefined;
    values.add(value);
  }
  return [...values];
}

export async function oldButton(talk: Talk): Promise<void> {
  talk.tell('engine-old-button');
  await askAgain(talk);
}

/** A button of a question already answered: the same answer twice is one answer, another one is a correction. */
async function pressAgain(talk: Talk, question: OpenQuestion, token: TokenRead): Promise<void> {
  const { step, frame } = question;
  const before = frame.slots[step.id] ?? null;
  const pressed = token.kind === 'answer' ? token.value : null;
  // The same again first: what was chosen may be no option any more. A late "skip" takes no answer away.
  const isSame = Array.isArray(before) || before === pressed || pressed === null;
  const value = isSame ? before : await talk.pick(question, pressed);
  if (value === undefined) return oldButton(talk);
  if (value === before) {
    talk.tell('engine-already-answered');
    return askAgain(talk);
  }
  const isMany = step.kind === 'choose' && step.many;
  return takeCorrection(talk, question, isMany && value !== null ? [value] : value);
}

/** Where several options may be chosen, one press ticks one; several at once, "that is all", or typed words answer. */
async function tick(talk: Talk, question: OpenQuestion, value: string, isTicked: boolean): Promise<void> {
  const others = (question.frame.ticked ?? []).filter((other) => other !== value);
  const next = isTicked ? [...others, value] : others;
  const frame: Frame = { ...talk.stack.raise(question.frame), ticked: next };
  talk.stack.replace(frame);
  talk.tell(next.length > 0 ? 'engine-ticked' : 'engine-unticked', {
    labels: await talk.show({ ...question, frame }, next),
  });
  await talk.offerAnswers({ ...question, frame });
}
