/**
 * Who meets whom this month. Nobody meets the same person again within the window, nobody meets a competitor or travels for
 * long; then as few as can be are in a circle of another size, never the same twice. Pure and deterministic.
 *
 * Circles of three are a hard problem (pairs are not): a draw begins with rounds known to repeat nobody, and mends by exchange
 * what those who came, left or paused have made wrong.
 */
import { createChance } from '#src/chance.ts';
import { type CircleSize, type Round, roundsOf } from './rounds.ts';

export interface CircleMember {
  readonly id: string;
  /** Kept as long as they take part, so that the rounds go on where they were. */
  readonly seat: number;
  /** Was in a circle of another size last time. */
  readonly wasOdd?: boolean;
}

export interface DrawOptions {
  readonly size?: CircleSize;
  /** How many rounds ago these two met last, 1 for the last one. */
  readonly metAgo: (a: string, b: string) => number | undefined;
  /** What keeps two people apart, whoever they are otherwise. */
  readonly areApart?: (a: string, b: string) => boolean;
  readonly seed?: number;
}

export interface Drawn {
  readonly circles: readonly (readonly string[])[];
  /** For whom the rules leave nobody this time. */
  readonly alone: readonly string[];
}

/** A year of months. */
const LONGEST_WINDOW = 12;
const LARGEST = 4;
const FORBIDDEN = 1_000;
const ALONE = 400;
const ODD_AGAIN = 20;
const ODD = 1;
const STEPS_EACH = 40;
const KEPT_STEPS = 6;
const STARTS_TRIED = 4;

/** How many rounds back nobody is met again: with so few people some must be, in the end. */
export const windowOf = (members: number, size: CircleSize = 3): number => {
  const known = roundsOf(members, size).length;
  return Math.min(LONGEST_WINDOW, known > 0 ? known - 1 : LONGEST_WINDOW);
};

export function drawCircles(members: readonly CircleMember[], options: DrawOptions): Drawn {
  const { size = 3 } = options;
  const sorted = members.toSorted((a, b) => a.seat - b.seat || (a.id < b.id ? -1 : 1));
  if (sorted.length < 2) return { circles: [], alone: sorted.map(({ id }) => id) };
  const table = new Table(sorted, options, windowOf(sorted.length, size));
  const starts = [...startsOf(sorted, size), fallback(sorted, size)];
  const mended = byCost(starts, table)
    .slice(0, STARTS_TRIED)
    .map((groups) => table.mend(groups));
  return table.settle(byCost(mended, table)[0]!);
}

const byCost = (all: readonly Groups[], table: Table): readonly Groups[] =>
  all
    .map((groups) => ({ groups, cost: table.costOf(groups) }))
    .sort((a, b) => a.cost - b.cost)
    .map(({ groups }) => groups);

/** Positions in the list of members, by group. */
type Groups = number[][];

/** Every known round, by seat and by rank: whichever fits those who are here. */
function startsOf(members: readonly CircleMember[], size: CircleSize): readonly Groups[] {
  const bySeat = new Map(members.map(({ seat }, at) => [seat, at]));
  const seats = Math.max(...bySeat.keys()) + 1;
  const filled = (round: Round, at: (place: number) => number | undefined): Groups =>
    round
      .map((group) => group.map(at).filter((one) => one !== undefined))
      .filter((group) => group.length > 0);
  return [
    ...(bySeat.size === members.length
      ? roundsOf(seats, size).map((round) => filled(round, (place) => bySeat.get(place)))
      : []),
    ...roundsOf(members.length, size).map((round) =>
      filled(round, (place) => (place < members.length ? place : undefined)),
    ),
  ];
}

/** In the order of the list; what is left over joins the last. */
function fallback(members: readonly CircleMember[], size: CircleSize): Groups {
  const groups: Groups = [];
  for (let at = 0; at < members.length; at += size)
    groups.push(Array.from({ length: Math.min(size, members.length - at) }, (_, step) => at + step));
  return groups;
}

class Table {
  readonly #members: readonly CircleMember[];
  readonly #size: number;
  /** What it costs that two of them sit together, by position. */
  readonly #cost: readonly (readonly number[])[];
  readonly #chance: (...names: readonly (string | number)[]) => number;

  constructor(
    members: readonly CircleMember[],
    { size = 3, metAgo, areApart, seed = 1 }: DrawOptions,
    window: number,
  ) {
    this.#members = members;
    this.#size = size;
    this.#chance = createChance(seed);
    const of = (a: string, b: string): number => {
      const ago = metAgo(a, b);
      if (areApart?.(a, b) || (ago !== undefined && ago <= window)) return FORBIDDEN;
      return ago === undefined ? 0 : ODD / (2 * ago);
    };
    this.#cost = members.map((a) => members.map((b) => (a === b ? 0 : of(a.id, b.id))));
  }

  costOf = (groups: Groups): number => groups.reduce((sum, group) => sum + this.#costOfOne(group), 0);

  #costOfOne(group: readonly number[]): number {
    if (group.length === 0) return 0;
    let cost = group.length === 1 ? ALONE : group.length > LARGEST ? FORBIDDEN * group.length : 0;
    for (let one = 0; one < group.length; one++)
      for (let other = one + 1; other < group.length; other++)
        cost += this.#cost[group[one]!]![group[other]!]!;
    if (group.length !== this.#size)
      for (const at of group) cost += this.#members[at]!.wasOdd ? ODD_AGAIN : ODD;
    return cost;
  }

  /** Exchanges two people, or moves one, as long as it helps; a step that does not help now and then, for a way out. */
  mend(start: Groups): Groups {
    let groups = start;
    let [best, least] = [start, this.costOf(start)];
    const resting = new Map<number, number>();
    for (let step = 0; step < STEPS_EACH * this.#members.length; step++) {
      const bad = groups.flatMap((group, at) => (this.#costOfOne(group) >= ODD ? [at] : []));
      if (bad.length === 0) break;
      const from = bad[Math.floor(this.#chance('group', step) * bad.length)]!;
      const who = groups[from]![Math.floor(this.#chance('who', step) * groups[from]!.length)]!;
      const next = this.#bestStep(groups, from, who, (at) => (resting.get(at) ?? -1) >= step);
      if (!next) continue;
      groups = next;
      resting.set(who, step + KEPT_STEPS);
      const cost = this.costOf(groups);
      if (cost < least) [best, least] = [groups, cost];
    }
    return best;
  }

  #bestStep(
    groups: Groups,
    from: number,
    who: number,
    isResting: (at: number) => boolean,
  ): Groups | undefined {
    let found: { readonly to: number; readonly other?: number } | undefined;
    let least = Infinity;
    const rest = groups[from]!.filter((at) => at !== who);
    const before = this.#costOfOne(groups[from]!);
    groups.forEach((group, to) => {
      if (to === from) return;
      const was = before + this.#costOfOne(group);
      const moved = this.#costOfOne(rest) + this.#costOfOne([...group, who]) - was;
      if (moved < least) [found, least] = [{ to }, moved];
      for (const other of group) {
        if (isResting(other)) continue;
        const there = group.map((at) => (at === other ? who : at));
        const cost = this.#costOfOne([...rest, other]) + this.#costOfOne(there) - was;
        if (cost < least) [found, least] = [{ to, other }, cost];
      }
    });
    if (!found) return undefined;
    const { to, other } = found;
    return groups
      .map((group, at) => {
        if (at === from) return other === undefined ? rest : [...rest, other];
        if (at !== to) return group;
        return other === undefined ? [...group, who] : group.map((one) => (one === other ? who : one));
      })
      .filter((group) => group.length > 0);
  }

  /** Takes apart what the rules forbid: somebody who can sit with nobody is told so. */
  settle(groups: Groups): Drawn {
    const apart = (a: number, b: number) => this.#cost[a]![b]! >= FORBIDDEN;
    const kept: number[][] = groups.map((group) =>
      group.reduce<number[]>(
        (sitting, at) => (sitting.some((one) => apart(one, at)) ? sitting : [...sitting, at]),
        [],
      ),
    );
    const left = groups.flatMap((group, at) => group.filter((one) => !kept[at]!.includes(one)));
    left.push(...kept.filter((group) => group.length === 1).flat());
    const circles = kept.filter((group) => group.length > 1);
    const alone: number[] = [];
    for (const at of left) {
      const table = circles
        .filter((group) => group.length < LARGEST && !group.some((one) => apart(one, at)))
        .sort((a, b) => a.length - b.length)[0];
      const other = alone.find((one) => !apart(one, at));
      if (table) table.push(at);
      else if (other === undefined) alone.push(at);
      else circles.push([...alone.splice(alone.indexOf(other), 1), at]);
    }
    const idOf = (at: number): string => this.#members[at]!.id;
    return { circles: circles.map((group) => group.map(idOf)), alone: alone.map(idOf) };
  }
}
