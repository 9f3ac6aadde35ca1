/** Telegram: grammY's client, by long polling or by webhook. */
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { Api } from 'grammy';
import type { Adapter } from '#src/platform/adapter.ts';
import { createListening } from '#src/platform/listening.ts';
import { PLATFORM } from './codec.ts';
import { capabilities } from './compose.ts';
import {
  introduceSelf,
  type Line,
  listen,
  type TelegramOptions,
  type TelegramStatus,
  take,
  WEBHOOK_PATH,
} from './line.ts';
import { handlePost } from './intake.ts';
import { createRoles } from './roles.ts';
import { createSender } from './send.ts';

export { WEBHOOK_PATH } from './line.ts';

export interface TelegramAdapter extends Adapter {
  status(): TelegramStatus;
  /** To be mounted in the web server; present when updates come by webhook. */
  readonly webhook?: { readonly path: string; handle(request: Request): Promise<Response> };
}

/** @throws when the webhook's secret cannot be one. */
export function createTelegramAdapter(options: TelegramOptions): TelegramAdapter {
  const secret = options.webhook?.secret;
  if (secret !== undefined && !/^[\w-]{1,256}$/.test(secret))
    throw new Error('The webhook secret must be 1 to 256 letters, digits, "_" or "-"; make a new one.');
  const line = openLine(options);
  const send = createSender({
    api: line.api,
    bot: () => line.me?.username,
    onMoved: (from, to) => {
      // Known again at the next attempt to write to the old room.
      const forgotten = () => options.log.warn({ platform: PLATFORM }, 'a new room could not be stored');
      line.rooms?.moved(PLATFORM, from, to).catch(forgotten);
    },
  });
  const listening = createListening((signal, onFirstAttempt) => listen(line, signal, onFirstAttempt));

  return {
    platform: PLATFORM,
    capabilities,
    // Two that poll take each other's updates.
    listensAlone: options.webhook === undefined,
    status: () => line.status,
    ...(secret !== undefined && {
      webhook: {
        path: WEBHOOK_PATH,
        handle: (request: Request) => handlePost(request, secret, (payload) => take(line, payload)),
      },
    }),

    setRole: createRoles(line),

    settleIn({ rooms }) {
      line.rooms = rooms;
    },

    async start(receive, _assist, rooms = line.rooms) {
      line.receive = receive;
      line.rooms = rooms;
      line.status = { state: 'connecting' };
      await listening.start();
    },

    async send(envelope) {
      // Links into the conversation with the bot have its name in them.
      const hasLinks = envelope.message.options.some(({ link }) => link !== undefined);
      if (hasLinks && !line.me) await introduceSelf(line).catch(() => {});
      const sent = await send(envelope);
      if (!sent.ok && sent.why === 'credentials')
        line.status = { state: 'degraded', fault: { code: 'bad-token' } };
      if (sent.ok && line.status.fault?.code === 'bad-token') line.status = { state: 'ok' };
      return sent;
    },

    async stop() {
      line.receive = undefined;
      await listening.stop();
      line.status = { state: 'off' };
    },
  };
}

const TELEGRAM = 'https://api.telegram.org';
/** Shorter than any server keeps an idle connection: one that closes while we write leaves a message in doubt. */
const IDLE_MS = 3_000;

const agentFor = (apiRoot: string) =>
  apiRoot.startsWith('https:')
    ? new HttpsAgent({ keepAlive: true, timeout: IDLE_MS })
    : new HttpAgent({ keepAlive: true, timeout: IDLE_MS });

function openLine(options: TelegramOptions): Line {
  const { token, pollSeconds = 30, timeoutMs = 10_000 } = options;
  const apiRoot = (options.apiRoot ?? TELEGRAM).replace(/\/+$/, '');
  const root = { apiRoot, baseFetchConfig: { agent: agentFor(apiRoot), compress: true } };
  return {
    options,
    api: new Api(token, { ...root, timeoutSeconds: timeoutMs / 1000 }),
    pollApi: new Api(token, { ...root, timeoutSeconds: pollSeconds + timeoutMs / 1000 }),
    pollSeconds,
    position: { offset: undefined },
    status: { state: 'off' },
    me: undefined,
    receive: undefined,
    rooms: undefined,
    hasCommands: false,
    failures: 0,
  };
}
