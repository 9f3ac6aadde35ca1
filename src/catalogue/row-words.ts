/** Reads every row once: which words stand in it, how much they weigh, and how it writes them; in flat arrays. */
import { documentReader } from './french.ts';
import type { Resource } from './resource.ts';
import { SAYINGS } from './vocabulary.ts';

const both = (text: Resource['name']): string => (text.fr === text.en ? text.fr : `${text.fr} . ${text.en}`);
/** What people say for it tells what a row is about, but is not written in it and does not make it a long one. */
const SAID = 2;
const NONE: readonly string[] = [];
const saidFor = ({ id }: Resource): readonly string[] => SAYINGS.get(id) ?? NONE;
const FIELDS: readonly { readonly weight: number; readonly read: (row: Resource) => string }[] = [
  { weight: 3, read: (row) => both(row.name) },
  { weight: 2.6, read: (row) => row.keywords.join(' . ') },
  { weight: 1.5, read: (row) => both(row.gives) },
  { weight: 1, read: (row) => both(row.forWhom) },
  { weight: 0.8, read: (row) => row.provider },
  { weight: 0.6, read: (row) => both(row.firstStep) },
];
/** Fields of this weight and more say what a row is about. */
const TELLING = 2;
/** Phrases of more words are found by their words. */
export const LONGEST_PHRASE = 5;
/** How a word tells what a row is about. */
const [IN_PASSING, IN_NAME, ONLY_SAID] = [0, 1, 2];

export interface RowWords {
  /** Rows by phrase: stems between spaces, two and more. */
  readonly phrases: ReadonlyMap<string, readonly number[]>;
  readonly stems: ReadonlyMap<string, number>;
  readonly forms: readonly string[];
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
  /** Where each row's entries end. */
  readonly ends: Uint32Array;
  /** Words of each row. */
  readonly lengths: Float32Array;
  /** The word of a stem as the row writes it. */
  written(row: number, stem: number, form: string): string | undefined;
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

/** Every word met, by number, and the stem of each. */
function createLexicon() {
  const forms = new Map<string, number>();
  const stems = new Map<string, number>();
  const names: string[] = [];
  const written: string[] = [];
  const stemOf: number[] = [];
  const stemNames: string[] = [];
  const read = documentReader((word): number => {
    // "Appels d'offres" and "appel d'offre" are one word, each row's own way of writing it.
    const known = forms.get(word.key);
    if (known !== undefined) return known;
    const number = names.length;
    forms.set(word.key, number);
    names.push(word.form);
    written.push(word.written);
    let stem = stems.get(word.stem);
    if (stem === undefined) {
      stem = stems.size;
      stems.set(word.stem, stem);
      stemNames.push(word.stem);
    }
    stemOf.push(stem);
    return number;
  });
  return { read, stems, names, written, stemOf, stemNames };
}

export function readRowWords(resources: readonly Resource[]): RowWords {
  const { read, stems, names, written, stemOf, stemNames } = createLexicon();
  const entryStems = new Growing(new Uint32Array(4096));
  const entryWeights = new Growing(new Float32Array(4096));
  const entryTelling = new Growing(new Uint8Array(4096));
  const rowForms = new Growing(new Uint32Array(4096));
  const ordinary = new Set<string>();
  const phrases = new Map<string, number[]>();
  const ends = new Uint32Array(resources.length);
  const formEnds = new Uint32Array(resources.length);
  const lengths = new Float32Array(resources.length);
  // Of the row at hand, by number of the word: kept between rows, as there are ten thousand of them.
  const formRow: number[] = [];
  const stemRow: number[] = [];
  const weights: number[] = [];
  const telling: number[] = [];
  const here: number[] = [];
  const weigh = (stem: number, weight: number, how: number, row: number) => {
    if (stemRow[stem] === row) {
      weights[stem] = (weights[stem] ?? 0) + weight;
      if (telling[stem] === IN_PASSING) telling[stem] = how;
      return;
    }
    stemRow[stem] = row;
    weights[stem] = weight;
    telling[stem] = how;
    here.push(stem);
  };
  resources.forEach((resource, row) => {
    here.length = 0;
    for (const { weight, read: textOf } of FIELDS) {
      const how = weight >= TELLING ? IN_NAME : IN_PASSING;
      const words = read(textOf(resource));
      lengths[row] = (lengths[row] ?? 0) + words.length;
      for (const form of words) {
        weigh(stemOf[form] ?? 0, weight, how, row);
        if (formRow[form] === row) continue;
        formRow[form] = row;
        rowForms.push(form);
        if (resource.scope === 'national') ordinary.add(names[form] ?? '');
      }
    }
    const said = saidFor(resource).map((saying) => read(saying));
    for (const form of said.flat()) weigh(stemOf[form] ?? 0, SAID, ONLY_SAID, row);
    for (const stem of here) {
      entryStems.push(stem);
      entryWeights.push(weights[stem] ?? 0);
      entryTelling.push(telling[stem] ?? IN_PASSING);
    }
    const named = [resource.name.fr, ...resource.keywords].map((phrase) => read(phrase));
    for (const words of [...named, ...said]) {
      if (words.length < 2 || words.length > LONGEST_PHRASE) continue;
      const key = words.map((form) => stemNames[stemOf[form] ?? 0]).join(' ');
      const rows = phrases.get(key);
      if (rows === undefined) phrases.set(key, [row]);
      else if (rows.at(-1) !== row) rows.push(row);
    }
    ends[row] = entryStems.length;
    formEnds[row] = rowForms.length;
  });
  const counts = new Uint32Array(stems.size);
  for (let at = 0; at < entryStems.length; at++) {
    const stem = entryStems.items[at] ?? 0;
    counts[stem] = (counts[stem] ?? 0) + 1;
  }
  const kept = rowForms.items.slice(0, rowForms.length);
  return {
    phrases,
    stems,
    forms: names,
    ordinary,
    counts,
    entries: {
      stem: entryStems.items,
      weight: entryWeights.items,
      isTelling: entryTelling.items,
      length: entryStems.length,
    },
    ends,
    lengths,
    written: writtenIn(kept, formEnds, { stemOf, names, written }),
  };
}

/** Apart from the reading, or everything that was needed for it would be kept for this. */
function writtenIn(
  kept: Uint32Array,
  ends: Uint32Array,
  { stemOf, names, written }: Pick<ReturnType<typeof createLexicon>, 'stemOf' | 'names' | 'written'>,
): RowWords['written'] {
  return (row, stem, form) => {
    let found: string | undefined;
    for (let at = row === 0 ? 0 : (ends[row - 1] ?? 0); at < (ends[row] ?? 0); at++) {
      const number = kept[at] ?? 0;
      if (stemOf[number] !== stem) continue;
      if (names[number] === form) return written[number];
      found ??= written[number];
    }
    return found;
  };
}
