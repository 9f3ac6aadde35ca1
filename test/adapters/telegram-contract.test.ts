import { expect, vi } from 'vitest';
import { type AdapterHarness, describeAdapterContract } from '#test/support/adapter-contract.ts';
import { makeAdapter, makeWebhookAdapter } from '#test/support/telegram-adapter.ts';
import { startTelegramServer, type TelegramServer, type Update } from '#test/support/telegram-server.ts';
import type { Adapter } from '#src/platform/adapter.ts';

function harnessOn(
  server: TelegramServer,
  adapter: Adapter,
  closeMore: () => Promise<unknown>,
  more: Pick<AdapterHarness, 'drops'> = {},
): AdapterHarness {
  const lea = server.person({ firstName: 'Léa', languageCode: 'fr' });
  const paul = server.person({ firstName: 'Paul', languageCode: 'fr' });
  const club = server.group('Le club');
  let last: Update | undefined;
  return {
    adapter,
    home: { platform: 'telegram', room: String(lea.user.id), isPrivate: true },
    says(text) {
      last = lea.says(text);
    },
    presses(label) {
      last = lea.presses(label);
    },
    async repeats() {
      // Once it is confirmed: a repetition put in before would be confirmed with it.
      await vi.waitFor(() => expect(server.pendingIds).toHaveLength(0), { timeout: 5000 });
      server.repeats(last);
    },
    isAcknowledged: () => server.pendingIds.length === 0,
    echoes() {
      const chat = { id: lea.user.id, type: 'private' };
      for (const from of [
        { ...server.bot, is_bot: true },
        { id: 77, is_bot: true, first_name: 'Autre' },
      ])
        server.pushes('message', {
          message_id: 1,
          from,
          chat,
          date: 1_800_000_000,
          text: 'je suis un programme',
        });
    },
    edits: (text) => void lea.edits(last, text),
    babbles() {
      const chat = { id: lea.user.id, type: 'private' };
      server.pushes('message_of_the_future', { chat, from: lea.user });
      for (const odd of [
        {},
        { message_id: 7, date: 1, chat: null },
        { message_id: 8, date: 1, chat, from: lea.user },
        { message_id: 9, date: 1, chat, from: lea.user, hologram: { id: 1 } },
        { message_id: 10, date: 1, chat, from: lea.user, text: 42 },
      ])
        server.pushes('message', odd);
      server.pushes('callback_query', {});
      server.pushes('callback_query', { id: '1', from: lea.user, inline_message_id: 'x', data: 'y' });
      server.pushes('my_chat_member', { chat });
    },
    forges(data) {
      const chat = { id: lea.user.id, type: 'private', first_name: 'Léa' };
      const message = { message_id: 1, date: 1, chat, text: 'Une question', from: server.bot };
      server.pushes('callback_query', { id: '1', from: lea.user, message, chat_instance: '1', data });
    },
    shared: {
      room: { platform: 'telegram', room: String(club.chat.id), isPrivate: false },
      otherPresses: (label) => void paul.in(club).presses(label),
    },
    ...more,
    expires: () => server.forgetsPresses(),
    revokes: (isRevoked) => server.revokesToken(isRevoked),
    called: () =>
      lea.sees.flatMap(({ entities }) =>
        entities.map(({ type }) => type).filter((type) => type.endsWith('mention')),
      ),
    shown: () =>
      lea.sees.map(({ text, buttons, file }) => ({
        text: file ? `${text}\n${file.name}` : text,
        buttons,
      })),
    async close() {
      await adapter.stop();
      await closeMore();
      await server.stop();
    },
  };
}

describeAdapterContract('Telegram by polling', async () => {
  const server = await startTelegramServer();
  return harnessOn(server, makeAdapter(server).adapter, async () => {}, {
    drops() {
      server.next('getUpdates').resetsAfterwards();
      server.next('getUpdates').breaks();
    },
  });
});

describeAdapterContract('Telegram by webhook', async () => {
  const server = await startTelegramServer();
  const { adapter, close } = await makeWebhookAdapter(server);
  return harnessOn(server, adapter, close);
});
