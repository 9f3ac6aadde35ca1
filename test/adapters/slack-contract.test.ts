import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { placed } from '#adapters/slack/ids.ts';
import type { Adapter } from '#src/platform/adapter.ts';
import { type AdapterHarness, describeAdapterContract } from '#test/support/adapter-contract.ts';
import { makeHttpAdapter, makeSocketAdapter } from '#test/support/slack-adapter.ts';
import { type Delivery, type SlackServer, startSlackServer } from '#test/support/slack-server.ts';

function harnessOn(
  server: SlackServer,
  adapter: Adapter,
  closeMore: () => Promise<unknown>,
  more: Pick<AdapterHarness, 'drops'> = {},
): AdapterHarness {
  const lea = server.person({ name: 'Léa' });
  const paul = server.person({ name: 'Paul' });
  const hall = server.channel(lea, paul);
  let last: Delivery | undefined;
  const event = () => last?.body['event'] as object;
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
    edits(text) {
      const message = { ...event(), text, edited: { user: lea.user.id, ts: '1' } };
      const previous_message = event();
      lea.writes('', {
        user: undefined,
        text: undefined,
        subtype: 'message_changed',
        message,
        previous_message,
      });
    },
    deletes() {
      const previous_message = event();
      lea.writes('', { user: undefined, text: undefined, subtype: 'message_deleted', previous_message });
    },
    babbles() {
      const { deliveries, team } = server;
      deliveries.push('events_api', { type: 'hologram', team_id: team });
      for (const odd of [undefined, null, {}, { type: 'message' }, { type: 'message', user: 5, channel: {} }])
        deliveries.push('events_api', {
          type: 'event_callback',
          team_id: team,
          event_id: randomUUID(),
          event: odd,
        });
      for (const odd of [
        { type: 'hologram' },
        { type: 'block_actions' },
        { type: 'view_submission', view: {} },
      ])
        deliveries.push('interactive', { team: { id: team }, user: { id: lea.user.id }, ...odd });
      deliveries.push('slash_commands', { team_id: team });
    },
    forges: (token) => void lea.forges(token),
    shared: {
      room: { platform: 'slack', room: placed(server.team, hall.id), isPrivate: false },
      otherPresses: (label) => void paul.presses(label),
    },
    ...more,
    expires: () => server.passes(31 * 60_000),
    revokes: (isRevoked) => server.revokesToken(isRevoked),
    shown: () =>
      lea.sees.map(({ text, buttons, boxes, entries, file }) => ({
        text: file ? `${text}\n${file.name}` : text,
        buttons: [...buttons, ...boxes.map(({ label }) => label), ...entries],
      })),
    async close() {
      await adapter.stop();
      await server.stop();
      await closeMore();
    },
  };
}

describeAdapterContract('Slack by Socket Mode', async () => {
  const server = await startSlackServer({ redeliverMs: 400 });
  return harnessOn(server, makeSocketAdapter(server).adapter, async () => {}, {
    drops: () => server.drops(),
  });
});

describeAdapterContract('Slack by signed posts', async () => {
  const server = await startSlackServer({ redeliverMs: 400 });
  const { adapter, close } = await makeHttpAdapter(server);
  return harnessOn(server, adapter, close);
});
