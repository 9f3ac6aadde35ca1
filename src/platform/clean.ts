/** Makes what people and platforms send safe to store and to show, without changing what it says. */

/** Control characters but line feed and tab: PostgreSQL refuses NUL, terminals obey the others. */
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
/** Marks that turn the reading direction: Telegram drops them, and entity offsets must agree with it. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;
const LINE_ENDS = /\r\n|[\r\u2028\u2029]/g;
/** What can hide in a name: joiners, zero-width signs, direction marks, variation selectors, tags. */
const HIDDEN =
  /[\u00ad\u034f\u061c\u115f\u1160\u180b-\u180e\u200b-\u200f\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]|[\u{e0000}-\u{e0fff}]/gu;
const STACKED_MARKS = /(\p{M}{2})\p{M}+/gu;
const NAME_LENGTH = 64;

export function cleanText(text: string): string {
  return text.toWellFormed().replace(LINE_ENDS, '\n').replace(CONTROLS, '').replace(TURNS, '');
}

/** A display name on one line, at most 64 graphemes; undefined when nothing visible is left. */
export function cleanName(name: string | undefined): string | undefined {
  if (!name) return undefined;
  const visible = cleanText(name)
    .replace(HIDDEN, '')
    .replace(STACKED_MARKS, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  const graphemes = [...new Intl.Segmenter('fr').segment(visible)].slice(0, NAME_LENGTH);
  return graphemes.map(({ segment }) => segment).join('') || undefined;
}
