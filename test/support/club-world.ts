/** The clubs on a real database, without conversations: work in, and what it wants said or done later out. */
import type { Prisma } from '#prisma/generated/client.ts';
import { clubsHandlers } from '#src/clubs/handlers.ts';
import { instantOf } from '#src/clubs/times.ts';
import type { Consequence } from '#src/domain.ts';
import type { Slots } from '#src/engine/message.ts';
import type { Database } from '#src/storage/database.ts';
import { freshDatabase } from './database.ts';

export type Told = Extract<Consequence, { kind: 'tell' }>;

export interface ClubWorld {
  readonly database: Database;
  readonly newId: () => string;
  /** Does one piece of work, as the store does: in one transaction. */
  does(
    work: string,
    data: Slots,
    personId?: string,
    now?: Date,
    key?: string,
  ): Promise<readonly Consequence[]>;
  person(id: string, facts?: Partial<Prisma.PersonUncheckedCreateInput>): Promise<string>;
  /** A club with an organiser, and one meetup of it; gives the meetup's id. */
  meetup(facts?: Partial<Prisma.MeetupUncheckedCreateInput>): Promise<string>;
}

/** Sunday morning; the meetup of the tests is on Thursday 3 December 2026, 18:30 in Paris. */
export const SUNDAY = new Date('2026-11-22T09:00:00Z');

export async function clubWorld(open: () => Promise<Database> = freshDatabase): Promise<ClubWorld> {
  const database = await open();
  const { prisma } = database;
  let count = 0;
  const newId = () => `id${String(++count).padStart(10, '0')}`;
  return {
    database,
    newId,
    does: (work, data, personId, now = SUNDAY, key = `${work}-${newId()}`) =>
      prisma.$transaction(async (tx) => {
        const handler = clubsHandlers[work];
        if (!handler) throw new Error(`the clubs do not do "${work}"`);
        return handler(tx, { key, data, now, newId, ...(personId && { personId }) });
      }),
    person: async (id, facts = {}) => {
      await prisma.person.create({ data: { id, ...facts } });
      return id;
    },
    meetup: async (facts = {}) => {
      if ((await prisma.club.count({ where: { id: 'club' } })) === 0) {
        await prisma.person.create({ data: { id: 'organiser', isOrganiser: true } });
        await prisma.club.create({
          data: {
            id: 'club',
            name: 'Club de Rezé',
            place: '44143',
            zone: 'Europe/Paris',
            createdAt: SUNDAY,
            memberships: { create: { personId: 'organiser', role: 'organiser', joinedAt: SUNDAY } },
          },
        });
      }
      const localStart = facts.localStart ?? '2026-12-03T18:30';
      const { id } = await prisma.meetup.create({
        data: {
          id: newId(),
          clubId: 'club',
          title: 'Premier devis, premiers clients',
          localStart,
          zone: 'Europe/Paris',
          startsAt: instantOf(localStart, 'Europe/Paris'),
          venue: 'Café du Port',
          createdAt: SUNDAY,
          ...facts,
        },
      });
      return id;
    },
  };
}

export const told = (consequences: readonly Consequence[], trigger?: string): readonly Told[] =>
  consequences.filter((one): one is Told => one.kind === 'tell' && (!trigger || one.trigger === trigger));

export const later = (consequences: readonly Consequence[]) =>
  consequences.filter((one): one is Extract<Consequence, { kind: 'later' }> => one.kind === 'later');
