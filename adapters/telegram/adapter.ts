/** Telegram: grammY's client, by long polling or by webhook. */
import { Api, GrammyError } from 'grammy';
import type { Update as Payload } from 'grammy/types';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Update } from '#src/engine/message.ts';
import type { Adapter } from '#src/platform/adapter.ts';
import { decode, type Me, PLATFORM, WANTED } from './codec.ts';
import { registerCommands, type TelegramCommand } from './commands.ts';
import { capabilities } from './compose.ts';
import { asGrammySignal, handlePost, InboxUnavailable, poll } from './intake.ts';
import { BAD_TOKEN, reasonOf } from './outcome.ts';
import { createSender } from './send.ts';

export type { TelegramCommand } from './commands.ts';

/** Where Telegram posts updates, below the program's public address. */
export const WEBHOOK_PATH = '/telegram/webhook';

/** A logger such as pino; given ids, kinds and reasons, never words, names or the token. */
export interface Log {
  debug(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface TelegramOptions {
  readonly token: string;
  /** Another Bot API server, without a slash at the end. */
  readonly apiRoot?: string;
  /** The program's public address (https) and a secret of 1-256 letters, digits, `_` and `-`; without it, polling. */
  readonly webhook?: { readonly url: string; readonly secret: string };
  readonly commands: readonly TelegramCommand[];
  readonly log: Log;
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
  /** What is wrong and what to do about it, in a sentence. */
  readonly reason?: string;
}

export interface TelegramAdapter extends Adapter {
  status(): TelegramStatus;
  /** To be mounted in the web server; present when updates come by webhook. */
  readonly webhook?: { readonly path: string; handle(request: Request): Promise<Response> };
}

const LONGEST_PAUSE_MS = 300_000;
/** A start that waits longer than this for Telegram goes on without it. */
const START_PATIENCE_MS = 5_000;

export function createTelegramAdapter(options: TelegramOptions): TelegramAdapter {
  const { log, now = () => new Date(), pollSeconds = 30, timeoutMs = 10_000, retryMs = 1_000 } = options;
  const secret = options.webhook?.secret;
  if (secret !== undefined && !/^[\w-]{1,256}$/.test(secret))
    throw new Error('The webhook secret must be 1 to 256 letters, digits, "_" or "-"; make a new one.');
  const root = options.apiRoot === undefined ? {} : { apiRoot: options.apiRoot.replace(/\/+$/, '') };
  const api = new Api(options.token, { ...root, timeoutSeconds: timeoutMs / 1000 });
  const pollApi = new Api(options.token, { ...root, timeoutSeconds: pollSeconds + timeoutMs / 1000 });

  let status: TelegramStatus = { state: 'off' };
  let me: Me | undefined;
  let hasCommands = false;
  let running: { readonly stopper: AbortController; readonly done: Promise<void> } | undefined;
  let receive: ((update: Update) => Promise<void>) | undefined;
  let failures = 0;
  const heard = () => {
    failures = 0;
  };
  const position: { offset: number | undefined } = { offset: undefined };
  const sendNow = createSender(api);

  async function take(payload: Payload): Promise<void> {
    if (!receive || !me) throw new InboxUnavailable('not connected yet');
    // Stops the button's spinner, whatever becomes of the press; answering one that is old is an error of no interest.
    if (payload.callback_query) api.answerCallbackQuery(payload.callback_query.id).catch(() => {});
    const update = read(payload, me);
    if (!update) return;
    try {
      await receive(update);
    } catch (cause) {
      throw new InboxUnavailable('The inbox could not be written.', { cause });
    }
  }

  /** A payload we cannot read must not stop those behind it. */
  function read(payload: Payload, account: Me): Update | undefined {
    try {
      const decoded = decode(payload, account, now().toISOString());
      if (decoded.kind === 'update') return decoded.update;
      log.debug({ platform: PLATFORM, update: payload.update_id, why: decoded.why }, 'update ignored');
    } catch {
      log.error(
        { platform: PLATFORM, update: payload.update_id },
        'update could not be read and was left out',
      );
    }
    return undefined;
  }

  async function connect(signal: AbortSignal): Promise<void> {
    const { id, username } = await api.getMe(asGrammySignal(signal));
    me = { id, username, commands: new Set(['start', ...options.commands.map(({ name }) => name)]) };
    if (options.webhook)
      await api.setWebhook(new URL(WEBHOOK_PATH, options.webhook.url).href, {
        secret_token: options.webhook.secret,
        allowed_updates: WANTED,
      });
    else await api.deleteWebhook();
    status = { state: 'ok' };
    if (!hasCommands) {
      hasCommands = true;
      registerCommands(api, options.commands).catch((error: unknown) => {
        hasCommands = false;
        log.warn({ platform: PLATFORM, reason: reasonOf(error) }, 'commands could not be registered');
      });
    }
  }

  /** Connects and listens until stopped; whatever fails is tried again, later and later. */
  async function run(signal: AbortSignal, onFirstAttempt: () => void): Promise<void> {
    while (!signal.aborted) {
      try {
        await connect(signal);
        onFirstAttempt();
        if (options.webhook) return;
        await poll({ api: pollApi, take, seconds: pollSeconds, signal, position, heard });
      } catch (error) {
        if (signal.aborted) return;
        // After a long silence Telegram may count anew, below the old offset; what comes twice is known by its id.
        if (!(error instanceof InboxUnavailable)) position.offset = undefined;
        status = { state: 'degraded', reason: reasonOf(error) };
        log.error({ platform: PLATFORM, reason: status.reason }, 'Telegram is not listening; trying again');
        onFirstAttempt();
        const asked = error instanceof GrammyError ? 1000 * (error.parameters.retry_after ?? 0) : 0;
        const pause = Math.max(asked, Math.min(retryMs * 2 ** failures++, LONGEST_PAUSE_MS));
        await sleep(pause, undefined, { signal }).catch(() => {});
      }
    }
  }

  return {
    platform: PLATFORM,
    capabilities,
    status: () => status,
    ...(secret && {
      webhook: { path: WEBHOOK_PATH, handle: (request: Request) => handlePost(request, secret, take) },
    }),

    async start(receiver) {
      receive = receiver;
      status = { state: 'connecting' };
      const stopper = new AbortController();
      const first = Promise.withResolvers<void>();
      running = { stopper, done: run(stopper.signal, first.resolve) };
      const patience = new AbortController();
      const waited = sleep(START_PATIENCE_MS, undefined, { signal: patience.signal }).catch(() => {});
      await Promise.race([first.promise, running.done, waited]);
      patience.abort();
    },

    async send(envelope) {
      const sent = await sendNow(envelope);
      if (!sent.ok && sent.why === 'credentials') status = { state: 'degraded', reason: BAD_TOKEN };
      if (sent.ok && status.reason === BAD_TOKEN) status = { state: 'ok' };
      return sent;
    },

    async stop() {
      receive = undefined;
      running?.stopper.abort();
      await running?.done;
      running = undefined;
      status = { state: 'off' };
    },
  };
}
