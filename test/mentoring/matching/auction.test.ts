import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assign } from '#src/mentoring/matching/auction.ts';
import type { Market } from '#src/mentoring/matching/market.ts';

interface Small {
  readonly places: readonly number[];
  readonly wants: readonly number[];
  /** Value of request and mentor in millionths; 0 for a pair that may not be. */
  readonly values: readonly (readonly number[])[];
  readonly secondCost: number;
}

/** `levels` few: many ties, where prices are fought over longest. */
const small = (levels: number) =>
  fc
    .record({
      places: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 5 }),
      wants: fc.array(fc.constantFrom(1, 1, 2), { minLength: 1, maxLength: 5 }),
      secondCost: fc.constantFrom(0, 250_000, 300_001),
    })
    .chain(({ places, wants, secondCost }) =>
      fc.record({
        places: fc.constant(places),
        wants: fc.constant(wants),
        secondCost: fc.constant(secondCost),
        values: fc.array(
          fc.array(
            fc.integer({ min: 0, max: levels }).map((level) => Math.floor((level * 1_000_000) / levels)),
            { minLength: places.length, maxLength: places.length },
          ),
          { minLength: wants.length, maxLength: wants.length },
        ),
      }),
    );

function marketOf({ places, wants, values, secondCost }: Small): Market {
  const starts = [0];
  const mentor: number[] = [];
  const value: number[] = [];
  for (const row of values) {
    row.forEach((worth, who) => {
      if (worth === 0) return;
      mentor.push(who);
      value.push(worth);
    });
    starts.push(mentor.length);
  }
  return {
    requests: wants.length,
    mentors: places.length,
    starts: Int32Array.from(starts),
    mentor: Int32Array.from(mentor),
    value: Int32Array.from(value),
    places: Int32Array.from(places),
    wants: Uint8Array.from(wants),
    secondCost,
  };
}

/** Tries everything. */
function bruteForce({ places, wants, values, secondCost }: Small): number {
  const left = [...places];
  const best = (request: number): number => {
    if (request === wants.length) return 0;
    const worth = values[request]!;
    let most = best(request + 1);
    for (let one = 0; one < left.length; one++) {
      if (!worth[one] || !left[one]) continue;
      left[one]!--;
      most = Math.max(most, worth[one]! + best(request + 1));
      for (let two = one + 1; wants[request] === 2 && two < left.length; two++) {
        if (!worth[two] || !left[two]) continue;
        left[two]!--;
        most = Math.max(most, worth[one]! + worth[two]! - secondCost + best(request + 1));
        left[two]!++;
      }
      left[one]!++;
    }
    return most;
  };
  return best(0);
}

describe('the assignment', () => {
  for (const levels of [2, 5, 1_000_000])
    test(`is the very best there is, with ${levels} levels of value`, () => {
      fc.assert(
        fc.property(small(levels), (given) => {
          const { total, bound } = assign(marketOf(given));
          expect(total).toBe(bruteForce(given));
          expect(bound).toBe(total);
        }),
        { numRuns: 600 },
      );
    });

  test('keeps to the places of every mentor and asks nobody twice about the same', () => {
    fc.assert(
      fc.property(small(3), (given) => {
        const market = marketOf(given);
        const { chosen, total } = assign(market);
        const used = given.places.map(() => 0);
        let sum = 0;
        for (let request = 0; request < market.requests; request++) {
          const mine = [...chosen.subarray(2 * request, 2 * request + 2)].filter((entry) => entry >= 0);
          expect(mine.length).toBeLessThanOrEqual(market.wants[request]!);
          expect(new Set(mine.map((entry) => market.mentor[entry])).size).toBe(mine.length);
          for (const entry of mine) {
            expect(entry).toBeGreaterThanOrEqual(market.starts[request]!);
            expect(entry).toBeLessThan(market.starts[request + 1]!);
            used[market.mentor[entry]!]!++;
            sum += market.value[entry]!;
          }
          if (mine.length === 2) sum -= market.secondCost;
        }
        used.forEach((count, who) => expect(count).toBeLessThanOrEqual(market.places[who]!));
        expect(total).toBe(sum);
      }),
    );
  });

  test('a tolerance is kept, and what is missing is said', () => {
    fc.assert(
      fc.property(small(1_000_000), (given) => {
        const { total, bound } = assign(marketOf(given), 0.05);
        const best = bruteForce(given);
        expect(total).toBeGreaterThanOrEqual(0.95 * best - 1e-6);
        expect(bound).toBeGreaterThanOrEqual(best - 1e-6);
      }),
    );
  });

  test('nobody and nothing', () => {
    const nothing = marketOf({ places: [], wants: [], values: [], secondCost: 0 });
    expect(assign(nothing)).toMatchObject({ total: 0, bound: 0 });
    const nobody = marketOf({ places: [], wants: [1, 2], values: [[], []], secondCost: 0 });
    expect([...assign(nobody).chosen]).toEqual([-1, -1, -1, -1]);
  });
});
