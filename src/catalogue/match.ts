/** Which rows answer what is asked, and how well: words, meanings, and how much of the question each row covers. */
import type { Asked } from './asked.ts';
import type { Resource } from './resource.ts';
import { LONGEST_PHRASE } from './row-words.ts';
import { placeIn } from './sorted.ts';
import type { Postings, WordIndex } from './word-index.ts';

/** A word nobody taught the lookup weighs like a rare one: a question made of those gets no answer. */
const UNKNOWN = 5.2;
const UNKNOWN_SHORT = 1.5;
/** In a sentence that holds a phrase we were taught, the rest is mostly circumstance. */
const UNKNOWN_BESIDE = 3;
const OFF_TOPIC = 8;
/** A phrase we were taught is never a detail, nor is the name of a resource. */
const LEAST_MEANT = 2.5;
const NAMED = 6;
const SMALL_MEANT = 1;
const LOOSE = 0.8;
const TRADE = 1.6;
const LOOSE_GAIN = 0.55;
const LARGE = 2_000;
const MEANT_GAIN = 0.45;
const TRADE_GAIN = 0.25;
/** A row somebody named as the answer to a phrase; and one that has a phrase of the question as its own. */
const ROW_GAIN = 1.6;
const PHRASE_GAIN = 0.4;
/** The trade of who asks, where a row speaks of it. */
const TRADE_WORD = 0.9;
/** A row of the region that is named; how much of the question the name is. */
const PLACE_GAIN = 2;
const PLACE = 1.6;
/** Share of the question a row must cover; less when the question holds a phrase we were taught. */
const COVER = 0.44;
const COVER_WHEN_MEANT = 0.34;
/** A long story says much besides: no row need cover more than its share of this. */
const WHOLE_STORY = 24;
const LEAST_SCORE = 1.2;
/** Hit by one word that people say for it. */
const HALF_STRONG = 2;
/** A row that has the words in passing only must cover more. */
const IN_PASSING = 1.8;

export interface Match {
  readonly row: number;
  readonly resource: Resource;
  readonly score: number;
}

export interface Matcher {
  /** The `most` best rows, in no order; rows that `isReachable` refuses are left out before counting. */
  match(asked: Asked, most: number, isReachable: (resource: Resource) => boolean): Match[];
}

const FACTORS = { plain: 1, trade: TRADE_WORD, loose: LOOSE_GAIN, elsewhere: LOOSE_GAIN, place: 1 } as const;

/** Bits of a place, in the first word of bits or the second: `MOST_WORDS` fit. */
const HALF = 30;
const bit = (place: number): number => 1 << (place % HALF);
const bitsOf = (places: readonly number[], from: number): number =>
  places.reduce((bits, place) => (place >= from && place < from + HALF ? bits | bit(place) : bits), 0);

/** Phrases of the catalogue that the question holds, small words between notwithstanding. */
function phrasesOf(asked: Asked, index: WordIndex) {
  const telling = asked.words.flatMap(({ word, sort }, place) =>
    sort === 'small' ? [] : [{ place, stem: word.stem }],
  );
  return telling.flatMap((_, start) => {
    const found = [];
    for (let length = 2; length <= LONGEST_PHRASE && start + length <= telling.length; length++) {
      const part = telling.slice(start, start + length);
      const rows = index.phrase(part.map(({ stem }) => stem).join(' '));
      if (rows.length === 0) continue;
      const worth = part.reduce((sum, { stem }) => sum + (index.rarity(stem) ?? 0), 0);
      found.push({ rows, places: part.map(({ place }) => place), worth });
    }
    return found;
  });
}

/** Keeps its working memory between questions; questions are answered one at a time. */
export function createMatcher(resources: readonly Resource[], index: WordIndex): Matcher {
  const scores = new Float64Array(resources.length);
  const low = new Uint32Array(resources.length);
  const high = new Uint32Array(resources.length);
  /** Whether more than passing words of the row were hit. */
  const strong = new Uint8Array(resources.length);
  const touched = new Uint32Array(resources.length);
  // Which words are loose was written down for a small catalogue; among thousands of rows each one tells some apart.
  const isLarge = resources.length >= LARGE;
  let count = 0;
  const add = (
    stem: string,
    factor: number,
    lowBits: number,
    highBits: number,
    only: 'all' | 'telling' = 'all',
    isMeant = false,
  ) => {
    const found = index.postings(stem);
    if (found === undefined) return;
    const { rows, gains, isTelling } = found;
    for (let at = 0; at < rows.length; at++) {
      const told = isTelling[at] ?? 0;
      if (only === 'telling' && told !== 1) continue;
      const row = rows[at] ?? 0;
      const before = scores[row] ?? 0;
      if (before === 0) touched[count++] = row;
      scores[row] = before + (gains[at] ?? 0) * factor;
      low[row] = (low[row] ?? 0) | lowBits;
      if (highBits !== 0) high[row] = (high[row] ?? 0) | highBits;
      // One word that people say for a row among others says little; two say much.
      const known = strong[row] ?? 0;
      if (known === 1) continue;
      if (isMeant || told === 1 || known === HALF_STRONG) strong[row] = 1;
      else if (told === 2) strong[row] = HALF_STRONG;
    }
  };
  const addRow = (row: number, gain: number, places: readonly number[]) => {
    if (scores[row] === 0) touched[count++] = row;
    scores[row] = (scores[row] ?? 0) + gain;
    strong[row] = 1;
    low[row] = (low[row] ?? 0) | bitsOf(places, 0);
    high[row] = (high[row] ?? 0) | bitsOf(places, HALF);
  };
  const addWords = (asked: Asked) =>
    asked.words.forEach(({ word, trust, sort, others = [] }, place) => {
      if (sort === 'unknown' || sort === 'small') return;
      const [lowBits, highBits] = place < HALF ? [bit(place), 0] : [0, bit(place)];
      const factor = sort !== 'trade' && isLarge ? 1 : FACTORS[sort];
      const only = sort === 'elsewhere' ? 'telling' : 'all';
      add(word.stem, trust * factor, lowBits, highBits, only);
      for (const other of others) add(other.word.stem, other.trust * factor, lowBits, highBits);
    });
  const addMeanings = (asked: Asked) => {
    for (const { stems, places, synonym } of asked.meanings) {
      for (const stem of stems) add(stem, MEANT_GAIN, bitsOf(places, 0), bitsOf(places, HALF), 'all', true);
      for (const id of synonym.rows) {
        const row = index.rowOf(id);
        if (row !== undefined) addRow(row, ROW_GAIN, places);
      }
    }
  };
  const addPhrases = (phrases: ReturnType<typeof phrasesOf>) => {
    for (const { rows, places, worth } of phrases) {
      for (const row of rows) addRow(row, worth * PHRASE_GAIN, places);
    }
  };
  /** Rows of a region that is named answer that part of the question; asked for a region alone, all of its rows. */
  const addPlaces = ({ words, regions, isRegionAlone }: Asked) => {
    const places = words.flatMap(({ sort }, place) => (sort === 'place' ? [place] : []));
    if (regions.length === 0 || places.length === 0) return;
    for (const row of isRegionAlone ? resources.keys() : touched.slice(0, count)) {
      const isNamed = ((low[row] ?? 0) & bitsOf(places, 0)) | ((high[row] ?? 0) & bitsOf(places, HALF));
      if (!regions.includes(resources[row]?.scope ?? '')) continue;
      addRow(row, isNamed === 0 ? PLACE_GAIN : 0, places);
    }
  };
  const forget = () => {
    for (let at = 0; at < count; at++) {
      const row = touched[at] ?? 0;
      scores[row] = 0;
      low[row] = 0;
      high[row] = 0;
      strong[row] = 0;
    }
    count = 0;
  };
  return {
    match(asked, most, isReachable) {
      addWords(asked);
      addMeanings(asked);
      const phrases = phrasesOf(asked, index);
      addPhrases(phrases);
      addPlaces(asked);
      const cover = covering(asked, index, new Set(phrases.flatMap(({ places }) => places)));
      const found: Match[] = [];
      let least = 0;
      for (let at = 0; at < count; at++) {
        const row = touched[at] ?? 0;
        const score = cover(scores[row] ?? 0, low[row] ?? 0, high[row] ?? 0, strong[row] === 1, least);
        const resource = resources[row];
        if (score <= least || resource === undefined || !isReachable(resource)) continue;
        found.push({ row, resource, score });
        // Now and then the weakest go, and the bar for the next ones rises.
        if (found.length >= 4 * most) {
          found.sort((a, b) => b.score - a.score);
          found.length = 2 * most;
          least = found.at(-1)?.score ?? 0;
        }
      }
      forget();
      return withTrades(found, asked, index)
        .sort((a, b) => b.score - a.score || a.row - b.row)
        .slice(0, most);
    },
  };
}

/** What a row's score comes to once it is known how much of the question it covers; 0 when that is too little. */
function covering(asked: Asked, index: WordIndex, phrased: ReadonlySet<number>) {
  const meant = new Set(asked.meanings.flatMap((meaning) => meaning.places));
  // "Mère célibataire": talk of something else, but for a row that says so itself.
  for (const place of phrased) if (asked.words[place]?.sort === 'elsewhere') meant.add(place);
  // The more is said of what we know, the less a word about something else weighs.
  const plain = asked.words.filter(({ sort }) => sort === 'plain').length;
  const weights = asked.words.map((_, place) => weigh(asked, place, meant, plain, index));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const needed = (meant.size > 0 ? COVER_WHEN_MEANT : COVER) * Math.min(whole, WHOLE_STORY);
  const isTelling = (place: number) =>
    meant.has(place) ||
    asked.isRegionAlone ||
    asked.words[place]?.sort === 'plain' ||
    // A trade says who asks; beside what is asked it says much.
    (asked.words[place]?.sort === 'trade' && plain + meant.size > 0);
  const places = asked.words.map((_, place) => place);
  const [first, second] = [places.slice(0, HALF), places.slice(HALF)];
  const tellingBits = (some: readonly number[]) =>
    some.reduce((bits, place) => (isTelling(place) ? bits | bit(place) : bits), 0);
  const [tellingLow, tellingHigh] = [tellingBits(first), tellingBits(second)];
  const weigher = (some: readonly number[]) => {
    const own = some.map((place) => weights[place] ?? 0);
    return (bits: number): number => {
      let sum = 0;
      for (let left = bits >>> 0; left !== 0; left = (left & (left - 1)) >>> 0) {
        sum += own[31 - Math.clz32(left & -left)] ?? 0;
      }
      return sum;
    };
  };
  const [weighLow, weighHigh] = [weigher(first), weigher(second)];
  return (score: number, low: number, high: number, isStrong: boolean, least: number): number => {
    if (score <= least || ((low & tellingLow) | (high & tellingHigh)) === 0) return 0;
    const covered = weighLow(low) + (high === 0 ? 0 : weighHigh(high));
    const total = score * (0.3 + (0.7 * covered) / whole);
    const enough = isStrong ? needed : needed * IN_PASSING;
    return covered < enough || total < LEAST_SCORE ? 0 : total;
  };
}

function weigh(
  asked: Asked,
  place: number,
  meant: ReadonlySet<number>,
  plain: number,
  index: WordIndex,
): number {
  const asks = asked.words[place];
  if (asks === undefined) return 0;
  const { word, sort, trust } = asks;
  const known = index.rarity(word.stem) ?? LEAST_MEANT;
  if (meant.has(place)) return sort === 'small' ? SMALL_MEANT : Math.max(LEAST_MEANT, known);
  if (sort === 'small') return 0;
  if (sort === 'place') return PLACE / asked.words.filter((other) => other.sort === 'place').length;
  if (sort === 'trade') return TRADE;
  if (sort === 'loose') return index.size >= LARGE ? Math.max(LOOSE, known) : LOOSE;
  if (sort === 'elsewhere') return OFF_TOPIC / Math.max(1, plain);
  if (sort === 'unknown') {
    return word.form.length <= 3 ? UNKNOWN_SHORT : asked.meanings.length > 0 ? UNKNOWN_BESIDE : UNKNOWN;
  }
  return trust === 1 && index.isProper(word.stem) ? NAMED : Math.max(1, known);
}

/** What suits the asker's trade comes a little before the rest. */
function withTrades(found: readonly Match[], asked: Asked, index: WordIndex): Match[] {
  const lists = asked.trades.flatMap((stem) => index.postings(stem) ?? []);
  const gain = (row: number) => lists.reduce((sum, list) => sum + gainOf(list, row), 0);
  return found.map((match) => ({ ...match, score: match.score + gain(match.row) * TRADE_GAIN }));
}

/** Rows stand in order. */
function gainOf({ rows, gains }: Postings, row: number): number {
  const place = placeIn(rows, row);
  return place === undefined ? 0 : (gains[place] ?? 0);
}
