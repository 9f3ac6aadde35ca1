/** When two trades are the same: words of the same stem, or the same division of the official nomenclature. */
import { fold } from '#src/engine/clean.ts';

/** Words that stand in many trades and make none of them alike. */
const COMMON_WORDS = new Set([
  ...'entreprise entrepreneur entrepreneuse micro auto artisan artisane commerce magasin boutique salon'.split(
    ' ',
  ),
  ...'atelier vente conseil service services domicile ligne avec pour dans business shop home with'.split(
    ' ',
  ),
]);
/** Enough for "coiffeuse" and "coiffure" to meet. */
const STEM_LENGTH = 5;
/** "96.02A" or "9602A": the first two digits are the division. */
const NAF_CODE = /^(\d\d)\.?\d\d[A-Z]$/;

/** Two trades are the same when they share a key ("coiffeuse à domicile", "salon de coiffure"; "96.02A", "96.09Z"). */
export function tradeKeys(trade: string | undefined): readonly string[] {
  const said = trade?.trim() ?? '';
  const division = NAF_CODE.exec(said)?.[1];
  if (division) return [`division ${division}`];
  const folded = fold(said);
  const words = folded.split(' ').filter((word) => word.length >= 4 && !COMMON_WORDS.has(word));
  // The whole as well: a trade of short or common words ("BTP") is still the same as itself.
  return folded ? [`whole ${folded}`, ...new Set(words.map((word) => word.slice(0, STEM_LENGTH)))] : [];
}

export function isSameTrade(a: string | undefined, b: string | undefined): boolean {
  const theirs = tradeKeys(b);
  return tradeKeys(a).some((key) => theirs.includes(key));
}
