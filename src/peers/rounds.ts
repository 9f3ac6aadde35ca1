/** Rounds in which no two places meet twice: what a draw begins with, so that a circle of friends lasts as long as it can. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The usual size of a circle; two for tests of the figure, three for people. */
export type CircleSize = 2 | 3;
/** Groups of places. */
export type Round = readonly (readonly number[])[];

const FILE = join(import.meta.dirname, '../../prisma/seed/circle-rounds.txt');
let trios: ReadonlyMap<number, readonly Round[]> | undefined;

/** As many rounds as are known for so many places; none for more than thirty-six in threes. */
export function roundsOf(places: number, size: CircleSize): readonly Round[] {
  if (size === 2) return pairsOf(places + (places % 2));
  trios ??= readTrios();
  return trios.get(Math.ceil(places / size) * size) ?? [];
}

/** Everybody around a table, one stays, the others move on by one. */
function pairsOf(places: number): readonly Round[] {
  const around = places - 1;
  return Array.from({ length: around }, (_, turn) =>
    Array.from({ length: places / 2 }, (__, step) =>
      step === 0 ? [around, turn] : [(turn + step) % around, (turn - step + around) % around],
    ),
  );
}

function readTrios(): ReadonlyMap<number, readonly Round[]> {
  const rounds = readFileSync(FILE, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(' ').map((group) => Array.from(group, (place) => Number.parseInt(place, 36))));
  return Map.groupBy(rounds, (round) => round.flat().length);
}
