/** Messages changed where they stand. */
import { Routes } from 'discord.js';
import type { Address } from '#src/engine/message.ts';
import type { Sent } from '#src/platform/adapter.ts';
import { PLATFORM } from './codec.ts';
import { chosenRow, type Draft } from './compose.ts';
import { filesOf } from './files.ts';
import type { Line } from './line.ts';
import { outcomeOf } from './outcome.ts';
import { isAlive, readWhisper } from './whisper.ts';

/**
 * Puts a message in the place of an older one; the same edit twice is one edit.
 * @returns undefined when the old one can no longer be changed: then it is sent as a new one.
 */
export async function replace(
  line: Line,
  to: Address,
  receipt: string,
  draft: Draft,
): Promise<Sent | undefined> {
  const { file, flags = 0, content = '', embeds = [], components = [] } = draft;
  // What is not named stays as it was.
  const attachments = file ? [{ id: 0, filename: file.name }] : [];
  const body = { content, embeds, components, attachments, flags };
  for (const isLast of [false, true]) {
    try {
      return await patch(line, to, receipt, body, filesOf(file));
    } catch (error) {
      const outcome = outcomeOf(error);
      if (outcome.why === 'uncertain' && !isLast) continue;
      if (outcome.why === 'later' || outcome.why === 'uncertain' || outcome.why === 'credentials')
        return { ...outcome, why: outcome.why };
      return undefined;
    }
  }
  return undefined;
}

/** The buttons under a message give way to what was chosen. What comes after does not wait for success. */
export async function markChosen(line: Line, to: Address, receipt: string, chosen: string): Promise<void> {
  try {
    await patch(line, to, receipt, { components: chosen === '' ? [] : chosenRow(chosen) });
  } catch (error) {
    const { detail } = outcomeOf(error);
    line.options.log.debug({ platform: PLATFORM, detail }, 'buttons that were answered stay as they are');
  }
}

/** Undefined when there is no way to this message: only its reader sees it, and the time to change it is over. */
async function patch(
  line: Line,
  to: Address,
  receipt: string,
  change: object,
  files?: object,
): Promise<Sent | undefined> {
  const body = { ...change, allowed_mentions: { parse: [] } };
  if (to.whisper === undefined) {
    const room = to.thread ?? to.room;
    await line.rest
      .setToken(line.options.token)
      .patch(Routes.channelMessage(room, receipt), { body, ...files });
    return { ok: true, receipt };
  }
  const { now = () => new Date() } = line.options;
  const whisper = readWhisper(to.whisper);
  if (!line.me || !whisper || whisper.on !== receipt || !isAlive(whisper, now())) return undefined;
  const original = Routes.webhookMessage(line.me.applicationId, whisper.token, '@original');
  await line.rest.patch(original, { body, ...files, auth: false });
  return { ok: true, receipt };
}
