import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createWords, readyMentor, readyRequest } from '#src/mentoring/matching/ready.ts';
import { brokenRule } from '#src/mentoring/matching/rules.ts';
import { MILLION, reasonsOf, termsOf } from '#src/mentoring/matching/terms.ts';
import { matchAll } from '#src/mentoring/matching/tick.ts';
import { mentor, NOW, request } from './people.ts';

const pair = fc.tuple(mentor, request).filter(([one, asked]) => brokenRule(one, asked, NOW) === undefined);

describe('the terms of a value', () => {
  test('add up to it, and none is below 0', () => {
    fc.assert(
      fc.property(pair, ([given, asked]) => {
        const words = createWords();
        const [one, wanted] = [readyMentor(given, words, NOW), readyRequest(asked, words, NOW)];
        // The only holder of each of their skills.
        const terms = termsOf(one, wanted, () => 1);
        const { value } = matchAll([given], [asked], { now: NOW }).pings[0]!;
        const sum = terms.reduce((all, term) => all + term.value, 0);
        expect(Math.abs(sum * MILLION - value)).toBeLessThanOrEqual(1);
        expect(Math.min(...terms.map((term) => term.value))).toBeGreaterThan(-1e-9);
        expect(value).toBeGreaterThan(0);
      }),
    );
  });

  test('the reasons told are the three largest, with facts that both sides share', () => {
    fc.assert(
      fc.property(pair, ([given, asked]) => {
        const words = createWords();
        const terms = termsOf(readyMentor(given, words, NOW), readyRequest(asked, words, NOW), () => 0);
        const told = reasonsOf(terms).map(
          (reason) => terms.find(({ name }) => name === reason.split(':')[0])!,
        );
        const least = Math.min(...told.map(({ value }) => value));
        for (const term of terms) if (!told.includes(term)) expect(term.value).toBeLessThanOrEqual(least);
        for (const reason of reasonsOf(terms)) {
          const [name, fact = ''] = reason.split(':');
          if (name === 'skill')
            for (const skill of fact.split('+')) {
              expect(given.skills).toContain(skill);
              expect(asked.skills).toContain(skill);
            }
          if (name === 'zone') expect([given.zone, asked.zone]).toEqual([fact, fact]);
          if (name === 'language') expect(given.languages.includes(fact)).toBe(true);
        }
      }),
    );
  });
});
