/** Where an aid applies, as files say it (names, codes of the official geographical code), as regions. */
import { fold } from '#src/engine/clean.ts';

/** Départements of each region, by INSEE code. */
const DEPARTMENTS: Readonly<Record<string, string>> = {
  '01': '971',
  '02': '972',
  '03': '973',
  '04': '974',
  '06': '976',
  '11': '75 77 78 91 92 93 94 95',
  '24': '18 28 36 37 41 45',
  '27': '21 25 39 58 70 71 89 90',
  '28': '14 27 50 61 76',
  '32': '02 59 60 62 80',
  '44': '08 10 51 52 54 55 57 67 68 88',
  '52': '44 49 53 72 85',
  '53': '22 29 35 56',
  '75': '16 17 19 23 24 33 40 47 64 79 86 87',
  '76': '09 11 12 30 31 32 34 46 48 65 66 81 82',
  '84': '01 03 07 15 26 38 42 43 63 69 73 74',
  '93': '04 05 06 13 83 84',
  '94': '2A 2B 20',
};
/** Folded; the longer of two that begin alike first. */
const NAMES: readonly (readonly [string, string])[] = [
  ['guadeloupe', '01'],
  ['martinique', '02'],
  ['guyane', '03'],
  ['reunion', '04'],
  ['mayotte', '06'],
  ['ile de france', '11'],
  ['centre val de loire', '24'],
  ['bourgogne franche comte', '27'],
  ['normandie', '28'],
  ['hauts de france', '32'],
  ['grand est', '44'],
  ['pays de la loire', '52'],
  ['bretagne', '53'],
  ['nouvelle aquitaine', '75'],
  ['occitanie', '76'],
  ['auvergne rhone alpes', '84'],
  ['provence alpes cote d azur', '93'],
  ['region sud', '93'],
  ['corse', '94'],
];
const REGIONS = Object.keys(DEPARTMENTS);
const REGION_OF = new Map(
  Object.entries(DEPARTMENTS).flatMap(([region, codes]) => codes.split(' ').map((code) => [code, region])),
);
const EVERYWHERE = /^(france|france entiere|national|union europeenne|europe|monde)$/;

/** National; some regions; or a place that nobody here knows. */
export type Territory = 'national' | 'unknown' | readonly string[];

/** The region of a commune, a département or a postcode. */
const regionOfCode = (code: string): string | undefined =>
  REGION_OF.get(code) ?? REGION_OF.get(code.slice(0, /^9[78]/.test(code) ? 3 : 2));

const isRegion = (code: string): boolean => REGIONS.includes(code);

/** A region that a name speaks of: "Région Bretagne", "CMA Pays de la Loire". */
export function regionNamed(name: string): string | undefined {
  const said = ` ${fold(name)} `;
  return NAMES.find(([known]) => said.includes(` ${known} `))?.[1];
}

export interface Place {
  readonly name?: string;
  /** INSEE code, postcode, or number of a département. */
  readonly code?: string;
}

/** Anywhere in France wins; then every region that one of the places is in. */
export function territoryOf(places: readonly Place[]): Territory {
  if (places.some(({ name = '' }) => EVERYWHERE.test(fold(name)))) return 'national';
  const regions = places.flatMap(({ name = '', code = '' }) => {
    const named = NAMES.find(([known]) => known === fold(name))?.[1];
    const region =
      named ?? (/^(\d{2,3}|2[AB]|\d[\dAB]\d{3})$/i.test(code) ? regionOfCode(code.toUpperCase()) : undefined);
    return region ?? regionNamed(name) ?? [];
  });
  return regions.length > 0 ? [...new Set(regions)].sort() : 'unknown';
}

/** "PAYS-99100|REG-84|DEP-01|COM-83141", without what `except` names. */
export function territoryOfCodes(codes: string, except = ''): Territory {
  const read = (list: string) =>
    list
      .split('|')
      .map((one) => one.trim())
      .filter(Boolean);
  const regionOf = (said: string): string | undefined => {
    const [kind = '', code = ''] = said.split('-');
    if (kind === 'REG') return isRegion(code) ? code : undefined;
    return kind === 'DEP' || kind === 'COM' || kind === 'EPCI' ? regionOfCode(code) : undefined;
  };
  const wanted = read(codes);
  if (wanted.some((said) => said.startsWith('PAYS') || said.startsWith('UE'))) {
    // Only a whole region can be left out: a département's exclusion leaves its region in.
    const out = read(except)
      .filter((said) => said.startsWith('REG'))
      .map(regionOf);
    return out.length === 0 ? 'national' : REGIONS.filter((region) => !out.includes(region));
  }
  const regions = wanted.flatMap((said) => regionOf(said) ?? []);
  return regions.length > 0 ? [...new Set(regions)].sort() : 'unknown';
}
