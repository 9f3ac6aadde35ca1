/** A mentor's break, with the day it ends. */
import type { Mentor } from '#prisma/generated/client.ts';
import type { Consequence, Tx } from '#src/domain.ts';
import { news } from './words.ts';

const BACK_AT_HOUR = 8;
const LONGEST_DAYS = 366;
const LENGTHS: Readonly<Record<string, Temporal.DurationLike>> = {
  'one-week': { weeks: 1 },
  'one-month': { months: 1 },
  'three-months': { months: 3 },
};

/** `length`: one of LENGTHS, or the day they are back ("2026-12-03"). Requests already received stay. Nothing for other words. */
export async function pauseUntil(
  tx: Tx,
  { personId, zone }: Pick<Mentor, 'personId' | 'zone'>,
  length: string,
  what: 'paused' | 'rested',
  key: string,
  now: Date,
): Promise<readonly Consequence[]> {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  const day = LENGTHS[length] ? today.add(LENGTHS[length]) : dayOf(length);
  if (!day) return [];
  const days = today.until(day).days;
  if (days < 1 || days > LONGEST_DAYS) return [];
  const back = day.toZonedDateTime({ timeZone: zone, plainTime: new Temporal.PlainTime(BACK_AT_HOUR) });
  const pausedUntil = new Date(back.epochMilliseconds);
  await tx.mentor.update({ where: { personId }, data: { pausedUntil } });
  return [
    {
      kind: 'later',
      work: 'mentoring.return',
      at: pausedUntil,
      key: `mentor:${personId}:return:${pausedUntil.getTime()}:${key}`,
      data: { mentor: personId },
    },
    news(personId, what, key, { until: pausedUntil.toISOString() }),
  ];
}

function dayOf(iso: string): Temporal.PlainDate | undefined {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Temporal.PlainDate.from(iso) : undefined;
  } catch {
    return undefined;
  }
}
