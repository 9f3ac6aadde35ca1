/** WhatsApp's way to write text: `*bold*`, `_italic_`, `~struck~`, backticks, `> quote`. There is no escape. */
import { cutText } from '#src/engine/clean.ts';
import { cleanText } from '#src/platform/clean.ts';

/** Nothing to see, no space, no punctuation: a sign that stands right after it opens nothing. */
const JOINER = '\u2060';
const ADDRESS = /(https?:\/\/\S+)/;

/**
 * Text in which nothing is markup. Each sign that could open some gets an invisible neighbour, outside addresses, which
 * must stay whole. Should a client see through it, a word comes out bold: markup here can call nobody and hide no link.
 */
export const inert = (text: string): string =>
  cleanText(text)
    .trim()
    .split(ADDRESS)
    .map((piece, at) => (at % 2 === 1 ? piece : piece.replace(/[*_~`]|^>/gm, `${JOINER}$&${JOINER}`)))
    .join('');

/** A title of ours in bold, on one line. Bold ends with the line, and at the next star: there is none inside. */
export const bold = (text: string): string => {
  const line = inert(text.replaceAll('*', '')).replace(/\s+/g, ' ').trim();
  return line ? `*${line}*` : '';
};

/** One line for a place that holds so many UTF-16 units, cut between two characters. Labels know no markup. */
export function fitted(text: string, length: number): string {
  const line = cleanText(text).replace(/\s+/g, ' ').trim();
  for (let keep = length; keep > 0; keep--) {
    const cut = cutText(line, keep);
    if (cut && cut.length <= length) return cut;
  }
  return '…';
}
