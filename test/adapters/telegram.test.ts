/** Léa talks with the program on Telegram: the real adapter, grammY as published, a Bot API server over HTTP. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Address, Update } from '#src/engine/message.ts';
import type { Message } from '#src/platform/adapter.ts';
import { makeAdapter } from '#test/support/telegram-adapter.ts';
import { type Person, startTelegramServer, type TelegramServer } from '#test/support/telegram-server.ts';

let server: TelegramServer;
let lea: Person;
let made: ReturnType<typeof makeAdapter>;
let received: Update[];
let keys = 0;

const inputs = () => received.map(({ input }) => input);
const arrived = (count: number) =>
  vi.waitFor(() => expect(received).toHaveLength(count), { timeout: 3000, interval: 5 });
const send = (to: Address, message: Partial<Message>, key = `k${keys++}`) =>
  made.adapter.send({ to, key, message: { body: [], options: [], many: false, ...message } });
const roomOf = (person: Person): Address => ({
  platform: 'telegram',
  room: String(person.user.id),
  isPrivate: true,
});

beforeEach(async () => {
  server = await startTelegramServer({ privacy: false });
  lea = server.person({ firstName: 'Léa', lastName: 'Martin', languageCode: 'fr' });
  made = makeAdapter(server);
  received = [];
  await made.adapter.start(async (update) => void received.push(update));
});
afterEach(async () => {
  await made.adapter.stop();
  await server.stop();
});

describe('a first contact', () => {
  test('Léa opens an invitation link: the command comes with what the link carried', async () => {
    lea.opensLink('club-reze_2027');
    await arrived(1);
    expect(received[0]).toMatchObject({
      from: { platform: 'telegram', room: String(lea.user.id), isPrivate: true },
      sender: { platform: 'telegram', id: String(lea.user.id), name: 'Léa', locale: 'fr' },
      input: { kind: 'command', name: 'start', argument: 'club-reze_2027' },
    });
    expect(JSON.stringify(received)).not.toContain('Martin');
  });

  test.each([['a'.repeat(64)], ['a'.repeat(65)], ['%2e%2e/%2e'], ["'; drop table"]])(
    'a link that carries %s is still a start',
    async (payload) => {
      lea.says(`/start ${payload}`);
      await arrived(1);
      expect(inputs()).toEqual([{ kind: 'command', name: 'start', argument: payload }]);
    },
  );

  test('she types commands as people do: capitals, accents, several lines', async () => {
    for (const text of ['/AIDE', '/réglages', '/rdv demain\nà 9 h', '/ 2 personnes', '/']) lea.says(text);
    await arrived(5);
    expect(inputs()).toEqual([
      { kind: 'command', name: 'aide' },
      { kind: 'command', name: 'réglages' },
      { kind: 'command', name: 'rdv', argument: 'demain\nà 9 h' },
      { kind: 'text', text: '/ 2 personnes' },
      { kind: 'text', text: '/' },
    ]);
  });

  test('her Telegram lists the commands in her language, and the menu button shows them', async () => {
    const john = server.person({ firstName: 'John', languageCode: 'en-GB' });
    const ines = server.person({ firstName: 'Inês', languageCode: 'pt' });
    await vi.waitFor(() => expect(server.menuButton).toEqual({ type: 'commands' }));
    const names = (person: Person, where?: 'all_group_chats') =>
      person.commands(where).map(({ command, description }) => `${command}: ${description}`);
    expect(names(lea)).toEqual(['aide: Ce que je sais faire', 'annuler: Arrêter là']);
    expect(names(john)).toEqual(['aide: What I can do', 'annuler: Stop here']);
    expect(names(ines)).toEqual(names(lea));
    expect(names(lea, 'all_group_chats')).toEqual(['aide: Ce que je sais faire']);
  });
});

describe('what Léa sends', () => {
  test('pictures, voice notes and the rest arrive as things we cannot read, with their caption', async () => {
    lea.sendsPhoto('ma vitrine');
    for (const medium of ['voice', 'animation', 'sticker', 'location', 'contact', 'audio'] as const)
      lea.sendsMedium(medium);
    await arrived(7);
    expect(inputs()).toEqual([
      { kind: 'file', media: 'photo', caption: 'ma vitrine' },
      ...['voice', 'video', 'sticker', 'location', 'contact', 'other'].map((media) => ({
        kind: 'file',
        media,
      })),
    ]);
  });

  test('an album of four pictures is one gesture: its updates share one id', async () => {
    lea.sendsAlbum(4, 'mes produits');
    await arrived(4);
    expect(new Set(received.map(({ id }) => id)).size).toBe(1);
    expect(inputs()[0]).toEqual({ kind: 'file', media: 'photo', caption: 'mes produits' });
  });

  test('an answer she corrects afterwards does not count twice', async () => {
    const said = lea.says('Nantes');
    await arrived(1);
    lea.edits(said, 'Rennes');
    server.pushes('edited_message', {
      message_id: 1,
      chat: { id: lea.user.id, type: 'private' },
      date: 1,
      text: 'x',
    });
    lea.says('la suite');
    await arrived(2);
    expect(inputs()[1]).toEqual({ kind: 'text', text: 'la suite' });
  });

  test('control characters, halves of pairs and reversed text are cleaned, emojis stay whole', async () => {
    lea.says('a\u0000b\u0007c \ud83d fin\u202e\r\n👩🏽‍🌾 عربي');
    await arrived(1);
    expect(inputs()).toEqual([{ kind: 'text', text: 'abc \ufffd fin\n👩🏽‍🌾 عربي' }]);
  });

  test.each([
    ['Paul\u202eexe', 'Paulexe'],
    ['A\u200bn\ufe0fn\u2066e\u0000', 'Anne'],
    ['\u3164\u200b', undefined],
    [`Z${'\u0301'.repeat(500)}oé`, 'Z\u0301\u0301oé'],
    ['@everyone <b>', '@everyone <b>'],
  ])('the name %j becomes %j', async (firstName, name) => {
    server.person({ firstName }).says('bonjour');
    await arrived(1);
    expect(received[0]?.sender.name).toBe(name);
  });

  test('updates nobody has heard of, and broken ones, stop nothing', async () => {
    server.pushes('message', { message_id: 3, chat: null, from: 12 });
    server.pushes('message', {
      message_id: 4,
      chat: { id: 1, type: 'channel' },
      date: 1,
      text: 'channel post',
    });
    server.pushes('callback_query', {
      id: 'x',
      from: lea.user,
      chat_instance: '1',
      game_short_name: 'chess',
    });
    lea.sends({ new_chat_members: [lea.user] });
    lea.says('toujours là ?');
    await arrived(1);
    expect(inputs()).toEqual([{ kind: 'text', text: 'toujours là ?' }]);
  });

  test('after a silent week Telegram counts anew: a lower number is handled too', async () => {
    const said = lea.says('avant la pause');
    await arrived(1);
    await vi.waitFor(
      () => expect(server.callsOf('getUpdates').at(-1)?.payload).not.toHaveProperty('offset'),
      4000,
    );
    server.pushes('message', { ...(said?.['message'] as object), text: 'après une semaine de silence' }, 41);
    await arrived(2);
    expect(received[1]).toMatchObject({ id: '41', input: { text: 'après une semaine de silence' } });
  });
});

describe('buttons', () => {
  const options = ['Oui', 'Non', 'Pas encore', 'Je voudrais en parler à quelqu’un'].map((label, at) => ({
    label,
    token: `run.step.${at}`,
  }));

  test('short labels stand side by side, long ones alone; a press comes back as its token', async () => {
    lea.says('bonjour');
    await arrived(1);
    await send(roomOf(lea), { body: [{ kind: 'text', text: 'C’est fait ?' }], options });
    const question = await lea.reads();
    expect(question.rows).toEqual([['Oui', 'Non', 'Pas encore'], ['Je voudrais en parler à quelqu’un']]);
    lea.presses('Pas encore');
    await arrived(2);
    expect(received[1]).toMatchObject({
      from: roomOf(lea),
      sender: { id: String(lea.user.id) },
      input: { kind: 'choice', tokens: ['run.step.2'] },
    });
    await vi.waitFor(() =>
      expect(server.callsOf('answerCallbackQuery').map(({ status }) => status)).toEqual([200]),
    );
  });

  test('what is ticked shows it, and digits share rows of five', async () => {
    lea.says('bonjour');
    await arrived(1);
    const digits = Array.from({ length: 7 }, (_, at) => ({ label: String(at + 1), token: `d${at}` }));
    await send(roomOf(lea), {
      options: [
        { label: 'Droit', token: 't', isChosen: true },
        { label: 'Ventes', token: 'v' },
      ],
    });
    expect((await lea.reads()).buttons).toEqual(['✓ Droit', 'Ventes']);
    await send(roomOf(lea), { body: [{ kind: 'text', text: 'Lequel ?' }], options: digits });
    expect((await lea.reads()).rows).toEqual([
      ['1', '2', '3', '4', '5'],
      ['6', '7'],
    ]);
  });

  test('a press too old for Telegram still reaches the engine, and nothing breaks', async () => {
    lea.says('bonjour');
    await arrived(1);
    await send(roomOf(lea), { body: [{ kind: 'text', text: '?' }], options });
    server
      .next('answerCallbackQuery')
      .fails(400, 'Bad Request: query is too old and response timeout expired or query ID is invalid');
    lea.presses('Oui');
    await arrived(2);
    expect(made.adapter.status()).toEqual({ state: 'ok' });
  });

  test('the spinner stops at once, however long storing takes', async () => {
    await made.adapter.stop();
    const stored = Promise.withResolvers<void>();
    await made.adapter.start(async (update) => {
      received.push(update);
      if (update.input.kind === 'choice') await stored.promise;
    });
    lea.says('bonjour');
    await arrived(1);
    await send(roomOf(lea), { body: [{ kind: 'text', text: '?' }], options });
    lea.presses('Oui');
    await vi.waitFor(() => expect(server.callsOf('answerCallbackQuery')).toHaveLength(1));
    expect(server.pendingIds).toHaveLength(1);
    stored.resolve();
    await vi.waitFor(() => expect(server.pendingIds).toHaveLength(0));
  });
});

describe('in a group', () => {
  test('the program is quiet unless it is meant, even where it could read everything', async () => {
    const group = server.group('Les entrepreneurs de Rezé');
    const inGroup = lea.in(group);
    inGroup.says('Quelqu’un connaît un bon comptable ?');
    inGroup.says('/ban @spammer');
    inGroup.says('/aide@UnAutreBot');
    inGroup.sendsPhoto('la vitrine');
    inGroup.says('@PlusUnTestBotique est un autre');
    inGroup.says('/aide');
    inGroup.says('/annuler@plusuntestbot tout');
    inGroup.says('@PlusUnTestBot je cherche une aide');
    inGroup.says('et toi @PlusUnTestBot, une idée ?');
    await arrived(4);
    expect(inputs()).toEqual([
      { kind: 'command', name: 'aide' },
      { kind: 'command', name: 'annuler', argument: 'tout' },
      { kind: 'text', text: 'je cherche une aide' },
      { kind: 'text', text: 'et toi , une idée ?' },
    ]);
    const from = received[0]?.from ?? roomOf(lea);
    expect(from).toEqual({ platform: 'telegram', room: String(group.chat.id), isPrivate: false });
    await send(from, { body: [{ kind: 'text', text: 'Je réponds ici.' }] });
    const [answer] = group.sees;
    if (!answer) throw new Error('nothing was said in the group');
    inGroup.repliesTo(answer, 'merci');
    await arrived(5);
    expect(inputs()[4]).toEqual({ kind: 'text', text: 'merci' });
  });

  test('in a topic the answer stays in the topic', async () => {
    const group = server.group('Forum');
    lea.in(group).says('/aide', { is_topic_message: true, message_thread_id: 7 });
    await arrived(1);
    expect(received[0]?.from.thread).toBe('7');
    await send(received[0]?.from ?? roomOf(lea), { body: [{ kind: 'text', text: 'ici' }] });
    expect(group.sees[0]?.raw['message_thread_id']).toBe(7);
  });

  test('a group that becomes a supergroup still gets its message, and the next ones directly', async () => {
    const group = server.group('Les entrepreneurs de Rezé');
    const old: Address = { platform: 'telegram', room: String(group.chat.id), isPrivate: false };
    group.upgrades(lea.user);
    expect(await send(old, { body: [{ kind: 'text', text: 'Rencontre jeudi.' }] })).toMatchObject({
      ok: true,
    });
    expect(await send(old, { body: [{ kind: 'text', text: 'À 18 h.' }] })).toMatchObject({ ok: true });
    expect(group.sees.map(({ text }) => text)).toEqual(['Rencontre jeudi.', 'À 18 h.']);
    expect(server.callsOf('sendMessage').map(({ status }) => status)).toEqual([400, 200, 200]);
    expect(received).toEqual([]);
  });
});

describe('what Léa is shown', () => {
  beforeEach(async () => {
    lea.says('bonjour');
    await arrived(1);
  });

  test('a card: title in bold, lines, a link whose domain stands in clear, no preview', async () => {
    await send(roomOf(lea), {
      body: [
        { kind: 'text', text: 'Voici ce que j’ai trouvé.' },
        {
          kind: 'card',
          title: 'Acre <b>& co</b>',
          lines: [
            { text: 'Des cotisations réduites la première année.' },
            { label: 'Coût', text: 'gratuit' },
          ],
          link: { url: 'https://www.urssaf.fr/acre?x=1', label: 'La page officielle' },
          note: 'Vérifié le 3 novembre 2026',
        },
      ],
    });
    const message = await lea.reads();
    expect(message.text).toBe(
      [
        'Voici ce que j’ai trouvé.',
        '',
        'Acre <b>& co</b>',
        'Des cotisations réduites la première année.',
        'Coût : gratuit',
        'La page officielle (urssaf.fr)',
        'Vérifié le 3 novembre 2026',
      ].join('\n'),
    );
    const marked = message.entities.map(({ type, offset, length, url }) => [
      type,
      message.text.slice(offset, offset + length),
      ...(url ? [url] : []),
    ]);
    expect(marked).toEqual([
      ['bold', 'Acre <b>& co</b>'],
      ['text_link', 'La page officielle (urssaf.fr)', 'https://www.urssaf.fr/acre?x=1'],
      ['italic', 'Vérifié le 3 novembre 2026'],
    ]);
    expect(message.raw.link_preview_options).toEqual({ is_disabled: true });
  });

  test.each(['javascript:alert(1)', 'tg://resolve?domain=x', 'pas une adresse'])(
    'an address like %s is words, not a link',
    async (url) => {
      const link = { url, label: 'Cliquez' };
      await send(roomOf(lea), { body: [{ kind: 'card', title: 'Titre', lines: [], link }] });
      const { text, entities } = await lea.reads();
      expect(text).toContain(url);
      expect(entities.map(({ type }) => type)).toEqual(['bold']);
    },
  );

  test('three cards that do not fit one message are cut between cards, bold and links intact', async () => {
    const cards = ['Un', 'Deux', 'Trois'].map((title) => ({
      kind: 'card' as const,
      title: `${title} 👍`,
      lines: [{ text: 'é👍 '.repeat(450).trim() }],
      link: { url: 'https://exemple.fr/a', label: 'Page' },
    }));
    await send(roomOf(lea), { body: cards, options: [{ label: 'Utile', token: 'u' }] });
    const [first, second, third] = [await lea.reads(), await lea.reads(), ...lea.sees.slice(2)];
    expect(third).toBeUndefined();
    expect([first.buttons, second.buttons]).toEqual([[], ['Utile']]);
    const links = [first, second].flatMap(({ text, entities }) =>
      entities.map(({ offset, length }) => text.slice(offset, offset + length)),
    );
    expect(links).toEqual(['Un', 'Deux', 'Trois'].flatMap((title) => [`${title} 👍`, 'Page (exemple.fr)']));
  });

  test('20,000 characters, 10,000 accents, 500 families: whole, never cut inside a character', async () => {
    const texts = [
      'mot '.repeat(5000).trim(),
      `e${'\u0301'.repeat(10_000)}`,
      '👨‍👩‍👧‍👦'.repeat(500),
      '👍'.repeat(5000),
    ];
    for (const text of texts) {
      const before = lea.sees.length;
      expect(await send(roomOf(lea), { body: [{ kind: 'text', text }] })).toMatchObject({ ok: true });
      const pieces = lea.sees.slice(before).map((piece) => piece.text);
      expect(pieces.join('').replace(/ /g, '')).toBe(text.replace(/ /g, ''));
      expect(pieces.every((piece) => piece.isWellFormed())).toBe(true);
      if (text.startsWith('👨')) expect(pieces.every((piece) => piece.endsWith('👦'))).toBe(true);
    }
  });

  test('a calendar file comes as a document with its words, and the buttons hang under it', async () => {
    const content = 'BEGIN:VCALENDAR\r\nSUMMARY:Rencontre à Rezé\r\nEND:VCALENDAR\r\n';
    const sent = await send(roomOf(lea), {
      body: [
        { kind: 'text', text: 'C’est noté.' },
        {
          kind: 'file',
          name: 'rencontre à rezé.ics',
          mediaType: 'text/calendar',
          content,
          label: 'Jeudi, 18 h 30',
        },
      ],
      options: [{ label: 'Merci', token: 'm' }],
    });
    await lea.reads();
    const file = await lea.reads();
    expect(file).toMatchObject({ text: 'Jeudi, 18 h 30', buttons: ['Merci'] });
    expect(file.file).toEqual({ name: 'rencontre-a-reze.ics', content });
    expect(sent).toEqual({ ok: true, receipt: String(file.id) });
  });
});
