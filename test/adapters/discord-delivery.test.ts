/** What Discord answers, and what becomes of messages, connections and tokens. */
import { describe, expect, test, vi } from 'vitest';
import type { CardPart } from '#src/engine/message.ts';
import { discordStory, makeAdapter } from '#test/support/discord-adapter.ts';
import { startDiscordServer } from '#test/support/discord-server.ts';

const story = discordStory();
const text = (words: string) => [{ kind: 'text' as const, text: words }];
const say = (words = 'Bonjour.', key?: string) =>
  story.send({ body: text(words) }, story.home(), key === undefined ? {} : { key });

describe('what is shown', () => {
  const card: CardPart = {
    kind: 'card',
    title: 'ACRE *exonération*',
    lines: [{ label: 'Coût :', text: 'gratuit' }, { text: '@everyone [ici](https://evil.example)' }],
    link: { label: 'Voir la page', url: 'https://www.urssaf.fr/acre_(1)' },
    note: 'Vérifié le 3 mars',
  };

  test('a card has its title, lines, a link with its domain in clear, and small print', async () => {
    await story.send({ body: [...text('Voici.'), card] });
    const { text: words, cards, raw } = await story.lea.reads();
    expect(words).toBe('Voici.');
    expect(cards).toEqual([
      {
        title: 'ACRE *exonération*',
        text: 'Coût : gratuit\n@everyone [ici](https://evil.example)\nVoir la page (urssaf.fr)',
        footer: 'Vérifié le 3 mars',
      },
    ]);
    expect(raw.embeds[0]?.description).toContain('](https://www.urssaf.fr/acre_%281%29)');
    const [call] = story.server.callsOf('POST message');
    expect(call?.payload).toMatchObject({ allowed_mentions: { parse: [] }, enforce_nonce: true });
  });

  test('an address in the words draws no preview, and leaves the cards after it in sight', async () => {
    await story.send({
      body: [...text('Le site : https://www.urssaf.fr/a_b_c'), card, ...text('Et ensuite ?')],
    });
    expect(story.lea.sees.map(({ text, cards, raw }) => [text, cards.length, raw.flags])).toEqual([
      ['Le site : https://www.urssaf.fr/a_b_c', 0, 4],
      ['', 1, 0],
      ['Et ensuite ?', 0, 0],
    ]);
  });

  test.each([
    ['lists, titles, quotes and numbers at the start of a line', '- a\n# b\n> c\n12. d\n-# e\n* f\n + g'],
    ['an address, then a mention', 'https://a.example/x\n- suite'],
    ['a long run of signs', '*'.repeat(2000)],
  ])('%s stay as they are written', async (_, words) => {
    expect(await say(words)).toMatchObject({ ok: true });
    expect(story.lea.sees.map(({ text }) => text).join('')).toBe(words);
  });

  test('nobody is called from behind an address either', async () => {
    await say('https://a.example/x<@123> et https://a.example/y<b>');
    expect((await story.lea.reads()).text).toBe('https://a.example/x <@123> et https://a.example/y<b>');
  });

  test('a file comes with its words', async () => {
    await story.send({
      body: [
        {
          kind: 'file',
          name: 'rencontre.ics',
          mediaType: 'text/calendar',
          content: 'BEGIN:VCALENDAR é',
          label: 'Rencontre, jeudi.',
        },
      ],
      options: [{ label: 'Merci', token: 't' }],
    });
    expect(await story.lea.reads()).toMatchObject({
      text: 'Rencontre, jeudi.',
      file: { name: 'rencontre.ics', content: 'BEGIN:VCALENDAR é' },
      buttons: ['Merci'],
    });
  });

  test('twelve cards and titles of any length arrive whole', async () => {
    const long = { ...card, title: 'T_'.repeat(200), lines: [{ text: 'x'.repeat(1200) }] };
    expect(await story.send({ body: Array.from({ length: 12 }, () => long) })).toMatchObject({ ok: true });
    const cards = story.lea.sees.flatMap((seen) => seen.cards);
    expect(cards).toHaveLength(12);
    expect(cards[11]?.text).toContain('T_'.repeat(200));
  });
});

describe('what becomes of a message', () => {
  test.each([
    [403, 50007, 'unreachable'],
    [403, 50278, 'unreachable'],
    [404, 10003, 'unreachable'],
    [403, 50013, 'unreachable'],
    [400, 50035, 'refused'],
    [403, 40003, 'later'],
  ])('%i with code %i is %s', async (status, code, why) => {
    story.server.next('POST message').fails(status, 'words of Discord', { code });
    expect(await say()).toMatchObject({ ok: false, why, detail: `${status} ${code}` });
  });

  test('closed direct messages', async () => {
    story.lea.closesDirectMessages();
    expect(await say()).toMatchObject({ ok: false, why: 'unreachable' });
  });

  test('too fast: later, when Discord says', async () => {
    story.server.next('POST message').floods(0.3);
    const sent = await say();
    expect(sent).toMatchObject({ ok: false, why: 'later' });
    expect(sent.ok || sent.retryAfterMs).toBeGreaterThanOrEqual(300);
    expect(sent.ok || sent.retryAfterMs).toBeLessThan(1000);
    expect(story.server.callsOf('POST message')).toHaveLength(1);
    await vi.waitFor(async () => expect(await say()).toMatchObject({ ok: true }), 5000);
  });

  test('no answer, though it arrived: sent again with the same nonce, shown once', async () => {
    story.server.next('POST message').resetsAfterwards();
    expect(await say()).toMatchObject({ ok: true });
    expect(story.lea.sees).toHaveLength(1);
    expect(story.server.callsOf('POST message')).toHaveLength(2);
    story.server.next('POST message').neverAnswers();
    expect(await say('Encore.', 'k')).toMatchObject({ ok: true });
    expect(await say('Encore.', 'k')).toMatchObject({ ok: true });
    expect(story.lea.sees.map(({ text }) => text)).toEqual(['Bonjour.', 'Encore.']);
  });

  test('Discord is broken: uncertain; away: certainly not sent', async () => {
    story.server.next('POST message').breaks();
    story.server.next('POST message').breaks();
    expect(await say()).toMatchObject({ ok: false, why: 'uncertain' });
    await story.server.stop();
    expect(await say()).toMatchObject({ ok: false, why: 'later', detail: 'ECONNREFUSED' });
  });

  test('in several messages: what has arrived is not sent again', async () => {
    const body = [...text('a'.repeat(1500)), ...text('b'.repeat(1500))];
    story.server.next('POST message').fails(403, 'x', { code: 40003 });
    for (const want of [false, true])
      expect(await story.send({ body }, story.home(), { key: 'two' })).toMatchObject({ ok: want });
    story.server.next('POST message').fails(403, 'x', { code: 40003 });
    expect(story.lea.sees).toHaveLength(2);
  });

  test('a revoked token stops nothing but Discord, and says so; the right one heals it', async () => {
    story.server.revokesToken();
    expect(await say()).toMatchObject({ ok: false, why: 'credentials' });
    expect(story.adapter.status()).toEqual({ state: 'degraded', fault: { code: 'bad-token' } });
    story.server.revokesToken(false);
    expect(await say()).toMatchObject({ ok: true });
    expect(story.adapter.status()).toEqual({ state: 'ok' });
    expect(JSON.stringify(story.log.lines)).not.toContain(story.server.token);
  });
});

describe('the connection', () => {
  test.each([
    ['is cut', () => story.server.gateway.drops()],
    ['is asked to move', () => story.server.gateway.asksToReconnect()],
  ])('%s: what was said meanwhile arrives, once and in order', async (_, breakIt) => {
    story.lea.writes('avant');
    await story.arrived(1);
    breakIt();
    await vi.waitFor(() => expect(story.server.gateway.isConnected).toBe(false));
    story.lea.writes('pendant');
    story.lea.writes('encore');
    await story.arrived(3);
    expect(story.inputs().map((input) => input.kind === 'text' && input.text)).toEqual([
      'avant',
      'pendant',
      'encore',
    ]);
    expect(story.server.gateway).toMatchObject({ identifies: 1, resumes: 1 });
    await vi.waitFor(() => expect(story.adapter.status()).toEqual({ state: 'ok' }));
  });

  test('is forgotten by Discord: a new one is begun, and what was written meanwhile is found', {
    timeout: 20_000,
  }, async () => {
    story.lea.writes('avant');
    await story.arrived(1);
    await say('Bonjour.');
    story.server.gateway.forgetsSession();
    for (const words of ['perdu ?', 'et moi ?']) expect(story.lea.writes(words)).toBeUndefined();
    await vi.waitFor(() => expect(story.server.gateway.identifies).toBe(2), 15_000);
    await story.arrived(3);
    expect(story.inputs().map((input) => input.kind === 'text' && input.text)).toEqual([
      'avant',
      'perdu ?',
      'et moi ?',
    ]);
    expect(story.server.callsOf('PUT commands')).toHaveLength(1);
  });

  test('is closed for good: that is said, and tried again later', async () => {
    const { gateway } = story.server;
    gateway.closesWith = 4004;
    gateway.closes(4004);
    await vi.waitFor(() => expect(story.adapter.status().fault).toEqual({ code: 'bad-token' }), 5000);
    gateway.closesWith = undefined;
    await vi.waitFor(() => expect(story.adapter.status()).toEqual({ state: 'ok' }), 15_000);
  });
});

describe('the start', () => {
  test('with a wrong token, or without Discord, goes on and tries again', async () => {
    const server = await startDiscordServer();
    const wrong = makeAdapter(server, { token: 'not.the.token' });
    await wrong.adapter.start(async () => {});
    expect(wrong.adapter.status()).toEqual({ state: 'degraded', fault: { code: 'bad-token' } });
    await wrong.adapter.stop();
    expect(wrong.adapter.status()).toEqual({ state: 'off' });
    await server.stop();
    const early = makeAdapter(server);
    await early.adapter.start(async () => {});
    expect(early.adapter.status()).toEqual({
      state: 'degraded',
      fault: { code: 'unreachable', detail: 'ECONNREFUSED' },
    });
    const back = await startDiscordServer({ port: server.port });
    await vi.waitFor(() => expect(early.adapter.status()).toEqual({ state: 'ok' }), 10_000);
    await early.adapter.stop();
    await back.stop();
  });
});
