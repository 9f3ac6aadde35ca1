/**
 * Known words near a misspelled one. Every known word is filed under what is left of it when one letter is dropped
 * (two, of a long word): a letter too many, too few, wrong or swapped then leaves something in common, and a look-up
 * costs the same in a vocabulary of a thousand words and of a hundred thousand.
 */
import { sound } from '#src/engine/sound.ts';

export interface Mended {
  readonly form: string;
  /** 1 is as typed; less, the further away. */
  readonly trust: number;
}

export interface Speller {
  isKnown(form: string): boolean;
  /** Nearest first; empty when nothing is near. */
  mend(form: string): readonly Mended[];
  /** Where a word splits into two known ones ("factureimpayee"). */
  split(form: string): readonly [string, string] | undefined;
}

const SHORTEST = 4;
const LONGEST = 24;
/** From this length on, two slips are forgiven. */
const LONG = 8;
const MOST = 4;
/** Shorter sounds are those of too many words. */
const SHORTEST_SOUND = 4;
/** Two words that sound alike may be spelled this differently ("kotizassion"). */
const FARTHEST_ALIKE = 4;
const SHORTEST_PREFIX = 5;
const TRUST = { alike: 0.88, one: 0.86, two: 0.72, beginning: 0.7 } as const;

export function createSpeller(known: Iterable<string>): Speller {
  const forms = [...new Set(known)].filter((form) => form.length >= 3 && !/\d/.test(form)).toSorted();
  const set = new Set(forms);
  const near = createNear(forms, fileByRemains(forms));
  const bySound = new Map<string, string[]>();
  for (const form of forms) {
    const heard = sound(form);
    if (heard.length < SHORTEST_SOUND) continue;
    const same = bySound.get(heard);
    if (same === undefined) bySound.set(heard, [form]);
    else if (same.length < MOST) same.push(form);
  }
  return {
    isKnown: (form) => set.has(form),
    mend(form) {
      if (form.length < SHORTEST || form.length > LONGEST || /\d/.test(form)) return [];
      const one = near(form, 1);
      const alike = (bySound.get(sound(form)) ?? []).filter(
        (other) => editDistance(form, other, FARTHEST_ALIKE) <= FARTHEST_ALIKE,
      );
      const first = best(form, one, alike);
      if (first.length > 0) return first;
      const beginning = form.length >= SHORTEST_PREFIX ? beginningWith(forms, form) : [];
      if (beginning.length > 0) return beginning.map((other) => ({ form: other, trust: TRUST.beginning }));
      return form.length >= LONG ? best(form, near(form, 2), []) : [];
    },
    split(form) {
      for (let at = form.length - 3; at >= 3; at--) {
        const [left, right] = [form.slice(0, at), form.slice(at)];
        if (set.has(left) && set.has(right)) return [left, right];
      }
      return undefined;
    },
  };
}

/** The first letter is rarely the wrong one; a letter is forgotten more often than added. */
function best(form: string, near: readonly string[], alike: readonly string[]): Mended[] {
  const worth = (other: string): number => {
    const edits = editDistance(form, other, 2);
    const trust = edits <= 1 ? TRUST.one : TRUST.two;
    return (
      Math.max(trust, alike.includes(other) ? TRUST.alike : 0) +
      (alike.includes(other) && edits <= 1 ? 0.04 : 0) +
      (single(form) === single(other) || isTurned(form, other) ? 0.05 : 0) -
      (form[0] === other[0] ? 0 : 0.12) -
      (other.length < form.length ? 0.01 : 0)
    );
  };
  const all = [...new Set([...near, ...alike])].map((other) => ({ form: other, trust: worth(other) }));
  // Of four letters, only one more is sure, or two that changed places.
  const sure = all.filter(({ form: other }) => form.length > SHORTEST || isSure(form, other));
  return sure.toSorted((a, b) => b.trust - a.trust).slice(0, MOST);
}

/** Doubled letters and swapped ones are the commonest slips. */
const single = (form: string): string => form.replace(/(.)\1+/g, '$1');
const isTurned = (form: string, other: string): boolean =>
  form.length === other.length && lettersOf(form) === lettersOf(other);
const lettersOf = (form: string): string => form.split('').toSorted().join('');

const isSure = (form: string, other: string): boolean =>
  other.length === form.length + 1 || isTurned(form, other);

function beginningWith(sorted: readonly string[], start: string): string[] {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < start) low = middle + 1;
    else high = middle;
  }
  const found: string[] = [];
  for (let at = low; at < sorted.length && found.length < MOST; at++) {
    const form = sorted[at] ?? '';
    if (!form.startsWith(start)) break;
    found.push(form);
  }
  return found;
}

type Near = (form: string, most: 1 | 2) => string[];

interface Filed {
  /** Remains and the number of the word they are of, drawer by drawer. */
  readonly keys: Uint32Array;
  readonly owners: Uint32Array;
  /** Where each drawer begins. */
  readonly starts: Uint32Array;
  /** How many lower bits of a key do not say its drawer. */
  readonly drop: number;
}

/** By what is left of them, in drawers: the upper bits of the key say which. */
function fileByRemains(forms: readonly string[]): Filed {
  const isFiled = (form: string) => form.length >= SHORTEST && form.length <= LONGEST;
  let count = 0;
  for (const form of forms) if (isFiled(form)) count += remainsCount(form.length, depthOf(form));
  const keys = new Uint32Array(count);
  const owners = new Uint32Array(count);
  const drop = Math.max(1, Math.clz32(count >>> 1));
  const starts = new Uint32Array((0xffffffff >>> drop) + 2);
  let at = 0;
  forms.forEach((form, number) => {
    if (!isFiled(form)) return;
    remainsOf(form, depthOf(form), (key) => {
      keys[at] = key;
      owners[at++] = number;
      const drawer = (key >>> drop) + 1;
      starts[drawer] = (starts[drawer] ?? 0) + 1;
    });
  });
  for (let drawer = 1; drawer < starts.length; drawer++)
    starts[drawer] = (starts[drawer] ?? 0) + (starts[drawer - 1] ?? 0);
  const next = starts.slice();
  const filed = { keys: new Uint32Array(count), owners: new Uint32Array(count), starts, drop };
  for (let place = 0; place < count; place++) {
    const key = keys[place] ?? 0;
    const to = next[key >>> drop] ?? 0;
    next[key >>> drop] = to + 1;
    filed.keys[to] = key;
    filed.owners[to] = owners[place] ?? 0;
  }
  return filed;
}

/** Apart from the filing, or its working space would be kept too. */
function createNear(forms: readonly string[], { keys, owners, starts, drop }: Filed): Near {
  return (form, most) => {
    const found = new Set<number>();
    remainsOf(form, most, (key) => {
      const end = starts[(key >>> drop) + 1] ?? 0;
      for (let place = starts[key >>> drop] ?? 0; place < end; place++) {
        if (keys[place] === key) found.add(owners[place] ?? 0);
      }
    });
    return [...found]
      .map((number) => forms[number] ?? '')
      .filter((other) => other !== form && editDistance(form, other, most) <= most);
  };
}

const depthOf = (form: string): 1 | 2 => (form.length >= LONG - 1 ? 2 : 1);

const remainsCount = (length: number, most: 1 | 2): number =>
  1 + length + (most === 2 ? (length * (length - 1)) / 2 : 0);

/** The word itself, and what is left without one of its letters, or two: as numbers of 32 bits. */
function remainsOf(form: string, most: 1 | 2, tell: (key: number) => void): void {
  tell(hash(form, -1, -1));
  for (let first = 0; first < form.length; first++) {
    tell(hash(form, first, -1));
    if (most === 2)
      for (let second = first + 1; second < form.length; second++) tell(hash(form, first, second));
  }
}

/** FNV-1a over the letters, two of them left out. */
function hash(form: string, first: number, second: number): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < form.length; at++) {
    if (at === first || at === second) continue;
    value = Math.imul(value ^ form.charCodeAt(at), 0x01000193);
  }
  return value >>> 0;
}

/** Three rows of the table of distances, kept between words: this runs for every word near a misspelled one. */
const rows = [new Uint8Array(64), new Uint8Array(64), new Uint8Array(64)] as const;

/** Letters to change, add, drop or swap between two words of at most 63 letters; `limit + 1` when more than `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit || a.length > 63 || b.length > 63) return limit + 1;
  let [before, row, next] = rows as readonly [Uint8Array, Uint8Array, Uint8Array];
  for (let j = 0; j <= b.length; j++) row[j] = j;
  for (let i = 1; i <= a.length; i++) {
    next[0] = i;
    let least = i;
    const letter = a.charCodeAt(i - 1);
    for (let j = 1; j <= b.length; j++) {
      const same = letter === b.charCodeAt(j - 1) ? 0 : 1;
      let best = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      const isSwap =
        i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1);
      if (isSwap) best = Math.min(best, (before[j - 2] ?? 0) + 1);
      next[j] = best;
      if (best < least) least = best;
    }
    if (least > limit) return limit + 1;
    [before, row, next] = [row, next, before];
  }
  return Math.min(row[b.length] ?? limit + 1, limit + 1);
}
