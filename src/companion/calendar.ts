/** Deadlines as a calendar file (.ics): whole days, each the same entry for life, so that a newer file replaces an older. */
import { oneLine } from '#src/clubs/calendar.ts';
import ical, { ICalCalendarMethod } from 'ical-generator';

export interface CalendarDay {
  readonly rule: string;
  /** ISO date. */
  readonly day: string;
  readonly title: string;
  readonly about: string;
  readonly url: string;
}

/** @param sequence grows when the person's answers change. `now` stamps the file. */
export function deadlineCalendar(days: readonly CalendarDay[], sequence: number, now: Date): string {
  const calendar = ical({
    prodId: { company: 'PlusUn', product: 'echeances', language: 'FR' },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const { rule, day, title, about, url } of days)
    calendar.createEvent({
      id: `echeance-${rule}-${day}@plusun`,
      sequence,
      stamp: now,
      start: new Date(`${day}T00:00:00Z`),
      end: new Date(Temporal.PlainDate.from(day).add({ days: 1 }).toString()),
      allDay: true,
      summary: oneLine(title),
      description: oneLine(about),
      url,
    });
  // RFC 5545 ends every line, the last one too.
  return `${calendar.toString().trimEnd()}\r\n`;
}
