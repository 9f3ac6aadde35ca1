import { describe, expect, test } from 'vitest';
import { instantOf, isWorthSending, politeMoment, remindersOf } from '#src/clubs/times.ts';

const PARIS = 'Europe/Paris';
const REUNION = 'Indian/Reunion';
const at = (local: string, zone = PARIS) =>
  remindersOf(local, zone).map((reminder) => reminder.at.toISOString());

describe('when a meetup starts', () => {
  test('the same hour on the wall is another instant overseas', () => {
    expect(instantOf('2026-12-03T18:30', PARIS).toISOString()).toBe('2026-12-03T17:30:00.000Z');
    expect(instantOf('2026-12-03T18:30', REUNION).toISOString()).toBe('2026-12-03T14:30:00.000Z');
  });

  test('an hour that spring skips moves later', () => {
    expect(instantOf('2027-03-28T02:30', PARIS).toISOString()).toBe('2027-03-28T01:30:00.000Z');
  });

  test('an hour that autumn gives twice means the first', () => {
    expect(instantOf('2026-10-25T02:30', PARIS).toISOString()).toBe('2026-10-25T00:30:00.000Z');
  });
});

describe('reminders', () => {
  test('a week and a day before at the same hour on the wall, and two hours before', () => {
    expect(at('2026-12-03T18:30')).toEqual([
      '2026-11-26T17:30:00.000Z',
      '2026-12-02T17:30:00.000Z',
      '2026-12-03T15:30:00.000Z',
    ]);
  });

  test('across the last Sunday of March, people are still reminded at 18:30, not at 17:30', () => {
    // Saturday before the change: UTC+1; Sunday: UTC+2.
    expect(at('2027-03-28T18:30')).toEqual([
      '2027-03-21T17:30:00.000Z',
      '2027-03-27T17:30:00.000Z',
      '2027-03-28T14:30:00.000Z',
    ]);
  });

  test('across the last Sunday of October, people are still reminded at 18:30, not at 19:30', () => {
    expect(at('2026-10-25T18:30')).toEqual([
      '2026-10-18T16:30:00.000Z',
      '2026-10-24T16:30:00.000Z',
      '2026-10-25T15:30:00.000Z',
    ]);
  });

  test('a day before an hour that only the next day skips', () => {
    expect(at('2027-03-28T02:30')[1]).toBe('2027-03-27T02:30:00.000Z');
  });

  test('where clocks never change, nothing moves', () => {
    expect(at('2027-03-28T18:30', REUNION)[1]).toBe('2027-03-27T14:30:00.000Z');
  });

  test('a late one is worth sending until the next is due, and none after the start', () => {
    const isWorth = (kind: 'week' | 'day' | 'hours', now: string) =>
      isWorthSending(kind, '2026-12-03T18:30', PARIS, new Date(now));
    expect(isWorth('week', '2026-12-02T17:29:59Z')).toBe(true);
    expect(isWorth('week', '2026-12-02T17:30:00Z')).toBe(false);
    expect(isWorth('day', '2026-12-03T15:29:59Z')).toBe(true);
    expect(isWorth('day', '2026-12-03T15:30:00Z')).toBe(false);
    expect(isWorth('hours', '2026-12-03T17:29:59Z')).toBe(true);
    expect(isWorth('hours', '2026-12-03T17:30:00Z')).toBe(false);
  });
});

describe('invitations', () => {
  test('leave at once by day, and wait for 8 in the morning by night', () => {
    const leaves = (now: string, zone = PARIS) => politeMoment(new Date(now), zone).toISOString();
    expect(leaves('2026-12-03T10:00:00Z')).toBe('2026-12-03T10:00:00.000Z');
    expect(leaves('2026-12-03T21:30:00Z')).toBe('2026-12-04T07:00:00.000Z');
    expect(leaves('2026-12-03T03:00:00Z')).toBe('2026-12-03T07:00:00.000Z');
    expect(leaves('2026-12-03T17:00:00Z', REUNION)).toBe('2026-12-04T04:00:00.000Z');
    // The night the clocks go forward is an hour shorter.
    expect(leaves('2027-03-27T22:00:00Z')).toBe('2027-03-28T06:00:00.000Z');
  });
});
