/** How updates come in: start, webhook, polling, and what goes wrong there. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Update } from '#src/engine/message.ts';
import { createTelegramAdapter } from '#adapters/telegram/adapter.ts';
import { makeAdapter, makeWebhookAdapter, recordLog, SECRET } from '#test/support/telegram-adapter.ts';
import { startTelegramServer, type TelegramServer } from '#test/support/telegram-server.ts';

let server: TelegramServer;
let received: Update[];
let cleanups: (() => Promise<unknown>)[];
const receive = async (update: Update): Promise<void> => void received.push(update);
const texts = () => received.map(({ input }) => (input.kind === 'text' ? input.text : input.kind));

beforeEach(async () => {
  server = await startTelegramServer();
  received = [];
  cleanups = [];
});
afterEach(async () => {
  for (const cleanup of cleanups.toReversed()) await cleanup();
  await server.stop();
});

function polling(more: Parameters<typeof makeAdapter>[1] = {}) {
  const made = makeAdapter(server, more);
  cleanups.push(() => made.adapter.stop());
  return made;
}
async function webhook() {
  const made = await makeWebhookAdapter(server);
  cleanups.push(made.close, () => made.adapter.stop());
  return made;
}

describe('starting', () => {
  test('a wrong token: one sentence that says what to do, and the rest of the program goes on', async () => {
    const { adapter, log } = polling({ token: '123456:wrong' });
    const began = performance.now();
    await adapter.start(receive);
    expect(performance.now() - began).toBeLessThan(4000);
    expect(adapter.status()).toEqual({
      state: 'degraded',
      fault: { code: 'bad-token' },
    });
    expect(JSON.stringify(log.lines)).not.toContain('wrong');
  });

  test('a token of no known form is the same to its owner', async () => {
    const { adapter } = polling({ token: 'mon-jeton' });
    await adapter.start(receive);
    expect(adapter.status().fault?.code).toBe('bad-token');
  });

  test('Telegram is broken at first and comes back by itself', async () => {
    server.next('getMe').breaks();
    server.next('deleteWebhook').floods(0);
    const { adapter } = polling();
    await adapter.start(receive);
    expect(adapter.status().state).toBe('degraded');
    server.person({ firstName: 'Léa' }).says('bonjour');
    await vi.waitFor(() => expect(texts()).toEqual(['bonjour']), 10_000);
    expect(adapter.status()).toEqual({ state: 'ok' });
  });

  test('commands that Telegram refuses keep nobody from talking', async () => {
    server.next('setMyCommands').fails(400, 'Bad Request: BOT_COMMAND_INVALID');
    const { adapter, log } = polling();
    await adapter.start(receive);
    server.person({ firstName: 'Léa' }).says('bonjour');
    await vi.waitFor(() => expect(texts()).toEqual(['bonjour']), 10_000);
    expect(log.lines.some(({ level, message }) => level === 'warn' && message.includes('commands'))).toBe(
      true,
    );
  });

  test('a webhook address Telegram does not take is named with its setting', async () => {
    const strict = await startTelegramServer({ isStrict: true });
    const made = await makeWebhookAdapter(strict);
    await made.adapter.start(receive);
    expect(made.adapter.status().fault?.code).toBe('bad-address');
    await made.adapter.stop();
    await made.close();
    await strict.stop();
  });

  test('a webhook without a real secret is refused before anything starts', () => {
    const make = () =>
      createTelegramAdapter({
        token: server.token,
        webhook: { url: 'https://plusun.example', secret: '' },
        commands: [],
        log: recordLog(),
      });
    expect(make).toThrow(/secret/);
  });
});

describe('polling', () => {
  test('the database is away for a while: nothing is lost, the order is kept', async () => {
    let isAway = true;
    const { adapter } = polling();
    await adapter.start(async (update) => {
      if (isAway) throw new Error('cannot write');
      received.push(update);
    });
    const lea = server.person({ firstName: 'Léa' });
    for (const text of ['un', 'deux', 'trois']) lea.says(text);
    await vi.waitFor(() => expect(adapter.status().fault?.code).toBe('inbox'), 10_000);
    expect(server.pendingIds).toHaveLength(3);
    isAway = false;
    await vi.waitFor(() => expect(texts()).toEqual(['un', 'deux', 'trois']), 10_000);
    await vi.waitFor(() => expect(server.pendingIds).toHaveLength(0), 10_000);
  });

  test('the second of three cannot be stored: the first is not stored again, the second is', async () => {
    let failures = 1;
    const { adapter } = polling();
    const lea = server.person({ firstName: 'Léa' });
    for (const text of ['un', 'deux', 'trois']) lea.says(text);
    await adapter.start(async (update) => {
      if (update.input.kind === 'text' && update.input.text === 'deux' && failures-- > 0)
        throw new Error('full disk');
      received.push(update);
    });
    await vi.waitFor(() => expect(texts()).toEqual(['un', 'deux', 'trois']), 10_000);
  });

  test('stopped in the middle of a batch, the next process takes the rest', async () => {
    const lea = server.person({ firstName: 'Léa' });
    for (const text of ['un', 'deux', 'trois']) lea.says(text);
    const first = polling();
    const isStored = Promise.withResolvers<void>();
    await first.adapter.start(async (update) => {
      received.push(update);
      await isStored.promise;
    });
    await vi.waitFor(() => expect(texts()).toEqual(['un']), 10_000);
    let hasStopped = false;
    const stopped = first.adapter.stop().then(() => {
      hasStopped = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(hasStopped).toBe(false);
    isStored.resolve();
    await stopped;
    const second = polling();
    await second.adapter.start(receive);
    await vi.waitFor(() => expect(new Set(texts())).toEqual(new Set(['un', 'deux', 'trois'])), 10_000);
    // "un" may come twice, under one id: the inbox knows it.
    expect(new Set(received.map(({ id }) => id)).size).toBe(3);
  });

  test('another program with the same token: said plainly, and over when the other one stops', async () => {
    const { adapter, log } = polling();
    await adapter.start(receive);
    const other = polling();
    await other.adapter.start(receive);
    const conflicts = () => JSON.stringify([...log.lines, ...other.log.lines]).includes('shared-token');
    await vi.waitFor(() => expect(conflicts()).toBe(true), 10_000);
    await other.adapter.stop();
    server.person({ firstName: 'Léa' }).says('bonjour');
    await vi.waitFor(() => expect(texts()).toContain('bonjour'), 10_000);
    await vi.waitFor(() => expect(adapter.status()).toEqual({ state: 'ok' }), 10_000);
  });

  test('while another program takes our updates, that stays said until a whole question was ours', async () => {
    const conflict =
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running';
    server.next('getUpdates').fails(409, conflict);
    const { adapter } = polling();
    await adapter.start(receive);
    await vi.waitFor(() => expect(server.callsOf('getUpdates')).toHaveLength(2), 10_000);
    expect(server.callsOf('getUpdates').map(({ status }) => status)).toEqual([409, 0]);
    expect(adapter.status()).toEqual({ state: 'degraded', fault: { code: 'shared-token' } });
    await vi.waitFor(() => expect(adapter.status()).toEqual({ state: 'ok' }), 10_000);
  });

  test('an idle bot asks about once per waiting time, not in a frenzy', async () => {
    const { adapter } = polling();
    await adapter.start(receive);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(server.callsOf('getUpdates').length).toBeLessThanOrEqual(3);
    expect(server.callsOf('getUpdates')[0]?.payload['allowed_updates']).not.toContain('edited_message');
  });

  test('a webhook left by an earlier configuration is taken away first', async () => {
    const hooked = await webhook();
    await hooked.adapter.start(receive);
    await hooked.adapter.stop();
    expect(server.webhookUrl).not.toBe('');
    await polling().adapter.start(receive);
    server.person({ firstName: 'Léa' }).says('bonjour');
    await vi.waitFor(() => expect(texts()).toEqual(['bonjour']), 10_000);
  });
});

describe('the webhook', () => {
  const update = (id = 1) => ({
    update_id: id,
    message: {
      message_id: 1,
      date: 1_800_000_000,
      chat: { id: 5, type: 'private' },
      from: { id: 5, is_bot: false, first_name: 'Léa' },
      text: 'bonjour',
    },
  });
  const post = (url: string, body: string, secret: string | undefined = SECRET) =>
    fetch(url, {
      method: 'POST',
      headers: { ...(secret !== undefined && { 'x-telegram-bot-api-secret-token': secret }) },
      body,
    });

  test('Telegram is given the address and the secret, and its posts get in', async () => {
    const { adapter, url } = await webhook();
    await adapter.start(receive);
    expect(server.webhookUrl).toBe(url);
    server.person({ firstName: 'Léa' }).says('bonjour');
    await vi.waitFor(() => expect(texts()).toEqual(['bonjour']), 10_000);
    await vi.waitFor(() => expect(server.deliveries.map(({ status }) => status)).toEqual([200]), 10_000);
    expect(server.callsOf('getUpdates')).toHaveLength(0);
  });

  test('strangers do not: no secret, a wrong one, a longer one', async () => {
    const { adapter, url, log } = await webhook();
    await adapter.start(receive);
    const none = await fetch(url, { method: 'POST', body: JSON.stringify(update()) });
    expect(none.status).toBe(401);
    for (const secret of ['', 'wrong', `${SECRET}x`, SECRET.toUpperCase(), SECRET.slice(0, -1)])
      expect((await post(url, JSON.stringify(update()), secret)).status).toBe(401);
    expect(received).toEqual([]);
    expect(JSON.stringify(log.lines)).not.toContain('bonjour');
  });

  test('bodies that are no update, or far too long, are turned away', async () => {
    const { adapter, url } = await webhook();
    await adapter.start(receive);
    expect((await post(url, 'pas du json')).status).toBe(400);
    expect((await post(url, '[]')).status).toBe(400);
    expect((await post(url, '{"update_id":"1"}')).status).toBe(400);
    expect((await post(url, '['.repeat(10_000))).status).toBe(400);
    expect((await post(url, 'x'.repeat(3_000_000))).status).toBe(413);
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new TextEncoder().encode(' '.repeat(100_000))),
    });
    const headers = { 'x-telegram-bot-api-secret-token': SECRET };
    const streamed = new Request(url, {
      method: 'POST',
      headers,
      body: endless,
      duplex: 'half',
    } as RequestInit);
    expect((await adapter.webhook?.handle(streamed))?.status).toBe(413);
    expect((await fetch(url)).status).toBe(405);
    expect((await post(url, JSON.stringify(update()))).status).toBe(200);
    expect(received).toHaveLength(1);
  });

  test('one update posted twenty times at once always has the same id', async () => {
    const { adapter, url } = await webhook();
    await adapter.start(receive);
    const body = JSON.stringify(update(77));
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(url, body)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(received.map(({ id }) => id))).toEqual(new Set(['77']));
  });

  test('before the start, after the stop and while the database is away Telegram hears 503', async () => {
    const { adapter, url } = await webhook();
    const body = JSON.stringify(update());
    expect((await post(url, body)).status).toBe(503);
    let isAway = true;
    await adapter.start(async (one) => {
      if (isAway) throw new Error('cannot write');
      received.push(one);
    });
    expect((await post(url, body)).status).toBe(503);
    isAway = false;
    expect((await post(url, body)).status).toBe(200);
    await adapter.stop();
    expect((await post(url, body)).status).toBe(503);
    expect(received).toHaveLength(1);
  });
});
