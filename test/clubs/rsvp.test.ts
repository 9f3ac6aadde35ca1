import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eraseClubs } from '#src/clubs/erase.ts';
import { exportClubs } from '#src/clubs/export.ts';
import { type ClubWorld, clubWorld, later, SUNDAY, told } from '#test/support/club-world.ts';

const PEOPLE = ['awa', 'bruno', 'chloe', 'denis'];

describe('answers to a meetup', () => {
  let world: ClubWorld;
  const answer = (meetupId: string, personId: string, wanted: string, now = SUNDAY) =>
    world.does('clubs.answer', { meetupId, answer: wanted }, personId, now);

  beforeAll(async () => {
    world = await clubWorld();
    for (const id of PEOPLE) await world.person(id);
  });
  afterAll(() => world.database.close());

  test('yes: a seat, the good news, and three reminders', async () => {
    const meetup = await world.meetup();
    const made = await answer(meetup, 'awa', 'yes');
    expect(told(made)).toMatchObject([
      { personId: 'awa', trigger: 'meetup-outcome', data: { meetup, outcome: 'yes' } },
    ]);
    expect(later(made).map(({ key, at }) => [key, at.toISOString()])).toEqual([
      [`meetup:${meetup}:remind:awa:week`, '2026-11-26T17:30:00.000Z'],
      [`meetup:${meetup}:remind:awa:day`, '2026-12-02T17:30:00.000Z'],
      [`meetup:${meetup}:remind:awa:hours`, '2026-12-03T15:30:00.000Z'],
    ]);
  });

  test('yes the day before: only the reminder that is still to come', async () => {
    const meetup = await world.meetup();
    const made = await answer(meetup, 'awa', 'yes', new Date('2026-12-03T09:00:00Z'));
    expect(later(made).map(({ data }) => data['kind'])).toEqual(['hours']);
  });

  test('full: the second waits, and gets the seat with a word and reminders when the first leaves', async () => {
    const meetup = await world.meetup({ seats: 1 });
    await answer(meetup, 'awa', 'yes');
    const waits = await answer(meetup, 'bruno', 'yes');
    expect(told(waits)).toMatchObject([{ personId: 'bruno', data: { outcome: 'waiting', position: 1 } }]);
    expect(later(waits)).toEqual([]);
    const leaves = await answer(meetup, 'awa', 'no');
    expect(told(leaves)).toMatchObject([{ personId: 'bruno', trigger: 'meetup-seat', data: { meetup } }]);
    expect(later(leaves).map(({ personId }) => personId)).toEqual(['bruno', 'bruno', 'bruno']);
    expect(leaves).toContainEqual({ kind: 'forget', keysStartingWith: `meetup:${meetup}:remind:awa:` });
  });

  test('a meetup that has begun or was cancelled is answered honestly', async () => {
    const meetup = await world.meetup();
    const late = await answer(meetup, 'awa', 'yes', new Date('2026-12-03T17:30:00Z'));
    expect(told(late)).toMatchObject([{ data: { outcome: 'gone' } }]);
    await world.does('clubs.cancel', { meetupId: meetup }, 'organiser');
    expect(told(await answer(meetup, 'awa', 'yes'))).toMatchObject([{ data: { outcome: 'gone' } }]);
    expect(told(await answer('nowhere', 'awa', 'yes'))).toMatchObject([{ data: { outcome: 'gone' } }]);
  });

  test('whatever order people answer in: seats hold, one message each, reminders only for those who come', async () => {
    const step = fc.record({ who: fc.constantFrom(...PEOPLE), wanted: fc.constantFrom('yes', 'no') });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const meetup = await world.meetup({ seats: 2 });
        for (const { who, wanted } of steps) {
          const made = await answer(meetup, who, wanted);
          const people = told(made).map(({ personId }) => personId);
          expect(new Set(people).size).toBe(people.length);
          const { rsvps } = await world.database.prisma.meetup.findUniqueOrThrow({
            where: { id: meetup },
            include: { rsvps: true },
          });
          const coming = rsvps.filter((rsvp) => rsvp.answer === 'yes').map(({ personId }) => personId);
          expect(coming.length).toBeLessThanOrEqual(2);
          for (const { personId } of later(made)) expect(coming).toContain(personId);
        }
      }),
      { numRuns: 15 },
    );
  });

  test('two people press for the last seat at once: one has it, one waits', async () => {
    const meetup = await world.meetup({ seats: 1 });
    const [one = [], other = []] = await Promise.all(
      ['awa', 'bruno'].map((who) => answer(meetup, who, 'yes')),
    );
    expect(told([...one, ...other]).map(({ data }) => data['outcome'])).toEqual(
      expect.arrayContaining(['yes', 'waiting']),
    );
  });

  test('somebody who has everything erased frees the seat and leaves nothing behind', async () => {
    const { prisma } = world.database;
    const meetup = await world.meetup({ seats: 1 });
    await answer(meetup, 'denis', 'yes');
    await answer(meetup, 'chloe', 'yes');
    await world.does('clubs.wish', { place: '44109' }, 'denis');
    expect(JSON.stringify(await exportClubs(prisma, 'denis'))).toContain('Premier devis, premiers clients');
    const made = await prisma.$transaction((tx) => eraseClubs(tx, 'denis', SUNDAY));
    expect(told(made, 'meetup-seat').map(({ personId, data }) => [personId, data['meetup']])).toContainEqual([
      'chloe',
      meetup,
    ]);
    expect(await exportClubs(prisma, 'denis')).toEqual({
      rsvps: [],
      memberships: [],
      wish: null,
      organised: [],
      spacesBound: [],
      invitationsMade: [],
      questions: [],
      answers: [],
    });
  });
});
