/** Whatever people do, in whatever order: the promises of mentoring hold, and no request is forgotten. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freshDatabase } from '#test/support/database.ts';
import { checkPromises } from './promises.ts';
import { createTown, type Town } from './town.ts';

const PEOPLE = ['ana', 'ben', 'cleo', 'dov'];
const person = fc.constantFrom(...PEOPLE);
/** Which of a person's rows is meant, newest first. */
const nth = fc.constantFrom(0, 0, 1);

const becoming = fc.record({
  kind: fc.constant('become' as const),
  person,
  capacity: fc.integer({ min: 1, max: 2 }),
  isQuiet: fc.boolean(),
});
const opening = fc.record({
  kind: fc.constant('open' as const),
  person,
  need: fc.constantFrom('accounting', 'accounting', 'law'),
});
const answering = fc.record({
  kind: fc.constantFrom('accept' as const, 'accept' as const, 'decline' as const),
  person,
  nth,
});
const agreeing = fc.record({
  kind: fc.constantFrom('share' as const, 'withdraw' as const, 'relay' as const),
  person,
  nth,
});
const refusing = fc.record({
  kind: fc.constant('refuse' as const),
  person,
  nth,
  next: fc.constantFrom('other', 'stop'),
});
const leaving = fc.record({
  kind: fc.constantFrom('pause' as const, 'resume' as const, 'stop' as const, 'erase' as const),
  person,
});
const waiting = fc.record({
  kind: fc.constant('time' as const),
  hours: fc.constantFrom(0, 0, 5, 12, 24, 72),
});

const action = fc.oneof(
  { arbitrary: becoming, weight: 3 },
  { arbitrary: opening, weight: 4 },
  { arbitrary: answering, weight: 6 },
  { arbitrary: agreeing, weight: 4 },
  { arbitrary: refusing, weight: 1 },
  { arbitrary: leaving, weight: 2 },
  { arbitrary: waiting, weight: 5 },
);
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never;

async function carryOut(town: Town, one: Action): Promise<void> {
  const { prisma } = town;
  switch (one.kind) {
    case 'time':
      return town.passes(one.hours);
    case 'become':
      return town.does(one.person, 'become', {
        firstName: one.person,
        skills: ['accounting'],
        languages: ['fr'],
        capacity: one.capacity,
        pingsPerWeek: 2,
        zone: 'Europe/Paris',
        agreed: true,
        ...(!one.isQuiet && { quietFrom: '00:00', quietTo: '00:00' }),
      });
    case 'open':
      return town.does(one.person, 'open', {
        need: one.need,
        message: 'Bonjour',
        firstName: one.person,
        locale: 'fr',
        zone: 'Europe/Paris',
      });
    case 'withdraw': {
      const mine = await prisma.helpRequest.findMany({
        where: { personId: one.person },
        orderBy: { id: 'desc' },
      });
      return town.does(one.person, one.kind, { request: mine[one.nth]?.id ?? '' });
    }
    case 'pause':
    case 'resume':
    case 'stop':
    case 'erase':
      return town.does(one.person, one.kind, { length: 'one-week' });
    case 'accept':
    case 'decline':
    case 'share':
    case 'refuse':
    case 'relay': {
      const isAnswer = one.kind === 'accept' || one.kind === 'decline';
      const where = isAnswer ? { mentorId: one.person } : { request: { personId: one.person } };
      const pings = await prisma.ping.findMany({ where, orderBy: { id: 'desc' } });
      const next = one.kind === 'refuse' ? one.next : '';
      return town.does(one.person, one.kind, {
        ping: pings[one.nth]?.id ?? '',
        contact: 'here',
        text: 'Bonjour',
        next,
      });
    }
  }
}

test('the promises hold after every event, and three months later nobody waits for an answer', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 25, maxLength: 40, size: 'max' }), async (actions) => {
      const database = await freshDatabase();
      try {
        const town = createTown(database);
        for (const id of PEOPLE) await town.person(id);
        for (const one of actions) {
          await carryOut(town, one);
          await checkPromises(town);
        }
        await town.passes(24 * 92);
        await checkPromises(town);
        const left = await database.prisma.helpRequest.findMany({
          where: { status: { in: ['open', 'nobody', 'pinged', 'accepted'] } },
        });
        expect(left).toEqual([]);
        expect(
          await database.prisma.ping.count({
            where: { OR: [{ mentorContact: { not: null } }, { askerContact: { not: null } }] },
          }),
        ).toBe(0);
      } finally {
        await database.close();
      }
    }),
    { numRuns: 3, endOnFailure: true },
  );
}, 180_000);
