/** What is said above the answers, and the answers: cards, or who knows. */
import type { Context } from '#src/engine/flow.ts';
import type { Part } from '#src/engine/message.ts';
import { factCards } from './facts.ts';
import { card } from './resource-card.ts';
import { asList, find, type Found, queryOf, seenBy } from './resource-search.ts';

/** Free human help for every kind of question: shown when nothing else is sure. */
const THEY_KNOW = ['conseillers-entreprises', 'france-services'];

export async function answer(context: Context): Promise<readonly Part[]> {
  const { slots } = context;
  const found = await find(context);
  const isWhole = typeof slots['one'] === 'string';
  const isChanged = typeof slots['how'] === 'string';
  const facts = isWhole || isChanged ? [] : factCards(queryOf(slots), context);
  if (facts.length > 0 && found.length === 0) return facts;
  if (slots['how'] === 'cost') return [{ kind: 'text', text: costs(found, context) }];
  const trouble = isChanged || found.length > 0 ? undefined : notFound(context);
  const words = isChanged
    ? changed(found, context)
    : [...leads(found, context), trouble ?? ''].filter(Boolean).join('\n');
  const shown = found.length > 0 ? found : isBare(context) ? [] : await whoKnows(context);
  const cards = await Promise.all(shown.map((one) => card(one, context, isWhole)));
  return [...facts, { kind: 'text', text: words }, ...cards];
}

/** As many characters are a story, and what was heard of it is said. */
const LONG = 200;
const MOST_HEARD = 5;

/** What is to be known of the answers before they are read. */
function leads(found: readonly Found[], context: Context): readonly string[] {
  const { slots, say, person, read } = context;
  if (found.length === 0) return [];
  const query = String(slots['query'] ?? '');
  const { isVerdict, isForOther, language } = read.catalogue.said(query);
  const who = (found.find(({ resource }) => resource.kind !== 'alert') ?? found[0])?.resource.provider ?? '';
  const heard = found.flatMap(({ why = [] }) =>
    why.flatMap((one) => (one.kind === 'word' || one.kind === 'meaning' ? one.said : [])),
  );
  const words = [...new Set(heard)].slice(0, MOST_HEARD).join(', ');
  return [
    isVerdict ? say('resources-verdict', { who: who.split(',')[0] ?? who }) : '',
    isForOther ? say('resources-for-other') : '',
    query.length > LONG && words ? say('resources-long', { words }) : '',
    say('resources-found', { count: found.length }),
    language === 'en' && person.locale === 'fr' ? say('resources-in-english') : '',
  ];
}

/** Nothing sure: why, and what would help. */
function notFound({ slots, say, read }: Context): string {
  const query = String(slots['query'] ?? '').trim();
  const { isVerdict, isInsult, language } = read.catalogue.said(query);
  if (isInsult) return say('resources-insult');
  if (language === 'other') return say('resources-other-language');
  if (isVerdict) return say('resources-verdict-nothing');
  return isOneWord(query) ? say('resources-nothing-short', { word: query }) : say('resources-nothing');
}

const LONGEST_WORD = 40;
const isOneWord = (query: string): boolean =>
  query !== '' && query.length <= LONGEST_WORD && !/\s/.test(query);

/** Nothing was found for a single word, or for anger: an answer, and no list of addresses. */
export function isBare({ slots, read }: Context): boolean {
  const query = String(slots['query'] ?? '').trim();
  return typeof slots['how'] !== 'string' && (isOneWord(query) || read.catalogue.said(query).isInsult);
}

/** After a follow-up: what was understood, and what came of it. */
function changed(found: readonly Found[], { slots, say, read, plainly }: Context): string {
  const how = String(slots['how']);
  const count = found.length;
  if (count === 0) return say(how === 'others' ? 'resources-no-others' : 'resources-nothing-so');
  const plain = how === 'simpler' ? inPlainWords(found[0], plainly) : undefined;
  if (plain !== undefined) return `${say('resources-how-plain')}\n${plain}`;
  if (how !== 'place')
    return say(`resources-how-${how}`, {
      count,
      words: String((how === 'region' ? slots['where'] : slots['topic']) ?? ''),
    });
  const place = read.places.byCode(String(slots['place'] ?? ''));
  const isLocal = found.some(({ resource }) => resource.scope !== 'national');
  return say(isLocal ? 'resources-near' : 'resources-near-none', {
    place: place?.name ?? '',
    region: place?.regionName ?? '',
  });
}

/** One line each. */
const costs = (found: readonly Found[], { say, person }: Context): string =>
  found
    .map(({ resource: { name, cost } }) =>
      say('resources-cost-of', { name: name[person.locale], cost: say(`resources-cost-${cost}`) }),
    )
    .join('\n');

/** In a model's words, where there is one and its words hold; the sheet itself stands below them. */
const inPlainWords = (found: Found | undefined, plainly: Context['plainly']): string | undefined =>
  found && !found.isStale ? plainly?.(found.resource.id) : undefined;

async function whoKnows(context: Context): Promise<readonly Found[]> {
  const seen = asList(context.slots['without']);
  const found = await Promise.all(
    THEY_KNOW.filter((id) => !seen.includes(id)).map((id) => seenBy(context, id)),
  );
  return found.filter((one) => one !== undefined);
}
