/** What a member sees of what was found: the club's choices, and what people say. */
import { describe, expect, test } from 'vitest';
import { type CurationRules, curate, NO_RULES } from '#src/catalogue/curation/curate.ts';
import { NO_OPINION, opinionFactor } from '#src/catalogue/curation/opinions.ts';
import { nextMonday } from '#src/catalogue/curation/searches.ts';
import type { Found } from '#src/catalogue/reader.ts';
import type { Resource } from '#src/catalogue/resource.ts';

const found = (...scores: readonly (readonly [string, number])[]): readonly Found[] =>
  scores.map(([id, score]) => ({ resource: { id } as Resource, score, reasons: [], isStale: id === 'old' }));
const rules = (some: Partial<CurationRules>): CurationRules => ({ ...NO_RULES, ...some });
const ids = (list: readonly Found[]) => list.map(({ resource }) => resource.id);

describe('the choices of a club', () => {
  const all = found(['a', 9], ['b', 8], ['c', 7], ['d', 6]);
  test('without choices nothing changes', () =>
    expect(ids(curate(all, NO_RULES, 3))).toEqual(['a', 'b', 'c']));
  test('the variety that the catalogue has put there stays', () => {
    expect(ids(curate(found(['a', 9], ['b', 6], ['c', 8]), NO_RULES, 3))).toEqual(['a', 'b', 'c']);
  });
  test('a pin comes first where it was found, and is not shown where it was not', () => {
    expect(ids(curate(all, rules({ pinned: new Set(['d', 'z']) }), 3))).toEqual(['d', 'a', 'b']);
  });
  test('what is hidden is never shown, pinned elsewhere or not; the next takes its place', () => {
    expect(ids(curate(all, rules({ hidden: new Set(['a']), pinned: new Set(['a']) }), 3))).toEqual([
      'b',
      'c',
      'd',
    ]);
  });
  test('what must be checked again is not put first', () => {
    expect(ids(curate(found(['a', 9], ['old', 8]), rules({ pinned: new Set(['old']) }), 3))).toEqual([
      'a',
      'old',
    ]);
  });
  test('entries of a club are for its members', () => {
    const some = found(['club-1', 9], ['club-2', 8], ['a', 7]);
    expect(ids(curate(some, NO_RULES, 3))).toEqual(['a']);
    expect(ids(curate(some, rules({ own: new Set(['club-2']) }), 3))).toEqual(['club-2', 'a']);
  });
});

describe('what people say', () => {
  const said = (useful: number, notForMe = 0, outOfDate = 0) => ({
    useful,
    'not-for-me': notForMe,
    'out-of-date': outOfDate,
  });
  test('nobody: nothing; one voice: less than one in a hundred, two of "out of date" not much more', () => {
    expect(opinionFactor(NO_OPINION)).toBe(1);
    expect(opinionFactor(said(1)) - 1).toBeLessThan(0.01);
    expect(1 - opinionFactor(said(0, 1))).toBeLessThan(0.01);
    expect(1 - opinionFactor(said(0, 0, 1))).toBeLessThan(0.02);
  });
  test('a crowd moves an entry by 15 % at most, either way', () => {
    expect(opinionFactor(said(1e6))).toBeLessThanOrEqual(1.15);
    expect(opinionFactor(said(0, 1e6, 1e6))).toBeGreaterThanOrEqual(0.85);
  });
  test('each voice counts in its direction, and "not for me" less than "useful"', () => {
    expect(opinionFactor(said(11))).toBeGreaterThan(opinionFactor(said(10)));
    expect(opinionFactor(said(10, 1))).toBeLessThan(opinionFactor(said(10)));
    expect(opinionFactor(said(10, 10))).toBeGreaterThan(1);
  });
  test('twenty content people settle a near tie', () => {
    const near = found(['a', 1], ['b', 0.97]);
    expect(ids(curate(near, rules({ opinions: new Map([['b', said(20)]]) }), 2))).toEqual(['b', 'a']);
    const far = found(['a', 1], ['b', 0.7]);
    expect(ids(curate(far, rules({ opinions: new Map([['b', said(1000)]]) }), 2))).toEqual(['a', 'b']);
  });
});

test("Monday at nine is the person's own, through the changes of the clock", () => {
  const at = (now: string, zone: string) => nextMonday(new Date(now), zone).toISOString();
  expect(at('2026-11-22T09:00:00Z', 'Europe/Paris')).toBe('2026-11-23T08:00:00.000Z');
  expect(at('2026-11-23T07:59:00Z', 'Europe/Paris')).toBe('2026-11-23T08:00:00.000Z');
  expect(at('2026-11-23T08:00:00Z', 'Europe/Paris')).toBe('2026-11-30T08:00:00.000Z');
  expect(at('2026-11-22T22:00:00Z', 'Indian/Reunion')).toBe('2026-11-23T05:00:00.000Z');
  expect(at('2027-03-26T12:00:00Z', 'Europe/Paris')).toBe('2027-03-29T07:00:00.000Z');
});
