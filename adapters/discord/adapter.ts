/** Discord: discord.js' client on the gateway, answers over REST. */
import { REST } from 'discord.js';
import type { Adapter } from '#src/platform/adapter.ts';
import { createListening } from '#src/platform/listening.ts';
import { Recent } from '#src/platform/recent.ts';
import { PLATFORM } from './codec.ts';
import { capabilities } from './compose.ts';
import {
  type DiscordOptions,
  type DiscordStatus,
  introduceSelf,
  type Line,
  listen,
  restOptions,
} from './line.ts';
import { learn, type MemoryNote } from './memory.ts';
import { createSender } from './send.ts';

export interface DiscordAdapter extends Adapter {
  status(): DiscordStatus;
}

/** Rooms, commands, channels remembered; the oldest are forgotten first. */
const REMEMBERED = 10_000;

export function createDiscordAdapter(options: DiscordOptions): DiscordAdapter {
  const line: Line = {
    options,
    rest: new REST(restOptions(options)),
    direct: new Recent(REMEMBERED),
    whispers: new Recent(REMEMBERED),
    places: new Recent(REMEMBERED),
    calendars: new Map(),
    thinking: new Recent(REMEMBERED),
    storing: new Map(),
    status: { state: 'off' },
    me: undefined,
    receive: undefined,
    house: undefined,
    assist: undefined,
    rooms: undefined,
    hasCommands: false,
    failures: 0,
  };
  const send = createSender(line);
  const listening = createListening((signal, onFirstAttempt) => listen(line, signal, onFirstAttempt));

  return {
    platform: PLATFORM,
    capabilities,
    status: () => line.status,

    // Each gateway is told everything.
    listensAlone: true,

    settleIn(house) {
      line.house = house;
      line.assist = house.assist;
      line.rooms = house.rooms;
    },
    hear(note) {
      learn(line, note as unknown as MemoryNote);
    },

    async start(receive, assist = line.assist, rooms = line.rooms) {
      line.receive = receive;
      line.assist = assist;
      line.rooms = rooms;
      line.status = { state: 'connecting' };
      await listening.start();
    },

    async send(envelope) {
      if (!line.me) await introduceSelf(line);
      const sent = await send(envelope);
      if (!sent.ok && sent.why === 'credentials')
        line.status = { state: 'degraded', fault: { code: 'bad-token' } };
      if (sent.ok && line.status.fault?.code === 'bad-token') line.status = { state: 'ok' };
      return sent;
    },

    async stop() {
      line.receive = undefined;
      await listening.stop();
      await Promise.all(line.storing.values());
      line.status = { state: 'off' };
    },
  };
}
