import type { Parser } from '../flow.ts';

/** No letter or digit that is easily taken for another, read or heard. */
export const CODE_ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
export const CODE_LENGTH = 8;
const GROUP = 4;

/** "k7qm-4xra" and "K7QM 4XRA" are one code, "K7QM4XRA"; undefined when it can be none. */
export function readCode(said: string): string | undefined {
  const code = said.toUpperCase().replace(/[\s.·_–—-]/g, '');
  const isCode = code.length === CODE_LENGTH && code.split('').every((sign) => CODE_ALPHABET.includes(sign));
  return isCode ? code : undefined;
}

/** "K7QM 4XRA": in groups, as it is read out. */
export const showCode = (code: string): string => `${code.slice(0, GROUP)} ${code.slice(GROUP)}`;

/** A code made by the program and read from another screen. */
export const code = (): Parser => ({
  strength: 'strong',
  parse: (said) => {
    const value = readCode(said);
    return value ? { ok: true, value } : { ok: false, why: 'parse-code-wrong' };
  },
  show: (value) => showCode(String(value ?? '')),
});
