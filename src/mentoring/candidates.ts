/** Mentors as the matcher needs them, with what they have on their hands now. */
import type { Tx } from '#src/domain.ts';
import type { Mentor } from '#prisma/generated/client.ts';
import type { Candidate } from './match.ts';
import { LIVE_PING } from './transitions.ts';

const WEEK_MS = 7 * 24 * 3600 * 1000;

/** Active mentors who speak this language. */
export async function loadCandidates(tx: Tx, locale: string, now: Date): Promise<readonly Candidate[]> {
  const mentors = await tx.mentor.findMany({
    where: { isActive: true, languages: { has: locale } },
    include: { person: { select: { isDemo: true } } },
    orderBy: { personId: 'asc' },
  });
  const live = await countPings(tx, { status: { in: [...LIVE_PING] } });
  const recent = await countPings(tx, { sentAt: { gt: new Date(now.getTime() - WEEK_MS) } });
  return mentors.map((mentor) =>
    candidateOf(
      mentor,
      mentor.person.isDemo,
      live.get(mentor.personId) ?? 0,
      recent.get(mentor.personId) ?? 0,
    ),
  );
}

export async function loadCandidate(tx: Tx, mentorId: string, now: Date): Promise<Candidate | undefined> {
  const mentor = await tx.mentor.findUnique({
    where: { personId: mentorId },
    include: { person: { select: { isDemo: true } } },
  });
  if (!mentor) return undefined;
  const live = await countPings(tx, { mentorId, status: { in: [...LIVE_PING] } });
  const recent = await countPings(tx, { mentorId, sentAt: { gt: new Date(now.getTime() - WEEK_MS) } });
  return candidateOf(mentor, mentor.person.isDemo, live.get(mentorId) ?? 0, recent.get(mentorId) ?? 0);
}

type PingFilter = { mentorId?: string; status?: { in: string[] }; sentAt?: { gt: Date } };

async function countPings(tx: Tx, where: PingFilter): Promise<ReadonlyMap<string, number>> {
  const counted = await tx.ping.groupBy({ by: ['mentorId'], where, _count: { _all: true } });
  return new Map(counted.map((row) => [row.mentorId, row._count._all]));
}

function candidateOf(mentor: Mentor, isDemo: boolean, livePings: number, pingsThisWeek: number): Candidate {
  const { trade, place, pausedUntil, ...rest } = mentor;
  return {
    ...rest,
    ...(trade && { trade }),
    ...(place && { place }),
    ...(pausedUntil && { pausedUntil }),
    isDemo,
    livePings,
    pingsThisWeek,
  };
}
