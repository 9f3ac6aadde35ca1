/** Finds what somebody meant among the options they were shown: a number, a label, its beginning, a small typo. */
import { fold } from './clean.ts';
import type { Option } from './message.ts';

/**
 * The options meant by this text, in the order they were shown; empty when none is.
 * With `many`, lists are understood ("1 et 3", "compta, clients"); otherwise at most one comes back.
 */
export function matchOptions(said: string, options: readonly Option[], many: boolean): readonly Option[] {
  const whole = matchOne(said, options);
  if (whole) return [whole];
  if (!many) return [];
  const pieces = said
    .split(/[,;/+&\n]|\bet\b|\band\b|\bou\b/i)
    .flatMap((piece) => (/^[\d\s.]+$/.test(piece) ? piece.split(/[\s.]+/) : [piece]))
    .map((piece) => piece.trim())
    .filter(Boolean);
  const found = pieces.map((piece) => matchOne(piece, options));
  if (pieces.length < 2 || found.some((option) => !option)) return [];
  return options.filter((option) => found.includes(option));
}

function matchOne(said: string, options: readonly Option[]): Option | undefined {
  const text = fold(said);
  if (!text) return undefined;
  const number = /^(?:le |la |les |numero |no |n |option |choix |number )*(\d{1,2})$/.exec(text)?.[1];
  if (number) return options[Number(number) - 1];
  const labels = options.map((option) => ({ option, label: fold(option.label) }));
  const exact = labels.find(({ label }) => label === text);
  if (exact) return exact.option;
  // "974" means "Saint-Denis (97400)".
  const figures = /^\d{3,}$/.test(text)
    ? labels.filter(({ label }) => label.split(' ').some((word) => word.startsWith(text)))
    : [];
  if (figures.length === 1) return figures[0]?.option;
  const starting = labels.filter(
    ({ label }) => beginsWith(label, text) || beginsWith(bare(label), bare(text)),
  );
  if (starting.length === 1) return starting[0]?.option;
  const holding = labels.filter(({ label }) => text.length >= 4 && ` ${label} `.includes(` ${text} `));
  if (holding.length === 1) return holding[0]?.option;
  const near = labels.filter(({ label }) => isNear(singular(text), singular(label)));
  return near.length === 1 ? near[0]?.option : undefined;
}

/** A few words of one's own. */
const FEW = 3;
const SHORTEST = 4;

/**
 * The one option that has every telling word of what was said, in this form or another: "j'ai créé" is "Je viens de
 * créer". A guess: only where nothing else takes the text.
 */
export function resembling(said: string, options: readonly Option[]): Option | undefined {
  const telling = fold(said)
    .split(' ')
    .filter((word) => word.length >= SHORTEST);
  if (telling.length === 0 || telling.length > FEW) return undefined;
  const found = options.filter(({ label }) => {
    const words = fold(label).split(' ');
    return telling.every((word) => words.some((other) => isForm(word, other)));
  });
  return found.length === 1 ? found[0] : undefined;
}

/** Two forms of one word: "transmettre", "transmets". */
function isForm(a: string, b: string): boolean {
  const stem = Math.max(SHORTEST, Math.max(a.length, b.length) - 5);
  return a.slice(0, stem) === b.slice(0, stem) && b.length >= SHORTEST;
}

/** Its first word, or four letters and more of its beginning, are enough to mean a label; so are words only it has. */
const beginsWith = (label: string, text: string) =>
  text.length >= 4 ? label.startsWith(text) : text.length > 1 && label.startsWith(`${text} `);

/** "autre date" is "Une autre date". */
const bare = (text: string) => text.replace(/^(?:un|une|le|la|les|l|des|mon|ma|mes|the|a|an|my) (?=.)/, '');

const singular = (text: string) => text.replace(/[sx](?= |$)/g, '');

/** One slip in a word of five letters, two from nine on. */
function isNear(text: string, label: string): boolean {
  const slips = label.length >= 9 ? 2 : label.length >= 5 ? 1 : 0;
  return slips > 0 && editDistance(text, label, slips) <= slips;
}

/** Letters to change, add, drop or swap; `limit + 1` when there are more than `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      next.push(best);
    }
    before = row;
    row = next;
  }
  return Math.min(row[b.length] ?? limit + 1, limit + 1);
}
