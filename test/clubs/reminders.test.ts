import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type ClubWorld, clubWorld, later, told } from '#test/support/club-world.ts';

/** A day before the meetup, at its hour. */
const DAY_BEFORE = new Date('2026-12-02T17:30:00Z');

describe('a reminder that falls due', () => {
  let world: ClubWorld;
  let meetup: string;
  let due: ReturnType<typeof later>[number];
  const fires = (now = DAY_BEFORE) => world.does(due.work, due.data, due.personId, now, due.key);

  beforeAll(async () => {
    world = await clubWorld();
    await world.person('awa');
  });
  afterAll(() => world.database.close());
  beforeEach(async () => {
    meetup = await world.meetup();
    const made = await world.does('clubs.answer', { meetupId: meetup, answer: 'yes' }, 'awa');
    const found = later(made).find(({ data }) => data['kind'] === 'day');
    if (!found) throw new Error('no reminder was made for the day before');
    due = found;
  });

  test('tells who comes, and is worthless once the meetup has begun', async () => {
    expect(told(await fires())).toMatchObject([
      { personId: 'awa', trigger: 'meetup-reminder', data: { meetup, deadline: '2026-12-03T17:30:00.000Z' } },
    ]);
  });

  test('says nothing to somebody who no longer comes', async () => {
    await world.does('clubs.answer', { meetupId: meetup, answer: 'no' }, 'awa');
    expect(await fires()).toEqual([]);
  });

  test('says nothing about a cancelled meetup', async () => {
    await world.does('clubs.cancel', { meetupId: meetup }, 'organiser');
    expect(await fires()).toEqual([]);
  });

  test('says nothing of the old date once the meetup has moved; the new date has reminders of its own', async () => {
    const order = { meetupId: meetup, day: '2026-12-10', hour: '19:00', venue: null };
    const made = await world.does('clubs.move', order, 'organiser');
    expect(await fires()).toEqual([]);
    expect(made).toContainEqual({ kind: 'forget', keysStartingWith: `meetup:${meetup}:remind:` });
    expect(later(made).map(({ at }) => at.toISOString())).toEqual([
      '2026-12-03T18:00:00.000Z',
      '2026-12-09T18:00:00.000Z',
      '2026-12-10T16:00:00.000Z',
    ]);
    due = later(made).find(({ data }) => data['kind'] === 'day') ?? due;
    const first = await fires(new Date('2026-12-09T18:00:00Z'));
    expect(told(first)).toHaveLength(1);
  });

  test('after an outage: dropped when the next one is due, never sent after the start', async () => {
    expect(await fires(new Date('2026-12-03T15:30:00Z'))).toEqual([]);
    expect(await fires(new Date('2026-12-03T17:30:00Z'))).toEqual([]);
    expect(told(await fires(new Date('2026-12-03T08:00:00Z')))).toHaveLength(1);
  });

  test('fired twice, it is one message: the inbox takes a key once', async () => {
    const [one] = told(await fires());
    const [other] = told(await fires());
    expect(one?.key).toBe(other?.key);
  });
});
