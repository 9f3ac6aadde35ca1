/** What mentoring gives to somebody who asks for their data. */
import type { PrismaClient } from '#prisma/generated/client.ts';
import type { Tx } from '#src/domain.ts';
import type { Json } from '#src/engine/message.ts';

/** Everything kept here about the person, and nothing about the people they talked to. Instants are ISO 8601. */
export async function exportMentoring(prisma: PrismaClient | Tx, personId: string): Promise<Json> {
  const mentor = await prisma.mentor.findUnique({ where: { personId }, omit: { personId: true } });
  const requests = await prisma.helpRequest.findMany({
    where: { personId },
    orderBy: { createdAt: 'asc' },
    omit: { personId: true, rounds: true },
    include: {
      pings: {
        where: { askerAgreed: { not: null } },
        orderBy: { askerAgreed: 'asc' },
        select: {
          askerContact: true,
          askerAgreed: true,
          outcomes: { orderBy: { day: 'asc' }, omit: { pingId: true } },
        },
      },
    },
  });
  const pings = await prisma.ping.findMany({
    where: { mentorId: personId },
    orderBy: { sentAt: 'asc' },
    select: {
      status: true,
      reason: true,
      sentAt: true,
      answeredAt: true,
      mentorAgreed: true,
      mentorContact: true,
    },
  });
  // Whom they blocked is about others, and who blocked them is nobody's business.
  const blocksMade = await prisma.block.findMany({
    where: { blocker: personId },
    orderBy: { at: 'asc' },
    select: { at: true },
  });
  // Through JSON, so that dates are the text they will be in the file.
  return JSON.parse(JSON.stringify({ mentor, requests, pingsReceived: pings, blocksMade }));
}
