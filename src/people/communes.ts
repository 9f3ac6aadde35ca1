/** The communes of France from the official list, kept small: read once, some 35,000. */
import { readFileSync } from 'node:fs';
import { fold } from '#src/engine/clean.ts';
import type { Place } from './place.ts';
import { zoneOf } from './zones.ts';

export interface Communes {
  byCode(code: string): Place | undefined;
  /** Largest first. */
  byPostcode(postcode: string): readonly Place[];
  /** Of every postcode that begins with these digits. */
  byPostcodeBeginning(digits: string): readonly Place[];
  /** By `nameKey`; largest first. */
  byName(key: string): readonly Place[];
  /** The commune that took in a former one of this name, or whose article was left out. */
  byFormerName(key: string): readonly Place[];
  /** Every key of `byName`. */
  names(): Iterable<string>;
  /** Those of towns of 2,000 people and more, which may be guessed by ear or by their beginning. */
  towns(): readonly string[];
  /** Keys of départements' and regions' names, with the code. */
  readonly areas: ReadonlyMap<string, string>;
}

const TOWN = 2000;

/** "Saint-Étienne", "st etienne" and "St. Étienne" have one key. */
export function nameKey(name: string): string {
  const key = quickFold(
    name.includes('/')
      ? name.replace(/\b(ss?)\/\s*/gi, (_all, s: string) => (s.length > 1 ? 'sous ' : 'sur '))
      : name,
  );
  return ABBREVIATED.test(key)
    ? key.replace(/\b(?:st|ste|sts|stes|nd)\b/g, (short) => FULL[short] ?? short)
    : key;
}

const ABBREVIATED = /\b(?:stes?|sts?|nd)\b/;
const FULL: Readonly<Record<string, string>> = {
  st: 'saint',
  ste: 'sainte',
  sts: 'saints',
  stes: 'saintes',
  nd: 'notre dame',
};

/** `fold`, three times faster on names without accents: there are 37,000 to fold before the first answer. */
const quickFold = (name: string): string =>
  /^[A-Za-z' -]+$/.test(name)
    ? name
        .toLowerCase()
        .replace(/[' -]+/g, ' ')
        .trim()
    : fold(name);

const withoutArticle = (key: string): string => key.replace(/^(le|la|les|l) (?=.)/, '');

const LIST = new URL('../../prisma/seed/communes.tsv', import.meta.url);

/**
 * Reads the list from disk (some 50 ms, names as much at the first name); throws when the file is not there. The text is
 * kept, with where its lines begin: a commune is made when somebody asks for it, and most never are.
 */
export function readCommunes(): Communes {
  const { lines, departments, regions, merged } = readList();
  const made = new Map<number, Place>();
  const at = (line: number): Place => {
    const known = made.get(line);
    if (known) return known;
    const place = toPlace(lines.fields(line), departments, regions);
    made.set(line, place);
    return place;
  };
  const largestFirst = (found: Iterable<number>) => Array.from(found, at).sort(byPopulation);
  let index: Names | undefined;
  const names = () => {
    index ??= indexNames(lines, merged);
    return index;
  };
  const areas = [...departments, ...regions].map(([code, name]) => [nameKey(name), code] as const);
  return {
    byCode: (code) => {
      const line = lines.ofCode(cityOf(code));
      return line === undefined ? undefined : at(line);
    },
    byPostcodeBeginning: (digits) => Array.from(new Set(lines.ofPostcodes(digits)), at),
    byPostcode: (code) => (/^\d{5}$/.test(code) ? largestFirst(lines.ofPostcodes(code)) : []),
    byName: (key) => largestFirst(listed(names().now.get(key))),
    byFormerName: (key) => largestFirst(listed(names().former.get(key))),
    names: () => names().now.keys(),
    towns: () => names().towns,
    areas: new Map(areas),
  };
}

type Merged = { readonly name: string; readonly code: string };

/** The communes of the list, by number. */
interface Lines {
  readonly count: number;
  fields(line: number): readonly string[];
  ofCode(code: string): number | undefined;
  /** In the order of postcodes. */
  ofPostcodes(beginning: string): readonly number[];
}

function readList() {
  const text = readFileSync(LIST, 'utf8');
  const departments = new Map<string, string>();
  const regions = new Map<string, string>();
  const merged: Merged[] = [];
  const starts: number[] = [];
  const posted: number[] = [];
  const coded: number[] = [];
  for (let start = 0; start < text.length; ) {
    const end = endOf(text, start);
    const fields = text.slice(start, end).split('\t');
    const [kind = '', code = '', name = ''] = fields;
    if (kind === 'D') departments.set(code, name);
    if (kind === 'R') regions.set(code, name);
    if (kind === 'F') merged.push({ name, code });
    if (kind === 'C') {
      for (const postcode of (fields[POSTCODES] ?? '').split(' '))
        posted.push(Number(postcode) * MANY + starts.length);
      coded.push(parseInt(code, 36) * MANY + starts.length);
      starts.push(start);
    }
    start = end + 1;
  }
  return { departments, regions, merged, lines: createLines(text, starts, coded, posted) };
}

const POSTCODES = 6;
const POPULATION = 5;
/** More than there are communes: a code and a line in one number that sorts by code. */
const MANY = 2 ** 16;

function createLines(
  text: string,
  starts: readonly number[],
  coded: readonly number[],
  posted: readonly number[],
): Lines {
  const begins = Uint32Array.from(starts);
  const codes = Float64Array.from(coded).sort();
  const postcodes = Float64Array.from(posted).sort();
  return {
    count: begins.length,
    fields(line) {
      const start = begins[line] ?? 0;
      return text.slice(start, endOf(text, start)).split('\t');
    },
    ofCode(code) {
      // Departments of Corsica have letters.
      const number = /^\d[\dAB]\d{3}$/.test(code) ? parseInt(code, 36) : -1;
      return between(codes, number, number + 1)[0];
    },
    ofPostcodes(beginning) {
      if (!/^\d{1,5}$/.test(beginning)) return [];
      const size = 10 ** (5 - beginning.length);
      return between(postcodes, Number(beginning) * size, (Number(beginning) + 1) * size);
    },
  };
}

/** Lines of the codes from one up to, not including, another. */
function between(filed: Float64Array, from: number, to: number): readonly number[] {
  return Array.from(
    filed.subarray(lowest(filed, from * MANY), lowest(filed, to * MANY)),
    (one) => one % MANY,
  );
}

/** Where the first number stands that is not below this one. */
function lowest(filed: Float64Array, number: number): number {
  let low = 0;
  let high = filed.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((filed[middle] ?? 0) >= number) high = middle;
    else low = middle + 1;
  }
  return low;
}

function endOf(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}

function toPlace(
  [, code = '', name = '', department = '', region = '', population, codes = '']: readonly string[],
  departments: ReadonlyMap<string, string>,
  regions: ReadonlyMap<string, string>,
): Place {
  return {
    code,
    name,
    postcode: codes.split(' ')[0] ?? '',
    department,
    departmentName: departments.get(department) ?? '',
    region,
    regionName: regions.get(region) ?? '',
    population: Number(population),
    zone: zoneOf(department, code),
  };
}

/** The arrondissements of Paris, Lyon and Marseille have codes of their own; people live in the city. */
const cityOf = (code: string): string =>
  code
    .replace(/^75(?:10[1-9]|11\d|120)$/, '75056')
    .replace(/^6938[1-9]$/, '69123')
    .replace(/^132(?:0\d|1[0-6])$/, '13055');

/** Lines by key; nearly every name is that of one commune. */
type Index = Map<string, number | number[]>;

interface Names {
  readonly now: Index;
  readonly former: Index;
  readonly towns: readonly string[];
}

function indexNames(lines: Lines, merged: readonly Merged[]): Names {
  const now: Index = new Map();
  const former: Index = new Map();
  const towns = new Set<string>();
  for (let line = 0; line < lines.count; line++) {
    const fields = lines.fields(line);
    const key = nameKey(fields[2] ?? '');
    add(now, key, line);
    if (withoutArticle(key) !== key) add(former, withoutArticle(key), line);
    if (Number(fields[POPULATION]) >= TOWN) towns.add(key);
  }
  for (const { name, code } of merged) {
    const line = lines.ofCode(code);
    if (line !== undefined && lines.fields(line)[2] !== name) add(former, nameKey(name), line);
  }
  return { now, former, towns: [...towns] };
}

function add(index: Index, key: string, line: number): void {
  const known = listed(index.get(key));
  if (known.length === 0) index.set(key, line);
  else if (!known.includes(line)) index.set(key, [...known, line]);
}

const listed = (lines: number | readonly number[] | undefined): readonly number[] =>
  lines === undefined ? [] : typeof lines === 'number' ? [lines] : lines;

const byPopulation = (a: Place, b: Place): number => b.population - a.population;
