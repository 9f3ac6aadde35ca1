/** Too many pairs to look at all of them: prices find whom the short lists leave out. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MatchMentor, MatchRequest } from '#src/mentoring/matching/problem.ts';
import { createGreatest } from '#src/mentoring/matching/greatest.ts';
import { matchAll } from '#src/mentoring/matching/tick.ts';
import { townAtRandom, TOWN_NOW } from '#test/bench/matching-worlds.ts';
import { NOW } from './people.ts';

/** Looks at few mentors for each request, and at all pairs. */
function both(mentors: readonly MatchMentor[], requests: readonly MatchRequest[], now = TOWN_NOW) {
  const few = matchAll(mentors, requests, { now, allPairsUpTo: 0 });
  return { few, all: matchAll(mentors, requests, { now, allPairsUpTo: Infinity }) };
}

describe('few mentors looked at for each request', () => {
  for (const [mentors, requests] of [
    [300, 100],
    [300, 600],
    [60, 900],
  ] as const)
    test(`${mentors} mentors, ${requests} requests: no worse than all pairs, and proven`, () => {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 1000 }), (seed) => {
          const town = townAtRandom(mentors, requests, seed);
          const { few, all } = both(town.mentors, town.requests);
          expect(few.objective).toBeGreaterThanOrEqual(0.9999 * all.objective);
          expect(few.objective).toBeLessThanOrEqual(all.objective);
          expect(few.bound).toBeGreaterThanOrEqual(all.objective);
          expect(few.bound).toBeLessThanOrEqual(1.002 * all.objective);
        }),
        { numRuns: 5 },
      );
    });

  test('everybody wants the same forty: those whom nobody had listed are found', () => {
    const mentor = (at: number): MatchMentor => ({
      id: `m${at}`,
      skills: ['tax'],
      languages: ['fr'],
      isRemote: true,
      capacity: 1,
      pinged: 9,
      answered: at < 40 ? 9 : 3,
    });
    const request = (at: number): MatchRequest => ({
      id: `r${at}`,
      asker: `p${at}`,
      skills: ['tax'],
      languages: ['fr'],
      since: NOW,
    });
    const mentors = Array.from({ length: 400 }, (_, at) => mentor(at));
    const requests = Array.from({ length: 300 }, (_, at) => request(at));
    const { few, all } = both(mentors, requests, NOW);
    expect(few.pings.length).toBe(300);
    expect(few.objective).toBe(all.objective);
  });

  test('a thousand requests of one person whom everybody has blocked, and one of somebody else', () => {
    const town = townAtRandom(300, 1000, 7);
    const mentors = town.mentors.map((one) => ({ ...one, blocked: ['troll'] }));
    const requests = town.requests.map((one, at) => ({ ...one, asker: at === 500 ? 'lea' : 'troll' }));
    const { few } = both(mentors, requests);
    expect(new Set(few.pings.map(({ request }) => request))).toEqual(new Set(['r500']));
    expect(few.unmatched.every(({ why }) => why !== 'taken')).toBe(true);
  });
});

test('the greatest of many, whatever their order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.nat(9), fc.integer(), (numbers, limit, floor) => {
      const greatest = createGreatest(limit);
      greatest.clear(floor);
      numbers.forEach((number, at) => greatest.offer(number, at));
      const found = [...greatest.which.subarray(0, greatest.count)].map((at) => numbers[at]!);
      const expected = numbers.filter((one) => one > floor).sort((a, b) => b - a);
      expect(found.sort((a, b) => b - a)).toEqual(expected.slice(0, limit));
    }),
  );
});
