/** Sends one envelope as the messages it needs, and says honestly what became of it. */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { MessageFlags, Routes } from 'discord.js';
import type { Envelope, Sent } from '#src/platform/adapter.ts';
import { createSendAll } from '#src/platform/turns.ts';
import { keepCalendar } from './calendar.ts';
import { compose, type Draft, plainly } from './compose.ts';
import { markChosen, replace } from './edit.ts';
import { filesOf } from './files.ts';
import { directRoom } from './intake.ts';
import type { Line } from './line.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { openThread } from './threads.ts';
import { isAlive, readWhisper, type Whisper } from './whisper.ts';

type Way =
  /** The answer to an interaction: the first one fills the "is thinking" line. */
  | { readonly kind: 'answer'; readonly token: string; readonly isEphemeral: boolean }
  | { readonly kind: 'channel'; readonly room: string; readonly flags: number };

type Done = Outcome | Extract<Sent, { ok: true }>;

const AGAIN_MS = 500;
/** More in a row is a flood that nobody reads, and that Discord stops. */
const MOST_MESSAGES = 30;

export function createSender(line: Line): (envelope: Envelope) => Promise<Sent> {
  const sendAll = createSendAll();

  return async (envelope) => {
    const { key, message, replaces, answers, about, to } = envelope;
    const drafts = compose(message);
    if (drafts.length > MOST_MESSAGES)
      return { ok: false, why: 'refused', detail: `${drafts.length} messages in one` };
    const held = await keepCalendar(line, envelope);
    if (held) return held;
    if (replaces?.chosen !== undefined) await markChosen(line, to, replaces.receipt, replaces.chosen);
    const sent = await sendAll(key, drafts, async (draft, draftKey, index) => {
      const isInPlace = index === 0 && replaces !== undefined && replaces.chosen === undefined;
      const edited = isInPlace ? await replace(line, to, replaces.receipt, draft) : undefined;
      const one = edited ?? (await deliver(line, envelope, draft, draftKey));
      if (one.ok && answers !== undefined) line.thinking.delete(answers);
      return one;
    });
    if (about !== undefined && sent.ok && sent.receipt !== undefined)
      await openThread(line, to, sent.receipt, message);
    return sent;
  };
}

/** Best first. Nobody is written to alone who has not written there before. */
async function* waysTo(line: Line, { to, answers, isQuiet }: Envelope): AsyncGenerator<Way> {
  const flags = isQuiet ? MessageFlags.SuppressNotifications : 0;
  if (to.whisper !== undefined) {
    const whisper = readWhisper(to.whisper);
    if (whisper && isAlive(whisper, nowOf(line))) yield whispered(whisper);
    const direct = whisper && (await directRoom(line, whisper.userId));
    if (direct) yield { kind: 'channel', room: direct, flags };
    return;
  }
  const thinking = answers === undefined ? undefined : line.thinking.get(answers);
  if (thinking) yield { kind: 'answer', token: thinking, isEphemeral: false };
  yield { kind: 'channel', room: to.thread ?? to.room, flags };
  // Direct messages are closed: where they have just been in a server, only they can read it.
  const whisper = to.isPrivate ? lastWhisper(line, to.room) : undefined;
  if (whisper && isAlive(whisper, nowOf(line))) yield whispered(whisper);
}

const nowOf = ({ options: { now = () => new Date() } }: Line): Date => now();
const whispered = ({ token }: Whisper): Way => ({ kind: 'answer', token, isEphemeral: true });

function lastWhisper(line: Line, room: string): Whisper | undefined {
  const [person] = [...line.direct].find(([, direct]) => direct.room === room) ?? [];
  const handle = person === undefined ? undefined : line.whispers.get(person);
  return handle === undefined ? undefined : readWhisper(handle);
}

async function deliver(line: Line, envelope: Envelope, draft: Draft, key: string): Promise<Sent> {
  let last: Done = { ok: false, why: 'gone', detail: 'the interaction can no longer be answered' };
  for await (const way of waysTo(line, envelope)) {
    last = await attempt(line, draft, nonceOf(key), way);
    if (!last.ok && last.why === 'invalid')
      last = await inWords(line, draft, envelope.message.options, key, way, last);
    if (last.ok || (last.why !== 'gone' && last.why !== 'unreachable')) break;
  }
  if (last.ok) return last;
  if (last.why === 'gone') return { ok: false, why: 'unreachable', detail: last.detail };
  if (last.why === 'invalid') return { ok: false, why: 'refused', detail: last.detail };
  return { ...last, why: last.why };
}

/** Once more without cards and buttons: what can be typed is written out. */
async function inWords(
  line: Line,
  draft: Draft,
  options: Envelope['message']['options'],
  key: string,
  way: Way,
  refused: Done,
): Promise<Done> {
  const pieces = plainly(draft, options) ?? [];
  if (pieces.length > MOST_MESSAGES) return refused;
  let last = refused;
  for (const [at, piece] of pieces.entries()) {
    last = await attempt(line, piece, nonceOf(`${key} in words ${at}`), way);
    if (!last.ok) break;
  }
  return last;
}

async function attempt(line: Line, draft: Draft, nonce: string, way: Way): Promise<Done> {
  if (way.kind === 'answer' && !line.me) return { ok: false, why: 'later', detail: 'not connected yet' };
  for (const isLast of [way.kind === 'answer', true]) {
    try {
      return { ok: true, receipt: await post(line, draft, nonce, way) };
    } catch (error) {
      const outcome = outcomeOf(error);
      // With the same nonce Discord shows it once, however often it arrives.
      if (isLast || outcome.why !== 'uncertain') return outcome;
      await sleep(AGAIN_MS);
    }
  }
  return { ok: false, why: 'uncertain' };
}

/** @returns the id of the message. */
async function post(line: Line, draft: Draft, nonce: string, way: Way): Promise<string> {
  const { file, flags = 0, ...shown } = draft;
  const files = filesOf(file);
  // Nobody is ever called, whatever a text says.
  const body = { ...shown, allowed_mentions: { parse: [] } };
  const answer =
    way.kind === 'answer'
      ? await line.rest.post(Routes.webhook(line.me?.applicationId ?? '', way.token), {
          body: { ...body, flags: flags | (way.isEphemeral ? MessageFlags.Ephemeral : 0) },
          ...files,
          auth: false,
        })
      : // A 401 makes the client forget the token.
        await line.rest.setToken(line.options.token).post(Routes.channelMessages(way.room), {
          body: { ...body, flags: flags | way.flags, nonce, enforce_nonce: true },
          ...files,
        });
  return (answer as { readonly id: string }).id;
}

/** At most 25 characters. */
const nonceOf = (key: string): string => createHash('sha256').update(key).digest('base64url').slice(0, 25);
