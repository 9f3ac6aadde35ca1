/** What nobody planned for: each gets a clear, kind answer, and the conversation keeps its place. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Handler, Handlers } from '#src/domain.ts';
import { defineFlow, show } from '#src/engine/flow.ts';
import type { Input, Update } from '#src/engine/message.ts';
import { emptyDatabase, freshDatabase, type TestDatabase } from '#test/support/database.ts';
import { realParts } from '#test/support/real.ts';
import { simulate, type Settings, type SimulatedPerson } from '#test/support/simulator.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());
beforeEach(() => emptyDatabase(database));

const STAGE = 'Où en êtes-vous ?';
const PLACE = 'Votre code postal, ou votre ville ?';

/** Léa has said her trade and is asked how far she is. */
async function atStage(settings: Settings = {}, handlers: Handlers = {}) {
  const parts = realParts();
  const all = { ...parts, handlers: { ...parts.handlers, ...handlers } };
  const world = await simulate(all, settings, database);
  const lea = world.person('lea');
  await lea.says('bonjour');
  const said = await lea.says('boulangère');
  expect(said.join()).toContain(STAGE);
  return { world, lea };
}

/** The question stands where it stood, and what was answered before is still there. */
async function goesOn(lea: SimulatedPerson): Promise<void> {
  expect((await lea.presses('Mon activité tourne')).join()).toContain(PLACE);
  await lea.says('passer');
  expect((await lea.says('passer')).join()).toContain('Métier : boulangère. Étape : Mon activité tourne.');
}

const text = (words: string): Input => ({ kind: 'text', text: words });
const MARKS = ['\u0301', '\u0316', '\u0327', '\u0345', '\u05b0'];
const INPUTS: Readonly<Record<string, readonly [Input, string]>> = {
  'an empty message': [text(''), 'Votre message est arrivé vide.'],
  'nothing but spaces': [text(' \n\t '), 'Votre message est arrivé vide.'],
  '20,000 characters': [text('a'.repeat(20_000)), "C'est trop long pour moi."],
  'a letter of 20,000 characters': [text('Bonjour à vous. '.repeat(1250)), "C'est trop long pour moi."],
  '10,000 combining marks': [text(`e${'\u0301'.repeat(10_000)}`), "Je n'ai pas compris."],
  '10,000 marks in no order': [
    text(`e${Array.from({ length: 10_000 }, (_, n) => MARKS[n % MARKS.length]).join('')}`),
    "Je n'ai pas compris.",
  ],
  'marks without a letter': [text('\u0301'.repeat(50)), 'Je ne lis que les mots et les chiffres.'],
  '500 joined emoji': [text(Array(500).fill('👩').join('\u200d')), 'Je ne lis que les mots et les chiffres.'],
  'one emoji': [text('🙂'), 'Je ne lis que les mots et les chiffres.'],
  'NUL and control characters alone': [text('\u0000\u0007\u001b'), 'Votre message est arrivé vide.'],
  'half of an emoji': [text('\ud83d'), 'Votre message est arrivé vide.'],
  'direction marks alone': [text('\u202e\u200b\ufeff'), 'Votre message est arrivé vide.'],
  'a photo': [{ kind: 'file', media: 'photo' }, 'Je ne sais pas lire les photos.'],
  'a voice note': [{ kind: 'file', media: 'voice' }, "Je n'écoute pas encore les messages vocaux."],
  'a sticker': [{ kind: 'file', media: 'sticker' }, 'Je ne comprends pas les autocollants.'],
  'an unknown command': [{ kind: 'command', name: 'blabla' }, 'Je ne connais pas cette commande.'],
  'an unknown command, typed': [text('/blabla'), 'Je ne connais pas cette commande.'],
  'a forged token': [{ kind: 'choice', tokens: ['../../etc/passwd'] }, "Ce bouton n'est plus valable."],
  'a token of 10,000 characters': [
    { kind: 'choice', tokens: ['a.b.c.'.repeat(1700)] },
    "Ce bouton n'est plus valable.",
  ],
  'no token at all': [{ kind: 'choice', tokens: [] }, "Ce bouton n'est plus valable."],
  nonsense: [text('zgrblx frtzk'), "Je n'ai pas compris."],
  'two answers typed at once': [text('1 et 3'), 'Une seule réponse ici.'],
};

describe('in the middle of the first questions', () => {
  test.each(Object.entries(INPUTS))('%s', async (_name, [input, answer]) => {
    const { world, lea } = await atStage();
    const said = (await lea.sends(input)).join('\n');
    expect(said).toContain(answer);
    expect(said).toContain(STAGE);
    await goesOn(lea);
    await world.close();
  });

  test('control characters inside words are taken out, and the words are read', async () => {
    const { world, lea } = await atStage();
    expect((await lea.says('Mon\u0000 activité\u202e tourne\ud800')).join()).toContain(PLACE);
    await world.close();
  });

  test('two buttons of one question at once: which one is asked', async () => {
    const { world, lea } = await atStage();
    const tokens = lea.shown.slice(0, 2).map(({ token }) => token);
    const said = (await lea.sends({ kind: 'choice', tokens })).join();
    expect(said).toContain('Une seule réponse ici. Laquelle ?');
    await goesOn(lea);
    await world.close();
  });

  test('a button with a value that was never offered', async () => {
    const { world, lea } = await atStage();
    for (const value of ['millionaire', '~done', '~u', '~px', 'constructor']) {
      const token = lea.shown[0]?.token.replace(/[^.]*$/, value) ?? '';
      expect((await lea.sends({ kind: 'choice', tokens: [token] })).join()).toContain(
        "Ce bouton n'est plus valable.",
      );
    }
    await goesOn(lea);
    await world.close();
  });

  test('a button of somebody else', async () => {
    const { world, lea } = await atStage();
    const tom = world.person('tom');
    await tom.says('bonjour');
    await tom.says('coiffeur');
    const tokens = lea.shown.slice(0, 1).map(({ token }) => token);
    const said = (await tom.sends({ kind: 'choice', tokens })).join('\n');
    expect(said).toContain("Ce bouton est à quelqu'un d'autre. Rien n'a changé.");
    expect(said).toContain(STAGE);
    await goesOn(lea);
    await world.close();
  });

  test('a button of three months ago', async () => {
    const { world, lea } = await atStage();
    const old = lea.shown[0];
    await world.passes({ days: 92 });
    const said = (await lea.sends({ kind: 'choice', tokens: [old?.token ?? ''] })).join('\n');
    expect(said).toContain('Notre dernière conversation est trop ancienne.');
    expect(said).toContain("Ce bouton n'est plus valable.");
    expect(said).toContain('[Menu]');
    expect((await lea.presses('Menu')).join()).toContain('Posez-moi votre question, ou choisissez.');
    await world.close();
  });
});

const from = (who: string, room: string, isPrivate: boolean) => ({
  from: { platform: 'sim', room, isPrivate },
  sender: { platform: 'sim', id: who, name: who, locale: 'fr' },
  at: '2026-11-23T09:00:00.000Z',
});
const privately = (id: string, who: string, input: Input): Update => ({ id, ...from(who, who, true), input });
const inTheCafe = (id: string, who: string, input: Input): Update => ({
  id,
  ...from(who, 'cafe', false),
  input,
});

describe('several things at once', () => {
  test('five clicks on one button are one answer', async () => {
    const { world, lea } = await atStage();
    const token = lea.shown[2]?.token ?? '';
    const clicks = [1, 2, 3, 4, 5].map((n) =>
      privately(`click-${n}`, 'lea', { kind: 'choice', tokens: [token] }),
    );
    await world.arrive(...clicks);
    const said = await lea.reads();
    expect(said).toHaveLength(5);
    expect(said.filter((one) => one.includes("C'est déjà noté."))).toHaveLength(4);
    expect(said.every((one) => one.includes(PLACE))).toBe(true);
    await world.close();
  });

  test('five clicks on a box tick it, and do not tick and untick it', async () => {
    const { world, lea } = await atStage();
    await lea.presses('Mon activité tourne');
    await lea.says('passer');
    const token = lea.shown[2]?.token ?? '';
    const label = lea.shown[2]?.label ?? '';
    const clicks = [1, 2, 3, 4].map((n) =>
      privately(`click-${n}`, 'lea', { kind: 'choice', tokens: [token] }),
    );
    await world.arrive(...clicks);
    expect((await lea.reads()).at(-1)).toContain(`Noté : ${label}.`);
    expect((await lea.presses("C'est tout")).join()).toContain(`Besoins : ${label}.`);
    await world.close();
  });

  test('two answers sent before the bot could speak: the second meets the next question', async () => {
    const { world, lea } = await atStage();
    await world.arrive(
      privately('one', 'lea', text('mon activité tourne')),
      privately('two', 'lea', text('44000')),
    );
    expect((await lea.reads()).at(-1)).toContain('4/4');
    await world.close();
  });

  test('a message edited after it was sent counts once, as it was first', async () => {
    const { world, lea } = await atStage();
    await world.arrive(privately('same', 'lea', text('mon activité tourne')));
    await world.arrive(privately('same', 'lea', text("j'ai une idée")));
    const said = await lea.reads();
    expect(said).toHaveLength(1);
    await lea.says('passer');
    expect((await lea.says('passer')).join()).toContain('Étape : Mon activité tourne.');
    await world.close();
  });
});

describe('in front of others', () => {
  test('somebody known is answered in private, and the room reads one neutral line', async () => {
    const { world, lea } = await atStage();
    await world.arrive(inTheCafe('g1', 'lea', text('mon activité tourne')));
    expect((await lea.reads()).join()).toContain(PLACE);
    expect(await world.person('cafe').reads()).toEqual(['Je vous réponds en privé.']);
    await world.close();
  });

  test('somebody unknown is asked to write in private, and begins there as anybody does', async () => {
    const world = await simulate(realParts(), {}, database);
    await world.arrive(
      inTheCafe('g1', 'zoe', text('comment payer l’urssaf ?')),
      inTheCafe('g2', 'zoe', text('english')),
    );
    const zoe = world.person('zoe');
    expect(await zoe.reads()).toEqual([]);
    const read = await world.person('cafe').reads();
    expect(new Set(read)).toEqual(new Set(["C'est personnel : écrivez-moi en privé, je vous y réponds."]));
    expect((await zoe.says('bonjour')).join()).toContain('Bonjour, ici PlusUn');
    await world.close();
  });

  test('words of distress are never answered in the room', async () => {
    const { world, lea } = await atStage();
    await world.arrive(
      inTheCafe('g1', 'lea', text("j'en peux plus, je veux mourir")),
      inTheCafe('g2', 'zoe', text("j'en peux plus, je veux mourir")),
    );
    expect((await lea.reads()).join()).toContain('3114');
    const room = (await world.person('cafe').reads()).join('\n');
    expect(room).toContain('Je vous réponds en privé.');
    expect(room).toContain('écrivez-moi en privé');
    expect(room).not.toMatch(/3114|mourir/);
    const { rows } = await database.pool.query("select payload from outbox where chat = 'cafe'");
    expect(JSON.stringify(rows)).not.toMatch(/3114|mourir/);
    await world.close();
  });
});

test('news that cannot be told: the person hears so once, and nobody is made up to be told instead', async () => {
  const parts = realParts();
  const broken = defineFlow('broken', { version: 1, triggers: ['broken'] }, [
    show('never', () => {
      throw new Error('a flow with a mistake in it');
    }),
  ]);
  const tells: Handler = (_tx, { personId = '', key }) =>
    Promise.resolve([{ kind: 'tell', personId, trigger: 'broken', key, data: {} }]);
  const world = await simulate(
    { ...parts, flows: [...parts.flows, broken], handlers: { ...parts.handlers, 'people.locale': tells } },
    { onError: () => {} },
    database,
  );
  const lea = world.person('lea');
  await lea.says('bonjour');
  const said = [...(await lea.says('english')), ...(await lea.reads())].join();
  expect(said).toContain('I got tangled up, sorry.');
  const { rows } = await database.pool.query('select count(*)::int as people from person');
  expect(rows).toEqual([{ people: 1 }]);
  await world.close();
});

test('a message that cannot be handled is put aside after three attempts: told once, and the next one works', async () => {
  const faults: object[] = [];
  const { world, lea } = await atStage(
    { onError: (facts) => faults.push(facts) },
    {
      'people.locale': () => {
        throw new Error('a handler with a mistake in it');
      },
    },
  );
  const tom = world.person('tom');
  await world.arrive(privately('poison', 'lea', text('english')), privately('other', 'tom', text('bonjour')));
  expect((await tom.reads()).join()).toContain('Bonjour, ici PlusUn');
  const said = await lea.reads();
  expect(said).toHaveLength(1);
  expect(said[0]).toContain('Je me suis emmêlé, pardon.');
  expect(said[0]).toContain(STAGE);
  expect(faults).toHaveLength(3);
  const { rows } = await database.pool.query("select attempts from inbox where state = 'parked'");
  expect(rows).toEqual([{ attempts: 3 }]);
  await goesOn(lea);
  await world.close();
});
