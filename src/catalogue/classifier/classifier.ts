/** What messages like this one are about: a share for each class it has learnt, from the words alone. Pure. */
import { type Feature, featuresOf } from './features.ts';
import { softmax } from './numbers.ts';
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
  const { dimension, classes } = weights;
  const voices = weights.voices.map((voice) => ready(voice, dimension));
  const classAt = new Map(classes.map((name, at) => [name, at]));
  return {
    classify(text) {
      const met = featuresOf(text).flatMap((feature): Met[] => {
        const place = find(weights.keys, feature.key);
        return place === undefined ? [] : [{ feature, place, worth: weights.worth[place] ?? 0 }];
      });
      // Pieces alone are chance: "xylophone" is no telephone.
      if (!met.some(({ feature }) => feature.sort === 'word' || feature.sort === 'sound'))
        return NOTHING_HEARD;
      const heard = voices.map((voice) => sharesOf(voice, met, dimension));
      const shares = new Map<string, number>();
      for (let at = 0; at < classes.length; at++) {
        const share = heard.reduce((sum, own) => sum + (own[at] ?? 0), 0) / heard.length;
        if (share >= LEAST_SHARE) shares.set(classes[at] ?? '', share);
      }
      return {
        shares,
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

/** A voice with the vectors of its classes widened: they are few, and every question meets them all. */
interface ReadyVoice extends Omit<SmallVoice, 'outputs'> {
  readonly outputs: Float32Array;
}

function ready(voice: SmallVoice, dimension: number): ReadyVoice {
  const { steps, numbers } = voice.outputs;
  const widened = Float32Array.from(
    numbers,
    (number, at) => number * (steps[Math.floor(at / dimension)] ?? 0),
  );
  return { ...voice, outputs: widened };
}

/** The same as in training, in loops of its own, as this is most of a question's time. */
function sharesOf(voice: ReadyVoice, met: readonly Met[], dimension: number): Float32Array {
  const { vectors, outputs, bias } = voice;
  const length = Math.hypot(...met.map(({ worth }) => worth));
  const mean = new Float32Array(dimension);
  for (const { place, worth } of met) {
    const times = (worth / length) * (vectors.steps[place] ?? 0);
    const own = vectors.numbers.subarray(place * dimension, (place + 1) * dimension);
    for (let at = 0; at < dimension; at++) mean[at] = (mean[at] ?? 0) + (own[at] ?? 0) * times;
  }
  const scores = new Float32Array(bias.length);
  for (let row = 0; row < scores.length; row++) {
    const from = row * dimension;
    // Two sums side by side do not wait for each other.
    let even = 0;
    let odd = 0;
    for (let at = 0; at < dimension; at += 2) {
      even += (mean[at] ?? 0) * (outputs[from + at] ?? 0);
      odd += (mean[at + 1] ?? 0) * (outputs[from + at + 1] ?? 0);
    }
    scores[row] = (bias[row] ?? 0) + even + odd;
  }
  softmax(scores);
  return scores;
}

/** How much a feature speaks for a class. */
function pull({ vectors, outputs }: ReadyVoice, place: number, at: number, dimension: number): number {
  let sum = 0;
  for (let of = 0; of < dimension; of++) {
    sum += (vectors.numbers[place * dimension + of] ?? 0) * (outputs[at * dimension + of] ?? 0);
  }
  return sum * (vectors.steps[place] ?? 0);
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
