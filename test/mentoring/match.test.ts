import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Asked,
  bestMatch,
  type Candidate,
  endOfQuiet,
  isFeasible,
  isSameTrade,
} from '#src/mentoring/match.ts';

const NOON = new Date('2026-11-24T11:00:00Z');

const lea: Asked = {
  personId: 'lea',
  need: 'accounting',
  locale: 'fr',
  place: '44109',
  trade: 'coiffeuse à domicile',
  alreadyAsked: [],
};

const nadia: Candidate = {
  personId: 'nadia',
  isDemo: false,
  isActive: true,
  skills: ['accounting'],
  place: '44143',
  isRemote: false,
  languages: ['fr'],
  capacity: 2,
  livePings: 0,
  pingsPerWeek: 2,
  pingsThisWeek: 0,
  quietFrom: '20:00',
  quietTo: '08:00',
  zone: 'Europe/Paris',
};

describe('hard rules', () => {
  test('Nadia, accountant next town, can be asked', () => {
    expect(isFeasible(lea, nadia, NOON)).toBe(true);
  });

  const refusals: readonly (readonly [string, Partial<Candidate>, Partial<Asked>?])[] = [
    ['she has stopped', { isActive: false }],
    ['she is on a break', { pausedUntil: new Date('2026-11-25T07:00:00Z') }],
    ['her places are taken', { livePings: 2 }],
    ['she has had her pings of the week', { pingsThisWeek: 2 }],
    ['they share no language', {}, { locale: 'en' }],
    ['she helps near her town and Léa lives far', {}, { place: '35238' }],
    ['she helps near her town and Léa gave none', {}, { place: '' }],
    ['she was asked about this before', {}, { alreadyAsked: ['nadia'] }],
    ['she is the asker herself', {}, { personId: 'nadia' }],
    ['she has neither the skill nor the trade', { skills: ['hiring'] }],
  ];
  for (const [why, mentor, asked] of refusals) {
    test(`not asked when ${why}`, () => {
      expect(bestMatch({ ...lea, ...asked }, [{ ...nadia, ...mentor }], NOON)).toBeUndefined();
    });
  }

  test('a break that is over is no break; help from a distance knows no département', () => {
    const far = { ...nadia, isRemote: true, place: '97411', pausedUntil: new Date('2026-11-24T08:00:00Z') };
    expect(bestMatch(lea, [far], NOON)?.personId).toBe('nadia');
  });

  test('two communes of La Réunion are near, two of other overseas départements are not', () => {
    expect(isFeasible({ ...lea, place: '97415' }, { ...nadia, place: '97411' }, NOON)).toBe(true);
    expect(isFeasible({ ...lea, place: '97105' }, { ...nadia, place: '97411' }, NOON)).toBe(false);
  });
});

describe('the best', () => {
  test('the needed skill outweighs the same trade and the same town together', () => {
    const hairdresser = { ...nadia, personId: 'anne', skills: ['clients'], trade: 'Salon de coiffure' };
    const found = bestMatch(lea, [hairdresser, { ...nadia, isRemote: true, place: '35238' }], NOON);
    expect(found?.personId).toBe('nadia');
  });

  test('with the skill, the same trade decides, and it is told', () => {
    const hairdresser = { ...nadia, personId: 'anne', trade: 'Salon de coiffure' };
    const found = bestMatch(lea, [nadia, hairdresser], NOON);
    expect(found).toMatchObject({ personId: 'anne', why: ['skill', 'trade', 'zone'] });
  });

  test('of two alike, the one who was written to less this week, then always the same one', () => {
    const bea = { ...nadia, personId: 'bea' };
    expect(bestMatch(lea, [bea, { ...nadia, pingsThisWeek: 1 }], NOON)?.personId).toBe('bea');
    expect(bestMatch(lea, [nadia, bea], NOON)?.personId).toBe('bea');
    expect(bestMatch(lea, [bea, nadia], NOON)?.personId).toBe('bea');
  });

  test('a mentor of the demonstration comes after every real one', () => {
    const demo = { ...nadia, personId: 'demo', isDemo: true, trade: 'coiffeuse' };
    expect(bestMatch(lea, [demo, nadia], NOON)?.personId).toBe('nadia');
    expect(bestMatch(lea, [demo], NOON)?.personId).toBe('demo');
  });

  test('whoever is picked may be asked, and nobody is picked only when nobody may', () => {
    const candidate = fc.record({
      personId: fc.constantFrom('a', 'b', 'c', 'd', 'lea'),
      isDemo: fc.boolean(),
      isActive: fc.boolean(),
      skills: fc.subarray(['accounting', 'tax', 'law']),
      place: fc.constantFrom('44109', '35238'),
      isRemote: fc.boolean(),
      languages: fc.subarray(['fr', 'en']),
      capacity: fc.integer({ min: 1, max: 3 }),
      livePings: fc.integer({ min: 0, max: 3 }),
      pingsThisWeek: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 8 }), (some) => {
        const candidates = some.map((one) => ({ ...nadia, ...one }));
        const found = bestMatch(lea, candidates, NOON);
        const feasible = candidates.filter((one) => isFeasible(lea, one, NOON));
        if (!found) return feasible.length === 0;
        return (
          feasible.some((one) => one.personId === found.personId) && found.score <= 1 && found.why.length > 0
        );
      }),
    );
  });
});

describe('trades', () => {
  test('a word in common makes them alike, whatever its ending', () => {
    expect(isSameTrade('Coiffeuse à domicile', 'salon de coiffure')).toBe(true);
    expect(isSameTrade('plombier-chauffagiste', 'Plomberie')).toBe(true);
  });

  test('a word that stands in every trade does not', () => {
    expect(isSameTrade('coiffeuse à domicile', 'ménage à domicile')).toBe(false);
    expect(isSameTrade('micro-entreprise', 'auto-entrepreneur')).toBe(false);
    expect(isSameTrade(undefined, 'coiffeuse')).toBe(false);
  });
});

describe('quiet hours', () => {
  const wait = (at: string, zone = 'Europe/Paris', quietFrom = '20:00', quietTo = '08:00') =>
    endOfQuiet({ quietFrom, quietTo, zone }, new Date(at)).toISOString();

  test('by day a ping leaves at once', () => {
    expect(wait('2026-11-24T11:00:00Z')).toBe('2026-11-24T11:00:00.000Z');
  });

  test('late in the evening, and early in the morning, it waits for 8:00', () => {
    expect(wait('2026-11-24T20:30:00Z')).toBe('2026-11-25T07:00:00.000Z');
    expect(wait('2026-11-25T05:00:00Z')).toBe('2026-11-25T07:00:00.000Z');
  });

  test('the hours are those of the place where the mentor lives', () => {
    expect(wait('2026-11-24T17:00:00Z', 'Indian/Reunion')).toBe('2026-11-25T04:00:00.000Z');
  });

  test('equal hours mean none', () => {
    expect(wait('2026-11-24T23:30:00Z', 'Europe/Paris', '00:00', '00:00')).toBe('2026-11-24T23:30:00.000Z');
  });
});
