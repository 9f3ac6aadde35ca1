/** Reminders of declarations, for those who asked: kept, changed, moved to another time zone, ticked off, stopped. */
import { asText, type Consequence, type Handlers } from '#src/domain.ts';
import type { Json } from '#src/engine/message.ts';
import { answersFrom } from './plan.ts';
import { doneBy, nextReminder, REMIND, remind, reminderKey, todayIn } from './reminders.ts';
import type { Rule } from './rules.ts';

const MOST_DONE = 50;

/** @param rules read when work is done, not before */
export const obligationHandlers = (rules: () => readonly Rule[]): Handlers => ({
  /** { status?, period?, vat?, premises?, employees?, startedOn?, zone }: agreed to by whoever sends it. */
  'companion.obligations.save': async (tx, { data, personId, now }) => {
    const zone = asText(data['zone']);
    if (!personId || !zone) return [];
    const { status, period, vat, premises, employees, startedOn } = answersFrom(data);
    const answers = {
      status: status ?? null,
      period: period ?? null,
      vat: vat ?? null,
      premises: premises ?? null,
      employees: employees ?? null,
      startedOn: startedOn ?? null,
      zone,
      updatedAt: now,
    };
    const plan = await tx.obligationPlan.upsert({
      where: { personId },
      create: { personId, ...answers, agreedAt: now },
      update: { ...answers, sequence: { increment: 1 } },
    });
    // Today they have just been shown the list.
    const tomorrow = todayIn(zone, now).add({ days: 1 });
    return [nextReminder(rules(), plan, await doneBy(tx, personId), tomorrow, now)];
  },

  /** { zone }: they live elsewhere now; nothing when they asked for no reminders. */
  'companion.obligations.zone': async (tx, { data, personId, now }) => {
    const zone = asText(data['zone']);
    if (!personId || !zone) return [];
    const moved = await tx.obligationPlan.updateMany({
      where: { personId, zone: { not: zone } },
      data: { zone, sequence: { increment: 1 }, updatedAt: now },
    });
    if (moved.count === 0) return [];
    const plan = await tx.obligationPlan.findUniqueOrThrow({ where: { personId } });
    return [nextReminder(rules(), plan, await doneBy(tx, personId), todayIn(zone, now), now)];
  },

  /** { duties: [{ rule, day }] } */
  'companion.obligations.done': async (tx, { data, personId, now }) => {
    if (!personId) return [];
    const duties = dutiesIn(data['duties']).map((duty) => ({ ...duty, personId, doneAt: now }));
    await tx.obligationDone.createMany({ data: duties, skipDuplicates: true });
    return [];
  },

  'companion.obligations.stop': async (tx, { personId }) => {
    if (!personId) return [];
    await tx.obligationPlan.deleteMany({ where: { personId } });
    await tx.obligationDone.deleteMany({ where: { personId } });
    return [forgetReminders(personId)];
  },

  [REMIND]: remind(rules),
});

const forgetReminders = (personId: string): Consequence => ({
  kind: 'forget',
  keysStartingWith: reminderKey(personId),
});

function dutiesIn(value: Json | undefined): readonly { readonly rule: string; readonly day: string }[] {
  if (!Array.isArray(value)) return [];
  return value
    .slice(0, MOST_DONE)
    .map((one) => ({ rule: asText(one?.rule), day: asText(one?.day) }))
    .filter(({ rule, day }) => /^[a-z0-9-]{1,40}$/.test(rule) && /^\d{4}-\d{2}-\d{2}$/.test(day));
}
