/** Learns from questions whose answer is known. Pure: the same lessons and the same seed give the same weights. */
import { createChance } from '#src/chance.ts';
import { type FeatureSort, featuresOf, worthOf } from './features.ts';
import { addTo, dot, moveBy, softmax } from './numbers.ts';
import type { Voice, Weights } from './weights.ts';

/** Something people write, and the class it belongs to. */
export interface Lesson {
  readonly text: string;
  readonly className: string;
}

export interface Settings {
  /** Numbers a vector. */
  readonly dimension: number;
  readonly rounds: number;
  /** The voice is the mean of what it was after each of the last rounds: less depends on the luck of the last steps. */
  readonly averaged: number;
  /** Length of the first steps; they shrink to a twentieth. */
  readonly rate: number;
  /** Share of a lesson's features that is left out each time, so that no single word is relied upon. */
  readonly dropped: number;
  /** A feature met less often teaches nothing; of pairs and pieces there are too many for that. */
  readonly leastMet: { readonly words: number; readonly others: number };
  /** One voice each: what they learn differs by luck, and their mean is right more often than any of them. */
  readonly seeds: readonly number[];
}

export const SETTINGS: Settings = {
  dimension: 64,
  rounds: 12,
  averaged: 4,
  rate: 0.1,
  dropped: 0.5,
  leastMet: { words: 2, others: 5 },
  seeds: [1, 2],
};
const NEGLIGIBLE = 1e-4;
const TINY = 1e-8;
const BIAS_RATE = 0.3;
const LAST_STEP = 0.05;

type Vocabulary = ReturnType<typeof vocabularyOf>;
interface Read {
  readonly classAt: number;
  /** Of the lesson's features that are known. */
  readonly places: Uint32Array;
}

export function train(lessons: readonly Lesson[], settings: Settings = SETTINGS): Weights {
  const vocabulary = vocabularyOf(lessons, settings.leastMet);
  const classes = [...new Set(lessons.map(({ className }) => className))].sort();
  const classAt = new Map(classes.map((name, at) => [name, at]));
  const read = lessons.map(({ text, className }) => ({
    classAt: classAt.get(className) ?? 0,
    places: Uint32Array.from(featuresOf(text).flatMap(({ key }) => vocabulary.placeOf.get(key) ?? [])),
  }));
  const { keys, worth } = vocabulary;
  const voices = settings.seeds.map((seed) => trainVoice(read, vocabulary, classes.length, settings, seed));
  return { dimension: settings.dimension, classes, keys, worth, voices };
}

/** Every lesson `rounds` times, in another order each time. */
function trainVoice(
  lessons: readonly Read[],
  vocabulary: Vocabulary,
  classes: number,
  { dimension, rounds, averaged, rate, dropped }: Settings,
  seed: number,
): Voice {
  const chance = createRandom(seed);
  const start = () => (chance() - 0.5) / Math.sqrt(dimension);
  const voice = voiceOf(vocabulary.keys.length, classes, dimension);
  voice.vectors.forEach((_, at) => {
    voice.vectors[at] = start();
  });
  const mean = voiceOf(vocabulary.keys.length, classes, dimension);
  const learn = createLearner(voice, vocabulary.worth, dimension);
  const order = lessons.map((_, at) => at);
  const total = rounds * lessons.length;
  for (let done = 0; done < total; done++) {
    const turn = done % lessons.length;
    if (turn === 0) shuffle(order, chance);
    const lesson = lessons[order[turn] ?? 0];
    const places = lesson?.places.filter(() => chance() >= dropped);
    if (lesson && places && places.length > 0) {
      learn(places, lesson.classAt, rate * (1 - (1 - LAST_STEP) * (done / total)));
    }
    if (turn === lessons.length - 1 && done >= total - averaged * lessons.length) {
      for (const part of ['vectors', 'outputs', 'bias'] as const)
        addTo(mean[part], voice[part], 0, 1 / averaged);
    }
  }
  return mean;
}

const voiceOf = (features: number, classes: number, dimension: number): Voice => ({
  vectors: new Float32Array(features * dimension),
  outputs: new Float32Array(classes * dimension),
  bias: new Float32Array(classes),
});

/**
 * One step of a softmax over classes of the weighted mean of a message's feature vectors. Steps are Adagrad's: each vector's
 * own shrinks with what it has moved already.
 */
function createLearner({ vectors, outputs, bias }: Voice, worth: Float32Array, dimension: number) {
  const moved = {
    vectors: new Float32Array(vectors.length / dimension),
    outputs: new Float32Array(bias.length),
    bias: new Float32Array(bias.length),
  };
  const mean = new Float32Array(dimension);
  const blame = new Float32Array(dimension);
  const shares = new Float32Array(bias.length);
  const stepOf = (sums: Float32Array, at: number, squared: number, step: number): number => {
    const sum = (sums[at] ?? 0) + squared;
    sums[at] = sum;
    return step / Math.sqrt(sum + TINY);
  };
  return (places: Uint32Array, right: number, step: number): void => {
    const norm = 1 / Math.sqrt(places.reduce((sum, place) => sum + (worth[place] ?? 0) ** 2, 0));
    mean.fill(0);
    for (const place of places) addTo(mean, vectors, place * dimension, (worth[place] ?? 0) * norm);
    for (let at = 0; at < shares.length; at++) {
      shares[at] = (bias[at] ?? 0) + dot(mean, outputs, at * dimension);
    }
    softmax(shares);
    const size = dot(mean, mean, 0) / dimension;
    blame.fill(0);
    for (let at = 0; at < shares.length; at++) {
      const error = (shares[at] ?? 0) - (at === right ? 1 : 0);
      if (Math.abs(error) < NEGLIGIBLE) continue;
      addTo(blame, outputs, at * dimension, error);
      const own = stepOf(moved.outputs, at, error * error * size, step);
      moveBy(outputs, at * dimension, mean, -own * error);
      bias[at] = (bias[at] ?? 0) - BIAS_RATE * error * stepOf(moved.bias, at, error * error, step);
    }
    const fault = dot(blame, blame, 0) / dimension;
    for (const place of places) {
      const share = (worth[place] ?? 0) * norm;
      const own = stepOf(moved.vectors, place, share * share * fault, step);
      moveBy(vectors, place * dimension, blame, -own * share);
    }
  };
}

const isPart = (sort: FeatureSort): boolean => sort === 'pair' || sort === 'piece';

/** Features met often enough, in the order of their keys, and how much each counts: its sort, and how rare it is. */
function vocabularyOf(lessons: readonly Lesson[], { words, others }: Settings['leastMet']) {
  const met = new Map<number, { count: number; readonly sort: FeatureSort }>();
  for (const { text } of lessons) {
    for (const { key, sort } of featuresOf(text)) {
      const before = met.get(key);
      if (before === undefined) met.set(key, { count: 1, sort });
      else before.count++;
    }
  }
  const kept = [...met]
    .filter(([, { count, sort }]) => count >= (isPart(sort) ? others : words))
    .sort(([a], [b]) => a - b);
  const rarity = (count: number) => Math.sqrt(Math.log(1 + lessons.length / count));
  return {
    keys: Uint32Array.from(kept, ([key]) => key),
    worth: Float32Array.from(kept, ([, { count, sort }]) => worthOf(sort) * rarity(count)),
    placeOf: new Map(kept.map(([key], place) => [key, place])),
  };
}

/** One draw after the other. */
function createRandom(seed: number): () => number {
  const chance = createChance(seed);
  let drawn = 0;
  return () => chance(drawn++);
}

function shuffle(order: number[], chance: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(chance() * (last + 1));
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
}
