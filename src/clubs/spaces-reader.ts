/** What flows may know of the rooms of clubs, and of who belongs where. */
import type { Prisma, PrismaClient } from '#prisma/generated/client.ts';
import type { PlaceReader } from '#src/people/place.ts';
import { nearestFirst } from './nearness.ts';
import type { ClubView } from './reader.ts';

export interface SpaceView {
  readonly id: string;
  readonly platform: string;
  readonly room: string;
  /** A topic of the room; "" is the room itself. */
  readonly thread: string;
  readonly clubId: string;
  readonly club: string;
  readonly boundAt: Date;
  /** False once the platform refused a message there. */
  readonly isReachable: boolean;
}

export interface Room {
  readonly platform: string;
  readonly room: string;
  readonly thread?: string;
}

export interface SpacesReader {
  /** Open clubs this person organises. */
  clubsOf(personId: string): Promise<readonly ClubView[]>;
  /** An open club. */
  club(id: string): Promise<ClubView | undefined>;
  /** `organiser`, `member`, or undefined. */
  roleIn(clubId: string, personId: string): Promise<string | undefined>;
  /** Open clubs this person belongs to, the first joined first. */
  membershipsOf(personId: string): Promise<readonly ClubView[]>;
  /** Rooms of the clubs this person organises, by club. */
  spacesOf(personId: string): Promise<readonly SpaceView[]>;
  /** The space that this room is, whoever bound it. */
  spaceAt(room: Room): Promise<SpaceView | undefined>;
  /** How many rooms of a club can be reached. */
  spacesOpen(clubId: string): Promise<number>;
  /** The person's own clubs that have a room that can be reached. */
  clubsToTell(personId: string): Promise<readonly ClubView[]>;
  /** Clubs a question may go to: one's own, else the nearest, or, from nowhere, a few to choose from. */
  clubsToAsk(personId: string, place: string | undefined, places: PlaceReader): Promise<readonly ClubView[]>;
}

const MOST_CLUBS = 5;
const ACTIVE = { isClosed: false, spaces: { some: { isActive: true } } } satisfies Prisma.ClubWhereInput;

export function createSpacesReader(prisma: PrismaClient): SpacesReader {
  const clubs = async (where: Prisma.ClubWhereInput): Promise<readonly (ClubView & { createdAt: Date })[]> =>
    prisma.club.findMany({ where, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  const organising = (personId: string): Prisma.ClubWhereInput => ({
    isClosed: false,
    memberships: { some: { personId, role: 'organiser', person: { isOrganiser: true } } },
  });
  const clubsToTell = (personId: string) => clubs({ ...ACTIVE, memberships: { some: { personId } } });
  return {
    clubsToTell,
    clubsOf: (personId) => clubs(organising(personId)),
    club: async (id) => (await prisma.club.findFirst({ where: { id, isClosed: false } })) ?? undefined,
    roleIn: async (clubId, personId) =>
      (await prisma.membership.findUnique({ where: { personId_clubId: { personId, clubId } } }))?.role,
    membershipsOf: async (personId) => {
      const rows = await prisma.membership.findMany({
        where: { personId, club: { isClosed: false } },
        include: { club: true },
        orderBy: [{ joinedAt: 'asc' }, { clubId: 'asc' }],
      });
      return rows.map((row) => row.club);
    },
    spacesOf: async (personId) => {
      const rows = await prisma.clubSpace.findMany({
        where: { club: organising(personId) },
        include: { club: true },
        orderBy: [{ clubId: 'asc' }, { boundAt: 'asc' }],
      });
      return rows.map(viewOf);
    },
    spaceAt: async ({ platform, room, thread = '' }) => {
      const row = await prisma.clubSpace.findUnique({
        where: { platform_room_thread: { platform, room, thread } },
        include: { club: true },
      });
      return row ? viewOf(row) : undefined;
    },
    spacesOpen: (clubId) => prisma.clubSpace.count({ where: { clubId, isActive: true } }),
    clubsToAsk: async (personId, place, places) => {
      const own = await clubsToTell(personId);
      if (own.length > 0) return own;
      const all = await clubs(ACTIVE);
      const ranked = nearestFirst(
        all.map((club) => ({ ...club, startsAt: club.createdAt })),
        place,
        places,
      );
      return ranked.slice(0, place === undefined ? MOST_CLUBS : 1);
    },
  };
}

const viewOf = (row: Prisma.ClubSpaceGetPayload<{ include: { club: true } }>): SpaceView => ({
  id: row.id,
  platform: row.platform,
  room: row.room,
  thread: row.thread,
  clubId: row.clubId,
  club: row.club.name,
  boundAt: row.boundAt,
  isReachable: row.isActive,
});
