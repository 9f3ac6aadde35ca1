/** Forgetting for good: nothing of this concerns anybody else. */
import type { Tx } from '#src/domain.ts';

export async function eraseCompanion(tx: Tx, personId: string): Promise<void> {
  await tx.obligationPlan.deleteMany({ where: { personId } });
  await tx.obligationDone.deleteMany({ where: { personId } });
  await tx.checkUp.deleteMany({ where: { personId } });
}
