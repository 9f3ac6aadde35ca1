/** Taking an answer, correcting one, and putting the open question again. */
import type { Json } from './message.ts';
import { correct, isSealed } from './position.ts';
import type { Frame } from './session.ts';
import type { OpenQuestion, Talk } from './talk.ts';
import { makeToken } from './tokens.ts';
import type { Word } from './understand.ts';

/** The open question once more, or the way to the menu when there is none. */
export async function askAgain(talk: Talk): Promise<void> {
  const { open } = talk;
  if (open) await talk.ask(open);
  else if (talk.active) await talk.advance();
  else offerMenu(talk);
}

export function offerMenu(talk: Talk): void {
  talk.offer([wordOption(talk, 'menu')]);
}

/** A way out, as a button. */
export const wordOption = (talk: Talk, word: Word) => ({
  token: makeToken(talk.personId, { kind: 'word', word }),
  label: talk.say(`engine-button-${word}`),
  role: 'leave' as const,
});

/** Not said in words that mean something else when nothing was guessed, so no word of the whole conversation. */
const WRONG_GUESS = 'not-that';

/** Under what a model guessed. */
export const wrongGuessOption = (talk: Talk) => ({
  token: makeToken(talk.personId, { kind: 'word', word: WRONG_GUESS }),
  label: talk.say('ai-not-that'),
  role: 'leave' as const,
});

export const isWrongGuess = (talk: Talk, tokens: readonly string[]): boolean =>
  tokens.includes(wrongGuessOption(talk).token);

export async function takeAnswer(talk: Talk, question: OpenQuestion, value: Json): Promise<void> {
  talk.answer({ ...question, frame: talk.stack.raise(question.frame) }, value);
  await talk.advance();
}

export async function takeCorrection(talk: Talk, question: OpenQuestion, value: Json): Promise<void> {
  const { flow, frame, step } = question;
  if (isSealed(flow, frame, step.id) || hasActedSince(talk, frame)) {
    talk.tell('engine-already-decided');
    return askAgain(talk);
  }
  const corrected = correct(flow, frame, step, value);
  // Another way from a menu, or a step asked anew, is no correction to speak of.
  const isTold = !talk.stack.calledFrom(frame) && step.id in corrected.slots;
  talk.stack.release(frame);
  talk.stack.replace(talk.stack.raise(corrected));
  if (isTold) talk.tell('engine-corrected', { value: await talk.show(question, value) });
  await talk.advance();
}

/** Whether a run that was called from this one, or from that, has carried something out. */
function hasActedSince(talk: Talk, frame: Frame): boolean {
  const called = talk.stack.calledFrom(frame);
  const flow = called && talk.world.book.byName(called.flow);
  return called !== undefined && ((flow && isSealed(flow, called)) || hasActedSince(talk, called));
}
