/** Messages that change where they stand, instead of piling up. */
import { describe, expect, test } from 'vitest';
import type { Address } from '#src/engine/message.ts';
import { discordStory } from '#test/support/discord-adapter.ts';

const story = discordStory();

const text = (words: string) => [{ kind: 'text' as const, text: words }];
const options = (...labels: readonly string[]) =>
  labels.map((label, at) => ({ label, token: `run.step.${at}` }));
const pressed = () => {
  const update = story.received.at(-1);
  if (update?.input.kind !== 'choice' || update.input.on === undefined)
    throw new Error('nothing was pressed');
  return { to: update.from, receipt: update.input.on, answers: update.id };
};
const asks = async (words: string, to: Address, ...labels: readonly string[]) => {
  const sent = await story.send({ body: text(words), options: options(...labels) }, to);
  return sent.ok ? sent.receipt : undefined;
};

describe.each(['in private', 'in a server'])('%s', (where) => {
  async function begin() {
    const voice = where === 'in private' ? story.lea : story.lea.in(story.server.guild('Club'));
    voice.uses('/aide');
    await story.arrived(1);
    const first = story.received[0];
    if (!first) throw new Error('nothing was received');
    const receipt = await asks('Première question ?', first.from, 'Oui', 'Non');
    await voice.reads();
    voice.presses('Oui');
    await story.arrived(2);
    expect(pressed().receipt).toBe(receipt);
    return voice;
  }

  test('the next question takes the place of the one that was answered', async () => {
    const voice = await begin();
    const { to, receipt, answers } = pressed();
    const next = { body: text('Deuxième question ?'), options: options('Si') };
    const key = 'the-same';
    for (const _ of [1, 2])
      expect(await story.send(next, to, { answers, key, replaces: { receipt } })).toEqual({
        ok: true,
        receipt,
      });
    expect(voice.sees.map(({ text, buttons, isEphemeral }) => [text, buttons, isEphemeral])).toEqual([
      ['Deuxième question ?', ['Si'], where === 'in a server'],
    ]);
  });

  test('a message that stays shows what was chosen, and nothing more to press', async () => {
    const voice = await begin();
    const { to, receipt, answers } = pressed();
    await story.send({ body: text('Bien.') }, to, { answers, replaces: { receipt, chosen: 'Oui' } });
    expect(voice.sees.map(({ text, buttons }) => [text, buttons])).toEqual([
      ['Première question ?', ['✓ Oui']],
      ['Bien.', []],
    ]);
    expect(() => voice.presses('✓ Oui')).toThrow('sees no button');
    await story.send({ body: text('Encore.') }, to, { replaces: { receipt, chosen: '' } });
    expect(voice.sees[0]?.buttons).toEqual([]);
  });

  test('what is too old to be changed stays, and what comes next is new', async () => {
    const voice = await begin();
    story.lea.writes('bonjour');
    await story.arrived(3);
    const { to, receipt } = { to: story.received[1]?.from ?? story.home(), receipt: voice.sees[0]?.id ?? '' };
    story.server.passes(16 * 60_000);
    story.server.next('PATCH message').fails(400, 'too many edits of an old message', { code: 30046 });
    const sent = await story.send({ body: text('La suite.') }, to, { replaces: { receipt } });
    expect(sent).toMatchObject({ ok: true });
    expect(sent.ok && sent.receipt).not.toBe(receipt);
    expect(story.lea.sees.at(-1)?.text).toBe('La suite.');
    expect(voice.sees[0]?.text).toBe('Première question ?');
  });
});

test('a press changes the message it was on, and no other that only she sees', async () => {
  const lea = story.lea.in(story.server.guild('Club'));
  lea.uses('/aide');
  await story.arrived(1);
  const to = story.received[0]?.from ?? story.home();
  const old = (await asks('Ancienne ?', to, 'Un')) ?? '';
  await asks('Nouvelle ?', to, 'Deux');
  lea.presses('Deux');
  await story.arrived(2);
  await story.send({ body: text('La suite.') }, story.received[1]?.from, { replaces: { receipt: old } });
  expect(lea.sees.map(({ text }) => text)).toEqual(['Ancienne ?', 'Nouvelle ?', 'La suite.']);
});

test('cards, files and previews of the old message go with it', async () => {
  const card = { kind: 'card' as const, title: 'ACRE', lines: [{ text: 'Une aide' }] };
  const sent = await story.send({ body: [card], options: options('Utile') });
  story.lea.presses('Utile');
  await story.arrived(1);
  const receipt = (sent.ok && sent.receipt) || '';
  await story.send({ body: text('Merci.') }, story.home(), { replaces: { receipt } });
  expect(story.lea.sees).toMatchObject([{ text: 'Merci.', cards: [], buttons: [] }]);
});

test('a long answer begins in the old place and goes on below', async () => {
  const receipt = await asks('Question ?', story.home(), 'Oui');
  story.lea.presses('Oui');
  await story.arrived(1);
  const body = [...text('a'.repeat(1500)), ...text('b'.repeat(1500))];
  const sent = await story.send({ body, options: options('Suite') }, story.home(), {
    replaces: { receipt: receipt ?? '' },
  });
  expect(story.lea.sees.map(({ text, buttons }) => [text[0], buttons])).toEqual([
    ['a', []],
    ['b', ['Suite']],
  ]);
  story.lea.presses('Suite');
  await story.arrived(2);
  expect(sent).toMatchObject({ receipt: pressed().receipt });
});

test('an edit that nobody answers is made again; one that must wait is told to wait', async () => {
  const receipt = (await asks('Question ?', story.home(), 'Oui')) ?? '';
  story.server.next('PATCH message').resetsAfterwards();
  expect(await story.send({ body: text('Réponse.') }, story.home(), { replaces: { receipt } })).toEqual({
    ok: true,
    receipt,
  });
  expect(story.lea.sees.map(({ text }) => text)).toEqual(['Réponse.']);
  story.server.next('PATCH message').floods(0.2);
  expect(await story.send({ body: text('Autre.') }, story.home(), { replaces: { receipt } })).toMatchObject({
    why: 'later',
  });
});
