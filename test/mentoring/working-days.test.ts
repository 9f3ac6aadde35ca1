import { describe, expect, test } from 'vitest';
import { easter, isWorkingDay, workingMoment } from '#src/mentoring/working-days.ts';

const day = (iso: string) => Temporal.PlainDate.from(iso);
const promise = (from: string, zone = 'Europe/Paris') =>
  workingMoment(new Date(from), 2, 18, zone).toISOString();

describe('working days', () => {
  test('Easter falls where the calendar says', () => {
    const sundays = ['2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2038-04-25'];
    for (const sunday of sundays) expect(easter(day(sunday).year).toString()).toBe(sunday);
  });

  test('public holidays are not working days, the days around them are', () => {
    for (const holiday of [
      '2026-04-06',
      '2026-05-14',
      '2026-05-25',
      '2026-07-14',
      '2026-11-11',
      '2027-01-01',
    ])
      expect(isWorkingDay(day(holiday)), holiday).toBe(false);
    for (const plain of ['2026-04-03', '2026-04-07', '2026-05-15', '2026-11-12'])
      expect(isWorkingDay(day(plain)), plain).toBe(true);
  });

  test('asked on a Tuesday, promised for Thursday 18:00', () => {
    expect(promise('2026-11-24T10:00:00Z')).toBe('2026-11-26T17:00:00.000Z');
  });

  test('asked on a Friday evening, the weekend does not count', () => {
    expect(promise('2026-11-27T21:00:00Z')).toBe('2026-12-01T17:00:00.000Z');
  });

  test('the long weekend of Ascension does not count, the Friday after it does', () => {
    expect(promise('2026-05-13T08:00:00Z')).toBe('2026-05-18T16:00:00.000Z');
  });

  test('18:00 is 18:00 also after the clocks changed', () => {
    expect(promise('2026-10-23T08:00:00Z')).toBe('2026-10-27T17:00:00.000Z');
  });

  test('in La Réunion the day and the hour are those of La Réunion', () => {
    expect(promise('2026-11-24T21:00:00Z', 'Indian/Reunion')).toBe('2026-11-27T14:00:00.000Z');
  });
});
