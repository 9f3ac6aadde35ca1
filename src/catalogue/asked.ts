/** From a question to what is asked: its words (typos mended), and what everyday words mean in official ones. */
import { editDistance } from '#src/engine/label.ts';
import { sound } from '#src/engine/sound.ts';
import { isSmall, type Word, wordsOf } from './french.ts';
import { ELSEWHERE, LOOSE, SYNONYMS, type Synonym, TRADES } from './synonyms.ts';
import type { WordIndex } from './word-index.ts';

export interface AskedWord {
  readonly word: Word;
  /** 1 as typed, less when a typo was mended. */
  readonly trust: number;
  /** `loose` counts only beside others; `trade` says who asks; `unknown` stands nowhere here; `elsewhere` is
   * talk of something else; `small` only links. */
  readonly sort: 'plain' | 'loose' | 'trade' | 'unknown' | 'elsewhere' | 'small';
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
}

/** More is a story; its first words say what it is about. */
const MOST_WORDS = 60;
const MENDED = 0.85;
/** Two words that sound alike may be spelled this differently ("kotizassion"). */
const FARTHEST_ALIKE = 4;
/** Shorter ones sound like too many others. */
const SHORTEST_SOUND = 4;
/** Said anywhere without changing a phrase; the other small words do ("paie pas", "avis google", "faire une facture"). */
const FILLERS = new Set(
  `le la les l un une des du de d au aux a en y je j tu il elle on nous vous ils me m te t se s mon ma mes ton ta tes son sa
  ses notre nos votre vos ne n suis es est sommes sont etre ai as avons avez ont avoir que qu c ce the an my i to of is are am be have has`.split(
    /\s+/,
  ),
);

interface Phrase {
  readonly stems: readonly string[];
  readonly synonym: Synonym;
  readonly means: readonly string[];
}

const stemsOf = (text: string): string[] =>
  wordsOf(text, Number.POSITIVE_INFINITY)
    .filter((word) => !isSmall(word.form))
    .map((word) => word.stem);

const PHRASES: readonly Phrase[] = SYNONYMS.flatMap((synonym) => {
  const means = [...new Set(stemsOf(synonym.means))];
  return synonym.said.split(',').map((said) => {
    const words = wordsOf(said).filter((word) => !FILLERS.has(word.form));
    return { stems: words.map((word) => word.stem), synonym, means };
  });
}).filter((phrase) => phrase.stems.length > 0);

const byFirstStem = Map.groupBy(PHRASES, (phrase) => phrase.stems[0] ?? '');
/** By form: their stems are also those of useful words ("finir", "finance"). */
const ELSEWHERE_FORMS = new Set(wordsOf(ELSEWHERE, Number.POSITIVE_INFINITY).map((word) => word.form));
const LOOSE_STEMS = new Set(wordsOf(LOOSE, Number.POSITIVE_INFINITY).map((word) => word.stem));
const TRADE_OF = new Map(
  Object.entries(TRADES).flatMap(([family, names]) =>
    wordsOf(names, Number.POSITIVE_INFINITY).map((word) => [word.stem, stemsOf(family)[0] ?? ''] as const),
  ),
);
const OWN_FORMS = [
  ...SYNONYMS.flatMap(({ said }) => wordsOf(said, Number.POSITIVE_INFINITY)),
  ...wordsOf(LOOSE, Number.POSITIVE_INFINITY),
  ...Object.values(TRADES).flatMap((names) => wordsOf(names, Number.POSITIVE_INFINITY)),
].map((word) => word.form);

/** Words the lookup knows, for mending the others. */
export interface Speller {
  mend(word: Word): { readonly word: Word; readonly trust: number } | undefined;
}

export function createSpeller(index: WordIndex): Speller {
  const written = [...index.forms, ...OWN_FORMS].filter((form) => !/\d/.test(form));
  const singular = written.flatMap((form) =>
    /[^s]s$/.test(form) && form.length > 5 ? form.slice(0, -1) : [],
  );
  const forms = new Set([...written, ...singular]);
  const bySound = new Map<string, string>();
  const byStart = new Map<string, string[]>();
  const byTail = new Map<string, string>();
  for (const form of forms) {
    const heard = sound(form);
    if (heard.length >= SHORTEST_SOUND && !bySound.has(heard)) bySound.set(heard, form);
    const start = `${form[0]}${form.length}`;
    byStart.set(start, [...(byStart.get(start) ?? []), form]);
    byTail.set(form.slice(1), form);
  }
  /** The first letter is rarely the wrong one; where it is, the rest must be long and right. */
  const otherStart = (form: string): string | undefined =>
    form.length < 7 ? undefined : (byTail.get(form.slice(1)) ?? byTail.get(form));
  const known = (form: string): Word => wordsOf(form)[0] ?? { form, stem: form };
  return {
    mend(word) {
      const { form } = word;
      if (form.length < 4 || /\d/.test(form)) return undefined;
      // "lurssaf", "dargent": the apostrophe is the first thing a telephone loses.
      const bare = /^(?:[ldjnsmct]|qu)(?=[aeiouhy])/.test(form) ? form.replace(/^(?:[ldjnsmct]|qu)/, '') : '';
      if (bare.length > 3 && forms.has(bare)) return { word: known(bare), trust: 1 };
      const alike = bySound.get(sound(form));
      const near =
        alike !== undefined && editDistance(form, alike, FARTHEST_ALIKE) <= FARTHEST_ALIKE
          ? alike
          : (nearest(form, byStart) ?? otherStart(form));
      return near === undefined ? undefined : { word: known(near), trust: MENDED };
    },
  };
}

function nearest(form: string, byStart: ReadonlyMap<string, readonly string[]>): string | undefined {
  const most = form.length >= 8 ? 2 : 1;
  let best: string | undefined;
  let least = most + 1;
  // A letter is forgotten more often than added: among equals, the longer word. Of four letters, nothing else is sure.
  const lengths = form.length === 4 ? [5] : [0, 1, -1, 2, -2].map((more) => form.length + more);
  for (const length of lengths) {
    for (const candidate of byStart.get(`${form[0]}${length}`) ?? []) {
      const edits = candidate.length < 4 ? least : editDistance(form, candidate, Math.min(most, least));
      if (edits < least) {
        best = candidate;
        least = edits;
      }
    }
  }
  return best;
}

export function understandQuery(query: string, index: WordIndex, speller: Speller): Asked {
  const kept: AskedWord[] = [];
  const trades = new Set<string>();
  for (const word of wordsOf(query).slice(0, MOST_WORDS)) {
    const asked = place(word, index, speller);
    const family = TRADE_OF.get(asked.word.stem);
    if (family !== undefined) trades.add(family);
    kept.push(asked);
  }
  return { words: kept, meanings: meaningsOf(kept), trades: [...trades] };
}

function place(word: Word, index: WordIndex, speller: Speller): AskedWord {
  const sort = sortOf(word, index);
  if (sort !== 'unknown') return { word, trust: 1, sort };
  const mended = speller.mend(word);
  if (mended === undefined) return { word, trust: 1, sort };
  return { ...mended, sort: sortOf(mended.word, index) };
}

function sortOf(word: Word, index: WordIndex): AskedWord['sort'] {
  if (isSmall(word.form) || ADVERB.test(word.form) || /^\d{1,2}$/.test(word.form)) return 'small';
  if (ELSEWHERE_FORMS.has(word.form)) return 'elsewhere';
  if (LOOSE_STEMS.has(word.stem)) return 'loose';
  if (TRADE_OF.has(word.stem)) return 'trade';
  return index.rarity(word.stem) !== undefined || byFirstStem.has(word.stem) || isInPhrase(word.stem)
    ? 'plain'
    : 'unknown';
}

/** "Exactement", "rapidement": how, not what. */
const ADVERB =
  /^(?!.*(paie|finance|lo[gy]e|licencie|accompagne|investisse|recrute|groupe|departe|equipe|redresse|recouvre|docu|batime|etablisse|change|rembourse|abonne|verse)ment).{4,}[aeiu]ment$/;
const IN_PHRASES = new Set(PHRASES.flatMap((phrase) => phrase.stems));
const isInPhrase = (stem: string): boolean => IN_PHRASES.has(stem);

/** The longest phrase wins over those inside it: "créer un site" is not "créer". */
function meaningsOf(words: readonly AskedWord[]): Meaning[] {
  const found = words.flatMap((word, start) =>
    (byFirstStem.get(word.word.stem) ?? []).flatMap((phrase) => {
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

/** Where the phrase stands from `start`, small words between its own notwithstanding. */
function follow(stems: readonly string[], words: readonly AskedWord[], start: number): number[] | undefined {
  const places: number[] = [];
  for (let at = start; at < words.length && places.length < stems.length; at++) {
    if (words[at]?.word.stem === stems[places.length]) places.push(at);
    else if (words[at]?.sort !== 'small') return undefined;
  }
  return places.length === stems.length ? places : undefined;
}
