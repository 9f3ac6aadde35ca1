/** Days on which somebody may be expected to answer: Monday to Friday, without French public holidays. */

const FIXED_HOLIDAYS = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];
/** Easter Monday, Ascension, Whit Monday, in days after Easter Sunday. */
const EASTER_HOLIDAYS = [1, 39, 50];

/** Easter Sunday of a Gregorian year (Meeus, Jones, Butcher). */
export function easter(year: number): Temporal.PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const rest = h + l - 7 * m + 114;
  return new Temporal.PlainDate(year, Math.floor(rest / 31), (rest % 31) + 1);
}

/** National holidays only: those of one region or département (Alsace, Moselle, overseas) count as working days. */
export const isWorkingDay = (day: Temporal.PlainDate): boolean => day.dayOfWeek <= 5 && !isPublicHoliday(day);

export function isPublicHoliday(day: Temporal.PlainDate): boolean {
  if (FIXED_HOLIDAYS.includes(day.toString().slice(5))) return true;
  const sunday = easter(day.year);
  return EASTER_HOLIDAYS.some((after) => sunday.add({ days: after }).equals(day));
}

/** `hour`:00 in `zone`, on the `days`-th working day after the day of `from` there. */
export function workingMoment(from: Date, days: number, hour: number, zone: string): Date {
  let day = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  for (let left = days; left > 0; ) {
    day = day.add({ days: 1 });
    if (isWorkingDay(day)) left--;
  }
  const moment = day.toZonedDateTime({ timeZone: zone, plainTime: new Temporal.PlainTime(hour) });
  return new Date(moment.epochMilliseconds);
}
