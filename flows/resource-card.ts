/** An answer as a card: what it brings, why you, who gives it and what it costs, what to do first, where, checked when. */
import type { Context } from '#src/engine/flow.ts';
import type { CardPart } from '#src/engine/message.ts';
import { factInWords, questionAbout, rulesInWords } from './fact-words.ts';
import { plain } from './plain.ts';
import { asFacts, asList, type Found, profileOf } from './resource-search.ts';

type Resource = Found['resource'];
type Reason = Found['reasons'][number];
type Line = CardPart['lines'][number];

const MOST_REASONS = 2;
const FEW_STAGES = 2;
const MOST_SOURCES = 2;
/** As many letters of a word as its forms share: "difficile", "difficulté". */
const STEM = 6;

export const siteOf = (url: string): string => new URL(url).hostname.replace(/^www\./, '');

/** @param isWhole with whom it is for and where else it is told of: when it is the only one shown */
export async function card(found: Found, context: Context, isWhole = false): Promise<CardPart> {
  const { person, say, format } = context;
  const { locale } = person;
  const { resource, isStale } = found;
  const title = resource.name[locale];
  const link = { url: resource.url, label: siteOf(resource.url) };
  if (isStale) {
    const stale = say('resources-stale', { day: format.date(resource.validUntil ?? resource.checkedOn) });
    return { kind: 'card', title, lines: [{ text: stale }], link };
  }
  const why = await whyThem(found, context);
  const isFor = { label: say('resources-for'), text: resource.forWhom[locale] };
  const cost = say(`resources-cost-${resource.cost}`);
  return {
    kind: 'card',
    title,
    lines: [
      { text: resource.gives[locale] },
      why ?? isFor,
      ...(why && isWhole ? [isFor] : []),
      { label: say('resources-by'), text: say('resources-by-cost', { provider: resource.provider, cost }) },
      { label: say('resources-first'), text: resource.firstStep[locale] },
      ...elsewhere(resource, context),
    ],
    link,
    note: checked(resource, say, format.date(resource.checkedOn)),
  };
}

const checked = ({ confidence }: Resource, say: Context['say'], day: string): string =>
  say(confidence === 'medium' ? 'resources-medium' : 'resources-checked', { day });

/** Other sites that tell of it too. */
function elsewhere({ alsoFrom = [], url }: Resource, { say }: Context): readonly Line[] {
  const sites = new Set(alsoFrom.map((origin) => siteOf(origin.url)));
  sites.delete(siteOf(url));
  const named = [...sites].slice(0, MOST_SOURCES).join(', ');
  return named ? [{ label: say('resources-also'), text: named }] : [];
}

/** Met, they are no reason: most meet them, or need not be told what they are. */
const NO_REASON: ReadonlySet<string> = new Set(['stage', 'region', 'woman']);

/** One line: no because, perhaps if, or yes because; undefined when there is nothing of them in it. */
async function whyThem(found: Found, context: Context): Promise<Line | undefined> {
  const { say } = context;
  const { eligibility } = found;
  if (eligibility?.verdict === 'no')
    return { label: say('resources-not-for-you'), text: rulesInWords(context, eligibility.because) };
  const profile = await profileOf(context);
  const known = {
    ...profile.facts,
    ...asFacts(context.read.catalogue.said(String(context.slots['query'] ?? '')).facts),
  };
  const met = (eligibility?.met ?? [])
    .filter((name) => !NO_REASON.has(name))
    .map((name) => factInWords(context, name, known[name]));
  const strong = strongest(found);
  const reasons = strong.map((reason) => reasonInWords(reason, found, context));
  const isHeard = strong.some(({ kind }, at) => kind === 'words' && reasons[at] !== '');
  const all = [...met, ...(isHeard ? [] : [meantInWords(found, context)]), ...reasons].filter(Boolean);
  const fact = factToTell(found, context);
  if (fact) {
    const question = questionAbout(context, fact);
    return {
      label: say('resources-perhaps'),
      text: all[0] ? `${all[0]}. ${question}` : lower(question),
    };
  }
  const why = all.slice(0, MOST_REASONS);
  return why.length > 0 ? { label: say('resources-why'), text: why.join(' ; ') } : undefined;
}

/** In the middle of a line. */
const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** The fact that would settle whether they may have it, unless they would rather not say. */
function factToTell(
  { eligibility, isStale }: Found,
  { slots, read }: Pick<Context, 'slots' | 'read'>,
): string | undefined {
  const { isForOther } = read.catalogue.said(String(slots['query'] ?? ''));
  if (isStale || isForOther || eligibility?.verdict !== 'perhaps') return undefined;
  const untold = asList(slots['untold']);
  return eligibility.ask.find((fact) => !untold.includes(fact));
}

/** What one button, or a bare yes or no, would tell. */
export const firstToTell = (
  found: readonly Found[],
  context: Pick<Context, 'slots' | 'read'>,
): string | undefined => found.map((one) => factToTell(one, context)).find((fact) => fact !== undefined);

/** That a row is meant for most stages is no reason. */
const strongest = ({ reasons, resource }: Found): readonly Reason[] =>
  reasons.filter(({ kind }) => kind !== 'stage' || resource.stages.length <= FEW_STAGES);

/** The person's own words behind those that matched: "comptabilité" where the catalogue says "comptables". */
function ownWords(query: string, matched: readonly string[]): readonly string[] {
  const words = query.split(/[^\p{L}\p{N}]+/u);
  const said = matched.flatMap((one) => {
    const stem = plain(one).slice(0, STEM);
    return words.filter((word) => plain(word).startsWith(stem));
  });
  return [...new Set(said)].slice(0, 3);
}

/** The word that people say most when they mean it. */
const usualIn = (why: NonNullable<Found['why']>): readonly string[] =>
  why.flatMap((one) => (one.kind === 'usage' ? [one.said] : [])).slice(0, 1);

const isTelling = (word: string): boolean => word.length > 3;

/** Everyday words that stand for the official ones of the row, or that people use for it; empty when there are none. */
function meantInWords({ why = [] }: Found, { slots, say }: Context): string {
  const meant = why.flatMap((one) => (one.kind === 'meaning' ? one.said.split(' ') : []));
  const said = [...usualIn(why), ...meant];
  const own = ownWords([slots['query'], slots['topic']].join(' '), said.filter(isTelling));
  return own.length > 0 ? say('resources-why-words', { words: own.join(', ') }) : '';
}

/** Empty when the words that matched are not the person's own but a typo or a synonym of them. */
function reasonInWords(reason: Reason, { why = [] }: Found, { slots, say }: Context): string {
  switch (reason.kind) {
    case 'words': {
      // What people say most when they mean it comes before what merely stands in it.
      const mended = why.flatMap((one) =>
        one.kind === 'word' && reason.words.includes(one.written) ? [one.said] : [],
      );
      const own = ownWords([slots['query'], slots['topic']].join(' '), [
        ...usualIn(why),
        ...mended,
        ...reason.words,
      ]);
      return own.length > 0 ? say('resources-why-words', { words: own.join(', ') }) : '';
    }
    case 'need':
      return say('resources-why-need', { need: say(`about-me-needs-${reason.need}`) });
    case 'stage':
      return say('resources-why-stage', { stage: say(`about-me-stage-${reason.stage}`) });
    case 'region':
      return say('resources-why-region');
    case 'free-person':
      return say('resources-why-free-person');
  }
}
