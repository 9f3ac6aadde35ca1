/** What Telegram shows around the conversation: menus, the profile, answers to presses; and where Léa is. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Address, Update } from '#src/engine/message.ts';
import { makeAdapter } from '#test/support/telegram-adapter.ts';
import { type Person, startTelegramServer, type TelegramServer } from '#test/support/telegram-server.ts';

const both = (fr: string, en: string) => ({ fr, en });
const COMMANDS = [
  { names: both('aide', 'help'), descriptions: both('Ce que je sais faire', 'What I can do'), scope: 'both' },
  { names: both('annuler', 'cancel'), descriptions: both('Arrêter là', 'Stop here'), scope: 'private' },
  {
    names: both('nouvelle_rencontre', 'new_meetup'),
    descriptions: both('Proposer une rencontre', 'Propose a meetup'),
    scope: 'organiser',
  },
] as const;
const NOT_YET = both('Votre choix est gardé.', 'Your choice is kept.');

let server: TelegramServer;
let lea: Person;
let made: ReturnType<typeof makeAdapter>;
let received: Update[];
let store: () => Promise<void>;

const arrived = (count: number) =>
  vi.waitFor(() => expect(received).toHaveLength(count), { timeout: 10_000, interval: 5 });
const homeOf = (person: Person): Address => ({
  platform: 'telegram',
  room: String(person.user.id),
  isPrivate: true,
});
const receive = async (update: Update) => {
  await store();
  received.push(update);
};
const begin = async () => {
  made = makeAdapter(server, {
    commands: COMMANDS,
    profile: both('Bonjour. Je suis PlusUn.', 'Hello. I am PlusUn.'),
    notYet: NOT_YET,
  });
  await made.adapter.start(receive);
};

beforeEach(async () => {
  server = await startTelegramServer();
  lea = server.person({ firstName: 'Léa', languageCode: 'fr' });
  received = [];
  store = async () => {};
});
afterEach(async () => {
  await made.adapter.stop();
  await server.stop();
});

describe('the menu', () => {
  const names = (person: Person) => person.commands().map(({ command }) => command);
  beforeEach(async () => {
    await begin();
    await vi.waitFor(() => expect(server.menuButton).toEqual({ type: 'commands' }), 10_000);
  });

  test('Sonia becomes an organiser: her menu grows, in her language, and nobody else’s', async () => {
    const sonia = server.person({ firstName: 'Sonia', languageCode: 'en' });
    await made.adapter.setRole?.(homeOf(sonia), false);
    expect(names(sonia)).toEqual(['help', 'cancel']);
    await made.adapter.setRole?.(homeOf(sonia), true);
    expect(names(sonia)).toEqual(['help', 'cancel', 'new_meetup']);
    expect(names(lea)).toEqual(['aide', 'annuler']);
    const calls = server.callsOf('setMyCommands').length;
    await made.adapter.setRole?.(homeOf(sonia), true);
    expect(server.callsOf('setMyCommands')).toHaveLength(calls);
    await made.adapter.setRole?.(homeOf(sonia), false);
    expect(names(sonia)).toEqual(['help', 'cancel']);
  });

  test('Telegram does not take it at once: tried again at the next message', async () => {
    server.next('setMyCommands').fails(429, 'Too Many Requests: retry after 1', { retry_after: 1 });
    await made.adapter.setRole?.(homeOf(lea), true);
    expect(names(lea)).toEqual(['aide', 'annuler']);
    await made.adapter.setRole?.(homeOf(lea), true);
    expect(names(lea)).toEqual(['aide', 'annuler', 'nouvelle_rencontre']);
  });

  test('a group has no menu of its own, and other platforms are none of its business', async () => {
    await made.adapter.setRole?.({ platform: 'telegram', room: '-100', isPrivate: false }, true);
    await made.adapter.setRole?.({ platform: 'discord', room: '5', isPrivate: true }, true);
    expect(JSON.stringify(server.callsOf('setMyCommands'))).not.toContain('"chat"');
  });
});

describe('the profile, read before the first message', () => {
  const described = () =>
    vi.waitFor(() => expect(server.callsOf('getMyDescription')).toHaveLength(1), 10_000);

  test('says who the program is, in both languages', async () => {
    await begin();
    await vi.waitFor(() => expect(server.descriptions.size).toBe(2), 10_000);
    expect([...server.descriptions]).toEqual([
      ['', 'Bonjour. Je suis PlusUn.'],
      ['en', 'Hello. I am PlusUn.'],
    ]);
  });

  test('what the owner of the bot wrote there stays', async () => {
    server.descriptions.set('', 'Le robot du club de Rezé');
    await begin();
    await described();
    lea.says('bonjour');
    await arrived(1);
    expect([...server.descriptions.values()]).toEqual(['Le robot du club de Rezé']);
  });
});

describe('a press is always answered', () => {
  const option = { label: 'Oui', token: 'x.y.z.1' };
  const answers = () => server.callsOf('answerCallbackQuery').map(({ payload }) => payload['text']);
  const ask = async (person: Person) => {
    await begin();
    person.says('bonjour');
    await arrived(1);
    const body = [{ kind: 'text' as const, text: 'On continue ?' }];
    await made.adapter.send({
      to: homeOf(person),
      key: 'q',
      message: { body, options: [option], many: false },
    });
  };

  test.each([
    ['fr', NOT_YET.fr],
    ['en-GB', NOT_YET.en],
  ])(
    'nothing can be stored: it is told so, and the press is taken later (%s)',
    async (languageCode, words) => {
      const person = server.person({ firstName: 'Sam', languageCode });
      await ask(person);
      let failures = 2;
      store = async () => {
        if (failures-- > 0) throw new Error('the database is away');
      };
      person.presses('Oui');
      await arrived(2);
      expect(answers()[0]).toBe(words);
      expect(server.callsOf('answerCallbackQuery')[0]?.status).toBe(200);
      expect(received[1]?.input).toMatchObject({ kind: 'choice', tokens: ['x.y.z.1'] });
    },
  );

  test('of a game, of another bot, of nobody: silently, and those behind it are heard', async () => {
    await begin();
    lea.says('bonjour');
    await arrived(1);
    const from = lea.user;
    server.pushes('callback_query', { id: '1', from, chat_instance: '1', game_short_name: 'chess' });
    server.pushes('callback_query', {
      id: '2',
      from: { ...from, is_bot: true },
      chat_instance: '1',
      data: 'x',
    });
    server.pushes('callback_query', { id: '3', data: 'x' });
    server.pushes('callback_query', { id: '4', from, chat_instance: '1', data: 'x', inline_message_id: 'i' });
    lea.says('toujours là');
    await arrived(2);
    await vi.waitFor(() => expect(answers()).toHaveLength(4), 10_000);
    expect(new Set(answers())).toEqual(new Set([undefined]));
  });
});

describe('where Léa is', () => {
  beforeEach(begin);

  test('a pin, a named place and a place that moves are positions', async () => {
    lea.sharesPosition(47.186, -1.549);
    lea.sharesPosition(47.21, -1.55, 'Café de la Gare');
    lea.sends({ location: { latitude: 47.2, longitude: -1.5, live_period: 900 } });
    await arrived(3);
    expect(received.map(({ input }) => input)).toEqual([
      { kind: 'position', latitude: 47.186, longitude: -1.549 },
      { kind: 'position', latitude: 47.21, longitude: -1.55 },
      { kind: 'position', latitude: 47.2, longitude: -1.5 },
    ]);
    expect(JSON.stringify(made.log.lines)).not.toMatch(/47\.|Gare/);
  });

  test.each([{ latitude: 91, longitude: 0 }, { latitude: '47', longitude: 1 }, {}])(
    'no place on earth (%o) is something it cannot read',
    async (location) => {
      lea.sends({ location });
      await arrived(1);
      expect(received[0]?.input).toEqual({ kind: 'file', media: 'location' });
    },
  );

  test('a contact somebody sends is not read, and none is ever asked for', async () => {
    lea.sendsMedium('contact', undefined, { contact: { phone_number: '+33600000000', first_name: 'Paul' } });
    await arrived(1);
    expect(received[0]?.input).toEqual({ kind: 'file', media: 'contact' });
    expect(JSON.stringify([received, server.calls])).not.toMatch(/\+336|request_contact/);
  });
});

test('updates of any shape stop nothing and block nobody', async () => {
  await begin();
  for (const odd of [null, 7, 'x', [], {}, { chat: {} }, { chat: null, from: null }, { new_chat_member: 3 }])
    for (const kind of ['message', 'callback_query', 'my_chat_member', 'never_heard_of'])
      server.pushes(kind, odd);
  lea.says('toujours là ?');
  await arrived(1);
  expect(received[0]?.input).toEqual({ kind: 'text', text: 'toujours là ?' });
  await vi.waitFor(() => expect(server.pendingIds).toHaveLength(0), 10_000);
  expect(made.adapter.status()).toEqual({ state: 'ok' });
});
