import { describe, expect, test } from 'vitest';
import type { Context } from '#src/engine/flow.ts';
import { number } from '#src/engine/parsers/number.ts';

describe('a number of seats', () => {
  const parse = (said: string) => number(1, 1000).parse(said, {} as Context);

  test.each(['12', '12 places', 'environ 12 personnes', '12 max.'])('%s is twelve', (said) => {
    expect(parse(said)).toEqual({ ok: true, value: 12 });
  });

  test.each(['vendredi 4 décembre', '18 h 30', '0', '1001', 'beaucoup', '12 ou 15', ''])(
    '%j is none',
    (said) => {
      expect(parse(said)).toMatchObject({ ok: false, why: 'parse-number-wrong' });
    },
  );
});
