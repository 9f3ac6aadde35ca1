/** A text as its reader sees it: markup is drawn, so its signs are gone; what cannot be seen is gone too. */

/** Opens at the beginning, after a space or after punctuation; closes before anything but a letter or a digit. */
const MARKUP = /(^|[\s\p{P}~`])([*_~`])(?=\S)([^\n]*?\S)\2(?![\p{L}\p{N}])/gmu;
const INVISIBLE = /[\u200b\u2060\ufeff]/g;

/** Nothing is drawn inside an address. */
const ADDRESS = /(https?:\/\/\S+)/;

export const shown = (text: string): string =>
  text
    .split(ADDRESS)
    .map((piece, at) => (at % 2 === 1 ? piece : drawn(piece)))
    .join('');

function drawn(text: string): string {
  let words = text;
  for (let before = ''; before !== words; ) {
    before = words;
    words = words.replace(MARKUP, '$1$3').replace(/^> /gm, '');
  }
  return words.replace(INVISIBLE, '');
}

/** The words in bold, as a reader sees them. */
export const boldIn = (text: string): readonly string[] =>
  [...text.replaceAll(new RegExp(ADDRESS, 'g'), '').matchAll(MARKUP)]
    .filter(([, , sign]) => sign === '*')
    .map(([, , , words = '']) => shown(words));
