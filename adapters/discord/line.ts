/** The connection: what came in is handed over, and what fails is tried again. */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type APIInteraction,
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
import type { Assist, House, Rooms } from '#src/platform/adapter.ts';
import { catchUp } from './catch-up.ts';
import { PLATFORM } from './codec.ts';
import { commandList, type DiscordCommand, type Talk, type Words } from './commands.ts';
import { takeInteraction, takeMessage } from './intake.ts';
import type { Heard } from './messages.ts';
import { type DiscordFault, faultOf, GatewayClosed } from './outcome.ts';
import type { Recent } from '#src/platform/recent.ts';
import type { Turns } from '#src/platform/turns.ts';
import { learnPlaces, type Place } from './places.ts';

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
  readonly direct: Recent<{ readonly room: string; readonly last?: string }>;
  /** The last handle of each person for answers that only they see. */
  readonly whispers: Recent<string>;
  /** By channel and thread. */
  readonly places: Recent<Place>;
  /** The last change under way in each server's calendar: one after the other, or the same meetup stands there twice. */
  readonly calendars: Turns;
  /** Commands in direct rooms that show "is thinking" until answered: update and token. */
  readonly thinking: Recent<string>;
  /** The last of what is being stored, by person and room: what one person says stays in order. */
  readonly storing: Turns;
  status: DiscordStatus;
  me: { readonly applicationId: string; readonly userId: string } | undefined;
  receive: ((update: Update) => Promise<void>) | undefined;
  house: House | undefined;
  assist: Assist | undefined;
  rooms: Rooms | undefined;
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
    // Guilds brings channels and threads. Of servers' messages Discord shows the words only when they call the program
    // by name or answer it: the privileged intent that shows all of them is not asked for.
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
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

/** What the client needs for its own life on the gateway. */
const ITS_OWN = new Set<string | null>([
  GatewayDispatchEvents.Ready,
  GatewayDispatchEvents.Resumed,
  GatewayDispatchEvents.GuildCreate,
  GatewayDispatchEvents.GuildDelete,
]);

interface Packet {
  t: string | null;
  readonly d: unknown;
}

/** The payloads as Discord sends them: the codec reads them without a cache. */
function hear(line: Line, client: Client, signal: AbortSignal, onReady: () => void): void {
  const { log } = line.options;
  const isUp = () => {
    line.status = { state: 'ok' };
    line.failures = 0;
    onReady();
  };
  client.on('raw', (packet: Packet) => {
    const { t: event, d: data } = packet;
    try {
      if (event === GatewayDispatchEvents.Ready) {
        const { application, user } = data as GatewayReadyDispatchData;
        line.me = { applicationId: application.id, userId: user.id };
        isUp();
        registerCommands(line, application.id);
        void catchUp(line, signal);
      } else if (event === GatewayDispatchEvents.InteractionCreate)
        takeInteraction(line, data as APIInteraction, signal);
      else if (event === GatewayDispatchEvents.MessageCreate) takeMessage(line, data as Heard, signal);
      else learnPlaces(line, event, data);
    } catch {
      log.error({ platform: PLATFORM, event }, 'an event could not be read and was left out');
    }
    // The client would build objects of its own from the rest, and one that it cannot read ends the process.
    if (!ITS_OWN.has(event)) packet.t = null;
  });
  client.on(Events.ShardResume, isUp);
  client.on(Events.ShardReconnecting, () => {
    line.status = { state: 'degraded', fault: { code: 'unreachable' } };
  });
  client.on(Events.Error, () => log.warn({ platform: PLATFORM }, 'the client reports an error'));
}

/** Who the program is, where no gateway tells it. Never rejects. */
export async function introduceSelf(line: Line): Promise<void> {
  try {
    const told = await line.rest.setToken(line.options.token).get(Routes.currentApplication());
    const { id, bot } = told as { readonly id: string; readonly bot?: { readonly id: string } };
    line.me ??= { applicationId: id, userId: bot?.id ?? id };
  } catch {
    // Answers that need it are tried again.
  }
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
