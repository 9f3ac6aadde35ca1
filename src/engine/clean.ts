/** What arrives is cleaned once, at the door, so that nothing behind it meets a NUL, half a character or a bidi trick. */

const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g;
/** With the sign that stands for what could not be read: half a character, a NUL on its way to the database. */
const INVISIBLE = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFD]/g;

/** More marks on one letter than any language has: to put them in order costs their square. */
const PILED_MARKS = /(\p{M}{8})\p{M}+/gu;

/** Text fit to be stored and shown: well-formed, composed, without control and direction characters. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(CONTROL, '')
    .replace(INVISIBLE, '')
    .replace(PILED_MARKS, '$1')
    .normalize('NFC')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Whether anything in it can be read as words or numbers. */
export const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** For comparing what people type: lower case, no accents, no punctuation, single spaces; "+1" is "plus 1", not "1". */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/(^|\s)\+ ?(?=\d)/g, '$1plus ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The first `length` characters as people count them, with an ellipsis when something was cut. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  const characters = [...new Intl.Segmenter('fr', { granularity: 'grapheme' }).segment(text)];
  if (characters.length <= length) return text;
  return `${characters
    .slice(0, length - 1)
    .map((character) => character.segment)
    .join('')
    .trimEnd()}…`;
}
