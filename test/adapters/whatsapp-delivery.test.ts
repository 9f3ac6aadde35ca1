/** What becomes of a message when WhatsApp, the network or the person does not cooperate. */
import { describe, expect, test, vi } from 'vitest';
import type { Message } from '#src/platform/adapter.ts';
import { homeOf, makeAdapter, whatsappStory } from '#test/support/whatsapp-adapter.ts';
import { startWhatsAppServer } from '#test/support/whatsapp-server.ts';

const story = whatsappStory({ template: 'plusun_news' });
const NEWS = { body: [{ kind: 'text', text: 'Nadia a dit oui. CONFIDENTIEL' }] } as const;
/** News nobody has just asked for; an answer says which update it answers. */
const sendNews = (more = {}) => story.send(NEWS, { key: 'news-1', ...more });
const answer = () => story.send(NEWS, { answers: 'update-1' });
const templates = () => story.lea.messages.flatMap(({ template }) => template ?? []);
const daysPass = () => {
  story.lea.lastHeard = Date.now() - 25 * 3_600_000;
};

describe('more than 24 hours after her last word', () => {
  test.each([
    ['told at once', true],
    ['told later, on the webhook', false],
  ])('the template goes out once, and the news waits for her (%s)', async (_, atOnce) => {
    story.server.settings.refusesAtOnce = atOnce;
    story.server.templates.set('plusun_news', new Set(['fr', 'en']));
    daysPass();
    expect(await sendNews()).toMatchObject({ ok: false, why: 'offline' });
    expect(templates()).toEqual([{ name: 'plusun_news', language: 'fr' }]);
    expect(await sendNews({ isWaiting: true })).toMatchObject({ ok: false, why: 'offline' });
    expect(templates()).toHaveLength(1);
    story.lea.writes('Oui ?');
    expect(await sendNews({ isWaiting: true })).toMatchObject({ ok: true });
    expect(story.lea.sees.at(-1)?.text).toContain('Nadia a dit oui.');
    expect(story.adapter.status()).toEqual({ state: 'ok' });
  });

  test('in her language, or in the one there is', async () => {
    story.server.templates.set('plusun_news', new Set(['fr']));
    daysPass();
    expect(await sendNews({ locale: 'en' })).toMatchObject({ ok: false, why: 'offline' });
    expect(templates()).toEqual([{ name: 'plusun_news', language: 'fr' }]);
    expect(story.adapter.status()).toEqual({ state: 'ok' });
  });

  test('a template that Meta has not approved: she cannot be reached here, and the status says why', async () => {
    daysPass();
    expect(await sendNews()).toMatchObject({ ok: false, why: 'unreachable' });
    expect(story.adapter.status()).toEqual({
      state: 'degraded',
      fault: { code: 'bad-template', detail: 'code 132001' },
    });
    story.server.templates.set('plusun_news', new Set(['fr']));
    expect(await sendNews()).toMatchObject({ ok: false, why: 'offline' });
    expect(story.adapter.status()).toEqual({ state: 'ok' });
  });

  test('a template that may have gone out does not go out again', async () => {
    story.server.templates.set('plusun_news', new Set(['fr']));
    story.server.settings.refusesAtOnce = true;
    daysPass();
    story.server.next('messages', 1).resetsAfterwards();
    expect(await sendNews()).toMatchObject({ ok: false, why: 'offline' });
    expect(templates()).toHaveLength(1);
  });
});

test('without a template, she cannot be reached here: another platform of hers may be', async () => {
  const bare = await makeAdapter(story.server);
  await bare.adapter.start(async () => {});
  daysPass();
  const sent = await bare.adapter.send({
    to: homeOf(story.lea),
    key: 'k',
    message: { ...NEWS, options: [], many: false },
  });
  expect(sent).toMatchObject({ ok: false, why: 'unreachable' });
  expect(story.lea.messages).toEqual([]);
  await bare.adapter.stop();
  await bare.close();
});

describe('she cannot be reached', () => {
  test('she is not on WhatsApp any more: said when nobody waits, logged after an answer', async () => {
    story.lea.isOnWhatsApp = false;
    expect(await sendNews()).toMatchObject({ ok: false, why: 'unreachable', detail: 'code 131026' });
    expect(await answer()).toMatchObject({ ok: true });
    await vi.waitFor(
      () => expect(story.log.lines).toContainEqual(expect.objectContaining({ level: 'warn' })),
      10_000,
    );
    expect(story.log.lines.at(-1)?.fields).toEqual({ platform: 'whatsapp', code: 131026 });
  });

  test('she has blocked us: WhatsApp says that it was sent, and nothing more', async () => {
    story.lea.hasBlocked = true;
    expect(await sendNews()).toMatchObject({ ok: true });
    expect(story.lea.sees).toEqual([]);
  });
});

describe('WhatsApp asks for patience', () => {
  test.each([
    [131056, 6000],
    [130429, 1000],
    [80007, undefined],
    [4, undefined],
    [131048, undefined],
    [131057, undefined],
  ])('%s: later, and not sent', async (code, retryAfterMs) => {
    story.server.next('messages').fails(code);
    const expected = { ok: false, why: 'later', detail: `code ${code}` };
    expect(await answer()).toEqual(retryAfterMs === undefined ? expected : { ...expected, retryAfterMs });
    expect(story.lea.sees).toEqual([]);
  });

  test('the pause it names is passed on', async () => {
    story.server.next('messages').fails(80007, 429, 40);
    expect(await answer()).toMatchObject({ why: 'later', retryAfterMs: 40_000 });
  });

  test('a person gets so many at once, then the limit of the pair holds', async () => {
    const server = await startWhatsAppServer({ burst: 3 });
    const { adapter, close } = await makeAdapter(server);
    const paul = server.person({ name: 'Paul' });
    await adapter.start(async () => {});
    paul.writes('Bonjour');
    const sends = [1, 2, 3, 4].map((at) =>
      adapter.send({
        to: homeOf(paul),
        key: `k${at}`,
        answers: 'u',
        message: { ...NEWS, options: [], many: false },
      }),
    );
    expect((await Promise.all(sends)).filter(({ ok }) => ok)).toHaveLength(3);
    await adapter.stop();
    await server.stop();
    await close();
  });

  test('in the middle of a long answer: the rest follows later, what arrived is not sent again', async () => {
    const body: Message['body'] = [
      { kind: 'text', text: 'd'.repeat(4000) },
      { kind: 'file', name: 'a.ics', mediaType: 'text/calendar', content: 'x', label: 'le calendrier' },
      { kind: 'text', text: 'f'.repeat(4000) },
    ];
    story.server.next('media').breaks(503);
    expect(await story.send({ body }, { key: 'long' })).toMatchObject({ ok: false, why: 'later' });
    story.server.next('messages').fails(131056);
    expect(await story.send({ body }, { key: 'long' })).toMatchObject({ ok: false, why: 'later' });
    expect(await story.send({ body }, { key: 'long' })).toMatchObject({ ok: true });
    expect(story.lea.sees.map(({ text }) => text[0])).toEqual(['d', 'l', 'f']);
  });
});

describe('nobody can know whether it arrived', () => {
  test.each([
    [
      'the connection is cut after WhatsApp took it',
      () => story.server.next('messages').resetsAfterwards(),
      1,
    ],
    ['no answer within the time allowed', () => story.server.next('messages').neverAnswers(), 1],
    ['a page of HTML', () => story.server.next('messages').breaks(), 0],
    ['an error of its own without a reason', () => story.server.next('messages').fails(131000, 500), 0],
  ])('%s', async (_, breakIt, count) => {
    breakIt();
    expect(await answer()).toMatchObject({ ok: false, why: 'uncertain' });
    expect(story.lea.sees).toHaveLength(count);
    expect(story.server.callsOf('messages')).toHaveLength(1);
  });

  test('accepted, and no word about it: taken for sent', async () => {
    story.server.settings.tellsStatuses = false;
    expect(await sendNews()).toMatchObject({ ok: true });
  });
});

describe('it certainly did not arrive', () => {
  test('nobody listens at the address', async () => {
    await story.server.stop();
    expect(await answer()).toEqual({ ok: false, why: 'later', detail: 'ECONNREFUSED' });
  });

  test('a message WhatsApp will never take', async () => {
    story.server.next('messages').fails(131009);
    expect(await answer()).toEqual({ ok: false, why: 'refused', detail: 'code 131009' });
  });

  test('a message with nothing in it is nothing to send', async () => {
    expect(await story.says(' \n ')).toEqual({ ok: true });
    expect(story.server.calls.filter(({ path }) => path === 'messages')).toEqual([]);
  });
});

describe('Meta takes nothing from us', () => {
  test.each([
    [190, 401, 'bad-token'],
    [10, 403, 'bad-token'],
    [200, 403, 'bad-token'],
    [133010, 400, 'bad-number'],
    [131031, 403, 'blocked'],
    [368, 403, 'blocked'],
  ])('%s: the whole platform says so, until a message passes', async (code, status, fault) => {
    story.server.next('messages').fails(code, status);
    expect(await answer()).toEqual({ ok: false, why: 'credentials', detail: `code ${code}` });
    expect(story.adapter.status()).toEqual({
      state: 'degraded',
      fault: { code: fault, detail: `code ${code}` },
    });
    expect(await answer()).toMatchObject({ ok: true });
    expect(story.adapter.status()).toEqual({ state: 'ok' });
  });

  test('at the start: said, and tried again until it is right; what people say is taken meanwhile', async () => {
    await story.adapter.stop();
    story.server.settings.isRevoked = true;
    await story.adapter.start(async (update) => void story.received.push(update));
    expect(story.adapter.status()).toMatchObject({ state: 'degraded', fault: { code: 'bad-token' } });
    story.lea.writes('Bonjour');
    await story.arrived(1);
    story.server.settings.isRevoked = false;
    await vi.waitFor(() => expect(story.adapter.status()).toEqual({ state: 'ok' }), 10_000);
  });

  test('the id of another number', async () => {
    const { adapter, close } = await makeAdapter(story.server, { phoneId: '111111111' });
    await adapter.start(async () => {});
    expect(adapter.status()).toEqual({
      state: 'degraded',
      fault: { code: 'bad-number', detail: 'code 100' },
    });
    await adapter.stop();
    await close();
  });
});

test('our key comes back with what is told of a message, and is all that WhatsApp is told', async () => {
  await sendNews();
  expect(story.server.callsOf('messages')[0]).toMatchObject({
    messaging_product: 'whatsapp',
    recipient: story.lea.account.userId,
    text: { preview_url: false },
    biz_opaque_callback_data: 'news-1#0',
  });
});
