/** The stand-in refuses what Discord refuses, with Discord's numbers; otherwise the other tests would prove little. */
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type DiscordServer, type Person, startDiscordServer } from '#test/support/discord-server.ts';

let server: DiscordServer;
let lea: Person;
beforeEach(async () => {
  server = await startDiscordServer();
  lea = server.person({ name: 'Léa' });
});
afterEach(() => server.stop());

interface Answer {
  readonly status: number;
  readonly code?: number;
  // The shape depends on the route.
  readonly body?: any;
}

async function call(method: string, path: string, payload: object, token = server.token): Promise<Answer> {
  const answer = await fetch(`${server.url}/v10${path}`, {
    method,
    headers: { 'content-type': 'application/json', authorization: `Bot ${token}` },
    body: JSON.stringify(payload),
  });
  const words = await answer.text();
  const body = words ? JSON.parse(words) : undefined;
  return { status: answer.status, ...(body?.code !== undefined && { code: body.code }), body };
}
const say = (payload: object) => call('POST', `/channels/${lea.channel.id}/messages`, payload);
const row = (...components: readonly object[]) => ({ type: 1, components });
const button = (custom_id: string, label = 'x') => ({ type: 2, style: 1, custom_id, label });
const list = (length: number, more: object = {}) => ({
  type: 3,
  custom_id: 'list',
  options: Array.from({ length }, (_, at) => ({ label: `${at}`, value: `${at}` })),
  ...more,
});
const withRows = (...components: readonly object[]) => ({ content: 'x', components });

describe('messages', () => {
  test.each<[string, object]>([
    ['2,001 characters', { content: 'é'.repeat(2001) }],
    ['six rows', withRows(...'abcdef'.split('').map((id) => row(button(id))))],
    ['six buttons in a row', withRows(row(...'abcdef'.split('').map((id) => button(id))))],
    ['a label of 81', withRows(row(button('a', 'x'.repeat(81))))],
    ['an empty label', withRows(row(button('a', '')))],
    ['101 characters behind a button', withRows(row(button('x'.repeat(101))))],
    ['the same twice behind buttons', withRows(row(button('a'), button('a')))],
    ['26 options', withRows(row(list(26)))],
    ['a list beside a button', withRows(row(list(2), button('a')))],
    ['more choices than options', withRows(row(list(2, { max_values: 3 })))],
    ['a title of 257', { embeds: [{ title: 'x'.repeat(257) }] }],
    [
      '6,001 characters of cards',
      { embeds: [4000, 2001].map((size) => ({ description: 'x'.repeat(size) })) },
    ],
    ['a nonce of 26', { content: 'x', nonce: 'n'.repeat(26) }],
  ])('%s: refused', async (_, payload) => {
    expect(await say(payload)).toMatchObject({ status: 400, code: 50035 });
    expect(lea.sees).toHaveLength(0);
  });

  test('nothing at all, strangers, closed doors, a wrong token', async () => {
    expect(await say({ content: ' ' })).toMatchObject({ status: 400, code: 50006 });
    expect(await call('POST', '/channels/42/messages', { content: 'x' })).toMatchObject({
      status: 404,
      code: 10003,
    });
    lea.closesDirectMessages();
    expect(await say({ content: 'x' })).toMatchObject({ status: 403, code: 50007 });
    expect(await call('POST', '/users/@me/channels', { recipient_id: lea.user.id }, 'x')).toMatchObject({
      status: 401,
    });
    expect((await call('POST', '/users/@me/channels', { recipient_id: lea.user.id })).body.id).toBe(
      lea.channel.id,
    );
  });

  test('the same nonce is the same message, when asked for', async () => {
    const once = { content: 'x', nonce: 'n', enforce_nonce: true };
    const first = await say(once);
    expect((await say(once)).body.id).toBe(first.body.id);
    await say({ content: 'x', nonce: 'n' });
    expect(lea.sees).toHaveLength(2);
  });

  test('markup is drawn, so what was not made plain is missed', async () => {
    await say({ content: '# Titre\n**gras** \\*pas\\* [ici](https://evil.example) <@12>' });
    expect(lea.sees[0]?.text).toBe('Titre\ngras *pas* ici (somebody is called)');
  });
});

describe('interactions', () => {
  const commands = [{ name: 'aide', description: 'x' }];
  const register = (list: readonly object[]) =>
    call('PUT', `/applications/${server.world.applicationId}/commands`, list);
  const ask = async () => {
    await register(commands);
    const { id, token } = lea.uses('/aide').interaction;
    const webhook = `/webhooks/${server.world.applicationId}/${token}`;
    return {
      acknowledge: (payload: object) => call('POST', `/interactions/${id}/${token}/callback`, payload),
      follow: (payload: object) => call('POST', webhook, payload),
      edit: (payload: object) => call('PATCH', `${webhook}/messages/@original`, payload),
    };
  };

  test('are acknowledged within three seconds, and once', async () => {
    const first = await ask();
    expect(await first.follow({ content: 'x' })).toMatchObject({ status: 404, code: 10015 });
    expect(await first.acknowledge({ type: 5 })).toMatchObject({ status: 204 });
    expect(await first.acknowledge({ type: 5 })).toMatchObject({ status: 400, code: 40060 });
    const second = await ask();
    server.passes(3_001);
    expect(await second.acknowledge({ type: 5 })).toMatchObject({ status: 404, code: 10062 });
  });

  test('are answered for a quarter of an hour: first in place of "is thinking", as visible as that was', async () => {
    const { acknowledge, follow, edit } = await ask();
    await acknowledge({ type: 5, data: { flags: 64 } });
    expect(lea.seesThinking).toBe(true);
    await follow({ content: 'un' });
    await follow({ content: 'deux' });
    await edit({ content: 'un, corrigé' });
    expect(lea.sees.map(({ text, isEphemeral }) => [text, isEphemeral])).toEqual([
      ['un, corrigé', true],
      ['deux', false],
    ]);
    server.passes(15 * 60_000);
    expect(await follow({ content: 'trois' })).toMatchObject({ status: 401, code: 50027 });
  });

  test.each<[string, readonly object[]]>([
    ['a name in capitals', [{ name: 'Aide', description: 'x' }]],
    ['a name with a space', [{ name: 'mon aide', description: 'x' }]],
    ['no description', [{ name: 'aide', description: '' }]],
    ['a name twice', [...commands, ...commands]],
  ])('commands with %s are refused', async (_, list) => {
    expect(await register(list)).toMatchObject({ status: 400, code: 50035 });
  });
});

describe('forms and proposals', () => {
  const modal = (more: object = {}, label: object = {}, component: object = {}) => ({
    type: 9,
    data: {
      custom_id: 'm',
      title: 'Votre activité',
      components: [
        {
          type: 18,
          label: 'Métier',
          component: { type: 4, custom_id: 'trade', style: 1, ...component },
          ...label,
        },
      ],
      ...more,
    },
  });
  const answer = ({ id, token }: { id: string; token: string }, payload: object) =>
    call('POST', `/interactions/${id}/${token}/callback`, payload);
  const press = async () => {
    await say(withRows(row(button('a'))));
    return lea.presses('x').interaction;
  };

  test.each<[string, object]>([
    ['a title of 46', modal({ title: 'x'.repeat(46) })],
    ['no fields', modal({ components: [] })],
    ['six fields', modal({ components: Array.from({ length: 6 }, () => modal().data.components[0]) })],
    ['a label of 46', modal({}, { label: 'x'.repeat(46) })],
    ['a row instead of a label', modal({}, { type: 1 })],
    ['a button beside a label', modal({}, {}, { type: 2 })],
    ['an answer of 4,001', modal({}, {}, { value: 'x'.repeat(4001) })],
    ['a list of 26', modal({}, {}, list(26))],
  ])('%s: refused', async (_, payload) => {
    expect(await answer(await press(), payload)).toMatchObject({ status: 400, code: 50035 });
  });

  test('a form opens once and in time, never behind a form', async () => {
    const pressed = await press();
    expect(await answer(pressed, modal())).toMatchObject({ status: 204 });
    expect(await answer(pressed, modal())).toMatchObject({ status: 400, code: 40060 });
    expect(() => lea.submits({})).toThrow('does not send the form without "Métier"');
    const { interaction } = lea.submits({ Métier: 'Fleuriste' });
    expect(await answer(interaction, modal())).toMatchObject({ status: 400, code: 50035 });
    expect(await answer(interaction, { type: 6 })).toMatchObject({ status: 204 });
    const late = await press();
    server.passes(3_001);
    expect(await answer(late, modal())).toMatchObject({ status: 404, code: 10062 });
  });

  test('proposals: 25 at most, of 100 characters, and nothing else', async () => {
    const options = [{ name: 'q', description: 'x', type: 3, autocomplete: true }];
    await call('PUT', `/applications/${server.world.applicationId}/commands`, [
      { name: 'aides', description: 'x', options },
    ]);
    const typing = lea.types('/aides a');
    const [interaction] = server.world.interactions.values();
    if (!interaction) throw new Error('nothing was typed');
    const choices = (length: number, size = 1) =>
      Array.from({ length }, (_, at) => ({ name: 'x'.repeat(size), value: `${at}` }));
    for (const wrong of [
      { type: 5 },
      { type: 8, data: { choices: choices(26) } },
      { type: 8, data: { choices: choices(1, 101) } },
    ])
      expect(await answer(interaction, wrong)).toMatchObject({ status: 400, code: 50035 });
    expect(await answer(interaction, { type: 8, data: { choices: choices(2) } })).toMatchObject({
      status: 204,
    });
    expect(await typing).toHaveLength(2);
  });
});

describe('servers', () => {
  const venue = { entity_type: 3, entity_metadata: { location: 'Café' }, privacy_level: 2 };
  const at = (hours: number) => new Date(server.world.now() + hours * 3_600_000).toISOString();
  const event = (more: object = {}) => ({
    name: 'Café',
    ...venue,
    scheduled_start_time: at(1),
    scheduled_end_time: at(2),
    ...more,
  });

  test('scheduled events: limits, permission, and a life that only goes forward', async () => {
    const club = server.guild('Club');
    const path = `/guilds/${club.id}/scheduled-events`;
    for (const wrong of [
      { name: 'x'.repeat(101) },
      { description: 'x'.repeat(1001) },
      { entity_metadata: { location: 'x'.repeat(101) } },
      { entity_metadata: null },
      { scheduled_end_time: undefined },
      { scheduled_end_time: at(1) },
      { scheduled_start_time: at(-1) },
    ])
      expect(await call('POST', path, event(wrong))).toMatchObject({ status: 400, code: 50035 });
    const { body } = await call('POST', path, event());
    expect(body).toMatchObject({ status: 1, creator_id: server.world.bot.id });
    expect(await call('PATCH', `${path}/${body.id}`, { status: 3 })).toMatchObject({
      status: 400,
      code: 180000,
    });
    expect(await call('PATCH', `${path}/${body.id}`, { status: 4 })).toMatchObject({ status: 200 });
    expect(await call('PATCH', `${path}/${body.id}`, { status: 1 })).toMatchObject({
      status: 400,
      code: 180000,
    });
    expect(await call('PATCH', `${path}/42`, {})).toMatchObject({ status: 404, code: 10070 });
    club.denied.add('events');
    expect(await call('POST', path, event())).toMatchObject({ status: 403, code: 50013 });
  });

  test('threads: one a message, with a name, where it is allowed', async () => {
    const club = server.guild('Club');
    const channel = club.channels[0]?.id ?? '';
    const { body } = await call('POST', `/channels/${channel}/messages`, { content: 'x' });
    const open = (payload: object, where = channel, on = body.id) =>
      call('POST', `/channels/${where}/messages/${on}/threads`, payload);
    expect(await open({ name: 'x'.repeat(101) })).toMatchObject({ status: 400, code: 50035 });
    expect(await open({ name: 'x' }, channel, '42')).toMatchObject({ status: 404, code: 10008 });
    expect(await open({ name: 'x' }, lea.channel.id)).toMatchObject({ status: 400, code: 50024 });
    expect((await open({ name: 'x' })).body).toMatchObject({ id: body.id, parent_id: channel, type: 11 });
    expect(await open({ name: 'x' })).toMatchObject({ status: 400, code: 160004 });
    club.denied.add('threads');
    expect(await open({ name: 'x' })).toMatchObject({ status: 403, code: 50013 });
  });

  test('messages are changed by who wrote them, and keep what is not named', async () => {
    const { body } = await say({ content: 'x', components: [row(button('a'))] });
    const edit = (payload: object, id = body.id) =>
      call('PATCH', `/channels/${lea.channel.id}/messages/${id}`, payload);
    expect(await edit({ components: [] })).toMatchObject({
      status: 200,
      body: { content: 'x', components: [] },
    });
    expect(await edit({ content: '' })).toMatchObject({ status: 400, code: 50006 });
    expect(await edit({ content: 'y' }, '42')).toMatchObject({ status: 404, code: 10008 });
    lea.writes('de moi');
    const mine = lea.channel.messages.at(-1)?.id;
    expect(await edit({ content: 'y' }, mine)).toMatchObject({ status: 403, code: 50005 });
  });
});

describe('the gateway', () => {
  interface Frame {
    readonly op: number;
    readonly t?: string;
    readonly s?: number;
    // The shape depends on the event.
    readonly d?: any;
  }
  async function connect() {
    const socket = new WebSocket(server.url.replace('http', 'ws').replace('/api', '/gateway'));
    const frames: Frame[] = [];
    socket.on('message', (data: Buffer) => void frames.push(JSON.parse(data.toString('utf8'))));
    const closed = once(socket, 'close').then(([code]) => Number(code));
    const next = async (): Promise<Frame> => {
      for (;;) {
        const frame = frames.shift();
        if (frame) return frame;
        await new Promise((resolve) => setTimeout(resolve, 2));
      }
    };
    expect(await next()).toMatchObject({ op: 10 });
    return { socket, closed, next, say: (op: number, d: unknown) => socket.send(JSON.stringify({ op, d })) };
  }
  const identify = { intents: 1 << 12, properties: {} };

  test('refuses a wrong token, and what is not granted', async () => {
    const wrong = await connect();
    wrong.say(2, { ...identify, token: 'x' });
    expect(await wrong.closed).toBe(4004);
    const greedy = await connect();
    greedy.say(2, { token: server.token, intents: 1 << 15 });
    expect(await greedy.closed).toBe(4014);
  });

  test('answers heartbeats, and gives back what was missed to those who resume', async () => {
    const first = await connect();
    first.say(1, null);
    expect(await first.next()).toEqual({ op: 11 });
    first.say(2, { ...identify, token: server.token });
    const { d, s: seq } = await first.next();
    first.socket.terminate();
    await first.closed;
    lea.writes('pendant');
    const second = await connect();
    second.say(6, { token: server.token, session_id: d.session_id, seq });
    expect(await second.next()).toMatchObject({ t: 'MESSAGE_CREATE', s: 2, d: { content: 'pendant' } });
    expect(await second.next()).toMatchObject({ t: 'RESUMED' });
    second.say(6, { token: server.token, session_id: 'another', seq });
    expect(await second.next()).toEqual({ op: 9, d: false });
  });
});
