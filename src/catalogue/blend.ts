/** One question read twice: by its words as they stand in the rows, and by what questions like it were about. */
import { classNameOf, ELSEWHERE, type Heard } from './classifier/classifier.ts';
import type { Match } from './match.ts';
import type { Resource } from './resource.ts';

/** What a share is worth beside words: a sure one as much as two rare words, a small one little, but not nothing. */
const GAIN = 1.5;
const FAINT = 0.01;
/** Without a word in common, a row needs this share to come up; and one of the rows this much, where none has a word. */
const LEAST_SHARE = 0.02;
const LEAST_BEST = 0.2;
/** From this share on the question is about something else, unless a row has as good as all of its words. */
const ELSEWHERE_FOR_SURE = 0.4;
const UNMISTAKABLE = 12;

/** The same question from somebody whose trade is known: what it is about stays, what suits the trade comes forward. */
export function heardFrom(heard: Heard, withTrade: Heard): Heard {
  const shares = [...heard.shares].map(
    ([name, share]) =>
      [name, name === ELSEWHERE ? share : (share + (withTrade.shares.get(name) ?? 0)) / 2] as const,
  );
  return { ...heard, shares: new Map(shares) };
}

export interface Blender {
  /** `matches`: the rows that have words of the question; `regions`: where it is asked from. */
  blend(
    matches: readonly Match[],
    heard: Heard,
    isReachable: (resource: Resource) => boolean,
    regions: readonly string[],
  ): readonly Match[];
}

export function createBlender(
  resources: readonly Resource[],
  knows: (className: string) => boolean,
): Blender {
  const isLearnt = ({ id }: Resource): boolean => knows(classNameOf(id));
  const rowsOf = Map.groupBy(resources.keys(), (row) => classNameOf(resources[row]?.id ?? ''));
  return {
    blend(matches, { shares }, isReachable, regions) {
      const best = matches.reduce((most, { score }) => Math.max(most, score), 0);
      // Of a row that nobody taught it (an imported one, a club's own), the classifier knows nothing.
      if ((shares.get(ELSEWHERE) ?? 0) > ELSEWHERE_FOR_SURE && best < UNMISTAKABLE)
        return matches.filter(({ resource }) => !isLearnt(resource));
      const found = new Map(matches.map((match) => [match.row, match]));
      let bestShare = 0;
      for (const [name, share] of shares) {
        for (const row of rowsOf.get(name) ?? []) {
          const resource = resources[row];
          if (resource === undefined || !isReachable(resource)) continue;
          // Of a network, the row of where they are.
          if (resource.scope !== 'national' && !regions.includes(resource.scope)) continue;
          const before = found.get(row);
          if (before === undefined && share < LEAST_SHARE) continue;
          bestShare = Math.max(bestShare, share);
          found.set(row, { row, resource, score: (before?.score ?? 0) + GAIN * Math.log1p(share / FAINT) });
        }
      }
      return best === 0 && bestShare < LEAST_BEST ? [] : [...found.values()];
    },
  };
}
