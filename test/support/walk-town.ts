/** A town in which somebody has everything a flow can read about: for walks through all conversations. */
import type { Read } from '#src/engine/read.ts';
import { createRead } from '#src/main/parts.ts';
import { freshDatabase, type TestDatabase } from './database.ts';

/** Sunday morning in Paris. */
export const BEGINS = Date.parse('2026-11-22T09:00:00Z');
const at = new Date(BEGINS);
const DAY_MS = 86_400_000;
const later = (days: number) => new Date(BEGINS + days * DAY_MS);

/** Somebody known, with rows of every kind; an organiser with a club; somebody who has just come. */
export const KNOWN = 'known0000001';
export const ORGANISER = 'organ0000001';
export const NEWCOMER = 'newco0000001';
const OTHER = 'other0000001';
const CLUB = 'club00000001';

export async function walkTown(): Promise<{ readonly database: TestDatabase; readonly read: Read }> {
  const database = await freshDatabase();
  const { prisma } = database;
  for (const id of [KNOWN, ORGANISER, NEWCOMER, OTHER]) {
    await prisma.person.create({
      data: {
        id,
        isOrganiser: id === ORGANISER,
        identities: { create: { platform: 'sim', externalId: id, address: {} } },
      },
    });
  }
  for (const personId of [KNOWN, OTHER]) {
    await prisma.profile.create({
      data: {
        personId,
        activity: 'boulangère',
        stage: 'running',
        place: '44109',
        needs: ['clients', 'accounting'],
        consentedAt: at,
        consentText: 'about-me-1',
        consentChannel: 'sim',
        updatedAt: at,
      },
    });
    await prisma.mentor.create({
      data: {
        personId,
        firstName: personId === KNOWN ? 'Léa' : 'Nadia',
        skills: ['accounting', 'tax'],
        trade: 'comptable',
        place: '44143',
        languages: ['fr'],
        capacity: 2,
        pingsPerWeek: 2,
        zone: 'Europe/Paris',
        createdAt: at,
      },
    });
  }
  await prisma.circle.create({
    data: { id: 'circle000001', ring: 'area:44', month: '2026-11', drawnAt: at },
  });
  for (const [seat, personId] of [KNOWN, OTHER].entries()) {
    const said = { firstName: 'Léa', trade: 'comptable', place: '44143', contact: '06 12 34 56 78' };
    await prisma.circleMember.create({
      data: { personId, ring: 'area:44', seat, zone: 'Europe/Paris', joinedAt: at, ...said },
    });
    await prisma.circleSeat.create({ data: { circleId: 'circle000001', personId } });
  }
  await addLinks(database);
  await addSteps(database);
  await addRequests(database);
  await addClub(database);
  await addQuestions(database);
  return { database, read: remembering(createRead(database).read) };
}

async function addSteps({ prisma }: TestDatabase): Promise<void> {
  for (const [id, what] of Object.entries({ step1: 'Appeler trois clients', step2: 'Écrire mon devis' })) {
    const data = { id, personId: KNOWN, what, dueOn: '2026-11-25', zone: 'Europe/Paris', createdAt: at };
    await prisma.plusOne.create({ data });
  }
}

/** Asks and answers in both directions: `ping-<status>` goes to the known person, `asked-<status>` comes from them. */
async function addRequests({ prisma }: TestDatabase): Promise<void> {
  const pings = [
    ['ping-open', 'open', 'pinged', KNOWN],
    ['ping-done', 'expired', 'nobody', KNOWN],
    ['ping-met', 'accepted', 'introduced', KNOWN],
    ['asked-accepted', 'accepted', 'accepted', OTHER],
    ['asked-met', 'accepted', 'introduced', OTHER],
    ['asked-open', 'open', 'pinged', OTHER],
  ] as const;
  for (const [id, status, requestStatus, mentorId] of pings) {
    await prisma.helpRequest.create({
      data: {
        id: `r-${id}`,
        personId: mentorId === KNOWN ? OTHER : KNOWN,
        need: 'accounting',
        message: 'Bonjour, je cherche un regard sur mes comptes.',
        place: '44109',
        locale: 'fr',
        firstName: mentorId === KNOWN ? 'Nadia' : 'Léa',
        zone: 'Europe/Paris',
        status: requestStatus,
        promisedBy: later(3),
        createdAt: at,
        pings: {
          create: {
            id,
            mentorId,
            status,
            why: ['skill', 'zone', 'trade'],
            sentAt: at,
            expiresAt: later(2),
            ...(requestStatus === 'introduced' && {
              mentorAgreed: at,
              askerAgreed: at,
              mentorContact: 'here',
              askerContact: '06 12 34 56 78',
            }),
          },
        },
      },
    });
  }
}

/** The club has a room; the known person has asked there, and been answered. */
async function addQuestions({ prisma }: TestDatabase): Promise<void> {
  await prisma.person.create({ data: { id: 'space0000001', isSpace: true } });
  await prisma.membership.create({ data: { personId: KNOWN, clubId: CLUB, joinedAt: at } });
  await prisma.clubSpace.create({
    data: {
      id: 'space1',
      clubId: CLUB,
      platform: 'telegram',
      room: '-100',
      personId: 'space0000001',
      boundAt: at,
    },
  });
  const questions = [
    ['question-open', KNOWN, 'open'],
    ['question-closed', KNOWN, 'closed'],
    ['question-other', OTHER, 'open'],
  ] as const;
  for (const [id, personId, status] of questions) {
    const data = { id, personId, clubId: CLUB, text: 'Où acheter des sacs ?', status, createdAt: at };
    await prisma.peerQuestion.create({ data });
  }
  for (const [id, thankedAt] of [
    ['answer-new', null],
    ['answer-thanked', at],
  ] as const) {
    const data = { id, questionId: 'question-open', personId: OTHER, text: 'Au marché.', createdAt: at };
    await prisma.peerAnswer.create({ data: { ...data, thankedAt } });
  }
}

/** Known has a second account, and two codes under way: one typed there, one confirmed there. */
async function addLinks({ prisma }: TestDatabase): Promise<void> {
  await prisma.identity.create({
    data: { platform: 'discord', externalId: KNOWN, personId: KNOWN, name: 'Léa', address: {} },
  });
  for (const state of ['claimed', 'confirmed'])
    await prisma.linkCode.create({
      data: {
        id: `link-${state}`,
        hash: state,
        personId: state === 'confirmed' ? KNOWN : OTHER,
        claimedBy: state === 'confirmed' ? OTHER : KNOWN,
        platform: 'sim',
        externalId: OTHER,
        state,
        madeAt: at,
        expiresAt: later(60),
      },
    });
}

async function addClub({ prisma }: TestDatabase): Promise<void> {
  await prisma.club.create({
    data: {
      id: CLUB,
      name: 'Club de Rezé',
      place: '44143',
      zone: 'Europe/Paris',
      createdAt: at,
      memberships: { create: { personId: ORGANISER, role: 'organiser', joinedAt: at } },
    },
  });
  const meetups = [
    ['meet-free', 11, 12, 'planned', undefined],
    ['meet-full', 12, 1, 'planned', undefined],
    ['meet-mine', 13, null, 'planned', 'yes'],
    ['meet-wait', 14, 1, 'planned', 'waiting'],
    ['meet-over', -1, 5, 'planned', 'yes'],
    ['meet-cancelled', 15, 5, 'cancelled', 'yes'],
  ] as const;
  for (const [id, days, seats, status, answer] of meetups) {
    const startsAt = later(days);
    await prisma.meetup.create({
      data: {
        id,
        clubId: CLUB,
        title: 'Premier devis, premiers clients',
        localStart: startsAt.toISOString().slice(0, 16),
        zone: 'Europe/Paris',
        startsAt,
        venue: 'Café des indépendants',
        seats,
        status,
        createdAt: at,
      },
    });
    if (seats === 1)
      await prisma.rsvp.create({
        data: { meetupId: id, personId: OTHER, answer: 'yes', updatedAt: at },
      });
    if (answer)
      await prisma.rsvp.create({
        data: { meetupId: id, personId: KNOWN, answer, rank: answer === 'waiting' ? 1 : 0, updatedAt: at },
      });
  }
}

/** The same readers, each question asked of the database once: nothing changes there during a walk. */
function remembering(read: Read): Read {
  const seen = new Map<string, unknown>();
  const wrap = <T extends object>(name: string, reader: T): T =>
    new Proxy(reader, {
      get(target, key) {
        const value = Reflect.get(target, key);
        if (typeof value !== 'function') return value;
        return (...args: readonly unknown[]) => {
          const id = `${name}.${String(key)} ${JSON.stringify(args.map((arg) => (arg instanceof Date ? 'now' : arg)))}`;
          if (!seen.has(id)) seen.set(id, value.apply(target, args));
          return seen.get(id);
        };
      },
    });
  return {
    catalogue: wrap('catalogue', read.catalogue),
    places: wrap('places', read.places),
    people: wrap('people', read.people),
    mentoring: wrap('mentoring', read.mentoring),
    clubs: wrap('clubs', read.clubs),
    companion: wrap('companion', read.companion),
    curation: wrap('curation', read.curation),
    circles: wrap('circles', read.circles),
    organising: wrap('organising', read.organising),
  };
}
