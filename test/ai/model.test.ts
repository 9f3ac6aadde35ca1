/** The guards around the model, and what of its answers is believed. The endpoint is a stand-in that may say anything. */
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { connect } from '#src/ai/completion.ts';
import { createModel } from '#src/ai/model.ts';
import type { Doubt, Entry, LanguageModel, ModelOutcome } from '#src/ai/port.ts';
import { isDistress } from '#src/people/distress.ts';
import { API_KEY, type Behaviour, startLlmServer } from '#test/support/llm-server.ts';

const server = await startLlmServer();
const logged: unknown[] = [];
const take = (...facts: unknown[]) => void logged.push(facts);
const log = { debug: take, info: take, warn: take, error: take };
let outcomes: ModelOutcome[];
let at: number;
let model: LanguageModel;
beforeEach(async () => {
  server.forget();
  logged.length = 0;
  outcomes = [];
  at = Date.parse('2026-11-23T09:00:00Z');
  const complete = await connect({ baseUrl: server.url, model: 'stand-in', apiKey: API_KEY }, 3_000);
  const onOutcome = (outcome: ModelOutcome) => void outcomes.push(outcome);
  model = createModel({ complete, isDistress, log, onOutcome, now: () => at });
});
afterAll(() => server.close());

const DOUBT: Doubt = {
  text: 'jvoudrai savoir si ya des sous pr mon four, lea@example.fr ou 06 12 34 56 78, Léa',
  locale: 'fr',
  question: 'Votre étape ?',
  options: [
    { id: 'option-1', says: "J'ai une idée" },
    { id: 'option-2', says: "J'ai ouvert" },
  ],
  commands: [{ id: 'word-menu', says: 'menu, accueil' }],
  takesAnswer: true,
  takesSearch: true,
  names: ['Léa Martin'],
};
let count = 0;
const interpret = (doubt = DOUBT, personId = 'lea') =>
  model.interpret(doubt, { personId, key: `update-${++count}` });
const says = (content: unknown): Behaviour => ({ kind: 'says', content });

test('what leaves: the message without contact data, the labels, and nothing else', async () => {
  server.plans(says({ kind: 'search', id: '', text: 'aide équipement four' }));
  expect(await interpret()).toEqual({
    outcome: 'helped',
    proposal: { kind: 'search', text: 'aide équipement four' },
  });
  const [call] = server.calls;
  expect(call?.raw).not.toMatch(/example|06 12|34 56|Léa|Martin|update-|"lea"/);
  expect(JSON.parse(call?.body.messages[1]?.content ?? '')).toEqual({
    message: 'jvoudrai savoir si ya des sous pr mon four, [e-mail] ou [numéro], [nom]',
    question: 'Votre étape ?',
    options: DOUBT.options,
    commands: DOUBT.commands,
    takesAnswer: true,
    takesSearch: true,
  });
});

test('of a long letter the beginning leaves, and no half of a number', async () => {
  const text = `${'bla '.repeat(247)}06 12 34 56 78 et la suite. ${'bla '.repeat(400)}`;
  await interpret({ ...DOUBT, text });
  await interpret({ ...DOUBT, text: `${'lea@example.fr '.repeat(65)}06 12 34 56 78 ${'bla '.repeat(200)}` });
  for (const { body } of server.calls) expect(body.messages[1]?.content).not.toMatch(/06|12|34|56|78/);
});

const LIES: readonly (readonly [unknown, ModelOutcome])[] = [
  [{ kind: 'option', id: 'option-9', text: '' }, 'rejected'],
  [{ kind: 'option', id: 'Léa.a1b2c3.stage.idea', text: '' }, 'rejected'],
  [{ kind: 'command', id: 'flow-erase-me', text: '' }, 'rejected'],
  [{ kind: 'command', id: '__proto__', text: '' }, 'rejected'],
  [{ kind: 'search', id: '', text: 'prêt sur https://arnaque.example' }, 'rejected'],
  [{ kind: 'search', id: '', text: 'voir aides-rapides.com' }, 'rejected'],
  [{ kind: 'search', id: '', text: 'appelez le 06 99 99 99 99' }, 'rejected'],
  [{ kind: 'search', id: '', text: 'écrivez à x@y.fr' }, 'rejected'],
  [{ kind: 'search', id: '', text: 'aide pour Léa' }, 'rejected'],
  [{ kind: 'search', id: '', text: '<b>aide</b>' }, 'rejected'],
  [{ kind: 'search', id: '', text: 'je veux mourir' }, 'rejected'],
  [{ kind: 'search', id: '', text: '???' }, 'rejected'],
  [{ kind: 'answer', id: '', text: '' }, 'rejected'],
  [{ kind: 'search', id: '', text: 'x'.repeat(5_000) }, 'junk'],
  [{ kind: 'effect', id: 'people.erase', text: '' }, 'junk'],
  [{ tool_calls: [{ name: 'erase' }] }, 'junk'],
  [['option-1'], 'junk'],
  [{ kind: ['option'], id: 'option-1' }, 'junk'],
  [{ kind: 'none', id: 'option-1', text: '' }, 'none'],
];
test.each(LIES)('a lie is not believed: %j', async (content, outcome) => {
  server.plans(says(content));
  expect(await interpret()).toEqual({ outcome });
});

test('nothing is taken that was not asked for', async () => {
  const closed = { ...DOUBT, takesAnswer: false, takesSearch: false };
  server.plans(says({ kind: 'search', text: 'prêt' }), says({ kind: 'answer', text: 'Nantes' }));
  expect((await interpret(closed)).outcome).toBe('rejected');
  expect((await interpret(closed)).outcome).toBe('rejected');
});

test('words of distress never leave', async () => {
  expect(await interpret({ ...DOUBT, text: 'jveux en finir, jen peux plus de la boite' })).toEqual({
    outcome: 'withheld',
  });
  expect(server.calls).toEqual([]);
});

test('the same update is asked once and answered the same, also when both ask at once', async () => {
  server.plans(says({ kind: 'option', id: 'option-1' }), says({ kind: 'option', id: 'option-2' }));
  const asking = { personId: 'lea', key: 'sim:1' };
  const [first, second] = await Promise.all([model.interpret(DOUBT, asking), model.interpret(DOUBT, asking)]);
  expect(first.proposal).toEqual({ kind: 'option', id: 'option-1' });
  expect(second).toEqual(first);
  expect(await model.interpret(DOUBT, asking)).toEqual(first);
  expect(server.calls).toHaveLength(1);
});

describe('the breaker', () => {
  const broken = { kind: 'status', status: 404 } as const;

  test('five failures in a row: left alone for a minute, then tried once', async () => {
    for (let times = 0; times < 5; times++) {
      server.plans(broken);
      await interpret();
    }
    expect((await interpret()).outcome).toBe('resting');
    expect(server.calls).toHaveLength(5);
    at += 59_000;
    expect((await interpret()).outcome).toBe('resting');
    at += 2_000;
    server.plans(broken);
    expect(
      (await Promise.all([interpret(), interpret(), interpret()])).map(({ outcome }) => outcome),
    ).toEqual(['denied', 'resting', 'resting']);
    at += 30_000;
    expect((await interpret()).outcome).toBe('resting');
    at += 31_000;
    expect((await interpret()).outcome).toBe('none');
    expect((await Promise.all([interpret(), interpret()])).map(({ outcome }) => outcome)).toEqual([
      'none',
      'none',
    ]);
  });

  test('four and a good one begin anew', async () => {
    for (let times = 0; times < 12; times++) {
      if (times % 5 < 4) server.plans(broken);
      await interpret();
    }
    expect(outcomes).not.toContain('resting');
  });

  test('nobody can make it talk nonsense until others go without', async () => {
    for (let times = 0; times < 8; times++) {
      server.plans(says(times % 2 === 0 ? 'Ha ha.' : { kind: 'command', id: 'flow-erase-me' }));
      await interpret();
    }
    expect((await interpret()).outcome).toBe('none');
  });
});

describe('the share', () => {
  test('thirty questions a person a day, others have theirs', async () => {
    for (let times = 0; times < 30; times++) await interpret();
    expect((await interpret()).outcome).toBe('spent');
    expect((await interpret(DOUBT, 'karim')).outcome).toBe('none');
    at += 24 * 3_600_000;
    expect((await interpret()).outcome).toBe('none');
  });

  test('eight at once; the ninth is answered without it, now', async () => {
    server.thinks(() => ({ kind: 'says', content: { kind: 'none' }, afterMs: 300 }));
    const people = Array.from({ length: 10 }, (_, at) => interpret(DOUBT, `person-${at}`));
    const started = performance.now();
    expect((await Promise.race(people.slice(8))).outcome).toBe('crowded');
    expect(performance.now() - started).toBeLessThan(200);
    expect((await Promise.all(people)).filter(({ outcome }) => outcome === 'none')).toHaveLength(8);
    expect((await interpret()).outcome).toBe('none');
  });
});

test('each question is counted by its end, and the log holds no word of it', async () => {
  server.plans(
    says({ kind: 'none' }),
    says('non'),
    { kind: 'status', status: 503 },
    { kind: 'status', status: 503 },
    { kind: 'cut' },
    { kind: 'silence' },
  );
  for (let times = 0; times < 5; times++) await interpret();
  expect(outcomes).toEqual(['none', 'junk', 'broken', 'cut', 'timeout']);
  expect(logged).toHaveLength(4);
  expect(JSON.stringify(logged)).not.toMatch(/four|example|CONFIDENTIEL|sk-/);
});

describe('a better query', () => {
  test('for the catalogue', async () => {
    server.plans(says({ kind: 'search', id: '', text: 'retard de paiement Urssaf' }));
    expect(await model.improveQuery('urssaff chui a la bourre')).toBe('retard de paiement Urssaf');
    expect(await model.improveQuery('mon chat')).toBeUndefined();
  });
});

const ADIE: Entry = {
  id: 'adie-microcredit',
  name: { fr: 'Microcrédit de l’Adie', en: 'Adie microcredit' },
  gives: {
    fr: "Un prêt jusqu'à 12 000 € et un accompagnement, même sans garantie bancaire.",
    en: 'A loan of up to €12,000 and support.',
  },
  forWhom: { fr: 'Les personnes sans accès au crédit bancaire', en: 'People without bank credit' },
  firstStep: { fr: 'Demander un rendez-vous sur le site', en: 'Ask for an appointment' },
  provider: 'Adie, association',
};

describe('plain words for an entry', () => {
  const rephrase = () => model.rephrase(ADIE, 'fr');

  test('said again simply, once', async () => {
    const text = "L'Adie vous prête jusqu'à 12 000 €. Pas besoin de banque. Demandez un rendez-vous.";
    server.plans(says({ text }));
    expect(await rephrase()).toEqual({ outcome: 'helped', words: text, isRephrased: true });
    expect((await rephrase()).words).toBe(text);
    expect(server.calls).toHaveLength(1);
  });

  test.each([
    "L'Adie vous prête jusqu'à 15 000 €. Demandez un rendez-vous.",
    'Un prêt à 3 % par an, avec un accompagnement.',
    'Un prêt de douze mille euros, sans condition.',
    'Un prêt avec un accompagnement. Voir adie-pret.com pour la suite.',
    'Un prêt avec un accompagnement. Demandez Karim au bureau.',
    'Bpifrance vous prête aussi, avec un accompagnement.',
    'Vous avez droit à un prêt, avec un accompagnement.',
    'Un prêt. Appelez le 09 69 32 81 10 pour un rendez-vous.',
    'Un prêt, <a>ici</a>, avec un accompagnement.',
    'Court.',
    'Un prêt. '.repeat(60),
  ])('not when something is made up: %s', async (text) => {
    server.plans(says({ text }));
    expect(await rephrase()).toMatchObject({ words: ADIE.gives.fr, isRephrased: false, outcome: 'rejected' });
  });

  test('the own text when nobody answers, and another try later', async () => {
    server.plans({ kind: 'cut' }, says({ text: 'Un prêt et un accompagnement, même sans banque.' }));
    expect(await rephrase()).toMatchObject({ outcome: 'cut', words: ADIE.gives.fr });
    expect(await rephrase()).toMatchObject({ outcome: 'helped' });
  });
});
