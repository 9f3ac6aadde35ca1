/** What the clubs know about a person, to take away. */
import type { PrismaClient } from '#prisma/generated/client.ts';
import type { Json } from '#src/engine/message.ts';

export async function exportClubs(prisma: PrismaClient, personId: string): Promise<Json> {
  const rsvps = await prisma.rsvp.findMany({ where: { personId }, include: { meetup: true } });
  const memberships = await prisma.membership.findMany({ where: { personId }, include: { club: true } });
  const wish = await prisma.meetupWish.findUnique({ where: { personId } });
  const created = await prisma.meetup.findMany({ where: { createdBy: personId } });
  const spaces = await prisma.clubSpace.findMany({ where: { boundBy: personId }, include: { club: true } });
  const questions = await prisma.peerQuestion.findMany({
    where: { personId },
    include: { club: true },
    orderBy: { createdAt: 'asc' },
  });
  const answers = await prisma.peerAnswer.findMany({ where: { personId }, orderBy: { createdAt: 'asc' } });
  const invitations = await prisma.clubInvitation.findMany({ where: { madeBy: personId } });
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
    spacesBound: spaces.map(({ club, platform, boundAt }) => ({
      club: club.name,
      platform,
      boundAt: boundAt.toISOString(),
    })),
    invitationsMade: invitations.map(({ expiresAt }) => ({ expiresAt: expiresAt.toISOString() })),
    questions: questions.map(({ club, text, name, status, createdAt }) => ({
      club: club.name,
      text,
      signedAs: name,
      status,
      askedAt: createdAt.toISOString(),
    })),
    answers: answers.map(({ text, name, createdAt }) => ({
      text,
      name,
      answeredAt: createdAt.toISOString(),
    })),
  };
}
