/** One update in, one turn out: what is said, what is to change, where the conversation stands. Pure but for reads. */
import type { Doubt, Proposal } from '#src/ai/port.ts';
import { askAgain, offerMenu, wrongGuessOption } from './answers.ts';
import { cleanText, cutText } from './clean.ts';
import { commandOf, doubtOf } from './doubt.ts';
import type { Effect, Locale, PersonView } from './flow.ts';
import type { Address, Part, Replaces, Reply, Update } from './message.ts';
import { replaced } from './replacing.ts';
import { respond, welcome } from './patterns.ts';
import { newSession, type Session } from './session.ts';
import { Talk, type World } from './talk.ts';
import { speaking } from './tongue.ts';
import { LONGEST_TEXT, understand } from './understand.ts';

export interface TurnInput {
  readonly update: Update;
  readonly session?: Session | undefined;
  readonly person: PersonView;
  readonly now: Date;
  /** What a language model makes of this update (`Turn.doubt`): data like the rest, so that the same input gives the same turn. */
  readonly proposal?: Proposal | undefined;
  /** Entries of the catalogue in its words, by id (`Turn.wanted`). */
  readonly phrases?: ReadonlyMap<string, string>;
}

export interface Turn {
  readonly session: Session;
  readonly replies: readonly Reply[];
  readonly effects: readonly Effect[];
  readonly locale?: Locale;
  /** The rules did not understand; this turn is the answer without a model. */
  readonly doubt?: Doubt;
  /** A proposal was taken for what was meant. */
  readonly isGuess?: boolean;
  /** Ids of entries that are wanted in plainer words. */
  readonly wanted?: readonly string[];
}

/** Said when handling an update failed for good: the person is told, the conversation moves on. */
export const APOLOGY = 'engine.apology';
const HOUR_MS = 3_600_000;

export async function takeTurn(world: World, given: TurnInput): Promise<Turn> {
  const { update, session, person, now, proposal } = given;
  const { surface: _surface, ...from } = update.from;
  const before = session ?? newSession(from, now.toISOString());
  const talk = new Talk(world, before, speaking(person, update.input, before), now);
  if (given.phrases) talk.phrases = given.phrases;
  if (update.input.kind !== 'trigger') talk.from = from;
  const home = homeOf(update, before);
  const inRoom = await takeReplyInRoom(talk, update, before);
  if (inRoom) return inRoom;
  if (!isForOne(update.from) && !home.isPrivate && !isForSpaces(world, update))
    return askForPrivacy(talk, update, before);
  if (update.input.kind === 'home') return showHome(talk, update, before);
  const { input } = update;
  let misses = before.misses;
  let isHidden = false;
  let doubt: Doubt | undefined;
  let isGuess = false;
  const hadQuestion = talk.open !== undefined;
  const hasExpired = dropExpired(talk);
  await dropOver(talk);
  forgetOptions(talk, before);

  if (input.kind === 'trigger') {
    await takeTrigger(talk, input.name, input.data);
  } else {
    const understood = await understand(talk, input);
    isHidden = understood.kind === 'distress';
    // Nobody's words are shown to a model before they know of it.
    if (talk.model === 'told' && input.kind === 'text')
      doubt = await doubtOf(talk, understood, cleanText(input.text));
    const guess = doubt && proposal && (await commandOf(talk, proposal, doubt));
    isGuess = guess !== undefined;
    if (guess) talk.tell('ai-understood', { meaning: guess.meaning });
    const command = guess?.command ?? understood;
    if (hasExpired && hadQuestion && !talk.open) talk.tell('engine-expired');
    // Whoever presses a button has been written to already.
    if (!before.isWelcomed && !isHidden && command.kind !== 'press') {
      await welcome(talk, command);
    } else {
      misses = await respond(talk, command, misses);
      if (isHidden && talk.open) await askAgain(talk);
    }
    // A conversation that just ends, as after "close", still answers.
    if (talk.parts.length === 0 && !talk.isAwaiting) talk.tell('engine-heard');
  }
  const isIdle = !talk.active && !talk.hasOffered && talk.parts.length > 0 && !talk.isAwaiting;
  if (isIdle && (input.kind !== 'trigger' || world.book.byTrigger(input.name)?.delivery === 'answer'))
    offerMenu(talk);
  if (isGuess) offerWayBack(talk);
  if (input.kind !== 'trigger' && !isHidden) introduceModel(talk, before);

  const replaces = replaced(talk, update, before);
  const said = input.kind === 'trigger' ? [] : saidPart(talk, update, before, isHidden);
  return {
    session: {
      schema: 1,
      home,
      stack: talk.stack.frames,
      offered: talk.offered,
      ...(isBare(talk, before) && { isBare: true }),
      misses,
      ...(talk.isOwed && { isOwed: true }),
      ...(talk.model && { model: talk.model }),
      ...(isGuess && { beforeGuess: before.stack }),
      isWelcomed: before.isWelcomed || (input.kind !== 'trigger' && !isHidden),
      lastActivityAt: input.kind === 'trigger' ? before.lastActivityAt : now.toISOString(),
    },
    replies: address(world, talk, update, home, [...said, ...talk.parts], replaces),
    effects: talk.effects,
    ...(talk.locale !== person.locale && { locale: talk.locale }),
    ...(doubt && { doubt }),
    ...(isGuess && { isGuess }),
    ...(talk.wanted.size > 0 && { wanted: [...talk.wanted] }),
  };
}

/** Under a guess: what was shown anyway, and a way to say that it is wrong. */
function offerWayBack(talk: Talk): void {
  const last = talk.parts.at(-1);
  const isChoice = last?.kind === 'choice';
  if (isChoice) talk.parts.pop();
  talk.offer([...(isChoice ? talk.offered : []), wrongGuessOption(talk)], isChoice ? last : {});
}

/** Once, with the first answer after it is on; a newcomer reads first who is talking. */
function introduceModel(talk: Talk, before: Session): void {
  if (!talk.world.isHelped || talk.model !== undefined || talk.parts.length === 0) return;
  talk.model = 'told';
  talk.hasSaid = true;
  talk.parts.splice(before.isWelcomed ? 0 : 1, 0, { kind: 'text', text: talk.say('ai-notice') });
}

async function takeTrigger(talk: Talk, name: string, data: Frame['slots']): Promise<void> {
  talk.isNews = true;
  if (name === APOLOGY) {
    talk.tell('engine-apology');
    return askAgain(talk);
  }
  const flow = talk.world.book.byTrigger(name);
  // A trigger nobody listens to any more belongs to a flow that was removed: there is nothing left to say.
  if (!flow) return;
  const frame = talk.stack.receive(flow, data);
  if (frame.isWaiting) await talk.advanceWaiting(frame.runId);
  else await talk.advance();
}

type Frame = Session['stack'][number];

function dropExpired(talk: Talk): boolean {
  const expired = talk.stack.frames.filter((frame) => {
    const hours = talk.world.book.byName(frame.flow)?.expiresAfterHours ?? 0;
    return talk.now.getTime() - Date.parse(frame.startedAt) > hours * HOUR_MS;
  });
  for (const frame of expired) dropWithCallers(talk, frame);
  return expired.length > 0;
}

async function dropOver(talk: Talk): Promise<void> {
  for (const frame of talk.stack.frames) {
    if (await talk.world.book.byName(frame.flow)?.isOver?.(talk.context(frame))) dropWithCallers(talk, frame);
  }
}

/** Typed words no longer mean the options of a question that is gone; its buttons are told to be old. */
function forgetOptions(talk: Talk, before: Session): void {
  const gone = before.stack.filter(({ runId }) => !talk.stack.frames.some((frame) => frame.runId === runId));
  talk.offered = talk.offered.filter(({ token }) => !gone.some(({ runId }) => token.includes(`.${runId}.`)));
}

/** Those that wait for a run to end would wait for ever. */
function dropWithCallers(talk: Talk, frame: Frame): void {
  talk.stack.drop(frame);
  const caller = talk.stack.callerOf(frame);
  if (caller) dropWithCallers(talk, caller);
}

/** The person's own words for the thread that the program keeps; words of distress are not among them. */
function saidPart(talk: Talk, { input }: Update, before: Session, isHidden: boolean): readonly Part[] {
  const text = (() => {
    if (isHidden) return talk.say('engine-said-hidden');
    if (input.kind === 'text') return cutText(cleanText(input.text), LONGEST_TEXT);
    if (input.kind === 'command') return input.name === 'start' ? '' : `/${input.name}`;
    if (input.kind === 'file') return talk.say('engine-said-file');
    if (input.kind !== 'choice') return '';
    const labels = before.offered
      .filter(({ token }) => input.tokens.includes(token))
      .map(({ label }) => label);
    return labels.length > 1 ? labels.slice(0, -1).join(', ') : (labels[0] ?? '');
  })();
  return text ? [{ kind: 'said', text }] : [];
}

/** What is said to one person is theirs alone: in a shared room they are answered in private, or asked to come there. */
function address(
  world: World,
  talk: Talk,
  update: Update,
  home: Session['home'],
  parts: readonly Part[],
  replaces: Replaces | undefined,
): readonly Reply[] {
  const { input, from } = update;
  if (parts.length === 0) return [];
  if (input.kind === 'trigger') {
    const flow = world.book.byTrigger(input.name);
    const { deadline, about, takesPlaceOf } = input.data;
    return [
      {
        // Where it is to be read was decided when it was told; home may have moved on since.
        to: from.isPrivate ? from : home,
        parts,
        audience: flow?.forSpaces ? 'room' : 'asker',
        class: flow?.delivery ?? 'answer',
        ...(typeof deadline === 'string' && { deadline }),
        ...(flow?.forSpaces && typeof about === 'string' && { about }),
        ...(typeof takesPlaceOf === 'string' && { replaces: { receipt: takesPlaceOf } }),
        ...(talk.isNight && { isQuiet: true }),
      },
    ];
  }
  const answer = { audience: 'asker', class: 'answer', answers: update.id } as const;
  if (isForOne(from)) return [{ ...answer, to: from, parts, ...(replaces && { replaces }) }];
  return [{ ...answer, to: home, parts }, aside(talk, update, 'engine-answered-in-private')];
}

/** Nothing happens in front of others to somebody who has never written in private: it would be read by all of them. */
function askForPrivacy(talk: Talk, update: Update, before: Session): Turn {
  const isNews = update.input.kind === 'trigger';
  return {
    session: before,
    replies: isNews ? [] : [aside(talk, update, 'engine-write-me-in-private')],
    effects: [],
  };
}

/** Only the asker reads what is written there. */
const isForOne = ({ isPrivate, whisper }: Address): boolean => isPrivate || whisper !== undefined;

/** Where news reach this person: where they last wrote alone. */
function homeOf({ input, from, privately }: Update, before: Session): Address {
  if (input.kind === 'trigger' || from.surface) return before.home;
  return from.isPrivate ? from : (privately ?? before.home);
}

const isForSpaces = ({ book }: World, { input }: Update): boolean =>
  input.kind === 'trigger' && book.byTrigger(input.name)?.forSpaces === true;

/** A question and nothing else was shown last, now or before. */
const isBare = (talk: Talk, before: Session): boolean =>
  talk.hasOffered ? !talk.hasSaid && !talk.isNews : before.isBare === true && talk.parts.length === 0;

const DASHBOARD = 'dashboard';

/** The page that shows what matters now: made anew at each opening, and no part of the conversation. */
async function showHome(talk: Talk, { id, from }: Update, before: Session): Promise<Turn> {
  const flow = talk.world.book.byName(DASHBOARD);
  if (!flow) throw new Error(`the engine needs a flow called "${DASHBOARD}"; see flows/index.ts`);
  await talk.runAside(flow, {});
  const replies: Reply[] = [{ to: from, parts: talk.parts, audience: 'asker', class: 'answer', answers: id }];
  return { session: before, replies, effects: talk.effects };
}

/**
 * Somebody answers, in a club's room, what was said there: the flow that listens to `reply-to-<kind>` takes it with the
 * slots `<kind>` (the id), `answer` and `name`. What it says is read by all of them.
 */
async function takeReplyInRoom(talk: Talk, update: Update, before: Session): Promise<Turn | undefined> {
  const { from, input, inReplyTo, sender } = update;
  if (from.isPrivate || inReplyTo === undefined || input.kind !== 'text') return undefined;
  const about = await talk.world.read.clubs.aboutOf(from.platform, from.room, inReplyTo);
  const [kind = '', id = ''] = about?.split(':') ?? [];
  if (!about && update.isOverheard) return { session: before, replies: [], effects: [] };
  if (!about || talk.world.isDistress(input.text)) return undefined;
  const flow = talk.world.book.byTrigger(`reply-to-${kind}`);
  // Under a meetup or an announcement members talk to each other.
  if (!flow) return { session: before, replies: [], effects: [] };
  const answer = cutText(cleanText(input.text), LONGEST_TEXT);
  await talk.runAside(flow, { [kind]: id, answer, name: sender.name ?? null });
  const { whisper: _whisper, ...room } = from;
  const replies: Reply[] =
    talk.parts.length > 0
      ? [{ to: room, parts: talk.parts, audience: 'room', class: 'answer', answers: update.id }]
      : [];
  return { session: before, replies, effects: talk.effects };
}

/** A line that anybody may read. */
const aside = (talk: Talk, { id, from }: Update, key: string): Reply => ({
  to: from,
  audience: 'room',
  class: 'answer',
  answers: id,
  parts: [{ kind: 'text', text: talk.say(key) }],
});
