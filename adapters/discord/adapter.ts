/** Discord: discord.js' client on the gateway, answers over REST. */
import { setTimeout as sleep } from 'node:timers/promises';
import { REST } from 'discord.js';
import type { Adapter } from '#src/platform/adapter.ts';
import { PLATFORM } from './codec.ts';
import { capabilities } from './compose.ts';
import { type DiscordOptions, type DiscordStatus, type Line, listen, restOptions } from './line.ts';
import { createSender } from './send.ts';

export interface DiscordAdapter extends Adapter {
  status(): DiscordStatus;
}

/** A start that waits longer than this for Discord goes on without it. */
const START_PATIENCE_MS = 5_000;

export function createDiscordAdapter(options: DiscordOptions): DiscordAdapter {
  const line: Line = {
    options,
    rest: new REST(restOptions(options)),
    direct: new Map(),
    thinking: new Map(),
    storing: new Map(),
    status: { state: 'off' },
    me: undefined,
    receive: undefined,
    hasCommands: false,
    failures: 0,
  };
  const send = createSender(line);
  let running: { readonly stopper: AbortController; readonly done: Promise<void> } | undefined;

  return {
    platform: PLATFORM,
    capabilities,
    status: () => line.status,

    async start(receive) {
      line.receive = receive;
      line.status = { state: 'connecting' };
      const stopper = new AbortController();
      const first = Promise.withResolvers<void>();
      running = { stopper, done: listen(line, stopper.signal, first.resolve) };
      const patience = new AbortController();
      const waited = sleep(START_PATIENCE_MS, undefined, { signal: patience.signal }).catch(() => {});
      await Promise.race([first.promise, running.done, waited]);
      patience.abort();
    },

    async send(envelope) {
      const sent = await send(envelope);
      if (!sent.ok && sent.why === 'credentials')
        line.status = { state: 'degraded', fault: { code: 'bad-token' } };
      if (sent.ok && line.status.fault?.code === 'bad-token') line.status = { state: 'ok' };
      return sent;
    },

    async stop() {
      line.receive = undefined;
      running?.stopper.abort();
      await running?.done;
      await Promise.all(line.storing.values());
      running = undefined;
      line.status = { state: 'off' };
    },
  };
}
