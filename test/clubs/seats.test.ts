import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answer, type Attendance, positionOf, settle, taken } from '#src/clubs/seats.ts';

const PEOPLE = ['awa', 'bruno', 'chloe', 'denis', 'elif', 'farid'];

/** Applies one answer as the database would. */
function answer(present: readonly Attendance[], seats: number | null, who: string, wanted: Answer) {
  const settled = settle(present, seats, who, wanted);
  const changed = new Set(settled.changes.map(({ personId }) => personId));
  return { settled, present: [...present.filter((one) => !changed.has(one.personId)), ...settled.changes] };
}

const story = fc.array(
  fc.record({
    who: fc.constantFrom(...PEOPLE),
    wanted: fc.constantFrom<Answer>('yes', 'yes', 'waiting', 'no'),
  }),
  { maxLength: 40 },
);

describe('seats', () => {
  test('one seat, three people: the first comes, the others wait in order, a leaver makes room for one', () => {
    let present: readonly Attendance[] = [];
    for (const who of ['awa', 'bruno', 'chloe']) ({ present } = answer(present, 1, who, 'yes'));
    expect(positionOf(present, 'bruno')).toBe(1);
    expect(positionOf(present, 'chloe')).toBe(2);
    const { settled, present: after } = answer(present, 1, 'awa', 'no');
    expect(settled.promoted).toEqual(['bruno']);
    expect(positionOf(after, 'chloe')).toBe(1);
  });

  test('asking again keeps the place in the line', () => {
    let present: readonly Attendance[] = [];
    for (const who of ['awa', 'bruno', 'chloe', 'bruno']) ({ present } = answer(present, 1, who, 'yes'));
    expect(positionOf(present, 'bruno')).toBe(1);
  });

  test('whoever leaves the line and comes back stands at its end', () => {
    let present: readonly Attendance[] = [];
    for (const who of ['awa', 'bruno', 'chloe']) ({ present } = answer(present, 1, who, 'yes'));
    ({ present } = answer(present, 1, 'bruno', 'no'));
    const { settled } = answer(present, 1, 'bruno', 'waiting');
    expect(settled).toMatchObject({ outcome: 'waiting', position: 2 });
  });

  test('whatever people answer, seats are never exceeded and nobody waits beside a free seat', () => {
    fc.assert(
      fc.property(story, fc.integer({ min: 1, max: 4 }), (answers, seats) => {
        let present: readonly Attendance[] = [];
        for (const { who, wanted } of answers) {
          ({ present } = answer(present, seats, who, wanted));
          const waiting = present.filter((one) => one.answer === 'waiting').length;
          expect(taken(present)).toBeLessThanOrEqual(seats);
          if (waiting > 0) expect(taken(present)).toBe(seats);
        }
      }),
    );
  });

  test('seats go to those who wait in the order they came, one at a time, never to the one who left', () => {
    fc.assert(
      fc.property(story, fc.integer({ min: 1, max: 3 }), (answers, seats) => {
        let present: readonly Attendance[] = [];
        let line: readonly string[] = [];
        for (const { who, wanted } of answers) {
          const wasComing = present.some((one) => one.personId === who && one.answer === 'yes');
          const next = answer(present, seats, who, wanted);
          ({ present } = next);
          const { promoted, outcome } = next.settled;
          expect(promoted).toEqual(
            wanted === 'no' && wasComing ? line.filter((one) => one !== who).slice(0, 1) : [],
          );
          if (outcome !== 'waiting') line = line.filter((one) => one !== who);
          else if (!line.includes(who)) line = [...line, who];
          line = line.filter((one) => !promoted.includes(one));
          expect(line.map((one) => positionOf(present, one))).toEqual(line.map((_, at) => at + 1));
        }
      }),
    );
  });

  test('without a limit everybody who says yes comes', () => {
    fc.assert(
      fc.property(story, (answers) => {
        let present: readonly Attendance[] = [];
        for (const { who, wanted } of answers) ({ present } = answer(present, null, who, wanted));
        expect(present.every((one) => one.answer !== 'waiting')).toBe(true);
      }),
    );
  });
});
