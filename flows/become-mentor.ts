import {
  act,
  ask,
  call,
  choose,
  type Context,
  defineFlow,
  has,
  is,
  say,
  type TextArgs,
} from '#src/engine/flow.ts';
import type { Json, Slots } from '#src/engine/message.ts';
import { date } from '#src/engine/parsers/date.ts';
import { place } from '#src/engine/parsers/place.ts';
import { text } from '#src/engine/parsers/text.ts';
import { inside, KINDS, labelled, list, needLabel, needOptions, townName, words } from './mentoring.ts';

/** What each state of a mentor may turn to; the first visit explains the deal before it asks anything. */
const ACTIONS = {
  none: ['start', 'close'],
  stopped: ['start', 'close'],
  active: ['settings', 'pause', 'stop', 'close'],
  paused: ['resume', 'settings', 'stop', 'close'],
} as const;

const settingsOf = ({ read, person, now }: Context) => read.mentoring.mentor(person.id, now);
const actionLabels = labelled((value) => `become-mentor-action-${value}`);

export const becomeMentor = defineFlow(
  'become-mentor',
  {
    version: 2,
    commands: [
      'mentor-devenir',
      'devenir mentor',
      'become mentor',
      'mentor settings',
      'mes réglages de mentor',
    ],
  },
  [
    choose(
      'action',
      async (context) => actionLabels(context, ACTIONS[(await settingsOf(context))?.state ?? 'none']),
      {
        args: async (context) => {
          const known = await settingsOf(context);
          const until = known?.pausedUntil ? context.format.moment(known.pausedUntil) : '';
          return {
            state: known?.state ?? 'none',
            until,
            capacity: known?.capacity ?? 0,
            pings: known?.pingsPerWeek ?? 0,
          };
        },
        means: { yes: ['start'], no: ['close'] },
      },
    ),
    choose('pause', ['one-week', 'one-month', 'three-months', 'date'], { when: is('action', 'pause') }),
    ask('back', date(), { when: is('pause', 'date') }),
    choose('sure', ['stop', 'stay'], { when: is('action', 'stop'), means: { yes: ['stop'], no: ['stay'] } }),
    act(
      'paused',
      ({ slots }) => [
        {
          kind: 'mentoring.pause',
          key: 'pause',
          data: { length: words(slots['back']) || words(slots['pause']) },
        },
      ],
      {
        when: has('pause'),
      },
    ),
    act('resumed', () => [{ kind: 'mentoring.resume', key: 'resume', data: {} }], {
      when: is('action', 'resume'),
    }),
    act('stopped', () => [{ kind: 'mentoring.stop', key: 'stop', data: {} }], { when: is('sure', 'stop') }),
    say('noted', {
      when: (slots) => has('pause')(slots) || is('action', 'resume')(slots) || is('sure', 'stop')(slots),
    }),
    say('closed', { when: (slots) => is('action', 'close')(slots) || is('sure', 'stay')(slots) }),
    call('form', 'mentor-form', {
      when: is('action', 'start', 'settings'),
      give: async (context) => known(context),
    }),
  ],
);

/** Settings already kept are answers already given: the form then opens at its summary. */
async function known(context: Context): Promise<Slots> {
  const mentor = await settingsOf(context);
  if (!mentor) {
    const profile = await context.read.people.profile(context.person.id);
    return {
      kinds: ['mentor'],
      colleagues: 'no',
      ...(profile?.activity && { trade: profile.activity }),
      ...(profile?.place && { place: profile.place }),
    };
  }
  return {
    'first-name': mentor.firstName,
    skills: mentor.skills,
    kinds: mentor.kinds,
    colleagues: mentor.acceptsCompetitors ? 'yes' : 'no',
    ...(mentor.price && { price: mentor.price }),
    trade: mentor.trade ?? null,
    place: mentor.place ?? null,
    reach: mentor.isRemote ? 'anywhere' : 'near',
    languages: mentor.languages,
    capacity: `people-${mentor.capacity}`,
    pings: `pings-${mentor.pingsPerWeek}`,
    quiet:
      QUIET.find(({ from, to }) => from === mentor.quietFrom && to === mentor.quietTo)?.value ?? 'evening',
  };
}

const QUIET = [
  { value: 'evening', from: '20:00', to: '08:00' },
  { value: 'long', from: '18:00', to: '09:00' },
  { value: 'night', from: '22:00', to: '07:00' },
  { value: 'none', from: '00:00', to: '00:00' },
] as const;
const CORRECTIONS: Readonly<Record<string, readonly string[]>> = {
  'first-name': ['first-name'],
  skills: ['skills'],
  kinds: ['kinds', 'price'],
  trade: ['trade'],
  place: ['place', 'reach'],
  colleagues: ['colleagues'],
  languages: ['languages'],
  capacity: ['capacity'],
  pings: ['pings'],
  quiet: ['quiet'],
};
const summaryLabels = labelled((value) => `mentor-form-summary-${value}`);
const isComplete = (slots: Slots) => list(slots['skills']).length > 0 && list(slots['languages']).length > 0;
const isSaved = is('agreed', 'yes');

export const mentorForm = defineFlow('mentor-form', { version: 3, interruptible: false }, [
  ask('first-name', text(40), { form: 'all' }),
  choose('skills', needOptions, { many: true }),
  // Mentoring, unless they say otherwise at the end: the first visit stays short.
  choose('kinds', KINDS, { many: true }),
  ask('price', text(60), { when: (slots) => list(slots['kinds']).includes('freelance'), skippable: true }),
  ask('trade', text(60), { form: 'all', skippable: true }),
  ask('place', place(), { form: 'all', skippable: true }),
  choose('reach', ['near', 'anywhere'], {
    when: has('place'),
    args: (context) => ({ town: townName(context, context.slots['place']) }),
  }),
  // As for kinds: no, unless they say otherwise.
  choose('colleagues', ['no', 'yes']),
  choose('languages', ['fr', 'en'], { many: true }),
  choose('capacity', ['people-1', 'people-2', 'people-3', 'people-5'], { form: 'all' }),
  choose('pings', ['pings-1', 'pings-2', 'pings-5'], { form: 'all' }),
  choose(
    'quiet',
    QUIET.map(({ value }) => value),
  ),
  choose(
    'summary',
    (context) =>
      summaryLabels(context, [...(isComplete(context.slots) ? ['ok'] : []), ...Object.keys(CORRECTIONS)]),
    {
      args: summary,
      means: { yes: ['ok'] },
      clears: (value: Json) => CORRECTIONS[words(value)] ?? [],
    },
  ),
  choose('agreed', ['yes', 'no']),
  act('save', (context) => [{ kind: 'mentoring.become', key: 'become', data: settings(context) }], {
    when: isSaved,
  }),
  say('saved', {
    when: isSaved,
    args: ({ slots }) => ({ pings: Number(words(slots['pings']).slice('pings-'.length)) }),
  }),
  say('not-saved', { when: is('agreed', 'no') }),
]);

function summary(context: Context): TextArgs {
  const { slots, say: tell } = context;
  const labels = (step: string, values: readonly string[]) =>
    values.map((value) => tell(`mentor-form-${step}-${value}`)).join(', ');
  const town = townName(context, slots['place']);
  const none = tell('mentoring-none');
  return {
    name: words(slots['first-name']),
    skills:
      list(slots['skills'])
        .map((need) => needLabel(context, need))
        .join(', ') || none,
    kinds: kinds(context),
    trade: words(slots['trade']) || none,
    where: town
      ? tell(`mentor-form-where-${words(slots['reach'])}`, { town })
      : tell('mentor-form-where-remote'),
    languages: labels('languages', list(slots['languages'])) || none,
    capacity: inside(labels('capacity', [words(slots['capacity'])])),
    pings: inside(labels('pings', [words(slots['pings'])])),
    quiet: inside(labels('quiet', [words(slots['quiet'])])),
    isQuiet: slots['quiet'] === 'none' ? 'no' : 'yes',
  };
}

/** With the price that goes with them. */
function kinds({ slots, say: tell }: Context): string {
  const labels = list(slots['kinds']).map((kind) => inside(tell(`mentor-form-kinds-${kind}`)));
  const price = words(slots['price']);
  return [labels.join(', ') || inside(tell('mentor-form-kinds-mentor')), price && `(${price})`]
    .filter(Boolean)
    .join(' ');
}

function settings({ slots, person }: Context): Slots {
  const quiet = QUIET.find(({ value }) => value === slots['quiet']) ?? QUIET[0];
  return {
    firstName: words(slots['first-name']),
    skills: list(slots['skills']),
    kinds: list(slots['kinds']),
    price: words(slots['price']),
    trade: words(slots['trade']),
    place: words(slots['place']),
    isRemote: slots['reach'] !== 'near',
    acceptsCompetitors: slots['colleagues'] === 'yes',
    languages: list(slots['languages']),
    capacity: Number(words(slots['capacity']).slice('people-'.length)),
    pingsPerWeek: Number(words(slots['pings']).slice('pings-'.length)),
    quietFrom: quiet.from,
    quietTo: quiet.to,
    zone: person.zone,
    agreed: true,
  };
}
