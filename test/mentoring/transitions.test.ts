import { describe, expect, test } from 'vitest';
import { LIVE_PING, OPEN_REQUEST, OVER, PING_MOVES, REQUEST_MOVES } from '#src/mentoring/transitions.ts';

type Moves = Readonly<Record<string, readonly string[]>>;
const PINGS_OVER = ['declined', 'expired', 'withdrawn', 'released', 'done'];
/** What a request that is over was called before; nothing becomes it any more. */
const FORMER = ['done'];

function reachable(moves: Moves, start: string): readonly string[] {
  const found = new Set([start]);
  for (const status of found) for (const next of moves[status] ?? []) found.add(next);
  return [...found].sort();
}

describe.each<[string, Moves, string, readonly string[], readonly string[]]>([
  ['a request', REQUEST_MOVES, 'open', [...OPEN_REQUEST, 'introduced'], OVER],
  ['a ping', PING_MOVES, 'waiting', LIVE_PING, PINGS_OVER],
])('%s', (_, moves, start, alive, over) => {
  test('can come to every status, and from every status to an end', () => {
    const all = Object.keys(moves).filter((status) => moves !== REQUEST_MOVES || !FORMER.includes(status));
    expect(reachable(moves, start)).toEqual(all.sort());
    for (const status of Object.keys(moves))
      expect(
        reachable(moves, status).some((one) => over.includes(one)),
        status,
      ).toBe(true);
  });

  test('is either alive or over, never neither', () => {
    expect([...alive, ...over].sort()).toEqual(Object.keys(moves).sort());
  });
});

test('a request that is over lives again only by being opened again, and a ping never', () => {
  for (const status of OVER) expect(REQUEST_MOVES[status]).toEqual(['open']);
  for (const status of PINGS_OVER) expect((PING_MOVES as Moves)[status]).toEqual([]);
});

test('nobody is introduced without both having agreed', () => {
  const before = Object.entries(REQUEST_MOVES).filter(([, next]) =>
    (next as readonly string[]).includes('introduced'),
  );
  expect(before.map(([status]) => status)).toEqual(['accepted']);
});
