/** What people say and what it means here: read from prisma/seed, where anybody may add a word. */
import { readFileSync } from 'node:fs';
import { parseTable } from './table.ts';

export interface Synonym {
  /** As people say it, in any spelling; articles and pronouns inside do not count ("perdre mon emploi"). */
  readonly said: readonly string[];
  /** Words that stand in the catalogue. */
  readonly means: string;
  /** Ids of the resources that answer it best. */
  readonly rows: readonly string[];
  /**
   * `plan`: also how people answer "what do you do?", so no sign of a question by itself.
   * `trouble`: told as a fact ("mon client me paie pas") and still a question.
   */
  readonly tone: 'plan' | 'trouble' | '-';
}

/** Rows of a table of prisma/seed, each as a reader of its cells. */
export const rowsOf = (name: string) => {
  const file = readFileSync(new URL(`../../prisma/seed/${name}`, import.meta.url), 'utf8');
  const { rows, uneven } = parseTable(file.replace(/^#.*\n/gm, ''));
  const bad = uneven[0];
  if (bad) throw new Error(`${name}: a row has ${bad.count} cells; look for a missing or extra tab.`);
  return rows.map(
    ({ cells }) =>
      (column: string) =>
        cells.get(column) ?? '',
  );
};

export const SYNONYMS: readonly Synonym[] = rowsOf('synonyms.tsv').map((cell) => {
  const tone = cell('tone');
  return {
    tone: tone === 'plan' || tone === 'trouble' ? tone : '-',
    means: cell('means'),
    rows: cell('rows').split(' ').filter(Boolean),
    said: cell('said')
      .split(',')
      .map((phrase) => phrase.trim()),
  };
});

/** How people ask for a resource, by its id: phrases that stand nowhere in its row. */
export const SAYINGS: ReadonlyMap<string, readonly string[]> = new Map(
  rowsOf('sayings.tsv').map((cell) => [cell('id'), cell('said').split(' / ')]),
);

const WORDS = new Map(rowsOf('words.tsv').map((cell) => [cell('sort'), cell('words')]));

/** Trades and goods: they say who asks, not what is asked. Each family is a word of the catalogue, worth a little. */
export const TRADES: ReadonlyMap<string, string> = new Map(
  [...WORDS].flatMap(([sort, words]) =>
    sort.startsWith('trade:') ? [[sort.slice('trade:'.length), words] as const] : [],
  ),
);
/** Too loose to answer alone; they count only beside a word that says what is asked. */
export const LOOSE: string = WORDS.get('loose') ?? '';
/** They ask what a trade demands: then the name of the trade is what is asked. */
export const RULES: string = WORDS.get('rules') ?? '';
/** Talk about something else: never taken for a typo, and no answer by itself. */
export const ELSEWHERE: string = WORDS.get('elsewhere') ?? '';
