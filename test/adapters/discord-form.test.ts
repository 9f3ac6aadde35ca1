/** Forms that open at a press, and commands that help while their argument is typed. */
import { describe, expect, test, vi } from 'vitest';
import type { Form, FormField } from '#src/engine/message.ts';
import { discordStory } from '#test/support/discord-adapter.ts';

const story = discordStory();

const TOKEN = 'abcde.run.trade.~form';
const field = (id: string, label: string, more: Partial<FormField> = {}): FormField => ({
  id,
  label,
  isRequired: true,
  ...more,
});
const PROFILE: Form = {
  title: 'Votre activité',
  submit: 'Envoyer',
  fields: [
    field('trade', 'Métier', { hint: 'En deux mots', value: 'Fleuriste' }),
    field('town', 'Commune'),
    field('stage', 'Où en êtes-vous', {
      options: [
        { value: 'idea', label: 'J’ai une idée' },
        { value: 'open', label: 'C’est ouvert' },
      ],
    }),
    field('note', 'Autre chose', { isRequired: false }),
  ],
};
const question = {
  body: [{ kind: 'text' as const, text: 'Votre métier ?' }],
  options: [
    { token: TOKEN, label: 'Remplir le formulaire', role: 'form' as const },
    { token: 'abcde.run.trade.~skip', label: 'Passer', role: 'skip' as const },
  ],
};

describe('a form', () => {
  test('opens at a press with what is known, and comes back filled in, taken at once', async () => {
    const asked: unknown[] = [];
    await story.restarts({
      form: async ({ id }, token) => {
        asked.push(id, token);
        return PROFILE;
      },
    });
    await story.send(question);
    story.lea.presses('Remplir le formulaire');
    expect(await story.lea.readsForm()).toEqual({
      title: 'Votre activité',
      fields: [
        { label: 'Métier', hint: 'En deux mots', value: 'Fleuriste', options: [], isRequired: true },
        { label: 'Commune', hint: '', value: '', options: [], isRequired: true },
        {
          label: 'Où en êtes-vous',
          hint: '',
          value: '',
          options: ['J’ai une idée', 'C’est ouvert'],
          isRequired: true,
        },
        { label: 'Autre chose', hint: '', value: '', options: [], isRequired: false },
      ],
    });
    expect(asked).toEqual([story.lea.user.id, TOKEN]);
    expect(story.received).toEqual([]);
    const sent = story.lea.submits({ Commune: 'Rezé', 'Où en êtes-vous': 'C’est ouvert' });
    await story.arrived(1);
    expect(story.received[0]).toMatchObject({
      id: sent.interaction.id,
      from: story.home(),
      input: {
        kind: 'form',
        token: TOKEN,
        values: { trade: 'Fleuriste', town: 'Rezé', stage: 'open' },
      },
    });
    expect(sent.interaction.acknowledged).toBe(6);
  });

  test('in a server, what follows it is for her eyes alone', async () => {
    await story.restarts({ form: async () => PROFILE });
    const lea = story.lea.in(story.server.guild('Club'));
    lea.uses('/aide');
    await story.arrived(1);
    await story.send(question, story.received[0]?.from);
    await lea.reads();
    lea.presses('Remplir le formulaire');
    await lea.readsForm();
    lea.submits({ Commune: 'Rezé', 'Où en êtes-vous': 'J’ai une idée' });
    await story.arrived(2);
    await story.send({ body: [{ kind: 'text', text: 'C’est noté.' }] }, story.received[1]?.from);
    expect(await lea.reads()).toMatchObject({ text: 'C’est noté.', isEphemeral: true });
  });

  test('too long for Discord is cut and shortened; the engine asks the rest', async () => {
    const many = Array.from({ length: 26 }, (_, at) => ({ value: `${at}`, label: `${at}` }));
    const fields = ['un', 'deux', 'trois', 'quatre', 'cinq', 'six'].map((id) =>
      field(id, `${id} ${'é'.repeat(60)}`, { hint: 'h'.repeat(120) }),
    );
    const form = {
      ...PROFILE,
      title: 't'.repeat(60),
      fields: [field('no', 'No', { options: many }), ...fields],
    };
    await story.restarts({ form: async () => form });
    await story.send(question);
    story.lea.presses('Remplir le formulaire');
    const shown = await story.lea.readsForm();
    expect(shown.title).toHaveLength(45);
    expect(shown.fields.map(({ label }) => label.split(' ')[0])).toEqual([
      'un',
      'deux',
      'trois',
      'quatre',
      'cinq',
    ]);
  });

  test.each([
    ['whose question is gone', async () => undefined],
    ['that cannot be looked up', async () => Promise.reject(new Error('the database is away'))],
    ['that takes too long', () => new Promise<undefined>(() => {})],
    ['that makes no sense', async () => ({ ...PROFILE, fields: null as never })],
    ['of which nothing fits', async () => ({ ...PROFILE, fields: [] })],
  ])('%s: the press is a press like any other', async (_, form) => {
    await story.restarts({ form });
    await story.send(question);
    const { interaction } = story.lea.presses('Remplir le formulaire');
    await story.arrived(1);
    expect(story.inputs()).toEqual([{ kind: 'choice', tokens: [TOKEN], on: expect.any(String) }]);
    expect(interaction.acknowledged).toBe(6);
  });

  test('that Discord refuses: the press is a press like any other', async () => {
    await story.restarts({ form: async () => PROFILE });
    await story.send(question);
    story.server.next('POST callback').fails(400, 'Invalid Form Body', { code: 50035 });
    const { interaction } = story.lea.presses('Remplir le formulaire');
    await story.arrived(1);
    expect(story.inputs()).toMatchObject([{ kind: 'choice', tokens: [TOKEN] }]);
    expect(interaction.acknowledged).toBe(6);
  });
});

describe('while a command is typed', () => {
  test('what can be meant is proposed, and what is chosen is its argument', async () => {
    const asked: unknown[] = [];
    await story.restarts({
      suggest: async (...question) => {
        asked.push(question);
        return [
          { value: 'acre', label: `ACRE ${'é'.repeat(120)}` },
          { value: 'x'.repeat(101), label: 'too long to come back' },
          ...Array.from({ length: 30 }, (_, at) => ({ value: `aide-${at}`, label: `Aide ${at}` })),
        ];
      },
    });
    const lea = story.lea.in(story.server.guild('Club'));
    const choices = (await lea.types('/aides exo')) ?? [];
    expect(asked).toEqual([['resource', 'exo', 'fr']]);
    expect(choices).toHaveLength(25);
    expect(choices[0]).toMatchObject({ value: 'acre', name: expect.stringMatching(/^ACRE é+…$/) });
    expect(story.received).toEqual([]);
    lea.uses('/aides acre');
    await story.arrived(1);
    expect(story.inputs()).toEqual([{ kind: 'command', name: 'aides', argument: 'acre' }]);
    story.lea.uses('/aides');
    await story.arrived(2);
    expect(story.inputs()[1]).toEqual({ kind: 'command', name: 'aides' });
  });

  test('nothing is proposed when the program does not know, or is too slow; in three seconds at most', async () => {
    await story.restarts({ suggest: async () => Promise.reject(new Error('the database is away')) });
    expect(await story.lea.types('/aides exo')).toEqual([]);
    await story.restarts({ suggest: () => new Promise(() => {}) });
    const start = performance.now();
    expect(await story.lea.types('/aides exo')).toEqual([]);
    expect(performance.now() - start).toBeLessThan(3_000);
    await vi.waitFor(() => expect(story.server.callsOf('POST callback').at(-1)?.status).toBe(204));
  });
});
