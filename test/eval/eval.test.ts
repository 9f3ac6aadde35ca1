import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '#src/catalogue/load.ts';
import { createCatalogue } from '#src/catalogue/search.ts';
import { SAYINGS, SYNONYMS } from '#src/catalogue/vocabulary.ts';
import { ask, readQuestions, score } from './questions.ts';

const file = new URL('../../prisma/seed/resources.tsv', import.meta.url);
const { resources } = loadCatalogue(readFileSync(file, 'utf8'), { file: 'resources.tsv' });
const catalogue = createCatalogue(resources);
const ids = new Set(resources.map(({ id }) => id));
const { seen, unseen, fresh, later, blind, examA, examB, examC, examD } = readQuestions();

describe.each([
  ['seen', seen, 0.96, 0.05],
  ['unseen', unseen, 0.95, 0.2],
  ['fresh', fresh, 0.95, 0.2],
  ['later', later, 0.95, 0.34],
  // By people who had seen neither the lookup nor its words.
  ['blind', blind, 0.92, 0.25],
  ['exam A', examA, 0.92, 0.3],
  ['exam B', examB, 0.93, 0.2],
  ['exam C', examC, 0.94, 0.15],
  ['exam D', examD, 0.94, 0.15],
] as const)('the %s part', (_, questions, least, most) => {
  const answered = ask(catalogue, questions);

  test('asks for rows that exist, and nothing twice', () => {
    expect(questions.flatMap(({ accepted }) => accepted).filter((id) => !ids.has(id))).toEqual([]);
    const queries = questions.map(({ query }) => query);
    expect(queries.length).toBe(new Set(queries).size);
  });

  test(`finds a right row among the first three, ${least * 100} times in 100 at least`, () => {
    expect(score(answered).hit3).toBeGreaterThanOrEqual(least);
  });

  test('seldom answers what it knows nothing of', () => {
    const nothing = answered.filter(({ accepted }) => accepted.length === 0);
    const wrong = nothing.filter((one) => one.ids.length > 0).length;
    expect(wrong / nothing.length).toBeLessThanOrEqual(most);
  });
});

test('the two parts share no question', () => {
  const known = new Set(seen.map(({ query }) => query));
  expect(unseen.filter(({ query }) => known.has(query))).toEqual([]);
});

test('synonyms and sayings name rows that exist', () => {
  const named = [...SYNONYMS.flatMap(({ rows }) => rows), ...SAYINGS.keys()];
  expect(named.filter((id) => !ids.has(id))).toEqual([]);
});
