import { describe, expect, test } from 'vitest';
import { type AskedFor, coverageOf, type Helper } from '#src/mentoring/coverage.ts';

/** A Monday. */
const MONDAY = new Date('2026-11-23T09:00:00Z');
const [GRENOBLE, NANTES] = ['38185', '44109'];

const asked = (more: Partial<AskedFor> = {}): AskedFor => ({
  need: 'accounting',
  place: GRENOBLE,
  zone: 'Europe/Paris',
  since: MONDAY,
  isWaiting: true,
  ...more,
});
const helper = (more: Partial<Helper> = {}): Helper => ({
  skills: ['accounting'],
  place: GRENOBLE,
  isRemote: false,
  free: 1,
  pingsThisWeek: 0,
  ...more,
});

describe('where help is missing', () => {
  test('twelve requests, one free mentor near: told with its numbers', () => {
    const requests = Array.from({ length: 12 }, () => asked());
    const mentors = [helper(), helper({ free: 0 }), helper({ place: NANTES }), helper({ skills: ['law'] })];
    expect(coverageOf(requests, mentors).gaps).toEqual([
      { need: 'accounting', place: GRENOBLE, asked: 12, waiting: 12, mentors: 2, free: 1 },
    ]);
  });

  test('somebody who helps from a distance closes a gap; the widest gap comes first', () => {
    const requests = [asked(), asked({ need: 'law' }), asked({ need: 'law' }), asked({ need: 'hiring' })];
    const { gaps } = coverageOf(requests, [helper({ place: NANTES, isRemote: true })]);
    expect(gaps.map(({ need, waiting }) => [need, waiting])).toEqual([
      ['law', 2],
      ['hiring', 1],
    ]);
  });

  test('a town of the same département is the same zone; people without a town need somebody from a distance', () => {
    const { gaps } = coverageOf([asked({ place: '38421' }), asked({ need: 'law' })], [helper()]);
    expect(gaps.map(({ need }) => need)).toEqual(['law']);
    const [gap] = coverageOf(
      [{ need: 'accounting', zone: 'Europe/Paris', since: MONDAY, isWaiting: true }],
      [helper()],
    ).gaps;
    expect(gap).toEqual({ need: 'accounting', asked: 1, waiting: 1, mentors: 0, free: 0 });
  });
});

test('waits, promises and outcomes', () => {
  const yes = (at: string, more: Partial<AskedFor> = {}) =>
    asked({ isWaiting: false, acceptedAt: new Date(at), ...more });
  const found = coverageOf(
    [
      yes('2026-11-24T09:00:00Z', { met: true, useful: true }),
      yes('2026-11-25T16:59:00Z', { met: true }),
      yes('2026-11-27T09:00:00Z'),
      asked(),
    ],
    [helper({ pingsThisWeek: 3 }), helper({ free: 0, pingsThisWeek: 1 })],
  );
  expect(found).toMatchObject({ asked: 4, waiting: 1, accepted: 3, inTime: 2, met: 2, useful: 1 });
  expect(found).toMatchObject({ mentors: 2, free: 1, pingsThisWeek: 4, mostPings: 3 });
  expect(found.medianDays).toBeCloseTo(2.33, 2);
});
