/** Compares what people read with what they should have read. */

/** What a fault did, counted where people read. */
export interface Figures {
  /** Messages that reached people. */
  sent: number;
  lost: number;
  /** Said twice, and not because it was unclear whether the first time had arrived. */
  doubled: number;
  outOfOrder: number;
  /** The program does not know whether it arrived, and says so. */
  uncertain: number;
  /** Answers said once more because it was unclear whether they had arrived: harmless, and promised. */
  resent: number;
  /** From the end of the last fault until nothing was left to do; 0: nothing was broken. */
  recoveryMs: number;
  /** What else was measured, in words. */
  readonly notes: string[];
  /** What else must hold and does not. */
  readonly failures: string[];
}

export const noFigures = (): Figures => ({
  sent: 0,
  lost: 0,
  doubled: 0,
  outOfOrder: 0,
  uncertain: 0,
  resent: 0,
  recoveryMs: 0,
  notes: [],
  failures: [],
});

export interface Compared {
  readonly lost: number;
  readonly missing: readonly string[];
  readonly repeated: number;
  readonly outOfOrder: number;
}

/** Names of messages, as they should come and as they came; those that nobody expected have been left out. */
export function compare(expected: readonly string[], seen: readonly string[]): Compared {
  const wanted = countOf(expected);
  const got = countOf(seen);
  const missing: string[] = [];
  let repeated = 0;
  for (const name of new Set([...expected, ...seen])) {
    const difference = (got.get(name) ?? 0) - (wanted.get(name) ?? 0);
    if (difference < 0) missing.push(...Array.from({ length: -difference }, () => name));
    else repeated += difference;
  }
  return { lost: missing.length, missing, repeated, outOfOrder: jumps(expected, seen) };
}

/** Messages that came before one that should have come earlier; one that is missing or repeated is none. */
function jumps(expected: readonly string[], seen: readonly string[]): number {
  let at = 0;
  let count = 0;
  for (const [index, name] of seen.entries()) {
    if (name === seen[index - 1] && name !== expected[at]) continue;
    const found = expected.indexOf(name, at);
    if (found >= 0) at = found + 1;
    else count += 1;
  }
  return count;
}

function countOf(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

export function add(figures: Figures, { lost, repeated, outOfOrder }: Compared): void {
  figures.lost += lost;
  figures.doubled += repeated;
  figures.outOfOrder += outOfOrder;
}

/** The value below which so many of them lie; 0 without any. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}
