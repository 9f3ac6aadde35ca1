/** The line to Telegram: connects, listens, hands each update over, and tries again whatever fails. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Api, GrammyError } from 'grammy';
import type { CallbackQuery, Update as Payload } from 'grammy/types';
import type { Update } from '#src/engine/message.ts';
import type { Logger } from '#src/log.ts';
import type { Rooms } from '#src/platform/adapter.ts';
import { type Decoded, decode, type Me, PLATFORM, WANTED } from './codec.ts';
import { registerCommands, registerProfile, type TelegramCommand, type TelegramProfile } from './commands.ts';
import { asGrammySignal, InboxUnavailable, poll } from './intake.ts';
import { faultOf, type TelegramFault } from './outcome.ts';

/** Where Telegram posts updates, below the program's public address. */
export const WEBHOOK_PATH = '/telegram/webhook';

export interface TelegramOptions {
  readonly token: string;
  /** Another Bot API server, without a slash at the end. */
  readonly apiRoot?: string;
  /** The program's public address (https) and a secret of 1-256 letters, digits, `_` and `-`; without it, polling. */
  readonly webhook?: { readonly url: string; readonly secret: string };
  readonly commands: readonly TelegramCommand[];
  readonly profile?: TelegramProfile;
  /** Shown to whoever presses a button while nothing can be stored; at most 200 characters. */
  readonly notYet?: { readonly fr: string; readonly en: string };
  /** Given ids, kinds and reasons; never words, names or the token. */
  readonly log: Pick<Logger, 'debug' | 'warn' | 'error'>;
  readonly now?: () => Date;
  /** How long one poll waits for news. */
  readonly pollSeconds?: number;
  /** How long one call may take. */
  readonly timeoutMs?: number;
  /** First pause after a failure; doubled up to five minutes. */
  readonly retryMs?: number;
}

export interface TelegramStatus {
  readonly state: 'off' | 'connecting' | 'ok' | 'degraded';
  /** What is wrong. */
  readonly fault?: TelegramFault;
}

/** What is known of the line at this moment. */
export interface Line {
  readonly options: TelegramOptions;
  readonly api: Api;
  /** The same, patient enough for a question Telegram holds. */
  readonly pollApi: Api;
  readonly pollSeconds: number;
  readonly position: { offset: number | undefined };
  status: TelegramStatus;
  me: Me | undefined;
  receive: ((update: Update) => Promise<void>) | undefined;
  rooms: Rooms | undefined;
  hasCommands: boolean;
  /** In a row. */
  failures: number;
}

const LONGEST_PAUSE_MS = 300_000;

/** A press is answered at once, unless its storing fails sooner than this. */
const PRESS_PATIENCE_MS = 400;

/**
 * Hands one update over; resolves once it is stored, or needs no storing.
 * @throws InboxUnavailable when Telegram has to keep it.
 */
export async function take(line: Line, payload: Payload): Promise<void> {
  if (!line.receive || !line.me) throw new InboxUnavailable('not connected yet');
  const stored = store(line, line.receive, read(line, line.me, payload));
  if (payload.callback_query) void answerPress(line, payload.callback_query, stored);
  try {
    await stored;
  } catch (cause) {
    throw new InboxUnavailable('The inbox could not be written.', { cause });
  }
}

async function store(
  { rooms }: Line,
  receive: NonNullable<Line['receive']>,
  decoded: Decoded,
): Promise<void> {
  if (decoded.kind === 'update') await receive(decoded.update);
  if (decoded.kind === 'moved') await rooms?.moved(PLATFORM, decoded.from, decoded.to);
  if (decoded.kind === 'reached') await rooms?.reached(PLATFORM, decoded.room, decoded.isReachable);
}

/** Stops the button's spinner, whatever becomes of the press; answering one that is old is an error of no interest. */
async function answerPress(
  { api, options }: Line,
  press: CallbackQuery,
  stored: Promise<void>,
): Promise<void> {
  const soon = new AbortController();
  const isLost = await Promise.race([
    stored.then(
      () => false,
      () => true,
    ),
    sleep(PRESS_PATIENCE_MS, false, { signal: soon.signal }).catch(() => false),
  ]);
  soon.abort();
  const text = isLost && options.notYet?.[press.from?.language_code?.startsWith('en') ? 'en' : 'fr'];
  await api.answerCallbackQuery(press.id, text ? { text, show_alert: true } : {}).catch(() => {});
}

/** A payload we cannot read must not stop those behind it. */
function read({ options }: Line, me: Me, payload: Payload): Decoded {
  const { log, now = () => new Date() } = options;
  const about = { platform: PLATFORM, update: payload.update_id };
  try {
    const decoded = decode(payload, me, now().toISOString());
    if (decoded.kind === 'ignored') log.debug({ ...about, why: decoded.why }, 'update ignored');
    return decoded;
  } catch {
    log.error(about, 'update could not be read and was left out');
    return { kind: 'ignored', why: 'unreadable' };
  }
}

/** Connects and listens until the signal aborts; whatever fails is tried again, later and later. */
export async function listen(line: Line, signal: AbortSignal, onFirstAttempt: () => void): Promise<void> {
  const { options, pollApi: api, pollSeconds: seconds, position } = line;
  const heard = () => {
    line.failures = 0;
    line.status = { state: 'ok' };
  };
  while (!signal.aborted) {
    try {
      await connect(line, signal);
      onFirstAttempt();
      if (options.webhook) return;
      await poll({ api, take: (payload) => take(line, payload), seconds, signal, position, heard });
    } catch (error) {
      if (signal.aborted) return;
      // After a long silence Telegram may count anew, below the old offset; what comes twice is known by its id.
      if (!(error instanceof InboxUnavailable)) position.offset = undefined;
      const fault = faultOf(error);
      line.status = { state: 'degraded', fault };
      options.log.error({ platform: PLATFORM, fault }, 'Telegram is not listening; trying again');
      onFirstAttempt();
      await sleep(pauseAfter(line, error), undefined, { signal }).catch(() => {});
    }
  }
}

/** Who the bot is: asked of Telegram. */
export async function introduceSelf(line: Line, signal?: AbortSignal): Promise<void> {
  const { id, username } = await line.api.getMe(signal && asGrammySignal(signal));
  const names = line.options.commands.flatMap(({ names }) => [names.fr, names.en]);
  line.me = { id, username, commands: new Set(['start', ...names]) };
}

async function connect(line: Line, signal: AbortSignal): Promise<void> {
  const { options, api } = line;
  await introduceSelf(line, signal);
  if (options.webhook)
    await api.setWebhook(new URL(WEBHOOK_PATH, options.webhook.url).href, {
      secret_token: options.webhook.secret,
      allowed_updates: WANTED,
    });
  else await api.deleteWebhook();
  // Whether another program listens too shows only in what it leaves us.
  if (line.status.fault?.code !== 'shared-token') line.status = { state: 'ok' };
  if (line.hasCommands) return;
  line.hasCommands = true;
  introduce(line).catch((error: unknown) => {
    line.hasCommands = false;
    options.log.warn({ platform: PLATFORM, fault: faultOf(error) }, 'commands could not be registered');
  });
}

async function introduce({ api, options }: Line): Promise<void> {
  await registerCommands(api, options.commands);
  if (options.profile) await registerProfile(api, options.profile);
}

function pauseAfter(line: Line, error: unknown): number {
  const asked = error instanceof GrammyError ? 1000 * (error.parameters.retry_after ?? 0) : 0;
  const pause = Math.min((line.options.retryMs ?? 1_000) * 2 ** line.failures, LONGEST_PAUSE_MS);
  line.failures += 1;
  return Math.max(asked, pause);
}
