import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compare, figuresOf } from '#src/mentoring/simulation/figures.ts';
import { greedy, matcher } from '#src/mentoring/simulation/policies.ts';
import { type Policy, runSeason } from '#src/mentoring/simulation/season.ts';
import { readWorlds, type World } from '#src/mentoring/simulation/worlds.ts';

const file: unknown = JSON.parse(
  readFileSync(new URL('../../../prisma/seed/worlds.json', import.meta.url), 'utf8'),
);
const read = readWorlds(file);
if (!read.ok) throw new Error(read.faults.join('\n'));
const HALF: World = { ...read.worlds['base']!, days: 60, requests: 120 };
const SMALL: World = { ...HALF, days: 30, mentors: 20, requests: 40 };

describe('a simulated season', () => {
  test('the program breaks no rule, and disturbs less for each yes', () => {
    const seeds = [1, 2];
    const ours = seeds.map((seed) => runSeason(HALF, matcher, seed));
    for (const { broken } of ours) expect(broken).toEqual({});
    const first = seeds.map((seed) => figuresOf(runSeason(HALF, greedy, seed)));
    const { perPing, worstWeek } = compare(first, ours.map(figuresOf));
    expect(perPing.change).toBeGreaterThan(0);
    expect(worstWeek.change).toBeLessThan(0);
  });

  test('the same seed is the same season; another one is not', () => {
    expect(runSeason(SMALL, matcher, 1)).toEqual(runSeason(SMALL, matcher, 1));
    expect(runSeason(SMALL, matcher, 2).pings).not.toEqual(runSeason(SMALL, matcher, 1).pings);
  });

  test('a policy that asks everybody is seen to break rules', () => {
    const everybody: Policy = (mentors, requests) =>
      requests.flatMap(({ id }) => mentors.map((mentor) => ({ request: id, mentor: mentor.id })));
    const { broken } = runSeason({ ...SMALL, requests: 5 }, everybody, 1);
    expect(Object.keys(broken)).toEqual(expect.arrayContaining(['skill', 'too-many']));
  });
});

describe('a file of worlds', () => {
  test('a world says only what is different in it', () => {
    const more = readWorlds({ far: { remoteMentors: 0 } }, SMALL);
    expect(more.ok && more.worlds['far']).toEqual({ ...SMALL, remoteMentors: 0 });
  });

  test('every fault is told with its path', () => {
    const bad = readWorlds({ far: { mentors: 0, ghosts: 2, colour: 'red' } }, SMALL);
    expect(!bad.ok && bad.faults.map((fault) => fault.split(':')[0])).toEqual([
      'far.mentors',
      'far.ghosts',
      'far',
    ]);
    expect(readWorlds([1]).ok).toBe(false);
  });
});
