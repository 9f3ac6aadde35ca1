import { describeAdapterContract } from '#test/support/adapter-contract.ts';
import { makeAdapter } from '#test/support/discord-adapter.ts';
import { type Dispatch, startDiscordServer } from '#test/support/discord-server.ts';

/** Payloads that Discord would never send, for each event that is read. */
const BROKEN: readonly (readonly [string, unknown])[] = [
  ['SOMETHING_NEW', { id: '14' }],
  ['INTERACTION_CREATE', null],
  ['INTERACTION_CREATE', { id: '13', type: 99, data: {} }],
  ...[2, 3, 4, 5].map((type) => ['INTERACTION_CREATE', { id: '15', token: 'x', type }] as const),
  ['INTERACTION_CREATE', { id: 'x', token: 'x', type: 3, data: { component_type: 3 }, user: {} }],
  [
    'INTERACTION_CREATE',
    { id: '16', token: 'x', type: 5, data: { custom_id: 'form:a', components: [null] } },
  ],
  ['MESSAGE_CREATE', null],
  ['MESSAGE_CREATE', { id: '12', author: null }],
  ['MESSAGE_CREATE', { id: '17', guild_id: '1', mentions: [null] }],
  ['MESSAGE_UPDATE', { id: '18', channel_id: null, author: 1 }],
  ['THREAD_LIST_SYNC', {}],
  ['CHANNEL_CREATE', null],
];

describeAdapterContract('Discord', async () => {
  const server = await startDiscordServer();
  const { adapter } = makeAdapter(server);
  const lea = server.person({ name: 'Léa' });
  const club = server.guild('Club de Rezé');
  const paul = server.person({ name: 'Paul' }).in(club);
  let last: Dispatch | undefined;
  const change = (event: string, more: object) =>
    void server.gateway.dispatch(event, { ...(last?.d as object), ...more });
  return {
    adapter,
    home: { platform: 'discord', room: lea.channel.id, isPrivate: true },
    says(text) {
      last = lea.writes(text);
    },
    presses(label) {
      last = lea.presses(label).event;
    },
    repeats: () => server.gateway.repeats(last),
    echoes() {
      const other = { id: '77', username: 'autre', global_name: null, bot: true };
      for (const author of [server.world.bot, other]) lea.writes('je suis un programme', { author });
    },
    edits: (text) => change('MESSAGE_UPDATE', { content: text }),
    deletes: () => change('MESSAGE_DELETE', {}),
    babbles() {
      for (const [event, payload] of BROKEN) server.gateway.dispatch(event, payload);
    },
    forges: (token) => void lea.forges(token),
    shared: {
      room: { platform: 'discord', room: paul.channel.id, isPrivate: false },
      otherPresses: (label) => void paul.presses(label),
    },
    drops: () => server.gateway.drops(),
    expires: () => server.passes(16 * 60_000),
    revokes: (isRevoked) => server.revokesToken(isRevoked),
    called: () => server.called,
    shown: () =>
      lea.sees.map(({ text, cards, buttons, list, file }) => ({
        text: [text, ...cards.flatMap(({ title, text, footer }) => [title, text, footer]), file?.name ?? '']
          .filter(Boolean)
          .join('\n'),
        buttons: [...buttons, ...list.map(({ label }) => label)],
      })),
    async close() {
      await adapter.stop();
      await server.stop();
    },
  };
});
