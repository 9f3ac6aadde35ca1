import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { countWords } from '#src/catalogue/cells.ts';
import { isShown, loadCatalogue, saysAmount } from '#src/catalogue/load.ts';
import { NEEDS, type Resource } from '#src/catalogue/resource.ts';
import { createCatalogue } from '#src/catalogue/search.ts';

const file = new URL('../../prisma/seed/resources.tsv', import.meta.url);
const { resources, faults } = loadCatalogue(readFileSync(file, 'utf8'), { file: 'resources.tsv' });

const idsWhere = (isSo: (resource: Resource) => boolean): string[] =>
  resources.filter(isSo).map(({ id }) => id);
const inLanguage =
  (language: 'fr' | 'en') =>
  (resource: Resource): readonly string[] => [
    resource.gives[language],
    resource.forWhom[language],
    resource.firstStep[language],
  ];
const wordsOf = (text: string): string[] =>
  // What stands between quotation marks is quoted in its own language.
  text
    .replace(/«[^»]*»|"[^"]*"/g, ' ')
    .toLowerCase()
    .match(/\p{L}+/gu) ?? [];
const fold = (text: string): string =>
  ` ${
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g)
      ?.join(' ') ?? ''
  } `;

describe('the catalogue we ship', () => {
  test('loads without a single fault, and is as large as promised', () => {
    expect(faults).toEqual([]);
    expect(resources.length).toBeGreaterThanOrEqual(500);
  });

  test('keeps from view the rows nobody could confirm, and has something sure for every need', () => {
    expect(idsWhere((resource) => !isShown(resource))).toContain('compte-bancaire-dedie');
    for (const need of NEEDS) {
      expect(
        idsWhere((resource) => resource.confidence === 'high' && resource.needs.includes(need)),
      ).not.toEqual([]);
    }
  });

  test('never answers with a row nobody could confirm, though it would once somebody had', () => {
    const hidden = resources.filter(({ confidence }) => confidence === 'low');
    const answered = (rows: readonly Resource[]): string[] => {
      const catalogue = createCatalogue(rows);
      const isFound = ({ id, name }: Resource) =>
        catalogue.byId(id) !== undefined ||
        catalogue.find(name.fr, {}, '2026-11-22', 10).some(({ resource }) => resource.id === id);
      return hidden.filter(isFound).map(({ id }) => id);
    };
    expect(answered(resources)).toEqual([]);
    expect(answered(resources.map((one) => ({ ...one, confidence: 'medium' })))).toHaveLength(hidden.length);
  });

  test('each row is found by its own name', () => {
    const catalogue = createCatalogue(resources);
    const lost = resources.filter(isShown).flatMap(({ id, name }) =>
      [name.fr, name.en].filter((one) => {
        const found = catalogue.find(one, {}, '2026-11-22');
        return !found.some(({ resource }) => resource.id === id);
      }),
    );
    expect(lost).toEqual([]);
  });

  test('a year later, every row with an amount says that it must be checked', () => {
    const later = createCatalogue(resources.filter(isShown));
    const unsaid = resources
      .filter((one) => saysAmount(one) && isShown(one))
      .filter(({ id, name, validUntil = '' }) => {
        const dayAfter = Temporal.PlainDate.from(validUntil).add({ days: 1 }).toString();
        const found = later.find(name.fr, {}, dayAfter, 10).find(({ resource }) => resource.id === id);
        return (
          found?.isStale !== true ||
          later.find(name.fr, {}, validUntil, 10).some((one) => one.resource.id === id && one.isStale)
        );
      });
    expect(unsaid.map(({ id }) => id)).toEqual([]);
  });

  test('says no amount without the day it must be checked again', () => {
    const withAmount = resources.filter(saysAmount);
    expect(withAmount.length).toBeGreaterThanOrEqual(8);
    expect(withAmount.filter(({ validUntil }) => validUntil === undefined)).toEqual([]);
    expect(withAmount.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'fiche-seuils-micro',
        'franchise-tva',
        'versement-liberatoire',
        'cfe-micro',
        'acre',
      ]),
    );
  });

  test('gives the amounts of 2026, in both languages, not those most pages still show', () => {
    const said = (id: string, language: 'fr' | 'en') =>
      resources.find((one) => one.id === id)?.gives[language];
    expect(said('fiche-seuils-micro', 'fr')).toMatch(/203 100 €.*83 600 €/);
    expect(said('fiche-seuils-micro', 'en')).toMatch(/€203,100.*€83,600/);
    expect(said('franchise-tva', 'fr')).toMatch(/85 000 €.*37 500 €.*93 500 €.*41 250 €/);
    expect(said('acre', 'fr')).toMatch(/25 % .*60 jours/);
    const all = resources.flatMap(({ gives }) => [gives.fr, gives.en]).join(' ');
    expect(all).not.toMatch(/188.700|77.700|91.900|36.800/);
  });

  test('sends nobody to an address of the administration that has moved', () => {
    expect(idsWhere(({ url }) => /service-public\.fr/.test(url))).toEqual([]);
  });

  test('opens the bad-week door on people who answer, dangers first', () => {
    const lines = resources
      .filter(({ crisis }) => crisis !== undefined)
      .sort((a, b) => (a.crisis ?? 0) - (b.crisis ?? 0));
    expect(lines.map(({ id }) => id)).toEqual([
      '3114',
      'urgences-15-112',
      'numero-3919',
      'apesa',
      'cip-national',
    ]);
    expect(lines.map(({ phone }) => phone)).toEqual(['3114', '15 ou 112', '3919', undefined, undefined]);
    expect(lines.every(({ kind, cost }) => kind === 'person' && cost === 'free')).toBe(true);
  });

  test('is short enough to read on a telephone after work', () => {
    const lengths = resources.flatMap(({ gives }) => [countWords(gives.fr), countWords(gives.en)]);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(40);
    expect(lengths.reduce((sum, length) => sum + length, 0) / lengths.length).toBeLessThanOrEqual(20);
  });

  test('speaks French to the French and English to the others', () => {
    const english = new Set('the and with your you for from whether which when of is are they'.split(' '));
    const french = new Set('vous votre vos avec pour une sont dans que et ou du au aux des cette'.split(' '));
    const strays = (
      texts: (resource: Resource) => readonly string[],
      foreign: ReadonlySet<string>,
    ): string[] =>
      resources.flatMap((resource) =>
        texts(resource)
          .flatMap(wordsOf)
          .filter((word) => foreign.has(word))
          .map((word) => `${resource.id}: ${word}`),
      );
    expect(strays(inLanguage('fr'), english)).toEqual([]);
    expect(strays(inLanguage('en'), french)).toEqual([]);
    const both = (resource: Resource): boolean => resource.gives.fr === resource.gives.en;
    expect(idsWhere(both)).toEqual([]);
  });

  test('has keywords only where they add a word the row does not say already', () => {
    const useless = resources.flatMap((one) => {
      const said = [
        one.name.fr,
        one.name.en,
        one.gives.fr,
        one.gives.en,
        one.forWhom.fr,
        one.firstStep.fr,
      ].map(fold);
      return one.keywords
        .filter((word) => said.some((text) => text.includes(fold(word))))
        .map((word) => `${one.id}: ${word}`);
    });
    expect(useless).toEqual([]);
  });

  test('leaves no region without its portal and its two chambers', () => {
    const regions = '01 02 03 04 06 11 24 27 28 32 44 52 53 75 76 84 93 94'.split(' ');
    const missing = regions.flatMap((code) =>
      [`region-${code}`, `cci-${code}`, `cma-${code}`].filter(
        (id) => !resources.some((one) => one.id === id && one.scope === code),
      ),
    );
    expect(missing).toEqual([]);
    const shownIn = (code: string) => resources.filter((one) => one.scope === code && isShown(one)).length;
    expect(regions.filter((code) => shownIn(code) < 2)).toEqual([]);
  });

  test.each([
    [
      'a life that starts',
      'business-plan couveuse societe-statuts siret-attente bail-commercial devis-ecrire',
    ],
    ['a first hire', 'premiere-embauche dpae tese cea-associatif apprenti-accueillir duerp'],
    ['a bad patch', 'sauvegarde-redressement retablissement-pro ccsf surendettement mediation-credit ati'],
    ['illness and family', 'maternite-independante paternite-independant arret-liberal aidant-proche'],
    ['the end', 'info-retraite ceder-preparer fermer-micro dissoudre-societe deces-entrepreneur'],
    ['trades', 'coiffeur-regles haccp-hygiene licence-boissons vtc-taxi assmat drone-pro tatoueur-perceur'],
    ['the land and the sea', 'installation-agricole msa travaux-forestiers peche-mer agri-ecoute'],
    ['work already held', 'salarie-cumul fonctionnaire-cumul etudiant-snee retraite-cumul defense-mobilite'],
    [
      'people too often left out',
      'etranger-titre refugie-travail detention-sortie illettrisme-info sans-domicile',
    ],
    ['overseas', 'drom-cotisations drom-tva octroi-mer iedom lodeom'],
  ])('has an answer to show for %s', (_, ids) => {
    const shown = new Set(resources.filter(isShown).map(({ id }) => id));
    expect(ids.split(' ').filter((id) => !shown.has(id))).toEqual([]);
  });

  test('names the traps one by one, each with a thing to do at once', () => {
    const traps = resources.filter(({ kind }) => kind === 'alert');
    expect(traps.length).toBeGreaterThanOrEqual(20);
    expect(traps.filter(({ name }) => !name.fr.startsWith('Alerte : ')).map(({ id }) => id)).toEqual([]);
  });

  test('says each thing once', () => {
    const twice = (texts: readonly string[]) => texts.filter((text, at) => texts.indexOf(text) !== at);
    expect(twice(resources.map(({ name }) => fold(name.fr)))).toEqual([]);
    expect(twice(resources.map(({ name }) => fold(name.en)))).toEqual([]);
    expect(twice(resources.map(({ gives }) => fold(gives.fr)))).toEqual([]);
  });

  test('tells what it gives in French sentences of fifteen words or so', () => {
    const sentences = resources.flatMap(({ gives }) => gives.fr.split(/(?<=[.!?])\s+/)).map(countWords);
    expect(Math.max(...sentences)).toBeLessThanOrEqual(19);
    expect(sentences.filter((length) => length > 15).length).toBeLessThanOrEqual(20);
  });

  test('has words people use for every row that is shown', () => {
    expect(idsWhere((one) => isShown(one) && one.keywords.length < 5)).toEqual([]);
  });

  test('never names a folder or a machine as its source', () => {
    expect(idsWhere(({ source }) => /[/\\]|betagouv|stockée/.test(source))).toEqual([]);
  });
});
