/** Declarations and their dates, in words: the list, the calendar file, what was told. */
import type { Context } from '#src/engine/flow.ts';
import type { CardPart, FilePart, Part, Slots } from '#src/engine/message.ts';

const MONTHS_AHEAD = 12;
/** Dates of one declaration shown; the calendar file has them all. */
const DATES_SHOWN = 3;
const SATURDAY = 6;

export const CHOICES = ['status', 'period', 'vat', 'premises', 'employees'] as const;
type Duty = ReturnType<Context['read']['companion']['duties']>[number];
type Answers = Parameters<Context['read']['companion']['duties']>[0];

/** The answers of this run; those passed over are left out. */
export function answersIn(slots: Slots): Answers {
  const answers = [...CHOICES, 'started'].flatMap((id) => {
    const value = slots[id];
    return typeof value === 'string' ? [[id === 'started' ? 'startedOn' : id, value]] : [];
  });
  return Object.fromEntries(answers) as Answers;
}

const todayOf = ({ now, person }: Context): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(person.zone).toPlainDate();

async function dutiesAhead(context: Context): Promise<readonly Duty[]> {
  const { read, person, slots } = context;
  const plan = await read.companion.plan(person.id);
  const today = todayOf(context);
  const until = today.add({ months: MONTHS_AHEAD }).toString();
  return read.companion.duties(answersIn(slots), plan?.done ?? [], today.toString(), until);
}

/** Dated ones first, each with its official page; then what must be looked up; then what depends on an answer. */
export async function listed(context: Context): Promise<readonly Part[]> {
  const { say } = context;
  const duties = await dutiesAhead(context);
  const dated = duties.filter(({ missing, isToCheck }) => missing.length === 0 && !isToCheck);
  const toCheck = duties.filter(({ missing, isToCheck }) => missing.length === 0 && isToCheck);
  const perhaps = duties.filter(({ missing }) => missing.length > 0);
  const cards = [
    ['dated', dated],
    ['to-check', toCheck],
    ['perhaps', perhaps],
  ] as const;
  const shown = cards.filter(([, found]) => found.length > 0);
  const intro = say('my-obligations-list', { count: dated.length });
  return [{ kind: 'text', text: intro }, ...shown.map(([kind, found]) => card(kind, found, context))];
}

function card(kind: 'dated' | 'to-check' | 'perhaps', duties: readonly Duty[], context: Context): CardPart {
  const { say, format } = context;
  const oldest = duties.map(({ rule }) => rule.checkedOn).sort()[0] ?? '';
  return {
    kind: 'card',
    title: say(`my-obligations-${kind}`),
    lines: duties.map((duty) => ({
      label: kind === 'dated' ? dayInWords(duty, context) : nameOf(duty, context),
      text: inWords(kind, duty, context),
    })),
    note: say('my-obligations-note', { day: format.date(oldest) }),
  };
}

const nameOf = ({ rule }: Duty, { person }: Context): string => rule.name[person.locale];
const dayInWords = ({ days }: Duty, { format }: Context): string => format.date(days[0]?.day ?? '');

function inWords(kind: 'dated' | 'to-check' | 'perhaps', duty: Duty, context: Context): string {
  const { say, format, person } = context;
  const { rule, days, missing } = duty;
  const [first, ...later] = days.slice(0, DATES_SHOWN);
  const sentences = [
    kind === 'dated' ? `${nameOf(duty, context)}.` : '',
    rule.todo[person.locale],
    kind === 'dated' && later.length > 0
      ? say('my-obligations-then', { days: later.map(({ day }) => format.date(day)).join(', ') })
      : '',
    first?.isFirst ? say('my-obligations-first') : '',
    first && isWeekend(first.day) ? say('my-obligations-weekend') : '',
    kind === 'to-check' ? say('my-obligations-check') : '',
    kind === 'perhaps'
      ? say('my-obligations-missing', {
          what: missing.map((one) => say(`my-obligations-about-${one}`)).join(', '),
        })
      : '',
    rule.url,
  ];
  return sentences.filter(Boolean).join(' ');
}

const isWeekend = (day: string): boolean => Temporal.PlainDate.from(day).dayOfWeek >= SATURDAY;

/** Every date of the coming year that surely concerns them. */
export async function calendarOf(context: Context): Promise<readonly FilePart[]> {
  const { read, person, say, now } = context;
  const plan = await read.companion.plan(person.id);
  const days = (await dutiesAhead(context))
    .filter(({ missing }) => missing.length === 0)
    .flatMap(({ rule, days: falls }) =>
      falls.map(({ day }) => ({
        rule: rule.id,
        day,
        title: rule.name[person.locale],
        about: `${rule.todo[person.locale]} ${say('my-obligations-advice')}`,
        url: rule.url,
      })),
    );
  return [
    {
      kind: 'file',
      name: 'echeances.ics',
      mediaType: 'text/calendar; charset=utf-8',
      content: read.companion.calendar(days, plan?.sequence ?? 0, now),
      label: say('my-obligations-file', { count: days.length }),
    },
  ];
}

export interface Told {
  readonly rule: string;
  readonly day: string;
}

/** What a reminder brought: declarations that still exist. */
export function toldIn({ slots, read }: Pick<Context, 'slots' | 'read'>): readonly Told[] {
  const { duties } = slots;
  if (!Array.isArray(duties)) return [];
  return duties
    .map((one) => ({ rule: String(one?.rule ?? ''), day: String(one?.day ?? '') }))
    .filter(({ rule, day }) => read.companion.rule(rule) && /^\d{4}-\d{2}-\d{2}$/.test(day));
}

/** One declaration a line: the day in full, what, and the official page. */
export const toldInWords = (context: Context): string =>
  toldIn(context)
    .map(({ rule, day }) => {
      const found = context.read.companion.rule(rule);
      const what = found?.name[context.person.locale] ?? '';
      return `${context.format.day(day)} : ${what}. ${found?.url ?? ''}`.trim();
    })
    .join('\n');
