/** A classifier that learns a few questions answers others like them, and keeps what it learnt in a file. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createClassifier, ELSEWHERE } from '#src/catalogue/classifier/classifier.ts';
import { fingerprintOf, lessonsFrom } from '#src/catalogue/classifier/lessons.ts';
import { soundOf } from '#src/catalogue/classifier/sound.ts';
import { SETTINGS, train } from '#src/catalogue/classifier/train.ts';
import { decode, encode } from '#src/catalogue/classifier/weights.ts';
import { loadCatalogue } from '#src/catalogue/load.ts';
import { SAYINGS } from '#src/catalogue/vocabulary.ts';

const LESSONS = lessonsFrom(
  [
    'baby\tj’accouche en mars, qui me paie',
    'baby\tje suis enceinte et je travaille seule au salon',
    'baby\tcongé pour un accouchement, combien de semaines',
    'baby\tbébé arrive en juin, je ferme combien de temps',
    'unpaid\tmon client ne paie pas sa facture',
    'unpaid\tun client me doit trois mois et ne répond plus',
    'unpaid\tfacture impayée depuis janvier, que faire',
    'unpaid\tcomment relancer un client qui ne paie pas',
    'cma-53\tla chambre de métiers près de Quimper',
    'cma-84\tchambre de métiers à Lyon, qui appeler',
    '-\tquel temps fait-il à Nantes',
    '-\traconte-moi une blague',
    '-\tmon chat est malade',
    '-\tquel film regarder ce soir',
  ].join('\n'),
  new Map([['unpaid', ['client qui ne règle pas', 'relance de facture']]]),
  [{ id: 'unpaid', name: { fr: 'Injonction de payer', en: 'Payment order' } }],
);
const small = { ...SETTINGS, dimension: 16, rounds: 60, leastMet: { words: 1, others: 1 } };
const weights = train(LESSONS, small);
const file = encode(weights, 'of these lessons');
const { classify } = createClassifier(decode(file));
const best = (text: string) => [...classify(text).shares].sort(([, a], [, b]) => b - a)[0]?.[0];

describe('after a few questions', () => {
  test.each([
    ['mon accouchement est prévu en août', 'baby'],
    ['slt g acouche c koi mes droits', 'baby'],
    ['des clients qui paient pas', 'unpaid'],
    ['on me doit une facutre impayee', 'unpaid'],
    ['payment order', 'unpaid'],
    ['il y a quoi comme film', ELSEWHERE],
  ])('"%s" is about %s', (text, about) => {
    expect(best(text)).toBe(about);
  });

  test('the chambers of two regions are one thing to ask for', () => {
    expect(best('la chambre de métiers de Dijon')).toBe('cma-*');
  });

  test('the word that spoke for an answer is the person’s own', () => {
    expect(classify('j’accouche bientôt, merci').saidFor('baby')).toBe('accouche');
    expect(classify('xylophone').saidFor('baby')).toBeUndefined();
  });

  test('words never met say nothing, and shares stay shares', () => {
    for (const text of ['', '???', 'xylophone', 'é'.repeat(5_000)])
      expect(classify(text).shares.size).toBe(0);
    const shares = [...classify('un client, un chat, la chambre de métiers').shares.values()];
    expect(shares.reduce((all, share) => all + share, 0)).toBeCloseTo(1, 1);
  });
});

test('the same lessons teach the same thing', () => {
  expect(Buffer.compare(encode(train(LESSONS, small), 'of these lessons'), file)).toBe(0);
});

test.each([
  ['fonsiere', 'fonciere'],
  ['lursaf', 'lurssaf'],
  ['exoneracion', 'exoneration'],
  ['asurance', 'assurances'],
])('"%s" sounds like "%s"', (typed, meant) => {
  expect(soundOf(typed)).toBe(soundOf(meant));
});

test('what the lookup has learnt is what stands in prisma/seed today (else: npm run train)', () => {
  const seed = (name: string) => readFileSync(new URL(`../../../prisma/seed/${name}`, import.meta.url));
  const { resources } = loadCatalogue(seed('resources.tsv').toString(), { file: 'resources.tsv' });
  const lessons = lessonsFrom(seed('questions.tsv').toString(), SAYINGS, resources);
  expect(decode(seed('classifier.bin')).fingerprint).toBe(fingerprintOf(lessons));
});
