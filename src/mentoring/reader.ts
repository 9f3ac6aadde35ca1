/** What flows may look up about mentoring. A ping is shown only to the two people it concerns. */
import type { PrismaClient } from '#prisma/generated/client.ts';
import { NEEDS, type Need } from '#src/catalogue/resource.ts';
import { isFull } from './requests.ts';
import { OPEN_REQUEST, OVER, type PingStatus, type RequestStatus } from './transitions.ts';
import { guarantorOf, type Vouchable, vouchableBy } from './vouching.ts';

interface MentorSettings {
  readonly state: 'active' | 'paused' | 'stopped';
  readonly firstName: string;
  readonly skills: readonly string[];
  readonly trade?: string;
  /** INSEE code of the commune. */
  readonly place?: string;
  readonly isRemote: boolean;
  /** Helps people of the same trade next door as well. */
  readonly acceptsCompetitors: boolean;
  readonly languages: readonly string[];
  readonly kinds: readonly string[];
  readonly price?: string;
  readonly capacity: number;
  readonly pingsPerWeek: number;
  readonly quietFrom: string;
  readonly quietTo: string;
  readonly pausedUntil?: Date;
}

interface RequestView {
  readonly id: string;
  readonly need: string;
  readonly status: RequestStatus;
  readonly promisedBy: Date;
  readonly acceptsCompetitors: boolean;
  /** First name of the mentor who has it now. */
  readonly mentor?: string;
}

interface PingView {
  readonly status: PingStatus;
  readonly requestStatus: RequestStatus;
  readonly request: string;
  readonly need: string;
  /** Of help: src/mentoring/kinds.ts. */
  readonly kind: string;
  readonly message: string;
  readonly why: readonly string[];
  readonly expiresAt: Date;
  readonly asker: { readonly firstName: string; readonly place?: string };
  readonly mentor: {
    readonly firstName: string;
    readonly trade?: string;
    readonly place?: string;
    /** What a freelance asks, where that is what is looked for. */
    readonly price?: string;
    /** The club whose organiser answers for them. */
    readonly guarantor?: string;
  };
}

/** Exists only once both agreed. */
interface Introduction {
  readonly ping: string;
  readonly need: string;
  /** The other's first name. */
  readonly firstName: string;
  /** "here" (through PlusUn), or what the other typed. */
  readonly contact: string;
}

/** Two who may write to each other through PlusUn: from the mentor's yes on. */
interface Talk {
  readonly ping: string;
  readonly need: string;
  /** The other's first name. */
  readonly firstName: string;
  /** Each has the other's contact. */
  readonly isIntroduced: boolean;
  /** The person has agreed to share theirs. */
  readonly hasAgreed: boolean;
}

export interface MentoringReader {
  /** What may be needed, and mastered, in the order it is offered. */
  readonly needs: readonly Need[];
  /** The person's own settings; undefined when they never were a mentor. */
  mentor(personId: string, now: Date): Promise<MentorSettings | undefined>;
  /** Whether the person has as many open requests as one may have. */
  isFull(personId: string): Promise<boolean>;
  /** The person's requests that are not over, oldest first. */
  requests(personId: string): Promise<readonly RequestView[]>;
  /** Those that ended lately and may be opened again, the last one first. */
  pastRequests(personId: string, now: Date): Promise<readonly RequestView[]>;
  ping(pingId: string, personId: string): Promise<PingView | undefined>;
  /** People this person may write to, the longest known first. */
  talks(personId: string): Promise<readonly Talk[]>;
  /** Those whose contact they have. */
  introductions(personId: string): Promise<readonly Introduction[]>;
  /** Mentors an organiser may answer for, or no longer. */
  vouchable(organiserId: string): Promise<readonly Vouchable[]>;
}

export function createMentoringReader(prisma: PrismaClient): MentoringReader {
  return {
    needs: NEEDS,
    mentor: (personId, now) => readMentor(prisma, personId, now),
    isFull: (personId) => isFull(prisma, personId),
    requests: (personId) => readRequests(prisma, personId),
    pastRequests: (personId, now) => readPastRequests(prisma, personId, now),
    ping: (pingId, personId) => readPing(prisma, pingId, personId),
    talks: (personId) => readTalks(prisma, personId),
    introductions: (personId) => readIntroductions(prisma, personId),
    vouchable: (organiserId) => vouchableBy(prisma, organiserId),
  };
}

async function readMentor(
  prisma: PrismaClient,
  personId: string,
  now: Date,
): Promise<MentorSettings | undefined> {
  const mentor = await prisma.mentor.findUnique({ where: { personId } });
  if (!mentor) return undefined;
  const { trade, place, pausedUntil, isActive, price, ...rest } = mentor;
  const isPaused = pausedUntil !== null && pausedUntil > now;
  return {
    ...rest,
    state: !isActive ? 'stopped' : isPaused ? 'paused' : 'active',
    ...(trade && { trade }),
    ...(place && { place }),
    ...(price && { price }),
    ...(isPaused && { pausedUntil }),
  };
}

async function readRequests(prisma: PrismaClient, personId: string): Promise<readonly RequestView[]> {
  const requests = await prisma.helpRequest.findMany({
    where: { personId, status: { in: [...OPEN_REQUEST, 'introduced'] } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: {
      pings: {
        where: { status: { in: ['open', 'accepted'] } },
        select: { mentor: { select: { firstName: true } } },
      },
    },
  });
  return requests.map(({ id, need, status, promisedBy, acceptsCompetitors, pings }) => {
    const mentor = pings[0]?.mentor.firstName;
    return {
      id,
      need,
      status: status as RequestStatus,
      promisedBy,
      acceptsCompetitors,
      ...(mentor && { mentor }),
    };
  });
}

/** So long, and so many, that a list stays one. */
const PAST_MS = 120 * 24 * 3600 * 1000;
const MOST_PAST = 3;

async function readPastRequests(
  prisma: PrismaClient,
  personId: string,
  now: Date,
): Promise<readonly RequestView[]> {
  const requests = await prisma.helpRequest.findMany({
    where: {
      personId,
      status: { in: [...OVER] },
      closedAt: { gt: new Date(now.getTime() - PAST_MS) },
    },
    orderBy: [{ closedAt: 'desc' }, { id: 'asc' }],
    take: MOST_PAST,
  });
  return requests.map(({ id, need, status, promisedBy, acceptsCompetitors }) => ({
    id,
    acceptsCompetitors,
    need,
    status: status as RequestStatus,
    promisedBy,
  }));
}

async function readPing(prisma: PrismaClient, id: string, personId: string): Promise<PingView | undefined> {
  const ping = await prisma.ping.findFirst({
    where: { id, OR: [{ mentorId: personId }, { request: { personId } }] },
    include: { request: true, mentor: true },
  });
  if (!ping) return undefined;
  const { request, mentor } = ping;
  const guarantor = await guarantorOf(prisma, ping.mentorId);
  return {
    status: ping.status as PingStatus,
    requestStatus: request.status as RequestStatus,
    request: request.id,
    need: request.need,
    kind: request.kind,
    message: request.message,
    why: ping.why,
    expiresAt: ping.expiresAt,
    asker: { firstName: request.firstName, ...(request.place && { place: request.place }) },
    mentor: {
      firstName: mentor.firstName,
      ...(mentor.trade && { trade: mentor.trade }),
      ...(mentor.place && { place: mentor.place }),
      ...(mentor.price && request.kind === 'freelance' && { price: mentor.price }),
      ...(guarantor && { guarantor }),
    },
  };
}

async function readTalks(prisma: PrismaClient, personId: string): Promise<readonly Talk[]> {
  const pings = await prisma.ping.findMany({
    where: {
      status: 'accepted',
      request: { status: { in: ['accepted', 'introduced'] } },
      OR: [{ mentorId: personId }, { request: { personId } }],
    },
    orderBy: [{ answeredAt: 'asc' }, { id: 'asc' }],
    include: { request: true, mentor: { select: { firstName: true } } },
  });
  return pings.map(({ id, mentorId, mentorAgreed, askerAgreed, request, mentor }) => {
    const isMentor = mentorId === personId;
    return {
      ping: id,
      need: request.need,
      firstName: isMentor ? request.firstName : mentor.firstName,
      isIntroduced: request.status === 'introduced',
      hasAgreed: (isMentor ? mentorAgreed : askerAgreed) !== null,
    };
  });
}

async function readIntroductions(prisma: PrismaClient, personId: string): Promise<readonly Introduction[]> {
  const pings = await prisma.ping.findMany({
    where: {
      status: 'accepted',
      mentorAgreed: { not: null },
      askerAgreed: { not: null },
      request: { status: 'introduced' },
      OR: [{ mentorId: personId }, { request: { personId } }],
    },
    orderBy: { askerAgreed: 'asc' },
    include: { request: true, mentor: { select: { firstName: true } } },
  });
  return pings.map(({ id, mentorId, mentorContact, askerContact, request, mentor }) => {
    const isMentor = mentorId === personId;
    return {
      ping: id,
      need: request.need,
      firstName: isMentor ? request.firstName : mentor.firstName,
      contact: (isMentor ? askerContact : mentorContact) ?? '',
    };
  });
}
