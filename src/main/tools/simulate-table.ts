/** The figures of simulated seasons as a table, readable in a terminal and in a README. */
import { type Change, type Figure, FIGURES, GATES, isReached } from '#src/mentoring/simulation/figures.ts';

export interface WorldResult {
  readonly world: string;
  readonly figures: Readonly<Record<Figure, Change>>;
  /** How often the program broke a rule, by rule. */
  readonly broken: Readonly<Record<string, number>>;
}

const HEADINGS: Readonly<Record<Figure, string>> = {
  perPing: 'accepted per ping',
  wait: 'median wait, days',
  worstWeek: 'worst 7-day load',
  fit: 'fit delivered',
  accepted: 'accepted share',
};
const DECIMALS: Readonly<Record<Figure, number>> = { perPing: 3, wait: 2, worstWeek: 2, fit: 3, accepted: 3 };

const percent = (share: number): string => `${share < 0 ? '−' : '+'}${Math.abs(100 * share).toFixed(1)} %`;

export function tableOf(
  results: readonly WorldResult[],
  { seasons, seed }: { readonly seasons: number; readonly seed: number },
): string {
  const rows = [
    ['world', ...FIGURES.map((figure) => HEADINGS[figure]), 'rules broken'],
    ['to reach', ...FIGURES.map((figure) => percent(GATES[figure])), '0'],
    ...results.map(({ world, figures, broken }) => [
      world,
      ...FIGURES.map((figure) => cellOf(figure, figures[figure])),
      String(sumOf(broken)),
    ]),
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map(
    (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`,
  );
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [
    `${seasons} seasons of each world from seed ${seed}, first come first served → the program, same people and same luck.`,
    '± is what chance alone would make of it, 95 times of 100; "short" marks what was not reached.',
    '',
    lines[0]!,
    rule,
    ...lines.slice(1),
  ].join('\n');
}

function cellOf(figure: Figure, { before, after, change, margin }: Change): string {
  const [was, is] = [before, after].map((value) => value.toFixed(DECIMALS[figure]));
  const mark = isReached(figure, change) ? '' : ' short';
  return `${was} → ${is}: ${percent(change)} ±${(100 * margin).toFixed(1)}${mark}`;
}

const sumOf = (broken: WorldResult['broken']): number =>
  Object.values(broken).reduce((sum, times) => sum + times, 0);

export const hasReachedAll = (results: readonly WorldResult[]): boolean =>
  results.every(
    ({ figures, broken }) =>
      sumOf(broken) === 0 && FIGURES.every((figure) => isReached(figure, figures[figure].change)),
  );
