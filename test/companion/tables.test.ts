/** The companion's tables: every row is sound, and says in how many words where to look when it is not. */
import { expect, test } from 'vitest';
import { findFacts, loadFacts } from '#src/companion/facts.ts';
import { loadRules } from '#src/companion/rules.ts';
import { loadScams } from '#src/companion/scams.ts';
import { tables } from '#test/support/companion.ts';
import { readFileSync } from 'node:fs';

const seed = (name: string) =>
  readFileSync(new URL(`../../prisma/seed/${name}.tsv`, import.meta.url), 'utf8');
const TODAY = '2026-11-23';
const about = (question: string, today = TODAY) =>
  findFacts(tables.facts, question, today).map(({ fact, isStale }) =>
    isStale ? `stale ${fact.id}` : fact.id,
  );

test('every row of the seed is sound', () => {
  expect(loadFacts(seed('facts'), 'facts.tsv').faults).toEqual([]);
  expect(loadRules(seed('obligations'), 'obligations.tsv').faults).toEqual([]);
  expect(loadScams(seed('scams'), 'scams.tsv').faults).toEqual([]);
  expect([tables.facts.length, tables.rules.length, tables.scams.length].every((count) => count >= 12)).toBe(
    true,
  );
});

test.each([
  ['plafond micro', 'micro-ceilings'],
  ['cest koi le plafon auto entrepreneur', 'micro-ceilings'],
  ['seuil tva', 'vat-thresholds'],
  ['franchise de TVA 2026 ?', 'vat-thresholds'],
  ['cfe c koi', 'cfe'],
  ['quand déclarer mon CA a l’urssaf', 'declaration-dates'],
  ['c quoi le versement libératoir', 'income-tax-option'],
  ['facturation electroniqe obligatoire ?', 'e-invoicing'],
  ['l’acre est automatique ?', 'acre'],
  ['taux urssaf', 'micro-contributions'],
  ['vat threshold', 'vat-thresholds'],
])('%s', (question, id) => {
  expect(about(question)).toEqual([id]);
});

test.each([
  'un client ne me paie pas',
  'aide pour embaucher',
  'crédit micro',
  'ouvrir une micro crèche',
  'bonjour',
  '',
])('"%s" is about no figure', (question) => {
  expect(about(question)).toEqual([]);
});

test('past its date a fact is said to be too old; a row that is not sure has no place', () => {
  expect(about('seuil tva', '2027-01-01')).toEqual(['stale vat-thresholds']);
  const unsure = seed('facts').replaceAll('\tmedium\t', '\tlow\t');
  const { rows, faults } = loadFacts(unsure, 'facts.tsv');
  expect(rows.every(({ confidence }) => confidence === 'high')).toBe(true);
  expect(faults[0]).toMatchObject({ file: 'facts.tsv', column: 'confidence' });
});

test.each([
  ['schedule', 'monthly 31', 'monthly 99'],
  ['when', 'status=micro,period=monthly', 'status=macro'],
  ['valid_until', '2027-11-22', 'toujours'],
])('a broken %s is told with its line, and only its row is left out', (column, right, wrong) => {
  const { rows, faults } = loadRules(seed('obligations').replace(right, wrong), 'obligations.tsv');
  expect(faults).toMatchObject([{ line: 2, column }]);
  expect(rows).toHaveLength(tables.rules.length - 1);
});
