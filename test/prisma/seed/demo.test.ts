import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seedDemo } from '#prisma/seed/demo.ts';
import { type ClubWorld, clubWorld, SUNDAY, told } from '#test/support/club-world.ts';

describe('the demonstration', () => {
  let world: ClubWorld;
  const seed = (now = SUNDAY) => seedDemo(world.database.prisma, now, world.newId);
  const meetups = () =>
    world.database.prisma.meetup.findMany({ orderBy: { startsAt: 'asc' }, include: { rsvps: true } });

  beforeEach(async () => {
    world = await clubWorld();
  });
  afterEach(() => world.database.close());

  test('an empty database is given a club, three mentors and a meetup, all clearly labelled', async () => {
    await seed();
    const { prisma } = world.database;
    const club = await prisma.club.findFirstOrThrow();
    expect(club).toMatchObject({ place: '44109', isDemo: true });
    expect(club.name).toContain('(démonstration)');
    const mentors = await prisma.mentor.findMany({ include: { person: { include: { identities: true } } } });
    expect(mentors).toHaveLength(3);
    for (const { firstName, person } of mentors) {
      expect(firstName).toContain('(démonstration)');
      expect(person).toMatchObject({ isDemo: true, identities: [{ platform: 'demo' }] });
    }
    const [meetup] = await meetups();
    expect(meetup).toMatchObject({ localStart: '2026-12-03T18:30', venue: 'Café de démonstration' });
    expect(meetup?.title).toContain('(démonstration)');
  });

  test.each(['2026-11-22', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-28'])(
    'begun on %s, the meetup is on a Thursday 8 to 14 days ahead',
    async (day) => {
      await seed(new Date(`${day}T11:00:00Z`));
      const [meetup] = await meetups();
      const on = Temporal.PlainDate.from(meetup?.localStart.slice(0, 10) ?? '');
      expect(on.dayOfWeek).toBe(4);
      const ahead = Temporal.PlainDate.from(day).until(on).days;
      expect(ahead).toBeGreaterThanOrEqual(8);
      expect(ahead).toBeLessThanOrEqual(14);
    },
  );

  test('a second start gives nothing twice; a start after the meetup gives the next one', async () => {
    await seed();
    await seed();
    expect(await meetups()).toHaveLength(1);
    await seed(new Date('2026-12-05T09:00:00Z'));
    expect((await meetups()).map(({ localStart }) => localStart)).toEqual([
      '2026-12-03T18:30',
      '2026-12-17T18:30',
    ]);
    expect(await world.database.prisma.person.count()).toBe(3);
  });

  test('where people already are, there is no demonstration', async () => {
    await world.person('awa');
    await seed();
    expect(await world.database.prisma.club.count()).toBe(0);
    expect(await world.database.prisma.person.count()).toBe(1);
  });

  test('the first real club replaces it, and only real people hear of it', async () => {
    await seed();
    const { prisma } = world.database;
    const [meetup] = await meetups();
    await world.person('awa', { isOrganiser: true });
    await world.person('bruno');
    await world.does('clubs.answer', { meetupId: meetup?.id ?? '', answer: 'yes' }, 'bruno');
    const facts = { name: 'Club de Rezé', place: '44143', zone: 'Europe/Paris' };
    const made = await world.does('clubs.found', facts, 'awa');
    expect(told(made).map(({ personId, trigger }) => [personId, trigger])).toEqual([
      ['bruno', 'meetup-change'],
      ['awa', 'organiser-news'],
    ]);
    expect(await prisma.mentor.count({ where: { isActive: true } })).toBe(0);
    expect((await meetups()).map(({ status }) => status)).toEqual(['cancelled']);
    await seed(new Date('2026-12-05T09:00:00Z'));
    expect(await meetups()).toHaveLength(1);
    expect(await prisma.club.findMany({ where: { isClosed: false }, select: { name: true } })).toEqual([
      { name: 'Club de Rezé' },
    ]);
    await world.does('clubs.found', facts, 'awa');
    expect(await prisma.club.count()).toBe(2);
  });

  test('a club is founded by organisers only', async () => {
    await world.person('awa');
    await world.does('clubs.found', { name: 'Chez moi', place: '44143', zone: 'Europe/Paris' }, 'awa');
    expect(await world.database.prisma.club.count()).toBe(0);
  });
});
