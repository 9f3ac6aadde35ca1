/** Signed posts: who gets in, who does not, and what Slack hears. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Update } from '#src/engine/message.ts';
import { createSlackAdapter } from '#adapters/slack/adapter.ts';
import { makeHttpAdapter } from '#test/support/slack-adapter.ts';
import { type Person, type SlackServer, startSlackServer } from '#test/support/slack-server.ts';

let server: SlackServer;
let lea: Person;
let received: Update[];
let made: Awaited<ReturnType<typeof makeHttpAdapter>>;
let clock: number;
const receive = async (update: Update): Promise<void> => void received.push(update);
const inputs = () => received.map(({ input }) => (input.kind === 'text' ? input.text : input.kind));

const EVENT = {
  type: 'event_callback',
  team_id: 'T0CLUB001',
  event_id: 'Ev1',
  event: {
    type: 'message',
    channel_type: 'im',
    channel: 'D1',
    user: 'U1',
    text: 'café & thé',
    ts: '1800000000.000100',
  },
};
const post = (body: object = EVENT, options: Parameters<SlackServer['deliveries']['post']>[1] = {}) =>
  server.deliveries.post(JSON.stringify(body), { timestamp: clock, ...options });

beforeEach(async () => {
  server = await startSlackServer({ redeliverMs: 200 });
  lea = server.person({ name: 'Léa' });
  received = [];
  clock = 1_800_000_000;
  made = await makeHttpAdapter(server, { now: () => new Date(clock * 1000) });
});
afterEach(async () => {
  await made.adapter.stop();
  await server.stop();
  await made.close();
});

describe('who gets in', () => {
  beforeEach(() => made.adapter.start(receive));

  test('a post signed with our secret', async () => {
    expect((await post()).status).toBe(200);
    expect(inputs()).toEqual(['café & thé']);
  });

  test('not a post that is six minutes old, or comes from six minutes ahead; clocks may differ by less', async () => {
    const now = clock;
    expect((await post(EVENT, { timestamp: now - 360 })).status).toBe(401);
    expect((await post(EVENT, { timestamp: now + 360 })).status).toBe(401);
    expect(received).toEqual([]);
    expect((await post(EVENT, { timestamp: now - 290 })).status).toBe(200);
    expect((await post(EVENT, { timestamp: now + 290 })).status).toBe(200);
  });

  test('not a stranger: another secret, a bit flipped, no signature, no number for a time', async () => {
    expect((await post(EVENT, { secret: 'another' })).status).toBe(401);
    for (const signature of ['', 'v0=', 'v0=00', `v0=${'0'.repeat(64)}`, `v1=${'0'.repeat(64)}`])
      expect((await post(EVENT, { signature })).status).toBe(401);
    expect((await post(EVENT, { timestamp: Number.NaN })).status).toBe(401);
    expect((await post(EVENT, { timestamp: -1 })).status).toBe(401);
    expect(received).toEqual([]);
    expect(JSON.stringify(made.log.lines)).not.toContain('café');
  });

  test('the bytes count, not what they mean: the same JSON written otherwise is a forgery', async () => {
    const headers = server.deliveries.headersFor(JSON.stringify(EVENT), { timestamp: clock });
    const send = (body: string) => fetch(server.deliveries.requestUrl, { method: 'POST', headers, body });
    expect((await send(JSON.stringify(EVENT))).status).toBe(200);
    const answer = await send(JSON.stringify(EVENT, null, 1));
    expect(answer.status).toBe(401);
    expect(received).toHaveLength(1);
  });

  test('a replay after thirty seconds and after four minutes has the id of the first', async () => {
    const sentAt = clock;
    await post();
    for (const later of [30, 240]) {
      clock = sentAt + later;
      expect((await post(EVENT, { timestamp: sentAt })).status).toBe(200);
    }
    expect(received).toHaveLength(3);
    expect(new Set(received.map(({ id }) => id)).size).toBe(1);
  });

  test('Slack asks whether the address is ours', async () => {
    const answer = await post({ type: 'url_verification', challenge: 'c3po', token: 'old' });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe('c3po');
    expect(received).toEqual([]);
  });

  test('bodies that are none of ours, or far too long, are turned away', async () => {
    const raw = (body: string, type?: string) =>
      server.deliveries.post(body, { timestamp: clock, ...(type && { type }) });
    expect((await raw('pas du json')).status).toBe(400);
    expect((await raw('[]')).status).toBe(400);
    expect((await raw('['.repeat(10_000))).status).toBe(400);
    expect((await raw('payload=%7B', 'application/x-www-form-urlencoded')).status).toBe(400);
    expect((await raw('x'.repeat(1_100_000))).status).toBe(413);
    expect((await fetch(server.deliveries.requestUrl)).status).toBe(405);
    // Signed, but nothing we know: taken and left alone, or Slack would send it again and again.
    for (const body of [
      {},
      { type: 'event_callback' },
      { type: 'event_callback', event: {} },
      { type: 'block_actions' },
    ])
      expect((await post(body)).status).toBe(200);
    expect(received).toEqual([]);
  });
});

describe('what Slack hears', () => {
  test('503 before the start, after the stop, and while the database is away; then it all arrives', async () => {
    expect((await post()).status).toBe(503);
    let isAway = true;
    await made.adapter.start(async (update) => {
      if (isAway) throw new Error('cannot write');
      received.push(update);
    });
    expect((await post()).status).toBe(503);
    expect(made.adapter.status().fault?.code).toBe('inbox');
    isAway = false;
    // Slack says that it tries again; dropping tries would lose the only one that can succeed.
    expect((await post(EVENT, { retry: 3 })).status).toBe(200);
    expect(made.adapter.status()).toEqual({ state: 'ok' });
    expect(inputs()).toEqual(['café & thé']);
    await made.adapter.stop();
    expect((await post()).status).toBe(503);
  });

  test('a message that comes under another event id is the same message', async () => {
    clock = Date.now() / 1000;
    await made.adapter.start(receive);
    const delivery = lea.writes('bonjour');
    await vi.waitFor(() => expect(received).toHaveLength(1));
    server.deliveries.again(delivery);
    await vi.waitFor(() => expect(received).toHaveLength(2));
    expect(received[1]?.id).toBe(received[0]?.id);
  });

  test('commands and presses come by form, and are answered empty', async () => {
    clock = Date.now() / 1000;
    await made.adapter.start(receive);
    const to = { platform: 'slack', room: `${server.team}:${lea.direct.id}`, isPrivate: true };
    const message = { body: [], options: [{ token: 'jeton+é&%', label: 'Passer' }], many: false };
    expect(await made.adapter.send({ to, key: 'k', message })).toMatchObject({ ok: true });
    lea.presses('Passer');
    await vi.waitFor(() => expect(received).toHaveLength(1));
    lea.uses('/plusun aides à la création');
    await vi.waitFor(() => expect(received).toHaveLength(2));
    expect(received.map(({ input }) => input)).toMatchObject([
      { kind: 'choice', tokens: ['jeton+é&%'] },
      { kind: 'command', name: 'aides', argument: 'à la création' },
    ]);
    await vi.waitFor(() => expect(server.deliveries.all.map(({ status }) => status)).toEqual([200, 200]));
  });
});

test('without a way to listen, or with two, nothing is made', () => {
  const options = { botToken: 'xoxb-1', commands: [], log: made.log };
  expect(() => createSlackAdapter(options)).toThrow(/app token|signing secret/);
  expect(() => createSlackAdapter({ ...options, signingSecret: '' })).toThrow(/signing secret/);
  expect(() => createSlackAdapter({ ...options, signingSecret: 'a', appToken: 'b' })).toThrow(/one of them/);
});
