import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClubWorld, clubWorld, later, SUNDAY, told } from '#test/support/club-world.ts';

const MEETUP = {
  title: 'Compta sans larmes\r\nATTENDEE:eve',
  day: '2026-12-10',
  hour: '18:30',
  venue: 'Médiathèque',
  seats: 8,
  announce: 'yes',
};

describe('what an organiser does', () => {
  let world: ClubWorld;
  const creates = (facts: Partial<typeof MEETUP> = {}, now = SUNDAY, who = 'organiser') =>
    world.does('clubs.create', { ...MEETUP, ...facts }, who, now);

  beforeAll(async () => {
    world = await clubWorld();
    for (const id of ['awa', 'bruno', 'chloe']) await world.person(id);
    const earlier = await world.meetup();
    await world.does('clubs.answer', { meetupId: earlier, answer: 'yes' }, 'awa');
  });
  afterAll(() => world.database.close());

  test('publishes a meetup; those who came before are invited, the organiser hears how many', async () => {
    const made = await creates();
    expect(told(made, 'meetup-invite').map(({ personId }) => personId)).toEqual(['awa']);
    const [news] = told(made, 'organiser-news');
    expect(news?.data).toMatchObject({ news: 'created', announced: 'yes', count: 1 });
    const meetup = await world.database.prisma.meetup.findUniqueOrThrow({
      where: { id: String(news?.data['meetup']) },
    });
    expect(meetup).toMatchObject({
      title: 'Compta sans larmes ATTENDEE:eve',
      seats: 8,
      zone: 'Europe/Paris',
    });
    expect(meetup.startsAt.toISOString()).toBe('2026-12-10T17:30:00.000Z');
  });

  test('announces once a day at most', async () => {
    const again = await creates({}, new Date('2026-11-23T08:59:00Z'));
    expect(told(again, 'meetup-invite')).toEqual([]);
    expect(told(again, 'organiser-news')[0]?.data['announced']).toBe('capped');
    const nextDay = await creates({}, new Date('2026-11-23T09:00:00Z'));
    expect(told(nextDay, 'meetup-invite')).toHaveLength(1);
  });

  test('at night nobody is woken: invitations leave at 8', async () => {
    const made = await creates({}, new Date('2026-11-25T22:00:00Z'));
    expect(told(made, 'meetup-invite')).toEqual([]);
    const [waiting] = later(made);
    expect(waiting?.at.toISOString()).toBe('2026-11-26T07:00:00.000Z');
    const sent = await world.does('clubs.invite', waiting?.data ?? {}, 'awa', waiting?.at);
    expect(told(sent, 'meetup-invite')).toHaveLength(1);
  });

  test('who asked to be told of a meetup around here is told once, even without an announcement', async () => {
    await world.does('clubs.wish', { place: '44109' }, 'bruno');
    await world.does('clubs.wish', { place: '97411' }, 'chloe');
    const made = await creates({ announce: 'no' });
    expect(told(made, 'meetup-invite').map(({ personId }) => personId)).toEqual(['bruno']);
    expect(told(await creates({ announce: 'no' }), 'meetup-invite')).toEqual([]);
  });

  test('is told kindly when the hour has passed', async () => {
    const made = await creates({ day: '2026-11-22', hour: '09:30' });
    expect(told(made)).toMatchObject([{ trigger: 'organiser-news', data: { news: 'past' } }]);
  });

  test('moves a meetup: whoever comes or waits is told, and the calendar entry is replaced', async () => {
    const meetup = await world.meetup({ seats: 1 });
    await world.does('clubs.answer', { meetupId: meetup, answer: 'yes' }, 'awa');
    await world.does('clubs.answer', { meetupId: meetup, answer: 'waiting' }, 'bruno');
    const order = { meetupId: meetup, day: '2026-12-04', hour: '12:00', venue: 'Chez Awa' };
    const made = await world.does('clubs.move', order, 'organiser');
    expect(told(made, 'meetup-change').map(({ personId }) => personId)).toEqual(['awa', 'bruno']);
    expect(new Set(later(made).map(({ personId }) => personId))).toEqual(new Set(['awa']));
    const row = await world.database.prisma.meetup.findUniqueOrThrow({ where: { id: meetup } });
    expect(row).toMatchObject({ sequence: 1, venue: 'Chez Awa', localStart: '2026-12-04T12:00' });
  });

  test('cancels a meetup once: everybody is told once', async () => {
    const meetup = await world.meetup();
    await world.does('clubs.answer', { meetupId: meetup, answer: 'yes' }, 'awa');
    const made = await world.does('clubs.cancel', { meetupId: meetup }, 'organiser');
    expect(told(made, 'meetup-change')).toMatchObject([{ personId: 'awa', data: { change: 'cancelled' } }]);
    const again = await world.does('clubs.cancel', { meetupId: meetup }, 'organiser');
    expect(told(again)).toMatchObject([{ data: { news: 'gone' } }]);
  });

  test('nobody touches the meetups of a club they do not organise', async () => {
    const meetup = await world.meetup();
    const order = { meetupId: meetup, day: '2026-12-04', hour: '12:00', venue: null };
    expect(told(await world.does('clubs.cancel', order, 'awa'))).toMatchObject([{ data: { news: 'gone' } }]);
    expect(told(await world.does('clubs.move', order, 'awa'))).toMatchObject([{ data: { news: 'gone' } }]);
    expect(told(await creates({}, SUNDAY, 'awa'))).toMatchObject([{ data: { news: 'no-club' } }]);
    const row = await world.database.prisma.meetup.findUniqueOrThrow({ where: { id: meetup } });
    expect(row).toMatchObject({ status: 'planned', sequence: 0 });
  });
});
