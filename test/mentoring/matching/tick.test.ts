import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MatchMentor, MatchRequest } from '#src/mentoring/matching/problem.ts';
import { brokenRule } from '#src/mentoring/matching/rules.ts';
import { matchAll } from '#src/mentoring/matching/tick.ts';
import { isSameTrade } from '#src/mentoring/matching/trade.ts';
import { mentor, mentors, NOW, request, requests } from './people.ts';

const match = (some: readonly MatchMentor[], asked: readonly MatchRequest[], atOnce = Infinity) =>
  matchAll(some, asked, { now: NOW, atOnce });

/** Nadia, accountant in Loire-Atlantique, and Léa, hairdresser there, who needs one. */
const nadia: MatchMentor = {
  id: 'nadia',
  skills: ['accounting'],
  zone: '44',
  languages: ['fr'],
  capacity: 2,
  pinged: 8,
  answered: 7,
};
const lea: MatchRequest = {
  id: 'lea-1',
  asker: 'lea',
  skills: ['accounting'],
  trade: 'coiffeuse à domicile',
  zone: '44',
  languages: ['fr'],
  since: NOW,
};

/** The rules once more, said another way, as an organiser would check a list of pings by hand. */
function mayAsk(one: MatchMentor, asked: MatchRequest): boolean {
  const meets = (some: readonly string[], others: readonly string[]) =>
    some.some((item) => others.includes(item));
  const isAlike = isSameTrade(one.trade, asked.trade);
  return (
    one.id !== asked.asker &&
    !(one.blocked ?? []).includes(asked.asker) &&
    ![...(asked.blocked ?? []), ...(asked.alreadyAsked ?? []), ...(asked.lately ?? [])].includes(one.id) &&
    one.capacity - (one.open ?? 0) > 0 &&
    (one.budget === undefined || one.budget > (one.pingsThisWeek ?? 0)) &&
    (one.pausedUntil ?? 0) <= NOW &&
    meets(one.languages, asked.languages) &&
    (asked.remote === true || one.isRemote === true || one.zone === asked.zone) &&
    (asked.skills.length === 0 || meets(one.skills, asked.skills) || isAlike) &&
    !(
      isAlike &&
      one.area !== undefined &&
      one.area === asked.area &&
      !(one.acceptsCompetitors && asked.acceptsCompetitors)
    )
  );
}

describe('hard rules', () => {
  const refusals: readonly (readonly [string, Partial<MatchMentor>, Partial<MatchRequest>?])[] = [
    ['skill', { skills: ['hiring'] }],
    ['language', {}, { languages: ['en'] }],
    ['zone', { zone: '35' }],
    ['competitor', { trade: 'coiffure', area: '44109' }, { area: '44109', acceptsCompetitors: true }],
    ['self', {}, { asker: 'nadia' }],
    ['blocked', { blocked: ['lea'] }],
    ['blocked', {}, { blocked: ['nadia'] }],
    ['asked', {}, { alreadyAsked: ['nadia'] }],
    ['repeat', {}, { lately: ['nadia'] }],
    ['paused', { pausedUntil: NOW + 1 }],
    ['capacity', { open: 2 }],
    ['budget', { budget: 3, pingsThisWeek: 3 }],
  ];
  for (const [rule, one, asked] of refusals)
    test(`${rule}: not asked, and the reason is told`, () => {
      const [some, wanted] = [
        { ...nadia, ...one },
        { ...lea, ...asked },
      ];
      expect(brokenRule(nadia, lea, NOW)).toBeUndefined();
      expect(brokenRule(some, wanted, NOW)).toBe(rule);
      const { pings, unmatched } = match([some], [wanted]);
      expect(pings).toEqual([]);
      expect(unmatched[0]?.why.split(':')[0]).toBe(rule);
    });

  test('none is ever broken, every place and every budget is respected', () => {
    fc.assert(
      fc.property(mentors, requests, fc.constantFrom(1, 2, Infinity), (some, asked, atOnce) => {
        const { pings, unmatched, objective } = match(some, asked, atOnce);
        for (const ping of pings) {
          const one = some.find(({ id }) => id === ping.mentor)!;
          expect(mayAsk(one, asked.find(({ id }) => id === ping.request)!)).toBe(true);
          const his = pings.filter((other) => other.mentor === one.id).length;
          expect(his).toBeLessThanOrEqual(one.capacity - (one.open ?? 0));
          expect(his).toBeLessThanOrEqual((one.budget ?? Infinity) - (one.pingsThisWeek ?? 0));
          expect(his).toBeLessThanOrEqual(atOnce);
          expect(ping.why.length).toBeGreaterThan(0);
        }
        for (const { id, urgent } of asked) {
          const its = pings.filter((ping) => ping.request === id).map((ping) => ping.mentor);
          expect(new Set(its).size).toBe(its.length);
          expect(its.length).toBeLessThanOrEqual(urgent ? 2 : 1);
          expect(unmatched.filter((one) => one.request === id).length).toBe(its.length === 0 ? 1 : 0);
        }
        expect(pings.reduce((sum, { value }) => sum + value, 0)).toBe(objective);
      }),
      { numRuns: 500 },
    );
  });

  test('whoever could be asked is: nobody is left out while a place is free', () => {
    fc.assert(
      fc.property(mentor, request, (one, asked) => {
        expect(match([one], [asked]).pings.length).toBe(mayAsk(one, asked) ? 1 : 0);
        expect(brokenRule(one, asked, NOW) === undefined).toBe(mayAsk(one, asked));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the whole at once', () => {
  test('the order of the file changes nothing', () => {
    fc.assert(
      fc.property(mentors, requests, (some, asked) => {
        expect(match(some.toReversed(), asked.toReversed())).toEqual(match(some, asked));
      }),
    );
  });

  test('one mentor more, or one block less, never lowers the total', () => {
    fc.assert(
      fc.property(mentors, requests, (some, asked) => {
        const all = match(some, asked).objective;
        expect(match(some.slice(1), asked).objective).toBeLessThanOrEqual(all);
        const unblocked = some.map((one) => ({ ...one, blocked: [] }));
        expect(match(unblocked, asked).objective).toBeGreaterThanOrEqual(all);
      }),
      { numRuns: 300 },
    );
  });

  test('the first who came does not take the only one who can help the second', () => {
    const bea = { ...nadia, id: 'bea', skills: ['accounting', 'export'], capacity: 1 };
    const hugo = { ...lea, id: 'hugo-1', asker: 'hugo', skills: ['export'] };
    const { pings } = match([{ ...nadia, capacity: 1, answered: 2 }, bea], [lea, hugo]);
    expect(pings.map(({ request, mentor }) => [request, mentor])).toEqual([
      ['hugo-1', 'bea'],
      ['lea-1', 'nadia'],
    ]);
  });

  test('the only holder of a rare skill is spared when another does as well', () => {
    const bea = { ...nadia, id: 'bea', skills: ['accounting', 'export'] };
    expect(match([bea, nadia], [lea]).pings[0]?.mentor).toBe('nadia');
  });

  test('requests of one kind do not all fight for the same fifty mentors', () => {
    const some = Array.from({ length: 200 }, (_, at) => ({
      ...nadia,
      id: `m${at}`,
      capacity: 1,
      answered: at % 8,
    }));
    const asked = Array.from({ length: 300 }, (_, at) => ({ ...lea, id: `r${at}`, asker: `p${at}` }));
    const few = matchAll(some, asked, { now: NOW, allPairsUpTo: 0 });
    expect(few.pings.length).toBe(200);
    expect(few.objective).toBeGreaterThan(0.99 * match(some, asked).objective);
  });
});

describe('who is preferred', () => {
  const first = (...some: readonly Partial<MatchMentor>[]) =>
    match(
      some.map((one, at) => ({ ...nadia, id: `m${at}`, ...one })),
      [lea],
    ).pings[0]?.mentor;

  test('the rested, the free, the one who answers, the same trade', () => {
    expect(first({ lastPingAt: NOW - 3_600_000 }, { lastPingAt: NOW - 2_000_000_000 })).toBe('m1');
    expect(first({ pingsThisWeek: 3 }, { pingsThisWeek: 0 })).toBe('m1');
    expect(first({ open: 1 }, {})).toBe('m1');
    expect(first({ answered: 2 }, {})).toBe('m1');
    expect(first({}, { trade: 'salon de coiffure' })).toBe('m1');
    expect(first({ skillTrust: { accounting: 0.5 } }, {})).toBe('m1');
  });

  test('a new mentor gets a first chance', () => {
    expect(first({ pinged: 8, answered: 5 }, { pinged: 0, answered: 0 })).toBe('m1');
  });

  test('a mentor of the demonstration only when there is nobody else', () => {
    expect(first({ isDemo: true }, { answered: 0, pingsThisWeek: 5 })).toBe('m1');
    expect(first({ isDemo: true })).toBe('m0');
  });

  test('who waits longer, and who is in a hurry, goes first', () => {
    const waiting = { ...lea, id: 'b', asker: 'b', since: NOW - 5 * 86_400_000 };
    const urgent = { ...lea, id: 'c', asker: 'c', urgent: true };
    const only = { ...nadia, capacity: 1 };
    expect(match([only], [lea, waiting]).pings[0]?.request).toBe('b');
    expect(match([only], [lea, urgent]).pings[0]?.request).toBe('c');
  });

  test('an urgent request asks two at once when there are two', () => {
    const bea = { ...nadia, id: 'bea' };
    expect(match([nadia, bea], [{ ...lea, urgent: true }]).pings.length).toBe(2);
    expect(match([nadia, bea], [lea]).pings.length).toBe(1);
  });
});
