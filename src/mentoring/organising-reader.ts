/** What an organiser may see of mentoring: coverage as numbers, and the week to come on a copy. No asker is named. */
import type { PrismaClient } from '#prisma/generated/client.ts';
import { readBoard } from './board.ts';
import { type AskedFor, type Coverage, coverageOf, type Helper } from './coverage.ts';
import { leavesAt } from './matching/leaving.ts';
import { rehearseWeek } from './rehearsal.ts';
import { WORKING_ZONE } from './search.ts';
import { LIVE_PING } from './transitions.ts';

const DAY_MS = 24 * 3600 * 1000;
const PERIOD_DAYS = 90;
const WEEK_MS = 7 * DAY_MS;
/** More than a club network asks in three months. */
const MOST_REQUESTS = 20_000;

export interface WeekAhead {
  readonly requests: number;
  readonly mentors: number;
  readonly pings: readonly {
    /** When the mentor would read it: after their quiet hours. */
    readonly at: Date;
    readonly mentor: string;
    readonly need: string;
    /** INSEE code of the asker's commune. */
    readonly place?: string;
    readonly why: readonly string[];
  }[];
  /** The most asked first. */
  readonly loads: readonly { readonly mentor: string; readonly pings: number; readonly budget: number }[];
  readonly unmatched: readonly { readonly need: string; readonly place?: string; readonly why: string }[];
}

export interface OrganisingReader {
  /** The last ninety days. */
  coverage(now: Date): Promise<Coverage>;
  /** What would leave within a week if nobody answered; changes nothing. */
  weekAhead(now: Date): Promise<WeekAhead>;
}

export const createOrganisingReader = (prisma: PrismaClient): OrganisingReader => ({
  coverage: async (now) => coverageOf(await askedFor(prisma, now), await helpers(prisma, now)),
  weekAhead: (now) => weekAhead(prisma, now),
});

async function askedFor(prisma: PrismaClient, now: Date): Promise<readonly AskedFor[]> {
  const rows = await prisma.helpRequest.findMany({
    where: {
      person: { isDemo: false },
      OR: [
        { createdAt: { gt: new Date(now.getTime() - PERIOD_DAYS * DAY_MS) } },
        { status: { in: ['open', 'nobody', 'pinged'] } },
      ],
    },
    take: MOST_REQUESTS,
    include: {
      pings: {
        where: { status: { in: ['accepted', 'released', 'done'] } },
        include: { outcomes: { select: { met: true, useful: true } } },
        orderBy: { answeredAt: 'asc' },
      },
    },
  });
  return rows.map(({ need, place, zone, status, openedAt, createdAt, pings }) => {
    const outcomes = pings.flatMap((ping) => ping.outcomes);
    const acceptedAt = pings.find((ping) => ping.answeredAt)?.answeredAt;
    return {
      need,
      zone,
      since: openedAt ?? createdAt,
      isWaiting: ['open', 'nobody', 'pinged'].includes(status),
      met: outcomes.some(({ met }) => met === 'yes'),
      useful: outcomes.some(({ useful }) => useful === 'much' || useful === 'little'),
      ...(place && { place }),
      ...(acceptedAt && { acceptedAt }),
    };
  });
}

async function helpers(prisma: PrismaClient, now: Date): Promise<readonly Helper[]> {
  const rows = await prisma.mentor.findMany({
    where: { isActive: true, person: { isDemo: false } },
    include: { pings: { select: { status: true, sentAt: true } } },
  });
  const live: readonly string[] = LIVE_PING;
  return rows.map(({ skills, place, isRemote, capacity, pausedUntil, pings }) => {
    const open = pings.filter(({ status }) => live.includes(status)).length;
    const isPaused = pausedUntil !== null && pausedUntil > now;
    return {
      skills,
      isRemote,
      free: isPaused ? 0 : Math.max(0, capacity - open),
      pingsThisWeek: pings.filter(({ sentAt }) => now.getTime() - sentAt.getTime() < WEEK_MS).length,
      ...(place && { place }),
    };
  });
}

async function weekAhead(prisma: PrismaClient, now: Date): Promise<WeekAhead> {
  // One picture of one moment, and read only: the matcher plays on what it returns.
  const { board, needs, names } = await prisma.$transaction(
    async (tx) => {
      await tx.$executeRaw`set transaction read only`;
      return {
        board: await readBoard(tx, now),
        needs: await tx.helpRequest.findMany({
          where: { status: { in: ['open', 'nobody', 'pinged'] } },
          select: { id: true, need: true, place: true },
        }),
        names: await tx.mentor.findMany({
          where: { isActive: true },
          select: {
            personId: true,
            firstName: true,
            pingsPerWeek: true,
            quietFrom: true,
            quietTo: true,
            zone: true,
          },
        }),
      };
    },
    { isolationLevel: 'RepeatableRead' },
  );
  const { pings, unmatched } = rehearseWeek(board, now, WORKING_ZONE);
  const mentors = new Map(names.map((mentor) => [mentor.personId, mentor]));
  const about = new Map(needs.map(({ id, need, place }) => [id, { need, ...(place && { place }) }] as const));
  const aboutOf = (request: string) => about.get(request) ?? { need: '' };
  const asked = Map.groupBy(pings, ({ mentor }) => mentor);
  return {
    requests: board.requests.length,
    mentors: board.mentors.length,
    pings: pings.map(({ at, request, mentor, why }) => {
      const hours = mentors.get(mentor);
      return {
        at: hours ? leavesAt(hours, at) : at,
        mentor: hours?.firstName ?? '',
        why,
        ...aboutOf(request),
      };
    }),
    loads: [...asked]
      .map(([id, own]) => ({
        mentor: mentors.get(id)?.firstName ?? '',
        pings: own.length,
        budget: mentors.get(id)?.pingsPerWeek ?? 0,
      }))
      .sort((a, b) => b.pings - a.pings || (a.mentor < b.mentor ? -1 : 1)),
    unmatched: unmatched.map(({ request, why }) => ({ why, ...aboutOf(request) })),
  };
}
