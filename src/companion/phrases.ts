/**
 * Phrases of the data files, found in what somebody wrote: accents, plurals, missing spaces in elisions and small typos
 * forgiven. A phrase is words in order with at most two others between: "info siren". `a|b`: either; `regist*`: any
 * ending; `+`-phrases ("plafond + micro") are words in any order, anywhere.
 */
import { fold } from '#src/engine/clean.ts';
import { editDistance } from '#src/engine/label.ts';

interface Term {
  readonly words: readonly string[];
}
export interface Phrase {
  readonly written: string;
  readonly terms: readonly Term[];
  readonly isOrdered: boolean;
}

/** Words between two of a phrase. */
const GAP = 2;
const ONE_SLIP = 6;
const TWO_SLIPS = 10;

export function readPhrase(written: string): Phrase {
  const isOrdered = !written.includes(' + ');
  const terms = written
    .replaceAll(' + ', ' ')
    .split(/\s+/)
    .filter(Boolean)
    .map((term) => ({ words: term.split('|').map((word) => foldWord(word)) }));
  return { written, terms, isOrdered };
}

const foldWord = (word: string): string =>
  word.endsWith('*') ? `${fold(word.slice(0, -1))}*` : singular(fold(word));

/** Only what keeps a word a word: "registres" is "registre", "sous" stays. */
const singular = (word: string): string => (word.length > 4 ? word.replace(/[sx]$/, '') : word);

/** Words as they were written, ready to look phrases up in. */
export class Said {
  private readonly words: readonly string[];
  private readonly known = new Map<string, readonly number[]>();

  constructor(text: string) {
    this.words = fold(text).split(' ').filter(Boolean).map(singular);
  }

  get length(): number {
    return this.words.length;
  }

  holds({ terms, isOrdered }: Phrase): boolean {
    if (terms.length === 0) return false;
    const places = terms.map(({ words }) =>
      words.flatMap((word) => this.placesOf(word)).sort((a, b) => a - b),
    );
    if (places.some((found) => found.length === 0)) return false;
    return !isOrdered || (places[0] ?? []).some((start) => follows(places.slice(1), start));
  }

  private placesOf(word: string): readonly number[] {
    const before = this.known.get(word);
    if (before) return before;
    const found = this.words.flatMap((said, at) => (isSame(said, word) ? [at] : []));
    this.known.set(word, found);
    return found;
  }
}

function follows(places: readonly (readonly number[])[], at: number): boolean {
  const [next, ...others] = places;
  if (!next) return true;
  return next.some((place) => place > at && place <= at + 1 + GAP && follows(others, place));
}

function isSame(said: string, word: string): boolean {
  if (word.endsWith('*')) return said.startsWith(word.slice(0, -1));
  if (said === word) return true;
  // A slip in the first letter is rare, and would make "facture" of "lecture".
  if (word.length < ONE_SLIP || said[0] !== word[0] || /\d/.test(word)) return false;
  const slips = word.length >= TWO_SLIPS ? 2 : 1;
  return editDistance(said, word, slips) <= slips;
}
