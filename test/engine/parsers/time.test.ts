import { describe, expect, test } from 'vitest';
import type { Context, Locale } from '#src/engine/flow.ts';
import { time } from '#src/engine/parsers/time.ts';

const context = (locale: Locale = 'fr'): Context => ({ person: { locale } }) as unknown as Context;

describe('an hour', () => {
  test.each([
    ['18h30', '18:30'],
    ['18 h 30', '18:30'],
    ['18:30', '18:30'],
    ['à 18 heures', '18:00'],
    ['18h', '18:00'],
    ['18', '18:00'],
    ['midi', '12:00'],
    ['7 heures du soir', '19:00'],
    ['6.30 pm', '18:30'],
    ['12 am', '00:00'],
  ])('%s', async (said, value) => {
    expect(await time().parse(said, context())).toEqual({ ok: true, value });
  });

  test.each(['25h', '18h75', 'le soir', '18h30 ou 19h'])('%s is no hour', async (said) => {
    expect(await time().parse(said, context())).toEqual({ ok: false, why: 'parse-time-wrong' });
  });

  test('a bare 7 could be breakfast or after work, and both choices are understood', async () => {
    const asked = await time().parse('7', context());
    if (asked.ok !== 'which') throw new Error('7 was taken for sure');
    const chosen = asked.options.map(({ value }) => time().parse(value, context()));
    expect(chosen).toEqual([
      { ok: true, value: '07:00' },
      { ok: true, value: '19:00' },
    ]);
  });

  test('is shown the way it is written here', () => {
    expect(time().show('18:30', context())).toBe('18 h 30');
    expect(time().show('18:00', context())).toBe('18 h');
    expect(time().show('18:00', context('en'))).toBe('18:00');
  });
});
