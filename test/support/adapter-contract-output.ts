/** What an adapter withstands on the way out: too much of everything, names that call, messages that change. */
import { expect, test, vi } from 'vitest';
import type { CardPart, EventPart, FilePart, Option, Part, TextPart } from '#src/engine/message.ts';
import type { Message } from '#src/platform/adapter.ts';
import { type DegradeWords, degrade } from '#src/platform/degrade.ts';
import type { ContractStage } from './adapter-contract.ts';

const HUGE = 200_000;
const FARMER = '👩🏽‍🌾';
/** Who could be called, on some platform or other. */
const EVERYBODY = '@everyone @here <!channel> <!here> <@U123> <@42> <@&42> <#C123>';

const WORDS: DegradeWords = {
  hint: 'Un numéro, ou le mot.',
  hintMany: 'Un numéro ou plusieurs.',
  nextPage: 'Suite',
  aside: (labels) => `Ou écrivez : ${labels}`,
};

const text = (words: string): TextPart => ({ kind: 'text', text: words });
const option = (label: string, at = 0): Option => ({ token: `t${at}`, label });
const file = (label: string, content = 'contenu'): FilePart => ({
  kind: 'file',
  name: 'rencontre.ics',
  mediaType: 'text/calendar',
  content,
  label,
});
const card = (words: string, lines = 1): CardPart => ({
  kind: 'card',
  title: words,
  lines: Array.from({ length: lines }, () => ({ label: `${words.slice(0, 200)} :`, text: words })),
  link: { url: 'https://exemple.fr/aide', label: words.slice(0, 300) },
  note: words,
});
const event = (words: string): EventPart => ({
  kind: 'event',
  id: 'meetup-1',
  title: words,
  startsAt: '2099-12-03T17:30:00.000Z',
  endsAt: '2099-12-03T19:00:00.000Z',
  venue: words,
  description: words,
  isCancelled: false,
});

const message = (body: Message['body'], options: readonly Option[] = [], many = false): Message => ({
  body,
  options,
  many,
});

/** Parts nobody should ever write; each must end well, or be refused, and never throw. */
const OVERSIZED: Readonly<Record<string, Message>> = {
  'a text': message([text('mot '.repeat(HUGE / 4))]),
  'a text without a pause': message([text('é'.repeat(HUGE))]),
  'a character of a hundred thousand marks': message([text(`e${'\u0301'.repeat(HUGE / 2)}`)]),
  'a card': message([card('Une aide pour acheter un four. '.repeat(300), 60)]),
  'the words of a card without a pause': message([card('é'.repeat(9000), 20)]),
  'many cards': message(Array.from({ length: 40 }, (_, at) => card(`Aide ${at} ${'é'.repeat(120)}`, 8))),
  'the label of a file': message([file('Votre rencontre. '.repeat(2000))]),
  'a file': message([file('Vos données', 'ligne\r\n'.repeat(HUGE))]),
  'an empty file': message([file('Rien', '')]),
  'a label': message([text('Alors ?')], [option('é'.repeat(5000), 1), option(FARMER.repeat(500), 2)]),
  'an event': message([text('Une rencontre'), event('Café '.repeat(2000))]),
  'nothing at all': message([text('')], []),
  'only buttons': message([], [option('Oui', 1), option('Non', 2)]),
  'blank words': message([text('  \n '), card(' ')], [option('   ', 1)]),
};

export function describeTooMuch(stage: ContractStage): void {
  test('200,000 characters at once: read, cut or refused; what follows is heard', async () => {
    const { harness } = stage;
    await stage.start();
    await harness.says('é'.repeat(HUGE));
    await harness.says('la suite');
    await vi.waitFor(() => expect(stage.texts()).toContain('la suite'), { timeout: 20_000 });
    for (const { input } of stage.received)
      expect(input.kind === 'text' && input.text.isWellFormed()).toBe(true);
  });

  test.each(Object.keys(OVERSIZED))('oversized: %s', { timeout: 60_000 }, async (name) => {
    const { harness } = stage;
    await stage.meets();
    const sent = await harness.adapter.send({
      ...stage.envelope([]),
      message: OVERSIZED[name] ?? message([]),
    });
    // "Not so fast" is an answer too: the outbox comes back for the rest.
    if (!sent.ok && !(sent.why === 'later' && sent.retryAfterMs)) expect(sent.why).toBe('refused');
    const after = stage.envelope(['Toujours là.']);
    await vi.waitFor(async () => expect(await harness.adapter.send(after)).toMatchObject({ ok: true }), {
      timeout: 15_000,
    });
    expect((await harness.shown()).at(-1)?.text).toContain('Toujours là.');
  });

  test('a long list is complete, over its pages or in numbers', { timeout: 60_000 }, async () => {
    const { harness } = stage;
    await stage.meets();
    const options = Array.from({ length: 230 }, (_, at) => option(`Aide n° ${at + 1}.`, at));
    const { capabilities } = harness.adapter;
    const pages =
      capabilities.buttons === 0 ? 1 : Math.ceil(options.length / Math.max(1, capabilities.buttons - 1));
    for (let page = 0; page < pages; page++) {
      const choice: Part = { kind: 'choice', options, page, pageToken: 'p' };
      for (const each of degrade({ parts: [text(`Page ${page}`), choice] }, capabilities, WORDS))
        expect(await harness.adapter.send({ ...stage.envelope([]), message: each })).toMatchObject({
          ok: true,
        });
    }
    const all = await stage.everything();
    const missing = options.filter(({ label }) => !all.includes(label));
    expect(missing.map(({ label }) => label)).toEqual([]);
  });

  test('a label is cut between two characters, never inside one', async (context) => {
    const { harness } = stage;
    const { capabilities } = harness.adapter;
    if (capabilities.buttons === 0) return context.skip('no buttons here');
    await stage.meets();
    for (const count of [3, Math.min(capabilities.buttons, 20)]) {
      const options = Array.from({ length: count }, (_, at) => option(`${at}${FARMER.repeat(200)}`, at));
      const parts: Part[] = [text('Qui ?'), { kind: 'choice', options, pageToken: 'p' }];
      for (const each of degrade({ parts }, capabilities, WORDS))
        expect(await harness.adapter.send({ ...stage.envelope([]), message: each })).toMatchObject({
          ok: true,
        });
      const labels = (await harness.shown()).at(-1)?.buttons ?? [];
      expect(labels).toHaveLength(count);
      for (const label of labels) expect(label).toMatch(new RegExp(`^\\d+(${FARMER})+…?$`, 'u'));
    }
  });
}

export function describeHarmless(stage: ContractStage): void {
  const PLACES: Readonly<Record<string, Message>> = {
    'a text': message([text(EVERYBODY)]),
    'a card': message([card(EVERYBODY)]),
    buttons: message([text('Alors ?')], [option(EVERYBODY, 1), option('Non', 2)]),
    'a list of boxes': message(
      [text('Alors ?')],
      [option(EVERYBODY, 1), { ...option('Voilà', 2), role: 'done' }],
      true,
    ),
    'a long list': message(
      [text('Alors ?')],
      Array.from({ length: 24 }, (_, at) => option(`${at} ${EVERYBODY}`, at)),
    ),
    'a file': message([file(EVERYBODY)]),
    'an event': message([text('Une rencontre.'), event(EVERYBODY)]),
  };
  test.each(Object.keys(PLACES))('nobody is called from %s', async (name) => {
    const { harness } = stage;
    await stage.meets();
    const sent = await harness.adapter.send({ ...stage.envelope([]), message: PLACES[name] ?? message([]) });
    expect(sent).toMatchObject({ ok: true });
    if (harness.called) expect(await harness.called()).toEqual([]);
    expect(await stage.everything()).not.toMatch(/\(somebody is called\)|\[CALLED/);
  });
}

export function describeChanges(stage: ContractStage): void {
  test('a message gives way to the next, once, however often it is asked', async () => {
    const { harness } = stage;
    await stage.meets();
    const first = await harness.adapter.send(
      stage.envelope(['Première question ?'], [option('Oui', 1), option('Non', 2)]),
    );
    expect(first).toMatchObject({ ok: true });
    const receipt = (first.ok && first.receipt) || 'none';
    const next = { ...stage.envelope(['Deuxième question ?']), replaces: { receipt } };
    const second = await harness.adapter.send(next);
    expect(second).toMatchObject({ ok: true });
    expect(await stage.everything()).toContain('Deuxième question ?');
    if (!second.ok || second.receipt !== receipt) return;
    // This platform edits in place.
    expect(await harness.adapter.send(next)).toMatchObject({ ok: true, receipt });
    const all = await stage.everything();
    expect(all).not.toContain('Première question ?');
    expect(all.split('Deuxième question ?')).toHaveLength(2);
  });

  test('the buttons of an answered question give way to the answer', async () => {
    const { harness } = stage;
    await stage.meets();
    const first = await harness.adapter.send(
      stage.envelope(['Une question ?'], [option('Oui', 1), option('Non', 2)]),
    );
    const receipt = (first.ok && first.receipt) || 'none';
    for (const replaces of [
      { receipt, chosen: 'Oui' },
      { receipt, chosen: '' },
    ])
      expect(await harness.adapter.send({ ...stage.envelope(['La suite.']), replaces })).toMatchObject({
        ok: true,
      });
    const all = await stage.everything();
    expect(all).toContain('Une question ?');
    expect(all).toContain('La suite.');
  });

  test('a message that can no longer be changed is followed by a new one', async () => {
    const { harness } = stage;
    await stage.meets();
    for (const replaces of [{ receipt: '999999999' }, { receipt: 'gone', chosen: 'Oui' }])
      expect(
        await harness.adapter.send({ ...stage.envelope([`Me voici ${replaces.receipt}.`]), replaces }),
      ).toMatchObject({ ok: true });
    expect(await stage.everything()).toContain('Me voici 999999999.');
    expect(await stage.everything()).toContain('Me voici gone.');
  });

  test('a quiet message arrives like any other', async () => {
    const { harness } = stage;
    await stage.meets();
    expect(await harness.adapter.send({ ...stage.envelope(['Il est tard.']), isQuiet: true })).toMatchObject({
      ok: true,
    });
    expect((await harness.shown()).at(-1)?.text).toContain('Il est tard.');
  });
}
