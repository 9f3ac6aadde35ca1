/** The line to Slack: connects, listens, hands each payload over, and tries again whatever fails. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { webApi } from '@slack/bolt';
import type { Logger } from '#src/log.ts';
import { type Me, PLATFORM } from './codec.ts';
import { type Intake, take } from './intake.ts';
import { faultOf } from './outcome.ts';
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

/** What is known of the line at this moment. */
export interface Line extends Intake {
  readonly options: SlackOptions;
  /** The same with the app's token, which opens sockets and nothing else. */
  readonly appClient: webApi.WebClient | undefined;
  me: Me | undefined;
  /** In a row. */
  failures: number;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 300_000;
const SILENCE_MS = 60_000;

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

async function introduce({ clientFor, options }: Line): Promise<Me> {
  const client = await clientFor('');
  if (!client) throw new Error('Slack is not installed anywhere yet.');
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
