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

/** Reads the list from disk (some 50 ms, names as much at the first name); throws when the file is not there. */
export function readCommunes(): Communes {
  const departments = new Map<string, string>();
  const regions = new Map<string, string>();
  const places = new Map<string, Place>();
  const postcodes = new Map<string, Place[]>();
  const merged: { readonly name: string; readonly code: string }[] = [];
  for (const line of readFileSync(LIST, 'utf8').split('\n')) {
    const [kind = '', code = '', name = '', department = '', region = '', population, codes = ''] =
      line.split('\t');
    if (kind === 'D') departments.set(code, name);
    if (kind === 'R') regions.set(code, name);
    if (kind === 'F') merged.push({ name, code });
    if (kind !== 'C') continue;
    const own = codes.split(' ');
    const place: Place = {
      code,
      name,
      postcode: own[0] ?? '',
      department,
      departmentName: departments.get(department) ?? '',
      region,
      regionName: regions.get(region) ?? '',
      population: Number(population),
      zone: zoneOf(department, code),
    };
    places.set(code, place);
    for (const postcode of own) add(postcodes, postcode, place);
  }
  let index: Names | undefined;
  const names = () => {
    index ??= indexNames(places, merged);
    return index;
  };
  const areas = [...departments, ...regions].map(([code, name]) => [nameKey(name), code] as const);
  return {
    byCode: (code) => places.get(cityOf(code)),
    byPostcodeBeginning: (digits) => [
      ...new Set([...postcodes].filter(([code]) => code.startsWith(digits)).flatMap(([, places]) => places)),
    ],
    byPostcode: (code) => postcodes.get(code)?.toSorted(byPopulation) ?? [],
    byName: (key) => names().now.get(key) ?? [],
    byFormerName: (key) => names().former.get(key) ?? [],
    names: () => names().now.keys(),
    towns: () => names().towns,
    areas: new Map(areas),
  };
}

/** The arrondissements of Paris, Lyon and Marseille have codes of their own; people live in the city. */
const cityOf = (code: string): string =>
  code
    .replace(/^75(?:10[1-9]|11\d|120)$/, '75056')
    .replace(/^6938[1-9]$/, '69123')
    .replace(/^132(?:0\d|1[0-6])$/, '13055');

interface Names {
  readonly now: ReadonlyMap<string, readonly Place[]>;
  readonly former: ReadonlyMap<string, readonly Place[]>;
  readonly towns: readonly string[];
}

function indexNames(
  places: ReadonlyMap<string, Place>,
  merged: readonly { readonly name: string; readonly code: string }[],
): Names {
  const now = new Map<string, Place[]>();
  const former = new Map<string, Place[]>();
  const towns = new Set<string>();
  for (const place of places.values()) {
    const key = nameKey(place.name);
    add(now, key, place);
    if (withoutArticle(key) !== key) add(former, withoutArticle(key), place);
    if (place.population >= TOWN) towns.add(key);
  }
  for (const { name, code } of merged) {
    const place = places.get(code);
    if (place !== undefined && place.name !== name) add(former, nameKey(name), place);
  }
  for (const map of [now, former])
    for (const list of map.values()) if (list.length > 1) list.sort(byPopulation);
  return { now, former, towns: [...towns] };
}

function add(map: Map<string, Place[]>, key: string, place: Place): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [place]);
  else if (!list.includes(place)) list.push(place);
}

const byPopulation = (a: Place, b: Place): number => b.population - a.population;
