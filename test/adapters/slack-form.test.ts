/** Several questions at once: the modal, from the press to what is stored. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Form, Option } from '#src/engine/message.ts';
import type { Assist } from '#src/platform/adapter.ts';
import { slackStory } from '#test/support/slack-adapter.ts';

const FORM: Form = {
  title: 'Vous et votre activité, en quelques mots',
  submit: 'Envoyer & continuer',
  fields: [
    { id: 'activity', label: 'Votre métier', hint: 'En deux mots.', isRequired: true },
    {
      id: 'stage',
      label: 'Où en êtes-vous ?',
      isRequired: false,
      value: 'created',
      options: [
        { value: 'idea', label: 'Une idée' },
        { value: 'created', label: 'C’est créé <depuis peu>' },
      ],
    },
    { id: 'place', label: 'Votre commune', isRequired: false, value: 'Rezé' },
  ],
};
const OPTIONS: readonly Option[] = [
  { token: 'form-token', label: 'Remplir le formulaire', role: 'form' },
  { token: 'skip', label: 'Passer', role: 'skip' },
];

let form: Form | undefined;
let faults: Record<string, string>;
let asked: unknown[];
const assist: Assist = {
  form: async (...given) => {
    asked.push(given);
    return form;
  },
  faults: async () => faults,
  suggest: async () => [],
  privateRoom: async () => undefined,
  heardLately: async () => [],
};

beforeEach(() => {
  form = FORM;
  faults = {};
  asked = [];
});

describe.each([
  ['by Socket Mode', 'socket'],
  ['by signed posts', 'http'],
] as const)('a form %s', (_, mode) => {
  const story = slackStory(mode, assist);
  const presses = async () => {
    await story.send({ body: [{ kind: 'text', text: 'Votre métier ?' }], options: OPTIONS });
    story.lea.presses('Remplir le formulaire');
    return story.lea.modal();
  };

  test('opens at the press, with what was answered before; nothing is stored yet', async () => {
    expect(await presses()).toEqual({
      title: 'Vous et votre activité,…',
      submit: 'Envoyer & continuer',
      fields: [
        { label: 'Votre métier', hint: 'En deux mots.', isRequired: true, value: '', entries: [] },
        {
          label: 'Où en êtes-vous ?',
          isRequired: false,
          value: 'C’est créé <depuis peu>',
          entries: ['Une idée', 'C’est créé <depuis peu>'],
        },
        { label: 'Votre commune', isRequired: false, value: 'Rezé', entries: [] },
      ],
    });
    expect(asked).toMatchObject([[{ id: `${story.server.team}:${story.lea.user.id}` }, 'form-token']]);
    expect(story.received).toEqual([]);
    await story.lea.submits({ 'Votre métier': 'fleuriste\nà domicile', 'Où en êtes-vous ?': 'Une idée' });
    await story.arrived(1);
    expect(story.received[0]).toMatchObject({
      from: story.home(),
      input: {
        kind: 'form',
        token: 'form-token',
        values: { activity: 'fleuriste\nà domicile', stage: 'idea', place: 'Rezé' },
      },
    });
    expect(story.lea.hasModal).toBe(false);
  });

  test('what is wrong is said under its field, and the form stays open until it is right', async () => {
    await presses();
    faults = { place: 'Je ne connais pas cette commune.', gone: 'plus demandé' };
    expect(await story.lea.submits({ 'Votre métier': 'fleuriste', 'Votre commune': 'Atlantis' })).toEqual({
      'Votre commune': 'Je ne connais pas cette commune.',
    });
    expect(story.lea.hasModal).toBe(true);
    expect(story.received).toEqual([]);
    faults = {};
    expect(await story.lea.submits({ 'Votre métier': 'fleuriste', 'Votre commune': 'Rezé' })).toEqual({});
    await story.arrived(1);
    expect(story.lea.hasModal).toBe(false);
  });

  test('it closes only once it is stored; sent again it is the same form', async () => {
    await presses();
    await story.adapter.stop();
    let isAway = true;
    await story.adapter.start(async (update) => {
      if (isAway) throw new Error('the database is away');
      story.received.push(update);
    }, assist);
    await expect(story.lea.submits({ 'Votre métier': 'fleuriste' })).rejects.toThrow('Try again');
    expect(story.lea.hasModal).toBe(true);
    isAway = false;
    await story.lea.submits({ 'Votre métier': 'fleuriste' });
    await story.lea.modal(1).catch(() => {});
    expect(story.received.length).toBeGreaterThan(0);
    expect(new Set(story.received.map(({ id }) => id)).size).toBe(1);
  });
});

describe('a form that cannot be opened', () => {
  const story = slackStory('socket', assist);
  const press = async () => {
    await story.send({ options: OPTIONS });
    story.lea.presses('Remplir le formulaire');
    await story.arrived(1);
    expect(story.inputs()).toMatchObject([{ kind: 'choice', tokens: ['form-token'] }]);
    expect(story.lea.hasModal).toBe(false);
  };

  test('its question is gone: an ordinary press', async () => {
    form = undefined;
    await press();
  });
  test.each(['expired_trigger_id', 'exchanged_trigger_id', 'invalid_arguments', 'ratelimited'])(
    '%s: an ordinary press',
    async (code) => {
      story.server.next('views.open').fails(code);
      await press();
    },
  );
  test('the press came four seconds late: Slack no longer opens anything', async () => {
    await story.adapter.stop();
    await story.send({ options: OPTIONS });
    story.lea.presses('Remplir le formulaire');
    story.server.passes(4000);
    await story.adapter.start(async (update) => void story.received.push(update), assist);
    await story.arrived(1);
    expect(story.server.callsOf('views.open')).toHaveLength(1);
    expect(story.lea.hasModal).toBe(false);
  });
  test('nobody says in time what stands on it: an ordinary press, before Slack loses patience', async () => {
    await story.adapter.stop();
    const slow: Assist = { ...assist, form: () => new Promise(() => {}) };
    await story.adapter.start(async (update) => void story.received.push(update), slow);
    const began = performance.now();
    await press();
    expect(performance.now() - began).toBeLessThan(2900);
  });
});

describe('what Slack would refuse', () => {
  const story = slackStory('socket', assist);

  test('more than a hundred options, values too long, labels too long: still a form', async () => {
    const many = Array.from({ length: 101 }, (_, at) => ({ value: `v${at}`, label: `Option ${at}` }));
    form = {
      title: '&'.repeat(90),
      submit: '',
      fields: [
        { id: 'many', label: 'é'.repeat(3000), isRequired: false, options: many },
        { id: 'long', label: 'Long', isRequired: false, options: [{ value: 'v'.repeat(151), label: 'Oui' }] },
        {
          id: 'menu',
          label: 'Menu',
          isRequired: false,
          options: [{ value: 'v', label: '👩🏽‍🌾'.repeat(80) }],
        },
        { id: 'text', label: 'Texte', isRequired: false, value: 'x'.repeat(5000) },
      ],
    };
    await story.send({ options: OPTIONS });
    story.lea.presses('Remplir le formulaire');
    const { fields } = await story.lea.modal();
    expect(fields.map(({ entries }) => entries.length)).toEqual([0, 0, 1, 0]);
    expect(fields[3]?.value).toHaveLength(3000);
  });

  test('opened under a whisper in a channel, it is answered there', async () => {
    form = FORM;
    const channel = story.server.channel(story.lea);
    const to = {
      platform: 'slack',
      room: story.room(channel.id),
      thread: '1700000000.000100',
      isPrivate: false,
      whisper: story.lea.user.id,
    };
    await story.send({ options: OPTIONS }, to);
    story.lea.presses('Remplir le formulaire');
    await story.lea.modal();
    await story.lea.submits({ 'Votre métier': 'fleuriste' });
    await story.arrived(1);
    expect(story.received[0]?.from).toEqual(to);
  });
});
