/**
 * Recognises words of distress, to open the bad-week door. Rules only: quick, the same every time, and nothing is sent
 * anywhere. A card too many is a small harm, a card too few is not: when in doubt it says yes.
 */
import { fold } from '#src/engine/clean.ts';
import { editDistance } from '#src/engine/label.ts';
import { DISTRESS, HARMLESS, NOT_TYPOS, SPELLED } from './distress-phrases.ts';

/** Longer texts are read in part only: the beginning and the end, where such words stand. */
const LONGEST = 4000;
const FILLERS =
  /\b(?:ne|n|vraiment|trop|juste|absolument|carrement|tellement|franchement|really|just|honestly)\b/g;
/** Spoken and text-message French, in full. */
const SHORT_FORMS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:chuis|chui|jsuis|jsui|j suis)\b/g, 'je suis'],
  [/\b(?:jveux|jveu|j veux|je veu)\b/g, 'je veux'],
  [/\b(?:jvais|jvai|j vais|je vai)\b/g, 'je vais'],
  [/\b(?:jpeux|jpeu|j peux|je peu|je peut)\b/g, 'je peux'],
  [/\bjcraque\b/g, 'je craque'],
  [/\bjen\b/g, 'j en'],
  [/\bjai\b|\bg (?=envie|plus|pas)/g, 'j ai '],
  [/\bj ai plu\b/g, 'j ai plus'],
  [/\benvi\b/g, 'envie'],
];

/** Pure. True when somebody should be shown where to find a human now. */
export function isDistress(text: string): boolean {
  const said = HARMLESS.reduce((left, phrase) => left.replace(phrase, ' '), mend(text))
    .replace(/ +/g, ' ')
    .trim();
  return DISTRESS.some((phrase) => phrase.test(said));
}

function mend(text: string): string {
  const read = text.length > LONGEST ? `${text.slice(0, LONGEST / 2)} ${text.slice(-LONGEST / 2)}` : text;
  const folded = fold(read.replace(/\+(?!\d)/g, ' plus ')).replace(/([a-z])\1{2,}/g, '$1');
  const full = SHORT_FORMS.reduce((left, [short, long]) => left.replace(short, long), folded);
  return full.replace(FILLERS, ' ').split(/ +/).map(respell).join(' ').trim();
}

function respell(word: string): string {
  if (word.length < 5 || NOT_TYPOS.has(word)) return word;
  return (
    SPELLED.find((right) => right.length >= 5 && right[0] === word[0] && editDistance(word, right, 1) <= 1) ??
    word
  );
}
