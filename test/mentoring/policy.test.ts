import { describe, expect, test } from 'vitest';
import type { MatchMentor } from '#src/mentoring/matching/problem.ts';
import { planPings, type Searching } from '#src/mentoring/policy.ts';

/** A Tuesday. */
const NOW = Date.parse('2026-11-24T10:00:00Z');
const HOUR_MS = 3600 * 1000;
const DAY_MS = 24 * HOUR_MS;

const mentor = (id: string, more: Partial<MatchMentor> = {}): MatchMentor => ({
  id,
  skills: ['tax'],
  languages: ['fr'],
  isRemote: true,
  capacity: 5,
  ...more,
});
const request = (id: string, more: Partial<Searching> = {}): Searching => ({
  id,
  asker: `p-${id}`,
  skills: ['tax'],
  languages: ['fr'],
  remote: true,
  since: NOW - DAY_MS,
  openPings: 0,
  ...more,
});
const plan = (mentors: readonly MatchMentor[], requests: readonly Searching[], now = NOW) => {
  const { pings, ...rest } = planPings(mentors, requests, { now, zone: 'Europe/Paris' });
  return { ...rest, asked: pings.map((ping) => `${ping.request} → ${ping.mentor}`) };
};

describe('whom a tick disturbs', () => {
  test('one mentor is asked, and nobody else while they may still answer', () => {
    const mentors = [mentor('nadia'), mentor('omar')];
    expect(plan(mentors, [request('r')]).asked).toHaveLength(1);
    const waiting = request('r', { openPings: 1, askedAt: NOW - 23 * HOUR_MS, alreadyAsked: ['nadia'] });
    expect(plan(mentors, [waiting]).asked).toEqual([]);
    expect(plan(mentors, [waiting], NOW + HOUR_MS).asked).toEqual(['r → omar']);
  });

  test('a weekend is no silence', () => {
    const friday = Date.parse('2026-11-20T15:00:00Z');
    const waiting = request('r', { openPings: 1, askedAt: friday, alreadyAsked: ['nadia'] });
    const mentors = [mentor('nadia'), mentor('omar')];
    expect(plan(mentors, [waiting], Date.parse('2026-11-23T14:00:00Z')).asked).toEqual([]);
    expect(plan(mentors, [waiting], Date.parse('2026-11-23T15:00:00Z')).asked).toEqual(['r → omar']);
  });

  test('somebody in a hurry is asked for in two places, never in three', () => {
    const mentors = [mentor('nadia'), mentor('omar'), mentor('sam')];
    expect(plan(mentors, [request('r', { urgent: true })]).asked).toHaveLength(2);
    const asked = request('r', { urgent: true, openPings: 2, askedAt: NOW - 4 * DAY_MS });
    expect(plan(mentors, [asked]).asked).toEqual([]);
  });

  test('a mentor who had many pings this week is left in peace; the request waits and is not told "nobody"', () => {
    const tired = mentor('nadia', { pingsThisWeek: 4, budget: 5, pinged: 9, answered: 2 });
    expect(plan([tired], [request('r')])).toEqual({ asked: [], later: ['r'], unmatched: [] });
    expect(plan([tired, mentor('omar')], [request('r')]).asked).toEqual(['r → omar']);
    const rested = { ...tired, pingsThisWeek: 0 };
    expect(plan([rested], [request('r')]).asked).toEqual(['r → nadia']);
  });

  test('a request that nobody fits says why', () => {
    expect(plan([mentor('nadia', { skills: ['law'] })], [request('r')]).unmatched).toEqual([
      { request: 'r', why: 'skill:tax' },
    ]);
  });

  test('nobody gets two at once', () => {
    expect(plan([mentor('nadia')], [request('a'), request('b')]).asked).toHaveLength(1);
  });
});
