import { fold } from '../clean.ts';
import type { Locale, Parsed, Parser } from '../flow.ts';

/** A wall-clock time ("18 h 30", "18:30", "6.30 pm", "midi"); the value is "18:30". */
export const time = (): Parser => ({
  strength: 'strong',
  parse: (said, { person }) => {
    const words = fold(said)
      .replace(/^(a|at|vers|des|from) /, '')
      .replace(/ (precises?|sharp)$/, '');
    if (words === 'midi' || words === 'noon') return { ok: true, value: '12:00' };
    if (words === 'minuit' || words === 'midnight') return { ok: true, value: '00:00' };
    const [, hour, minute, half] =
      words.match(
        /^(\d{1,2})(?: ?(?:heures?|h) ?| )?(\d{2})?(?: ?(?:minutes?|min|mn))? ?(a ?m|p ?m|du matin|du soir|de l apres midi)?$/,
      ) ?? [];
    if (/^([1-9]|1[01])$/.test(words)) return eitherHalf(Number(words), person.locale);
    return hour === undefined ? { ok: false, why: 'parse-time-wrong' } : read(Number(hour), minute, half);
  },
  show: (value, { person }) => inWords(String(value ?? ''), person.locale),
});

function read(hour: number, minute = '00', half?: string): Parsed {
  const isAfternoon = half !== undefined && /^p|soir|apres/.test(half);
  const isMorning = half !== undefined && !isAfternoon;
  const full = isAfternoon && hour < 12 ? hour + 12 : isMorning && hour === 12 ? 0 : hour;
  if (full > 23 || Number(minute) > 59) return { ok: false, why: 'parse-time-wrong' };
  return { ok: true, value: `${String(full).padStart(2, '0')}:${minute}` };
}

/** A bare "7" could be breakfast or after work: the person says which. */
function eitherHalf(hour: number, locale: Locale): Parsed {
  const times = [hour, hour + 12].map((one) => `${String(one).padStart(2, '0')}:00`);
  return {
    ok: 'which',
    options: times.map((value) => ({ value: value.replace(':', 'h'), label: inWords(value, locale) })),
  };
}

function inWords(value: string, locale: Locale): string {
  const [hour = '', minute = ''] = value.split(':');
  if (locale === 'en') return value;
  return minute === '00' ? `${Number(hour)} h` : `${Number(hour)} h ${minute}`;
}
