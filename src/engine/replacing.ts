/** What becomes of the message whose button was pressed: it gives way to the next question, or keeps what it says. */
import { cutText } from './clean.ts';
import type { Replaces, Update } from './message.ts';
import type { Session } from './session.ts';
import type { Talk } from './talk.ts';
import { readToken } from './tokens.ts';

const LONGEST_CHOSEN = 60;

/**
 * A bare question gives its place to what comes next, which begins with what was chosen. What says more than a question
 * stays, and its buttons with it turn into what was chosen. Old messages stay as they are.
 */
export function replaced(talk: Talk, { input }: Update, before: Session): Replaces | undefined {
  if (input.kind === 'form' && input.on !== undefined && talk.parts.length > 0)
    return { receipt: input.on, ...(before.isBare ? {} : { chosen: '' }) };
  if (input.kind !== 'choice' || input.on === undefined || talk.parts.length === 0) return undefined;
  const pressed = before.offered.filter(({ token }) => input.tokens.includes(token));
  const isPage = input.tokens.some((token) => readToken(talk.personId, token).kind === 'page');
  if (pressed.length === 0 && !isPage) return undefined;
  const isTicking = talk.open?.frame.ticked !== undefined && !pressed.some(({ role }) => role === 'done');
  const answers =
    isPage || isTicking ? [] : pressed.filter(({ role }) => role !== 'done' && role !== 'leave');
  const chosen = cutText(answers.map(({ label }) => label).join(', '), LONGEST_CHOSEN);
  const isWhole = before.isBare === true && !talk.parts.some(({ kind }) => kind === 'file');
  if (!isWhole) return { receipt: input.on, chosen };
  return { receipt: input.on, ...(chosen && { mark: talk.say('engine-chosen', { chosen }) }) };
}
