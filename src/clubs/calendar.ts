/** A meetup as a calendar file (.ics). */
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

export interface CalendarEntry {
  readonly id: string;
  readonly title: string;
  readonly startsAt: Date;
  readonly minutes: number;
  /** Venue and town, one line. */
  readonly where: string;
  /** Grows with each change: calendars replace what they hold. */
  readonly sequence: number;
  readonly isCancelled: boolean;
}

const MINUTE_MS = 60_000;

/** One VEVENT in UTC: same UID for life, so that a move or a cancellation replaces the entry. `now` stamps the file. */
export function calendarFile(entry: CalendarEntry, now: Date): string {
  const calendar = ical({
    prodId: { company: 'PlusUn', product: 'rencontres', language: 'FR' },
    method: entry.isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: `meetup-${entry.id}@plusun`,
    sequence: entry.sequence,
    stamp: now,
    start: entry.startsAt,
    end: new Date(entry.startsAt.getTime() + entry.minutes * MINUTE_MS),
    summary: oneLine(entry.title),
    location: oneLine(entry.where),
    status: entry.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  // RFC 5545 ends every line, the last one too.
  return `${calendar.toString().trimEnd()}\r\n`;
}

/** Words on one line: a line break in a title must not begin a new property of the file. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
