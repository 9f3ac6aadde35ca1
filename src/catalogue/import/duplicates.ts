/**
 * The same aid in two sources becomes one entry that names both. Two rows are the same when they lead to the same page
 * under names that have much in common; or when one provider stands behind names that differ by nothing but small words,
 * endings, spelling and the provider's own name. Numbers and regions must agree. Measured on pairs judged by hand: nothing
 * different is merged (test/catalogue/import/duplicates.test.ts); what is missed is shown twice, which harms less.
 *
 * Rows of one source are never merged: a region's page may announce twenty aids, and its file knows them apart.
 */
import { fold } from '#src/engine/clean.ts';
import type { Resource } from '../resource.ts';

export interface Sourced {
  /** Whose row it is; rows of an earlier source are shown, later ones are named beside them. */
  readonly from: string;
  readonly resource: Resource;
}

const NEAR_NAME = 0.5;
const NEAR_PROVIDER = 0.5;
/** A word in more names than this says nothing; pairs are looked for by rarer ones. */
const COMMON = 200;
const FILLING = new Set(
  'aide aides dispositif programme fonds pour a au aux de des du d en et l la le les un une sur avec dans par'.split(
    ' ',
  ),
);
/** What many providers are called says nothing of one. */
const SORTS = new Set(
  'region regional regionale departement departemental ville commune communaute conseil ministere agence banque'.split(
    ' ',
  ),
);
const TRACKING = /^(utm_.*|fbclid|gclid|xtor|mtm_.*|pk_.*)$/;

/** One row for each aid, in the order given. */
export function mergeDuplicates(rows: readonly Sourced[]): readonly Resource[] {
  const merged: { readonly row: Keyed; readonly others: Sourced[] }[] = [];
  const byPage = new Map<string, number[]>();
  const byWord = new Map<string, number[]>();
  for (const sourced of rows) {
    const row = keyed(sourced);
    const candidates = [
      ...(byPage.get(row.page) ?? []),
      ...row.words.flatMap((word) => rare(byWord.get(word))),
    ];
    const twin = candidates.find((at) => {
      const other = merged[at];
      return other !== undefined && isFree(other, row) && isSame(other.row, row);
    });
    if (twin !== undefined) {
      merged[twin]?.others.push(sourced);
      continue;
    }
    const at = merged.push({ row, others: [] }) - 1;
    add(byPage, row.page, at);
    for (const word of row.words) add(byWord, word, at);
  }
  return merged.map(({ row, others }) =>
    others.length === 0 ? row.resource : withOrigins(row.resource, others),
  );
}

const rare = (found: readonly number[] = []): readonly number[] => (found.length > COMMON ? [] : found);

function add(map: Map<string, number[]>, key: string, at: number): void {
  const found = map.get(key);
  if (found) found.push(at);
  else map.set(key, [at]);
}

/** Not of the same source, nor of one that is merged into it already. */
const isFree = (
  { row, others }: { readonly row: Keyed; readonly others: readonly Sourced[] },
  { from }: Sourced,
) => row.from !== from && others.every((other) => other.from !== from);

const withOrigins = (resource: Resource, others: readonly Sourced[]): Resource => ({
  ...resource,
  alsoFrom: others.map(({ resource: { source, url } }) => ({ source, url })),
});

interface Keyed extends Sourced {
  /** Comparable address. */
  readonly page: string;
  /** Telling words of the name. */
  readonly words: readonly string[];
  readonly numbers: string;
  readonly provider: ReadonlySet<string>;
}

function keyed({ from, resource }: Sourced): Keyed {
  const all = fold(resource.name.fr).split(' ');
  const words = all.filter((word) => !FILLING.has(word) && !/^\d+$/.test(word)).map(stem);
  const provider = fold(resource.provider)
    .split(' ')
    .filter((word) => !FILLING.has(word) && !SORTS.has(word))
    .map(stem);
  return {
    from,
    resource,
    page: pageOf(resource.url),
    words: [...new Set(words)],
    numbers: all
      .filter((word) => /\d/.test(word))
      .sort()
      .join(' '),
    provider: new Set(provider),
  };
}

/** Plurals and the last vowel say nothing: "régionale" is "régional". */
const stem = (word: string): string => (word.length > 4 ? word.replace(/(?:es|s|e|x)$/, '') : word);

/** Without what says nothing of the page: protocol, "www.", tracking, fragment, the last slash. */
export function pageOf(address: string): string {
  const url = URL.parse(address);
  if (!url) return address;
  const query = [...url.searchParams]
    .filter(([name]) => !TRACKING.test(name))
    .sort(([a], [b]) => a.localeCompare(b));
  const host = url.hostname.replace(/^www\./, '');
  return `${host}${url.pathname.replace(/(\/index\.(html?|php))?\/*$/, '')}${query.length > 0 ? `?${new URLSearchParams(query)}` : ''}`;
}

const isHome = (page: string): boolean => !page.includes('/') && !page.includes('?');

/** @returns how much alike two sets of words are, 0 to 1 (Dice). */
function alike(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size + other.size === 0) return 0;
  let shared = 0;
  for (const word of one) if (other.has(word)) shared++;
  return (2 * shared) / (one.size + other.size);
}

function isSame(a: Keyed, b: Keyed): boolean {
  // "Initiative 71" is not "Initiative 89", nor the call of 2025 that of 2026.
  if (a.numbers !== b.numbers) return false;
  const isElsewhere =
    a.resource.scope !== b.resource.scope &&
    a.resource.scope !== 'national' &&
    b.resource.scope !== 'national';
  if (isElsewhere) return false;
  // A page may announce several aids: names that share little are two of them.
  if (a.page === b.page && !isHome(a.page)) return alike(new Set(a.words), new Set(b.words)) >= NEAR_NAME;
  return providersAlike(a.provider, b.provider) >= NEAR_PROVIDER && sameName(a, b);
}

/** The same words, but for the provider's name; or the same letters ("Éco-Flux", "Ecoflux"). */
function sameName(a: Keyed, b: Keyed): boolean {
  if (a.words.length === 0 || b.words.length === 0) return false;
  const says = (one: Keyed, other: Keyed) =>
    one.words.every(
      (word) => other.words.includes(word) || one.provider.has(word) || other.provider.has(word),
    );
  const shares = a.words.some((word) => b.words.includes(word) && !a.provider.has(word));
  return (shares && says(a, b) && says(b, a)) || a.words.join('') === b.words.join('');
}

/** "Bpifrance" and "Bpifrance, banque publique d'investissement" are one: the shorter is looked for in the longer. */
function providersAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  if (few.size === 0) return 0;
  return [...few].filter((word) => many.has(word)).length / few.size;
}

export const areSame = (a: Resource, b: Resource): boolean =>
  isSame(keyed({ from: 'a', resource: a }), keyed({ from: 'b', resource: b }));
