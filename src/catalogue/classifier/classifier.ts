/** What messages like this one are about: a share for each class it has learnt, from the words alone. Pure. */
import { type Feature, featuresOf } from './features.ts';
import { addTo, dot, softmax } from './numbers.ts';
import type { SmallVoice, SmallWeights } from './weights.ts';

/** The class of what no resource answers. */
export const ELSEWHERE = '-';

/** Networks with one row a region are learnt together: "cma-53" and "cma-84" are asked for in the same words. */
export const classNameOf = (id: string): string => id.replace(/^(region|cci|cma|agence)-\d\d$/, '$1-*');

export interface Heard {
  /** From 0 to 1, together 1 at most; nothing when no word is known. */
  readonly shares: ReadonlyMap<string, number>;
  /** The word that speaks most for a class, as typed. */
  saidFor(className: string): string | undefined;
}

export interface Classifier {
  classify(text: string): Heard;
}

const NOTHING_HEARD: Heard = { shares: new Map(), saidFor: () => undefined };
/** A smaller share says nothing. */
const LEAST_SHARE = 0.004;

interface Met {
  readonly feature: Feature;
  readonly place: number;
  readonly worth: number;
}

export function createClassifier(weights: SmallWeights): Classifier {
  const { dimension, classes, voices } = weights;
  const classAt = new Map(classes.map((name, at) => [name, at]));
  const shares = new Float32Array(classes.length);
  return {
    classify(text) {
      const met = featuresOf(text).flatMap((feature): Met[] => {
        const place = find(weights.keys, feature.key);
        return place === undefined ? [] : [{ feature, place, worth: weights.worth[place] ?? 0 }];
      });
      // Pieces alone are chance: "xylophone" is no telephone.
      if (!met.some(({ feature }) => feature.sort === 'word' || feature.sort === 'sound'))
        return NOTHING_HEARD;
      shares.fill(0);
      for (const voice of voices) addTo(shares, sharesOf(voice, met, dimension), 0, 1 / voices.length);
      const kept = classes.flatMap((name, at) => {
        const share = shares[at] ?? 0;
        return share < LEAST_SHARE ? [] : [[name, share] as const];
      });
      return {
        shares: new Map(kept),
        saidFor(className) {
          const at = classAt.get(className);
          const [voice] = voices;
          if (at === undefined || voice === undefined) return undefined;
          return strongest(met, (place) => pull(voice, place, at, dimension));
        },
      };
    },
  };
}

function sharesOf({ vectors, outputs, bias }: SmallVoice, met: readonly Met[], dimension: number) {
  const length = Math.hypot(...met.map(({ worth }) => worth));
  const mean = new Float32Array(dimension);
  for (const { place, worth } of met) {
    addTo(mean, vectors.numbers, place * dimension, (worth / length) * (vectors.steps[place] ?? 0));
  }
  const scores = bias.map(
    (score, at) => score + dot(mean, outputs.numbers, at * dimension) * (outputs.steps[at] ?? 0),
  );
  softmax(scores);
  return scores;
}

/** How much a feature speaks for a class. */
function pull({ vectors, outputs }: SmallVoice, place: number, at: number, dimension: number): number {
  const own = vectors.numbers.subarray(place * dimension, (place + 1) * dimension);
  return dot(own, outputs.numbers, at * dimension) * (vectors.steps[place] ?? 0) * (outputs.steps[at] ?? 0);
}

/** The word whose features, together, speak most for it; none when none does. */
function strongest(met: readonly Met[], pullOf: (place: number) => number): string | undefined {
  const sums = new Map<string, number>();
  for (const { feature, place, worth } of met) {
    if (feature.sort === 'small') continue;
    sums.set(feature.form, (sums.get(feature.form) ?? 0) + worth * pullOf(place));
  }
  const [best] = [...sums].sort(([, a], [, b]) => b - a);
  return best !== undefined && best[1] > 0 ? best[0] : undefined;
}

function find(keys: Uint32Array, key: number): number | undefined {
  let from = 0;
  let to = keys.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((keys[middle] ?? 0) < key) from = middle + 1;
    else to = middle;
  }
  return keys[from] === key ? from : undefined;
}
