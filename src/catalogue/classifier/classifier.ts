/** What messages like this one are about: a share for each class it has learnt, from the words alone. Pure. */
import { placeIn } from '../sorted.ts';
import { type Feature, featuresOf } from './features.ts';
import { addTo, softmax } from './numbers.ts';
import type { SmallWeights } from './weights.ts';

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
  /** Whether anything was learnt about this class. */
  knows(className: string): boolean;
}

const NOTHING_HEARD: Heard = { shares: new Map(), saidFor: () => undefined };
/** So far below the best score, a share is less than one in a hundred thousand. */
const FAR = 12;
/** A smaller share says nothing. */
const LEAST_SHARE = 0.004;

interface Met {
  readonly feature: Feature;
  readonly place: number;
  readonly worth: number;
}

export function createClassifier(weights: SmallWeights): Classifier {
  const { classes, keys, worth } = weights;
  const made = ready(weights);
  const classAt = new Map(classes.map((name, at) => [name, at]));
  return {
    knows: (className) => classAt.has(className),
    classify(text) {
      const met = featuresOf(text).flatMap((feature): Met[] => {
        const place = placeIn(keys, feature.key);
        return place === undefined ? [] : [{ feature, place, worth: worth[place] ?? 0 }];
      });
      // Pieces alone are chance: "xylophone" is no telephone.
      if (!met.some(({ feature }) => feature.sort === 'word' || feature.sort === 'sound'))
        return NOTHING_HEARD;
      const means = meansOf(made, met);
      const heard = new Float32Array(classes.length);
      for (let of = 0; of < made.voices.length; of++) {
        addTo(heard, sharesOf(made, means, of), 0, 1 / made.voices.length);
      }
      const shares = new Map<string, number>();
      heard.forEach((share, at) => {
        if (share >= LEAST_SHARE) shares.set(classes[at] ?? '', share);
      });
      return {
        shares,
        saidFor(className) {
          const at = classAt.get(className);
          return at === undefined ? undefined : strongest(met, (place) => pull(made, place, at));
        },
      };
    },
  };
}

/** Made ready for many questions: a feature's vectors lie side by side for all voices, those of the few classes are widened. */
interface Ready {
  readonly dimension: number;
  readonly voices: readonly { readonly outputs: Float32Array; readonly bias: Float32Array }[];
  /** By feature, then by voice. */
  readonly vectors: Int8Array;
  readonly steps: Float32Array;
}

function ready({ dimension, keys, voices }: SmallWeights): Ready {
  const vectors = new Int8Array(keys.length * voices.length * dimension);
  const steps = new Float32Array(keys.length * voices.length);
  voices.forEach((voice, of) => {
    for (let place = 0; place < keys.length; place++) {
      const own = voice.vectors.numbers.subarray(place * dimension, (place + 1) * dimension);
      vectors.set(own, (place * voices.length + of) * dimension);
      steps[place * voices.length + of] = voice.vectors.steps[place] ?? 0;
    }
  });
  const widened = voices.map(({ outputs: { numbers, steps: own }, bias }) => ({
    outputs: Float32Array.from(numbers, (number, at) => number * (own[Math.floor(at / dimension)] ?? 0)),
    bias,
  }));
  return { dimension, voices: widened, vectors, steps };
}

/** The same as in training, in plain loops, as this is most of a question's time: the voices' means, one after the other. */
function meansOf({ dimension, voices, vectors, steps }: Ready, met: readonly Met[]): Float32Array {
  const means = new Float32Array(voices.length * dimension);
  const length = Math.sqrt(met.reduce((sum, { worth }) => sum + worth * worth, 0));
  for (const { place, worth } of met) {
    for (let of = 0; of < voices.length; of++) {
      const first = place * voices.length + of;
      const times = (worth / length) * (steps[first] ?? 0);
      const to = of * dimension;
      const from = first * dimension;
      for (let at = 0; at < dimension; at++) {
        means[to + at] = (means[to + at] ?? 0) + (vectors[from + at] ?? 0) * times;
      }
    }
  }
  return means;
}

function sharesOf({ dimension, voices }: Ready, means: Float32Array, of: number): Float32Array {
  const { outputs = means, bias = means } = voices[of] ?? {};
  const mean = means.subarray(of * dimension, (of + 1) * dimension);
  const scores = new Float32Array(bias.length);
  for (let row = 0; row < scores.length; row++) {
    const from = row * dimension;
    // Four sums side by side do not wait for one another.
    let [one, two, three, four] = [0, 0, 0, 0];
    for (let at = 0; at < dimension; at += 4) {
      one += (mean[at] ?? 0) * (outputs[from + at] ?? 0);
      two += (mean[at + 1] ?? 0) * (outputs[from + at + 1] ?? 0);
      three += (mean[at + 2] ?? 0) * (outputs[from + at + 2] ?? 0);
      four += (mean[at + 3] ?? 0) * (outputs[from + at + 3] ?? 0);
    }
    scores[row] = (bias[row] ?? 0) + one + two + three + four;
  }
  softmax(scores, FAR);
  return scores;
}

/** How much a feature speaks for a class, to the first voice. */
function pull({ dimension, voices, vectors, steps }: Ready, place: number, at: number): number {
  const first = place * voices.length;
  let sum = 0;
  for (let of = 0; of < dimension; of++) {
    sum += (vectors[first * dimension + of] ?? 0) * (voices[0]?.outputs[at * dimension + of] ?? 0);
  }
  return sum * (steps[first] ?? 0);
}

/** The word whose features, together, speak most for it. */
function strongest(met: readonly Met[], pullOf: (place: number) => number): string | undefined {
  const sums = new Map<string, number>();
  for (const { feature, place, worth } of met) {
    if (feature.sort === 'small') continue;
    sums.set(feature.form, (sums.get(feature.form) ?? 0) + worth * pullOf(place));
  }
  const [best] = [...sums].sort(([, a], [, b]) => b - a);
  return best?.[0];
}
