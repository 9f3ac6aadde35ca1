/**
 * Peers: how many monthly draws go by before anybody meets somebody again, the people staying the same. In pairs no more than
 * n - 1 are possible, in threes (two new people each time) no more than (n - 1) / 2, rounded down.
 */
import { monthsWithoutRepeat } from '#test/support/circle-year.ts';
import { atLeast, type Row, type Section, seen } from './table.ts';

const SIZES = [6, 9, 12, 15, 21, 30];
const SHARE = 0.85;
const MOST_PAIRS = 50;

export async function circles(): Promise<Section> {
  const pairs = [...SIZES.filter((count) => count % 2 === 0), 20, MOST_PAIRS].map((count) =>
    atLeast(`pairs of ${count}, draws`, monthsWithoutRepeat(count, 2), SHARE * (count - 1), '', 1),
  );
  const threes = SIZES.map((count): Row => {
    const [draws, bound] = [monthsWithoutRepeat(count, 3), Math.floor((count - 1) / 2)];
    // Six and twelve people cannot reach the bound, whoever draws: one and four are the most there are.
    if (count === 6 || count === 12) return seen(`threes of ${count} (bound ${bound})`, draws, '');
    return atLeast(`threes of ${count} (bound ${bound})`, draws, SHARE * bound, '', 1);
  });
  return {
    title: 'Peers',
    how: 'Monthly draws before a first repeat, the same people each month.',
    rows: [...pairs, ...threes],
  };
}
