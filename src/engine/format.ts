/** Days and moments in words, as a person reads them. */
import type { Context, Locale } from './flow.ts';

/** To make one costs more than to use it a hundred times; languages and zones are few. */
const made = new Map<string, Intl.DateTimeFormat>();
function formatter(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const format = made.get(key) ?? new Intl.DateTimeFormat(language, options);
  made.set(key, format);
  return format;
}

const LANGUAGE: Readonly<Record<Locale, string>> = { fr: 'fr-FR', en: 'en-GB' };

export function formatFor(locale: Locale, ownZone: string): Context['format'] {
  return {
    day: (isoDate) => dayIn(locale, new Date(`${isoDate}T12:00:00Z`), 'UTC', 'full'),
    date: (isoDate) => dayIn(locale, new Date(`${isoDate}T12:00:00Z`), 'UTC', 'long'),
    moment(instant, zone = ownZone) {
      const at = typeof instant === 'string' ? new Date(instant) : instant;
      const day = dayIn(locale, at, zone, 'full');
      const hour = hourIn(locale, at, zone);
      return zone === ownZone ? `${day}, ${hour}` : `${day}, ${hour} (${zoneName(locale, at, zone)})`;
    },
    brief(instant, zone = ownZone) {
      const at = typeof instant === 'string' ? new Date(instant) : instant;
      const style = { weekday: 'long', day: 'numeric', month: 'long', timeZone: zone } as const;
      const day = formatter(LANGUAGE[locale], style).format(at);
      return `${locale === 'fr' ? firstDay(day) : day}, ${hourIn(locale, at, zone)}`;
    },
  };
}

function dayIn(locale: Locale, at: Date, timeZone: string, dateStyle: 'full' | 'long'): string {
  const words = formatter(LANGUAGE[locale], { dateStyle, timeZone }).format(at);
  return locale === 'fr' ? firstDay(words) : words;
}

/** French says "1er décembre", which `Intl` does not know. */
const firstDay = (words: string): string => words.replace(/(^| )1 /, '$11er ');

/** "18 h 30", "18 h" in French; "18:30" in English. */
function hourIn(locale: Locale, at: Date, zone: string): string {
  const clock = formatter('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  }).format(at);
  if (locale === 'en') return clock;
  const [hours = '0', minutes = '00'] = clock.split(':');
  return minutes === '00' ? `${Number(hours)} h` : `${Number(hours)} h ${minutes}`;
}

function zoneName(locale: Locale, at: Date, zone: string): string {
  const parts = formatter(LANGUAGE[locale], {
    timeZone: zone,
    timeZoneName: 'longGeneric',
  }).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}
