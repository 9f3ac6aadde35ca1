/** Known tricks against small firms, as signs with weights: rules only, no model, and no firm is accused by name. */
import { httpsUrl, isoDay, type ReadCell, sentence, slug } from '#src/catalogue/cells.ts';
import type { Bilingual } from '#src/catalogue/resource.ts';
import { type Phrase, readPhrase, Said } from './phrases.ts';
import { readRows, type Rows } from './rows.ts';

interface Sign {
  readonly weight: number;
  readonly phrases: readonly Phrase[];
  /** Shown as "what speaks for it": key of a text (`scam-check-sign-…`); unshown without. */
  readonly shown?: string;
}

export interface Pattern {
  readonly id: string;
  readonly name: Bilingual;
  /** How the trick works. */
  readonly trick: Bilingual;
  /** What is really due, and what is not. */
  readonly due: Bilingual;
  readonly first: Bilingual;
  readonly report: { readonly label: string; readonly url: string };
  readonly source: string;
  readonly checkedOn: string;
  /** The first says what it is about: without it the others count for nothing. */
  readonly signs: readonly Sign[];
}

/** Weights from which a pattern is recognised, and from which it is only mentioned. */
const SURE = 6;
const PERHAPS = 4;

const SIGN = /^(-?\d)(?: \[([a-z-]+)\])?: (.+)$/;

/** "3 [pay]: info siren ; registre + 48 heures" | more signs */
const signs: ReadCell<readonly Sign[]> = (raw) => {
  const found = raw.split(' || ').map((one) => SIGN.exec(one.trim()));
  const wrong = found.findIndex((one) => one === null);
  if (wrong >= 0) return { why: `sign ${wrong + 1} is none: write "3 [pay]: phrase ; other phrase"` };
  return {
    value: found.flatMap((one) => {
      if (!one) return [];
      const [, weight, shown, written = ''] = one;
      const phrases = written.split(' ; ').map((phrase) => readPhrase(phrase.trim()));
      return [{ weight: Number(weight), phrases, ...(shown && { shown }) }];
    }),
  };
};

const COLUMNS = {
  id: slug,
  name_fr: sentence(),
  name_en: sentence(),
  trick_fr: sentence(),
  trick_en: sentence(),
  due_fr: sentence(),
  due_en: sentence(),
  first_fr: sentence(),
  first_en: sentence(),
  report: sentence(),
  report_url: httpsUrl,
  signs,
  source: sentence(),
  checked_on: isoDay,
};

export function loadScams(text: string, file: string): Rows<Pattern> {
  const { rows, faults } = readRows(text, file, COLUMNS);
  const patterns = rows.map((row) => ({
    id: row.id,
    name: { fr: row.name_fr, en: row.name_en },
    trick: { fr: row.trick_fr, en: row.trick_en },
    due: { fr: row.due_fr, en: row.due_en },
    first: { fr: row.first_fr, en: row.first_en },
    report: { label: row.report, url: row.report_url },
    source: row.source,
    checkedOn: row.checked_on,
    signs: row.signs,
  }));
  return { rows: patterns, faults };
}

export interface Verdict {
  /** `known`: looks like this pattern; `perhaps`: some of its signs; `unknown`: nothing recognised, which says nothing. */
  readonly kind: 'known' | 'perhaps' | 'unknown';
  readonly pattern?: Pattern;
  /** Keys of texts: what speaks for a trick, strongest first. */
  readonly signs: readonly string[];
}

/** Never says that something is safe: only what it looks like, or that it is not recognised. */
export function checkScam(patterns: readonly Pattern[], text: string): Verdict {
  const said = new Said(text);
  const [best] = patterns
    .map((pattern) => {
      const isHeld = ({ phrases }: Sign) => phrases.some((phrase) => said.holds(phrase));
      const [subject, ...others] = pattern.signs;
      const held = subject && isHeld(subject) ? [subject, ...others.filter(isHeld)] : [];
      return { pattern, held, score: held.reduce((sum, { weight }) => sum + weight, 0) };
    })
    .sort((a, b) => b.score - a.score);
  if (!best || best.score < PERHAPS) return { kind: 'unknown', signs: [] };
  const shown = best.held
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .flatMap((sign) => sign.shown ?? []);
  const kind = best.score >= SURE ? 'known' : 'perhaps';
  return { kind, pattern: best.pattern, signs: [...new Set(shown)] };
}

/** Words with which a letter, a call or a message is put to us. */
const RECEIVED = [
  'recu|recois|recoi courrier|lettre|mail|email|sms|facture|appel|message|relance|amende',
  'on m|me a|ma appel*|telephon*|ecrit|envoy*|reclam*|demand*',
  'on|il|elle me dit|reclam*|demand*|propos*|appel*',
  'arnaque + est|c|ce|vrai|ou',
  'c est est|une|un vrai|arnaque|faux|fiable|serieux',
  'vrai ou pas|faux',
  'courrier|appel|mail|sms|message bizarre|suspect|louche',
  'got|received letter|call|email|invoice|text',
  'scam',
].map(readPhrase);

/** Longer than a question. */
const LETTER_WORDS = 15;

/** A pasted letter, or words about one, that shows signs of a trick: for us rather than for the catalogue. */
export function looksLikeLetter(patterns: readonly Pattern[], text: string): boolean {
  const { kind } = checkScam(patterns, text);
  if (kind === 'unknown') return false;
  const said = new Said(text);
  return RECEIVED.some((phrase) => said.holds(phrase)) || (kind === 'known' && said.length >= LETTER_WORDS);
}
