import * as english from 'chrono-node/en';
import * as french from 'chrono-node/fr';
import { fold } from '../clean.ts';
import type { Context, Parsed, Parser } from '../flow.ts';

/** Words that may stand around a date without changing it. */
const FILLER = new Set(
  'le la les ce cet au a de du pour vers on the this for at prochain next date'.split(' '),
);
const WEEKDAYS: readonly (readonly string[])[] = [
  ['lundi', 'monday'],
  ['mardi', 'tuesday'],
  ['mercredi', 'wednesday'],
  ['jeudi', 'thursday'],
  ['vendredi', 'friday'],
  ['samedi', 'saturday'],
  ['dimanche', 'sunday'],
];
const TODAY = /aujourd|soir|today|tonight/;
/** How far "jeudi 3", without a month, is looked for. */
const DAYS_AHEAD = 92;

/** A day to come, in everyday words ("jeudi 3 décembre", "03/12", "demain"); the value is ISO ("2026-12-03"). */
export const date = (): Parser => ({
  strength: 'strong',
  parse: (said, context) => {
    const today = todayOf(context);
    const found = readIso(said) ?? readBareDay(said, today) ?? readWords(said, today, context);
    if (found === undefined) return { ok: false, why: 'parse-date-wrong' };
    if ('options' in found) return found;
    return Temporal.PlainDate.compare(found, today) < 0
      ? { ok: false, why: 'parse-date-past' }
      : { ok: true, value: found.toString() };
  },
  show: (value, { format }) => (typeof value === 'string' ? format.day(value) : ''),
});

type Which = Extract<Parsed, { ok: 'which' }>;

const todayOf = ({ now, person }: Context): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(person.zone).toPlainDate();

function readIso(said: string): Temporal.PlainDate | undefined {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(said.trim()) ? Temporal.PlainDate.from(said.trim()) : undefined;
  } catch {
    return undefined;
  }
}

/** "le 3", "jeudi 3": the next such day; the month is not guessed by the library. */
function readBareDay(said: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const words = fold(said)
    .split(' ')
    .filter((word) => !FILLER.has(word));
  const day = Number(words.at(-1)?.match(/^(\d{1,2})(?:er|st|nd|rd|th)?$/)?.[1]);
  const weekday = words.length === 2 ? weekdayOf(words[0]) : 0;
  if (!day || words.length > 2 || weekday === undefined) return undefined;
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
    const candidate = today.add({ days: ahead });
    if (candidate.day === day && (weekday === 0 || candidate.dayOfWeek === weekday)) return candidate;
  }
  return undefined;
}

function readWords(
  said: string,
  today: Temporal.PlainDate,
  context: Context,
): Temporal.PlainDate | Which | undefined {
  const text = said
    .toLowerCase()
    .replace(/apr[eè]s[\s-]demain/, 'dans 2 jours')
    .replace(/(the )?day after tomorrow/, 'in 2 days');
  // The wall clock is given as if it were UTC, so that the library cannot apply the machine's own zone.
  const reference = { instant: new Date(`${today.toString()}T12:00:00Z`), timezone: 0 };
  const readers = context.person.locale === 'en' ? [english.GB, french] : [french, english.GB];
  for (const reader of readers) {
    const [found, ...others] = reader.parse(text, reference, { forwardDate: true });
    if (!found || others.length > 0 || !isWhole(text, found.text)) continue;
    const { start } = found;
    // "18h30" is read as that hour of today: only words for today may leave the day open.
    if (!start.isCertain('day') && !start.isCertain('weekday') && !TODAY.test(text)) continue;
    const day = Temporal.PlainDate.from({
      year: start.get('year') ?? 0,
      month: start.get('month') ?? 0,
      day: start.get('day') ?? 0,
    });
    const weekday = fold(text).split(' ').map(weekdayOf).find(Boolean);
    return weekday && weekday !== day.dayOfWeek ? contradiction(day, weekday, context) : day;
  }
  return undefined;
}

/** "vendredi 3 décembre" when the 3rd is a Thursday: the person says which they meant. */
function contradiction(day: Temporal.PlainDate, weekday: number, { format }: Context): Which {
  const ahead = (weekday - day.dayOfWeek + 7) % 7;
  const nearest = day.add({ days: ahead > 3 ? ahead - 7 : ahead });
  return {
    ok: 'which',
    options: [day, nearest].map((one) => ({ value: one.toString(), label: format.day(one.toString()) })),
  };
}

const weekdayOf = (word: string | undefined): number | undefined => {
  const at = WEEKDAYS.findIndex((names) => names.includes(word ?? ''));
  return at < 0 ? undefined : at + 1;
};

/** Half-understood dates are worse than none: "jeudi en huit" must not become this Thursday. */
const isWhole = (text: string, matched: string): boolean =>
  fold(text.replace(matched, ' '))
    .split(' ')
    .every((word) => word === '' || FILLER.has(word) || weekdayOf(word) !== undefined);
