/** "Non, Nantes pas Rennes": which answer was meant, and the new one. */
import { fold } from './clean.ts';
import { matchOptions } from './label.ts';
import type { Json } from './message.ts';
import { isQuestion, stepOf } from './position.ts';
import type { OpenQuestion, Talk } from './talk.ts';
import type { Command } from './understand.ts';

const CORRECTION =
  /^(?:non|pardon|enfin|erreur|oups|en fait|plut[oô]t|je voulais dire|no|sorry|actually|i meant)[\s,:;]+(?:c'est |c’est |je suis |à |a |it's |it is |i am |i'm )?(.+)$/is;
/** Said of oneself or of a slip: more than a "no". */
const CHANGE_OF_MIND =
  /^(?:(?:en fait|pardon|enfin|oups|actually|sorry)[\s,:;]+(?:c'est|c’est|je suis|it's|it is|i am|i'm)|je voulais dire|i meant)\s/i;
const NOT =
  /^(.+?)[\s,]+(?:et non|et pas|pas|plut[oô]t que|au lieu de|not|instead of)(?:\s+(?:à|a))?\s+(.+)$/is;

/** "non, Nantes pas Rennes": finds the answer that was meant and the new one; the other answers stay. */
export async function asCorrection(talk: Talk, text: string): Promise<Command | undefined> {
  const frame = talk.active;
  const said = CORRECTION.exec(text)?.[1];
  const both = NOT.exec(said ?? text);
  if (!frame || (!said && !both)) return undefined;
  const meant = both?.[1] ?? said ?? '';
  const wrong = both?.[2];
  const flow = talk.world.book.byName(frame.flow);
  // The last answer first; then what was known before the first question ("my answers").
  const known = (flow?.steps ?? [])
    .map(({ id }) => id)
    .filter((id) => id in frame.slots && !frame.answered.includes(id));
  const answered = [...frame.answered.toReversed(), ...known].flatMap((id) => {
    const step = flow && stepOf(flow, id);
    return step && isQuestion(step)
      ? [talk.questionOf(frame.runId, id)].filter((found) => found !== undefined)
      : [];
  });
  for (const question of answered) {
    const old = question.frame.slots[question.step.id] ?? null;
    if (wrong !== undefined && !fold(await talk.show(question, old)).includes(fold(wrong))) continue;
    if (wrong === undefined && question.step.kind === 'ask' && question.step.parser.strength === 'weak')
      continue;
    const value = await valueFor(talk, question, meant);
    if (value !== undefined) return { kind: 'correct', question, value };
  }
  // "non, Nantes pas Rennes" when Rennes was never kept: still a town, and only one question wants one.
  for (const question of said && wrong !== undefined ? answered : []) {
    if (question.step.kind !== 'ask' || question.step.parser.strength === 'weak') continue;
    const value = await valueFor(talk, question, meant);
    if (value !== undefined) return { kind: 'correct', question, value };
  }
  const inOwnWords =
    wrong === undefined && CHANGE_OF_MIND.test(text) ? onlyOwnWords(talk, answered) : undefined;
  return inOwnWords && { kind: 'correct', question: inOwnWords, value: meant };
}

/** "en fait je suis coiffeuse": surely about the one answer given in one's own words, unless such words are asked now. */
function onlyOwnWords(talk: Talk, answered: readonly OpenQuestion[]): OpenQuestion | undefined {
  const isOwn = ({ step }: OpenQuestion) => step.kind === 'ask' && step.parser.strength === 'weak';
  if (!talk.open || isOwn(talk.open)) return undefined;
  const own = answered.filter(isOwn);
  return own.length === 1 ? own[0] : undefined;
}

async function valueFor(talk: Talk, question: OpenQuestion, text: string): Promise<Json | undefined> {
  if (question.step.kind === 'ask') {
    const parsed = await talk.parse(question, text);
    return parsed.ok === true ? parsed.value : undefined;
  }
  const values = await talk.valuesOf(question);
  const options = values.map(({ value, label }) => ({ token: value, label }));
  // A bare number here would be a guess: corrections are made in words.
  const found = /^\d+$/.test(text) ? [] : matchOptions(text, options, question.step.many);
  if (found.length === 0) return undefined;
  return question.step.many ? found.map(({ token }) => token) : (found[0]?.token ?? undefined);
}
