/** A club's group on Telegram: links, topics, replies, moves; privacy mode on, as @BotFather sets it. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Address, Update } from '#src/engine/message.ts';
import type { Envelope } from '#src/platform/adapter.ts';
import { makeAdapter } from '#test/support/telegram-adapter.ts';
import { type Person, startTelegramServer, type TelegramServer } from '#test/support/telegram-server.ts';

let server: TelegramServer;
let adapter: ReturnType<typeof makeAdapter>['adapter'];
let lea: Person;
let club: ReturnType<TelegramServer['group']>;
let received: Update[];
let rooms: string[];
let isAway: boolean;

const arrived = (count: number) =>
  vi.waitFor(() => expect(received).toHaveLength(count), { timeout: 10_000, interval: 5 });
const inClub = (thread?: number): Address => ({
  platform: 'telegram',
  room: String(club.chat.id),
  ...(thread !== undefined && { thread: String(thread) }),
  isPrivate: false,
});
let keys = 0;
const say = (text: string, to = inClub(), more: Partial<Envelope> = {}) =>
  adapter.send({
    to,
    key: `group-${keys++}`,
    message: { body: [{ kind: 'text', text }], options: [], many: false },
    ...more,
  });

beforeEach(async () => {
  server = await startTelegramServer();
  lea = server.person({ firstName: 'Léa', languageCode: 'fr' });
  club = server.group('Les entrepreneurs de Rezé');
  ({ adapter } = makeAdapter(server));
  received = [];
  rooms = [];
  isAway = false;
  const tell = (what: string) => {
    if (isAway) throw new Error('cannot write');
    rooms.push(what);
  };
  await adapter.start(async (update) => void received.push(update), undefined, {
    moved: async (_, from, to) => tell(`${from} is ${to}`),
    reached: async (_, room, isReachable) => tell(`${room} ${isReachable ? 'open' : 'closed'}`),
  });
});
afterEach(async () => {
  await adapter.stop();
  await server.stop();
});

describe('what reaches the program', () => {
  test('commands, mentions and replies to it; nothing of what members tell each other', async () => {
    await say('Prochaine rencontre jeudi.');
    const [news] = club.sees;
    if (!news) throw new Error('nothing was said');
    const inGroup = lea.in(club);
    expect(inGroup.says('Vous y allez ?')).toBeUndefined();
    inGroup.repliesTo(news, 'Je viens avec Paul.');
    inGroup.says('/aide');
    await arrived(2);
    expect(received[0]).toMatchObject({ inReplyTo: String(news.id), input: { text: 'Je viens avec Paul.' } });
    expect(received[1]).not.toHaveProperty('inReplyTo');
  });

  test('an anonymous administrator is nobody who could be answered', async () => {
    const inGroup = lea.in(club);
    inGroup.says('/aide', { sender_chat: { id: club.chat.id, type: 'supergroup', title: 'Rezé' } });
    inGroup.says('/aide tout de suite');
    await arrived(1);
    expect(received[0]?.input).toMatchObject({ argument: 'tout de suite' });
  });
});

describe('buttons for everybody', () => {
  const link = { command: 'rencontre', argument: '7Fd2k9Qa' };
  const options = [
    { token: '@.-.rencontre.7Fd2k9Qa', label: 'Je viens', link },
    { token: 'x.y.z.1', label: 'Autre chose' },
  ];

  test('in the group a link opens the conversation with the bot, which begins the command there', async () => {
    const body = [{ kind: 'text' as const, text: 'Jeudi, 18 h 30.' }];
    await say('', inClub(), { message: { body, options, many: false } });
    const url = club.sees[0]?.links['Je viens'] ?? '';
    expect(url).toBe('https://t.me/PlusUnTestBot?start=rencontre_7Fd2k9Qa');
    expect(club.sees[0]?.buttons).toEqual(['Je viens', 'Autre chose']);
    lea.opensLink(new URL(url).searchParams.get('start') ?? '');
    await arrived(1);
    expect(received[0]).toMatchObject({
      from: { room: String(lea.user.id), isPrivate: true },
      input: { kind: 'command', name: 'start', argument: 'rencontre_7Fd2k9Qa' },
    });
  });

  test.each([
    ['too long for Telegram', { command: 'rencontre', argument: 'a'.repeat(60) }],
    ['with a sign Telegram does not carry', { command: 'rencontre', argument: 'é' }],
  ])('a link %s stays a button', async (_, odd) => {
    const body = [{ kind: 'text' as const, text: 'Jeudi ?' }];
    const one = { ...options[1], token: 't', label: 'Je viens', link: odd };
    expect(await say('', inClub(), { message: { body, options: [one], many: false } })).toMatchObject({
      ok: true,
    });
    expect(club.sees[0]).toMatchObject({ buttons: ['Je viens'], links: {} });
  });

  test('in private the same button answers at once', async () => {
    lea.says('bonjour');
    await arrived(1);
    const home = { platform: 'telegram', room: String(lea.user.id), isPrivate: true };
    await say('', home, { message: { body: [{ kind: 'text', text: 'Jeudi ?' }], options, many: false } });
    expect((await lea.reads()).links).toEqual({});
    lea.presses('Je viens');
    await arrived(2);
    expect(received[1]?.input).toMatchObject({ kind: 'choice', tokens: ['@.-.rencontre.7Fd2k9Qa'] });
  });
});

describe('a forum', () => {
  test('what is asked in a topic is answered in the topic, files too', async () => {
    const topic = club.opensTopic(lea.user);
    lea.in(club).inTopic(topic, '/aide');
    await arrived(1);
    const from = received[0]?.from ?? inClub();
    expect(from.thread).toBe(String(topic));
    await say('Ici.', from);
    const file = {
      kind: 'file',
      name: 'a.ics',
      mediaType: 'text/calendar',
      content: 'x',
      label: 'jeudi',
    } as const;
    await say('', from, { message: { body: [file], options: [], many: false } });
    expect(club.sees.map(({ raw }) => raw['message_thread_id'])).toEqual([topic, topic]);
  });

  test('a thread of replies in a group without topics is no topic', async () => {
    await say('Jeudi ?');
    const [news] = club.sees;
    if (!news) throw new Error('nothing was said');
    lea.in(club).says('oui', { reply_to_message: news.raw, message_thread_id: news.id });
    await arrived(1);
    expect(received[0]?.from).not.toHaveProperty('thread');
    expect(await say('Bien.', received[0]?.from)).toMatchObject({ ok: true });
  });

  test('a topic the bot itself has opened: talk there is not talk to it', async () => {
    const bot = { ...server.bot, is_bot: true, first_name: 'PlusUn' };
    const topic = club.opensTopic(bot);
    const inGroup = lea.in(club);
    expect(inGroup.inTopic(topic, 'On se voit jeudi ?')).toBeUndefined();
    inGroup.inTopic(topic, '/aide');
    await arrived(1);
    expect(received[0]).not.toHaveProperty('inReplyTo');
  });

  test.each(['deletes', 'closes'] as const)(
    'an organiser %s the topic: the news go to the general one, once',
    async (does) => {
      const topic = club.opensTopic(lea.user);
      if (does === 'deletes') club.deletesTopic(topic);
      else club.closesTopic(topic);
      expect(await say('Rencontre jeudi.', inClub(topic))).toMatchObject({ ok: true });
      expect(club.sees.map(({ text, raw }) => [text, raw['message_thread_id']])).toEqual([
        ['Rencontre jeudi.', undefined],
      ]);
      expect(server.callsOf('sendMessage').map(({ status }) => status)).toEqual([400, 200]);
    },
  );

  test('the general topic is closed too: given up, not tried for ever', async () => {
    const topic = club.opensTopic(lea.user);
    club.closesTopic(topic);
    server.next('sendMessage').fails(400, 'Bad Request: TOPIC_CLOSED');
    server.next('sendMessage').fails(400, 'Bad Request: TOPIC_CLOSED');
    expect(await say('Rencontre jeudi.', inClub(topic))).toEqual({
      ok: false,
      why: 'refused',
      detail: '400 Bad Request: TOPIC_CLOSED',
    });
  });
});

describe('the group becomes a supergroup', () => {
  test('told by Telegram: the new id is kept before Telegram may forget it', async () => {
    isAway = true;
    const old = club.chat.id;
    club.upgrades(lea.user);
    await vi.waitFor(() => expect(adapter.status?.().fault?.code).toBe('inbox'), 10_000);
    expect(server.pendingIds).toHaveLength(2);
    isAway = false;
    await vi.waitFor(() => expect(server.pendingIds).toHaveLength(0), 10_000);
    expect(new Set(rooms)).toEqual(new Set([`${old} is ${club.chat.id}`]));
    expect(received).toEqual([]);
  });

  test('found out while writing: the message arrives, the new id is kept, an old message is not edited there', async () => {
    const before = inClub();
    const first = await say('Rencontre jeudi.');
    const receipt = (first.ok && first.receipt) || '';
    await adapter.stop();
    club.upgrades(lea.user);
    const second = await say('Rencontre vendredi.', before, { replaces: { receipt } });
    expect(club.sees.map(({ text }) => text)).toEqual(['Rencontre vendredi.']);
    await vi.waitFor(() => expect(rooms).toEqual([`${before.room} is ${club.chat.id}`]));
    // Numbers begin anew in a supergroup: this one was also that of a message in the old group.
    const sameNumber = (second.ok && second.receipt) || '';
    await say('Rencontre samedi.', before, { replaces: { receipt: sameNumber } });
    expect(club.sees.map(({ text }) => text)).toEqual(['Rencontre vendredi.', 'Rencontre samedi.']);
  });
});

describe('who may be written to', () => {
  test('Léa blocks the bot and comes back; the club removes it and takes it back', async () => {
    lea.says('bonjour');
    await arrived(1);
    lea.blocks();
    lea.unblocks();
    club.removesBot(lea.user);
    club.takesBotBack(lea.user);
    await vi.waitFor(() => expect(rooms).toHaveLength(4), 10_000);
    const [person, group] = [lea.user.id, club.chat.id];
    expect(rooms).toEqual([`${person} closed`, `${person} open`, `${group} closed`, `${group} open`]);
    expect(received).toHaveLength(1);
  });

  test.each([
    ['left', {}, 'closed'],
    ['restricted', { is_member: true, can_send_messages: false }, 'closed'],
    ['restricted', { is_member: true, can_send_messages: true }, 'open'],
    ['administrator', {}, 'open'],
  ])('as a %s member %o the room is %s', async (status, more, state) => {
    const chat = { id: club.chat.id, type: 'supergroup', title: 'Rezé' };
    const user = { ...server.bot, is_bot: true, first_name: 'PlusUn' };
    server.pushes('my_chat_member', {
      chat,
      from: lea.user,
      date: 1,
      new_chat_member: { status, user, ...more },
    });
    await vi.waitFor(() => expect(rooms).toEqual([`${chat.id} ${state}`]), 10_000);
  });
});
