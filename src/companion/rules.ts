/** What a small firm owes and by when, as rules of a data file. */
import { httpsUrl, isoDay, oneOf, optional, type ReadCell, sentence, slug } from '#src/catalogue/cells.ts';
import type { Bilingual } from '#src/catalogue/resource.ts';
import { readRows, type Rows } from './rows.ts';

/** What somebody told us; a missing answer is not known, and never a "no". */
export interface Answers {
  readonly status?: 'micro' | 'other';
  readonly period?: 'monthly' | 'quarterly';
  readonly vat?: 'no' | 'monthly' | 'other';
  readonly premises?: 'yes' | 'no';
  readonly employees?: 'yes' | 'no';
  /** ISO date. */
  readonly startedOn?: string;
}

export const CHOICES = {
  status: ['micro', 'other'],
  period: ['monthly', 'quarterly'],
  vat: ['no', 'monthly', 'other'],
  premises: ['yes', 'no'],
  employees: ['yes', 'no'],
} as const;
export type Question = keyof typeof CHOICES;
export const QUESTIONS = Object.keys(CHOICES) as readonly Question[];

export type Schedule =
  /** Every month on this day; 31 is the last day, whatever the month. */
  | { readonly kind: 'monthly'; readonly day: number }
  /** Every year on these days ("12-15"). */
  | { readonly kind: 'yearly'; readonly days: readonly string[] }
  | { readonly kind: 'once'; readonly day: string }
  /** Days after the firm began. */
  | { readonly kind: 'after-start'; readonly days: number }
  /** On this day of the year in which the firm began. */
  | { readonly kind: 'start-year'; readonly day: string }
  /** No rule gives it: an official page does, every year anew. */
  | { readonly kind: 'look-up' };

/** `isNot`: holds unless that was answered ("premises!=yes"), so that a question passed over hides nothing. */
interface Condition {
  readonly question: Question;
  readonly value: string;
  readonly isNot: boolean;
}

export interface Rule {
  readonly id: string;
  readonly name: Bilingual;
  /** What to do, as an infinitive or an imperative; a sentence or two. */
  readonly todo: Bilingual;
  readonly when: readonly Condition[];
  readonly schedule: Schedule;
  /** Not due within so many days of the start. */
  readonly graceDays?: number;
  /** Not due in the calendar year of the start. */
  readonly isFromNextYear: boolean;
  readonly url: string;
  readonly source: string;
  readonly checkedOn: string;
  /** No date later than this is computed, and none at all once it has passed. */
  readonly validUntil: string;
  readonly confidence: 'high' | 'medium';
}

const when: ReadCell<Rule['when']> = (raw) => {
  const conditions = raw === '' ? [] : raw.split(',').map((one) => /^\s*(\w+)(!?)=(\w+)\s*$/.exec(one));
  const found = conditions.map((one) => ({
    question: QUESTIONS.find((question) => question === one?.[1]),
    value: one?.[3] ?? '',
    isNot: one?.[2] === '!',
  }));
  const isKnown = ({ question, value }: (typeof found)[number]) =>
    question !== undefined && (CHOICES[question] as readonly string[]).includes(value);
  return found.every(isKnown)
    ? { value: found as Rule['when'] }
    : { why: `"${raw}" is no condition: write "status=micro,period=monthly"` };
};

const MONTH_DAY = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

const schedule: ReadCell<Schedule> = (raw) => {
  const [kind, ...rest] = raw.split(/\s+/);
  const first = rest[0] ?? '';
  const number = Number(first);
  if (kind === 'look-up' && rest.length === 0) return { value: { kind } };
  if (kind === 'monthly' && number >= 1 && number <= 31) return { value: { kind, day: number } };
  if (kind === 'yearly' && rest.length > 0 && rest.every((day) => MONTH_DAY.test(day)))
    return { value: { kind, days: rest } };
  if (kind === 'once' && !('why' in isoDay(first))) return { value: { kind, day: first } };
  if (kind === 'after-start' && number >= 1) return { value: { kind, days: number } };
  if (kind === 'start-year' && MONTH_DAY.test(first)) return { value: { kind, day: first } };
  return {
    why: `"${raw}" is no schedule: "monthly 31", "yearly 04-30 07-31", "once 2027-09-01", "after-start 60", "start-year 12-31", "look-up"`,
  };
};

const days: ReadCell<number> = (raw) =>
  /^\d{1,3}$/.test(raw) ? { value: Number(raw) } : { why: `"${raw}" is no number of days` };

const COLUMNS = {
  id: slug,
  name_fr: sentence(),
  name_en: sentence(),
  todo_fr: sentence(),
  todo_en: sentence(),
  when,
  schedule,
  grace_days: optional(days),
  from: optional(oneOf(['next-year'])),
  url: httpsUrl,
  source: sentence(),
  checked_on: isoDay,
  valid_until: isoDay,
  confidence: oneOf(['high', 'medium']),
};

export function loadRules(text: string, file: string): Rows<Rule> {
  const { rows, faults } = readRows(text, file, COLUMNS);
  const rules = rows.map((row) => ({
    id: row.id,
    name: { fr: row.name_fr, en: row.name_en },
    todo: { fr: row.todo_fr, en: row.todo_en },
    when: row.when,
    schedule: row.schedule,
    ...(row.grace_days !== undefined && { graceDays: row.grace_days }),
    isFromNextYear: row.from === 'next-year',
    url: row.url,
    source: row.source,
    checkedOn: row.checked_on,
    validUntil: row.valid_until,
    confidence: row.confidence,
  }));
  return { rows: rules, faults };
}

/** Whether a rule is somebody's; undefined when an answer that would settle it is missing. */
export function concerns({ when: conditions }: Rule, answers: Answers): boolean | undefined {
  let isKnown = true;
  for (const { question, value, isNot } of conditions) {
    const answer = answers[question];
    if (answer === undefined && !isNot) isKnown = false;
    else if ((answer === value) === isNot) return false;
  }
  return isKnown ? true : undefined;
}
