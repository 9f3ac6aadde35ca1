/** Circles and one person: to take away, to forget, and when two turn out to be one. */
import type { PrismaClient } from '#prisma/generated/client.ts';
import type { Tx } from '#src/domain.ts';
import type { Json } from '#src/engine/message.ts';

export async function exportCircles(prisma: PrismaClient, personId: string): Promise<Json> {
  const member = await prisma.circleMember.findUnique({ where: { personId }, omit: { personId: true } });
  const seats = await prisma.circleSeat.findMany({
    where: { personId },
    include: { circle: true },
    orderBy: { circle: { month: 'asc' } },
  });
  return {
    member: JSON.parse(JSON.stringify(member)) as Json,
    circles: seats.map(({ circle, met }) => ({ month: circle.month, met })),
  };
}

/** The others of this month's circle keep it, without them. */
export async function eraseCircles(tx: Tx, personId: string): Promise<void> {
  await tx.circleMember.deleteMany({ where: { personId } });
  await tx.circleSeat.deleteMany({ where: { personId } });
}

/** The kept person's own choice stays; nobody sits twice at one table. Other seats are given over by src/people/merge.ts. */
export async function mergeCircles(tx: Tx, kept: string, gone: string): Promise<void> {
  if (await tx.circleMember.findUnique({ where: { personId: kept } }))
    await tx.circleMember.deleteMany({ where: { personId: gone } });
  else await tx.circleMember.updateMany({ where: { personId: gone }, data: { personId: kept } });
  await tx.circleSeat.deleteMany({
    where: { personId: gone, circle: { seats: { some: { personId: kept } } } },
  });
}
