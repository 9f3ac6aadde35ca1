/** Days as files write them: "2026-12-31", "31/12/2026", "2026-12-31 00:00:00", "0000-00-00" for none. */

export type Day = { readonly day: string | undefined } | { readonly key: 'day' | 'year' };

const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;
const NONE = /^(0000-00-00.*|00\/00\/0000|null|-|)$/i;
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/;
const FRENCH = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?: .*)?$/;

export function readDay(raw: string): Day {
  const said = raw.trim();
  if (NONE.test(said)) return { day: undefined };
  const [, year, month, day] = ISO.exec(said) ?? [];
  const [, frenchDay, frenchMonth, frenchYear] = FRENCH.exec(said) ?? [];
  try {
    const found = Temporal.PlainDate.from(
      {
        year: Number(year ?? frenchYear),
        month: Number(month ?? frenchMonth),
        day: Number(day ?? frenchDay),
      },
      { overflow: 'reject' },
    );
    return found.year < FIRST_YEAR || found.year > LAST_YEAR ? { key: 'year' } : { day: found.toString() };
  } catch {
    return { key: 'day' };
  }
}
