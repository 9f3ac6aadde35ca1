/** Two people turn out to be one: the kept person's plan and reminders stay; what only the other had becomes theirs. */
import type { Tx } from '#src/domain.ts';
import { reminderKey } from './reminders.ts';

/** Settles what both hold, before rows are given to the kept person. */
export async function mergeCompanion(tx: Tx, kept: string, gone: string): Promise<void> {
  if (await tx.obligationPlan.findUnique({ where: { personId: kept } })) {
    await tx.obligationPlan.deleteMany({ where: { personId: gone } });
    // The row that waits for the kept person knows their answers.
    await tx.due.deleteMany({ where: { key: reminderKey(gone) } });
  } else {
    await tx.obligationPlan.updateMany({ where: { personId: gone }, data: { personId: kept } });
  }
  await tx.$executeRaw`
    insert into obligation_done (person_id, rule, day, done_at)
    select ${kept}, rule, day, done_at from obligation_done where person_id = ${gone}
    on conflict do nothing`;
  await tx.obligationDone.deleteMany({ where: { personId: gone } });
}
