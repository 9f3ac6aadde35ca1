/** The formats a file may have, and how each is told from the others by what it begins with. */
import { fromAidesEntreprises } from './aides-entreprises.ts';
import { type CsvFault, csvRows, headerOf } from './csv-rows.ts';
import type { TextFile } from './decode.ts';
import { fromDispositifAide } from './dispositif-aide.ts';
import { FileFault, type Mapped, type RawRow, type RowFault } from './entry.ts';
import { jsonItems, readItem } from './json-items.ts';
import { columnOf, fromPlain, NEEDED } from './plain.ts';
import type { Setting } from './shaping.ts';
import { yamlItems } from './yaml-items.ts';

export const FORMATS = [
  'aides-entreprises-json',
  'aides-entreprises-csv',
  'dispositif-aide',
  'csv',
  'yaml',
] as const;
export type FormatName = (typeof FORMATS)[number];

export interface Format {
  /** Rows of this format come from one place in the world, whatever the file is called. */
  readonly source?: string;
  /** Columns without which the file is not what it was taken for. */
  readonly needed: readonly string[];
  map(row: RawRow, setting: Setting, source: string): Mapped;
}

const AIDES = 'aides-entreprises';
export const formats: Readonly<Record<FormatName, Format>> = {
  'aides-entreprises-json': { source: AIDES, needed: [], map: fromAidesEntreprises },
  'aides-entreprises-csv': {
    source: AIDES,
    needed: ['id_aid', 'aid_nom', 'aid_objet'],
    map: fromAidesEntreprises,
  },
  'dispositif-aide': {
    needed: ['id', 'titre', 'description', 'eligibilite_geographique'],
    map: fromDispositifAide,
  },
  csv: { needed: NEEDED, map: fromPlain },
  yaml: { needed: [], map: fromPlain },
};

/** Undefined when it looks like none of them. */
export function recognise(head: string): FormatName | undefined {
  const start = head.replace(/^\uFEFF/, '').trimStart();
  if (/^[[{]/.test(start)) return start.includes('"id_aid"') ? 'aides-entreprises-json' : undefined;
  if (/^(#.*\n|---.*\n|\s*\n)*- +["']?[\p{L}_]+["']?\s*:/u.test(start)) return 'yaml';
  const { names } = headerOf(start);
  const isNamed = (...wanted: readonly string[]) => wanted.every((name) => names.includes(name));
  if (isNamed('id_aid', 'aid_nom')) return 'aides-entreprises-csv';
  if (isNamed('titre', 'porteurs', 'cibles') || isNamed('titre', 'types_aides')) return 'dispositif-aide';
  return names.some((name) => columnOf(name) === 'name') ? 'csv' : undefined;
}

/** The rows of a file as they stand there. @throws FileFault when the file as a whole cannot be read so. */
export async function* rowsOf(
  format: FormatName,
  file: TextFile,
  onRead?: (bytes: number) => void,
): AsyncGenerator<RawRow | RowFault> {
  const chunks = file.chunks(onRead);
  if (format === 'aides-entreprises-json') {
    for await (const item of jsonItems(chunks)) {
      const read = readItem(item);
      yield 'key' in read ? { line: item.line, item: item.item, column: 'row', key: read.key } : read;
    }
  } else if (format === 'yaml') {
    for await (const item of yamlItems(chunks)) yield 'key' in item ? { ...item, column: 'row' } : item;
  } else {
    const { names, separator } = headerOf(file.head);
    checkHeader(format, names);
    yield* csvRows(chunks, separator) satisfies AsyncGenerator<RawRow | CsvFault>;
  }
}

function checkHeader(format: FormatName, names: readonly string[]): void {
  const has = (wanted: string) =>
    format === 'csv' ? names.some((name) => columnOf(name) === wanted) : names.includes(wanted);
  const missing = formats[format].needed.filter((name) => !has(name));
  if (missing.length > 0)
    throw new FileFault('columns', { missing: missing.join(', '), found: names.join(', ').slice(0, 200) });
}
