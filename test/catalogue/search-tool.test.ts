import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const tool = new URL('../../src/main/tools/search.ts', import.meta.url).pathname;
const run = (input: string, ...args: readonly string[]) =>
  spawnSync(process.execPath, [tool, ...args], { input, encoding: 'utf8' });
type Line = {
  query: string;
  results: { id: string; title: string; score: number; eligibility: string; why: unknown[] }[];
};
const linesOf = (out: string): Line[] =>
  out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);

test('a curator sees what members would see, ten at most, best first, each with its reasons', () => {
  const { status, stdout, stderr } = run(
    '{"query":"cfe c koi"}\n\n{"query":"aides région","profile":{"region":"Bretagne","stage":"idea","age":22}}\r\n',
    '--jsonl',
  );
  expect([status, stderr]).toEqual([0, '']);
  const [first, second] = linesOf(stdout);
  expect(first?.query).toBe('cfe c koi');
  expect(first?.results[0]).toMatchObject({ id: 'cfe-micro', eligibility: 'yes' });
  for (const { results } of [first, second].filter((line) => line !== undefined)) {
    expect(results.length).toBeLessThanOrEqual(10);
    for (const { title, why, eligibility } of results) {
      expect(title).not.toBe('');
      expect(why).not.toEqual([]);
      expect(['yes', 'perhaps', 'no']).toContain(eligibility);
    }
  }
  const regional = second?.results.map(({ id }) => id).filter((id) => id.startsWith('region-'));
  expect(regional).toEqual(['region-53']);
});

test('a bad line is told with its number, the others go on', () => {
  const { status, stdout, stderr } = run(
    'oops\n{"query":"tva"}\n{"profile":{}}\n{"query":"x","profile":3}\n[]\n{"query":"acre","profile":{"age":"vieux"}}\n',
    '--jsonl',
  );
  expect(status).toBe(1);
  expect(linesOf(stdout).map(({ query }) => query)).toEqual(['tva', 'acre']);
  expect(stderr).toMatch(/^line 1 is not JSON/m);
  expect(stderr).toMatch(/^line 3 has no "query"/m);
  expect(stderr).toMatch(/^line 4 "profile" is no object/m);
  expect(stderr).toMatch(/^line 5 is no object/m);
  expect(stderr).toMatch(/^line 6: left out of the profile, as not understood: age/m);
});

test('without --jsonl it says how it is used', () => {
  const { status, stderr } = run('');
  expect(status).toBe(2);
  expect(stderr).toContain('--jsonl');
});
