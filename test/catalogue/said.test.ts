/** What people say of themselves and of where they are, while they ask. */
import { describe, expect, test } from 'vitest';
import { areasSaid, regionOf } from '#src/catalogue/areas.ts';
import { wordsOf } from '#src/catalogue/french.ts';
import { factsSaid } from '#src/catalogue/said.ts';

describe('facts', () => {
  test.each([
    ['chuis au chômage, jpeux créer ?', { jobseeker: true }],
    ["j'ai 22 ans et je suis étudiante", { age: 22, student: true }],
    ["j'ai déjà un siret, puis-je être rappelé", { registered: true }],
    ["j'habite une cité et je veux monter ma boîte", { district: true }],
    ['je vis à la campagne, quelles aides', { rural: true }],
    ['jsui enceinte de 5 mois, je fais des ongles', { woman: true }],
    ["j'accouche en mars, seule dans mon salon", { woman: true }],
    ['qui garde mes enfants pendant les marchés', { parent: true }],
    ['avec 3 salariés, ma sasu', { employees: 3, status: 'company' }],
  ])('"%s"', (query, facts) => expect(factsSaid(query)).toEqual(facts));

  test.each([
    'mon client est au chômage',
    'ma salariée est enceinte',
    'ma fille veut créer',
    "l'enfant d'une cliente",
    'la cité des sciences me doit une facture',
  ])('nothing is said of oneself in "%s"', (query) => expect(factsSaid(query)).toEqual({}));
});

describe('places', () => {
  /** Words that mean something else in these questions. */
  const ORDINARY = new Set('garde port marche bail orange paye tours lens vire sens'.split(' '));
  const regions = (query: string) =>
    areasSaid(
      wordsOf(query).map(({ form }) => form),
      (form) => ORDINARY.has(form),
    ).map((area) => area.regions.join(' '));

  test.each([
    ['ouvrir un commerce à Lille', ['32']],
    ['une aide dans le 93', ['11']],
    ['je suis dans le nord', ['32']],
    ['en Guadeloupe, qui aide', ['01']],
    ['aides aux Antilles', ['01 02']],
    ['Bretagne', ['53']],
    ['coiffeuse à St Etienne', ['84']],
    ['un local au Mans', ['52']],
    ['un bail à Tours', ['24']],
    ["j'habite Pointe-à-Pitre", ['01']],
    ['maraîcher en Corrèze', ['75']],
    ['un village près de Tulle', ['75']],
    ['à la Réunion', ['04']],
    ['menuisier alsacien', ['44']],
    ['my shop is in Bordeaux', ['75']],
    ['à Nantes ou à Rennes', ['52', '53']],
  ])('"%s"', (query, found) => expect(regions(query)).toEqual(found));

  test.each([
    ['Lille', '32'],
    ['corrèze', '75'],
    ['93', '11'],
    ['44000', '52'],
    ['97110', '01'],
    ['Saint-Pompon', '75'],
    ['Atlantide', undefined],
  ])('%s alone is in %s', (place, region) => expect(regionOf(place)).toBe(region));

  test.each([
    "la garde d'enfants à domicile",
    'le port du casque',
    'un contrat Orange',
    'préparer la réunion avec mon comptable',
    'payer pas cher un lot de chaises',
    "il me reste le 15 du mois 200 euros, j'ai 45 ans",
    'une somme de 500 euros',
    'les landes de mon voisin',
    'emprunter 10000 euros',
    'trifouilly',
  ])('no place in "%s"', (query) => expect(regions(query)).toEqual([]));
});
