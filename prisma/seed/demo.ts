/** The demonstration: a labelled club with three mentors who answer by themselves, so that one person sees everything. */
import type { PrismaClient } from '#prisma/generated/client.ts';
import type { Need } from '#src/catalogue/resource.ts';
import type { Tx } from '#src/domain.ts';
import { instantOf } from '#src/clubs/times.ts';

/** Which demonstration was given to this database, so that it is given once. */
const DEMO = 'demo';
const NANTES = '44109';
const ZONE = 'Europe/Paris';
const TITLE = 'Apéro des indépendants (démonstration)';
const VENUE = 'Café de démonstration';
const SEATS = 12;
const HOUR = '18:30';
const THURSDAY = 4;
const SOONEST_DAYS = 8;

interface DemoMentor {
  readonly account: string;
  readonly firstName: string;
  readonly trade: string;
  readonly skills: readonly Need[];
}

/** One need is nobody's, so that "nobody yet" can be seen too. */
const MENTORS: readonly DemoMentor[] = [
  {
    account: 'nadia',
    firstName: 'Nadia (démonstration)',
    trade: 'comptable',
    skills: ['creation', 'tax', 'accounting', 'funding'],
  },
  {
    account: 'marc',
    firstName: 'Marc (démonstration)',
    trade: 'menuisier',
    skills: ['clients', 'digital', 'network', 'training'],
  },
  {
    account: 'awa',
    firstName: 'Awa (démonstration)',
    trade: 'juriste',
    skills: ['law', 'hiring', 'trouble'],
  },
];

/**
 * Gives an empty database its demonstration, and an older demonstration its next meetup. Does nothing where there is a
 * real club, or people without a demonstration.
 */
export async function seedDemo(prisma: PrismaClient, now: Date, newId: () => string): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const isGiven = (await tx.setting.findUnique({ where: { key: DEMO } })) !== null;
    if (!isGiven) {
      const isEmpty = (await tx.person.count()) === 0 && (await tx.club.count()) === 0;
      if (!isEmpty) return;
      await giveDemo(tx, now, newId);
    }
    await topUp(tx, now, newId);
  });
}

async function giveDemo(tx: Tx, now: Date, newId: () => string): Promise<void> {
  const club = await tx.club.create({
    data: {
      id: newId(),
      name: 'Club de Nantes (démonstration)',
      place: NANTES,
      zone: ZONE,
      isDemo: true,
      createdAt: now,
    },
  });
  for (const mentor of MENTORS) {
    const id = newId();
    const address = { platform: 'demo', room: mentor.account, isPrivate: true };
    await tx.person.create({
      data: {
        id,
        isDemo: true,
        createdAt: now,
        identities: {
          create: { platform: 'demo', externalId: mentor.account, address, name: mentor.firstName },
        },
        memberships: { create: { clubId: club.id, joinedAt: now } },
        mentor: {
          create: {
            firstName: mentor.firstName,
            trade: mentor.trade,
            skills: [...mentor.skills],
            place: NANTES,
            isRemote: true,
            languages: ['fr', 'en'],
            capacity: 1000,
            pingsPerWeek: 1000,
            // The same hour twice: no quiet hours, a demonstration is tried at night too.
            quietFrom: '00:00',
            quietTo: '00:00',
            zone: ZONE,
            createdAt: now,
          },
        },
      },
    });
  }
  await tx.setting.create({ data: { key: DEMO, value: { clubId: club.id, givenAt: now.toISOString() } } });
}

/** The demonstration club always has a meetup to come; two of its people are coming. */
async function topUp(tx: Tx, now: Date, newId: () => string): Promise<void> {
  const club = await tx.club.findFirst({ where: { isDemo: true, isClosed: false } });
  if (!club) return;
  const isPlanned = await tx.meetup.count({
    where: { clubId: club.id, status: 'planned', startsAt: { gt: now } },
  });
  if (isPlanned > 0) return;
  const localStart = `${nextThursday(now)}T${HOUR}`;
  const guests = await tx.person.findMany({ where: { isDemo: true }, orderBy: { id: 'asc' }, take: 2 });
  await tx.meetup.create({
    data: {
      id: newId(),
      clubId: club.id,
      title: TITLE,
      localStart,
      zone: ZONE,
      startsAt: instantOf(localStart, ZONE),
      venue: VENUE,
      seats: SEATS,
      createdAt: now,
      rsvps: { create: guests.map(({ id }) => ({ personId: id, answer: 'yes', updatedAt: now })) },
    },
  });
}

/** The first Thursday at least eight days ahead, as ISO date: all three reminders are still to come. */
function nextThursday(now: Date): string {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(ZONE).toPlainDate();
  const soonest = today.add({ days: SOONEST_DAYS });
  return soonest.add({ days: (THURSDAY - soonest.dayOfWeek + 7) % 7 }).toString();
}
