import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'match-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(content: unknown) {
  const file = join(folder, 'problem.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return spawnSync(process.execPath, ['src/main/tools/match.ts', file], { encoding: 'utf8' });
}

const nadia = {
  id: 'nadia',
  skills: ['accounting'],
  zone: '44',
  languages: ['fr'],
  capacity: 2,
  pausedUntil: '2026-11-01T08:00:00+01:00',
};
const lea = {
  id: 'r1',
  asker: 'lea',
  skills: ['accounting'],
  zone: '44',
  languages: ['fr'],
  since: '2026-11-20T10:00:00Z',
};
const now = '2026-11-24T10:00:00Z';

describe('a problem from a file', () => {
  test('is answered with pings, reasons, those left without one, and the total', () => {
    const hugo = { ...lea, id: 'r2', asker: 'hugo', skills: ['export'] };
    const { status, stdout, stderr } = run({ now, mentors: [nadia], requests: [lea, hugo] });
    expect([status, stderr]).toEqual([0, '']);
    const { pings, unmatched, objective } = JSON.parse(stdout);
    expect(pings).toEqual([
      {
        request: 'r1',
        mentor: 'nadia',
        value: expect.any(Number),
        why: ['skill:accounting', expect.any(String), expect.any(String)],
      },
    ]);
    expect(unmatched).toEqual([{ request: 'r2', why: 'skill:export' }]);
    expect(objective).toBe(pings[0].value);
  });

  test('nobody and nothing is a problem as well', () => {
    const { status, stdout } = run({ now, mentors: [], requests: [] });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ pings: [], unmatched: [], objective: 0 });
  });

  test('a byte order mark, fields set to null and fields of no meaning do no harm; the last are named', () => {
    const content = {
      now,
      mentors: [{ ...nadia, trade: null, pausedUntill: '2027-01-01' }],
      requests: [lea],
    };
    const { status, stdout, stderr } = run(`\uFEFF${JSON.stringify(content)}`);
    expect(status).toBe(0);
    expect(JSON.parse(stdout).pings.length).toBe(1);
    expect(stderr).toContain('mentors[0].pausedUntill is not a known field');
  });
});

describe('a file with faults', () => {
  test('gets every one of them, with its path, and nothing on standard output', () => {
    const { status, stdout, stderr } = run({
      now: '2026-11-24T10:00:00',
      mentors: [
        { ...nadia, capacity: -1 },
        { ...nadia, skills: 'accounting', languages: [3], pinged: 2, answered: 3 },
        null,
      ],
      requests: [lea, { ...lea, since: 'yesterday', asker: undefined }, { ...lea, id: ' ', urgent: 'yes' }],
    });
    expect([status, stdout]).toEqual([2, '']);
    const paths = stderr.split('\n').flatMap((line) => /^ {2}(\S+):/.exec(line)?.[1] ?? []);
    expect(paths.sort()).toEqual([
      'mentors[0].capacity',
      'mentors[1].answered',
      'mentors[1].id',
      'mentors[1].languages[0]',
      'mentors[1].skills',
      'mentors[2]',
      'now',
      'requests[1].asker',
      'requests[1].id',
      'requests[1].since',
      'requests[2].id',
      'requests[2].urgent',
    ]);
  });

  for (const [what, content, said] of [
    ['nothing in it', '', 'is empty'],
    ['half of an object', '{"now":', 'is not JSON'],
    ['a list', '[]', 'the whole file'],
    ['only null', 'null', 'the whole file'],
  ] as const)
    test(`${what}: said, with exit code 2`, () => {
      const { status, stdout, stderr } = run(content);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toContain(said);
      expect(stderr).not.toContain('    at ');
    });

  test('no file, or none of that name: said, with exit code 2', () => {
    for (const args of [[], [join(folder, 'nowhere.json')], ['a', 'b'], [folder]]) {
      const { status, stderr } = spawnSync(process.execPath, ['src/main/tools/match.ts', ...args], {
        encoding: 'utf8',
      });
      expect(status).toBe(2);
      expect(stderr).toMatch(/Usage|cannot be read/);
    }
  });
});
