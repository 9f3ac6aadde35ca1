/** The real Slack adapter on the stand-in, by Socket Mode or by signed posts. */
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { serve, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createSlackAdapter, type SlackAdapter } from '#adapters/slack/adapter.ts';
import { placed } from '#adapters/slack/ids.ts';
import type { Address, Input, Update } from '#src/engine/message.ts';
import type { Assist, Message, Sent } from '#src/platform/adapter.ts';
import { type Person, type SlackServer, startSlackServer } from './slack-server.ts';
import { recordLog } from './telegram-adapter.ts';

type Options = Parameters<typeof createSlackAdapter>[0];

const COMMANDS: Options['commands'] = [
  { names: { fr: 'aides', en: 'resources' } },
  { names: { fr: 'menu', en: 'menu' } },
];

function makeAdapter(server: SlackServer, more: Partial<Options>) {
  const log = recordLog();
  const adapter = createSlackAdapter({
    botToken: server.botToken,
    apiUrl: server.url,
    commands: COMMANDS,
    log,
    timeoutMs: 500,
    retryMs: 20,
    ...more,
  });
  return { adapter, log };
}

export const makeSocketAdapter = (server: SlackServer, more: Partial<Options> = {}) =>
  makeAdapter(server, { appToken: server.appToken, ...more });

/** Serves the adapter's posts as the web server will; Slack is told where. */
export async function makeHttpAdapter(server: SlackServer, more: Partial<Options> = {}) {
  const made = makeAdapter(server, { signingSecret: server.signingSecret, ...more });
  const app = new Hono();
  const { http } = made.adapter;
  if (!http) throw new Error('no HTTP mode');
  app.all(http.path, (context) => http.handle(context.req.raw));
  let listening: ServerType | undefined;
  const port = await new Promise<number>((resolve) => {
    listening = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (info: AddressInfo) =>
      resolve(info.port),
    );
  });
  server.deliveries.requestUrl = `http://127.0.0.1:${port}${http.path}`;
  return { ...made, close: () => new Promise((done) => listening?.close(done)) };
}

interface Story {
  server: SlackServer;
  lea: Person;
  adapter: SlackAdapter;
  log: ReturnType<typeof recordLog>;
  received: Update[];
  inputs(): readonly Input[];
  /** Waits until so many updates have been received, or so many different ones: Slack delivers again when it waits. */
  arrived(count: number): Promise<void>;
  /** Léa's direct channel. */
  home(): Address;
  /** A room of the workspace, by Slack's own id. */
  room(id: string): string;
  send(message: Partial<Message>, to?: Address, key?: string): Promise<Sent>;
  says(text: string, to?: Address): Promise<Sent>;
}

/** Before each test Léa and the program stand ready on Slack; what she does is in `received`. */
export function slackStory(mode: 'socket' | 'http', assist?: Assist): Story {
  let close: () => Promise<unknown>;
  // The rest is filled in before each test.
  const story: Story = {
    inputs: () => story.received.map(({ input }) => input),
    arrived: (count: number) =>
      vi.waitFor(
        () => {
          const { received } = story;
          expect([received.length, new Set(received.map(({ id }) => id)).size]).toContain(count);
        },
        { timeout: 20_000, interval: 5 },
      ),
    home: (): Address => ({ platform: 'slack', room: story.room(story.lea.user.id), isPrivate: true }),
    room: (id: string) => placed(story.server.team, id),
    send: (message: Partial<Message>, to: Address = story.home(), key: string = randomUUID()) =>
      story.adapter.send({ to, key, message: { body: [], options: [], many: false, ...message } }),
    says: (text: string, to?: Address) => story.send({ body: [{ kind: 'text', text }] }, to),
  } as unknown as Story;
  beforeEach(async () => {
    story.server = await startSlackServer({ redeliverMs: 200 });
    story.lea = story.server.person({ name: 'Léa' });
    story.received = [];
    close = async () => {};
    if (mode === 'http') {
      const made = await makeHttpAdapter(story.server);
      ({ close } = made);
      Object.assign(story, made);
    } else Object.assign(story, makeSocketAdapter(story.server));
    await story.adapter.start(async (update) => void story.received.push(update), assist);
  });
  afterEach(async () => {
    await story.adapter.stop();
    await story.server.stop();
    await close();
  });
  return story;
}
