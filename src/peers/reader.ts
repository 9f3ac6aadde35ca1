/** What flows may look up about circles. A circle is shown only to those who sit in it. */
import type { PrismaClient } from '#prisma/generated/client.ts';
import { minutesBetween } from '#src/people/distance.ts';
import { nextDrawDay } from './months.ts';

export interface CircleStanding {
  readonly state: 'in' | 'skipping' | 'paused';
  readonly drawAt: Date;
  readonly pausedUntil?: Date;
  /** This month's circle. */
  readonly circle?: string;
  readonly firstName: string;
  readonly trade?: string;
  readonly place?: string;
}

interface Companion {
  readonly firstName: string;
  readonly trade?: string;
  readonly place?: string;
  /** How to reach them, as they typed it. */
  readonly contact: string;
  /** By road, guessed. */
  readonly minutes?: number;
}

export interface CirclesReader {
  /** Undefined for those who do not take part. */
  standing(personId: string, now: Date): Promise<CircleStanding | undefined>;
  /** The others of a circle who still take part; undefined when it is not this person's. */
  others(circle: string, personId: string): Promise<readonly Companion[] | undefined>;
  /** Whether somebody of it has said that they met, or this person has answered. */
  isSettled(circle: string, personId: string): Promise<boolean>;
}

export function createCirclesReader(prisma: PrismaClient): CirclesReader {
  return {
    standing: (personId, now) => standing(prisma, personId, now),
    others: (circle, personId) => others(prisma, circle, personId),
    isSettled: async (circle, personId) =>
      (await prisma.circleSeat.count({
        where: { circleId: circle, OR: [{ met: 'yes' }, { personId, met: { not: null } }] },
      })) > 0,
  };
}

async function standing(
  prisma: PrismaClient,
  personId: string,
  now: Date,
): Promise<CircleStanding | undefined> {
  const member = await prisma.circleMember.findUnique({ where: { personId } });
  if (!member) return undefined;
  const { month, drawAt } = nextDrawDay(now, member.zone);
  const seat = await prisma.circleSeat.findFirst({
    where: { personId, circle: { month: { lt: month } } },
    orderBy: { circle: { month: 'desc' } },
  });
  const isPaused = member.pausedUntil !== null && member.pausedUntil > now;
  return {
    state: isPaused ? 'paused' : member.skips === month ? 'skipping' : 'in',
    drawAt,
    firstName: member.firstName,
    ...(isPaused && member.pausedUntil && { pausedUntil: member.pausedUntil }),
    ...(seat && { circle: seat.circleId }),
    ...(member.trade && { trade: member.trade }),
    ...(member.place && { place: member.place }),
  };
}

async function others(
  prisma: PrismaClient,
  circleId: string,
  personId: string,
): Promise<readonly Companion[] | undefined> {
  const seats = await prisma.circleSeat.findMany({
    where: { circleId },
    include: { person: { select: { circling: true } } },
    orderBy: { personId: 'asc' },
  });
  const own = seats.find((seat) => seat.personId === personId);
  if (!own) return undefined;
  const place = own.person.circling?.place ?? undefined;
  return seats.flatMap(({ personId: id, person: { circling } }) => {
    if (id === personId || !circling) return [];
    const minutes = minutesBetween(place, circling.place ?? undefined);
    return [
      {
        firstName: circling.firstName,
        contact: circling.contact,
        ...(circling.trade && { trade: circling.trade }),
        ...(circling.place && { place: circling.place }),
        ...(minutes !== undefined && { minutes }),
      },
    ];
  });
}
