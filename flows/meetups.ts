import {
  act,
  ask,
  call,
  choose,
  type Context,
  defineFlow,
  type DynamicOption,
  type Effect,
  has,
  is,
  say,
  show,
} from '#src/engine/flow.ts';
import { place } from '#src/engine/parsers/place.ts';
import { argsOf, cardAndAnswer, closed, fileOf, labelOf, stillComing } from './meetup-parts.ts';

const MOST_SHOWN = 5;
/** What can be chosen in a list of meetups beside a meetup. */
const OTHERS: readonly unknown[] = ['mine', 'elsewhere', 'wish', 'start', 'find', 'close', 'create', null];
const isMeetup = ({ which }: Context['slots']): boolean => which !== undefined && !OTHERS.includes(which);

/** Rencontres près de moi : the place kept is used, otherwise asked. */
const meetups = defineFlow('meetups', { version: 1, commands: ['rencontres', 'meetups'] }, [
  call('near', 'meetups-near', {
    give: async ({ read, person, slots }): Promise<Context['slots']> => {
      const said = slots.argument === undefined ? undefined : read.places.find(String(slots.argument));
      if (said?.kind === 'one') return { place: said.place.code };
      const kept = (await read.people.profile(person.id))?.place;
      return kept ? { place: kept } : {};
    },
  }),
]);

const meetupsNear = defineFlow('meetups-near', { version: 1 }, [
  ask('place', place(), { skippable: true }),
  choose('which', nearOptions, {
    args: async (context) => ({ found: await howNear(context) }),
    clears: (value) => (value === 'elsewhere' ? ['place'] : []),
  }),
  act(
    'keep-wish',
    ({ slots }) => [{ kind: 'clubs.wish', key: 'wish', data: { place: slots['place'] ?? '' } }],
    {
      when: is('which', 'wish'),
    },
  ),
  say('wish', { when: is('which', 'wish') }),
  say('start', { when: is('which', 'start') }),
  closed(is('which', 'close')),
  call('mine', 'my-meetups', { when: is('which', 'mine') }),
  call('one', 'meetup', { when: isMeetup, give: ({ slots }) => ({ meetup: slots['which'] ?? '' }) }),
]);

const COMING = '-oui';

/** One meetup, from a button in a club's room or a link: "rencontre <id>" shows it, "rencontre <id>-oui" says yes at once. */
const meetupLink = defineFlow(
  'meetup-link',
  { version: 1, commands: ['rencontre', 'meetup'], argument: 'meetup', resumable: false },
  [
    act('come', ({ slots }) => [comingTo(String(slots['meetup']))], { when: isComing }),
    call('one', 'meetup', {
      when: (slots) => has('meetup')(slots) && !isComing(slots),
      give: ({ slots }) => ({ meetup: slots['meetup'] ?? '' }),
    }),
    call('all', 'meetups', { when: (slots) => !has('meetup')(slots) }),
  ],
);

function isComing({ meetup: linked }: Context['slots']): boolean {
  return typeof linked === 'string' && linked.endsWith(COMING);
}

const comingTo = (linked: string): Effect => ({
  kind: 'clubs.answer',
  key: 'answer',
  data: { meetupId: linked.slice(0, -COMING.length), answer: 'yes' },
  isAwaited: true,
});

const meetup = defineFlow('meetup', { version: 1 }, [
  ...cardAndAnswer,
  call('others', 'meetups', { when: is('answer', 'others') }),
]);

/** Mes rencontres : what I said yes to, or wait for. */
const myMeetups = defineFlow('my-meetups', { version: 1, commands: ['mes_rencontres', 'my_meetups'] }, [
  choose('which', myOptions, {
    args: async ({ read, person, now }) => ({ count: (await read.clubs.mine(person.id, now)).length }),
  }),
  closed(is('which', 'close')),
  call('find', 'meetups', { when: is('which', 'find') }),
  call('one', 'meetup', { when: isMeetup, give: ({ slots }) => ({ meetup: slots['which'] ?? '' }) }),
]);

/** What became of an answer: it can be told only after the seats were counted. */
const meetupOutcome = defineFlow('meetup-outcome', { version: 1, triggers: ['meetup-outcome'] }, [
  say('yes', { when: is('outcome', 'yes'), args: argsOf }),
  show('file', fileOf, { when: is('outcome', 'yes') }),
  say('waiting', {
    when: is('outcome', 'waiting'),
    args: async (context) => ({
      ...(await argsOf(context)),
      position: Number(context.slots['position'] ?? 1),
    }),
  }),
  say('gone', { when: is('outcome', 'gone') }),
  call('plus-one', 'plus-one', {
    when: is('outcome', 'yes'),
    give: async (context) => ({
      suggestion: context.say('meetup-outcome-suggestion', await argsOf(context)),
    }),
  }),
]);

/** A seat has freed for somebody who waited. */
const meetupSeat = defineFlow('meetup-seat', { version: 1, triggers: ['meetup-seat'], delivery: 'once' }, [
  say('news', { args: argsOf }),
  show('file', fileOf),
  ...stillComing(),
]);

const meetupChange = defineFlow(
  'meetup-change',
  { version: 1, triggers: ['meetup-change'], delivery: 'once' },
  [
    say('moved', { when: is('change', 'moved'), args: argsOf }),
    say('cancelled', { when: is('change', 'cancelled'), args: argsOf }),
    show('file', fileOf),
    ...stillComing(is('change', 'moved')),
  ],
);

/** A new meetup in one's club, or near the place one asked about. */
const meetupInvite = defineFlow(
  'meetup-invite',
  { version: 1, triggers: ['meetup-invite'], delivery: 'once' },
  [
    say('news', { args: argsOf }),
    ...cardAndAnswer,
    call('others', 'meetups', { when: is('answer', 'others') }),
  ],
);

export const meetupFlows = [
  meetups,
  meetupsNear,
  meetupLink,
  meetup,
  myMeetups,
  meetupOutcome,
  meetupSeat,
  meetupChange,
  meetupInvite,
];

const nearby = ({ slots, read, person, now }: Context) =>
  read.clubs.near(
    person.id,
    typeof slots['place'] === 'string' ? slots['place'] : undefined,
    read.places,
    now,
    MOST_SHOWN,
  );

/** How near the nearest is; "any" when we do not know where the person is. */
async function howNear(context: Context): Promise<string> {
  const [nearest] = await nearby(context);
  if (!nearest) return 'none';
  return has('place')(context.slots) ? nearest.nearness : 'any';
}

async function nearOptions(context: Context): Promise<readonly DynamicOption[]> {
  const found = await nearby(context);
  const mine = await context.read.clubs.mine(context.person.id, context.now);
  const isKnown = has('place')(context.slots);
  const isNothingNear = isKnown && found.every(({ nearness }) => nearness === 'far');
  const values = [
    ...(isNothingNear ? ['wish'] : []),
    ...(mine.length > 0 ? ['mine'] : []),
    'elsewhere',
    ...(isNothingNear || found.length === 0 ? ['start'] : []),
    'close',
  ];
  return [
    ...found.map((one) => ({ value: one.id, label: labelOf(context, one) })),
    ...values.map((value) => ({ value, label: context.say(`meetups-near-which-${value}`) })),
  ];
}

async function myOptions(context: Context): Promise<readonly DynamicOption[]> {
  const mine = await context.read.clubs.mine(context.person.id, context.now);
  return [
    ...mine.map((one) => ({ value: one.id, label: labelOf(context, one) })),
    ...['find', 'close'].map((value) => ({ value, label: context.say(`my-meetups-which-${value}`) })),
  ];
}
