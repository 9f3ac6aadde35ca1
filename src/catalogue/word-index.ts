/** The catalogue's words, counted once when it is loaded, so that a question costs a few look-ups. */
import { fold } from '#src/engine/clean.ts';
import { isSmall, stem, type Word, wordsOf } from './french.ts';
import type { Resource } from './resource.ts';

const FIELDS: readonly { readonly weight: number; readonly read: (row: Resource) => string }[] = [
  { weight: 3, read: (row) => `${row.name.fr} . ${row.name.en}` },
  { weight: 2.6, read: (row) => row.keywords.join(' . ') },
  { weight: 1.5, read: (row) => `${row.gives.fr} . ${row.gives.en}` },
  { weight: 1, read: (row) => `${row.forWhom.fr} . ${row.forWhom.en}` },
  { weight: 0.8, read: (row) => row.provider },
  { weight: 0.6, read: (row) => `${row.firstStep.fr} . ${row.firstStep.en}` },
];
/** BM25F: how fast a repeated word stops adding, and how much a long row pays for its length. */
const SATURATION = 1.4;
const LENGTH_SHARE = 0.45;
/** In a catalogue of three rows every word would look common; scores keep one scale. */
const SMALLEST = 100;

export interface WordIndex {
  /** What a row earns for each word (by stem): rare words more. */
  gains(stem: string): ReadonlyMap<number, number>;
  /** How rare the word is; undefined when the catalogue does not know it. */
  rarity(stem: string): number | undefined;
  /** The word as it stands in that row, for showing why. */
  asWritten(row: number, word: Word): string | undefined;
  /** The proper name of one resource ("adie", "apesa", "tva"). */
  isProper(stem: string): boolean;
  /** Every word of the catalogue, folded. */
  readonly forms: ReadonlySet<string>;
}

export function indexWords(resources: readonly Resource[]): WordIndex {
  const weights: Map<string, number>[] = [];
  const written: Map<string, Map<string, string>>[] = [];
  const forms = new Set<string>();
  const lengths: number[] = [];
  for (const resource of resources) {
    const counts = new Map<string, number>();
    let length = 0;
    for (const { weight, read } of FIELDS) {
      for (const word of meaningful(wordsOf(read(resource), Number.POSITIVE_INFINITY))) {
        counts.set(word.stem, (counts.get(word.stem) ?? 0) + weight);
        forms.add(word.form);
        length += 1;
      }
    }
    written.push(writtenWords(resource));
    weights.push(counts);
    lengths.push(length);
  }
  const rows = new Map<string, number>();
  for (const counts of weights) for (const stem of counts.keys()) rows.set(stem, (rows.get(stem) ?? 0) + 1);
  const size = Math.max(resources.length, SMALLEST);
  const rarity = (count: number) => Math.log(1 + (size - count + 0.5) / (count + 0.5));
  const gains = new Map<string, Map<number, number>>();
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  weights.forEach((counts, row) => {
    const share = 1 - LENGTH_SHARE + (LENGTH_SHARE * (lengths[row] ?? mean)) / mean;
    for (const [stem, weight] of counts) {
      const worth = weight / share;
      const gain = (rarity(rows.get(stem) ?? 1) * worth) / (SATURATION + worth);
      gains.set(stem, (gains.get(stem) ?? new Map<number, number>()).set(row, gain));
    }
  });
  const proper = new Set(resources.flatMap(({ name }) => properNames(name.fr)));
  const none: ReadonlyMap<number, number> = new Map();
  return {
    gains: (stem) => gains.get(stem) ?? none,
    rarity: (stem) => {
      const count = rows.get(stem);
      return count === undefined ? undefined : rarity(count);
    },
    asWritten: (row, word) => {
      const forms = written[row]?.get(word.stem);
      return forms?.get(word.form) ?? forms?.values().next().value;
    },
    isProper: (stem) => proper.has(stem),
    forms,
  };
}

const meaningful = (words: readonly Word[]): Word[] => words.filter((word) => !isSmall(word.form));

/** By stem, each form with its accents: "impay" -> "impayees" -> "impayées". */
function writtenWords(resource: Resource): Map<string, Map<string, string>> {
  const words = new Map<string, Map<string, string>>();
  for (const { read } of FIELDS) {
    for (const written of read(resource).match(/[\p{L}\p{N}]+/gu) ?? []) {
      const form = fold(written);
      const forms = words.get(stem(form)) ?? new Map<string, string>();
      const isAcronym = written === written.toUpperCase();
      if (!forms.has(form))
        words.set(stem(form), forms.set(form, isAcronym ? written : written.toLowerCase()));
    }
  }
  return words;
}

/** A name of one word, and acronyms: "Adie", "Apesa, soutien…", "(CFE)". */
function properNames(name: string): string[] {
  const [first = ''] = name.split(/\s*[,:(]/);
  const acronyms = name.match(/\b[A-Z][A-Z0-9]{2,}\b/g) ?? [];
  return [...(/[\s-]/.test(first) ? [] : [first]), ...acronyms].map((word) => stem(fold(word)));
}
