/** The rule that tells one aid in two sources from two aids that look alike, measured on pairs judged by hand. */
import { expect, test } from 'vitest';
import { areSame, mergeDuplicates, pageOf } from '#src/catalogue/import/duplicates.ts';
import type { Resource } from '#src/catalogue/resource.ts';
import { seeded } from '#test/support/aid-files.ts';

const aid = (
  name: string,
  provider: string,
  url = `https://${Math.abs(hash(name + provider))}.fr/x`,
  scope = 'national',
  id = name,
): Resource => ({
  id,
  name: { fr: name, en: name },
  gives: { fr: 'x', en: 'x' },
  forWhom: { fr: 'x', en: 'x' },
  firstStep: { fr: 'x', en: 'x' },
  provider,
  needs: ['funding'],
  stages: [],
  kind: 'money',
  cost: 'unknown',
  scope,
  keywords: [],
  url,
  source: provider,
  checkedOn: '2026-11-22',
  confidence: 'medium',
});
const hash = (text: string) =>
  text.split('').reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, 7);

type Pair = readonly [string, string, string, string];
/** Name and provider here, name and provider there. */
const SAME: readonly Pair[] = [
  ["Prêt d'honneur Initiative", 'Initiative France', 'Pret d’honneur - Initiative', 'Initiative France'],
  ['Microcrédit professionnel', 'Adie', 'Le microcrédit professionnel de l’Adie', 'Adie'],
  ['Aide à l’embauche d’un apprenti', 'France Travail', 'Aide à l’embauche d’apprentis', 'France Travail'],
  ['Diag Éco-Flux', 'Bpifrance', 'Diag Ecoflux', 'Bpifrance'],
  ['Garantie Création', 'Bpifrance', 'Garantie création', 'Bpifrance (banque publique)'],
  ['Tremplin pour la transition écologique des PME', 'ADEME', 'Tremplin transition écologique PME', 'ADEME'],
  ['Pass Commerce et Artisanat', 'Région Bretagne', 'PASS commerce artisanat', 'Région Bretagne'],
  ['Chèque numérique', 'Région Grand Est', 'Le chèque numérique', 'Région Grand Est'],
  ['Contrat d’apprentissage', 'Ministère du Travail', "Contrats d'apprentissage", 'Ministère du travail'],
  ['ACRE : exonération de début d’activité', 'Urssaf', 'Acre, exonération de début d’activité', 'Urssaf'],
  ['Aide au conseil', 'Région Occitanie', 'Aides au conseil', 'Région Occitanie'],
  ['Prêt croissance TPE', 'Bpifrance', 'Prêt Croissance TPE', 'Bpifrance, Région Sud'],
  ['Fonds de solidarité des artisans', 'CMA France', 'Fonds solidarité artisans', 'CMA France'],
  ['Exonération ZFRR', 'DGFiP', 'Exonération en ZFRR', 'DGFiP'],
  [
    'Aide à la création d’entreprise agricole',
    'Région Normandie',
    'Création entreprise agricole',
    'Région Normandie',
  ],
];
const DIFFERENT: readonly Pair[] = [
  [
    "Prêt d'honneur Initiative 71",
    'Initiative Saône-et-Loire',
    "Prêt d'honneur Initiative 89",
    'Initiative Yonne',
  ],
  ["Prêt d'honneur création", 'Réseau Entreprendre', "Prêt d'honneur reprise", 'Réseau Entreprendre'],
  [
    'Appel à projets 2025 circuits courts',
    'Région Sud',
    'Appel à projets 2026 circuits courts',
    'Région Sud',
  ],
  ['Garantie Création', 'Bpifrance', 'Garantie Transmission', 'Bpifrance'],
  ['Aide à l’embauche', 'Région Bretagne', 'Aide à l’embauche', 'Région Normandie'],
  ['Chèque numérique', 'Région Grand Est', 'Chèque export', 'Région Grand Est'],
  ['Prêt croissance TPE', 'Bpifrance', 'Prêt croissance industrie', 'Bpifrance'],
  ['Aide au conseil', 'ADEME', 'Aide à l’investissement', 'ADEME'],
  ['Crédit d’impôt recherche', 'DGFiP', 'Crédit d’impôt innovation', 'DGFiP'],
  ['Crédit d’impôt famille', 'DGFiP', 'Crédit d’impôt formation', 'DGFiP'],
  ['Aide aux commerces de Rezé', 'Ville de Rezé', 'Aide aux commerces de Nantes', 'Ville de Nantes'],
  ['Diagnostic cybersécurité', 'ANSSI', 'Diagnostic énergie', 'ADEME'],
  ['Fonds tourisme durable restauration', 'ADEME', 'Fonds tourisme durable hébergement', 'ADEME'],
  [
    'Subvention prévention TPE bâtiment',
    'Assurance maladie',
    'Subvention prévention TPE coiffure',
    'Assurance maladie',
  ],
  ['Exonération ZFRR', 'DGFiP', 'Exonération QPV', 'DGFiP'],
  [
    'Aide à l’installation des médecins',
    'Département du Gers',
    'Aide à l’installation des artisans',
    'Département du Gers',
  ],
  ['Microcrédit professionnel', 'Adie', 'Microcrédit professionnel', 'Créa-Sol'],
  ['Garantie Création', 'Bpifrance', 'Garantie Création Occitanie', 'Bpifrance'],
  [
    'Subvention prévention pour le bâtiment neuf',
    'Assurance maladie',
    'Subvention prévention pour le commerce neuf',
    'Assurance maladie',
  ],
];

test('pairs judged by hand: nothing different is merged, and nearly all that is the same', () => {
  const judge = ([a, from, b, other]: Pair) => areSame(aid(a, from), aid(b, other));
  const wrong = DIFFERENT.filter(judge);
  const missed = SAME.filter((pair) => !judge(pair));
  expect(wrong, 'merged though different').toEqual([]);
  expect(missed.length / SAME.length, JSON.stringify(missed)).toBeLessThanOrEqual(0.07);
});

test('one page is one aid, whatever stands around its address', () => {
  const pages = [
    'https://www.adie.org/credit/',
    'http://adie.org/credit?utm_source=mail#haut',
    'https://adie.org/credit/index.html',
  ];
  expect(new Set(pages.map(pageOf))).toEqual(new Set(['adie.org/credit']));
  expect(pageOf('https://a.fr/aide?id=1')).not.toBe(pageOf('https://a.fr/aide?id=2'));
});

test('a front page, or a page that announces several aids, is not one aid', () => {
  const home = 'https://www.bretagne.bzh/';
  expect(
    areSame(aid('Pass commerce', 'Région Bretagne', home), aid('Prêt agriculture', 'Région Bretagne', home)),
  ).toBe(false);
  const list = 'https://www.bretagne.bzh/aides';
  expect(
    areSame(aid('Pass commerce', 'Région Bretagne', list), aid('Prêt agriculture', 'Région Bretagne', list)),
  ).toBe(false);
});

test('the first source is shown, the others are named; rows of one source are never merged', () => {
  const rows = [
    {
      from: 'seed',
      resource: aid('Microcrédit Adie', 'Adie', 'https://www.adie.org/credit', 'national', 'adie'),
    },
    {
      from: 'a',
      resource: aid('Microcrédit de l’Adie', 'ADIE', 'http://adie.org/credit/', 'national', 'a1'),
    },
    {
      from: 'a',
      resource: aid('Microcrédit de l’Adie', 'ADIE', 'http://adie.org/credit/', 'national', 'a2'),
    },
    { from: 'b', resource: aid('Microcrédit Adie', 'Adie', 'https://b.fr/1', 'national', 'b1') },
  ];
  const merged = mergeDuplicates(rows);
  expect(merged.map(({ id }) => id)).toEqual(['adie', 'a2']);
  expect(merged[0]?.alsoFrom?.map(({ url }) => url)).toEqual(['http://adie.org/credit/', 'https://b.fr/1']);
});

test('10,000 rows of two sources, a third of them twins: found in seconds', () => {
  const random = seeded(3);
  const word = () =>
    Array.from({ length: 7 }, () => 'abcdefghijklmnopqrstuvwxyz'[Math.floor(random() * 26)]).join('');
  const names = Array.from({ length: 7500 }, () => `Aide ${word()} pour ${word()} et ${word()}`);
  const one = names.slice(0, 5000).map((name, at) => ({
    from: 'one',
    resource: aid(name, 'Région Bretagne', `https://one.fr/${at}`, 'national', `one-${at}`),
  }));
  const two = names.slice(2500).map((name, at) => ({
    from: 'two',
    resource: aid(`Les ${name}`, 'Région Bretagne', `https://two.fr/${at}`, 'national', `two-${at}`),
  }));
  const began = performance.now();
  expect(mergeDuplicates([...one, ...two])).toHaveLength(7500);
  expect(performance.now() - began).toBeLessThan(10_000);
});
