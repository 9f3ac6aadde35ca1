/** A search is kept, and told about once a week when something new answers it. */
import {
  act,
  call,
  choose,
  type Context,
  defineFlow,
  type DynamicOption,
  is,
  say,
  show,
} from '#src/engine/flow.ts';
import type { CardPart, Json, Part, Slots } from '#src/engine/message.ts';
import { siteOf } from './resource-card.ts';

const OPTION = 'keep-search';
const CLOSE = 'close';
const WEEK_HOURS = 24 * 7;

/** One option under answers. */
export const searchOptions = ({ say: words }: Pick<Context, 'say'>): readonly DynamicOption[] => [
  { value: OPTION, label: words('keep-search-option') },
];
export const isKeepSearch = ({ next, more }: Slots): boolean => next === OPTION || more === OPTION;
/** What the flow `keep-search` is given. @param ids what was found: it is no news */
export const searchAbout = (query: string, ids: readonly string[]): Slots => ({ query, seen: ids });

/** Slots in: `query`, `seen`. */
const keepSearch = defineFlow('keep-search', { version: 1, resumable: false }, [
  choose('sure', ['yes', 'no'], { args: ({ slots }) => ({ query: String(slots['query'] ?? '') }) }),
  act(
    'keep',
    ({ slots, person, newId }) => [
      {
        kind: 'catalogue.keep-search',
        key: 'keep',
        data: { id: newId(), query: slots['query'] ?? '', seen: slots['seen'] ?? [], zone: person.zone },
      },
    ],
    { when: is('sure', 'yes') },
  ),
  say('kept', { when: is('sure', 'yes') }),
  say('not-kept', { when: is('sure', 'no') }),
]);

const mySearches = defineFlow(
  'my-searches',
  { version: 1, commands: ['alertes', 'alerts'], resumable: false },
  [
    choose('which', searchesOf, {
      args: async ({ read, person }) => ({ count: (await read.curation.searches(person.id)).length }),
    }),
    act(
      'drop',
      ({ slots }) => [{ kind: 'catalogue.drop-search', key: 'drop', data: { id: slots['which'] ?? '' } }],
      { when: ({ which }) => which !== CLOSE },
    ),
    say('dropped', { when: ({ which }) => which !== CLOSE }),
    say('closed', { when: is('which', CLOSE) }),
  ],
);

async function searchesOf({ read, person, say: words }: Context): Promise<readonly DynamicOption[]> {
  const searches = await read.curation.searches(person.id);
  return [
    ...searches.map(({ id, query }) => ({ value: id, label: words('my-searches-stop', { query }) })),
    { value: CLOSE, label: words('my-searches-which-close') },
  ];
}

/** The weekly message. Slot in: `news`, for each search what is new. */
const searchDigest = defineFlow(
  'search-digest',
  {
    version: 1,
    triggers: ['search-digest'],
    delivery: 'timed',
    expiresAfterHours: WEEK_HOURS,
    isOver: (context) => newsOf(context).length === 0,
  },
  [
    show('news', digest),
    choose('next', ['look', 'stop', 'close']),
    act('stop', () => [{ kind: 'catalogue.drop-search', key: 'stop', data: {} }], {
      when: is('next', 'stop'),
    }),
    say('stopped', { when: is('next', 'stop') }),
    say('closed', { when: is('next', 'close') }),
    call('look', 'resources', {
      when: is('next', 'look'),
      give: (context) => ({ query: newsOf(context)[0]?.query ?? '' }),
    }),
  ],
);

type Resource = NonNullable<ReturnType<Context['read']['catalogue']['byId']>>;

/** What is still there of what was new on Monday. */
function newsOf({
  slots,
  read,
}: Context): readonly { readonly query: string; readonly found: readonly Resource[] }[] {
  const news: readonly Json[] = Array.isArray(slots['news']) ? slots['news'] : [];
  return news.flatMap((one) => {
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return [];
    const { query, ids } = one as { readonly query?: Json; readonly ids?: Json };
    const found = (Array.isArray(ids) ? ids : []).flatMap((id) => read.catalogue.byId(String(id)) ?? []);
    return found.length > 0 ? [{ query: String(query ?? ''), found }] : [];
  });
}

function digest(context: Context): readonly Part[] {
  const { say: words, person, format } = context;
  const news = newsOf(context);
  const count = news.reduce((sum, { found }) => sum + found.length, 0);
  const cards = news.flatMap(({ query, found }) =>
    found.map(
      ({ name, gives, url, checkedOn }): CardPart => ({
        kind: 'card',
        title: name[person.locale],
        lines: [
          { text: gives[person.locale] },
          { label: words('search-digest-why'), text: words('search-digest-because', { query }) },
        ],
        link: { url, label: siteOf(url) },
        note: words('resources-checked', { day: format.date(checkedOn) }),
      }),
    ),
  );
  return [{ kind: 'text', text: words('search-digest-new', { count }) }, ...cards];
}

export const savedSearchFlows = [keepSearch, mySearches, searchDigest];
