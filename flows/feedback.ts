/** "Useful / not for me / out of date": what a person says of an entry; « /retours » : organisers read the counts. */
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
import type { Part, Slots } from '#src/engine/message.ts';
import { siteOf } from './resource-card.ts';

const VERDICTS = ['useful', 'not-for-me', 'out-of-date'] as const;
const SHOWN = 10;
const OPTION = 'opinion';
/** Ids of what clubs have added begin so: each for its own members. */
const CLUB_ENTRY = 'club-';

/** One option under answers: which entry, and what of it, is asked when it is pressed. */
export const feedbackOptions = (
  { say: words }: Pick<Context, 'say'>,
  ids: readonly string[],
): readonly DynamicOption[] => (ids.length > 0 ? [{ value: OPTION, label: words('feedback-option') }] : []);
export const isFeedback = ({ next, more }: Slots): boolean => next === OPTION || more === OPTION;
/** What the flow `feedback` is given. */
export const feedbackAbout = (ids: readonly string[]): Slots => ({ entries: ids });

const idsOf = ({ slots }: Context): readonly string[] => {
  const { entries } = slots;
  return Array.isArray(entries) ? entries.map(String) : [];
};

/** Slot in: `entries`, ids of what was shown. */
const feedback = defineFlow('feedback', { version: 1, resumable: false }, [
  choose('entry', entryOptions, {
    when: ({ entries }) => Array.isArray(entries) && entries.length > 1,
  }),
  choose('verdict', VERDICTS, {
    args: (context) => ({ name: nameOf(context, entryOf(context)) }),
  }),
  act('record', (context) => [
    {
      kind: 'catalogue.feedback',
      key: 'record',
      data: { entry: entryOf(context), verdict: context.slots['verdict'] ?? '' },
    },
  ]),
  say('useful', { when: is('verdict', 'useful') }),
  say('not-for-me', { when: is('verdict', 'not-for-me') }),
  say('out-of-date', { when: is('verdict', 'out-of-date') }),
]);

/** Option values hold 24 characters; an id may be longer. */
const valueOf = (id: string): string => id.slice(0, 24);

function entryOf(context: Context): string {
  const ids = idsOf(context);
  return ids.find((id) => valueOf(id) === context.slots['entry']) ?? ids[0] ?? '';
}

function nameOf({ read, person }: Context, id: string): string {
  return read.catalogue.byId(id)?.name[person.locale] ?? '';
}

function entryOptions(context: Context): readonly DynamicOption[] {
  return idsOf(context).map((id) => ({ value: valueOf(id), label: nameOf(context, id) }));
}

const opinions = defineFlow(
  'opinions',
  { version: 1, commands: ['retours', 'feedback'], forOrganisers: true, resumable: false },
  [
    show('list', listed),
    choose('next', ['selection', 'close']),
    call('selection', 'selection', { when: is('next', 'selection') }),
    say('closed', { when: is('next', 'close') }),
  ],
);

async function listed({ read, now, person, say: words }: Context): Promise<readonly Part[]> {
  const today = now.toISOString().slice(0, 10);
  const all = await read.curation.opinions(SHOWN, today);
  const { own } = await read.curation.rulesFor(person.id, [], today);
  const known = all.flatMap((one) => {
    const resource = read.catalogue.byId(one.id);
    const isOthers = one.id.startsWith(CLUB_ENTRY) && !own.has(one.id);
    return resource && !isOthers ? [{ ...one, resource }] : [];
  });
  const said = words(known.length > 0 ? 'opinions-list' : 'opinions-none', { count: known.length });
  return [
    { kind: 'text', text: said },
    ...known.map(({ resource, opinions: counts, isAlarming }) => ({
      kind: 'card' as const,
      title: resource.name[person.locale],
      lines: [
        ...(isAlarming ? [{ text: words('opinions-alarm') }] : []),
        {
          text: words('opinions-counts', {
            useful: counts.useful,
            notForMe: counts['not-for-me'],
            outOfDate: counts['out-of-date'],
          }),
        },
      ],
      link: { url: resource.url, label: siteOf(resource.url) },
    })),
  ];
}

export const feedbackFlows = [feedback, opinions];
