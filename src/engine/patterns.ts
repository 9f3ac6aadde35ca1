/** What every conversation can do, written once for all flows: leave, go back, correct, be answered to an old button. */
import type { Json, Slots } from './message.ts';
import { correct, isSealed, openStep, stepBack } from './position.ts';
import type { Frame } from './session.ts';
import type { OpenQuestion, Talk } from './talk.ts';
import { makeToken, readToken, type TokenRead } from './tokens.ts';
import { type Command, LOOKUP, type Word, WORDS } from './understand.ts';

/** Flows the engine itself sends people to. */
const HOME = 'home';
const LANGUAGE = 'language';
const FIRST = 'onboarding';
const CRISIS = 'bad-week';

/** Does what was understood; afterwards the talk stands at a question or is over. Returns how often in a row we missed. */
export async function respond(talk: Talk, command: Command, misses: number): Promise<number> {
  switch (command.kind) {
    case 'distress':
      await sayCrisisCard(talk);
      return 0;
    case 'word':
      await doWord(talk, command.word);
      return 0;
    case 'press':
      await press(talk, command.tokens, command.isTyped === true);
      return 0;
    case 'start':
      await start(talk, command.flow.name, command.slots);
      return 0;
    case 'answer':
      await takeAnswer(talk, command.question, command.value);
      return 0;
    case 'which':
      talk.tell('engine-which');
      offerWhich(talk, command.question, command.options);
      return 0;
    case 'correct':
      await takeCorrection(talk, command.question, command.value);
      return 0;
    case 'lookup':
      await start(talk, LOOKUP, { query: command.query });
      return 0;
    case 'chat':
      talk.tell(`engine-${command.what}`);
      await askAgain(talk);
      return 0;
    case 'unreadable':
      talk.tell(`engine-unreadable-${command.why}`);
      await askAgain(talk);
      return 0;
    case 'unknown-command':
      talk.tell('engine-unknown-command');
      await askAgain(talk);
      return 0;
    case 'not-understood':
      await misunderstand(talk, command, misses);
      return misses + 1;
  }
}

/** The first contact: who is talking and what for; then whoever began with a question is answered. */
export async function welcome(talk: Talk, command: Command): Promise<void> {
  const isFirstFlow = command.kind === 'start' && command.flow.name === FIRST;
  await start(talk, FIRST, isFirstFlow ? command.slots : {});
  const isQuestion = command.kind === 'lookup' && talk.world.read.catalogue.looksLikeQuestion(command.query);
  const isOther = command.kind === 'word' || (command.kind === 'start' && !isFirstFlow);
  if (isQuestion || isOther) await respond(talk, command, 0);
}

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

const wordOption = (talk: Talk, word: Word) => ({
  token: makeToken(talk.personId, { kind: 'word', word }),
  label: talk.say(`engine-button-${word}`),
  role: 'leave' as const,
});

async function start(talk: Talk, name: string, slots: Slots): Promise<void> {
  const flow = talk.world.book.byName(name);
  if (!flow) throw new Error(`the engine needs a flow called "${name}"; see flows/index.ts`);
  if (flow.forOrganisers && !talk.isOrganiser) {
    talk.tell('engine-organisers-only');
    return askAgain(talk);
  }
  talk.push(flow, slots);
  await talk.advance();
}

async function sayCrisisCard(talk: Talk): Promise<void> {
  const flow = talk.world.book.byName(CRISIS);
  if (!flow) throw new Error(`the engine needs a flow called "${CRISIS}"; see flows/index.ts`);
  const frame = talk.receive(flow, {});
  await talk.advanceWaiting(frame.runId);
  talk.drop(frame);
}

async function doWord(talk: Talk, word: Word): Promise<void> {
  switch (word) {
    case 'cancel':
      return cancel(talk);
    case 'help':
      return help(talk);
    case 'back':
      return back(talk);
    case 'restart':
      return restart(talk);
    case 'skip':
      return skip(talk);
    case 'menu':
      return start(talk, HOME, {});
    case 'french':
      return start(talk, LANGUAGE, { locale: 'fr' });
    case 'english':
      return start(talk, LANGUAGE, { locale: 'en' });
  }
}

async function cancel(talk: Talk): Promise<void> {
  const frame = talk.active;
  if (!frame) {
    talk.tell('engine-nothing-to-cancel');
    return offerMenu(talk);
  }
  talk.drop(frame);
  talk.tell('engine-cancelled');
  const below = talk.open;
  if (below) talk.tell('engine-resume');
  await askAgain(talk);
}

async function help(talk: Talk): Promise<void> {
  const { open } = talk;
  const own = open && `${open.flow.name}-${open.step.id}-help`;
  talk.tell(own && talk.world.texts.has(talk.locale, own) ? own : 'engine-help');
  await askAgain(talk);
}

async function back(talk: Talk): Promise<void> {
  const before = talk.active && runBefore(talk, talk.active);
  if (!before) {
    talk.tell('engine-no-way-back');
    return askAgain(talk);
  }
  for (let left = talk.active; left && left.runId !== before.runId; left = talk.active) talk.drop(left);
  talk.replace(before);
  await talk.advance();
}

/** The run before its last answer, or before the answer that led to it in the run that called it. */
function runBefore(talk: Talk, frame: Frame): Frame | undefined {
  const flow = talk.world.book.byName(frame.flow);
  const before = flow && stepBack(flow, frame);
  if (before || !flow || isSealed(flow, frame)) return before;
  const caller = talk.stack.find(({ runId }) => runId === frame.calledBy);
  return caller && runBefore(talk, caller);
}

async function restart(talk: Talk): Promise<void> {
  const frame = talk.active;
  if (!frame) return start(talk, HOME, {});
  talk.tell('engine-restarted');
  talk.renew(frame);
  await talk.advance();
}

async function skip(talk: Talk): Promise<void> {
  const { open } = talk;
  if (!open?.step.skippable) {
    talk.tell(open ? 'engine-cannot-skip' : 'engine-nothing-to-cancel');
    return askAgain(talk);
  }
  talk.answer(open, null);
  await talk.advance();
}

async function takeAnswer(talk: Talk, question: OpenQuestion, value: Json): Promise<void> {
  talk.answer({ ...question, frame: talk.raise(question.frame) }, value);
  await talk.advance();
}

async function takeCorrection(talk: Talk, question: OpenQuestion, value: Json): Promise<void> {
  const { flow, frame, step } = question;
  if (isSealed(flow, frame, step.id) || hasActedSince(talk, frame)) {
    talk.tell('engine-already-decided');
    return askAgain(talk);
  }
  const corrected = correct(flow, frame, step, value);
  // Another way from a menu, or a step asked anew, is no correction to speak of.
  const isTold = !talk.calledFrom(frame) && step.id in corrected.slots;
  talk.release(frame);
  talk.replace(talk.raise(corrected));
  if (isTold) talk.tell('engine-corrected', { value: await talk.show(question, value) });
  await talk.advance();
}

/** Whether a run that was called from this one, or from that, has carried something out. */
function hasActedSince(talk: Talk, frame: Frame): boolean {
  const called = talk.calledFrom(frame);
  const flow = called && talk.world.book.byName(called.flow);
  return called !== undefined && ((flow && isSealed(flow, called)) || hasActedSince(talk, called));
}

/** Buttons pressed, or typed by number or label. */
async function press(talk: Talk, tokens: readonly string[], isTyped: boolean): Promise<void> {
  const read = tokens.map((token) => readToken(talk.personId, token));
  const first = read[0];
  if (!first || first.kind === 'broken') return oldButton(talk);
  if (first.kind === 'foreign') {
    talk.tell('engine-foreign-button');
    return askAgain(talk);
  }
  if (first.kind === 'word') return isWord(first.word) ? doWord(talk, first.word) : oldButton(talk);
  const question = talk.questionOf(first.runId, first.step);
  if (!question) return oldButton(talk);
  if (first.kind === 'page') {
    if (!isOpen(question)) return oldButton(talk);
    return talk.ask({ ...question, frame: talk.raise(question.frame) }, first.page);
  }
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
  return talk.ask({ ...question, frame: talk.raise(question.frame) });
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

async function oldButton(talk: Talk): Promise<void> {
  talk.tell('engine-old-button');
  await askAgain(talk);
}

/** A button of a question already answered: the same answer twice is one answer, another one is a correction. */
async function pressAgain(talk: Talk, question: OpenQuestion, token: TokenRead): Promise<void> {
  const { step, frame } = question;
  const before = frame.slots[step.id] ?? null;
  const pressed = token.kind === 'answer' ? token.value : null;
  const isSkip = pressed === null && step.skippable;
  // The same again first: what was chosen may be no option any more.
  const isSame = Array.isArray(before) || before === pressed || token.kind === 'done';
  const value = isSame ? before : isSkip ? null : await talk.pick(question, pressed ?? '');
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
  const frame: Frame = { ...talk.raise(question.frame), ticked: next };
  talk.replace(frame);
  talk.tell(next.length > 0 ? 'engine-ticked' : 'engine-unticked', {
    labels: await talk.show({ ...question, frame }, next),
  });
  await talk.offerAnswers({ ...question, frame });
}

function offerWhich(
  talk: Talk,
  { frame, step }: OpenQuestion,
  options: readonly { readonly value: string; readonly label: string }[],
): void {
  const { runId } = frame;
  talk.offer(
    options.map(({ value, label }) => ({
      token: makeToken(talk.personId, { kind: 'answer', runId, step: step.id, value }),
      label,
    })),
  );
}

const UNEXPLAINED = 'engine-not-understood';

/** First time: what is expected. From the second on: the ways out too. */
async function misunderstand(
  talk: Talk,
  { why, args }: Extract<Command, { kind: 'not-understood' }>,
  misses: number,
): Promise<void> {
  const isExplained = why !== undefined && why !== UNEXPLAINED;
  if (isExplained || misses === 0) talk.tell(why ?? UNEXPLAINED, args);
  if (misses > 0) talk.tell('engine-ways-out');
  await askAgain(talk);
  if (misses > 0 && talk.open) {
    const ways = (['back', 'cancel', 'help'] as const).map((word) => wordOption(talk, word));
    const last = talk.parts.at(-1);
    if (last?.kind === 'choice') talk.parts.pop();
    talk.offer([...talk.offered, ...ways], last?.kind === 'choice' ? last : {});
  }
}
