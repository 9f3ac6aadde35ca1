/** What every conversation can do, written once for all flows: leave, go back, begin again, be helped, be misunderstood. */
import { askAgain, isWrongGuess, offerMenu, takeAnswer, takeCorrection, wordOption } from './answers.ts';
import { press } from './buttons.ts';
import { takeForm } from './forms.ts';
import type { Slots } from './message.ts';
import { WAYS_OUT } from './flow.ts';
import { isSealed, stepBack } from './position.ts';
import type { Frame } from './session.ts';
import type { OpenQuestion, Talk } from './talk.ts';
import { makeToken } from './tokens.ts';
import { type Command, FIRST, LOOKUP, offered, type Word } from './understand.ts';

/** Flows the engine itself sends people to. */
const HOME = 'home';
const LANGUAGE = 'language';
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
    case 'press': {
      if (talk.beforeGuess && isWrongGuess(talk, command.tokens)) {
        await takeBackGuess(talk, talk.beforeGuess);
        return misses;
      }
      const word = await press(talk, command.tokens, command.isTyped === true);
      if (word) await doWord(talk, word);
      return 0;
    }
    case 'start':
      await start(talk, command.flow.name, command.slots);
      return 0;
    case 'answer':
      await takeAnswer(talk, command.question, command.value);
      return 0;
    case 'form':
      await takeForm(talk, command.token, command.values);
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
      if (command.what === 'who') tellOfModel(talk);
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
    case 'model':
      talk.model = command.isWanted ? 'told' : 'refused';
      talk.tell(command.isWanted ? 'ai-on' : 'ai-off');
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
  const { catalogue } = talk.world.read;
  const isQuestion =
    command.kind === 'lookup' &&
    (catalogue.looksLikeQuestion(command.query) || catalogue.opensWithTrouble(command.query));
  const isOther = command.kind === 'word' || (command.kind === 'start' && !isFirstFlow);
  if (isQuestion || isOther) await respond(talk, command, 0);
}

async function start(talk: Talk, name: string, slots: Slots): Promise<void> {
  const flow = talk.world.book.byName(name);
  if (!flow) throw new Error(`the engine needs a flow called "${name}"; see flows/index.ts`);
  if (flow.forOrganisers && !talk.isOrganiser) {
    talk.tell('engine-organisers-only');
    return askAgain(talk);
  }
  talk.stack.push(flow, slots);
  await talk.advance();
}

async function sayCrisisCard(talk: Talk): Promise<void> {
  const flow = talk.world.book.byName(CRISIS);
  if (!flow) throw new Error(`the engine needs a flow called "${CRISIS}"; see flows/index.ts`);
  await talk.runAside(flow, {});
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
      return speak(talk, 'fr');
    case 'english':
      return speak(talk, 'en');
  }
}

/** In another language from here on; what was just found is said again in it. */
async function speak(talk: Talk, locale: 'fr' | 'en'): Promise<void> {
  const { active } = talk;
  const language = talk.world.book.byName(LANGUAGE);
  if (!language || active?.flow !== LOOKUP || !active.slots['query'])
    return start(talk, LANGUAGE, { locale });
  await talk.runAside(language, { locale });
  const asked = Object.entries(active.slots).filter(
    ([id]) => id === 'query' || !active.answered.includes(id),
  );
  await start(talk, LOOKUP, Object.fromEntries(asked));
}

async function cancel(talk: Talk): Promise<void> {
  const frame = talk.active;
  if (!frame) {
    talk.tell('engine-nothing-to-cancel');
    return offerMenu(talk);
  }
  talk.stack.drop(frame);
  talk.tell('engine-cancelled');
  const below = talk.open;
  if (below) talk.tell('engine-resume');
  await askAgain(talk);
}

async function help(talk: Talk): Promise<void> {
  const { open } = talk;
  const own = open && `${open.flow.name}-${open.step.id}-help`;
  talk.tell(own && talk.world.texts.has(talk.locale, own) ? own : 'engine-help');
  tellOfModel(talk);
  await askAgain(talk);
}

function tellOfModel(talk: Talk): void {
  if (talk.world.isHelped) talk.tell(talk.model === 'refused' ? 'ai-help-off' : 'ai-help');
}

/** As if it had never been guessed: nothing was changed but where the talk stands. */
async function takeBackGuess(talk: Talk, frames: readonly Frame[]): Promise<void> {
  talk.stack.restore(frames);
  talk.tell('ai-sorry');
  await askAgain(talk);
}

async function back(talk: Talk): Promise<void> {
  const before = talk.active && runBefore(talk, talk.active);
  if (!before) {
    talk.tell('engine-no-way-back');
    return askAgain(talk);
  }
  for (let left = talk.active; left && left.runId !== before.runId; left = talk.active) talk.stack.drop(left);
  talk.stack.replace(before);
  await talk.advance();
}

/** The run before its last answer, or before the answer that led to it in the run that called it. */
function runBefore(talk: Talk, frame: Frame): Frame | undefined {
  const flow = talk.world.book.byName(frame.flow);
  const before = flow && stepBack(flow, frame);
  if (before || !flow || isSealed(flow, frame)) return before;
  const caller = talk.stack.callerOf(frame);
  return caller && runBefore(talk, caller);
}

async function restart(talk: Talk): Promise<void> {
  const frame = talk.active;
  if (!frame) return start(talk, HOME, {});
  talk.tell('engine-restarted');
  talk.stack.renew(frame);
  await talk.advance();
}

async function skip(talk: Talk): Promise<void> {
  const { open } = talk;
  const [wayOut] = offered(talk, WAYS_OUT);
  if (open && !open.step.skippable && wayOut) {
    await press(talk, [wayOut.token], true);
    return;
  }
  if (!open?.step.skippable) {
    talk.tell(open ? 'engine-cannot-skip' : 'engine-nothing-to-cancel');
    return askAgain(talk);
  }
  talk.answer(open, null);
  await talk.advance();
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
