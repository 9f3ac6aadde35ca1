/** When a meetup starts and when people are reminded: wall clock and IANA zone, computed per occurrence. */

export const REMINDERS = ['week', 'day', 'hours'] as const;
export type ReminderKind = (typeof REMINDERS)[number];

export interface Reminder {
  readonly kind: ReminderKind;
  readonly at: Date;
}

/**
 * The instant of a wall-clock time ("2026-12-03T18:30"). A time the spring change skips moves later by the gap;
 * a time that autumn gives twice means the first.
 */
export function instantOf(localStart: string, zone: string): Date {
  return toDate(zonedStart(localStart, zone));
}

/** 7 days and 1 day before at the same hour on the wall, and 2 hours before on the clock; earliest first. */
export function remindersOf(localStart: string, zone: string): readonly Reminder[] {
  const start = zonedStart(localStart, zone);
  return [
    { kind: 'week', at: toDate(start.subtract({ days: 7 })) },
    { kind: 'day', at: toDate(start.subtract({ days: 1 })) },
    { kind: 'hours', at: toDate(start.subtract({ hours: 2 })) },
  ];
}

/** A late reminder is still worth sending until the next one is due, and the last one until the start. */
export function isWorthSending(kind: ReminderKind, localStart: string, zone: string, now: Date): boolean {
  const reminders = remindersOf(localStart, zone);
  const next = reminders[reminders.findIndex((reminder) => reminder.kind === kind) + 1];
  return now < (next?.at ?? instantOf(localStart, zone));
}

const FIRST_HOUR = 8;
const LAST_HOUR = 20;

/** Now, or the next morning at 8 where it is night: nobody is invited to anything at 23 h. */
export function politeMoment(now: Date, zone: string): Date {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
  if (local.hour >= FIRST_HOUR && local.hour < LAST_HOUR) return now;
  const morning = local.withPlainTime({ hour: FIRST_HOUR });
  return toDate(local.hour < FIRST_HOUR ? morning : morning.add({ days: 1 }));
}

const zonedStart = (localStart: string, zone: string): Temporal.ZonedDateTime =>
  Temporal.PlainDateTime.from(localStart).toZonedDateTime(zone, { disambiguation: 'compatible' });

const toDate = (moment: Temporal.ZonedDateTime): Date => new Date(moment.epochMilliseconds);
