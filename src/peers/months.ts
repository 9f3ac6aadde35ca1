/** When a month's circles are drawn: the first Tuesday that is a working day, at ten; the day before, a word about it. */
import { isWorkingDay } from '#src/mentoring/working-days.ts';

const HOUR = 10;
const TUESDAY = 2;

export interface DrawDay {
  /** "2026-12" */
  readonly month: string;
  readonly eveAt: Date;
  readonly drawAt: Date;
}

export function drawDayOf(month: string, zone: string): DrawDay {
  // Not on the first of a month: the word of the day before belongs to the same month.
  let day = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 2 });
  while (day.dayOfWeek !== TUESDAY || !isWorkingDay(day)) day = day.add({ days: 1 });
  const at = (date: Temporal.PlainDate) =>
    new Date(date.toZonedDateTime({ timeZone: zone, plainTime: { hour: HOUR } }).epochMilliseconds);
  return { month, eveAt: at(day.subtract({ days: 1 })), drawAt: at(day) };
}

/** The first draw after `now`. */
export function nextDrawDay(now: Date, zone: string): DrawDay {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
  const month = local.toPlainDate().toPlainYearMonth();
  const here = drawDayOf(month.toString(), zone);
  return here.drawAt > now ? here : drawDayOf(month.add({ months: 1 }).toString(), zone);
}

/** Whole months from one to the other. */
export function monthsBetween(earlier: string, later: string): number {
  const [a, b] = [Temporal.PlainYearMonth.from(earlier), Temporal.PlainYearMonth.from(later)];
  return (b.year - a.year) * 12 + b.month - a.month;
}
