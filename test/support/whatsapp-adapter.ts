/** The real WhatsApp adapter on the stand-in, served as the web server will. */
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { serve, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { createWhatsAppAdapter, type WhatsAppAdapter } from '#adapters/whatsapp/adapter.ts';
import type { Address, Input, Update } from '#src/engine/message.ts';
import type { Envelope, Message, Sent } from '#src/platform/adapter.ts';
import { recordLog } from './telegram-adapter.ts';
import { type Person, PHONE_ID, startWhatsAppServer, type WhatsAppServer } from './whatsapp-server.ts';

type Options = Parameters<typeof createWhatsAppAdapter>[0];

/** Meta is told where to post. */
export async function makeAdapter(server: WhatsAppServer, more: Partial<Options> = {}) {
  const log = recordLog();
  const adapter = createWhatsAppAdapter({
    token: server.token,
    phoneId: PHONE_ID,
    appSecret: server.appSecret,
    verifyToken: server.verifyToken,
    apiRoot: server.url,
    choose: { fr: 'Choisir', en: 'Choose' },
    log,
    timeoutMs: 700,
    patienceMs: 300,
    retryMs: 20,
    ...more,
  });
  const app = new Hono();
  const { http } = adapter;
  app.all(http.path, (context) => http.handle(context.req.raw));
  let listening: ServerType | undefined;
  const port = await new Promise<number>((resolve) => {
    listening = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (info: AddressInfo) =>
      resolve(info.port),
    );
  });
  server.deliveries.webhookUrl = `http://127.0.0.1:${port}${http.path}`;
  return { adapter, log, close: () => new Promise((done) => listening?.close(done)) };
}

/** Where this person is written to. */
export const homeOf = ({ account }: Person): Address => ({
  platform: 'whatsapp',
  room: account.userId,
  isPrivate: true,
});

interface Story {
  server: WhatsAppServer;
  lea: Person;
  adapter: WhatsAppAdapter;
  log: ReturnType<typeof recordLog>;
  received: Update[];
  inputs(): readonly Input[];
  /** Waits until so many updates have been received. */
  arrived(count: number): Promise<void>;
  send(message: Partial<Message>, more?: Partial<Envelope>): Promise<Sent>;
  says(text: string, more?: Partial<Envelope>): Promise<Sent>;
}

/** Before each test Léa and the program stand ready on WhatsApp; she has just written. */
export function whatsappStory(more: Partial<Options> = {}): Story {
  let close: () => Promise<unknown>;
  // The rest is filled in before each test.
  const story: Story = {
    inputs: () => story.received.map(({ input }) => input),
    arrived: (count: number) =>
      vi.waitFor(() => expect(story.received).toHaveLength(count), { timeout: 10_000, interval: 5 }),
    send: (message: Partial<Message>, envelope: Partial<Envelope> = {}) =>
      story.adapter.send({
        to: homeOf(story.lea),
        key: randomUUID(),
        ...envelope,
        message: { body: [], options: [], many: false, ...message },
      }),
    says: (text: string, envelope?: Partial<Envelope>) =>
      story.send({ body: [{ kind: 'text', text }] }, envelope),
  } as unknown as Story;
  beforeEach(async () => {
    story.server = await startWhatsAppServer();
    story.lea = story.server.person({ name: 'Léa Martin' });
    const made = await makeAdapter(story.server, more);
    Object.assign(story, made);
    ({ close } = made);
    await story.adapter.start(async (update) => void story.received.push(update));
    story.lea.lastHeard = Date.now();
    story.received = [];
  });
  afterEach(async () => {
    await story.adapter.stop();
    await story.server.stop();
    await close();
    // Whatever was done, the log holds no words, names, numbers, message ids or secrets.
    const { account } = story.lea;
    const logged = JSON.stringify(story.log.lines);
    for (const secret of [
      account.number,
      account.userId,
      'wamid',
      'Martin',
      'CONFIDENTIEL',
      'EAAtest',
      'stand-in',
    ])
      expect(logged).not.toContain(secret);
  });
  return story;
}
