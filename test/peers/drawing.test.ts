import { describe, expect, test } from 'vitest';
import { windowOf } from '#src/peers/drawing.ts';
import { roundsOf } from '#src/peers/rounds.ts';
import { monthsWithoutRepeat, pairsIn, people, Year } from '#test/support/circle-year.ts';

describe('months before somebody is met again', () => {
  test.each([6, 10, 12, 20, 30])('%i people in pairs: every one of n - 1 months', (count) => {
    expect(monthsWithoutRepeat(count, 2)).toBe(count - 1);
  });

  // Three people meet two others each: no more than (n - 1) / 2 months. Six and twelve people cannot reach even that.
  test.each([
    [6, 1],
    [9, 4],
    [12, 4],
    [15, 7],
    [21, 10],
    [30, 14],
  ])('%i people in threes: %i months', (count, months) => {
    expect(monthsWithoutRepeat(count, 3)).toBe(months);
  });

  test('every line of the table of rounds is true', () => {
    for (let places = 6; places <= 36; places += 3) {
      const rounds = roundsOf(places, 3);
      const met = rounds.flatMap((round) => round.flatMap((group) => pairsIn(group.map(String))));
      expect(new Set(met).size).toBe(met.length);
      for (const round of rounds) expect(new Set(round.flat()).size).toBe(places);
    }
  });
});

describe('a draw', () => {
  test.each([2, 4, 5, 7, 8, 10, 11, 13, 20, 22, 40])(
    '%i people: everybody is in one circle of two to four',
    (count) => {
      const year = new Year();
      for (let month = 1; month <= 6; month++) {
        const { circles, alone } = year.draw(people(count));
        expect(alone.length === 0 || month > 1).toBe(true);
        expect([...circles.flat(), ...alone].sort()).toEqual(people(count).map(({ id }) => id));
        for (const circle of circles) expect([2, 3, 4]).toContain(circle.length);
      }
    },
  );

  test.each([10, 11, 13, 20, 22])('%i people: nobody is in the odd circle twice running', (count) => {
    const year = new Year();
    for (let month = 1; month <= 4; month++) expect(year.draw(people(count)).oddAgain).toEqual([]);
  });

  test('people come, pause and leave: still nobody meets again within the window', () => {
    const year = new Year();
    const all = people(24);
    for (let month = 0; month < 6; month++) {
      const here = all.filter((_, at) => (at * 7 + month * 3) % 8 !== 0 && at < 18 + month);
      const { again, alone } = year.draw(here);
      expect([month, again, alone]).toEqual([month, 0, []]);
    }
  });

  test('competitors never meet; somebody who can meet nobody is told', () => {
    const year = new Year();
    const areApart = (a: string, b: string) => [a, b].includes('p03') || [a, b].sort().join() === 'p00,p01';
    for (let month = 0; month < 3; month++) {
      const { circles, alone } = year.draw(people(12), 3, areApart);
      expect(alone).toEqual(['p03']);
      expect(circles.flatMap(pairsIn)).not.toContain('p00 p01');
    }
  });

  test('the window is as long as the number of people allows, a year at most', () => {
    expect([6, 9, 15, 30, 60].map((count) => windowOf(count))).toEqual([0, 3, 6, 12, 12]);
  });
});
