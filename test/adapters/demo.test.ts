import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createDemoAdapter } from '#adapters/demo/adapter.ts';
import type { Option, Update } from '#src/engine/message.ts';
import type { Adapter, Envelope } from '#src/platform/adapter.ts';

const NOW = new Date('2026-11-22T09:00:00Z');
const YES: Option = { token: 'nadia.run.ping.yes', label: "J'accepte" };
const NO: Option = { token: 'nadia.run.ping.no', label: 'Pas cette fois' };

const envelope = (options: readonly Option[], many = false): Envelope => ({
  to: { platform: 'demo', room: 'nadia', isPrivate: true },
  key: 'out-1',
  message: { body: [{ kind: 'text', text: 'Léa cherche une comptable.' }], options, many },
});

describe("the demonstration's people", () => {
  let adapter: Adapter;
  let received: Update[];
  beforeEach(async () => {
    received = [];
    adapter = createDemoAdapter({ now: () => NOW, delayMs: 5 });
    await adapter.start(async (update) => void received.push(update));
  });
  afterEach(() => adapter.stop());

  test('press the first button, as themselves, before the message counts as sent', async () => {
    expect(await adapter.send(envelope([YES, NO]))).toMatchObject({ ok: true });
    expect(received).toEqual([
      {
        id: 'demo:out-1',
        from: { platform: 'demo', room: 'nadia', isPrivate: true },
        sender: { platform: 'demo', id: 'nadia' },
        at: '2026-11-22T09:00:00.000Z',
        input: { kind: 'choice', tokens: ['nadia.run.ping.yes'] },
      },
    ]);
  });

  test('answer a message that is sent twice under the same id, so the inbox takes it once', async () => {
    await adapter.send(envelope([YES, NO]));
    await adapter.send(envelope([YES, NO]));
    expect(new Set(received.map(({ id }) => id)).size).toBe(1);
  });

  test('only read what has no buttons, and leave check boxes alone', async () => {
    expect(await adapter.send(envelope([]))).toMatchObject({ ok: true });
    expect(await adapter.send(envelope([YES, NO], true))).toMatchObject({ ok: true });
    expect(received).toEqual([]);
  });

  test('ask for the message again when their answer could not be kept', async () => {
    await adapter.stop();
    await adapter.start(() => Promise.reject(new Error('disk full')));
    expect(await adapter.send(envelope([YES]))).toEqual({ ok: false, why: 'later' });
  });

  test('stop thinking when the program stops', async () => {
    const slow = createDemoAdapter({ now: () => NOW, delayMs: 60_000 });
    await slow.start(async (update) => void received.push(update));
    const sent = slow.send(envelope([YES]));
    await slow.stop();
    expect(await sent).toEqual({ ok: false, why: 'later' });
    expect(received).toEqual([]);
  });
});
