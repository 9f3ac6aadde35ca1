/** Who answers for a mentor: the organiser of a club they are a member of. Without it they are self-declared, and shown so. */
import type { PrismaClient } from '#prisma/generated/client.ts';
import { asText, type Handler, type Tx } from '#src/domain.ts';
import { news } from './words.ts';

export interface Vouchable {
  readonly mentor: string;
  readonly firstName: string;
  readonly trade?: string;
  readonly club: string;
  readonly clubName: string;
  readonly isVouched: boolean;
}

/** Mentors of the clubs this person organises, but not themselves: those without a guarantor first. */
export async function vouchableBy(db: PrismaClient | Tx, organiserId: string): Promise<readonly Vouchable[]> {
  const clubs = await db.membership.findMany({
    where: {
      personId: organiserId,
      role: 'organiser',
      person: { isOrganiser: true },
      club: { isClosed: false },
    },
    orderBy: { joinedAt: 'asc' },
    select: {
      club: {
        select: {
          id: true,
          name: true,
          memberships: {
            where: { personId: { not: organiserId }, person: { mentor: { isActive: true } } },
            orderBy: { personId: 'asc' },
            select: { person: { select: { mentor: true } } },
          },
        },
      },
    },
  });
  const seen = new Set<string>();
  const found = clubs.flatMap(({ club }) =>
    club.memberships.flatMap(({ person: { mentor } }): readonly Vouchable[] => {
      if (!mentor || seen.has(mentor.personId)) return [];
      seen.add(mentor.personId);
      const { personId, firstName, trade, vouchedClub } = mentor;
      const about = { mentor: personId, firstName, club: club.id, clubName: club.name };
      return [{ ...about, isVouched: vouchedClub === club.id, ...(trade && { trade }) }];
    }),
  );
  return found.sort((a, b) => Number(a.isVouched) - Number(b.isVouched));
}

/** data: mentor, isVouched. Given and taken back by an organiser of their club alone; the mentor hears of it. */
export const vouch: Handler = async (tx, { data, personId, key, now }) => {
  const found = personId
    ? (await vouchableBy(tx, personId)).find(({ mentor }) => mentor === asText(data.mentor))
    : undefined;
  const isVouched = data.isVouched === true;
  if (!found || found.isVouched === isVouched) return [];
  await tx.mentor.update({
    where: { personId: found.mentor },
    data: isVouched ? { vouchedClub: found.club, vouchedAt: now } : { vouchedClub: null, vouchedAt: null },
  });
  return [news(found.mentor, isVouched ? 'vouched' : 'unvouched', key, { club: found.clubName })];
};

/** The club that answers for this mentor now: one that is open and that they are still a member of. */
export async function guarantorOf(db: PrismaClient | Tx, mentorId: string): Promise<string | undefined> {
  const club = await db.club.findFirst({
    where: {
      isClosed: false,
      vouchedFor: { some: { personId: mentorId } },
      memberships: { some: { personId: mentorId } },
    },
    select: { name: true },
  });
  return club?.name;
}
