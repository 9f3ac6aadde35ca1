import { describe, expect, test } from 'vitest';
import type { Context, Locale } from '#src/engine/flow.ts';
import { date } from '#src/engine/parsers/date.ts';

/** Monday 23 November 2026, half past midnight in Paris; still Sunday in UTC. */
const context = (locale: Locale = 'fr'): Context =>
  ({
    now: new Date('2026-11-22T23:30:00Z'),
    person: { id: 'lea', locale, zone: 'Europe/Paris', isOrganiser: false },
    format: { day: (iso: string) => iso, moment: String, brief: String },
  }) as unknown as Context;

describe('a day, in the words people use', () => {
  test.each([
    ['jeudi 3 décembre', '2026-12-03'],
    ['Jeudi 3 Décembre', '2026-12-03'],
    ['le 3 decembre', '2026-12-03'],
    ['1er décembre', '2026-12-01'],
    ['03/12', '2026-12-03'],
    ['3/12/26', '2026-12-03'],
    ['03.12.2026', '2026-12-03'],
    ['2026-12-03', '2026-12-03'],
    ["aujourd'hui", '2026-11-23'],
    ['demain', '2026-11-24'],
    ['après-demain', '2026-11-25'],
    ['jeudi', '2026-11-26'],
    ['jeudi 3', '2026-12-03'],
    ['le 3', '2026-12-03'],
    ['dans 10 jours', '2026-12-03'],
    ['3 janvier', '2027-01-03'],
    ['thursday 3 december', '2026-12-03'],
  ])('%s', async (said, value) => {
    expect(await date().parse(said, context())).toEqual({ ok: true, value });
  });

  test.each([
    ['December 3rd', '2026-12-03'],
    ['03/12', '2026-12-03'],
    ['tomorrow', '2026-11-24'],
    ['the day after tomorrow', '2026-11-25'],
    ['Thursday the 3rd', '2026-12-03'],
    ['jeudi 3 décembre', '2026-12-03'],
  ])('in English: %s', async (said, value) => {
    expect(await date().parse(said, context('en'))).toEqual({ ok: true, value });
  });

  test.each(['hier', '2 novembre 2026', '01/01/2020', '2026-11-22'])('%s has passed', async (said) => {
    expect(await date().parse(said, context())).toEqual({ ok: false, why: 'parse-date-past' });
  });

  test.each(['bientôt', '31/02', '2026-02-31', '18h30', 'jeudi en huit', 'un jour', '42'])(
    '%s is no day, and is not half understood',
    async (said) => {
      expect(await date().parse(said, context())).toEqual({ ok: false, why: 'parse-date-wrong' });
    },
  );

  test('a Friday that is a Thursday: the person says which they meant', async () => {
    expect(await date().parse('vendredi 3 décembre', context())).toMatchObject({
      ok: 'which',
      options: [{ value: '2026-12-03' }, { value: '2026-12-04' }],
    });
  });
});
