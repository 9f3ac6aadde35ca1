/**
 * Letters of our own writing, half of them tricks: one half was read while the rules were written, the other was written
 * before them and only run. What is missed and what is wrongly suspected is counted; the program never says "safe".
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkScam, looksLikeLetter } from '#src/companion/scams.ts';
import { tables } from '#test/support/companion.ts';

interface Letter {
  readonly kind: string;
  readonly text: string;
}
const letters = (half: string): readonly Letter[] =>
  readFileSync(new URL(`letters-${half}.tsv`, import.meta.url), 'utf8')
    .split('\n')
    .slice(1)
    .filter(Boolean)
    .map((line) => {
      const [kind = '', text = ''] = line.split('\t');
      return { kind, text };
    });

/** As typed on a telephone: no accents, and two letters of every fourth long word change places. */
function mistyped(text: string): string {
  let count = 0;
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\p{L}{7,}/gu, (word) =>
      ++count % 4 === 0 ? `${word.slice(0, 3)}${word[4]}${word[3]}${word.slice(5)}` : word,
    );
}

function measure(half: string, as: (text: string) => string = (text) => text) {
  const all = letters(half).map(({ kind, text }) => ({ kind, found: checkScam(tables.scams, as(text)) }));
  const tricks = all.filter(({ kind }) => kind !== 'genuine');
  const genuine = all.filter(({ kind }) => kind === 'genuine');
  return {
    tricks: tricks.length,
    recognised: tricks.filter(({ found }) => found.kind === 'known').length,
    rightly: tricks.filter(({ kind, found }) => found.pattern?.id === kind).length,
    genuine: genuine.length,
    falseAlarms: genuine.filter(({ found }) => found.kind === 'known').length,
    doubts: genuine.filter(({ found }) => found.kind === 'perhaps').length,
  };
}

describe.each(['seen', 'unseen'])('the %s half', (half) => {
  test.each([
    ['as it is', (text: string) => text],
    ['mistyped', mistyped],
  ])('%s', (how, as) => {
    const found = measure(half, as);
    console.log(`letters, ${half} half, ${how}: ${JSON.stringify(found)}`);
    expect(found.tricks).toBe(15);
    expect(found.genuine).toBe(15);
    expect(found.recognised).toBeGreaterThanOrEqual(13);
    expect(found.rightly).toBeGreaterThanOrEqual(12);
    expect(found.falseAlarms).toBe(0);
    expect(found.doubts).toBeLessThanOrEqual(2);
  });
});

test('a trick is taken from the catalogue, a question is left to it', () => {
  const isLetter = (text: string) => looksLikeLetter(tables.scams, text);
  for (const { text } of letters('unseen').filter(({ kind }) => kind !== 'genuine'))
    expect(isLetter(text), text).toBe(true);
  const questions = [
    'comment m’inscrire au registre national des entreprises ?',
    'le RGPD, c’est quoi pour un coiffeur ?',
    'faut-il un registre d’accessibilité',
    'je cherche un prêt pour un four',
    'renouveler ma marque',
    'facture électronique obligatoire quand ?',
    'un client ne me paie pas',
    'kbis combien ça coûte',
    'aide pour un site internet',
  ];
  for (const question of questions) expect(isLetter(question), question).toBe(false);
});

test('the longest letter is read in a moment', () => {
  const letter = letters('unseen')
    .map(({ text }) => text)
    .join(' ')
    .slice(0, 4_000);
  const began = performance.now();
  checkScam(tables.scams, letter);
  // Bounded generously: a machine under load must not fail it.
  expect(performance.now() - began).toBeLessThan(500);
});

test('no text of a pattern calls a firm by name or promises safety', () => {
  for (const { trick, due, first, name } of tables.scams)
    for (const { fr, en } of [trick, due, first, name]) {
      expect(fr).not.toMatch(/sans danger|est sûr|info-siren/i);
      expect(en).not.toMatch(/\bis safe\b|info-siren/i);
    }
});
