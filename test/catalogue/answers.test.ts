/** Answers as they are read: for you, perhaps, or not, and why; where else it is told of; what nobody is asked twice. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Conditions } from '#src/catalogue/conditions.ts';
import { conditions } from '#src/catalogue/conditions.ts';
import type { Resource } from '#src/catalogue/resource.ts';
import { createCatalogue } from '#src/catalogue/search.ts';
import { createRead } from '#src/main/parts.ts';
import { emptyDatabase, freshDatabase, type TestDatabase } from '#test/support/database.ts';
import { realParts } from '#test/support/real.ts';
import { resourceRow } from '#test/support/resource-row.ts';
import { simulate, type SimulatedPerson, type Simulation } from '#test/support/simulator.ts';

const both = (text: string) => ({ fr: text, en: text });
const rule = (cell: string): Conditions => {
  const read = conditions(cell);
  if ('why' in read) throw new Error(read.why);
  return read.value;
};
const row = (id: string, what: Partial<Resource>): Resource =>
  resourceRow({
    id,
    name: both(`Aide ${id}`),
    gives: both('De quoi acheter un xylophone.'),
    forWhom: both('Les musiciens'),
    keywords: ['xylophone'],
    url: `https://${id}.fr/`,
    conditions: [],
    ...what,
  });
const ROWS = [
  row('jeune', { conditions: rule('age<26'), provider: 'Jeunesse' }),
  row('emploi', { conditions: rule('jobseeker|rsa'), provider: 'Emploi', keywords: ['marimba'] }),
  row('tous', {
    provider: 'Tous',
    alsoFrom: [
      { source: 'A', url: 'https://www.ailleurs.fr/x' },
      { source: 'B', url: 'https://tous.fr/y' },
    ],
  }),
];

let database: TestDatabase;
let world: Simulation;
let lea: SimulatedPerson;
beforeAll(async () => {
  database = await freshDatabase();
});
afterEach(() => world.close());
afterAll(() => database.close());
beforeEach(async () => {
  await emptyDatabase(database);
  const read = { ...createRead(database).read, catalogue: createCatalogue(ROWS) };
  world = await simulate({ ...realParts(), read: () => read }, {}, database);
  lea = world.person('lea');
  for (const line of ['bonjour', 'annuler', 'annuler']) await lea.says(line);
});

/** The lines of the card with this title. */
function cardOf(read: readonly string[], title: string): readonly string[] {
  const lines = read.join('\n').split('\n');
  const at = lines.indexOf(title);
  expect(at, `no card "${title}" in ${lines.join(' / ')}`).toBeGreaterThan(-1);
  return lines.slice(at + 1, at + 8);
}

test('no because, perhaps if, yes for all: in plain words', async () => {
  const read = await lea.says("j'ai 40 ans, je voudrais un xylophone");
  expect(cardOf(read, 'Aide jeune')[1]).toBe('Sans doute pas pour vous : moins de 26 ans');
  expect(cardOf(read, 'Aide emploi')[1]).toBe(
    'Peut-être pour vous : vous parlez de « xylophone ». Cherchez-vous un emploi ?',
  );
  const all = cardOf(read, 'Aide tous');
  expect(all[1]).toBe('Pourquoi vous : vous parlez de « xylophone »');
  expect(all[2]).toBe('Par : Tous (gratuit)');
  expect(all[4]).toBe('Aussi sur : ailleurs.fr');
  expect(read.join('\n')).toContain('[Cherchez-vous un emploi ?]');
});

test('one tap settles it, and is not asked again', async () => {
  await lea.says('un marimba');
  await lea.presses('Cherchez-vous un emploi ?');
  const so = /^Pourquoi vous : vous cherchez un emploi/;
  expect(cardOf(await lea.presses('Oui'), 'Aide emploi')[1]).toMatch(so);
  expect(cardOf(await lea.says('je voudrais un marimba'), 'Aide emploi')[1]).toMatch(so);
});

test('another way is asked only when the first fails; passed over, it is not asked again', async () => {
  await lea.says('un marimba');
  await lea.presses('Cherchez-vous un emploi ?');
  expect((await lea.presses('Non')).join('\n')).toContain('[Touchez-vous le RSA ?]');
  await lea.presses('Touchez-vous le RSA ?');
  expect(cardOf(await lea.presses('Non'), 'Aide emploi')[1]).toBe(
    "Sans doute pas pour vous : pour les demandeurs d'emploi ou pour qui touche le RSA",
  );
  await lea.says('un xylophone');
  await lea.presses('Quel âge avez-vous ?');
  expect((await lea.presses('Passer')).join('\n')).not.toContain('Quel âge avez-vous ?');
});

test('one sheet alone is shown whole; feedback on what was shown, from there', async () => {
  const read = await lea.says('un xylophone').then(() => lea.says('la dernière'));
  expect(read.join('\n')).toContain('Pour : Les musiciens');
  await lea.presses('Plus de choix');
  expect((await lea.presses('Donner mon avis')).join('\n')).toMatch(/« Aide \w+ »/);
  await lea.presses('Utile');
  expect(await database.prisma.feedback.count()).toBe(1);
});

test('a search is kept with its topic, and with all that answers it today: none of it is news on Monday', async () => {
  const keeps = async (...said: readonly string[]) => {
    for (const line of said) await lea.says(line);
    await lea.presses('Plus de choix');
    await lea.presses("Me prévenir s'il y a du nouveau");
    await lea.presses('Oui, prévenez-moi');
    return database.prisma.savedSearch.findMany({ orderBy: { createdAt: 'desc' } });
  };
  const [all] = await keeps('un xylophone', 'le premier');
  expect(all?.seen.toSorted((a, b) => a.localeCompare(b))).toEqual(['emploi', 'jeune', 'tous']);
  const [last] = await keeps('un xylophone', 'et pour les jeunes ?');
  expect(last).toMatchObject({ query: 'un xylophone pour les jeunes', seen: ['jeune'] });
});
