import type { Parser } from '../flow.ts';

/** A whole number from `lowest` to `highest`, in figures ("12", "12 places"). */
export const number = (lowest: number, highest: number): Parser => ({
  strength: 'strong',
  parse: (said) => {
    const figures = /^\D{0,20}?(\d{1,9})\D{0,20}$/.exec(said)?.[1];
    const value = Number(figures);
    return figures === undefined || value < lowest || value > highest
      ? { ok: false, why: 'parse-number-wrong', args: { lowest, highest } }
      : { ok: true, value };
  },
  show: (value) => String(value ?? ''),
});
