import {
  act,
  ask,
  call,
  choose,
  type Context,
  defineFlow,
  type DynamicOption,
  is,
  say,
  show,
  type TextArgs,
} from '#src/engine/flow.ts';
import { date } from '#src/engine/parsers/date.ts';
import { number } from '#src/engine/parsers/number.ts';
import { place } from '#src/engine/parsers/place.ts';
import { text } from '#src/engine/parsers/text.ts';
import { time } from '#src/engine/parsers/time.ts';
import { cardOf, closed, labelOf } from './meetup-parts.ts';

const LONGEST_TITLE = 80;
const LONGEST_VENUE = 120;
const MOST_SEATS = 1000;

/** Only a club publishes meetups: an organiser without one begins there. */
const createMeetup = defineFlow(
  'create-meetup',
  { version: 1, commands: ['nouvelle_rencontre', 'new_meetup'], forOrganisers: true },
  [
    call('details', 'meetup-details', {
      give: async ({ read, person }) => ({ club: (await read.clubs.clubOf(person.id))?.name ?? 'none' }),
    }),
  ],
);

const noClub = is('club', 'none');
const hasClub = (slots: Context['slots']): boolean => !noClub(slots);

const meetupDetails = defineFlow(
  'meetup-details',
  { version: 1, forOrganisers: true, interruptible: false },
  [
    say('no-club', { when: noClub }),
    call('found', 'create-club', { when: noClub }),
    ask('title', text(LONGEST_TITLE), { when: hasClub, form: 'all' }),
    ask('day', date(), { when: hasClub, form: 'all' }),
    ask('hour', time(), { when: hasClub, form: 'all' }),
    ask('venue', text(LONGEST_VENUE), { when: hasClub, form: 'all' }),
    ask('seats', number(1, MOST_SEATS), { when: hasClub, skippable: true, form: 'all' }),
    choose('confirm', ['yes', 'title', 'day', 'hour', 'venue', 'seats', 'no'], {
      when: hasClub,
      args: summary,
      clears: (value) => (value === 'yes' || value === 'no' ? [] : [String(value)]),
    }),
    choose('announce', ['yes', 'no'], { when: is('confirm', 'yes') }),
    act('create', ({ slots }) => [{ kind: 'clubs.create', isAwaited: true, key: 'create', data: slots }], {
      when: is('confirm', 'yes'),
    }),
    say('dropped', { when: is('confirm', 'no') }),
  ],
);

const createClub = defineFlow('create-club', { version: 1, forOrganisers: true, interruptible: false }, [
  ask('name', text(LONGEST_TITLE)),
  ask('place', place()),
  choose('confirm', ['yes', 'name', 'place'], {
    args: ({ slots, read }) => ({
      name: String(slots['name']),
      town: read.places.byCode(String(slots['place']))?.name ?? '',
    }),
    clears: (value) => (value === 'yes' ? [] : [String(value)]),
  }),
  act('found', ({ slots, read }) => [
    {
      kind: 'clubs.found',
      isAwaited: true,
      key: 'found',
      data: {
        name: slots['name'] ?? '',
        place: slots['place'] ?? '',
        zone: read.places.byCode(String(slots['place']))?.zone ?? '',
      },
    },
  ]),
]);

const OTHERS: readonly unknown[] = ['create', 'close', null];
const isMeetup = ({ meetup }: Context['slots']): boolean => meetup !== undefined && !OTHERS.includes(meetup);

/** Move or cancel a meetup of one's club. */
const manageMeetups = defineFlow(
  'manage-meetups',
  { version: 1, commands: ['gerer_rencontres', 'manage_meetups'], forOrganisers: true, interruptible: false },
  [
    choose('meetup', organisedOptions, {
      args: async ({ read, person, now }) => ({ count: (await read.clubs.organised(person.id, now)).length }),
    }),
    closed(({ meetup, what }) => meetup === 'close' || what === 'close'),
    call('create', 'create-meetup', { when: is('meetup', 'create') }),
    show('card', cardOf, { when: isMeetup }),
    choose('what', ['move', 'cancel', 'close'], {
      when: isMeetup,
      args: async ({ read, slots, person }) => ({
        coming: (await read.clubs.meetup(String(slots['meetup']), person.id))?.coming ?? 0,
      }),
    }),
    ask('day', date(), { when: is('what', 'move') }),
    ask('hour', time(), { when: is('what', 'move') }),
    ask('venue', text(LONGEST_VENUE), { when: is('what', 'move'), skippable: true }),
    choose('move', ['yes', 'day', 'hour', 'venue', 'no'], {
      when: is('what', 'move'),
      args: summary,
      clears: (value) => (value === 'yes' || value === 'no' ? [] : [String(value)]),
    }),
    act(
      'send-move',
      ({ slots: { meetup = '', day = '', hour = '', venue = null } }) => [
        { kind: 'clubs.move', isAwaited: true, key: 'move', data: { meetupId: meetup, day, hour, venue } },
      ],
      { when: is('move', 'yes') },
    ),
    choose('cancel', ['yes', 'no'], { when: is('what', 'cancel') }),
    act(
      'send-cancel',
      ({ slots }) => [
        { kind: 'clubs.cancel', isAwaited: true, key: 'cancel', data: { meetupId: slots['meetup'] ?? '' } },
      ],
      { when: is('cancel', 'yes') },
    ),
    say('unchanged', { when: ({ move, cancel }) => move === 'no' || cancel === 'no' }),
  ],
);

export const createMeetupFlows = [createMeetup, meetupDetails, createClub, manageMeetups];

/** The answers so far in words; an empty one has its own words in the text. */
async function summary(context: Context): Promise<TextArgs> {
  const { slots, format } = context;
  const seats = slots['seats'];
  return {
    title: String(slots['title'] ?? ''),
    day: format.day(String(slots['day'])),
    hour: time().show(slots['hour'] ?? null, context),
    venue: String(slots['venue'] ?? ''),
    hasVenue: slots['venue'] ? 'yes' : 'no',
    seats: typeof seats === 'number' ? seats : 0,
  };
}

async function organisedOptions(context: Context): Promise<readonly DynamicOption[]> {
  const organised = await context.read.clubs.organised(context.person.id, context.now);
  return [
    ...organised.map((one) => ({ value: one.id, label: labelOf(context, one) })),
    ...['create', 'close'].map((value) => ({ value, label: context.say(`manage-meetups-meetup-${value}`) })),
  ];
}
