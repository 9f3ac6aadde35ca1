/** Facts that cost money when wrong: dated, sourced; past their date they are said to be unsure. */
import { httpsUrl, isoDay, oneOf, sentence, slug, type ReadCell } from '#src/catalogue/cells.ts';
import type { Bilingual, Confidence } from '#src/catalogue/resource.ts';
import { type Phrase, readPhrase, Said } from './phrases.ts';
import { readRows, type Rows } from './rows.ts';

export interface Fact {
  readonly id: string;
  readonly title: Bilingual;
  readonly answer: Bilingual;
  readonly url: string;
  readonly source: string;
  /** ISO dates. */
  readonly checkedOn: string;
  readonly validUntil: string;
  readonly confidence: Exclude<Confidence, 'low'>;
  readonly phrases: readonly Phrase[];
}

export interface FactFound {
  readonly fact: Fact;
  /** Past its date: must be said instead of answering. */
  readonly isStale: boolean;
}

const phrases: ReadCell<readonly Phrase[]> = (raw) => {
  const written = raw.split(';').map((one) => one.trim());
  return written.includes('')
    ? { why: 'has an empty phrase: write words between the semicolons' }
    : { value: written.map(readPhrase) };
};

const COLUMNS = {
  id: slug,
  words: phrases,
  title_fr: sentence(),
  title_en: sentence(),
  answer_fr: sentence(),
  answer_en: sentence(),
  url: httpsUrl,
  source: sentence(),
  checked_on: isoDay,
  // What is not sure is not stated: such a row has no place here.
  confidence: oneOf(['high', 'medium']),
  valid_until: isoDay,
};

export function loadFacts(text: string, file: string): Rows<Fact> {
  const { rows, faults } = readRows(text, file, COLUMNS);
  const facts = rows.map((row) => ({
    id: row.id,
    title: { fr: row.title_fr, en: row.title_en },
    answer: { fr: row.answer_fr, en: row.answer_en },
    url: row.url,
    source: row.source,
    checkedOn: row.checked_on,
    validUntil: row.valid_until,
    confidence: row.confidence,
    phrases: row.words,
  }));
  return { rows: facts, faults };
}

/** A question, not a letter. */
const MOST_WORDS = 25;
const MOST_FOUND = 2;

/** The facts that a question is about, the closest first; at most two. */
export function findFacts(facts: readonly Fact[], question: string, today: string): readonly FactFound[] {
  const said = new Said(question);
  if (said.length > MOST_WORDS) return [];
  return facts
    .map((fact) => ({ fact, fit: fitOf(fact, said) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .filter(({ fit }, _at, [best]) => fit === best?.fit)
    .slice(0, MOST_FOUND)
    .map(({ fact }) => ({ fact, isStale: fact.validUntil < today }));
}

const fitOf = (fact: Fact, said: Said): number =>
  Math.max(0, ...fact.phrases.filter((phrase) => said.holds(phrase)).map(({ terms }) => terms.length));
