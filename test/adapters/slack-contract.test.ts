import { setTimeout as sleep } from 'node:timers/promises';
import { placed } from '#adapters/slack/ids.ts';
import type { Adapter } from '#src/platform/adapter.ts';
import { type AdapterHarness, describeAdapterContract } from '#test/support/adapter-contract.ts';
import { makeHttpAdapter, makeSocketAdapter } from '#test/support/slack-adapter.ts';
import { type Delivery, type SlackServer, startSlackServer } from '#test/support/slack-server.ts';

function harnessOn(server: SlackServer, adapter: Adapter, closeMore: () => Promise<unknown>): AdapterHarness {
  const lea = server.person({ name: 'Léa' });
  let last: Delivery | undefined;
  return {
    adapter,
    home: { platform: 'slack', room: placed(server.team, lea.user.id), isPrivate: true },
    async says(text) {
      last = lea.writes(text);
      // Nobody types two messages within the same hundredth of a second; posts could overtake each other.
      await sleep(20);
    },
    presses(label) {
      last = lea.presses(label);
    },
    repeats() {
      if (last) server.deliveries.again(last);
    },
    isAcknowledged: () => server.deliveries.all.every(({ isAcknowledged }) => isAcknowledged),
    echoes() {
      lea.writes('je suis un programme', { user: server.bot.userId, bot_id: server.bot.botId });
      lea.writes('moi aussi', { user: server.bot.userId });
      lea.writes('moi de même', { subtype: 'bot_message', bot_id: 'B0OTHER', user: undefined });
      lea.writes('et moi', { bot_id: 'B0OTHER' });
    },
    shown: () => lea.sees,
    async close() {
      await adapter.stop();
      await server.stop();
      await closeMore();
    },
  };
}

describeAdapterContract('Slack by Socket Mode', async () => {
  const server = await startSlackServer({ redeliverMs: 400 });
  return harnessOn(server, makeSocketAdapter(server).adapter, async () => {});
});

describeAdapterContract('Slack by signed posts', async () => {
  const server = await startSlackServer({ redeliverMs: 400 });
  const { adapter, close } = await makeHttpAdapter(server);
  return harnessOn(server, adapter, close);
});
