/** The program's way of asking mentors beside first come, first served, on simulated seasons (`npm run simulate -- season`). */
import { readFileSync } from 'node:fs';
import { compare, FIGURES, figuresOf, GATES, isReached } from '#src/mentoring/simulation/figures.ts';
import { greedy, matcher } from '#src/mentoring/simulation/policies.ts';
import { runSeason } from '#src/mentoring/simulation/season.ts';
import { readWorlds } from '#src/mentoring/simulation/worlds.ts';
import type { Section } from './table.ts';

const WORLDS = ['base', 'burst', 'ghosts', 'rare'];
const SEASONS = 10;

export async function season(): Promise<Section> {
  const file = new URL('../../prisma/seed/worlds.json', import.meta.url);
  const read = readWorlds(JSON.parse(readFileSync(file, 'utf8')));
  if (!read.ok) throw new Error(read.faults.join('\n'));
  const seeds = Array.from({ length: SEASONS }, (_, at) => at + 1);
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const rows = WORLDS.flatMap((name) => {
    const world = read.worlds[name]!;
    const [before, after] = [greedy, matcher].map((policy) =>
      seeds.map((seed) => figuresOf(runSeason(world, policy, seed))),
    );
    const compared = compare(before!, after!);
    return FIGURES.map((figure) => ({
      what: `${name}, ${figure}`,
      figure: `${percent(compared[figure].change)} ± ${percent(compared[figure].margin)}`,
      target: percent(GATES[figure]),
      isReached: isReached(figure, compared[figure].change),
    }));
  });
  return {
    title: 'Season',
    how: `Change against first come, first served: ${SEASONS} paired seasons a world.`,
    rows,
  };
}
