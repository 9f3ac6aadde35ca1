import { describe, expect, test } from 'vitest';
import { leavesAt } from '#src/mentoring/matching/leaving.ts';

const leaves = (at: string, zone = 'Europe/Paris', quietFrom = '20:00', quietTo = '08:00') =>
  leavesAt({ quietFrom, quietTo, zone }, new Date(at)).toISOString();

describe('a ping leaves', () => {
  test('at once by day, in the morning after quiet hours', () => {
    expect(leaves('2026-11-24T11:00:00Z')).toBe('2026-11-24T11:00:00.000Z');
    expect(leaves('2026-11-24T20:30:00Z')).toBe('2026-11-25T07:00:00.000Z');
  });

  test('not on All Saints nor on Armistice day, but on the morning after', () => {
    expect(leaves('2026-11-01T11:00:00Z')).toBe('2026-11-02T07:00:00.000Z');
    expect(leaves('2026-11-10T21:00:00Z')).toBe('2026-11-12T07:00:00.000Z');
  });

  test('where the mentor lives: it is still the eve of Armistice day in Guadeloupe', () => {
    expect(leaves('2026-11-11T01:00:00Z', 'America/Guadeloupe', '22:00')).toBe('2026-11-11T01:00:00.000Z');
  });

  test('in the morning after a holiday for somebody without quiet nights', () => {
    expect(leaves('2026-05-01T10:00:00Z', 'Europe/Paris', '00:00', '00:00')).toBe('2026-05-02T06:00:00.000Z');
    expect(leaves('2026-05-01T10:00:00Z', 'Europe/Paris', '07:00', '09:30')).toBe('2026-05-02T07:30:00.000Z');
  });

  test('at the right hour on the night when the clocks change', () => {
    expect(leaves('2026-03-28T22:00:00Z')).toBe('2026-03-29T06:00:00.000Z');
    expect(leaves('2026-10-24T22:00:00Z')).toBe('2026-10-25T07:00:00.000Z');
  });
});
