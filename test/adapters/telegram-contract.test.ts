import { expect, vi } from 'vitest';
import { type AdapterHarness, describeAdapterContract } from '#test/support/adapter-contract.ts';
import { makeAdapter, makeWebhookAdapter } from '#test/support/telegram-adapter.ts';
import { startTelegramServer, type TelegramServer, type Update } from '#test/support/telegram-server.ts';
import type { Adapter } from '#src/platform/adapter.ts';

function harnessOn(
  server: TelegramServer,
  adapter: Adapter,
  closeMore: () => Promise<unknown>,
): AdapterHarness {
  const lea = server.person({ firstName: 'Léa', languageCode: 'fr' });
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
    shown: () => lea.sees,
    async close() {
      await adapter.stop();
      await closeMore();
      await server.stop();
    },
  };
}

describeAdapterContract('Telegram by polling', async () => {
  const server = await startTelegramServer();
  return harnessOn(server, makeAdapter(server).adapter, async () => {});
});

describeAdapterContract('Telegram by webhook', async () => {
  const server = await startTelegramServer();
  const { adapter, close } = await makeWebhookAdapter(server);
  return harnessOn(server, adapter, close);
});
