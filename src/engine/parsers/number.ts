import type { Parser } from '../flow.ts';

/** A whole number from `least` to `most`, in figures ("12", "12 places"). */
export const number = (least: number, most: number): Parser => ({
  strength: 'strong',
  parse: (said) => {
    const figures = /^\D{0,20}?(\d{1,9})\D{0,20}$/.exec(said)?.[1];
    const value = Number(figures);
    return figures === undefined || value < least || value > most
      ? { ok: false, why: 'parse-number-wrong', args: { least, most } }
      : { ok: true, value };
  },
  show: (value) => String(value ?? ''),
});
