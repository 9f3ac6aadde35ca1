/**
 * The communes, small enough to be read at each start: writes prisma/seed/communes.tsv from the official list
 * (@etalab/decoupage-administratif, INSEE, open licence). For developers, when the list changes: node prisma/communes.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

interface Area {
  readonly code: string;
  readonly nom: string;
}
interface Commune extends Area {
  readonly type: string;
  readonly departement: string;
  readonly region: string;
  readonly population?: number;
  readonly codesPostaux?: readonly string[];
  /** Of a former commune: the one it belongs to now. */
  readonly chefLieu?: string;
}

const require = createRequire(import.meta.url);
const read = <Row>(file: string): Row[] =>
  JSON.parse(readFileSync(require.resolve(`@etalab/decoupage-administratif/data/${file}.json`), 'utf8'));

const areas = (file: string, kind: string) =>
  read<Area>(file).map(({ code, nom }) => [kind, code, nom].join('\t'));

/** Lands without postcode have no inhabitants either. */
function lineOf(row: Commune): readonly string[] {
  if (row.type === 'arrondissement-municipal') return [];
  if (row.type !== 'commune-actuelle') return [['F', row.chefLieu ?? '', row.nom].join('\t')];
  if (!row.codesPostaux?.[0]) return [];
  const { code, nom, departement, region, population = 0, codesPostaux } = row;
  return [['C', code, nom, departement, region, population, codesPostaux.join(' ')].join('\t')];
}

const header =
  '# Communes de France (INSEE) : @etalab/decoupage-administratif 6.0.0, licence ouverte. Écrit par prisma/communes.ts.';
const lines = [
  header,
  ...areas('departements', 'D'),
  ...areas('regions', 'R'),
  ...read<Commune>('communes').flatMap(lineOf),
];
writeFileSync(join(import.meta.dirname, 'seed/communes.tsv'), `${lines.join('\n')}\n`);
