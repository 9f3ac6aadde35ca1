/** The places that a question names, as regions: "à Lille", "dans le 93", "en Guadeloupe", "Bretagne". */
import { readFileSync } from 'node:fs';
import { fold } from '#src/engine/clean.ts';
import { rowsOf } from './vocabulary.ts';

export interface Area {
  /** INSEE codes; none when the place is not known. */
  readonly regions: readonly string[];
  /** Places of its words among those said. */
  readonly at: readonly number[];
  /** A région or a département, not a town. */
  readonly isWide: boolean;
}

/** From this size on, a town is known by its name alone. */
const TOWN = 8_000;
/** From this size on, also when its name is an ordinary word, after "à" ("à Tours"). */
const CITY = 20_000;
/** A région or a département. */
const AREA = Number.POSITIVE_INFINITY;
const LONGEST_NAME = 6;
const SHORTEST = 3;

const AT = new Set(
  'a vers sur in near from cote proximite autour environs depuis habite base basee'.split(' '),
);
const OF = new Set('de d du la le les l pres'.split(' '));
const INSIDE = new Set('dans en region departement dept dpt dep'.split(' '));
/** Regions and départements that are ordinary words. */
const ORDINARY = new Set(
  'nord cher lot manche somme creuse loire landes allier paris aube centre champagne run gard ain var eure orne reunion dom leon vienne provence breton bretonne lorrain'.split(
    ' ',
  ),
);
/** "Au Mans", "aux Ulis". */
const FULL: Readonly<Record<string, string>> = { au: 'le', aux: 'les' };
const ARTICLES = new Set(['le', 'la', 'les', 'l']);
/** Known by their names whatever else these say, but for two. */
const METROPOLIS = 100_000;
const OFTEN = new Set(['nice', 'tours']);
const SHORT: Readonly<Record<string, string>> = { st: 'saint', ste: 'sainte' };

const COUNTED = /^(ans?|euros?|e|pour|personnes|h|heures|km|m2)$/;

/** `fold`, several times faster on names without accents: there are 37,000. */
const keyOf = (name: string): string =>
  /^[A-Za-z' -]+$/.test(name) ? name.toLowerCase().replace(/[' -]+/g, ' ') : fold(name);

interface Names {
  /** Regions of each région, département and part of the country. */
  readonly areas: ReadonlyMap<string, readonly string[]>;
  /** Of the largest town of that name: its region, as a place in `regions`, and its people, in one number. */
  readonly towns: ReadonlyMap<string, number>;
  readonly regions: readonly string[];
  /** How many words the longest name has that begins so: most words begin none. */
  readonly longest: ReadonlyMap<string, number>;
  /** Region of each département's number. */
  readonly numbers: ReadonlyMap<string, string>;
}

const PEOPLE = 10_000_000;

/** Read at the first question: some 60 ms. */
function readNames(): Names {
  const areas = new Map<string, readonly string[]>();
  const towns = new Map<string, number>();
  const regions: string[] = [];
  const numbers = new Map<string, string>();
  const departments: (readonly [string, string])[] = [];
  const file = readFileSync(new URL('../../prisma/seed/communes.tsv', import.meta.url), 'utf8');
  for (const line of file.split('\n')) {
    const [kind = '', code = '', name = '', department = '', region = '', people = ''] = line.split('\t', 6);
    if (kind === 'R') {
      areas.set(keyOf(name), [code]);
      regions.push(code);
    }
    if (kind === 'D') departments.push([code, name]);
    if (kind !== 'C') continue;
    numbers.set(department, region);
    const key = keyOf(name);
    if ((towns.get(key) ?? 0) % PEOPLE <= Number(people)) {
      towns.set(key, regions.indexOf(region) * PEOPLE + Number(people));
    }
  }
  for (const [code, name] of departments) {
    const region = numbers.get(code);
    // Paris is a town.
    if (region !== undefined && code !== '75') areas.set(keyOf(name), [region]);
  }
  for (const cell of rowsOf('areas.tsv')) {
    for (const name of cell('names').split(', ')) areas.set(keyOf(name), cell('regions').split(' '));
  }
  return { areas, towns, regions, longest: longestOf([...areas.keys(), ...towns.keys()]), numbers };
}

function longestOf(keys: readonly string[]): ReadonlyMap<string, number> {
  const longest = new Map<string, number>();
  for (const key of keys) {
    const words = key.split(' ');
    const start = startOf(words);
    const length = Math.min(words.length, LONGEST_NAME);
    if ((longest.get(start) ?? 0) < length) longest.set(start, length);
  }
  return longest;
}

/** "Le" alone begins too many names. */
const startOf = (words: readonly string[]): string =>
  ARTICLES.has(words[0] ?? '') ? `${words[0]} ${words[1]}` : (words[0] ?? '');

let names: Names | undefined;

/** `forms` are folded words in order; `isOrdinary` tells those that mean something else too. */
export function areasSaid(forms: readonly string[], isOrdinary: (form: string) => boolean): readonly Area[] {
  names ??= readNames();
  const found: Area[] = [];
  for (let start = 0; start < forms.length; ) {
    const area = numberAt(forms, start, names) ?? nameAt(forms, start, isOrdinary, names);
    if (area !== undefined) found.push(area);
    start = area === undefined ? start + 1 : (area.at.at(-1) ?? start) + 1;
  }
  return found;
}

/** The region of a place that stands alone: "Lille", "Corrèze", "93", "44000". Undefined when nobody here knows it. */
export function regionOf(place: string): string | undefined {
  const forms = fold(place.replace(/^\s*(97\d(?=\d\d\s*$)|\d\d)\d{2,3}\s*$/, '$1')).split(' ');
  const [area] = [['a'], ['dans', 'le']].flatMap((lead) => areasSaid([...lead, ...forms], () => false));
  return area?.regions[0];
}

/** What leads to the word at `start`: "à", "près de", "dans le". */
function leadTo(forms: readonly string[], start: number): 'at' | 'inside' | 'of' | 'none' {
  let place = start - 1;
  let isOf = false;
  while (place >= 0 && OF.has(forms[place] ?? '')) {
    isOf = true;
    place--;
  }
  const word = forms[place] ?? '';
  if (INSIDE.has(word)) return 'inside';
  if (AT.has(word) || (forms[start - 1] === 'de' && forms[start - 2] === 'pres')) return 'at';
  return isOf ? 'of' : 'none';
}

/** "Dans le 93", "le 59", "dept 44", "974". */
function numberAt(forms: readonly string[], start: number, { numbers }: Names): Area | undefined {
  const form = (forms[start] ?? '').toUpperCase();
  if (!/^\d/.test(form)) return undefined;
  const region = numbers.get(form);
  if (region === undefined) return undefined;
  const isOverseas = form.length === 3;
  const before = forms[start - 1] ?? '';
  const isThere =
    leadTo(forms, start) === 'inside' ||
    (isOverseas && before !== '') ||
    (/^(le|du)$/.test(before) && Number(form) > 31 && !COUNTED.test(forms[start + 1] ?? ''));
  return isThere ? { regions: [region], at: [start], isWide: true } : undefined;
}

function nameAt(
  forms: readonly string[],
  start: number,
  isOrdinary: (form: string) => boolean,
  names: Names,
): Area | undefined {
  const first = forms[start] ?? '';
  const begins = startOf([FULL[first] ?? SHORT[first] ?? first, forms[start + 1] ?? '']);
  for (let length = names.longest.get(begins) ?? 0; length > 0; length--) {
    if (start + length > forms.length) continue;
    const said = forms
      .slice(start, start + length)
      .map((form, at) => (at === 0 ? FULL[form] : undefined) ?? SHORT[form] ?? form);
    const named = known(said.join(' '), names);
    if (named === undefined) continue;
    const lead = FULL[forms[start] ?? ''] === undefined ? leadTo(forms, start) : 'at';
    const own = ARTICLES.has(said[0] ?? '') ? said.slice(1) : said;
    if (isMeant(named.people, lead, own, isOrdinary)) {
      const at = said.map((_, place) => start + place);
      return { regions: named.regions, at, isWide: named.people === AREA };
    }
  }
  return undefined;
}

function known(key: string, { areas, towns, regions }: Names) {
  const area = key.length < SHORTEST ? undefined : areas.get(key);
  if (area !== undefined) return { regions: area, people: AREA };
  const town = key.length < SHORTEST ? undefined : towns.get(key);
  if (town === undefined) return undefined;
  return { regions: [regions[Math.floor(town / PEOPLE)] ?? ''], people: town % PEOPLE };
}

function isMeant(
  population: number,
  lead: ReturnType<typeof leadTo>,
  words: readonly string[],
  isOrdinary: (form: string) => boolean,
): boolean {
  if (population === AREA) {
    const isWord = words.length === 1 && ORDINARY.has(words[0] ?? '');
    return !isWord || lead === 'inside' || (lead === 'at' && words[0] === 'reunion');
  }
  if (population >= METROPOLIS && words.every((word) => !OFTEN.has(word))) return true;
  return words.every(isOrdinary) ? lead === 'at' && population >= CITY : lead === 'at' || population >= TOWN;
}
