import { describeAdapterContract } from '#test/support/adapter-contract.ts';
import { makeAdapter } from '#test/support/discord-adapter.ts';
import { type Dispatch, startDiscordServer } from '#test/support/discord-server.ts';

describeAdapterContract('Discord', async () => {
  const server = await startDiscordServer();
  const { adapter } = makeAdapter(server);
  const lea = server.person({ name: 'Léa' });
  let last: Dispatch | undefined;
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
    shown: () => lea.sees,
    async close() {
      await adapter.stop();
      await server.stop();
    },
  };
});
