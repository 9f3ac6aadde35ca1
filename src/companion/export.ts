/** What the companion keeps about a person, to take away. */
import type { PrismaClient } from '#prisma/generated/client.ts';
import type { Json } from '#src/engine/message.ts';

export async function exportCompanion(prisma: PrismaClient, personId: string): Promise<Json> {
  const [plan, done, checkUps] = await Promise.all([
    prisma.obligationPlan.findUnique({ where: { personId }, omit: { personId: true } }),
    prisma.obligationDone.findMany({
      where: { personId },
      omit: { personId: true },
      orderBy: { day: 'asc' },
    }),
    prisma.checkUp.findMany({ where: { personId }, omit: { personId: true }, orderBy: { takenAt: 'asc' } }),
  ]);
  return JSON.parse(JSON.stringify({ obligations: plan, declarationsDone: done, checkUps })) as Json;
}
