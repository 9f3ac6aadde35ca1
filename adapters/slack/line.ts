/** The line to Slack: connects, listens, hands each payload over, and tries again whatever fails. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { webApi } from '@slack/bolt';
import type { Update } from '#src/engine/message.ts';
import type { Logger } from '#src/log.ts';
import { type Body, decode, type Me, PLATFORM } from './codec.ts';
import { InboxUnavailable } from './http.ts';
import { faultOf, type SlackFault } from './outcome.ts';
import type { Profile } from './profiles.ts';
import { listenOnce } from './socket.ts';

export interface SlackCommand {
  readonly names: { readonly fr: string; readonly en: string };
}

export interface SlackOptions {
  /** "xoxb-…": speaks. */
  readonly botToken: string;
  /** "xapp-…": listens by Socket Mode. One of this and `signingSecret`. */
  readonly appToken?: string;
  /** Listens by HTTP: Slack posts to `http.path`, signed with this. */
  readonly signingSecret?: string;
  /** Another Web API, "https://slack.com/api/" by default. */
  readonly apiUrl?: string;
  /** Words that `/plusun` takes for commands; anything else is something said. */
  readonly commands: readonly SlackCommand[];
  /** Given kinds and reasons; never words, names or tokens. */
  readonly log: Pick<Logger, 'debug' | 'warn' | 'error'>;
  readonly now?: () => Date;
  /** How long one call may take. */
  readonly timeoutMs?: number;
  /** First pause after a failure; doubled up to five minutes. */
  readonly retryMs?: number;
  /** A socket that is silent for so long is given up; Slack pings several times a minute. */
  readonly silenceMs?: number;
}

export interface SlackStatus {
  readonly state: 'off' | 'connecting' | 'ok' | 'degraded';
  /** What is wrong. */
  readonly fault?: SlackFault;
}

/** What is known of the line at this moment. */
export interface Line {
  readonly options: SlackOptions;
  readonly client: webApi.WebClient;
  /** The same with the app's token, which opens sockets and nothing else. */
  readonly appClient: webApi.WebClient | undefined;
  readonly profileOf: (userId: string) => Promise<Profile>;
  readonly now: () => Date;
  status: SlackStatus;
  me: Me | undefined;
  receive: ((update: Update) => Promise<void>) | undefined;
  /** By person: what they do is stored in the order in which it came. */
  readonly turns: Map<string, Promise<void>>;
  /** In a row. */
  failures: number;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 300_000;
const SILENCE_MS = 60_000;

/**
 * Hands one payload over; resolves once it is stored, or needs no storing.
 * @throws InboxUnavailable when Slack has to deliver it again.
 */
export async function take(line: Line, body: Body): Promise<void> {
  if (!line.receive || !line.me) throw new InboxUnavailable('not connected yet');
  const decoded = read(line, line.me, body);
  if (!decoded) return;
  const { update, userId } = decoded;
  await inTurn(line.turns, userId, async () => {
    const sender = { ...update.sender, ...(await line.profileOf(userId)) };
    if (!line.receive) throw new InboxUnavailable('stopped');
    try {
      await line.receive({ ...update, sender });
    } catch (cause) {
      line.status = { state: 'degraded', fault: { code: 'inbox' } };
      throw new InboxUnavailable('The inbox could not be written.', { cause });
    }
    if (line.status.fault?.code === 'inbox') line.status = { state: 'ok' };
  });
}

/** A payload we cannot read must not be delivered again and again. */
function read({ options, now }: Line, me: Me, body: Body) {
  const { log } = options;
  const about = { platform: PLATFORM, type: body.type ?? 'command' };
  try {
    const decoded = decode(body, me, now().toISOString());
    if (decoded.kind === 'update') return decoded;
    log.debug({ ...about, why: decoded.why }, 'payload ignored');
  } catch {
    log.error(about, 'payload could not be read and was left out');
  }
  return undefined;
}

async function inTurn(
  turns: Map<string, Promise<void>>,
  key: string,
  work: () => Promise<void>,
): Promise<void> {
  const turn = (turns.get(key) ?? Promise.resolve()).then(work);
  const over = turn.catch(() => {});
  turns.set(key, over);
  try {
    await turn;
  } finally {
    if (turns.get(key) === over) turns.delete(key);
  }
}

/** Connects and listens until the signal aborts; whatever fails is tried again, later and later. */
export async function listen(line: Line, signal: AbortSignal, onFirstAttempt: () => void): Promise<void> {
  const { options, appClient } = line;
  while (!signal.aborted) {
    let isApp = false;
    try {
      line.me ??= await introduce(line);
      if (!appClient) {
        opened(line);
        onFirstAttempt();
        return;
      }
      isApp = true;
      const { url } = await appClient.apps.connections.open({});
      isApp = false;
      await listenOnce({
        url: url ?? '',
        signal,
        silenceMs: options.silenceMs ?? SILENCE_MS,
        take: (body) => take(line, body),
        opened: () => {
          opened(line);
          onFirstAttempt();
        },
      });
      // Slack renews its sockets from time to time; one that closes each time it is opened must not make a frenzy.
      await sleep(options.retryMs ?? FIRST_PAUSE_MS, undefined, { signal }).catch(() => {});
    } catch (error) {
      if (signal.aborted) return;
      const fault = faultOf(error, isApp);
      line.status = { state: 'degraded', fault };
      options.log.error({ platform: PLATFORM, fault }, 'Slack is not listening; trying again');
      onFirstAttempt();
      await sleep(pauseAfter(line), undefined, { signal }).catch(() => {});
    }
  }
}

function opened(line: Line): void {
  line.failures = 0;
  line.status = { state: 'ok' };
}

async function introduce({ client, options }: Line): Promise<Me> {
  const { team_id: teamId, user_id: userId, bot_id: botId } = await client.auth.test();
  if (!teamId || !userId) throw new Error('auth.test did not say who we are.');
  return {
    teamId,
    userId,
    botId,
    commands: new Set(options.commands.flatMap(({ names }) => [names.fr, names.en])),
  };
}

function pauseAfter(line: Line): number {
  const pause = Math.min((line.options.retryMs ?? FIRST_PAUSE_MS) * 2 ** line.failures, LONGEST_PAUSE_MS);
  line.failures += 1;
  return pause;
}
