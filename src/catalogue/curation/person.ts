/** What the catalogue knows about a person: to take away, and to erase. */
import type { PrismaClient } from '#prisma/generated/client.ts';
import type { Tx } from '#src/domain.ts';
import type { Json } from '#src/engine/message.ts';

export async function exportCuration(prisma: PrismaClient, personId: string): Promise<Json> {
  const [feedback, searches, added, reviewed, rules] = await Promise.all([
    prisma.feedback.findMany({ where: { personId }, orderBy: { day: 'asc' } }),
    prisma.savedSearch.findMany({ where: { personId }, orderBy: { createdAt: 'asc' } }),
    prisma.clubEntry.findMany({ where: { addedBy: personId }, orderBy: { addedAt: 'asc' } }),
    prisma.clubEntry.findMany({ where: { reviewedBy: personId }, select: { id: true } }),
    prisma.clubRule.findMany({ where: { madeBy: personId } }),
  ]);
  return {
    feedback: feedback.map(({ entryId, verdict, day }) => ({ entry: entryId, verdict, day })),
    savedSearches: searches.map(({ query, createdAt }) => ({ query, keptAt: createdAt.toISOString() })),
    entriesAdded: added.map(({ id, payload, validUntil }) => ({ id, entry: payload as Json, validUntil })),
    entriesReviewed: reviewed.map(({ id }) => id),
    clubChoices: rules.map(({ entryId, rule }) => ({ entry: entryId, rule })),
  };
}

/** What they said and kept goes; what they chose for their club stays, without their name. */
export async function eraseCuration(tx: Tx, personId: string): Promise<void> {
  await tx.feedback.deleteMany({ where: { personId } });
  await tx.savedSearch.deleteMany({ where: { personId } });
  await tx.clubEntry.updateMany({ where: { addedBy: personId }, data: { addedBy: null } });
  await tx.clubEntry.updateMany({ where: { reviewedBy: personId }, data: { reviewedBy: null } });
  await tx.clubRule.updateMany({ where: { madeBy: personId }, data: { madeBy: null } });
}
