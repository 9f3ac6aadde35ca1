/** What every conversation about a meetup shows and asks in the same way. */
import {
  act,
  choose,
  type Context,
  type DynamicOption,
  type Effect,
  show,
  type Step,
  type TextArgs,
  type When,
} from '#src/engine/flow.ts';
import type { CardPart, FilePart, Json, TextPart } from '#src/engine/message.ts';

export type Meetup = NonNullable<Awaited<ReturnType<Context['read']['clubs']['meetup']>>>;

/** The meetup that the slot `meetup` names, as this person sees it. */
export const meetupOf = ({ slots, read, person }: Context): Promise<Meetup | undefined> =>
  read.clubs.meetup(String(slots['meetup'] ?? ''), person.id);

const townOf = ({ read }: Context, { place }: Meetup): string => read.places.byCode(place)?.name ?? '';
export const whereOf = (context: Context, meetup: Meetup): string =>
  [meetup.venue, townOf(context, meetup)].filter(Boolean).join(', ');
const isOver = ({ now }: Context, meetup: Meetup): boolean => meetup.isCancelled || meetup.startsAt <= now;

export async function argsOf(context: Context): Promise<TextArgs> {
  const meetup = await meetupOf(context);
  if (!meetup) return { title: '', when: '', where: '', club: '' };
  return {
    title: meetup.title,
    when: context.format.moment(meetup.startsAt, meetup.zone),
    where: whereOf(context, meetup),
    club: meetup.club,
  };
}

/** "jeudi 3 décembre, 18 h 30 : Café des indépendants, Nantes": what matters first, it survives a short button. */
export const labelOf = (context: Context, meetup: Meetup): string =>
  context.say('meetup-label', {
    when: context.format.brief(meetup.startsAt, meetup.zone),
    town: townOf(context, meetup),
    title: meetup.title,
  });

export async function cardOf(context: Context): Promise<readonly (CardPart | TextPart)[]> {
  const { say, format } = context;
  const meetup = await meetupOf(context);
  if (!meetup) return [{ kind: 'text', text: say('meetup-gone') }];
  const where = whereOf(context, meetup);
  const line = (key: string, text: string) => ({ label: say(`meetup-card-${key}`), text });
  return [
    {
      kind: 'card',
      title: meetup.title,
      lines: [
        line('when', format.moment(meetup.startsAt, meetup.zone)),
        line('where', where),
        ...seatsOf(context, meetup).map((text) => line('seats', text)),
        line('club', meetup.club),
      ],
      link: {
        url: `https://www.openstreetmap.org/search?query=${encodeURIComponent(where)}`,
        label: say('meetup-card-map'),
      },
      ...(meetup.isCancelled && { note: say('meetup-card-cancelled') }),
    },
  ];
}

/** Seats matter to who has none. */
function seatsOf(context: Context, meetup: Meetup): readonly string[] {
  const { say } = context;
  if (isOver(context, meetup)) return [];
  if (meetup.answer === 'yes') return [say('meetup-card-yours')];
  if (meetup.answer === 'waiting') return [say('meetup-card-waiting', { position: meetup.position })];
  const seats = meetup.seatsLeft;
  return [seats === undefined ? say('meetup-card-unlimited') : say('meetup-card-left', { seats })];
}

/** The meetup for the person's calendar; the file replaces an earlier one of the same meetup. */
export async function fileOf(context: Context): Promise<readonly FilePart[]> {
  const meetup = await meetupOf(context);
  if (!meetup) return [];
  return [
    {
      kind: 'file',
      name: 'rencontre.ics',
      mediaType: 'text/calendar; charset=utf-8',
      content: context.read.clubs.calendar(meetup, townOf(context, meetup), context.now),
      label: context.say(meetup.isCancelled ? 'meetup-file-cancelled' : 'meetup-file', await argsOf(context)),
    },
  ];
}

const spoken = (id: string, key: string, when: When): Step =>
  show(id, ({ say }) => [{ kind: 'text', text: say(key) }], { when });

const answered = ({ slots }: Context, answer: Json): readonly Effect[] => [
  {
    kind: 'clubs.answer',
    key: 'answer',
    data: { meetupId: slots['meetup'] ?? '', answer },
    // A seat is only sure once it is taken; giving one back always works.
    isAwaited: answer !== 'no',
  },
];

const send = (slot: string, when: When): Step =>
  act('send', (context) => answered(context, context.slots[slot] ?? ''), { when });

/** Said when somebody closes a list without choosing. */
export const closed = (when: When): Step => spoken('closed', 'meetup-closed', when);

/** Card, then yes or no, as the seats and the person's earlier answer allow. */
export const cardAndAnswer: readonly Step[] = [
  show('card', cardOf),
  choose('answer', answersFor, {
    args: async (context) => ({ state: await stateOf(context) }),
    means: { yes: ['waiting', 'keep'] },
  }),
  send('answer', ({ answer }) => ['yes', 'waiting', 'no'].includes(String(answer))),
  spoken('no', 'meetup-no', ({ answer }) => answer === 'no'),
  spoken('kept', 'meetup-kept', ({ answer }) => answer === 'keep'),
  show('file', fileOf, { when: ({ answer }) => answer === 'file' }),
  closed(({ answer }) => answer === 'close'),
];

/**
 * "Vous venez toujours ?": for somebody who has a seat or waits for one. The question may come back long after it was
 * put, so it says how things stand now.
 */
export const stillComing = (isAsked: When = () => true): readonly Step[] => [
  choose('come', comeOptions, {
    when: isAsked,
    args: async (context) => ({ ...(await argsOf(context)), state: await stateOf(context) }),
  }),
  send('come', ({ come }) => come === 'no'),
  spoken('freed', 'meetup-freed', ({ come }) => come === 'no'),
  // An old "I am coming" of somebody who has said no meanwhile is a new answer.
  act('come-back', async (context) => ((await isExpected(context)) ? [] : answered(context, 'yes')), {
    when: ({ come }) => come === 'yes',
  }),
  show(
    'kept',
    async (context) =>
      (await isExpected(context)) ? [{ kind: 'text', text: context.say('meetup-kept') }] : [],
    { when: ({ come }) => come === 'yes' },
  ),
];

type State = 'free' | 'full' | 'coming' | 'waiting' | 'over';
const ANSWERS: Readonly<Record<State, readonly string[]>> = {
  free: ['yes', 'no', 'others'],
  full: ['waiting', 'no', 'others'],
  coming: ['keep', 'cancel', 'file'],
  waiting: ['keep', 'cancel'],
  over: ['others', 'close'],
};

async function stateOf(context: Context): Promise<State> {
  const meetup = await meetupOf(context);
  if (!meetup || isOver(context, meetup)) return 'over';
  if (meetup.answer === 'yes') return 'coming';
  if (meetup.answer === 'waiting') return 'waiting';
  return meetup.seatsLeft === 0 ? 'full' : 'free';
}

async function isExpected(context: Context): Promise<boolean> {
  return ['coming', 'waiting'].includes(await stateOf(context));
}

/** "cancel" says no in other words. */
async function answersFor(context: Context): Promise<readonly DynamicOption[]> {
  return ANSWERS[await stateOf(context)].map((one) => ({
    value: one === 'cancel' ? 'no' : one,
    label: context.say(`meetup-answer-${one}`),
  }));
}

const COME: Readonly<Record<State, readonly string[]>> = {
  coming: ['yes', 'no'],
  waiting: ['stay', 'leave'],
  free: ['close'],
  full: ['close'],
  over: ['close'],
};

async function comeOptions(context: Context): Promise<readonly DynamicOption[]> {
  const values: Readonly<Record<string, string>> = { stay: 'yes', leave: 'no' };
  return COME[await stateOf(context)].map((one) => ({
    value: values[one] ?? one,
    label: context.say(`meetup-come-${one}`),
  }));
}
