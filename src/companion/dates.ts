/** The days a rule falls on. Days are the person's own calendar; no clock in here. */
import type { Answers, Rule } from './rules.ts';

export interface Falls {
  /** ISO date. */
  readonly day: string;
  /** Perhaps the first one of all, whose date the Urssaf may have put off. */
  readonly isFirst: boolean;
}

/** Every day from `from` to `to` (ISO dates, both counted), in order; none later than the rule is valid. */
export function daysOf(rule: Rule, answers: Answers, from: string, to: string): readonly Falls[] {
  const last = rule.validUntil < to ? rule.validUntil : to;
  return candidates(rule, answers, from, last)
    .filter((day) => day >= from && day <= last)
    .flatMap((day) => afterStart(rule, answers, day))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

function candidates({ schedule }: Rule, { startedOn }: Answers, from: string, to: string): readonly string[] {
  switch (schedule.kind) {
    case 'monthly':
      return monthsBetween(from, to).map((month) =>
        // A day the month does not have is its last.
        month.toPlainDate({ day: Math.min(schedule.day, month.daysInMonth) }).toString(),
      );
    case 'yearly': {
      const years = [...new Set(monthsBetween(from, to).map(({ year }) => year))];
      return years.flatMap((year) => schedule.days.map((day) => inYear(year, day)));
    }
    case 'once':
      return [schedule.day];
    case 'after-start':
      return startedOn === undefined
        ? []
        : [Temporal.PlainDate.from(startedOn).add({ days: schedule.days }).toString()];
    case 'start-year':
      return startedOn === undefined ? [] : [inYear(Temporal.PlainDate.from(startedOn).year, schedule.day)];
    case 'look-up':
      return [];
  }
}

const inYear = (year: number, monthDay: string): string =>
  Temporal.PlainDate.from(`${year}-${monthDay.slice(0, 2)}-01`)
    .with({ day: Number(monthDay.slice(3)) })
    .toString();

function monthsBetween(from: string, to: string): readonly Temporal.PlainYearMonth[] {
  const months: Temporal.PlainYearMonth[] = [];
  const last = Temporal.PlainDate.from(to).toPlainYearMonth();
  let month = Temporal.PlainDate.from(from).toPlainYearMonth();
  while (Temporal.PlainYearMonth.compare(month, last) <= 0) {
    months.push(month);
    month = month.add({ months: 1 });
  }
  return months;
}

/** What is not due yet, so soon after the start, is left out; the first one of all is marked. */
function afterStart(rule: Rule, answers: Answers, day: string): readonly Falls[] {
  const { startedOn } = answers;
  const falls = [{ day, isFirst: false }];
  if (startedOn === undefined || rule.schedule.kind === 'after-start' || rule.schedule.kind === 'start-year')
    return falls;
  if (day < startedOn) return [];
  if (rule.isFromNextYear && day.slice(0, 4) === startedOn.slice(0, 4)) return [];
  if (rule.graceDays === undefined) return falls;
  const earliest = Temporal.PlainDate.from(startedOn).add({ days: rule.graceDays });
  if (day < earliest.toString()) return [];
  const before = candidates(rule, answers, earliest.toString(), day).filter(
    (one) => one >= earliest.toString(),
  );
  return [{ day, isFirst: before.every((one) => one >= day) }];
}
