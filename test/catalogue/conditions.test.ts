import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Conditions, conditions } from '#src/catalogue/conditions.ts';
import { eligibilityOf } from '#src/catalogue/eligibility.ts';
import type { Facts } from '#src/catalogue/facts.ts';
import { factsSaid } from '#src/catalogue/said.ts';
import { resourceRow } from '#test/support/resource-row.ts';

const read = (cell: string): Conditions => {
  const found = conditions(cell);
  if ('why' in found) throw new Error(found.why);
  return found.value;
};
const judge = (cell: string, facts: Facts) => eligibilityOf(resourceRow({ conditions: read(cell) }), facts);
const ACRE = 'jobseeker|rsa|age<26, !retired';

describe('who may have it', () => {
  test('one alternative is enough, and says by which fact', () => {
    expect(judge(ACRE, { age: 22, retired: false })).toEqual({ verdict: 'yes', met: ['age', 'retired'] });
  });

  test('a missing fact is asked for; it is never a no', () => {
    expect(judge(ACRE, { age: 40, retired: false })).toMatchObject({
      verdict: 'perhaps',
      ask: ['jobseeker', 'rsa'],
    });
    expect(judge(ACRE, {})).toMatchObject({ verdict: 'perhaps' });
  });

  test('a no names the rules that fail', () => {
    expect(judge(ACRE, { age: 40, jobseeker: false, rsa: false })).toEqual({
      verdict: 'no',
      because: [
        { fact: 'jobseeker', rule: 'jobseeker' },
        { fact: 'rsa', rule: 'rsa' },
        { fact: 'age', rule: 'age<26' },
      ],
    });
    expect(judge('!retired', { retired: true })).toEqual({
      verdict: 'no',
      because: [{ fact: 'retired', rule: '!retired' }],
    });
  });

  test('numbers and choices', () => {
    expect(judge('employees<11, status=micro/sole', { employees: 10, status: 'sole' }).verdict).toBe('yes');
    expect(judge('employees<11', { employees: 11 }).verdict).toBe('no');
    expect(judge('age>=45', { age: 45 }).verdict).toBe('yes');
  });

  test('another region is a no, an unknown one a question', () => {
    const breton = resourceRow({ scope: '53', conditions: [] });
    expect(eligibilityOf(breton, { region: '53' })).toEqual({ verdict: 'yes', met: ['region'] });
    expect(eligibilityOf(breton, {})).toMatchObject({ verdict: 'perhaps', ask: ['region'] });
    expect(eligibilityOf(breton, { region: '52' }).verdict).toBe('no');
  });

  test('money whose conditions nobody wrote down is perhaps; what anybody may read is yes', () => {
    expect(eligibilityOf(resourceRow({ kind: 'money' }), {})).toEqual({
      verdict: 'perhaps',
      ask: [],
      met: [],
    });
    expect(eligibilityOf(resourceRow({ kind: 'guide' }), {}).verdict).toBe('yes');
    expect(judge('all', {}).verdict).toBe('yes');
  });

  test('to learn a fact never turns a yes or a no round', () => {
    const facts = fc.record({
      age: fc.nat(99),
      jobseeker: fc.boolean(),
      rsa: fc.boolean(),
      retired: fc.boolean(),
    });
    fc.assert(
      fc.property(facts, fc.subarray(['age', 'jobseeker', 'rsa', 'retired'] as const), (all, known) => {
        const some: Facts = Object.fromEntries(known.map((name) => [name, all[name]]));
        const { verdict } = judge(ACRE, some);
        if (verdict !== 'perhaps') expect(judge(ACRE, all).verdict).toBe(verdict);
      }),
    );
  });
});

describe('a cell', () => {
  test.each([
    ['jobsekeer', /no condition: write a fact/],
    ['age=22', /no condition/],
    ['age<old', /no condition/],
    ['status=millionaire', /"millionaire" is no status: use one of micro/],
    ['region=99', /is no region/],
    ['rsa,', /no condition/],
  ])('"%s" is told', (cell, why) => {
    const found = conditions(cell);
    expect('why' in found && found.why).toMatch(why);
  });

  test('whatever is in it, it never throws', () => {
    fc.assert(fc.property(fc.string(), (cell) => void conditions(cell)));
  });
});

describe('what people say of themselves', () => {
  test.each<[string, Facts]>([
    ['chuis au chômage, jpeux avoir quoi', { jobseeker: true }],
    ["j'ai 22 ans et je crée ma boîte", { age: 22 }],
    ['je touche le rsa', { rsa: true }],
    ['I am a student', { student: true }],
    ['je suis auto-entrepreneur', { status: 'micro' }],
    ["j'ai 3 salariés", { employees: 3 }],
    ['mon client est au chômage', {}],
    ["aide à l'embauche d'un retraité", {}],
  ])('"%s"', (query, facts) => {
    expect(factsSaid(query)).toEqual(facts);
  });
});
