/** « /aides » : a question in the person's own words, three answers at most, and what to do with them. */
import {
  ask,
  call,
  choose,
  type Context,
  defineFlow,
  type DynamicOption,
  is,
  say,
  show,
} from '#src/engine/flow.ts';
import type { Part, Slots } from '#src/engine/message.ts';
import { text } from '#src/engine/parsers/text.ts';
import { questionAbout } from './fact-words.ts';
import { feedbackAbout, feedbackOptions, isFeedback } from './feedback.ts';
import { offer } from './note-facts.ts';
import { answer, isBare } from './resource-answer.ts';
import { card, firstToTell } from './resource-card.ts';
import { changedSearch, changeOf, followUps, isWhere } from './resource-follow-up.ts';
import { find, type Found, idsFound, queryOf, searchWith, seenBy } from './resource-search.ts';
import { isKeepSearch, searchAbout, searchOptions } from './saved-search.ts';

/** A story, or a letter. */
const LONGEST_QUERY = 4_000;
/** Values of the options that make a resource one's +1; the token leaves 24 characters. */
const TAKE = 'r-';
const takeValue = (id: string): string => `${TAKE}${id}`.slice(0, 24);
const TELL = 'tell-';
const ANSWERED = [
  'query',
  'topic',
  'facts',
  'untold',
  'place',
  'where',
  'only',
  'without',
  'one',
  'how',
  'isShown',
];

const isTelling = ({ next, more }: Slots): boolean =>
  String(next).startsWith(TELL) || isWhere(next) || isWhere(more);
const isChanging = ({ next, more }: Slots): boolean =>
  !isTelling({ next: next ?? null, more: more ?? null }) && [next, more].some((one) => changeOf(one));

/** Answers a question in the person's own words. Slots in, optional: `query`, and the rest of `searchWith`. */
export const resources = defineFlow(
  'resources',
  {
    version: 4,
    commands: ['aides', 'resources', 'aide financiere'],
    argument: 'query',
    resumable: false,
    // Of who asks, and not of what is asked.
    keeps: ['facts', 'untold'],
  },
  [
    ask('query', text(LONGEST_QUERY)),
    show('answer', answer, { when: ({ isShown }) => isShown !== true }),
    call('note', 'note-facts', { when: ({ isShown }) => isShown !== true, give: offer }),
    choose('next', nextOptions, { takesQuestions: true, or: followUps }),
    // What is done now and then, so that the first buttons stay few.
    choose('more', moreOptions, {
      when: is('next', 'more'),
      takesQuestions: true,
      or: followUps,
      clears: (value) => {
        if (value === 'back') return ['next', 'more'];
        return value === 'another' ? [...ANSWERED, 'answer', 'next', 'more'] : [];
      },
    }),
    call('step', 'plus-one', { when: ({ next }) => String(next).startsWith(TAKE), give: suggestion }),
    call('tell', 'tell-fact', { when: isTelling, give: toTell }),
    call('again', 'resources', {
      when: isChanging,
      give: (context) => changedSearch(context, context.slots['more'] ?? context.slots['next']),
    }),
    call('mentor', 'ask-mentor', { when: is('next', 'mentor') }),
    call('meetups', 'meetups', { when: (slots) => isWay(slots, 'meetups') }),
    call('handover', 'handover', {
      when: (slots) => isWay(slots, 'handover'),
      give: ({ slots }) => ({ words: queryOf(slots) || null }),
    }),
    call('others', 'resources', {
      when: is('more', 'others', 'simpler'),
      give: (context) => changedSearch(context, { kind: context.slots['more'] ?? 'others', said: '' }),
    }),
    call('opinion', 'feedback', {
      when: isFeedback,
      give: async (context) => feedbackAbout(await idsShown(context)),
    }),
    call('alert', 'keep-search', {
      when: isKeepSearch,
      give: async (context) => searchAbout(queryOf(context.slots), await idsFound(context)),
    }),
    // Back to the answers, which stand above.
    call('on', 'resources', {
      when: (slots) => isFeedback(slots) || isKeepSearch(slots),
      give: ({ slots }) => searchWith(slots, { isShown: true }),
    }),
    say('closed', { when: is('next', 'done') }),
  ],
);

const isWay = ({ next, more }: Slots, way: string): boolean => next === way || more === way;

/** One resource by its id: what a link to it opens ("/start resource_acre"). */
export const resource = defineFlow(
  'resource',
  { version: 2, commands: ['resource', 'ressource', 'fiche'], argument: 'id', resumable: false },
  [
    show('card', one),
    choose('next', waysOn, {
      when: (slots) => slots['id'] !== undefined,
      takesQuestions: true,
    }),
    call('step', 'plus-one', { when: is('next', 'take'), give: firstStep }),
    call('opinion', 'feedback', {
      when: isFeedback,
      give: ({ slots }) => feedbackAbout([String(slots['id'])]),
    }),
    call('search', 'resources', {
      when: (slots) => slots['id'] === undefined || slots['next'] === 'search',
    }),
    say('closed', { when: is('next', 'done') }),
  ],
);

const linked = (context: Context): Promise<Found | undefined> =>
  seenBy(context, String(context.slots['id'] ?? ''));

/** An id that is gone, was never one, or is another club's: the search takes over. */
async function one(context: Context): Promise<readonly Part[]> {
  const found = await linked(context);
  return found ? [await card(found, context, true)] : [{ kind: 'text', text: context.say('resource-gone') }];
}

async function firstStep(context: Context) {
  const found = await linked(context);
  return found ? { suggestion: found.resource.firstStep[context.person.locale] } : {};
}

async function waysOn(context: Context): Promise<readonly DynamicOption[]> {
  const { say: words, slots } = context;
  const isThere = (await linked(context)) !== undefined;
  const way = (value: string) => ({ value, label: words(`resource-next-${value}`) });
  return isThere
    ? [way('take'), ...feedbackOptions(context, [String(slots['id'])]), way('search'), way('done')]
    : [way('search'), way('done')];
}

const idsShown = async (context: Context): Promise<readonly string[]> =>
  (await find(context)).map(({ resource: { id } }) => id);

async function nextOptions(context: Context): Promise<readonly DynamicOption[]> {
  const { say: words, person } = context;
  const found = (await find(context)).filter(({ isStale }) => !isStale);
  const way = (value: string) => ({ value, label: words(`resources-next-${value}`) });
  if (found.length === 0 && isBare(context)) return ['mentor', 'done'].map(way);
  if (found.length === 0)
    return [...['mentor', 'meetups', 'handover'].map(way), ...searchOptions(context), way('done')];
  const fact = firstToTell(found, context);
  return [
    ...found.map(({ resource: { id, name } }) => ({
      value: takeValue(id),
      label: words('resources-next-take', { name: name[person.locale] }),
    })),
    ...(fact ? [{ value: `${TELL}${fact}`, label: questionAbout(context, fact) }] : []),
    ...['mentor', 'more', 'done'].map(way),
  ];
}

async function moreOptions(context: Context): Promise<readonly DynamicOption[]> {
  const ids = await idsShown(context);
  const way = (value: string) => ({ value, label: context.say(`resources-more-${value}`) });
  const ways = ids.length > 0 ? ['meetups', 'handover', 'another', 'back'] : ['another', 'back'];
  return [
    ...feedbackOptions(context, ids),
    ...searchOptions(context),
    ...(ids.length > 0 ? [way('others')] : []),
    ...(ids.length > 0 && context.plainly ? [way('simpler')] : []),
    ...ways.map(way),
  ];
}

/** The fact behind the button, or where they are, with the lookup it is told for. */
function toTell({ slots }: Context): Slots {
  const fact = String(slots['next']).startsWith(TELL) ? String(slots['next']).slice(TELL.length) : 'region';
  return searchWith(slots, { fact });
}

async function suggestion(context: Context) {
  const taken = (await find(context)).find(({ resource: { id } }) => takeValue(id) === context.slots['next']);
  return taken ? { suggestion: taken.resource.firstStep[context.person.locale] } : {};
}
