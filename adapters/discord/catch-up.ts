/**
 * What was written alone to the program while it was not there, or while Discord had forgotten it, is asked for: it will
 * not be delivered. The same message delivered twice has the same id, and is taken once.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Routes } from 'discord.js';
import type { Heard as Known } from '#src/platform/adapter.ts';
import { PLATFORM } from './codec.ts';
import { takeMessage } from './intake.ts';
import type { Line } from './line.ts';
import type { Heard } from './messages.ts';
import { outcomeOf } from './outcome.ts';

/** Rooms looked into, those heard last; the others will say it again. */
const ROOMS = 100;
const MESSAGES = '100';
/** Discord allows fifty requests a second, and there are answers to be sent as well. */
const PAUSE_MS = 50;

/** Never rejects. */
export async function catchUp(line: Line, signal: AbortSignal): Promise<void> {
  const heard = await heardBefore(line);
  for (const { room, last } of heard) {
    if (signal.aborted) return;
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

interface Before {
  readonly room: string;
  readonly last: string;
}

/** What was heard last in each room until now, newest first; what arrives while this is looked up is not "before". */
async function heardBefore(line: Line): Promise<readonly Before[]> {
  const own = [...line.direct];
  const before = new Map<string, Before>();
  for (const { senderId, room, updateId } of (await recall(line)).toReversed()) {
    if (!/^\d+$/.test(updateId)) continue;
    before.set(senderId, { room, last: updateId });
    if (!line.direct.has(senderId)) line.direct.set(senderId, { room, last: updateId });
  }
  // What this process has heard is newer.
  for (const [senderId, { room, last }] of own) if (last !== undefined) before.set(senderId, { room, last });
  return [...before.values()].toReversed().slice(0, ROOMS);
}

/** What the program knew before it was started again. */
async function recall(line: Line): Promise<readonly Known[]> {
  try {
    return (await line.assist?.heardLately(PLATFORM, ROOMS)) ?? [];
  } catch (error) {
    const fault = error instanceof Error ? error.name : 'fault';
    line.options.log.warn({ platform: PLATFORM, fault }, 'what was heard before cannot be looked up');
    return [];
  }
}
