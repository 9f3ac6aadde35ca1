/** When a ping leaves: never in the mentor's quiet hours, nor on a public holiday where they live. */
import { isPublicHoliday } from '../working-days.ts';

export interface Hours {
  /** Local "HH:MM" in `zone`; equal hours mean none. */
  readonly quietFrom: string;
  readonly quietTo: string;
  readonly zone: string;
}

/** The hour after a holiday for those whose nights are not quiet hours. */
const MORNING = '08:00';

/** `now`, or the first moment after it that is neither quiet nor a holiday. */
export function leavesAt(hours: Hours, now: Date): Date {
  const morning = hours.quietFrom > hours.quietTo ? hours.quietTo : MORNING;
  let at = endOfQuiet(hours, now);
  for (let day = localOf(at, hours.zone).toPlainDate(); isPublicHoliday(day); ) {
    day = day.add({ days: 1 });
    const next = day.toZonedDateTime({ timeZone: hours.zone, plainTime: morning });
    at = endOfQuiet(hours, new Date(next.epochMilliseconds));
  }
  return at;
}

/** `now`, or the next end of quiet hours when it is quiet at the mentor's place. */
function endOfQuiet({ quietFrom, quietTo, zone }: Hours, now: Date): Date {
  const local = localOf(now, zone);
  const clock = local.toPlainTime().toString().slice(0, 5);
  const isOvernight = quietFrom > quietTo;
  const isQuiet = isOvernight ? clock >= quietFrom || clock < quietTo : clock >= quietFrom && clock < quietTo;
  if (!isQuiet) return now;
  const day = isOvernight && clock >= quietFrom ? local.toPlainDate().add({ days: 1 }) : local.toPlainDate();
  return new Date(day.toZonedDateTime({ timeZone: zone, plainTime: quietTo }).epochMilliseconds);
}

const localOf = (at: Date, zone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
