import { setTimeout as sleep } from 'node:timers/promises';
import { type AdapterHarness, describeAdapterContract } from '#test/support/adapter-contract.ts';
import { homeOf, makeAdapter } from '#test/support/whatsapp-adapter.ts';
import { type Delivery, startWhatsAppServer, valueOf } from '#test/support/whatsapp-server.ts';

for (const hidesNumber of [false, true])
  describeAdapterContract(hidesNumber ? 'WhatsApp, to a hidden number' : 'WhatsApp', async () => {
    const server = await startWhatsAppServer();
    const { adapter, close } = await makeAdapter(server);
    const lea = server.person({ name: 'Léa', hidesNumber });
    let last: Delivery | undefined;
    const harness: AdapterHarness = {
      adapter,
      home: homeOf(lea),
      async says(text) {
        last = lea.writes(text);
        // Nobody types two messages within the same hundredth of a second; posts could overtake each other.
        await sleep(20);
      },
      presses(label) {
        last = lea.taps(label);
      },
      repeats() {
        if (last) server.deliveries.again(last);
      },
      isAcknowledged: () => server.deliveries.all.every(({ isAcknowledged }) => isAcknowledged),
      echoes() {
        const text = { body: 'je suis un programme' };
        const message = { id: 'wamid.own', from: '33900000001', timestamp: '1800000000', type: 'text', text };
        server.deliveries.push(valueOf({ messages: [message] }));
        server.deliveries.push(valueOf({ message_echoes: [message] }));
        server.deliveries.push(valueOf({ statuses: [{ id: 'wamid.own', status: 'sent' }] }));
      },
      edits(text) {
        const edited = { type: 'edit', message_id: 'wamid.before', body: text };
        lea.sends({ type: 'unsupported', errors: [{ code: 131051 }], unsupported: edited });
      },
      deletes() {
        lea.sends({ type: 'unsupported', errors: [{ code: 131051 }], unsupported: { type: 'revoke' } });
      },
      async babbles() {
        const { deliveries } = server;
        const { account } = lea;
        const from = { id: 'wamid.x', from: account.number, timestamp: 'hier' };
        for (const value of [
          { statuses: [{}, { status: 'warp', biz_opaque_callback_data: 'nobody' }], messages: [{}, from] },
          {
            messages: [
              { ...from, type: 'text', text: 7 },
              { ...from, type: 'text', text: { body: 7 } },
            ],
          },
          { messages: [{ ...from, type: 'hologram' }, { ...from, type: 'location' }, null, 'x'] },
          { messages: 7 },
        ])
          deliveries.push(valueOf(value));
        for (const raw of [
          '{}',
          '{"entry":7}',
          '[]',
          'pas du json',
          '{"entry":[{"changes":[{"field":"calls"}]}]}',
        ])
          await deliveries.post(raw);
      },
      forges(token) {
        lea.sends({
          type: 'interactive',
          interactive: { type: 'button_reply', button_reply: { id: token } },
        });
      },
      drops() {
        const { webhookUrl } = server.deliveries;
        server.deliveries.webhookUrl = 'http://127.0.0.1:1/';
        setTimeout(() => {
          server.deliveries.webhookUrl = webhookUrl;
        }, 10);
      },
      revokes(isRevoked) {
        server.settings.isRevoked = isRevoked;
      },
      shown: () => lea.sees,
      async close() {
        await adapter.stop();
        await server.stop();
        await close();
      },
    };
    return harness;
  });
