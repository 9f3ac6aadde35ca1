import { fold } from '#src/engine/clean.ts';
import { type Asked, createListener } from './asked.ts';
import { createBlender, heardFrom } from './blend.ts';
import { classNameOf, ELSEWHERE, type Heard } from './classifier/classifier.ts';
import { learntClassifier } from './classifier/learnt.ts';
import { eligibilityOf } from './eligibility.ts';
import { followUp } from './follow-up.ts';
import { isShown } from './load.ts';
import { mannerOf } from './manner.ts';
import { createMatcher, type Match } from './match.ts';
import { soundsLikeQuestion, tellsOfTrouble } from './question.ts';
import { choose, fit, isReachable, isStale, type Ranked } from './rank.ts';
import type { CatalogueReader, Said } from './reader.ts';
import { reasonsFor, whyShown } from './reasons.ts';
import type { Resource } from './resource.ts';
import { factsSaid } from './said.ts';
import { selfSaid } from './self-said.ts';
import { createTitles } from './titles.ts';
import { indexWords, type WordIndex } from './word-index.ts';

const SHOWN = 3;
/** As many of the best matches are weighed against the person who asks. */
const WEIGHED = 48;
/** From this share on a message is probably about that. */
const LIKELY = 0.2;
/** A row asked for by its whole name, beside the best of the others. */
const TITLE = 1.5;

/** Reads `resources` once; rows of low confidence are left out. Pure: the same question gets the same answer. */
export function createCatalogue(resources: readonly Resource[]): CatalogueReader {
  const shown = resources.filter(isShown);
  const index = indexWords(shown);
  const { understand } = createListener(index);
  const matcher = createMatcher(shown, index);
  // Read at the first question: nobody waits for it at the start.
  const classify = (text: string) => learntClassifier().classify(text);
  const { blend } = createBlender(shown, (name) => learntClassifier().knows(name));
  const titled = createTitles(shown);
  const ids = new Map(shown.map((resource) => [resource.id, resource]));
  /** Where no word is known as it is typed, those that were probably meant are heard; where no trade is said, that of who asks. */
  const hear = (query: string, { words, trades }: Asked, activity: string) => {
    const typed = classify(query);
    const heard = typed.shares.size > 0 ? typed : classify(words.map(({ word }) => word.form).join(' '));
    return activity === '' || trades.length > 0 ? heard : heardFrom(heard, classify(`${query} ${activity}`));
  };
  /** A turn asks several times of the same words. */
  let heard: { readonly text: string; readonly said: Said } | undefined;
  return {
    find(query, profile, today, limit = SHOWN) {
      const asked = firm(understand(query));
      // Who asks is known from the profile where the question does not say.
      const { activity = '' } = profile;
      const trades = asked.trades.length > 0 || activity === '' ? asked.trades : understand(activity).trades;
      // A place that is said counts more than the one where they live.
      const regions = asked.regions.length > 0 ? asked.regions : profile.region ? [profile.region] : [];
      const [place, another] = asked.regions;
      const isOne = place !== undefined && another === undefined;
      const said = { ...factsSaid(query), ...(isOne && { region: place }) };
      const facts = { ...factsOf(profile), ...said };
      const most = Math.max(WEIGHED, 2 * limit);
      const names = namesOf(asked, index);
      const isNear = isReachable(regions);
      const heard = hear(query, asked, activity);
      const worded = matcher.match({ ...asked, trades }, most, isNear);
      // Anger with no word of ours in it asks for nothing.
      const isRage = worded.length === 0 && mannerOf(query).isInsult;
      const matches = isRage ? [] : blend(worded, heard, isNear, regions);
      const ranked = withTitle(matches, titled(query), shown).map((found): Ranked => {
        const eligibility = eligibilityOf(found.resource, facts);
        const isNamed = names(found.row);
        const score =
          found.score * fit(found.resource, { eligibility, isNamed }, profile, { today, regions });
        return { ...found, eligibility, score };
      });
      return choose(ranked, limit).map(({ row, resource, score, eligibility }) => ({
        resource,
        score,
        eligibility,
        reasons: reasonsFor(resource, row, asked, profile, index),
        why: whyShown(row, resource, asked, index, {
          profile,
          said,
          eligibility,
          today,
          usage: usageOf(heard, resource),
        }),
        isStale: isStale(resource, today),
      }));
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
      return soundsLikeQuestion(text, asked, () => matcher.match(asked, 1, () => true).length > 0);
    },
    opensWithTrouble(text) {
      if (!tellsOfTrouble(text) || presentsTrade(understand(text))) return false;
      const { shares } = classify(text);
      const best = Math.max(0, ...shares.values());
      return best >= LIKELY && best > (shares.get(ELSEWHERE) ?? 0);
    },
    followUp,
    said(text) {
      if (heard?.text !== text) heard = { text, said: saidIn(text) };
      return heard.said;
    },
  };
}

/** "Coiffeuse, pas de salarié": one word after a trade tells more of who it is. */
function presentsTrade({ words }: Asked): boolean {
  const [first, ...rest] = words.filter(({ sort }) => sort !== 'small');
  return first?.sort === 'trade' && rest.filter(({ sort }) => sort !== 'trade').length <= 1;
}

const usageOf = ({ shares, saidFor }: Heard, { id }: Resource): string | undefined =>
  shares.has(classNameOf(id)) ? saidFor(classNameOf(id)) : undefined;

/** What is asked for by its whole name comes first, whatever its words are worth. */
function withTitle(matches: readonly Match[], row: number | undefined, shown: readonly Resource[]) {
  const resource = row === undefined ? undefined : shown[row];
  if (row === undefined || resource === undefined) return matches;
  const best = matches.reduce((most, { score }) => Math.max(most, score), 1);
  return [{ row, resource, score: TITLE * best }, ...matches.filter((match) => match.row !== row)];
}

function saidIn(text: string): Said {
  const manner = mannerOf(text);
  if (manner.isForOther) return { ...manner, facts: {} };
  return { ...manner, facts: factsSaid(text), ...selfSaid(text) };
}

/** Whether a row is asked for by its own name ("c'est quoi l'acre"). */
function namesOf(asked: Asked, index: WordIndex): (row: number) => boolean {
  const stems = asked.words.map(({ word }) => word.stem).filter((stem) => index.isProper(stem));
  return (row) => stems.some((stem) => index.asWritten(row, stem, stem) !== undefined);
}

/** Everything the profile says, as facts. */
const factsOf = ({ stage, region, facts }: Parameters<CatalogueReader['find']>[1]) => ({
  ...(stage !== undefined && { stage }),
  ...(region !== undefined && { region }),
  ...facts,
});

const LOOSELY: ReadonlySet<string> = new Set(['loose', 'trade', 'place']);

/** Made of loose words alone ("chambre de commerce"), or of the name of a trade, a question is taken at its word. */
function firm(asked: Asked): Asked {
  const telling = asked.words.filter(({ sort }) => sort !== 'small');
  const isLoose = asked.meanings.length === 0 && telling.every(({ sort }) => LOOSELY.has(sort));
  const isName = asked.words.length === 1 && telling[0]?.sort === 'trade';
  if (!isLoose || (telling.length < 2 && !isName)) return asked;
  return {
    ...asked,
    words: asked.words.map((word) => (word.sort === 'small' ? word : { ...word, sort: 'plain' as const })),
  };
}
