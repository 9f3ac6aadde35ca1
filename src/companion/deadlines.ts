/** What lies ahead for one person: what is dated, what must be looked up, what depends on an answer they did not give. */
import { daysOf, type Falls } from './dates.ts';
import { type Answers, concerns, type Question, type Rule } from './rules.ts';

export interface Duty {
  readonly rule: Rule;
  /** The next ones, in order; empty for what must be looked up. */
  readonly days: readonly Falls[];
  /** The day is not ours to say: the rule is past its date, or the date changes every year. */
  readonly isToCheck: boolean;
  /** The answers that would tell whether this concerns them. */
  readonly missing: readonly Question[];
}

/** A declaration made: rule and day. */
export interface Done {
  readonly rule: string;
  readonly day: string;
}

/** From `today` to `to` (ISO dates, both counted), without what is done; what comes first stands first, undated things last. */
export function dutiesOf(
  rules: readonly Rule[],
  answers: Answers,
  done: readonly Done[],
  today: string,
  to: string,
): readonly Duty[] {
  return rules
    .flatMap((rule) => dutyOf(rule, answers, done, today, to))
    .sort((a, b) => ((a.days[0]?.day ?? '9') < (b.days[0]?.day ?? '9') ? -1 : 1));
}

function dutyOf(
  rule: Rule,
  answers: Answers,
  done: readonly Done[],
  today: string,
  to: string,
): readonly Duty[] {
  const isTheirs = concerns(rule, answers);
  if (isTheirs === false) return [];
  const missing = rule.when
    .filter(({ question, isNot }) => !isNot && answers[question] === undefined)
    .map(({ question }) => question);
  const isStale = rule.validUntil < today;
  if (isStale || rule.schedule.kind === 'look-up') {
    // Of what is not surely theirs, a date that we do not have says nothing.
    return isTheirs && isRepeated(rule) ? [{ rule, days: [], isToCheck: true, missing }] : [];
  }
  const days = daysOf(rule, answers, today, to).filter(
    ({ day }) => !done.some((one) => one.rule === rule.id && one.day === day),
  );
  return days.length === 0 ? [] : [{ rule, days, isToCheck: false, missing }];
}

/** What comes once, or once after the start, is over when its rule is. */
const isRepeated = ({ schedule }: Rule): boolean =>
  schedule.kind === 'monthly' || schedule.kind === 'yearly' || schedule.kind === 'look-up';

export interface Reminder {
  readonly rule: string;
  /** Of the deadline, ISO date. */
  readonly day: string;
  /** When it is spoken of, ISO date. */
  readonly on: string;
}

/** A week before and the day before. */
const DAYS_BEFORE = [7, 1];

/** What is to be spoken of from `from` to `to`, in order. Only what surely concerns them. */
export function remindersBetween(
  rules: readonly Rule[],
  answers: Answers,
  done: readonly Done[],
  from: string,
  to: string,
): readonly Reminder[] {
  const until = Temporal.PlainDate.from(to)
    .add({ days: Math.max(...DAYS_BEFORE) })
    .toString();
  return dutiesOf(rules, answers, done, from, until)
    .filter(({ missing }) => missing.length === 0)
    .flatMap(({ rule, days }) =>
      days.flatMap(({ day }) =>
        DAYS_BEFORE.map((before) => ({
          rule: rule.id,
          day,
          on: Temporal.PlainDate.from(day).subtract({ days: before }).toString(),
        })),
      ),
    )
    .filter(({ on }) => on >= from && on <= to)
    .sort((a, b) => (a.on + a.day < b.on + b.day ? -1 : 1));
}
