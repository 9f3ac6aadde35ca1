/** Numbers at random that belong to what they are about: two policies on the same world meet the same luck. */

/** From 0 to 1, the same for the same names, whatever was drawn before. */
export type Chance = (...names: readonly (string | number)[]) => number;

/** FNV-1a: thirty-two bits that stand for a name. */
export function hashOf(name: string, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

export function createChance(seed: number): Chance {
  return (...names) => {
    // Then the last steps of murmur3, so that neighbours are unlike.
    let hash = hashOf(names.join(' '), seed);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
  };
}

export type Weights = Readonly<Record<string, number>>;

/** One name of the table, as often as its weight says. */
export function pick(weights: Weights, at: number): string {
  const entries = Object.entries(weights);
  let left = at * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [name, weight] of entries) {
    left -= weight;
    if (left < 0) return name;
  }
  return entries.at(-1)?.[0] ?? '';
}

export const between = ([least, most]: readonly [number, number], at: number): number =>
  least + Math.floor(at * (most - least + 1));
