import { fold } from '../clean.ts';
import type { Parser } from '../flow.ts';

/** What may stand beside a number without making it something else, as in "4 décembre". */
const BESIDE = new Set(
  'a about around au de en environ is max maximum moins of people personne personnes place places plus pour seat seats up to'.split(
    ' ',
  ),
);

/** A whole number from `lowest` to `highest`, in figures ("12", "12 places"). */
export const number = (lowest: number, highest: number): Parser => ({
  strength: 'strong',
  parse: (said) => {
    const words = fold(said).split(' ');
    const figures = words.filter((word) => /^\d{1,9}$/.test(word));
    const isAlone = figures.length === 1 && words.every((word) => BESIDE.has(word) || word === figures[0]);
    const value = Number(figures[0]);
    return !isAlone || value < lowest || value > highest
      ? { ok: false, why: 'parse-number-wrong', args: { lowest, highest } }
      : { ok: true, value };
  },
  show: (value) => String(value ?? ''),
});
