/** The line to Slack: connects, listens, hands each payload over, and tries again whatever fails. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { webApi } from '@slack/bolt';
import type { Logger } from '#src/log.ts';
import { PLATFORM } from './payload.ts';
import { type Intake, take } from './intake.ts';
import { faultOf } from './outcome.ts';
import { listenOnce } from './socket.ts';
import type { SeveralWorkspaces } from './tokens.ts';
import type { Workspaces } from './workspaces.ts';

export interface SlackCommand {
  readonly names: { readonly fr: string; readonly en: string };
}

export interface SlackOptions {
  /** "xoxb-…": speaks in one workspace. One of this and `several`, or both. */
  readonly botToken?: string;
  /** Workspaces that install the program by themselves. */
  readonly several?: SeveralWorkspaces;
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
  /** How often installations are read again: other processes install, renew and drop. */
  readonly refreshMs?: number;
  /** A socket that is silent for so long is given up; Slack pings several times a minute. */
  readonly silenceMs?: number;
}

/** What is known of the line at this moment. */
export interface Line extends Intake {
  readonly options: SlackOptions;
  /** The same with the app's token, which opens sockets and nothing else. */
  readonly appClient: webApi.WebClient | undefined;
  readonly workspaces: Workspaces;
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
      await introduce(line);
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

/** With several workspaces, the one of SLACK_BOT_TOKEN does not keep the others waiting: it is asked for again in use. */
async function introduce({ workspaces, options }: Line): Promise<void> {
  if (!options.several) return void (await workspaces.introduce());
  await workspaces.introduce().catch((error: unknown) => {
    const fault = faultOf(error);
    options.log.error({ platform: PLATFORM, fault }, 'Slack does not take SLACK_BOT_TOKEN');
  });
}

function pauseAfter(line: Line): number {
  const pause = Math.min((line.options.retryMs ?? FIRST_PAUSE_MS) * 2 ** line.failures, LONGEST_PAUSE_MS);
  line.failures += 1;
  return pause;
}
