/**
 * Recognises words of distress, to open the bad-week door: by rules, and by what was learnt from what people in despair
 * write. Quick, the same every time, and nothing is sent anywhere. A card too many is a small harm, a card too few is
 * not: when in doubt it says yes.
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
  [/\b(?:jveux|jveu|jve|j veux|je veu|je ve)\b/g, 'je veux'],
  [/\b(?:il|elle) (?:ve|veu)\b|\bkil (?:ve|veu)\b|\bkel (?:ve|veu)\b/g, 'il veut'],
  [/\b(?:jvais|jvai|j vais|je vai)\b/g, 'je vais'],
  [/\b(?:jpeux|jpeu|j peux|je peu|je peut)\b/g, 'je peux'],
  [/\bjcraque\b/g, 'je craque'],
  [/\bjen\b/g, 'j en'],
  [/\bjai\b|\bg (?=envie|plus|pas)/g, 'j ai '],
  [/\b(j ai|veu[xt]|peux) plu\b/g, '$1 plus'],
  [/\betr la\b/g, 'etre la'],
  [/\bvivr\b/g, 'vivre'],
  [/\benvi\b/g, 'envie'],
];

/** From this share of despair on, and this many words. */
const DESPAIR = 0.5;
const FEWEST_WORDS = 4;

/** @param despairIn how much a message is like those of people who think of dying: 0 to 1. */
export function createDistress(despairIn: (text: string) => number): (text: string) => boolean {
  // A turn asks several times of the same words.
  let last = { text: '', isOne: false };
  return (text) => {
    if (last.text !== text) last = { text, isOne: isOne(withoutIdioms(text)) };
    return last.isOne;
  };

  function isOne(said: string): boolean {
    const isLong = said.split(' ', FEWEST_WORDS).length >= FEWEST_WORDS;
    return isTold(said) || (isLong && despairIn(said) >= DESPAIR);
  }
}

/** By the rules alone. Pure. True when somebody should be shown where to find a human now. */
export const isDistress = (text: string): boolean => isTold(withoutIdioms(text));

const isTold = (said: string): boolean => DISTRESS.some((phrase) => phrase.test(said));

const withoutIdioms = (text: string): string =>
  HARMLESS.reduce((left, phrase) => left.replace(phrase, ' '), mend(text))
    .replace(/ +/g, ' ')
    .trim();

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
