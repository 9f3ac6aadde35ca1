/** What a season was like, and how two policies on the same seasons compare. */
import { DAY_MS } from './people.ts';
import type { SeasonLog } from './season.ts';

export const FIGURES = ['perPing', 'wait', 'worstWeek', 'fit', 'accepted'] as const;
export type Figure = (typeof FIGURES)[number];
export type Figures = Readonly<Record<Figure, number>>;

const WEEK_MS = 7 * DAY_MS;

export function figuresOf({ pings, requests, patienceDays }: SeasonLog): Figures {
  const accepted = requests.filter(({ waitDays }) => waitDays !== undefined);
  const fits = accepted.map(({ fit = 0 }) => fit);
  return {
    perPing: accepted.length / Math.max(1, pings.length),
    // Somebody who gave up has waited longer than all others.
    wait: median(requests.map(({ waitDays }) => waitDays ?? patienceDays)),
    worstWeek: worstWeek(pings),
    fit: fits.reduce((sum, fit) => sum + fit, 0) / Math.max(1, fits.length),
    accepted: accepted.length / Math.max(1, requests.length),
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** The most pings that any mentor had within seven days. */
function worstWeek(pings: SeasonLog['pings']): number {
  let most = 0;
  for (const own of Map.groupBy(pings, ({ mentor }) => mentor).values()) {
    let first = 0;
    own.forEach(({ at }, last) => {
      while (at - own[first]!.at >= WEEK_MS) first++;
      most = Math.max(most, last - first + 1);
    });
  }
  return most;
}

export interface Change {
  readonly before: number;
  readonly after: number;
  /** Of the means, 0.08 for 8 % more. */
  readonly change: number;
  /** 95 % of what chance alone would make of it: change ± margin. */
  readonly margin: number;
}

/** Season by season in the same order. */
export function compare(
  before: readonly Figures[],
  after: readonly Figures[],
): Readonly<Record<Figure, Change>> {
  const of = (figure: Figure): Change => {
    const [a, b] = [before.map((one) => one[figure]), after.map((one) => one[figure])];
    const [was, is] = [mean(a), mean(b)];
    const differences = a.map((value, at) => b[at]! - value);
    const spread = Math.sqrt(
      differences.reduce((sum, one) => sum + (one - mean(differences)) ** 2, 0) / Math.max(1, a.length - 1),
    );
    return {
      before: was,
      after: is,
      change: was === 0 ? 0 : (is - was) / was,
      margin: was === 0 ? 0 : (1.96 * spread) / Math.sqrt(a.length) / was,
    };
  };
  return Object.fromEntries(FIGURES.map((figure) => [figure, of(figure)])) as Record<Figure, Change>;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** The least that the matcher has to bring over the greedy one; below 0: at most. */
export const GATES: Figures = { perPing: 0.08, wait: -0.12, worstWeek: -0.15, fit: 0.01, accepted: -0.01 };
const LESS_IS_BETTER: ReadonlySet<Figure> = new Set(['wait', 'worstWeek']);

export const isReached = (figure: Figure, change: number): boolean =>
  LESS_IS_BETTER.has(figure) ? change <= GATES[figure] : change >= GATES[figure];
