/**
 * The catalogue's words, counted once when it is loaded: for each word, the rows it stands in and what it earns there
 * (BM25F), in flat arrays, so that a question costs a few look-ups and ten thousand rows a few megabytes.
 */
import { fold } from '#src/engine/clean.ts';
import { isSmall, stem } from './french.ts';
import type { Resource } from './resource.ts';
import { type RowWords, readRowWords } from './row-words.ts';

/** BM25F: how fast a repeated word stops adding, and how much a long row pays for its length. */
const SATURATION = 1.4;
const LENGTH_SHARE = 0.45;
/** In a catalogue of three rows every word would look common. */
const SMALLEST = 100;
/** Rarity of a word that stands in one row, whatever the size: thresholds keep one scale. */
const RAREST = 5;

export interface Postings {
  readonly rows: Uint32Array;
  /** What each of those rows earns for the word: rare words more. */
  readonly gains: Float32Array;
  /** 1 where it stands in the row's name or keywords, 2 where only people say it for the row, else 0. */
  readonly isTelling: Uint8Array;
}

export interface WordIndex {
  readonly size: number;
  /** By stem. */
  postings(stem: string): Postings | undefined;
  /** How rare the word is, 0 to 5; undefined when the catalogue does not know it. */
  rarity(stem: string): number | undefined;
  /** The word of this stem as it stands in that row, for showing why; the same form where it is there. */
  asWritten(row: number, stem: string, form: string): string | undefined;
  /** Whether the row is found by this word, written there or only said for it. */
  isAbout(row: number, stem: string): boolean;
  /** The proper name of one resource ("adie", "apesa", "tva"). */
  isProper(stem: string): boolean;
  /** Rows that have this very phrase among their keywords or names: stems between spaces, two and more. */
  phrase(stems: string): readonly number[];
  /** Whether a row for the whole country writes this very word. */
  isOrdinary(form: string): boolean;
  /** The row of a resource. */
  rowOf(id: string): number | undefined;
  /** Regions that have rows of their own. */
  readonly scopes: ReadonlySet<string>;
  /** Every word of the catalogue, folded. */
  readonly forms: readonly string[];
}

export function indexWords(resources: readonly Resource[]): WordIndex {
  const read = readRowWords(resources);
  const { stems, counts } = read;
  const size = Math.max(resources.length, SMALLEST);
  const scale = RAREST / Math.log(1 + (size - 0.5) / 1.5);
  const rarityOf = (count: number) => scale * Math.log(1 + (size - count + 0.5) / (count + 0.5));
  const lists = fileByStem(read, resources.length, rarityOf);
  const proper = new Set(resources.flatMap(({ name }) => properNames(name.fr)));
  const rows = new Map(resources.map(({ id }, row) => [id, row]));
  return {
    size: resources.length,
    postings: (stem) => {
      const number = stems.get(stem);
      return number === undefined ? undefined : lists(number);
    },
    rarity: (stem) => {
      const number = stems.get(stem);
      return number === undefined ? undefined : rarityOf(counts[number] ?? 1);
    },
    asWritten: (row, stem, form) => {
      const number = stems.get(stem);
      return number === undefined ? undefined : read.written(row, number, form);
    },
    isAbout: (row, stem) => {
      const number = stems.get(stem);
      return number !== undefined && lists(number).rows.includes(row);
    },
    isProper: (stem) => proper.has(stem),
    phrase: (stems) => read.phrases.get(stems) ?? NONE,
    isOrdinary: (form) => read.ordinary.has(form),
    rowOf: (id) => rows.get(id),
    scopes: new Set(resources.map(({ scope }) => scope)),
    forms: read.forms,
  };
}

const NONE: readonly number[] = [];

/** Turns "row: its words" round into "word: its rows". */
function fileByStem(read: RowWords, size: number, rarityOf: (count: number) => number) {
  const { counts, entries, ends, lengths } = read;
  const starts = new Uint32Array(counts.length + 1);
  counts.forEach((count, stem) => {
    starts[stem + 1] = (starts[stem] ?? 0) + count;
  });
  const next = starts.slice(0, -1);
  const rows = new Uint32Array(entries.length);
  const gains = new Float32Array(entries.length);
  const isTelling = new Uint8Array(entries.length);
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, size);
  let at = 0;
  for (let row = 0; row < size; row++) {
    const share = 1 - LENGTH_SHARE + (LENGTH_SHARE * (lengths[row] ?? mean)) / mean;
    for (; at < (ends[row] ?? 0); at++) {
      const stem = entries.stem[at] ?? 0;
      const weight = entries.weight[at] ?? 0;
      const worth = weight / share;
      const place = next[stem] ?? 0;
      next[stem] = place + 1;
      rows[place] = row;
      gains[place] = (rarityOf(counts[stem] ?? 1) * worth) / (SATURATION + worth);
      isTelling[place] = entries.isTelling[at] ?? 0;
    }
  }
  return (stem: number): Postings => {
    const [from, to] = [starts[stem] ?? 0, starts[stem + 1] ?? 0];
    return {
      rows: rows.subarray(from, to),
      gains: gains.subarray(from, to),
      isTelling: isTelling.subarray(from, to),
    };
  };
}

/** A name of one word, and acronyms: "Adie", "Apesa, soutien…", "(CFE)". */
function properNames(name: string): string[] {
  const [first = ''] = name.split(/\s*[,:(]/);
  const acronyms = name.match(/\b[A-Z][A-Z0-9]{2,}\b/g) ?? [];
  return [...(/[\s-]/.test(first) ? [] : [first]), ...acronyms]
    .map((word) => fold(word))
    .filter((form) => !isSmall(form))
    .map(stem);
}
