/** What a section of `npm run bench` gives, and how it is shown. */

export interface Row {
  readonly what: string;
  readonly figure: string;
  /** As issue and README promise it; absent for what is only looked at. */
  readonly target?: string;
  /** Absent with the target. */
  readonly isReached?: boolean;
}

export interface Section {
  readonly title: string;
  /** How it was measured, in a sentence or two. */
  readonly how: string;
  readonly rows: readonly Row[];
  /** A table of its own, as text. */
  readonly text?: string;
}

export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);

/** @param share 0.99 for p99. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export const atLeast = (what: string, value: number, least: number, unit: string, digits = 0): Row => ({
  what,
  figure: `${shown(value, digits)}${unit}`,
  target: `≥ ${shown(least, digits)}${unit}`,
  isReached: value >= least,
});

export const atMost = (what: string, value: number, most: number, unit: string, digits = 0): Row => ({
  what,
  figure: `${shown(value, digits)}${unit}`,
  target: `≤ ${shown(most, digits)}${unit}`,
  isReached: value <= most,
});

export const seen = (what: string, value: number, unit: string, digits = 0): Row => ({
  what,
  figure: `${shown(value, digits)}${unit}`,
});

const shown = (value: number, digits: number): string =>
  value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });

export function asMarkdown({ title, how, rows, text }: Section): string {
  const table = [
    '| | figure | target | reached |',
    '| --- | --: | --: | --- |',
    ...rows.map(
      ({ what, figure, target = '', isReached }) =>
        `| ${what} | ${figure} | ${target} | ${isReached === undefined ? '' : isReached ? 'yes' : '**no**'} |`,
    ),
  ];
  return [
    `## ${title}`,
    '',
    how,
    '',
    ...(rows.length > 0 ? [...table, ''] : []),
    ...(text ? ['```', text.trimEnd(), '```', ''] : []),
  ].join('\n');
}
