import { act, ask, call, choose, type Context, defineFlow, is, say, type When } from '#src/engine/flow.ts';
import { date } from '#src/engine/parsers/date.ts';
import { successOf } from './success.ts';
import { dayOf, isDay, WHEN_OPTIONS } from './plus-one.ts';

const isMoved: When = (slots) => is('again', ...WHEN_OPTIONS)(slots) || isDay(slots.again);
const WEEK_HOURS = 24 * 7;

/** How did it go? Slots in: `id` and `what` of an open step. A step closed meanwhile (`outcome`: "gone") is said to be. */
export const plusOneFollowUp = defineFlow(
  'plus-one-follow-up',
  { version: 2, triggers: ['plus-one-due'], delivery: 'timed', expiresAfterHours: WEEK_HOURS },
  [
    choose('outcome', ['yes', 'no', 'changed'], { args: ({ slots }) => ({ what: String(slots.what) }) }),
    act('close', ({ slots }) => [change('done', { id: slots.id ?? null })], { when: is('outcome', 'yes') }),
    say('praise', { when: is('outcome', 'yes'), args: countThisMonth }),
    call('share', 'share-success', { when: is('outcome', 'yes'), give: successOf }),
    call('next', 'plus-one', { when: is('outcome', 'yes'), give: () => ({ after: 'done' }) }),

    choose('again', [...WHEN_OPTIONS, 'smaller'], { when: is('outcome', 'no'), or: date() }),
    ask('date', date(), { when: is('again', 'other') }),
    act(
      'move',
      (context) => [
        change('move', { id: context.slots.id ?? null, dueOn: newDay(context), zone: context.person.zone }),
      ],
      { when: isMoved },
    ),
    say('moved', {
      when: isMoved,
      args: (context) => ({ day: context.format.day(newDay(context)) }),
    }),
    call('smaller', 'plus-one', {
      when: is('again', 'smaller'),
      give: ({ slots }) => ({ after: 'smaller', replaces: slots.id ?? null }),
    }),

    act('drop', ({ slots }) => [change('drop', { id: slots.id ?? null })], {
      when: is('outcome', 'changed'),
    }),
    say('dropped', { when: is('outcome', 'changed') }),
    say('gone', { when: is('outcome', 'gone') }),
  ],
);

const change = (what: 'done' | 'move' | 'drop', data: Context['slots']) => ({
  kind: `people.plus-one.${what}`,
  key: what,
  data,
});

const newDay = (context: Context): string => dayOf(context.slots.again, context.slots.date, context);

/** This one counts, stored already or not. */
async function countThisMonth({ read, person, now, slots }: Context) {
  const others = await read.people.stepsDoneThisMonth(person.id, now, person.zone, String(slots.id));
  return { count: others + 1 };
}
