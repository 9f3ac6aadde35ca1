/** When Discord has begun a new session, what was written in between is asked for: it will not be delivered. */
import { type APIMessage, Routes } from 'discord.js';
import { PLATFORM } from './codec.ts';
import { takeMessage } from './intake.ts';
import type { Line } from './line.ts';
import { outcomeOf } from './outcome.ts';

/** Rooms looked into, those heard last; the others will say it again. */
const ROOMS = 50;

/** Rooms heard since the program started; the same message delivered twice has the same id. Never rejects. */
export async function catchUp(line: Line, signal: AbortSignal): Promise<void> {
  const heard = [...line.direct.values()].toReversed().slice(0, ROOMS);
  for (const { room, last } of heard) {
    if (signal.aborted) return;
    try {
      const query = new URLSearchParams({ after: last, limit: '50' });
      const messages = (await line.rest
        .setToken(line.options.token)
        .get(Routes.channelMessages(room), { query })) as readonly APIMessage[];
      // Discord lists the newest first.
      for (const message of messages.toReversed()) takeMessage(line, message, signal);
    } catch (error) {
      const { detail } = outcomeOf(error);
      line.options.log.warn({ platform: PLATFORM, detail }, 'a conversation could not be caught up with');
    }
  }
}
