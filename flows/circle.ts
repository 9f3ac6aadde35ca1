/** « /cercle » : three entrepreneurs, one meeting a month, drawn anew each time; a way out at every step. */
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
  type When,
} from '#src/engine/flow.ts';
import type { Slots } from '#src/engine/message.ts';
import { date } from '#src/engine/parsers/date.ts';
import { place } from '#src/engine/parsers/place.ts';
import { text } from '#src/engine/parsers/text.ts';
import { townName, words } from './mentoring.ts';

const LONGEST_NAME = 40;
const LONGEST_TRADE = 80;
const LONGEST_CONTACT = 120;
const WEEK_HOURS = 24 * 7;

const circle = defineFlow(
  'circle',
  { version: 1, commands: ['cercle', 'cercle de 3', 'mon cercle', 'circle', 'my circle'], resumable: false },
  [call('mine', 'my-circle', { give: standing })],
);

/** What is known already is not asked again. */
async function standing({ person, read, now }: Context): Promise<Slots> {
  const member = await read.circles.standing(person.id, now);
  if (member) return { state: member.state };
  const profile = await read.people.profile(person.id);
  return {
    state: 'new',
    ...(profile?.place && { place: profile.place }),
    ...(profile?.activity && { trade: profile.activity }),
  };
}

const isJoining: When = (slots) => slots['start'] === 'yes' || slots['next'] === 'change';
const isIn = is('state', 'in', 'skipping', 'paused');
const leaves: When = (slots) => slots['sure'] === 'leave';

const myCircle = defineFlow('my-circle', { version: 1, resumable: false }, [
  choose('start', ['yes', 'no'], { when: is('state', 'new') }),
  choose('next', nextOptions, { when: isIn, args: nextArgs, means: { no: ['close'] } }),
  ask('place', place(), { when: isJoining, skippable: true }),
  choose('how', ['near', 'both'], { when: isJoining }),
  ask('first-name', text(LONGEST_NAME), { when: isJoining }),
  ask('trade', text(LONGEST_TRADE), { when: isJoining, skippable: true }),
  ask('contact', text(LONGEST_CONTACT), { when: isJoining }),
  choose('consent', ['yes', 'contact', 'no'], {
    when: isJoining,
    args: summary,
    clears: (value) => (value === 'contact' ? ['contact'] : []),
  }),
  act('join', joining, { when: is('consent', 'yes') }),
  act('skip', () => [{ kind: 'peers.skip', key: 'skip', isAwaited: true, data: {} }], {
    when: is('next', 'skip'),
  }),
  act('resume', () => [{ kind: 'peers.resume', key: 'resume', isAwaited: true, data: {} }], {
    when: is('next', 'resume'),
  }),
  ask('until', date(), { when: is('next', 'pause') }),
  act('pause', pausing, { when: has('until') }),
  choose('sure', ['leave', 'stay'], {
    when: is('next', 'leave'),
    means: { yes: ['leave'], no: ['stay'] },
  }),
  act('leave', () => [{ kind: 'peers.leave', key: 'leave', isAwaited: true, data: {} }], { when: leaves }),
  say('not-now', { when: (slots) => is('start', 'no')(slots) || is('consent', 'no')(slots) }),
  say('close', { when: (slots) => is('next', 'close')(slots) || is('sure', 'stay')(slots) }),
]);

const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  in: ['skip', 'pause', 'change', 'leave', 'close'],
  skipping: ['resume', 'pause', 'change', 'leave', 'close'],
  paused: ['resume', 'leave', 'close'],
};

function nextOptions({ slots, say: label }: Context) {
  const actions = ACTIONS[words(slots['state'])] ?? [];
  return actions.map((value) => ({ value, label: label(`my-circle-next-${value}`) }));
}

async function nextArgs(context: Context): Promise<TextArgs> {
  const { read, person, now, format } = context;
  const member = await read.circles.standing(person.id, now);
  return {
    state: member?.state ?? 'in',
    at: member ? format.moment(member.drawAt) : '',
    until: member?.pausedUntil ? format.moment(member.pausedUntil) : '',
    who: member?.circle ? await othersIn(context, member.circle) : '',
    has: member?.circle ? 'yes' : 'no',
  };
}

function summary(context: Context): TextArgs {
  const { slots } = context;
  const about = [words(slots['trade']), townName(context, slots['place'])].filter(Boolean).join(', ');
  return {
    name: words(slots['first-name']),
    about,
    has: about ? 'yes' : 'no',
    contact: words(slots['contact']),
  };
}

function joining({ slots, read, person }: Context) {
  const home = read.places.byCode(words(slots['place']));
  const data = {
    firstName: words(slots['first-name']),
    trade: words(slots['trade']),
    contact: words(slots['contact']),
    place: home?.code ?? '',
    zone: home?.zone ?? person.zone,
    isRemote: slots['how'] === 'both',
    agreed: true,
  };
  return [{ kind: 'peers.join', key: 'join', isAwaited: true, data }];
}

function pausing({ slots }: Context) {
  return [{ kind: 'peers.pause', key: 'pause', isAwaited: true, data: { until: slots['until'] ?? '' } }];
}

/** "Nadia, comptable, Rezé (12 min) : 06 …", one line each. */
async function othersIn(context: Context, id: string): Promise<string> {
  const others = (await context.read.circles.others(id, context.person.id)) ?? [];
  return others
    .map(({ firstName, trade, place: town, contact, minutes }) => {
      const about = [firstName, trade, townName(context, town)].filter(Boolean).join(', ');
      return context.say('circle-drawn-line', {
        about,
        contact,
        minutes: minutes ?? 0,
        near: minutes !== undefined && minutes > 0 ? 'yes' : 'no',
      });
    })
    .join('\n');
}

/** What became of an order about one's circle. */
const circleNews = defineFlow(
  'circle-news',
  { version: 1, triggers: ['circle-news'] },
  ['joined', 'skipped', 'paused', 'resumed', 'left', 'alone'].map((news) =>
    say(news, {
      when: is('news', news),
      args: ({ slots, format }) => ({
        at: words(slots['at']) ? format.moment(words(slots['at'])) : '',
        until: words(slots['until']) ? format.day(words(slots['until'])) : '',
      }),
    }),
  ),
);

/** The day before: what will happen, and the way out. Slots in: `month`; the trigger's `deadline` is the draw. */
const circleEve = defineFlow(
  'circle-eve',
  {
    version: 1,
    triggers: ['circle-eve'],
    delivery: 'timed',
    expiresAfterHours: 24,
    isOver: async ({ read, person, now }) => (await read.circles.standing(person.id, now)) === undefined,
  },
  [
    choose('answer', ['stay', 'skip', 'pause', 'leave'], {
      args: ({ slots, format }) => ({
        at: words(slots['deadline']) ? format.moment(words(slots['deadline'])) : '',
      }),
      means: { yes: ['stay'], no: ['skip'] },
    }),
    say('stay', { when: is('answer', 'stay') }),
    act('skip', () => [{ kind: 'peers.skip', key: 'skip', isAwaited: true, data: {} }], {
      when: is('answer', 'skip'),
    }),
    ask('until', date(), { when: is('answer', 'pause') }),
    act('pause', pausing, { when: has('until') }),
    act('leave', () => [{ kind: 'peers.leave', key: 'leave', isAwaited: true, data: {} }], {
      when: is('answer', 'leave'),
    }),
  ],
);

/** Who they are and how to reach them; only those who sit in it see it. */
const circleDrawn = defineFlow(
  'circle-drawn',
  {
    version: 1,
    triggers: ['circle-drawn'],
    delivery: 'once',
    // The others may have left before this is read.
    isOver: async ({ read, person, slots }) =>
      ((await read.circles.others(words(slots['circle']), person.id)) ?? []).length === 0,
  },
  [
    say('who', {
      args: async (context) => ({ who: await othersIn(context, words(context.slots['circle'])) }),
    }),
  ],
);

const circleMet = defineFlow(
  'circle-met',
  {
    version: 1,
    triggers: ['circle-met'],
    delivery: 'timed',
    expiresAfterHours: WEEK_HOURS,
    isOver: ({ read, person, slots }) => read.circles.isSettled(words(slots['circle']), person.id),
  },
  [
    choose('met', ['yes', 'later', 'no'], {
      args: async ({ read, person, slots }) => {
        const others = (await read.circles.others(words(slots['circle']), person.id)) ?? [];
        return { names: others.map(({ firstName }) => firstName).join(', ') };
      },
    }),
    act('noted', ({ slots }) => [
      { kind: 'peers.met', key: 'met', data: { circle: slots['circle'] ?? '', met: slots['met'] ?? '' } },
    ]),
    say('thanks', { when: is('met', 'yes') }),
    say('later', { when: is('met', 'later') }),
    say('no', { when: is('met', 'no') }),
  ],
);

export const circleFlows = [circle, myCircle, circleNews, circleEve, circleDrawn, circleMet];
