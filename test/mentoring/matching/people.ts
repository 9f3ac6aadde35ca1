/** Mentors and requests at random, few enough to be checked by hand and alike enough to collide. */
import fc from 'fast-check';
import type { MatchMentor, MatchRequest } from '#src/mentoring/matching/problem.ts';

export const NOW = Date.parse('2026-11-24T10:00:00Z');
const DAY_MS = 24 * 3600 * 1000;

const SKILLS = ['accounting', 'tax', 'law', 'funding'];
const TRADES = ['coiffeuse à domicile', 'salon de coiffure', 'plombier', 'BTP'];
const ZONES = ['44', '35', '974'];
const AREAS = ['44109', '44143'];
const MENTOR_IDS = ['a', 'b', 'c', 'd', 'e', 'f'];

const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const daysAgo = (most: number) => fc.integer({ min: 0, max: most * 4 }).map((n) => NOW - (n * DAY_MS) / 4);

/** Only the fields that have a value: `undefined` is not the same as missing. */
const present = (of: object) =>
  Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined));

export const mentor = fc
  .record({
    id: fc.constantFrom(...MENTOR_IDS),
    skills: fc.subarray(SKILLS, { minLength: 1 }),
    trade: some(fc.constantFrom(...TRADES)),
    zone: some(fc.constantFrom(...ZONES)),
    isRemote: some(fc.boolean()),
    area: some(fc.constantFrom(...AREAS)),
    acceptsCompetitors: some(fc.boolean()),
    languages: fc.subarray(['fr', 'en'], { minLength: 1 }),
    capacity: fc.integer({ min: 0, max: 3 }),
    open: some(fc.integer({ min: 0, max: 2 })),
    pingsThisWeek: some(fc.integer({ min: 0, max: 2 })),
    budget: some(fc.integer({ min: 0, max: 3 })),
    pausedUntil: some(fc.constantFrom(NOW - DAY_MS, NOW + DAY_MS)),
    blocked: some(fc.subarray(['p1', 'p2'])),
    pinged: some(fc.integer({ min: 0, max: 9 })),
    answered: some(fc.integer({ min: 0, max: 9 })),
    lastPingAt: some(daysAgo(20)),
  })
  .map((one) => present(one) as unknown as MatchMentor);

export const request = fc
  .record({
    id: fc.constantFrom('r1', 'r2', 'r3', 'r4', 'r5', 'r6'),
    asker: fc.constantFrom('p1', 'p2', 'p3', 'a'),
    skills: fc.subarray(SKILLS),
    trade: some(fc.constantFrom(...TRADES)),
    zone: some(fc.constantFrom(...ZONES)),
    remote: some(fc.boolean()),
    area: some(fc.constantFrom(...AREAS)),
    acceptsCompetitors: some(fc.boolean()),
    languages: fc.subarray(['fr', 'en'], { minLength: 1 }),
    since: daysAgo(30),
    urgent: some(fc.boolean()),
    alreadyAsked: some(fc.subarray(MENTOR_IDS)),
    blocked: some(fc.subarray(MENTOR_IDS)),
    lately: some(fc.subarray(MENTOR_IDS)),
  })
  .map((one) => present(one) as unknown as MatchRequest);

const id = (one: { readonly id: string }) => one.id;
export const mentors = fc.uniqueArray(mentor, { selector: id, maxLength: 6 });
export const requests = fc.uniqueArray(request, { selector: id, maxLength: 6 });
