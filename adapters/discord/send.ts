/** Sends one envelope as the messages it needs, and says honestly what became of it. */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { MessageFlags, Routes } from 'discord.js';
import type { Envelope, Sent } from '#src/platform/adapter.ts';
import { compose, type Draft } from './compose.ts';
import { remember } from './intake.ts';
import type { Line } from './line.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { isAlive, readWhisper } from './whisper.ts';

type Way =
  /** The answer to an interaction: the first one fills the "is thinking" line. */
  | { readonly kind: 'answer'; readonly token: string; readonly isEphemeral: boolean }
  | { readonly kind: 'channel'; readonly room: string };

const AGAIN_MS = 500;

export function createSender(line: Line): (envelope: Envelope) => Promise<Sent> {
  /** How many messages of an envelope have arrived, so that trying again goes on after them. */
  const progress = new Map<string, number>();

  return async (envelope) => {
    let sent: Sent = { ok: true };
    const drafts = compose(envelope.message);
    for (const [index, draft] of drafts.entries()) {
      if (index < (progress.get(envelope.key) ?? 0)) continue;
      sent = await deliver(line, draft, nonceOf(envelope.key, index), waysTo(line, envelope));
      if (!sent.ok) return sent;
      if (envelope.answers !== undefined) line.thinking.delete(envelope.answers);
      if (drafts.length > 1) remember(progress, envelope.key, index + 1);
    }
    progress.delete(envelope.key);
    return sent;
  };
}

/** Best first. A direct room is used only when the person has written there. */
function waysTo(line: Line, { to, answers }: Envelope): readonly Way[] {
  const { now = () => new Date() } = line.options;
  const whisper = to.whisper === undefined ? undefined : readWhisper(to.whisper);
  if (to.whisper !== undefined) {
    const direct = whisper && line.direct.get(whisper.userId)?.room;
    return [
      ...(whisper && isAlive(whisper, now())
        ? [{ kind: 'answer' as const, token: whisper.token, isEphemeral: true }]
        : []),
      ...(direct ? [{ kind: 'channel' as const, room: direct }] : []),
    ];
  }
  const thinking = answers === undefined ? undefined : line.thinking.get(answers);
  return [
    ...(thinking ? [{ kind: 'answer' as const, token: thinking, isEphemeral: false }] : []),
    { kind: 'channel', room: to.room },
  ];
}

async function deliver(line: Line, draft: Draft, nonce: string, ways: readonly Way[]): Promise<Sent> {
  for (const way of ways) {
    const outcome = await attempt(line, draft, nonce, way);
    if (outcome.ok || outcome.why !== 'gone') return outcome;
  }
  return { ok: false, why: 'unreachable', detail: 'the interaction can no longer be answered' };
}

async function attempt(
  line: Line,
  draft: Draft,
  nonce: string,
  way: Way,
): Promise<Outcome | Extract<Sent, { ok: true }>> {
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
  const files = file && {
    files: [{ name: file.name, data: Buffer.from(file.content), contentType: file.mediaType }],
  };
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
          body: { ...body, flags, nonce, enforce_nonce: true },
          ...files,
        });
  return (answer as { readonly id: string }).id;
}

/** At most 25 characters. */
const nonceOf = (key: string, index: number): string =>
  createHash('sha256').update(`${key} ${index}`).digest('base64url').slice(0, 25);
