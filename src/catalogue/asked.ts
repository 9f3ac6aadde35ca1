/** From a question to what is asked: its words (typos mended), and what everyday words mean in official ones. */
import { areasSaid } from './areas.ts';
import { FILLERS, isSmall, SMALL_FORMS, stem, type Word, wordsOf } from './french.ts';
import { createSpeller, type Speller } from './speller.ts';
import { ELSEWHERE, LOOSE, RULES, SYNONYMS, type Synonym, TRADES } from './vocabulary.ts';
import type { WordIndex } from './word-index.ts';

export type Sort = 'plain' | 'loose' | 'trade' | 'unknown' | 'elsewhere' | 'place' | 'small';

export interface AskedWord {
  readonly word: Word;
  /** 1 as typed, less when a typo was mended. */
  readonly trust: number;
  /** `loose` counts only beside others; `trade` says who asks; `unknown` stands nowhere here; `elsewhere` is
   * talk of something else; `place` says where; `small` only links. */
  readonly sort: Sort;
  /** As typed, where it was mended. */
  readonly typed?: string;
  /** Other words it may have been, less likely. */
  readonly others?: readonly { readonly word: Word; readonly trust: number }[];
}

export interface Meaning {
  readonly synonym: Synonym;
  /** Places, in `words`, of those that were said for it. */
  readonly places: readonly number[];
  /** Stems of the official words. */
  readonly stems: readonly string[];
}

export interface Asked {
  readonly words: readonly AskedWord[];
  readonly meanings: readonly Meaning[];
  /** Families of trades named, as stems that stand in the catalogue. */
  readonly trades: readonly string[];
  /** INSEE codes of the regions in which the places named are. */
  readonly regions: readonly string[];
  /** "Bretagne", "dans le 93": nothing else is asked. A town alone is rather the answer to another question. */
  readonly isRegionAlone: boolean;
}

/** More is a story: its most telling words are read. Two words of bits hold their places. */
const MOST_WORDS = 60;
/** A story is read up to here. */
const MOST_READ = 800;
/** In a phrase that is said for a row, the forms of "être" and "avoir" change nothing either ("avis google" does). */
const BETWEEN = new Set([
  ...FILLERS,
  ...'es est sommes sont etre ai as avons avez ont avoir que qu'.split(' '),
]);

interface Phrase {
  /** As it is written, when it is one word. */
  readonly form: string;
  readonly stems: readonly string[];
  readonly synonym: Synonym;
  readonly means: readonly string[];
}

const tellingWords = (text: string): Word[] =>
  wordsOf(text, Number.POSITIVE_INFINITY).filter((word) => !isSmall(word.form));
const stemsOf = (text: string): string[] => tellingWords(text).map((word) => word.stem);
const every = (text: string): readonly Word[] => wordsOf(text, Number.POSITIVE_INFINITY);

const PHRASES: readonly Phrase[] = SYNONYMS.flatMap((synonym) => {
  const means = [...new Set(stemsOf(synonym.means))];
  return synonym.said.map((said) => {
    const words = wordsOf(said).filter((word) => !BETWEEN.has(word.form));
    return { form: words[0]?.form ?? '', stems: words.map((word) => word.stem), synonym, means };
  });
}).filter((phrase) => phrase.stems.length > 0);

const byFirstStem = Map.groupBy(PHRASES, (phrase) => phrase.stems[0] ?? '');
const IN_PHRASES = new Set(PHRASES.flatMap((phrase) => phrase.stems));
/** By form: their stems are also those of useful words ("finir", "finance"). */
const ELSEWHERE_FORMS = new Set(every(ELSEWHERE).map((word) => word.form));
const LOOSE_STEMS = new Set(every(LOOSE).map((word) => word.stem));
const RULE_STEMS = new Set(every(RULES).map((word) => word.stem));
const TRADE_OF = new Map(
  [...TRADES].flatMap(([family, names]) =>
    every(names).map((word) => [word.stem, stemsOf(family)[0] ?? ''] as const),
  ),
);
const OWN_FORMS: readonly string[] = [
  ...SYNONYMS.flatMap(({ said }) => every(said.join(' '))),
  ...every(LOOSE),
  ...[...TRADES.values()].flatMap(every),
].map((word) => word.form);

/** "Un de ces quatre", "deux clients": how many, not what. */
const COUNT =
  /^(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|cent|mille|\d{1,2})$/;
/** "Exactement", "rapidement": how, not what. */
const ADVERB =
  /^(?:.+(?:[ae]mment|ellement|uellement|ivement|eusement|[ai]blement|iquement|airement|ierement|alement)|(?:rapide|directe|complete|seule|simple|facile|exacte|correcte|vrai|absolu|juste|claire|carre|sure|force|autre|rare|libre|tranquille)ment)$/;
/** The apostrophe is the first thing a telephone loses: "lurssaf", "dargent". */
const ELIDED = /^(?:[ldjnsmct](?=[aeiouhy])|qu(?=[aeiouhy])|[mtlsd](?=[bcdfgjklmnpqrtvz]))/;

export interface Listener {
  understand(query: string): Asked;
}

/** Listens with the words of this catalogue in mind. Time is linear in the length of what is said. */
export function createListener(index: WordIndex): Listener {
  const written = [...index.forms, ...OWN_FORMS].filter((form) => !/\d/.test(form));
  const singular = written.flatMap((form) =>
    /[^s]s$/.test(form) && form.length > 5 ? form.slice(0, -1) : [],
  );
  const speller = createSpeller([...written, ...singular, ...SMALL_FORMS]);
  const sortOf = (word: Word): Sort => {
    if (isSmall(word.form) || ADVERB.test(word.form) || COUNT.test(word.form)) return 'small';
    if (ELSEWHERE_FORMS.has(word.form)) return 'elsewhere';
    if (LOOSE_STEMS.has(word.stem)) return 'loose';
    if (TRADE_OF.has(word.stem)) return 'trade';
    const isKnown = index.rarity(word.stem) !== undefined || IN_PHRASES.has(word.stem);
    return isKnown ? 'plain' : 'unknown';
  };
  const isOrdinary = (form: string): boolean => {
    if (isSmall(form) || ELSEWHERE_FORMS.has(form) || index.isOrdinary(form)) return true;
    const sort = sortOf({ form, stem: stem(form) });
    return sort === 'loose' || sort === 'trade' || IN_PHRASES.has(stem(form));
  };
  const place = (word: Word): readonly AskedWord[] => {
    const sort = sortOf(word);
    return sort === 'unknown' ? mend(word, speller, sortOf) : [{ word, trust: 1, sort }];
  };
  return {
    understand(query) {
      const said = wordsOf(query).slice(0, MOST_READ);
      // A place of which nothing here speaks is a word like others ("Tahiti").
      const areas = areasSaid(
        said.map(({ form }) => form),
        isOrdinary,
      ).filter(({ regions }) => regions.some((region) => index.scopes.has(region)));
      const where = new Set(areas.flatMap(({ at }) => at));
      const heard = runs(said, where).flatMap((run) =>
        run.isPlace
          ? run.words.map((word): AskedWord => ({ word, trust: 1, sort: 'place' }))
          : joined(run.words, sortOf, speller).flatMap(place),
      );
      const regions = [...new Set(areas.flatMap((area) => area.regions))];
      const words = heard.length > MOST_WORDS ? telling(heard, index) : heard;
      const trades = new Set(words.flatMap(({ word }) => TRADE_OF.get(word.stem) ?? []));
      const meanings = meaningsOf(words);
      const isRules = asksForRules(words, meanings);
      const isRegionAlone =
        areas.length > 0 &&
        areas.every(({ isWide }) => isWide) &&
        said.every(({ form }, at) => where.has(at) || LEADS.has(form));
      const plain = isRules ? words.map(asPlain) : words;
      return { words: plain, meanings, trades: [...trades], regions, isRegionAlone };
    },
  };
}

/** What may stand before a region that is all that is asked. */
const LEADS = new Set(['en', 'dans', 'le', 'la', 'les', 'l', 'a', 'de', 'du', 'region', 'in']);
const asPlain = (word: AskedWord): AskedWord => (word.sort === 'trade' ? { ...word, sort: 'plain' } : word);

/** "Naturopathe, dois-je être agréée ?": nothing but a trade, and what it demands. */
function asksForRules(words: readonly AskedWord[], meanings: readonly Meaning[]): boolean {
  const planned = new Set(
    meanings.filter(({ synonym }) => synonym.tone === 'plan').flatMap(({ places }) => places),
  );
  const isAside = ({ word, sort }: AskedWord, place: number) =>
    sort === 'small' ||
    sort === 'place' ||
    sort === 'loose' ||
    planned.has(place) ||
    RULE_STEMS.has(word.stem);
  const isTrade = ({ sort }: AskedWord) => sort === 'trade';
  return (
    words.some(isTrade) &&
    words.every((word, place) => isTrade(word) || isAside(word, place)) &&
    words.some(({ word }) => RULE_STEMS.has(word.stem))
  );
}

/** Words of places apart from those between them. */
function runs(words: readonly Word[], where: ReadonlySet<number>) {
  const found: { readonly isPlace: boolean; readonly words: Word[] }[] = [];
  words.forEach((word, at) => {
    const last = found.at(-1);
    if (last?.isPlace === where.has(at)) last.words.push(word);
    else found.push({ isPlace: where.has(at), words: [word] });
  });
  return found;
}

const known = (form: string): Word => ({ form, stem: stem(form) });

/** The word that was probably meant, the others it may be, or two that lost the space between them. */
function mend(word: Word, speller: Speller, sortOf: (word: Word) => Sort): readonly AskedWord[] {
  const bare = word.form.replace(ELIDED, '');
  if (bare.length > 3 && bare !== word.form && (speller.isKnown(bare) || isSmall(bare))) {
    const found = known(bare);
    return [{ word: found, trust: 1, sort: sortOf(found) }];
  }
  const near = speller.mend(word.form).filter(({ form }) => sortOf(known(form)) !== 'unknown');
  const [first, ...rest] = near;
  if (first === undefined) {
    const two = speller.split(word.form)?.map(known) ?? [word];
    return two.map((part) => ({ word: part, trust: 1, sort: sortOf(part) }));
  }
  const found = known(first.form);
  const others = rest
    .map(({ form, trust }) => ({ word: known(form), trust }))
    .filter((other) => other.word.stem !== found.stem && sortOf(other.word) === 'plain');
  return [{ word: found, trust: first.trust, sort: sortOf(found), typed: word.form, others }];
}

/** "Fac ture": two pieces that mean nothing apart and something together. */
function joined(words: readonly Word[], sortOf: (word: Word) => Sort, speller: Speller): Word[] {
  const together: Word[] = [];
  for (let at = 0; at < words.length; at++) {
    const [one, two] = [words[at], words[at + 1]];
    if (one === undefined) break;
    const whole = two && one.form.length > 1 && two.form.length > 1 ? one.form + two.form : '';
    const isBroken =
      whole.length > 5 &&
      two !== undefined &&
      (sortOf(one) === 'unknown' || sortOf(two) === 'unknown') &&
      speller.isKnown(whole);
    together.push(isBroken ? known(whole) : one);
    if (isBroken) at++;
  }
  return together;
}

/** Of a long story, the words that say most: rare ones first, each once, and the small ones between them dropped. */
function telling(words: readonly AskedWord[], index: WordIndex): AskedWord[] {
  const seen = new Set<string>();
  const worth = ({ word, sort }: AskedWord): number =>
    IN_PHRASES.has(word.stem) ? 3 : sort === 'plain' ? (index.rarity(word.stem) ?? 1) : 0;
  const first = words.filter(({ word, sort }) => {
    if (sort === 'small' || sort === 'unknown' || seen.has(word.stem)) return false;
    return seen.add(word.stem);
  });
  const kept = new Set(first.toSorted((a, b) => worth(b) - worth(a)).slice(0, MOST_WORDS));
  return words.filter((word) => kept.has(word));
}

/** The longest phrase wins over those inside it: "créer un site" is not "créer". */
function meaningsOf(words: readonly AskedWord[]): Meaning[] {
  const found = words.flatMap((word, start) =>
    (byFirstStem.get(word.word.stem) ?? []).flatMap((phrase) => {
      // "Ma mère", "un dessin": talk of something else is no phrase of ours by its family alone.
      if (phrase.stems.length === 1 && word.sort === 'elsewhere' && word.word.form !== phrase.form) return [];
      const places = follow(phrase.stems, words, start);
      return places === undefined ? [] : [{ phrase, places }];
    }),
  );
  found.sort((a, b) => b.phrase.stems.length - a.phrase.stems.length);
  const taken = new Map<number, number>();
  const meanings = new Map<Synonym, Meaning>();
  for (const { phrase, places } of found) {
    if (places.some((at) => (taken.get(at) ?? 0) > places.length)) continue;
    for (const at of places) taken.set(at, places.length);
    const before = meanings.get(phrase.synonym)?.places ?? [];
    meanings.set(phrase.synonym, {
      synonym: phrase.synonym,
      places: [...before, ...places],
      stems: phrase.means,
    });
  }
  return [...meanings.values()];
}

/** At most this many small words between those of a phrase. */
const WIDEST_GAP = 6;

/** Where the phrase stands from `start`, small words between its own notwithstanding. */
function follow(stems: readonly string[], words: readonly AskedWord[], start: number): number[] | undefined {
  const places: number[] = [];
  let gap = 0;
  for (let at = start; at < words.length && places.length < stems.length && gap <= WIDEST_GAP; at++) {
    if (words[at]?.word.stem === stems[places.length]) {
      places.push(at);
      gap = 0;
    } else if (words[at]?.sort === 'small') gap++;
    else return undefined;
  }
  return places.length === stems.length ? places : undefined;
}
