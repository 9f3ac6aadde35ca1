import type { Parser } from '../flow.ts';

/** The person's own words, up to `longest` characters. */
export const text = (longest = 200): Parser => ({
  strength: 'weak',
  parse: (said) =>
    said.length > longest
      ? { ok: false, why: 'parse-text-long', args: { longest } }
      : { ok: true, value: said },
  show: (value) => String(value ?? ''),
});
