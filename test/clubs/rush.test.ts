import { expect, test } from 'vitest';
import { clubWorld, told } from '#test/support/club-world.ts';
import { onEveryDatabase } from '#test/support/databases.ts';

const SEATS = 5;
const PEOPLE = Array.from({ length: 16 }, (_, at) => `person${String(at).padStart(2, '0')}`);

onEveryDatabase('a rush for the seats', (open) => {
  test('everybody answers at once, then those who came leave at once: seats hold, each waiter moves up once', async () => {
    const world = await clubWorld(open);
    for (const id of PEOPLE) await world.person(id);
    const meetup = await world.meetup({ seats: SEATS });
    const answer = (personId: string, wanted: string) =>
      world.does('clubs.answer', { meetupId: meetup, answer: wanted }, personId);
    const holding = async (wanted: string) => {
      const rows = await world.database.prisma.rsvp.findMany({
        where: { meetupId: meetup, answer: wanted },
        orderBy: { rank: 'asc' },
      });
      return rows.map(({ personId }) => personId);
    };

    await Promise.all(PEOPLE.map((id) => answer(id, 'yes')));
    const coming = await holding('yes');
    const waiting = await holding('waiting');
    expect(coming).toHaveLength(SEATS);
    expect(waiting).toHaveLength(PEOPLE.length - SEATS);

    const left = await Promise.all(coming.map((id) => answer(id, 'no')));
    const offered = told(left.flat(), 'meetup-seat').map(({ personId }) => personId);
    expect(offered.toSorted()).toEqual(waiting.slice(0, SEATS).toSorted());
    expect((await holding('yes')).toSorted()).toEqual(offered.toSorted());
    expect(await holding('waiting')).toEqual(waiting.slice(SEATS));
  });
});
