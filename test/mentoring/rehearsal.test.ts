import { expect, test } from 'vitest';
import type { MatchMentor } from '#src/mentoring/matching/problem.ts';
import { brokenRule } from '#src/mentoring/matching/rules.ts';
import type { Searching } from '#src/mentoring/policy.ts';
import { rehearseWeek } from '#src/mentoring/rehearsal.ts';

/** A Monday, ten o'clock in Paris. */
const NOW = new Date('2026-11-23T09:00:00Z');

const mentor = (id: string, more: Partial<MatchMentor> = {}): MatchMentor => ({
  id,
  skills: ['tax'],
  languages: ['fr'],
  isRemote: true,
  capacity: 2,
  budget: 3,
  ...more,
});
const request = (id: string, more: Partial<Searching> = {}): Searching => ({
  id,
  asker: `p-${id}`,
  skills: ['tax'],
  languages: ['fr'],
  since: NOW.getTime(),
  openPings: 0,
  ...more,
});
const rehearse = (mentors: readonly MatchMentor[], requests: readonly Searching[]) =>
  rehearseWeek({ mentors, requests }, NOW, 'Europe/Paris');

test('the first is asked now, the next one when a working day went by without an answer', () => {
  const { pings } = rehearse([mentor('nadia'), mentor('omar'), mentor('sam')], [request('r')]);
  expect(pings.map(({ mentor: asked, at }) => [asked, at.toISOString()])).toEqual([
    ['nadia', '2026-11-23T09:00:00.000Z'],
    ['omar', '2026-11-24T13:00:00.000Z'],
    ['sam', '2026-11-26T08:00:00.000Z'],
  ]);
});

test('nobody is asked twice about one request, nobody above their places or pings', () => {
  const mentors = [
    mentor('nadia'),
    mentor('omar', { capacity: 1, budget: 1 }),
    mentor('sam', { skills: ['law'] }),
  ];
  const requests = ['a', 'b', 'c', 'd', 'e'].map((id) => request(id));
  const { pings } = rehearse(mentors, requests);
  expect(pings.length).toBeGreaterThan(2);
  expect(new Set(pings.map(({ request: about, mentor: asked }) => `${about} ${asked}`)).size).toBe(
    pings.length,
  );
  expect(pings.filter(({ mentor: asked }) => asked === 'omar').length).toBe(1);
  expect(pings.filter(({ mentor: asked }) => asked === 'nadia').length).toBeLessThanOrEqual(3);
  expect(pings.some(({ mentor: asked }) => asked === 'sam')).toBe(false);
});

test('what nobody can help with is told with its rule; a request that somebody holds is not', () => {
  const held = request('held', { openPings: 1, askedAt: NOW.getTime(), alreadyAsked: ['nadia'] });
  const { pings, unmatched } = rehearse([mentor('nadia')], [request('law', { skills: ['law'] }), held]);
  expect([pings, unmatched]).toEqual([[], [{ request: 'law', why: 'skill:law' }]]);
});

test('the first pings keep every rule of the matcher', () => {
  const mentors = [
    mentor('nadia', { blocked: ['p-a'] }),
    mentor('omar', { pausedUntil: NOW.getTime() + 1e9 }),
  ];
  const requests = [request('a'), request('b')];
  const { pings } = rehearse(mentors, requests);
  for (const ping of pings) {
    const [asked, about] = [
      mentors.find(({ id }) => id === ping.mentor)!,
      requests.find(({ id }) => id === ping.request)!,
    ];
    expect(brokenRule(asked, about, NOW.getTime())).toBeUndefined();
  }
  expect(pings.map(({ request: about }) => about)).toEqual(['b']);
});
