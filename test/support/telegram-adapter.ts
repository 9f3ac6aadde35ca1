/** The real Telegram adapter on the stand-in, by polling or by webhook. */
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { Hono } from 'hono';
import { serve, type ServerType } from '@hono/node-server';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createTelegramAdapter, type TelegramAdapter, WEBHOOK_PATH } from '#adapters/telegram/adapter.ts';
import type { Address, Input, Update } from '#src/engine/message.ts';
import type { Message, Sent } from '#src/platform/adapter.ts';
import { type Person, startTelegramServer, type TelegramServer } from './telegram-server.ts';

/** Everything the adapter logged, for tests that look for what must not be there. */
interface Logged {
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

type Options = Parameters<typeof createTelegramAdapter>[0];

const COMMANDS: Options['commands'] = [
  {
    names: { fr: 'aide', en: 'help' },
    descriptions: { fr: 'Ce que je sais faire', en: 'What I can do' },
    scope: 'both',
  },
  {
    names: { fr: 'annuler', en: 'cancel' },
    descriptions: { fr: 'Arrêter là', en: 'Stop here' },
    scope: 'private',
  },
];

export function makeAdapter(server: Pick<TelegramServer, 'url' | 'token'>, more: Partial<Options> = {}) {
  const log = recordLog();
  const adapter = createTelegramAdapter({
    token: server.token,
    apiRoot: server.url,
    commands: COMMANDS,
    log,
    pollSeconds: 1,
    timeoutMs: 1500,
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

interface Story {
  server: TelegramServer;
  lea: Person;
  adapter: TelegramAdapter;
  received: Update[];
  inputs(): readonly Input[];
  /** Waits until so many updates have been received. */
  arrived(count: number): Promise<void>;
  /** Where a person is written to, Léa unless another is named. */
  home(person?: Person): Address;
  send(message: Partial<Message>, to?: Address): Promise<Sent>;
}

/** Before each test Léa and the program stand ready on Telegram; what she does is in `received`. */
export function telegramStory(): Story {
  // The rest is filled in before each test.
  const story: Story = {
    received: [] as Update[],
    inputs: () => story.received.map(({ input }) => input),
    arrived: (count: number) =>
      vi.waitFor(() => expect(story.received).toHaveLength(count), { timeout: 10_000, interval: 5 }),
    home: (person: Person = story.lea): Address => ({
      platform: 'telegram',
      room: String(person.user.id),
      isPrivate: true,
    }),
    send: (message: Partial<Message>, to: Address = story.home()) =>
      story.adapter.send({
        to,
        key: randomUUID(),
        message: { body: [], options: [], many: false, ...message },
      }),
  } as unknown as Story;
  beforeEach(async () => {
    // Privacy off: the program hears the whole group and must be quiet by itself.
    story.server = await startTelegramServer({ privacy: false });
    story.lea = story.server.person({ firstName: 'Léa', lastName: 'Martin', languageCode: 'fr' });
    story.adapter = makeAdapter(story.server).adapter;
    story.received = [];
    await story.adapter.start(async (update) => void story.received.push(update));
  });
  afterEach(async () => {
    await story.adapter.stop();
    await story.server.stop();
  });
  return story;
}
