import { fold } from '../clean.ts';
import type { Parser } from '../flow.ts';

const EARLIEST_YEAR = 1940;
/** Words that may stand around a date without changing it. */
const FILLER = new Set('le la en depuis du au the in since on de of'.split(' '));
const MONTHS = [
  'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre'.split(' '),
  'january february march april may june july august september october november december'.split(' '),
];
const SHORTEST_MONTH = 3;

/**
 * A day gone by, as people remember it ("12 mars 2024", "03/2024", "mars 2024", "2019"); what is left open is the first
 * of it. The value is ISO.
 * @param why the text that says what is expected
 */
export const pastDate = (why: string): Parser => ({
  strength: 'strong',
  parse: (said, { now, person }) => {
    const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
      .toZonedDateTimeISO(person.zone)
      .toPlainDate();
    const found = readDate(said);
    const isPast = found && Temporal.PlainDate.compare(found, today) <= 0 && found.year >= EARLIEST_YEAR;
    return isPast ? { ok: true, value: found.toString() } : { ok: false, why };
  },
  show: (value, { format }) => (typeof value === 'string' ? format.date(value) : ''),
});

function readDate(said: string): Temporal.PlainDate | undefined {
  const words = fold(said)
    .split(' ')
    .filter((word) => !FILLER.has(word))
    .map((word) => monthOf(word) ?? word.replace(/^(\d{1,2})(er|st|nd|rd|th)$/, '$1'));
  if (!words.every((word) => /^\d{1,4}$/.test(word))) return undefined;
  const figures = words.length === 3 && words[0]?.length === 4 ? words.toReversed() : words;
  const [year = '', month = '1', day = '1'] = figures.toReversed();
  if (figures.length > 3 || year.length !== 4) return undefined;
  try {
    const date = { year: Number(year), month: Number(month), day: Number(day) };
    return Temporal.PlainDate.from(date, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

/** "mars", "sept", "March": the month's number. */
function monthOf(word: string): string | undefined {
  if (word.length < SHORTEST_MONTH) return undefined;
  for (const names of MONTHS) {
    const found = names.filter((name) => name.startsWith(word));
    if (found.length === 1) return String(names.indexOf(found[0] ?? '') + 1);
  }
  return undefined;
}
