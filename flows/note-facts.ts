/** What somebody said of themselves while asking goes into their profile after one yes; each fact is offered once. */
import { act, call, choose, type Context, defineFlow, is, say } from '#src/engine/flow.ts';
import type { Json, Slots } from '#src/engine/message.ts';
import { factInWords } from './fact-words.ts';
import { changedSearch, changeOf, followUps, samePlace } from './resource-follow-up.ts';
import { asFacts, asList, keptProfile, queryOf, searchWith } from './resource-search.ts';

/** Nothing of health, origin, family or income: such facts count for the answer, and are forgotten. */
const NOTABLE =
  'status employees turnover sector jobseeker employee civil-servant student retired farmer artist'.split(
    ' ',
  );

/** Slots in: `activity`, `place`, `noted` (facts), `asked` (their names), and the lookup. */
export const noteFacts = defineFlow('note-facts', { version: 1, resumable: false }, [
  act(
    'asked',
    ({ slots }) => [{ kind: 'people.profile.asked', key: 'asked', data: { asked: slots['asked'] ?? [] } }],
    { when: hasOffer },
  ),
  choose('sure', ['yes', 'no'], {
    when: hasOffer,
    args: (context) => ({ facts: offerInWords(context) }),
    takesQuestions: true,
    or: followUps,
  }),
  act('keep', keep, { when: is('sure', 'yes') }),
  say('kept', { when: is('sure', 'yes') }),
  say('not-kept', { when: is('sure', 'no') }),
  call('again', 'resources', {
    when: ({ sure }) => changeOf(sure) !== undefined,
    give: (context) => changedSearch(context, context.slots['sure']),
  }),
]);

function hasOffer({ asked }: Slots): boolean {
  return asList(asked).length > 0;
}

/** What is offered under an answer; nothing to those who have not agreed to have anything kept. */
export async function offer(context: Context): Promise<Slots> {
  const { read, slots } = context;
  const kept = await keptProfile(context);
  if (!kept) return {};
  const said = read.catalogue.said(queryOf(slots));
  const asked = new Set(kept.factsAsked);
  const isNew = (name: string, value: Json, known: Json | undefined) =>
    value !== known && !asked.has(`${name}=${String(value)}`);
  const town = said.town === undefined ? undefined : townNamed(said.town, context);
  const told = { ...said.facts, ...asFacts(slots['facts']) } as Slots;
  const facts = Object.entries(told).filter(
    ([name, value]) => NOTABLE.includes(name) && isNew(name, value, kept.facts?.[name]),
  );
  const isTradeNew = said.trade !== undefined && isNew('activity', said.trade, kept.activity?.toLowerCase());
  const isTownNew = town !== undefined && isNew('place', town, kept.place);
  const offered = {
    ...(isTradeNew && { activity: said.trade }),
    ...(isTownNew && { town }),
    noted: Object.fromEntries(facts),
    asked: [
      ...(isTradeNew ? [`activity=${said.trade}`] : []),
      ...(isTownNew ? [`place=${town}`] : []),
      ...facts.map(([name, value]) => `${name}=${String(value)}`),
    ],
  };
  return { ...searchWith(slots, {}), ...offered };
}

/** The town of exactly this name; a small one only when it is written as a name. */
function townNamed(words: string, { read }: Context): string | undefined {
  const found = read.places.find(words);
  const place = found.kind === 'one' ? found.place : undefined;
  const isName = /^\p{Lu}/u.test(words);
  const isSame = place && samePlace(place.name, words);
  return isSame && (isName || place.population >= SMALL) ? place.code : undefined;
}

const SMALL = 2_000;
function offerInWords(context: Context): string {
  const { slots, read, say: words } = context;
  const town = read.places.byCode(String(slots['town'] ?? ''));
  return [
    town ? words('note-facts-town', { town: town.name }) : '',
    String(slots['activity'] ?? ''),
    ...Object.entries(asFacts(slots['noted'])).map(([fact, value]) => factInWords(context, fact, value)),
  ]
    .filter(Boolean)
    .join(', ');
}

function keep({ slots, read }: Context) {
  const { activity, town, noted } = slots;
  const zone = read.places.byCode(String(town ?? ''))?.zone;
  const data = { activity: activity ?? null, place: town ?? null, facts: asFacts(noted) };
  return [
    { kind: 'people.profile.note', key: 'note', data },
    // Reminders follow them to another time zone.
    ...(zone ? [{ kind: 'companion.obligations.zone', key: 'zone', data: { zone } }] : []),
  ];
}
