/** What the clubs know about a person, to take away. */
import type { PrismaClient } from '#prisma/generated/client.ts';
import type { Json } from '#src/engine/message.ts';

export async function exportClubs(prisma: PrismaClient, personId: string): Promise<Json> {
  const rsvps = await prisma.rsvp.findMany({ where: { personId }, include: { meetup: true } });
  const memberships = await prisma.membership.findMany({ where: { personId }, include: { club: true } });
  const wish = await prisma.meetupWish.findUnique({ where: { personId } });
  const created = await prisma.meetup.findMany({ where: { createdBy: personId } });
  const briefly = ({ title, localStart, zone, venue }: (typeof created)[number]) => ({
    title,
    localStart,
    zone,
    venue,
  });
  return {
    rsvps: rsvps.map(({ meetup, answer, updatedAt }) => ({
      ...briefly(meetup),
      answer,
      answeredAt: updatedAt.toISOString(),
    })),
    memberships: memberships.map(({ club, role, joinedAt }) => ({
      club: club.name,
      role,
      joinedAt: joinedAt.toISOString(),
    })),
    wish: wish && { place: wish.place, askedAt: wish.createdAt.toISOString() },
    organised: created.map(briefly),
  };
}
