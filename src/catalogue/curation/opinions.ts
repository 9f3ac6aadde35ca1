/**
 * What people say of an entry, and how it moves in the ranking:
 *
 *   share  = (20 / 2 + useful) / (20 + useful + not-for-me / 4 + 2 × out-of-date)
 *   factor = 0.85 + 0.30 × share
 *
 * As if 20 voices, half of them content, had been heard before anybody spoke: one voice moves an entry by less than 1 %,
 * and no number of them by more than 15 %. "Not for me" counts little: it speaks of the person more than of the entry.
 * A person has one voice an entry; what was said more than a year ago no longer counts.
 */
export const VERDICTS = ['useful', 'not-for-me', 'out-of-date'] as const;
export type Verdict = (typeof VERDICTS)[number];
export type Opinions = Readonly<Record<Verdict, number>>;

export const NO_OPINION: Opinions = { useful: 0, 'not-for-me': 0, 'out-of-date': 0 };
/** ISO days ago. */
export const HEARD_DAYS = 365;

const PRIOR = 20;
const LEAST = 0.85;
const SPAN = 0.3;
const NOT_FOR_ME = 0.25;
const OUT_OF_DATE = 2;

export function opinionFactor(opinions: Opinions): number {
  const against = NOT_FOR_ME * opinions['not-for-me'] + OUT_OF_DATE * opinions['out-of-date'];
  return LEAST + (SPAN * (PRIOR / 2 + opinions.useful)) / (PRIOR + opinions.useful + against);
}

/** Voices that say an entry is out of date before curators are told of it first. */
export const ALARM = 3;
