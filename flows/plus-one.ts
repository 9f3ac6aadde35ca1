import { act, ask, call, choose, type Context, defineFlow, has, is, say } from '#src/engine/flow.ts';
import type { Slots } from '#src/engine/message.ts';
import { date } from '#src/engine/parsers/date.ts';
import { text } from '#src/engine/parsers/text.ts';

const LONGEST_STEP = 140;
/** Days from today; `other` asks for a date. */
const DAYS_AHEAD: Readonly<Record<string, number>> = { tomorrow: 1, 'in-3-days': 3, 'next-week': 7 };
export const WHEN_OPTIONS = [...Object.keys(DAYS_AHEAD), 'other'];

/** The day meant (ISO) by one of `WHEN_OPTIONS` or by a day said instead; `other` is the date given with it. */
export function dayOf(choice: unknown, given: unknown, { now, person }: Context): string {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(person.zone)
    .toPlainDate();
  const ahead = DAYS_AHEAD[String(choice)];
  if (ahead !== undefined) return today.add({ days: ahead }).toString();
  if (isDay(choice)) return choice;
  return typeof given === 'string' ? given : today.add({ days: 1 }).toString();
}

export const isDay = (choice: unknown): choice is string =>
  typeof choice === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(choice);

/**
 * Proposes one small dated step. Slots in, all optional: `suggestion` (in the person's language); `after`: "done" or
 * "smaller", how we came here; `replaces`: the open step that this one stands in for.
 */
export const plusOne = defineFlow('plus-one', { version: 1, commands: ['plus1', 'nouveau +1', 'new +1'] }, [
  choose('take', ['yes', 'own', 'no'], {
    when: has('suggestion'),
    args: ({ slots }) => ({ suggestion: String(slots.suggestion) }),
  }),
  ask('what', text(LONGEST_STEP), {
    skippable: true,
    when: (slots) => !has('suggestion')(slots) || slots.take === 'own',
    args: ({ slots }) => ({ after: String(slots.after ?? 'none') }),
  }),
  choose('when', WHEN_OPTIONS, { when: (slots) => stepOf(slots) !== '', or: date() }),
  ask('date', date(), { when: is('when', 'other') }),
  act('save', saving, { when: (slots) => stepOf(slots) !== '' }),
  say('saved', {
    when: (slots) => stepOf(slots) !== '',
    args: (context) => ({ what: stepOf(context.slots), day: context.format.day(dueOn(context)) }),
  }),
  say('left', { when: (slots) => stepOf(slots) === '' }),
]);

/** "Mes +1": those still open; one opened is asked about at once. */
export const myPlusOnes = defineFlow(
  'my-plus-ones',
  {
    version: 1,
    commands: ['plusun', 'plus un', '+1', 'mesplus1', 'mes +1', 'mon +1', 'my +1'],
    resumable: false,
  },
  [
    choose('which', whichOptions, {
      args: async (context) => ({ steps: (await openSteps(context)).length }),
    }),
    say('closed', { when: is('which', 'done') }),
    call('new', 'plus-one', { when: is('which', 'new') }),
    call('look', 'plus-one-follow-up', {
      when: (slots) => slots.which !== 'new' && slots.which !== 'done',
      give: async (context) => {
        const step = (await openSteps(context)).find(({ id }) => id === context.slots.which);
        return step ? { id: step.id, what: step.what } : { outcome: 'gone' };
      },
    }),
  ],
);

function stepOf({ take, suggestion, what }: Slots): string {
  if (take === 'yes' && typeof suggestion === 'string') return suggestion.slice(0, LONGEST_STEP);
  return typeof what === 'string' ? what : '';
}

const dueOn = (context: Context): string => dayOf(context.slots.when, context.slots.date, context);

function saving(context: Context) {
  const { slots, person } = context;
  const replaces = slots.replaces ?? null;
  const data = {
    id: context.newId(),
    what: stepOf(slots),
    dueOn: dueOn(context),
    zone: person.zone,
    replaces,
  };
  return [{ kind: 'people.plus-one.add', key: 'add', data }];
}

const openSteps = ({ read, person }: Context) => read.people.openSteps(person.id);

async function whichOptions(context: Context) {
  const steps = await openSteps(context);
  return [
    ...steps.map(({ id, what, dueOn: day }) => ({
      value: id,
      label: `${what} – ${context.format.day(day)}`,
    })),
    { value: 'new', label: context.say('my-plus-ones-which-new') },
    { value: 'done', label: context.say('my-plus-ones-which-done') },
  ];
}
