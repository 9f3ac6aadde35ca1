/** What an adapter withstands on the way in: bad input, a line that drops, a token that is no more. */
import { expect, test, vi } from 'vitest';
import type { Option } from '#src/engine/message.ts';
import type { ContractStage } from './adapter-contract.ts';

const option = (label: string, at: number): Option => ({ token: `t${at}`, label });

export function describeBadInput(stage: ContractStage): void {
  test('what is changed or taken back afterwards is not said again', async (context) => {
    const { harness } = stage;
    if (!harness.edits && !harness.deletes) return context.skip('nothing can be changed here');
    await stage.meets();
    await harness.edits?.('bonjour, et bonsoir');
    await harness.deletes?.();
    await harness.says('la suite');
    await stage.arrived(2);
    await stage.quiet();
    expect(stage.texts()).toEqual(['bonjour', 'la suite']);
  });

  test('kinds of events nobody has heard of, and payloads nobody can read, stop nothing', async (context) => {
    const { harness } = stage;
    if (!harness.babbles) return context.skip('only our own page speaks here');
    await stage.start();
    await harness.babbles();
    await harness.says('toujours là ?');
    await vi.waitFor(() => expect(stage.texts()).toContain('toujours là ?'), { timeout: 10_000 });
    await harness.babbles();
    await harness.says('et encore ?');
    await vi.waitFor(() => expect(stage.texts()).toContain('et encore ?'), { timeout: 10_000 });
  });

  test('a forged token reaches the engine, which knows better; garbage reaches nobody', async (context) => {
    const { harness } = stage;
    if (!harness.forges) return context.skip('no buttons here');
    await stage.meets();
    const forged = 'other.run12345.consent.yes';
    await harness.forges(forged);
    await stage.arrived(2);
    expect(stage.received.at(-1)?.input).toMatchObject({ kind: 'choice', tokens: [forged] });
    for (const garbage of ['', '\u0000', '💥'.repeat(16), '~', '{"a":1}']) await harness.forges(garbage);
    await harness.says('la suite');
    await vi.waitFor(() => expect(stage.texts()).toContain('la suite'), { timeout: 10_000 });
  });

  test('a button of an older message still says what it said, and under which message', async (context) => {
    const { harness } = stage;
    if (!harness.presses || harness.adapter.capabilities.buttons === 0)
      return context.skip('no buttons here');
    await stage.meets();
    const old = await harness.adapter.send(
      stage.envelope(['Avant ?'], [option('Ancien', 1), option('Vieux', 2)]),
    );
    await harness.adapter.send(stage.envelope(['Après ?'], [option('Nouveau', 3), option('Neuf', 4)]));
    await harness.presses('Ancien');
    await stage.arrived(2);
    const { input } = stage.received.at(-1) ?? {};
    expect(input).toMatchObject({ kind: 'choice', tokens: ['t1'] });
    if (input?.kind === 'choice' && input.on !== undefined && old.ok) expect(input.on).toBe(old.receipt);
  });

  test('a button that somebody else presses comes from them', async (context) => {
    const { harness } = stage;
    if (!harness.shared) return context.skip('nobody else is here');
    await stage.meets();
    const { room, otherPresses } = harness.shared;
    const sent = await harness.adapter.send({
      ...stage.envelope(['Qui vient ?'], [option('Moi', 1), option('Pas moi', 2)]),
      to: room,
    });
    expect(sent).toMatchObject({ ok: true });
    await otherPresses('Moi');
    await stage.arrived(2);
    const update = stage.received.at(-1);
    expect(update).toMatchObject({ input: { kind: 'choice', tokens: ['t1'] }, from: { room: room.room } });
    expect(update?.from.isPrivate).toBe(false);
    expect(update?.sender.id).not.toBe(stage.received[0]?.sender.id);
  });
}

export function describeLine(stage: ContractStage): void {
  test('a line that drops and comes back has lost nothing and doubled nothing', {
    timeout: 40_000,
  }, async (context) => {
    const { harness } = stage;
    if (!harness.drops) return context.skip('there is no line that could drop');
    await stage.meets();
    for (const words of ['un', 'deux']) {
      await harness.drops();
      await harness.says(words);
    }
    await vi.waitFor(() => expect(stage.texts()).toEqual(expect.arrayContaining(['un', 'deux'])), {
      timeout: 30_000,
    });
    await stage.quiet();
    const byId = new Map(stage.received.map((update) => [update.id, update]));
    const texts = [...byId.values()].map(({ input }) => (input.kind === 'text' ? input.text : ''));
    expect(texts).toEqual(['bonjour', 'un', 'deux']);
  });

  test('an answer that comes too late for the press it answers comes all the same', async (context) => {
    const { harness } = stage;
    if (!harness.expires || !harness.presses) return context.skip('presses wait for no answer here');
    await stage.meets();
    await harness.adapter.send(stage.envelope(['On continue ?'], [option('Oui', 1), option('Non', 2)]));
    await harness.presses('Oui');
    await stage.arrived(2);
    await harness.expires();
    const update = stage.received.at(-1);
    const sent = await harness.adapter.send({
      ...stage.envelope(['Voici la suite.']),
      to: update?.from ?? harness.home,
      ...(update && { answers: update.id }),
    });
    expect(sent).toMatchObject({ ok: true });
    expect(await stage.everything()).toContain('Voici la suite.');
  });

  test('a revoked token is told, by the send and by the status; a token that works again is enough', {
    timeout: 40_000,
  }, async (context) => {
    const { harness } = stage;
    if (!harness.revokes) return context.skip('no token here');
    await stage.meets();
    await harness.revokes(true);
    const refused = await harness.adapter.send(stage.envelope(['Personne ne lira ceci.']));
    expect(refused).toMatchObject({ ok: false, why: 'credentials' });
    expect(JSON.stringify(refused)).not.toMatch(/xox|xapp|token-of-the-stand-in/);
    expect(harness.adapter.status?.()).toMatchObject({
      state: 'degraded',
      fault: { code: expect.any(String) },
    });
    await harness.revokes(false);
    await vi.waitFor(
      async () =>
        expect(await harness.adapter.send(stage.envelope(['Me revoilà.']))).toMatchObject({ ok: true }),
      { timeout: 20_000, interval: 100 },
    );
    await vi.waitFor(() => expect(harness.adapter.status?.().state).toBe('ok'), { timeout: 20_000 });
    await harness.says('vous revoilà');
    await vi.waitFor(() => expect(stage.texts()).toContain('vous revoilà'), { timeout: 20_000 });
  });

  test('answers stand in the order in which they were given', async () => {
    await stage.meets();
    const numbered = Array.from({ length: 6 }, (_, at) => `réponse n° ${at}.`);
    for (const words of numbered)
      expect(await stage.harness.adapter.send(stage.envelope([words]))).toMatchObject({ ok: true });
    const all = await stage.everything();
    const places = numbered.map((words) => all.indexOf(words));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });
}
