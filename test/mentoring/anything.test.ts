/** Whatever people do, in whatever order: the promises of mentoring hold, and no request is forgotten. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freshDatabase } from '#test/support/database.ts';
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

/** What must be true between any two events. */
async function check({ prisma }: Town): Promise<void> {
  const [requests, mentors, due] = await Promise.all([
    prisma.helpRequest.findMany({ include: { pings: true } }),
    prisma.mentor.findMany({ include: { pings: true } }),
    prisma.due.findMany({ where: { doneAt: null } }),
  ]);
  const waits = (key: string) => due.some((row) => row.key.startsWith(key));
  for (const { id, status, pings, personId } of requests) {
    const asked = pings.filter((ping) => ping.status === 'waiting' || ping.status === 'open');
    const accepted = pings.filter((ping) => ping.status === 'accepted');
    // A second mentor is asked when the first leaves it unanswered for a day.
    const isAsked = status === 'pinged';
    expect(asked.length, `asked for a request that is ${status}`).toBeGreaterThanOrEqual(isAsked ? 1 : 0);
    expect(asked.length, `asked for a request that is ${status}`).toBeLessThanOrEqual(isAsked ? 2 : 0);
    const isAccepted = status === 'accepted' || status === 'introduced';
    expect(accepted.length, `accepted for a request that is ${status}`).toBe(isAccepted ? 1 : 0);
    expect(pings.some((ping) => ping.mentorId === personId)).toBe(false);
    // Whoever waits is waited for: the clock will come back to this request by itself.
    if (status === 'open') {
      expect(waits('match:')).toBe(true);
      expect(waits(`request:${id}:promise`)).toBe(true);
    }
    if (status === 'nobody') expect(waits(`request:${id}:give-up`)).toBe(true);
    for (const ping of asked) expect(waits(`ping:${ping.id}:expire`)).toBe(true);
    for (const ping of accepted)
      expect(waits(`ping:${ping.id}:${status === 'accepted' ? 'lapse' : 'end'}`)).toBe(true);
    for (const ping of pings)
      if (ping.askerAgreed === null) expect(ping.askerContact, 'shared without agreement').toBeNull();
  }
  for (const { pings, pingsPerWeek } of mentors) {
    const live = pings.filter(({ status }) => ['waiting', 'open', 'accepted'].includes(status));
    expect(live.length, 'more people than anybody here offered to help').toBeLessThanOrEqual(2);
    const times = pings.map((ping) => ping.sentAt.getTime()).sort((a, b) => a - b);
    times.forEach((at, n) => {
      const within = times.slice(n).filter((other) => other - at < 7 * 24 * 3_600_000);
      expect(within.length).toBeLessThanOrEqual(pingsPerWeek);
    });
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
          await check(town);
        }
        await town.passes(24 * 92);
        await check(town);
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
