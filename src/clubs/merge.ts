/** Two people turn out to be one: what both hold in the clubs becomes one thing. The rules stand in src/people/merge.ts. */
import type { Rsvp } from '#prisma/generated/client.ts';
import type { Consequence, Tx } from '#src/domain.ts';
import { triesKey } from './organiser-code.ts';
import { lockMeetup, record } from './rsvp.ts';

/** Settles what both of them hold; what only one holds is left to be moved. */
export async function mergeClubs(
  tx: Tx,
  kept: string,
  gone: string,
  now: Date,
): Promise<readonly Consequence[]> {
  const consequences = await mergeAnswers(tx, kept, gone, now);
  await mergeMemberships(tx, kept, gone);
  if (await tx.meetupWish.findUnique({ where: { personId: kept } }))
    await tx.meetupWish.deleteMany({ where: { personId: gone } });
  await tx.setting.deleteMany({ where: { key: triesKey(gone) } });
  return consequences;
}

/** A seat before a place in the queue, the better place before the other, either before a "no". */
const WORTH: Readonly<Record<string, number>> = { yes: 0, waiting: 1, no: 2 };
const byWorth = (one: Rsvp, other: Rsvp): number =>
  (WORTH[one.answer] ?? 2) - (WORTH[other.answer] ?? 2) || one.rank - other.rank;

/** Both answered one meetup: the better answer stays, and a second seat goes to whoever waits. */
async function mergeAnswers(tx: Tx, kept: string, gone: string, now: Date): Promise<readonly Consequence[]> {
  const twice = await tx.rsvp.findMany({
    where: { personId: gone, meetup: { rsvps: { some: { personId: kept } } } },
    orderBy: { meetupId: 'asc' },
    select: { meetupId: true },
  });
  const consequences: Consequence[] = [];
  for (const { meetupId } of twice) {
    const meetup = await lockMeetup(tx, meetupId);
    const answers = await tx.rsvp.findMany({ where: { meetupId, personId: { in: [kept, gone] } } });
    // Kept first: of two equal answers theirs stays.
    const [best, other] = answers.sort(
      (a, b) => byWorth(a, b) || Number(a.personId === gone) - Number(b.personId === gone),
    );
    if (!meetup || !best || !other) continue;
    if (meetup.status === 'planned' && meetup.startsAt > now) {
      const key = `meetup:${meetupId}:merged:${gone}`;
      const released = await record(tx, meetup, other.personId, 'no', key, now);
      for (const one of released.consequences) {
        // At once: reminders of the one who goes get the other's name before consequences are carried out.
        if (one.kind !== 'forget') consequences.push(one);
        else await tx.due.deleteMany({ where: { doneAt: null, key: { startsWith: one.keysStartingWith } } });
      }
    }
    await tx.rsvp.delete({ where: { meetupId_personId: { meetupId, personId: other.personId } } });
  }
  return consequences;
}

/** Both are in one club: organiser when either is, and a member since the earlier day. */
async function mergeMemberships(tx: Tx, kept: string, gone: string): Promise<void> {
  const twice = await tx.membership.findMany({
    where: { personId: gone, club: { memberships: { some: { personId: kept } } } },
  });
  for (const { clubId, role, joinedAt } of twice) {
    const where = { personId_clubId: { personId: kept, clubId } };
    const own = await tx.membership.findUniqueOrThrow({ where });
    await tx.membership.update({
      where,
      data: {
        role: role === 'organiser' ? role : own.role,
        joinedAt: joinedAt < own.joinedAt ? joinedAt : own.joinedAt,
      },
    });
    await tx.membership.delete({ where: { personId_clubId: { personId: gone, clubId } } });
  }
}
