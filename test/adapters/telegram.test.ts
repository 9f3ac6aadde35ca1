/** Léa talks with the program on Telegram: the real adapter, grammY as published, a Bot API server over HTTP. */
import { describe, expect, test, vi } from 'vitest';
import type { Address } from '#src/engine/message.ts';
import { degrade } from '#src/platform/degrade.ts';
import { telegramStory } from '#test/support/telegram-adapter.ts';
import type { Person } from '#test/support/telegram-server.ts';

const story = telegramStory();

describe('a first contact', () => {
  test('Léa opens an invitation link: the command comes with what the link carried', async () => {
    story.lea.opensLink('club-reze_2027');
    await story.arrived(1);
    expect(story.received[0]).toMatchObject({
      from: { platform: 'telegram', room: String(story.lea.user.id), isPrivate: true },
      sender: { platform: 'telegram', id: String(story.lea.user.id), name: 'Léa', locale: 'fr' },
      input: { kind: 'command', name: 'start', argument: 'club-reze_2027' },
    });
    expect(JSON.stringify(story.received)).not.toContain('Martin');
  });

  test.each([['a'.repeat(64)], ['a'.repeat(65)], ['%2e%2e/%2e'], ["'; drop table"]])(
    'a link that carries %s is still a start',
    async (payload) => {
      story.lea.says(`/start ${payload}`);
      await story.arrived(1);
      expect(story.inputs()).toEqual([{ kind: 'command', name: 'start', argument: payload }]);
    },
  );

  test('she types commands as people do: capitals, accents, several lines', async () => {
    for (const text of ['/AIDE', '/réglages', '/rdv demain\nà 9 h', '/ 2 personnes', '/'])
      story.lea.says(text);
    await story.arrived(5);
    expect(story.inputs()).toEqual([
      { kind: 'command', name: 'aide' },
      { kind: 'command', name: 'réglages' },
      { kind: 'command', name: 'rdv', argument: 'demain\nà 9 h' },
      { kind: 'text', text: '/ 2 personnes' },
      { kind: 'text', text: '/' },
    ]);
  });

  test('her Telegram lists the commands in her language, and the menu button shows them', async () => {
    const john = story.server.person({ firstName: 'John', languageCode: 'en-GB' });
    const ines = story.server.person({ firstName: 'Inês', languageCode: 'pt' });
    await vi.waitFor(() => expect(story.server.menuButton).toEqual({ type: 'commands' }), 10_000);
    const names = (person: Person, where?: 'all_group_chats') =>
      person.commands(where).map(({ command, description }) => `${command}: ${description}`);
    expect(names(story.lea)).toEqual(['aide: Ce que je sais faire', 'annuler: Arrêter là']);
    expect(names(john)).toEqual(['help: What I can do', 'cancel: Stop here']);
    expect(names(ines)).toEqual(names(story.lea));
    expect(names(story.lea, 'all_group_chats')).toEqual(['aide: Ce que je sais faire']);
  });
});

describe('what Léa sends', () => {
  test('pictures, voice notes and the rest arrive as things we cannot read, with their caption', async () => {
    story.lea.sendsPhoto('ma vitrine');
    for (const medium of ['voice', 'animation', 'sticker', 'location', 'contact', 'audio'] as const)
      story.lea.sendsMedium(medium);
    await story.arrived(7);
    expect(story.inputs()).toEqual([
      { kind: 'file', media: 'photo', caption: 'ma vitrine' },
      ...['voice', 'video', 'sticker', 'location', 'contact', 'other'].map((media) => ({
        kind: 'file',
        media,
      })),
    ]);
  });

  test('an album of four pictures is one gesture: its updates share one id', async () => {
    story.lea.sendsAlbum(4, 'mes produits');
    await story.arrived(4);
    expect(new Set(story.received.map(({ id }) => id)).size).toBe(1);
    expect(story.inputs()[0]).toEqual({ kind: 'file', media: 'photo', caption: 'mes produits' });
  });

  test('an answer she corrects afterwards does not count twice', async () => {
    const said = story.lea.says('Nantes');
    await story.arrived(1);
    story.lea.edits(said, 'Rennes');
    story.server.pushes('edited_message', {
      message_id: 1,
      chat: { id: story.lea.user.id, type: 'private' },
      date: 1,
      text: 'x',
    });
    story.lea.says('la suite');
    await story.arrived(2);
    expect(story.inputs()[1]).toEqual({ kind: 'text', text: 'la suite' });
  });

  test('control characters, halves of pairs and reversed text are cleaned, emojis stay whole', async () => {
    story.lea.says('a\u0000b\u0007c \ud83d fin\u202e\r\n👩🏽‍🌾 عربي');
    await story.arrived(1);
    expect(story.inputs()).toEqual([{ kind: 'text', text: 'abc \ufffd fin\n👩🏽‍🌾 عربي' }]);
  });

  test.each([
    ['Paul\u202eexe', 'Paulexe'],
    ['A\u200bn\ufe0fn\u2066e\u0000', 'Anne'],
    ['\u3164\u200b', undefined],
    [`Z${'\u0301'.repeat(500)}oé`, 'Z\u0301\u0301oé'],
    ['@everyone <b>', '@everyone <b>'],
  ])('the name %j becomes %j', async (firstName, name) => {
    story.server.person({ firstName }).says('bonjour');
    await story.arrived(1);
    expect(story.received[0]?.sender.name).toBe(name);
  });

  test('updates nobody has heard of, and broken ones, stop nothing', async () => {
    story.server.pushes('message', { message_id: 3, chat: null, from: 12 });
    story.server.pushes('message', {
      message_id: 4,
      chat: { id: 1, type: 'channel' },
      date: 1,
      text: 'channel post',
    });
    story.server.pushes('callback_query', {
      id: 'x',
      from: story.lea.user,
      chat_instance: '1',
      game_short_name: 'chess',
    });
    story.lea.sends({ new_chat_members: [story.lea.user] });
    story.lea.says('toujours là ?');
    await story.arrived(1);
    expect(story.inputs()).toEqual([{ kind: 'text', text: 'toujours là ?' }]);
  });

  test('after a silent week Telegram counts anew: a lower number is handled too', async () => {
    const said = story.lea.says('avant la pause');
    await story.arrived(1);
    await vi.waitFor(() => expect(story.server.pendingIds).toHaveLength(0), 10_000);
    await vi.waitFor(
      () => expect(story.server.callsOf('getUpdates').at(-1)?.payload).not.toHaveProperty('offset'),
      10_000,
    );
    story.server.pushes(
      'message',
      { ...(said?.['message'] as object), text: 'après une semaine de silence' },
      41,
    );
    await story.arrived(2);
    expect(story.received[1]).toMatchObject({ id: '41', input: { text: 'après une semaine de silence' } });
  });
});

describe('buttons', () => {
  const options = ['Oui', 'Non', 'Pas encore', 'Je voudrais en parler à quelqu’un'].map((label, at) => ({
    label,
    token: `run.step.${at}`,
  }));

  test('short labels stand side by side, long ones alone; a press comes back as its token', async () => {
    story.lea.says('bonjour');
    await story.arrived(1);
    await story.send({ body: [{ kind: 'text', text: 'C’est fait ?' }], options });
    const question = await story.lea.reads();
    expect(question.rows).toEqual([['Oui', 'Non', 'Pas encore'], ['Je voudrais en parler à quelqu’un']]);
    story.lea.presses('Pas encore');
    await story.arrived(2);
    expect(story.received[1]).toMatchObject({
      from: story.home(),
      sender: { id: String(story.lea.user.id) },
      input: { kind: 'choice', tokens: ['run.step.2'] },
    });
    await vi.waitFor(() =>
      expect(story.server.callsOf('answerCallbackQuery').map(({ status }) => status)).toEqual([200]),
    );
  });

  test('what is ticked shows it once, and digits share rows of five', async () => {
    story.lea.says('bonjour');
    await story.arrived(1);
    const ticked = [
      { label: 'Droit', token: 't', isChosen: true },
      { label: 'Ventes', token: 'v' },
    ];
    const words = { hint: '', hintMany: '', nextPage: '', aside: () => '' };
    const parts = [{ kind: 'choice' as const, options: ticked, many: true }];
    for (const message of degrade({ parts }, story.adapter.capabilities, words)) await story.send(message);
    expect((await story.lea.reads()).buttons).toEqual(['✓ Droit', 'Ventes']);
    const digits = Array.from({ length: 7 }, (_, at) => ({ label: String(at + 1), token: `d${at}` }));
    await story.send({ body: [{ kind: 'text', text: 'Lequel ?' }], options: digits });
    expect((await story.lea.reads()).rows).toEqual([
      ['1', '2', '3', '4', '5'],
      ['6', '7'],
    ]);
  });

  test('a press too old for Telegram still reaches the engine, and nothing breaks', async () => {
    story.lea.says('bonjour');
    await story.arrived(1);
    await story.send({ body: [{ kind: 'text', text: '?' }], options });
    story.server
      .next('answerCallbackQuery')
      .fails(400, 'Bad Request: query is too old and response timeout expired or query ID is invalid');
    story.lea.presses('Oui');
    await story.arrived(2);
    expect(story.adapter.status()).toEqual({ state: 'ok' });
  });

  test('the spinner stops at once, however long storing takes', async () => {
    await story.adapter.stop();
    const stored = Promise.withResolvers<void>();
    await story.adapter.start(async (update) => {
      story.received.push(update);
      if (update.input.kind === 'choice') await stored.promise;
    });
    story.lea.says('bonjour');
    await story.arrived(1);
    await story.send({ body: [{ kind: 'text', text: '?' }], options });
    story.lea.presses('Oui');
    await vi.waitFor(() => expect(story.server.callsOf('answerCallbackQuery')).toHaveLength(1), 10_000);
    expect(story.server.pendingIds).toHaveLength(1);
    stored.resolve();
    await vi.waitFor(() => expect(story.server.pendingIds).toHaveLength(0), 10_000);
  });
});

describe('in a group', () => {
  test('the program is quiet unless it is meant, even where it could read everything', async () => {
    const group = story.server.group('Les entrepreneurs de Rezé');
    const inGroup = story.lea.in(group);
    inGroup.says('Quelqu’un connaît un bon comptable ?');
    inGroup.says('/ban @spammer');
    inGroup.says('/aide@UnAutreBot');
    inGroup.sendsPhoto('la vitrine');
    inGroup.says('@PlusUnTestBotique est un autre');
    inGroup.says('/aide');
    inGroup.says('/annuler@plusuntestbot tout');
    inGroup.says('@PlusUnTestBot je cherche une aide');
    inGroup.says('et toi @PlusUnTestBot, une idée ?');
    await story.arrived(4);
    expect(story.inputs()).toEqual([
      { kind: 'command', name: 'aide' },
      { kind: 'command', name: 'annuler', argument: 'tout' },
      { kind: 'text', text: 'je cherche une aide' },
      { kind: 'text', text: 'et toi , une idée ?' },
    ]);
    const from = story.received[0]?.from ?? story.home();
    expect(from).toEqual({ platform: 'telegram', room: String(group.chat.id), isPrivate: false });
    await story.send({ body: [{ kind: 'text', text: 'Je réponds ici.' }] }, from);
    const [answer] = group.sees;
    if (!answer) throw new Error('nothing was said in the group');
    inGroup.repliesTo(answer, 'merci');
    await story.arrived(5);
    expect(story.inputs()[4]).toEqual({ kind: 'text', text: 'merci' });
  });

  test('a group that becomes a supergroup still gets its message, and the next ones directly', async () => {
    const group = story.server.group('Les entrepreneurs de Rezé');
    const old: Address = { platform: 'telegram', room: String(group.chat.id), isPrivate: false };
    group.upgrades(story.lea.user);
    for (const text of ['Rencontre jeudi.', 'À 18 h.'])
      expect(await story.send({ body: [{ kind: 'text', text }] }, old)).toMatchObject({ ok: true });
    expect(group.sees.map(({ text }) => text)).toEqual(['Rencontre jeudi.', 'À 18 h.']);
    expect(story.server.callsOf('sendMessage').map(({ status }) => status)).toEqual([400, 200, 200]);
    expect(story.received).toEqual([]);
  });
});
