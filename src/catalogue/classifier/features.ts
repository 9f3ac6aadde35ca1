/** What of a message the classifier looks at: words, pairs of words, how they sound, and pieces of them for typos. */
import { hashOf } from '#src/chance.ts';
import { FILLERS, isSmall, type Word, wordsOf } from '../french.ts';
import { soundOf } from './sound.ts';

/** Two words on either side of one still make a pair ("payer (l') urssaf"). */
const BETWEEN = new Set([...FILLERS, 'et', 'and']);
/** A longer message says nothing more. */
const MOST_WORDS = 120;
const PIECES = [4, 5] as const;

/** A feature counts as much as its sort says, times how rare it is. */
const WORTH = { word: 1, small: 0.5, pair: 0.7, sound: 0.7, piece: 0.4 } as const;
export type FeatureSort = keyof typeof WORTH;
export const worthOf = (sort: FeatureSort): number => WORTH[sort];

export interface Feature {
  /** Thirty-two bits that stand for it: among some 50,000, a stranger is taken for one of them once in 80,000 times. */
  readonly key: number;
  readonly sort: FeatureSort;
  /** The word it belongs to, as typed and folded; of a pair, the first. */
  readonly form: string;
}

/** Each once, in the order of the words. */
export function featuresOf(text: string): readonly Feature[] {
  const words = wordsOf(text)
    .filter(({ form }) => !BETWEEN.has(form))
    .slice(0, MOST_WORDS);
  const features = new Map<number, Feature>();
  const add = (feature: Feature) => {
    if (!features.has(feature.key)) features.set(feature.key, feature);
  };
  words.forEach((word, at) => {
    const next = words[at + 1];
    if (next) add(featureOf('pair', `${word.stem} ${next.stem}`, word.form));
    for (const feature of ofWord(word)) add(feature);
  });
  return [...features.values()];
}

/** The same words come again and again: those of the last questions are kept. */
const kept = new Map<string, readonly Feature[]>();
const MOST_KEPT = 5_000;

function ofWord(word: Word): readonly Feature[] {
  const known = kept.get(word.form);
  if (known !== undefined) return known;
  if (kept.size >= MOST_KEPT) kept.clear();
  const features = readWord(word);
  kept.set(word.form, features);
  return features;
}

function readWord({ form, stem }: Word): readonly Feature[] {
  if (isSmall(form)) return [featureOf('small', form, form)];
  const whole = `^${form}$`;
  const pieces = PIECES.flatMap((length) =>
    Array.from({ length: Math.max(0, whole.length - length + 1) }, (_, from) =>
      whole.slice(from, from + length),
    ),
  );
  return [
    featureOf('word', stem, form),
    featureOf('sound', soundOf(form), form),
    ...(form.length < PIECES[0] ? [] : pieces.map((piece) => featureOf('piece', piece, form))),
  ];
}

const featureOf = (sort: FeatureSort, name: string, form: string): Feature => ({
  key: hashOf(`${sort} ${name}`),
  sort,
  form,
});
