/** Words for places where Discord takes no markup, only so many signs. */
import { cleanText } from '#src/platform/clean.ts';

const graphemes = new Intl.Segmenter('fr');

/** On one line, at most `limit` UTF-16 units as Discord counts them, cut between two characters; never empty. */
export function labelOf(text: string, limit: number): string {
  const label = cleanText(text).replace(/\s+/g, ' ').trim() || '…';
  if (label.length <= limit) return label;
  let short = '';
  for (const { segment } of graphemes.segment(label)) {
    if (short.length + segment.length >= limit) break;
    short += segment;
  }
  return `${short.trimEnd()}…`;
}

/** A name that everybody sees and that is read as it stands: no call to everybody, even written out. */
export const nameOf = (text: string, limit: number): string =>
  labelOf(text.replace(/@(?=everyone|here)/gi, ''), limit);
