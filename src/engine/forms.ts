/** Several questions on one form: what it asks, what is wrong with what was filled in, and taking it. */
import { askAgain } from './answers.ts';
import { oldButton } from './buttons.ts';
import { cleanText } from './clean.ts';
import type { Parsed } from './flow.ts';
import { matchOptions } from './label.ts';
import type { Form, FormField, FormValues } from './message.ts';
import { isQuestion, openStep } from './position.ts';
import type { OpenQuestion, Talk } from './talk.ts';
import { readToken } from './tokens.ts';

/** The open questions that stand on one form with this one, itself first; none when it is asked alone. */
export function questionsOfForm({ flow, frame, step }: OpenQuestion): readonly OpenQuestion[] {
  if (step.form === undefined || openStep(flow, frame)?.id !== step.id) return [];
  const together = flow.steps.flatMap((other) => {
    const isHere = isQuestion(other) && other.form === step.form && !(other.id in frame.slots);
    return isHere && (other.when?.(frame.slots) ?? true) ? [{ flow, frame, step: other }] : [];
  });
  return together.length > 1 ? together : [];
}

/** The form behind a button; undefined when its question is no longer open. */
export async function openForm(talk: Talk, token: string): Promise<Form | undefined> {
  const question = formQuestion(talk, token);
  const questions = question ? questionsOfForm(question) : [];
  if (!question || questions.length === 0) return undefined;
  return {
    title: talk.say(`${question.flow.name}-${question.step.form}-form`),
    submit: talk.say('engine-form-send'),
    fields: await Promise.all(questions.map((one) => fieldOf(talk, one))),
  };
}

/** By field, in words; empty when every answer can be taken. */
export async function faultsOfForm(
  talk: Talk,
  token: string,
  values: FormValues,
): Promise<Readonly<Record<string, string>>> {
  const question = formQuestion(talk, token);
  const faults: Record<string, string> = {};
  for (const one of question ? questionsOfForm(question) : []) {
    const read = await readField(talk, one, values);
    if (read.kind === 'missing') faults[one.step.id] = talk.say('engine-form-missing');
    if (read.kind === 'wrong') faults[one.step.id] = read.why;
  }
  return faults;
}

/** Takes what can be taken; what is wrong or missing is asked afterwards, as a question of its own. */
export async function takeForm(talk: Talk, token: string, values: FormValues): Promise<void> {
  const question = formQuestion(talk, token);
  if (!question || questionsOfForm(question).length === 0) return oldButton(talk);
  talk.stack.raise(question.frame);
  for (const { step } of questionsOfForm(question)) {
    const current = talk.questionOf(question.frame.runId, step.id);
    const read = current && (await readField(talk, current, values));
    if (current && read?.kind === 'value') talk.answer(current, read.value);
    if (read?.kind === 'wrong')
      talk.tell('engine-form-wrong', { label: labelOf(talk, question, step.id), why: read.why });
  }
  if (talk.active) await talk.advance();
  else await askAgain(talk);
}

function formQuestion(talk: Talk, token: string): OpenQuestion | undefined {
  const read = readToken(talk.personId, token);
  return read.kind === 'form' ? talk.questionOf(read.runId, read.step) : undefined;
}

const labelOf = (talk: Talk, { flow }: OpenQuestion, id: string): string =>
  talk.say(`${flow.name}-${id}-field`);

async function fieldOf(talk: Talk, question: OpenQuestion): Promise<FormField> {
  const { flow, step } = question;
  const hint = `${flow.name}-${step.id}-field-hint`;
  return {
    id: step.id,
    label: labelOf(talk, question, step.id),
    ...(talk.world.texts.has(talk.locale, hint) && { hint: talk.say(hint) }),
    isRequired: !step.skippable,
    ...(step.kind === 'choose' && { options: await talk.valuesOf(question) }),
  };
}

type Read =
  | { readonly kind: 'value'; readonly value: Extract<Parsed, { ok: true }>['value'] }
  | { readonly kind: 'missing' }
  | { readonly kind: 'wrong'; readonly why: string };

async function readField(talk: Talk, question: OpenQuestion, values: FormValues): Promise<Read> {
  const { step } = question;
  const said = cleanText(values[step.id] ?? '');
  if (!said) return step.skippable ? { kind: 'value', value: null } : { kind: 'missing' };
  if (step.kind === 'choose') {
    const options = (await talk.valuesOf(question)).map(({ value, label }) => ({ token: value, label }));
    const chosen = options.filter(({ token }) => token === said);
    const found = (chosen.length > 0 ? chosen : matchOptions(said, options, step.many)).map(
      ({ token }) => token,
    );
    if (found.length > 0) return { kind: 'value', value: step.many ? found : (found[0] ?? null) };
  }
  const parsed = await talk.parse(question, said);
  if (parsed.ok === true) return { kind: 'value', value: parsed.value };
  if (parsed.ok === false) return { kind: 'wrong', why: talk.say(parsed.why, parsed.args) };
  const [first, second] = parsed.options.map(({ label }) => label);
  return {
    kind: 'wrong',
    why: talk.say('engine-form-which', { first: first ?? '', second: second ?? first ?? '' }),
  };
}
