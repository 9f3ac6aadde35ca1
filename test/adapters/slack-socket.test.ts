/** Socket Mode: connections that are renewed, cut, silent, refused; a program that stops and starts. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Update } from '#src/engine/message.ts';
import { makeSocketAdapter } from '#test/support/slack-adapter.ts';
import { type Person, type SlackServer, startSlackServer } from '#test/support/slack-server.ts';

let server: SlackServer;
let lea: Person;
let received: Update[];
let cleanups: (() => Promise<unknown>)[];
const receive = async (update: Update): Promise<void> => void received.push(update);
const texts = () => received.map(({ input }) => (input.kind === 'text' ? input.text : input.kind));
const opened = () => server.callsOf('apps.connections.open').length;

beforeEach(async () => {
  server = await startSlackServer({ redeliverMs: 200 });
  lea = server.person({ name: 'Léa' });
  received = [];
  cleanups = [];
});
afterEach(async () => {
  for (const cleanup of cleanups) await cleanup();
  await server.stop();
});

function socket(more: Parameters<typeof makeSocketAdapter>[1] = {}) {
  const made = makeSocketAdapter(server, more);
  cleanups.push(() => made.adapter.stop());
  return made;
}

test('Slack renews the connection: nobody notices', async () => {
  const { adapter } = socket();
  await adapter.start(receive);
  expect(adapter.status()).toEqual({ state: 'ok' });
  server.refreshes();
  lea.writes('pendant le changement');
  await vi.waitFor(() => expect(texts()).toContain('pendant le changement'), 10_000);
  await vi.waitFor(() => expect(opened()).toBe(2), 10_000);
  lea.writes('après');
  await vi.waitFor(() => expect(texts()).toContain('après'), 10_000);
  expect(new Set(received.map(({ id }) => id)).size).toBe(2);
});

test('the connection is cut, and what was said meanwhile arrives', async () => {
  const { adapter } = socket({ retryMs: 100 });
  await adapter.start(receive);
  server.drops();
  await vi.waitFor(() => expect(server.deliveries.sockets.size).toBe(0), 10_000);
  lea.writes('il y a quelqu’un ?');
  await vi.waitFor(() => expect(texts()).toEqual(['il y a quelqu’un ?']), 10_000);
});

test('a connection on which nothing comes any more, not even a ping, is given up', async () => {
  const { adapter } = socket({ silenceMs: 300 });
  await adapter.start(receive);
  const pinging = setInterval(() => {
    for (const each of server.deliveries.sockets) each.pings();
  }, 50);
  await new Promise((resolve) => setTimeout(resolve, 600));
  clearInterval(pinging);
  expect(opened()).toBe(1);
  await vi.waitFor(() => expect(opened()).toBeGreaterThan(1), 10_000);
});

test('stored but not acknowledged when the program dies: the next one gets it again under the same id', async () => {
  const isStored = Promise.withResolvers<void>();
  const first = socket();
  await first.adapter.start(async (update) => {
    received.push(update);
    await isStored.promise;
  });
  const delivery = lea.writes('bonjour');
  await vi.waitFor(() => expect(received).toHaveLength(1), 10_000);
  server.drops();
  isStored.resolve();
  await first.adapter.stop();
  expect(delivery.isAcknowledged).toBe(false);
  await socket().adapter.start(receive);
  await vi.waitFor(() => expect(delivery.isAcknowledged).toBe(true), 10_000);
  expect(new Set(received.map(({ id }) => id)).size).toBe(1);
});

test('stopped while it stores, it finishes and says so before it hangs up', async () => {
  const isStored = Promise.withResolvers<void>();
  const { adapter } = socket();
  await adapter.start(async (update) => {
    received.push(update);
    await isStored.promise;
  });
  const delivery = lea.writes('bonjour');
  await vi.waitFor(() => expect(received).toHaveLength(1), 10_000);
  const stopped = adapter.stop();
  isStored.resolve();
  await stopped;
  await vi.waitFor(() => expect(delivery.isAcknowledged).toBe(true));
});

test('a press while nobody listens works when somebody does', async () => {
  const first = socket();
  await first.adapter.start(receive);
  const to = { platform: 'slack', room: `${server.team}:${lea.direct.id}`, isPrivate: true };
  const message = { body: [], options: [{ token: 'x', label: 'Oui' }], many: false };
  await first.adapter.send({ to, key: 'k', message });
  await first.adapter.stop();
  const delivery = lea.presses('Oui');
  await socket().adapter.start(receive);
  await vi.waitFor(() => expect(delivery.isAcknowledged).toBe(true), 10_000);
  expect(received.map(({ input }) => input)).toMatchObject([{ kind: 'choice', tokens: ['x'] }]);
});

test.each([
  ['botToken', 'bad-token'],
  ['appToken', 'bad-app-token'],
] as const)(
  'a wrong %s: said at once, never shown, and the rest of the program goes on',
  async (name, code) => {
    const { adapter, log } = socket({ [name]: 'xoxb-secret-wrong' });
    const began = performance.now();
    await adapter.start(receive);
    expect(performance.now() - began).toBeLessThan(4000);
    expect(adapter.status()).toEqual({ state: 'degraded', fault: { code, detail: 'invalid_auth' } });
    expect(JSON.stringify(log.lines)).not.toContain('secret');
  },
);

test('an app without the rights it needs is told so', async () => {
  server.next('apps.connections.open').fails('missing_scope');
  const { adapter } = socket({ retryMs: 5000 });
  await adapter.start(receive);
  expect(adapter.status().fault?.code).toBe('missing-scope');
});

test('Slack is broken at first and comes back by itself', async () => {
  server.next('auth.test').breaks();
  server.next('auth.test').floods(1);
  server.next('apps.connections.open').resetsAfterwards();
  const { adapter } = socket();
  await adapter.start(receive);
  expect(adapter.status()).toMatchObject({ state: 'degraded', fault: { code: 'unreachable' } });
  lea.writes('bonjour');
  await vi.waitFor(() => expect(texts()).toEqual(['bonjour']), 10_000);
  expect(adapter.status()).toEqual({ state: 'ok' });
});
