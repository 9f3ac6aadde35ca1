/** What all formats share in making a resource: lengths, where it holds, until when it is believed. */
import type { Conditions } from '../conditions.ts';
import type { Bilingual, Confidence } from '../resource.ts';
import type { Territory } from './territories.ts';

/** Characters shown of each. */
export const LENGTHS = {
  name: 90,
  gives: 220,
  forWhom: 140,
  firstStep: 90,
  provider: 90,
  label: 60,
} as const;
/** A row without an end is believed for so long after its source has looked at it. */
const BELIEVED_MONTHS = 12;

export interface Setting {
  /** ISO date. */
  readonly today: string;
  /** Words for what files leave open. */
  readonly words: { readonly firstStep: Bilingual; readonly anyFirm: Bilingual };
}

/** One region is where it is; several are a condition on a national row. */
export function placed(territory: Territory): { readonly scope: string; readonly conditions: Conditions } {
  if (territory === 'national' || territory === 'unknown') return { scope: 'national', conditions: [] };
  const [only, ...others] = territory;
  return only !== undefined && others.length === 0
    ? { scope: only, conditions: [] }
    : { scope: 'national', conditions: [[{ fact: 'region', kind: 'choice', values: territory }]] };
}

/** An aid for a place nobody here knows would be shown to the wrong people: it waits for somebody to look at it. */
export const confidenceOf = (territory: Territory): Confidence =>
  territory === 'unknown' ? 'low' : 'medium';

/** The day from which the bot says that it must be checked. */
export function recheckOn(
  checkedOn: string,
  { endsOn, today }: { readonly endsOn: string | undefined; readonly today: string },
): string {
  if (endsOn !== undefined) return endsOn;
  // A file of today with a row of three years ago: its source still publishes it, and says how old it is.
  const from = checkedOn > today ? today : checkedOn;
  return Temporal.PlainDate.from(from).add({ months: BELIEVED_MONTHS }).toString();
}
