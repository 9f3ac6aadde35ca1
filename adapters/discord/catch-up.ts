/**
 * What was written alone to the program while it was not there, or while Discord had forgotten it, is asked for: it will
 * not be delivered. The same message delivered twice has the same id, and is taken once.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Routes } from 'discord.js';
import { PLATFORM } from './codec.ts';
import { takeMessage } from './intake.ts';
import type { Line } from './line.ts';
import { remember } from './memory.ts';
import type { Heard } from './messages.ts';
import { outcomeOf } from './outcome.ts';

/** Rooms looked into, those heard last; the others will say it again. */
const ROOMS = 100;
const MESSAGES = '100';
/** Discord allows fifty requests a second, and there are answers to be sent as well. */
const PAUSE_MS = 50;

/** Never rejects. */
export async function catchUp(line: Line, signal: AbortSignal): Promise<void> {
  await recall(line);
  const heard = [...line.direct.values()].toReversed().slice(0, ROOMS);
  for (const { room, last } of heard) {
    if (signal.aborted) return;
    if (last === undefined) continue;
    try {
      const query = new URLSearchParams({ after: last, limit: MESSAGES });
      const messages = (await line.rest
        .setToken(line.options.token)
        .get(Routes.channelMessages(room), { query })) as readonly Heard[];
      // Discord lists the newest first.
      for (const message of messages.toReversed()) takeMessage(line, message, signal);
    } catch (error) {
      const { detail } = outcomeOf(error);
      line.options.log.warn({ platform: PLATFORM, detail }, 'a conversation could not be caught up with');
    }
    await sleep(PAUSE_MS, undefined, { signal }).catch(() => {});
  }
}

/** What the program knew before it was started again; what it has heard since is newer. */
async function recall(line: Line): Promise<void> {
  try {
    const before = (await line.assist?.heardLately(PLATFORM, ROOMS)) ?? [];
    for (const { senderId, room, updateId } of before.toReversed())
      if (line.direct.get(senderId)?.last === undefined && /^\d+$/.test(updateId))
        remember(line.direct, senderId, { room, last: updateId });
  } catch (error) {
    const fault = error instanceof Error ? error.name : 'fault';
    line.options.log.warn({ platform: PLATFORM, fault }, 'what was heard before cannot be looked up');
  }
}
