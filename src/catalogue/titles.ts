/** Resources asked for by their whole name, though it is made of ordinary words: "les premières", "droit au compte". */
import { fold } from '#src/engine/clean.ts';
import type { Resource } from './resource.ts';

/** Longer names are found by their words. */
const MOST_WORDS = 5;
/** "C'est quoi la mission locale": so many words may come before the name. */
const MOST_BEFORE = 6;

export function createTitles(resources: readonly Resource[]): (query: string) => number | undefined {
  const rows = new Map<string, number>();
  resources.forEach(({ name }, row) => {
    for (const one of name.fr === name.en ? [name.fr] : [name.fr, name.en]) {
      const [main = ''] = one.split(/\s*[:,(]/);
      const words = main.split(/[\s’']+/).length;
      if (words < 2 || words > MOST_WORDS) continue;
      for (const key of [fold(main), fold(one)]) if (!rows.has(key)) rows.set(key, row);
    }
  });
  return (query) => {
    const words = fold(query.slice(0, 120)).split(' ');
    for (let start = 0; start <= Math.min(MOST_BEFORE, words.length - 2); start++) {
      const row = rows.get(words.slice(start).join(' '));
      if (row !== undefined) return row;
    }
    return undefined;
  };
}
