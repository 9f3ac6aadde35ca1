import { isShown } from './load.ts';
import { type Asked, createSpeller, understandQuery } from './asked.ts';
import { soundsLikeQuestion } from './question.ts';
import type { CatalogueReader, Found, LookupProfile, Reason } from './reader.ts';
import { fold } from '#src/engine/clean.ts';
import type { Resource } from './resource.ts';
import { indexWords, type WordIndex } from './word-index.ts';

const SHOWN = 3;
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
const LOOSE_GAIN = 0.35;
const MEANT_GAIN = 0.6;
const TRADE_GAIN = 0.25;
/** Share of the question a row must cover; less when the question holds a phrase we were taught. */
const COVER = 0.48;
const COVER_WHEN_MEANT = 0.34;
const LEAST_SCORE = 1.2;
/** The second and third must not look foolish beside the first. */
const SHARE_OF_BEST = 0.4;
const OTHER_STAGE = 0.8;
const ELSEWHERE = 0.6;
const STALE = 0.9;
const ALIKE = 0.8;

interface Match {
  readonly row: number;
  readonly resource: Resource;
  readonly score: number;
  readonly words: readonly string[];
}

/** Reads `resources` once; rows of low confidence are left out. Pure: the same question gets the same answer. */
export function createCatalogue(resources: readonly Resource[]): CatalogueReader {
  const shown = resources.filter(isShown);
  const index = indexWords(shown);
  const speller = createSpeller(index);
  const ids = new Map(shown.map((resource) => [resource.id, resource]));
  const understand = (query: string) => understandQuery(query, index, speller);
  return {
    find(query, profile, today, limit = SHOWN) {
      const asked = firm(understand(query));
      // Who asks is known from the profile where the question does not say.
      const trades = asked.trades.length > 0 ? asked.trades : understand(profile.activity ?? '').trades;
      const matches = match({ ...asked, trades }, shown, index)
        .filter(({ resource }) => isReachable(resource, profile))
        .map((found) => ({ ...found, score: found.score * fit(found.resource, profile, today) }));
      return choose(matches, limit).map((found) => toFound(found, profile, today));
    },
    byId: (id) => ids.get(id),
    beginning(text, limit) {
      const start = ` ${fold(text)}`;
      const isNamed = ({ name }: Resource) =>
        [name.fr, name.en].some((one) => ` ${fold(one)}`.includes(start));
      return start === ' ' ? [] : shown.filter(isNamed).slice(0, limit);
    },
    crisisLines: () =>
      shown
        .filter((resource) => resource.crisis !== undefined)
        .sort((a, b) => (a.crisis ?? 0) - (b.crisis ?? 0)),
    looksLikeQuestion(text) {
      const asked = understand(text);
      return soundsLikeQuestion(text, asked, () => match(asked, shown, index).length > 0);
    },
  };
}

/** Made of loose words alone ("chambre de commerce"), a question is taken at its word. */
function firm(asked: Asked): Asked {
  const telling = asked.words.filter(({ sort }) => sort !== 'small');
  const isLoose =
    asked.meanings.length === 0 && telling.every(({ sort }) => sort === 'loose' || sort === 'trade');
  if (!isLoose || telling.length < 2) return asked;
  return {
    ...asked,
    words: asked.words.map((word) => (word.sort === 'small' ? word : { ...word, sort: 'plain' as const })),
  };
}

function match(asked: Asked, resources: readonly Resource[], index: WordIndex): Match[] {
  const scores = new Float64Array(resources.length);
  const covered = resources.map(() => new Set<number>());
  asked.words.forEach(({ word, trust, sort }, place) => {
    if (sort !== 'plain' && sort !== 'loose') return;
    for (const [row, gain] of index.gains(word.stem)) {
      scores[row] = (scores[row] ?? 0) + gain * trust * (sort === 'loose' ? LOOSE_GAIN : 1);
      covered[row]?.add(place);
    }
  });
  for (const { stems, places } of asked.meanings) {
    for (const stem of stems) {
      for (const [row, gain] of index.gains(stem)) {
        scores[row] = (scores[row] ?? 0) + gain * MEANT_GAIN;
        for (const place of places) covered[row]?.add(place);
      }
    }
  }
  const needed = asked.meanings.length > 0 ? COVER_WHEN_MEANT : COVER;
  const meant = new Set(asked.meanings.flatMap((meaning) => meaning.places));
  const weights = asked.words.map((_, place) => weigh(asked, place, meant, index));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return resources.flatMap((resource, row) => {
    const places = [...(covered[row] ?? [])];
    const isSaid = places.some((place) => meant.has(place) || asked.words[place]?.sort === 'plain');
    const cover = places.reduce((sum, place) => sum + (weights[place] ?? 0), 0);
    const score = (scores[row] ?? 0) * (0.5 + cover / whole / 2);
    if (!isSaid || cover < whole * needed || score < LEAST_SCORE) return [];
    return [
      { row, resource, score: score + tradeGain(asked, row, index), words: wordsOf(asked, row, index) },
    ];
  });
}

function weigh(asked: Asked, place: number, meant: ReadonlySet<number>, index: WordIndex): number {
  const asks = asked.words[place];
  if (asks === undefined) return 0;
  const { word, sort, trust } = asks;
  const known = index.rarity(word.stem) ?? LEAST_MEANT;
  if (meant.has(place)) return sort === 'small' ? SMALL_MEANT : Math.max(LEAST_MEANT, known);
  if (sort === 'small' || sort === 'trade') return 0;
  if (sort === 'loose') return LOOSE;
  if (sort === 'elsewhere') return OFF_TOPIC;
  if (sort === 'unknown') {
    return word.form.length <= 3 ? UNKNOWN_SHORT : asked.meanings.length > 0 ? UNKNOWN_BESIDE : UNKNOWN;
  }
  return trust === 1 && index.isProper(word.stem) ? NAMED : Math.max(1, known);
}

const tradeGain = (asked: Asked, row: number, index: WordIndex): number =>
  asked.trades.reduce((sum, stem) => sum + (index.gains(stem).get(row) ?? 0) * TRADE_GAIN, 0);

const wordsOf = (asked: Asked, row: number, index: WordIndex): string[] => [
  ...new Set(
    asked.words
      .filter(({ sort }) => sort === 'plain')
      .flatMap(({ word }) => index.asWritten(row, word) ?? []),
  ),
];

/** Another region's aid is no answer. */
const isReachable = (resource: Resource, profile: LookupProfile): boolean =>
  resource.scope === 'national' || profile.region === undefined || resource.scope === profile.region;

/** How well it suits this person, around 1. What is not known of them takes nothing away, but for the region. */
function fit(resource: Resource, profile: LookupProfile, today: string): number {
  let factor = 1;
  if (profile.stage !== undefined && resource.stages.length > 0) {
    factor *= resource.stages.includes(profile.stage) ? 1.1 : OTHER_STAGE;
  }
  if (sharedNeed(resource, profile) !== undefined) factor *= 1.08;
  if (resource.scope !== 'national') factor *= profile.region === undefined ? ELSEWHERE : 1.15;
  if (isStale(resource, today)) factor *= STALE;
  return factor * ease(resource);
}

/** Free people first, then what is free, then the rest: enough to settle near ties, no more. */
function ease({ kind, cost }: Resource): number {
  if (cost === 'free') return kind === 'person' ? 1.06 : 1.03;
  return cost === 'paid' || cost === 'loan' ? 0.97 : 1;
}

const sharedNeed = (resource: Resource, profile: LookupProfile) =>
  profile.needs?.find((need) => resource.needs.includes(need));

const isStale = (resource: Resource, today: string): boolean =>
  resource.validUntil !== undefined && resource.validUntil < today;

/** Best first; each one that resembles those already chosen gives way to a different near tie. */
function choose(matches: readonly Match[], limit: number): Match[] {
  const best = Math.max(0, ...matches.map((found) => found.score));
  const left = new Set(matches.filter((found) => found.score >= best * SHARE_OF_BEST));
  const chosen: Match[] = [];
  const worth = (found: Match) =>
    chosen.some((other) => isAlike(found.resource, other.resource)) ? found.score * ALIKE : found.score;
  while (chosen.length < limit && left.size > 0) {
    const next = [...left].reduce((a, b) => (worth(b) > worth(a) ? b : a));
    left.delete(next);
    chosen.push(next);
  }
  return chosen;
}

const isAlike = (a: Resource, b: Resource): boolean =>
  a.provider === b.provider || (a.scope !== 'national' && b.scope !== 'national');

function toFound({ resource, score, words }: Match, profile: LookupProfile, today: string): Found {
  const reasons: Reason[] = [];
  if (words.length > 0) reasons.push({ kind: 'words', words });
  const need = sharedNeed(resource, profile);
  if (need !== undefined) reasons.push({ kind: 'need', need });
  if (profile.stage !== undefined && resource.stages.includes(profile.stage)) {
    reasons.push({ kind: 'stage', stage: profile.stage });
  }
  if (resource.scope !== 'national' && resource.scope === profile.region) reasons.push({ kind: 'region' });
  if (resource.kind === 'person' && resource.cost === 'free') reasons.push({ kind: 'free-person' });
  return { resource, score, reasons, isStale: isStale(resource, today) };
}
