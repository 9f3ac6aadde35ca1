/** The real Telegram adapter on the stand-in, by polling or by webhook. */
import { Hono } from 'hono';
import { serve, type ServerType } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import {
  createTelegramAdapter,
  type TelegramAdapter,
  type TelegramOptions,
  WEBHOOK_PATH,
} from '#adapters/telegram/adapter.ts';
import type { TelegramServer } from './telegram-server.ts';

/** Everything the adapter logged, for tests that look for what must not be there. */
export interface Logged {
  readonly level: string;
  readonly fields: object;
  readonly message: string;
}

export function recordLog() {
  const lines: Logged[] = [];
  const at = (level: string) => (fields: object, message: string) =>
    void lines.push({ level, fields, message });
  return { lines, debug: at('debug'), warn: at('warn'), error: at('error') };
}

export const COMMANDS: TelegramOptions['commands'] = [
  { name: 'aide', descriptions: { fr: 'Ce que je sais faire', en: 'What I can do' }, scope: 'both' },
  { name: 'annuler', descriptions: { fr: 'Arrêter là', en: 'Stop here' }, scope: 'private' },
];

export function makeAdapter(
  server: Pick<TelegramServer, 'url' | 'token'>,
  more: Partial<TelegramOptions> = {},
) {
  const log = recordLog();
  const adapter = createTelegramAdapter({
    token: server.token,
    apiRoot: server.url,
    commands: COMMANDS,
    log,
    pollSeconds: 1,
    timeoutMs: 400,
    retryMs: 20,
    ...more,
  });
  return { adapter, log };
}

export const SECRET = 'a-secret_of-the-webhook';

/** Serves the adapter's webhook as the web server will. */
export async function makeWebhookAdapter(server: TelegramServer) {
  let adapter: TelegramAdapter | undefined;
  const app = new Hono();
  app.all(WEBHOOK_PATH, (context) => adapter?.webhook?.handle(context.req.raw) ?? context.notFound());
  let http: ServerType | undefined;
  const port = await new Promise<number>((resolve) => {
    http = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (info: AddressInfo) =>
      resolve(info.port),
    );
  });
  const url = `http://127.0.0.1:${port}`;
  const made = makeAdapter(server, { webhook: { url, secret: SECRET } });
  adapter = made.adapter;
  return { ...made, url: url + WEBHOOK_PATH, close: () => new Promise((done) => http?.close(done)) };
}
