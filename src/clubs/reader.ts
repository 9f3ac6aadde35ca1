/** What flows may know of clubs and meetups. */
import type { Prisma, PrismaClient } from '#prisma/generated/client.ts';
import type { PlaceReader } from '#src/people/place.ts';
import { calendarFile } from './calendar.ts';
import { nearestFirst, type Nearness } from './nearness.ts';
import { createQuestionsReader, type QuestionsReader } from './questions-reader.ts';
import { positionOf, taken, type Answer } from './seats.ts';
import { createSpacesReader, type SpacesReader } from './spaces-reader.ts';

export interface ClubView {
  readonly id: string;
  readonly name: string;
  /** INSEE code. */
  readonly place: string;
  readonly zone: string;
}

export interface MeetupView {
  readonly id: string;
  readonly title: string;
  readonly startsAt: Date;
  /** IANA zone of the meetup. */
  readonly zone: string;
  readonly minutes: number;
  readonly venue: string;
  /** INSEE code of the club's commune. */
  readonly place: string;
  readonly club: string;
  /** Undefined: no limit. */
  readonly seatsLeft?: number;
  readonly coming: number;
  readonly isCancelled: boolean;
  readonly sequence: number;
  /** What the person who looks has answered. */
  readonly answer?: Answer;
  /** Their place on the waiting list, 1 first; 0 when they do not wait. */
  readonly position: number;
}

export interface NearMeetup extends MeetupView {
  readonly nearness: Nearness;
}

export interface ClubsReader extends SpacesReader, QuestionsReader {
  /** Meetups to come, nearest first, at most `limit`. */
  near(
    personId: string,
    place: string | undefined,
    places: PlaceReader,
    now: Date,
    limit: number,
  ): Promise<readonly NearMeetup[]>;
  meetup(id: string, personId: string): Promise<MeetupView | undefined>;
  /** Meetups to come in which the person has a seat or waits, soonest first. */
  mine(personId: string, now: Date): Promise<readonly MeetupView[]>;
  /** Meetups to come of the club this person organises, soonest first. */
  organised(personId: string, now: Date): Promise<readonly MeetupView[]>;
  /** Meetups to come of a club, soonest first. */
  meetupsOf(clubId: string, personId: string, now: Date): Promise<readonly MeetupView[]>;
  /** The open club this person organises. */
  clubOf(personId: string): Promise<ClubView | undefined>;
  /** The meetup as a calendar file; `town` completes the venue. */
  calendar(meetup: MeetupView, town: string, now: Date): string;
}

/** More than anybody scrolls through; ranked in memory. */
const MOST_MEETUPS = 500;
const WITH_PEOPLE = { club: true, rsvps: true } as const;

export function createClubsReader(prisma: PrismaClient): ClubsReader {
  const planned = (personId: string, where: Prisma.MeetupWhereInput) =>
    prisma.meetup
      .findMany({
        where: { status: 'planned', ...where },
        include: WITH_PEOPLE,
        orderBy: { startsAt: 'asc' },
        take: MOST_MEETUPS,
      })
      .then((rows) => rows.map((row) => viewOf(row, personId)));
  const clubOf = async (personId: string) => {
    const membership = await prisma.membership.findFirst({
      where: { personId, role: 'organiser', club: { isClosed: false } },
      include: { club: true },
      orderBy: { joinedAt: 'asc' },
    });
    return membership?.club;
  };
  return {
    ...createSpacesReader(prisma),
    ...createQuestionsReader(prisma),
    clubOf,
    near: async (personId, place, places, now, limit) => {
      const meetups = await planned(personId, { startsAt: { gt: now }, club: { isClosed: false } });
      return nearestFirst(meetups, place, places).slice(0, limit);
    },
    meetup: async (id, personId) => {
      const row = await prisma.meetup.findUnique({ where: { id }, include: WITH_PEOPLE });
      return row ? viewOf(row, personId) : undefined;
    },
    mine: (personId, now) =>
      planned(personId, {
        startsAt: { gt: now },
        rsvps: { some: { personId, answer: { in: ['yes', 'waiting'] } } },
      }),
    meetupsOf: (clubId, personId, now) => planned(personId, { startsAt: { gt: now }, clubId }),
    organised: async (personId, now) => {
      const club = await clubOf(personId);
      return club ? planned(personId, { startsAt: { gt: now }, clubId: club.id }) : [];
    },
    calendar: (meetup, town, now) =>
      calendarFile({ ...meetup, where: [meetup.venue, town].filter(Boolean).join(', ') }, now),
  };
}

type Row = Prisma.MeetupGetPayload<{ include: { club: true; rsvps: true } }>;

function viewOf(row: Row, personId: string): MeetupView {
  const present = row.rsvps.map((rsvp) => ({ ...rsvp, answer: rsvp.answer as Answer }));
  const coming = taken(present);
  const own = present.find((one) => one.personId === personId);
  return {
    id: row.id,
    title: row.title,
    startsAt: row.startsAt,
    zone: row.zone,
    minutes: row.minutes,
    venue: row.venue,
    place: row.club.place,
    club: row.club.name,
    ...(row.seats !== null && { seatsLeft: Math.max(0, row.seats - coming) }),
    coming,
    isCancelled: row.status !== 'planned',
    sequence: row.sequence,
    ...(own && { answer: own.answer }),
    position: own?.answer === 'waiting' ? positionOf(present, personId) : 0,
  };
}
