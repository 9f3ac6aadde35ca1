/**
 * The catalogue's words, counted once when it is loaded: for each word, the rows it stands in and what it earns there
 * (BM25F), in flat arrays, so that a question costs a few look-ups and ten thousand rows a few megabytes.
 */
import { documentReader, isSmall, stem, type WrittenWord } from './french.ts';
import { fold } from '#src/engine/clean.ts';
import type { Resource } from './resource.ts';
import { SAYINGS } from './vocabulary.ts';

const both = (text: Resource['name']): string => (text.fr === text.en ? text.fr : `${text.fr} . ${text.en}`);
const saidFor = (row: Resource): readonly string[] => SAYINGS.get(row.id) ?? NONE_SAID;
const NONE_SAID: readonly string[] = [];
/** What people say for it tells what it is about, and does not make the row a long one. */
const SAID = 2;
const FIELDS: readonly { readonly weight: number; readonly read: (row: Resource) => string }[] = [
  { weight: 3, read: (row) => both(row.name) },
  { weight: 2.6, read: (row) => row.keywords.join(' . ') },
  { weight: 1.5, read: (row) => both(row.gives) },
  { weight: 1, read: (row) => both(row.forWhom) },
  { weight: 0.8, read: (row) => row.provider },
  { weight: 0.6, read: (row) => both(row.firstStep) },
  { weight: SAID, read: (row) => saidFor(row).join(' . ') },
];
/** Fields of this weight and more say what a row is about. */
const TELLING = 2;
/** BM25F: how fast a repeated word stops adding, and how much a long row pays for its length. */
const SATURATION = 1.4;
const LENGTH_SHARE = 0.45;
/** Phrases of more words are found by their words. */
export const LONGEST_PHRASE = 5;
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

/** A number for each text, in the order they come. */
function numbering() {
  const numbers = new Map<string, number>();
  return {
    numbers,
    of(text: string): number {
      let number = numbers.get(text);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(text, number);
      }
      return number;
    },
  };
}

/** Numbers that keep coming, without an array of boxed ones. */
class Growing<Kind extends Uint32Array | Float32Array | Uint8Array> {
  length = 0;
  items: Kind;
  constructor(items: Kind) {
    this.items = items;
  }
  push(value: number): void {
    if (this.length === this.items.length) {
      const wider = new (this.items.constructor as new (size: number) => Kind)(this.length * 2);
      wider.set(this.items);
      this.items = wider;
    }
    this.items[this.length++] = value;
  }
}

export function indexWords(resources: readonly Resource[]): WordIndex {
  const read = readWords(resources);
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
    isProper: (stem) => proper.has(stem),
    phrase: (stems) => read.phrases.get(stems) ?? NONE,
    isOrdinary: (form) => read.ordinary.has(form),
    rowOf: (id) => rows.get(id),
    scopes: new Set(resources.map(({ scope }) => scope)),
    forms: [...read.forms],
  };
}

const NONE: readonly number[] = [];

interface Read {
  readonly phrases: ReadonlyMap<string, readonly number[]>;
  readonly stems: ReadonlyMap<string, number>;
  readonly forms: Iterable<string>;
  /** Forms that stand in rows for the whole country. */
  readonly ordinary: ReadonlySet<string>;
  /** In how many rows each stem stands. */
  readonly counts: Uint32Array;
  /** Row by row: the stems in it, their weights summed over fields, and whether they tell what it is about. */
  readonly entries: {
    readonly stem: Uint32Array;
    readonly weight: Float32Array;
    readonly isTelling: Uint8Array;
    readonly length: number;
  };
  readonly ends: Uint32Array;
  readonly lengths: Float32Array;
  written(row: number, stem: number, form: string): string | undefined;
}

function readWords(resources: readonly Resource[]): Read {
  const wordsIn = documentReader();
  const stems = numbering();
  const forms = numbering();
  const written: string[] = [];
  const names: string[] = [];
  const stemOf = new Growing(new Uint32Array(1024));
  const entryStems = new Growing(new Uint32Array(4096));
  const entryWeights = new Growing(new Float32Array(4096));
  const entryTelling = new Growing(new Uint8Array(4096));
  const rowForms = new Growing(new Uint32Array(4096));
  const phrases = new Map<string, number[]>();
  const ordinary = new Set<string>();
  const ends = new Uint32Array(resources.length);
  const formEnds = new Uint32Array(resources.length);
  const lengths = new Float32Array(resources.length);
  const numberOf = (word: WrittenWord): number => {
    // "Appels d'offres" and "appel d'offre" are one word, each row's own way of writing it.
    const number = forms.of(word.key);
    if (number === written.length) {
      written.push(word.written);
      names.push(word.form);
      stemOf.push(stems.of(word.stem));
    }
    return number;
  };
  resources.forEach((resource, row) => {
    const weights = new Map<number, number>();
    const telling = new Set<number>();
    const onlySaid = new Set<number>();
    const seen = new Set<number>();
    for (const { weight, read } of FIELDS) {
      for (const word of wordsIn(read(resource))) {
        const form = numberOf(word);
        const stem = stemOf.items[form] ?? 0;
        weights.set(stem, (weights.get(stem) ?? 0) + weight);
        if (weight >= TELLING && weight !== SAID) telling.add(stem);
        if (weight === SAID && !telling.has(stem)) onlySaid.add(stem);
        if (weight === SAID) continue;
        seen.add(form);
        lengths[row] = (lengths[row] ?? 0) + 1;
      }
    }
    for (const [stem, weight] of weights) {
      entryStems.push(stem);
      entryWeights.push(weight);
      entryTelling.push(telling.has(stem) ? 1 : onlySaid.has(stem) ? 2 : 0);
    }
    for (const form of seen) {
      rowForms.push(form);
      if (resource.scope === 'national') ordinary.add(names[form] ?? '');
    }
    for (const phrase of [resource.name.fr, ...resource.keywords, ...saidFor(resource)]) {
      const key = wordsIn(phrase).map(({ stem }) => stem);
      if (key.length < 2 || key.length > LONGEST_PHRASE) continue;
      const rows = phrases.get(key.join(' '));
      if (rows === undefined) phrases.set(key.join(' '), [row]);
      else if (rows.at(-1) !== row) rows.push(row);
    }
    ends[row] = entryStems.length;
    formEnds[row] = rowForms.length;
  });
  const counts = new Uint32Array(stems.numbers.size);
  for (let at = 0; at < entryStems.length; at++) {
    const stem = entryStems.items[at] ?? 0;
    counts[stem] = (counts[stem] ?? 0) + 1;
  }
  const kept = rowForms.items.slice(0, rowForms.length);
  return {
    phrases,
    ordinary,
    stems: stems.numbers,
    forms: names,
    counts,
    entries: {
      stem: entryStems.items,
      weight: entryWeights.items,
      isTelling: entryTelling.items,
      length: entryStems.length,
    },
    ends,
    lengths,
    written(row, stem, form) {
      let found: string | undefined;
      for (let at = row === 0 ? 0 : (formEnds[row - 1] ?? 0); at < (formEnds[row] ?? 0); at++) {
        const number = kept[at] ?? 0;
        if (stemOf.items[number] !== stem) continue;
        if (names[number] === form) return written[number];
        found ??= written[number];
      }
      return found;
    },
  };
}

/** Turns "row: its words" round into "word: its rows". */
function fileByStem(read: Read, size: number, rarityOf: (count: number) => number) {
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
