import { describe, expect, test } from 'vitest';
import { LIVE_PING, OPEN_REQUEST, PING_MOVES, REQUEST_MOVES } from '#src/mentoring/transitions.ts';

type Moves = Readonly<Record<string, readonly string[]>>;

function reachable(moves: Moves, start: string): readonly string[] {
  const found = new Set([start]);
  for (const status of found) for (const next of moves[status] ?? []) found.add(next);
  return [...found].sort();
}
const ends = (moves: Moves) => Object.keys(moves).filter((status) => moves[status]?.length === 0);

describe.each<[string, Moves, string, readonly string[]]>([
  ['a request', REQUEST_MOVES, 'open', [...OPEN_REQUEST, 'introduced']],
  ['a ping', PING_MOVES, 'waiting', LIVE_PING],
])('%s', (_, moves, start, alive) => {
  test('can come to every status, and from every status to an end', () => {
    expect(reachable(moves, start)).toEqual(Object.keys(moves).sort());
    for (const status of Object.keys(moves))
      expect(
        reachable(moves, status).some((one) => ends(moves).includes(one)),
        status,
      ).toBe(true);
  });

  test('is either alive or over, never neither', () => {
    expect([...alive, ...ends(moves)].sort()).toEqual(Object.keys(moves).sort());
  });
});

test('nobody is introduced without both having agreed', () => {
  const before = Object.entries(REQUEST_MOVES).filter(([, next]) =>
    (next as readonly string[]).includes('introduced'),
  );
  expect(before.map(([status]) => status)).toEqual(['accepted']);
});
