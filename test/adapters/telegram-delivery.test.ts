/** What becomes of a message when Telegram, the network or the person does not cooperate. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Address, Update } from '#src/engine/message.ts';
import type { Message } from '#src/platform/adapter.ts';
import { makeAdapter } from '#test/support/telegram-adapter.ts';
import { type Person, startTelegramServer, type TelegramServer } from '#test/support/telegram-server.ts';

let server: TelegramServer;
let nadia: Person;
let home: Address;
let made: ReturnType<typeof makeAdapter>;
let received: Update[];

const PING: Message['body'] = [{ kind: 'text', text: 'Léa cherche une comptable. CONFIDENTIEL' }];
const send = (message: Partial<Message> = {}, key = 'ping-1') =>
  made.adapter.send({ to: home, key, message: { body: PING, options: [], many: false, ...message } });

beforeEach(async () => {
  server = await startTelegramServer();
  nadia = server.person({ firstName: 'Nadia', languageCode: 'fr' });
  home = { platform: 'telegram', room: String(nadia.user.id), isPrivate: true };
  made = makeAdapter(server);
  received = [];
  await made.adapter.start(async (update) => void received.push(update));
  nadia.says('/start');
  await vi.waitFor(() => expect(received).toHaveLength(1), 10_000);
});
afterEach(async () => {
  await made.adapter.stop();
  await server.stop();
  // Whatever went wrong, the log holds neither the token, nor words, nor names.
  expect(JSON.stringify(made.log.lines)).not.toMatch(/TEST-token|CONFIDENTIEL|Nadia/);
});

describe('Nadia blocks the bot', () => {
  test('she cannot be reached, and can again when she writes again', async () => {
    nadia.blocks();
    expect(await send()).toMatchObject({ ok: false, why: 'unreachable' });
    nadia.unblocks();
    nadia.says('me revoilà');
    await vi.waitFor(() => expect(received).toHaveLength(2), 10_000);
    expect(await send()).toMatchObject({ ok: true });
    expect((await nadia.reads()).text).toContain('Léa cherche une comptable');
  });

  test('an account that is gone, or that never wrote to us, cannot be reached either', async () => {
    nadia.deletesAccount();
    expect(await send()).toMatchObject({ ok: false, why: 'unreachable' });
    home = { ...home, room: '424242' };
    expect(await send()).toMatchObject({ ok: false, why: 'unreachable' });
  });

  test('nor a group the bot was removed from', async () => {
    const group = server.group('Rezé');
    group.removesBot(nadia.user);
    home = { platform: 'telegram', room: String(group.chat.id), isPrivate: false };
    expect(await send()).toMatchObject({ ok: false, why: 'unreachable' });
  });
});

describe('Telegram asks for patience', () => {
  test('the pause it names is passed on, and nothing is sent meanwhile', async () => {
    server.next('sendMessage').floods(7);
    expect(await send()).toMatchObject({ ok: false, why: 'later', retryAfterMs: 7000 });
    expect(server.callsOf('sendMessage')).toHaveLength(1);
    expect(nadia.sees).toHaveLength(0);
  });

  test('in the middle of a long answer: the rest follows later, what arrived is not sent again', async () => {
    const body: Message['body'] = [
      { kind: 'text', text: 'd'.repeat(4000) },
      { kind: 'file', name: 'a.ics', mediaType: 'text/calendar', content: 'x', label: 'le calendrier' },
      { kind: 'text', text: 'f'.repeat(4000) },
    ];
    server.next('sendDocument').floods(1);
    expect(await send({ body })).toMatchObject({ ok: false, why: 'later', retryAfterMs: 1000 });
    expect(await send({ body })).toMatchObject({ ok: true });
    expect(nadia.sees.map(({ text }) => text[0])).toEqual(['d', 'l', 'f']);
  });
});

describe('nobody can know whether it arrived', () => {
  test('the connection is cut after Telegram took the message: uncertain, and sent once only', async () => {
    server.next('sendMessage').resetsAfterwards();
    expect(await send()).toMatchObject({ ok: false, why: 'uncertain' });
    expect(nadia.sees).toHaveLength(1);
  });

  test('no answer within the time allowed', async () => {
    server.next('sendMessage').neverAnswers();
    expect(await send()).toMatchObject({ ok: false, why: 'uncertain' });
    expect(nadia.sees).toHaveLength(1);
  });

  test.each([
    ['a page of HTML', () => server.next('sendMessage').breaks()],
    ['a 500 of its own', () => server.next('sendMessage').fails(500, 'Internal Server Error')],
  ])('a broken server answers with %s', async (_, breakIt) => {
    breakIt();
    expect(await send()).toMatchObject({ ok: false, why: 'uncertain' });
    expect(server.callsOf('sendMessage')).toHaveLength(1);
  });
});

describe('it certainly did not arrive', () => {
  test('nobody listens at the address: later; and it works when Telegram is back, updates included', async () => {
    const { port } = server;
    await server.stop();
    await vi.waitFor(
      () => expect(made.adapter.status().fault).toEqual({ code: 'unreachable', detail: 'ECONNREFUSED' }),
      10_000,
    );
    expect(await send()).toEqual({ ok: false, why: 'later', detail: 'ECONNREFUSED' });
    server = await startTelegramServer({ port });
    nadia = server.person({ firstName: 'Nadia', id: nadia.user.id });
    nadia.says('vous êtes là ?');
    await vi.waitFor(() => expect(received).toHaveLength(2), 10_000);
    expect(made.adapter.status()).toEqual({ state: 'ok' });
    expect(await send()).toMatchObject({ ok: true });
  });

  test('Telegram cannot read our bold type: the words go out plain, once', async () => {
    const card = { kind: 'card', title: 'Acre', lines: [{ text: 'Moins de cotisations.' }] } as const;
    const why = "Bad Request: can't parse entities: CONFIDENTIEL";
    server.next('sendMessage').fails(400, why);
    expect(await send({ body: [card], options: [{ label: 'Utile', token: 'u' }] })).toMatchObject({
      ok: true,
    });
    expect(await nadia.reads()).toMatchObject({
      text: 'Acre\nMoins de cotisations.',
      entities: [],
      buttons: ['Utile'],
    });
    server.next('sendMessage').fails(400, why);
    server.next('sendMessage').fails(400, why);
    expect(await send({ body: [card] })).toEqual({
      ok: false,
      why: 'refused',
      detail: "400 Bad Request: can't parse entities",
    });
  });

  test('a token longer than a button holds is refused, whole', async () => {
    const options = [{ label: 'Oui', token: `${'é'.repeat(32)}x` }];
    expect(await send({ options })).toMatchObject({
      ok: false,
      why: 'refused',
      detail: '400 Bad Request: BUTTON_DATA_INVALID',
    });
    expect(nadia.sees).toHaveLength(0);
  });

  test('a message with nothing in it is nothing to send', async () => {
    expect(await send({ body: [{ kind: 'text', text: ' \n ' }] })).toEqual({ ok: true });
    expect(server.callsOf('sendMessage')).toHaveLength(0);
  });

  test.each([401, 404])('the token is no longer valid (%s): the whole platform says so', async (code) => {
    server.next('sendMessage').fails(code, code === 401 ? 'Unauthorized' : 'Not Found');
    expect(await send()).toMatchObject({ ok: false, why: 'credentials' });
    expect(made.adapter.status().fault?.code).toBe('bad-token');
  });
});
