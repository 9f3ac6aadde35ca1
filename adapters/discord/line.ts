/** The connection: what came in is handed over, and what fails is tried again. */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type APIInteraction,
  type APIMessage,
  Client,
  Events,
  GatewayDispatchEvents,
  GatewayIntentBits,
  type GatewayReadyDispatchData,
  Options,
  type REST,
  type RESTOptions,
  Routes,
} from 'discord.js';
import type { Logger } from '#src/log.ts';
import type { Update } from '#src/engine/message.ts';
import { catchUp } from './catch-up.ts';
import { PLATFORM } from './codec.ts';
import { commandList, type DiscordCommand, type Talk, type Words } from './commands.ts';
import { takeInteraction, takeMessage } from './intake.ts';
import { type DiscordFault, faultOf, GatewayClosed } from './outcome.ts';

export interface DiscordOptions {
  readonly token: string;
  /** Another API root, without the version ("https://discord.com/api"). */
  readonly apiRoot?: string;
  readonly commands: readonly DiscordCommand[];
  readonly words: {
    /** Said when what somebody sent could not be stored: Discord will not deliver it again. */
    readonly sayAgain: Words;
    readonly talk: Talk;
  };
  /** Given ids, kinds and reasons; never words, names or the token. */
  readonly log: Pick<Logger, 'debug' | 'warn' | 'error'>;
  readonly now?: () => Date;
  /** How long one request may take. */
  readonly timeoutMs?: number;
  /** First pause after a failure; doubled up to five minutes. */
  readonly retryMs?: number;
  /** Pauses between attempts to store what came in. */
  readonly storePausesMs?: readonly number[];
}

export interface DiscordStatus {
  readonly state: 'off' | 'connecting' | 'ok' | 'degraded';
  /** What is wrong. */
  readonly fault?: DiscordFault;
}

/** What is known of the line at this moment. */
export interface Line {
  readonly options: DiscordOptions;
  readonly rest: REST;
  /** Where each person has written alone, and the last that was heard there; only they are written to there. */
  readonly direct: Map<string, { readonly room: string; readonly last: string }>;
  /** Commands in direct rooms that show "is thinking" until answered: update and token. */
  readonly thinking: Map<string, string>;
  /** The last of what is being stored, by person and room: what one person says stays in order. */
  readonly storing: Map<string, Promise<void>>;
  status: DiscordStatus;
  me: { readonly applicationId: string; readonly userId: string } | undefined;
  receive: ((update: Update) => Promise<void>) | undefined;
  hasCommands: boolean;
  /** In a row. */
  failures: number;
}

const LONGEST_PAUSE_MS = 300_000;

/** One attempt each: what is sent again, and when, is decided by the outbox. */
export const restOptions = ({ apiRoot, timeoutMs = 10_000 }: DiscordOptions): Partial<RESTOptions> => ({
  version: '10',
  retries: 0,
  timeout: timeoutMs,
  rejectOnRateLimit: () => true,
  ...(apiRoot !== undefined && { api: apiRoot.replace(/\/+$/, '') }),
});

/** Connects and listens until the signal aborts; whatever fails is tried again, later and later. */
export async function listen(line: Line, signal: AbortSignal, onFirstAttempt: () => void): Promise<void> {
  while (!signal.aborted) {
    try {
      await connect(line, signal, onFirstAttempt);
    } catch (error) {
      if (signal.aborted) return;
      const fault = faultOf(error);
      line.status = { state: 'degraded', fault };
      line.options.log.error({ platform: PLATFORM, fault }, 'Discord is not listening; trying again');
      onFirstAttempt();
      const pause = Math.min((line.options.retryMs ?? 5_000) * 2 ** line.failures, LONGEST_PAUSE_MS);
      line.failures += 1;
      await sleep(pause, undefined, { signal }).catch(() => {});
    }
  }
}

/**
 * One client, which reconnects and resumes by itself.
 * @throws when it never will: a wrong token, a gateway closed for good, an aborted signal.
 */
async function connect(line: Line, signal: AbortSignal, onReady: () => void): Promise<never> {
  const client = new Client({
    // Guilds brings the servers' slash commands; direct messages are the only ones read.
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.DirectMessages],
    rest: restOptions(line.options),
    // Nobody's messages are kept in memory.
    makeCache: Options.cacheWithLimits({ ...Options.DefaultMakeCacheSettings, MessageManager: 0 }),
  });
  const ended = Promise.withResolvers<never>();
  const stop = () => ended.reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  hear(line, client, signal, onReady);
  client.on(Events.ShardDisconnect, ({ code }) => ended.reject(new GatewayClosed(code)));
  try {
    await Promise.race([client.login(line.options.token), ended.promise]);
    return await ended.promise;
  } finally {
    signal.removeEventListener('abort', stop);
    await client.destroy().catch(() => {});
  }
}

/** The payloads as Discord sends them: the codec reads them without a cache. */
function hear(line: Line, client: Client, signal: AbortSignal, onReady: () => void): void {
  const { log } = line.options;
  const isUp = () => {
    line.status = { state: 'ok' };
    line.failures = 0;
    onReady();
  };
  client.ws.on(GatewayDispatchEvents.Ready, ({ application, user }: GatewayReadyDispatchData) => {
    const isFirst = line.me === undefined;
    line.me = { applicationId: application.id, userId: user.id };
    isUp();
    registerCommands(line, application.id);
    if (!isFirst) void catchUp(line, signal);
  });
  client.on(Events.ShardResume, isUp);
  client.on(Events.ShardReconnecting, () => {
    line.status = { state: 'degraded', fault: { code: 'unreachable' } };
  });
  client.on(Events.Error, () => log.warn({ platform: PLATFORM }, 'the client reports an error'));
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction: APIInteraction) =>
    takeInteraction(line, interaction, signal),
  );
  client.ws.on(GatewayDispatchEvents.MessageCreate, (message: APIMessage) =>
    takeMessage(line, message, signal),
  );
}

function registerCommands(line: Line, applicationId: string): void {
  if (line.hasCommands) return;
  line.hasCommands = true;
  const { commands, words, log, token } = line.options;
  line.rest
    .setToken(token)
    .put(Routes.applicationCommands(applicationId), { body: commandList(commands, words.talk) })
    .catch((error: unknown) => {
      line.hasCommands = false;
      log.warn({ platform: PLATFORM, fault: faultOf(error) }, 'commands could not be registered');
    });
}
