/**
 * One row a person waits for the next day on which something is to be said; the facts are read again when it fires, so
 * that a change of answers, of rules or of place needs no other bookkeeping. What falls on one day is one message.
 */
import type { ObligationPlan } from '#prisma/generated/client.ts';
import { politeMoment } from '#src/clubs/times.ts';
import { asText, type Consequence, type Handler, type Tx } from '#src/domain.ts';
import { remindersBetween } from './deadlines.ts';
import { answersOf } from './plan.ts';
import type { Rule } from './rules.ts';

export const REMIND = 'companion.remind';
const HOUR = 9;
/** How far ahead the next reminder is looked for; and when we look again, should there be none. */
const DAYS_AHEAD = 400;
const LOOK_AGAIN_DAYS = 30;

export const reminderKey = (personId: string): string => `obligations:${personId}:next`;

export const todayIn = (zone: string, now: Date): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate();

const instantOf = (day: Temporal.PlainDate, hour: number, zone: string): Date =>
  new Date(day.toZonedDateTime({ timeZone: zone, plainTime: { hour } }).epochMilliseconds);

/** Waits for the next day with something to say, from `from` (ISO date) on. Moves the row that waits. */
export function nextReminder(
  rules: readonly Rule[],
  plan: ObligationPlan,
  done: readonly { readonly rule: string; readonly day: string }[],
  from: Temporal.PlainDate,
  now: Date,
): Consequence {
  const { personId, zone } = plan;
  const until = from.add({ days: DAYS_AHEAD }).toString();
  const coming = remindersBetween(rules, answersOf(plan), done, from.toString(), until);
  const next = coming[0]?.on;
  const day =
    next === undefined ? todayIn(zone, now).add({ days: LOOK_AGAIN_DAYS }) : Temporal.PlainDate.from(next);
  // Today's nine o'clock may be over: what is due tomorrow is still worth a word.
  const at = instantOf(day, HOUR, zone);
  return {
    kind: 'later',
    work: REMIND,
    at: at > now ? at : politeMoment(now, zone),
    key: reminderKey(personId),
    data: { personId, from: day.toString() },
    personId,
  };
}

/** Told by day, in the morning where they live; late after an outage, and never about what is over. */
export const remind =
  (rules: () => readonly Rule[]): Handler =>
  async (tx, { data, now }) => {
    const personId = asText(data['personId']);
    const plan = await tx.obligationPlan.findUnique({ where: { personId } });
    if (!plan) return [];
    const { zone } = plan;
    const polite = politeMoment(now, zone);
    const again = { kind: 'later', work: REMIND, key: reminderKey(personId), data, personId } as const;
    if (polite > now) return [{ ...again, at: polite }];
    const today = todayIn(zone, now);
    const done = await doneBy(tx, personId);
    const from = asText(data['from']) || today.toString();
    const due = remindersBetween(rules(), answersOf(plan), done, from, today.toString()).filter(
      ({ day }) => day >= today.toString(),
    );
    const next = nextReminder(rules(), plan, done, today.add({ days: 1 }), now);
    const duties = [...new Map(due.map(({ rule, day }) => [`${rule} ${day}`, { rule, day }])).values()];
    const first = duties.map(({ day }) => day).sort()[0];
    if (first === undefined) return [next];
    const deadline = instantOf(Temporal.PlainDate.from(first).add({ days: 1 }), 0, zone).toISOString();
    // What was told once is never told again: each day has a key of its own.
    const key = `${reminderKey(personId)}:${today.toString()}`;
    return [{ kind: 'tell', personId, trigger: 'obligations-due', key, data: { duties, deadline } }, next];
  };

export const doneBy = (tx: Tx, personId: string) =>
  tx.obligationDone.findMany({ where: { personId }, select: { rule: true, day: true } });
