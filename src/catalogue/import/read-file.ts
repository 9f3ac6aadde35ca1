/** A file's rows one after another: sound, faulty, or nothing for us. */
import { fold } from '#src/engine/clean.ts';
import { basename, extname } from 'node:path';
import { openText, type TextFile } from './decode.ts';
import { type Draft, FileFault, type LeftOut, type RowFault } from './entry.ts';
import { type FormatName, formats, recognise, rowsOf } from './formats.ts';
import type { Setting } from './shaping.ts';

export type ReadRow =
  | { readonly kind: 'row'; readonly draft: Draft }
  | { readonly kind: 'left-out'; readonly why: LeftOut }
  | { readonly kind: 'fault'; readonly faults: readonly RowFault[] };

export interface Opened {
  readonly format: FormatName;
  /** Whose rows these are: an import replaces all rows of its source. */
  readonly source: string;
  readonly text: TextFile;
  rows(setting: Setting, onRead?: (bytes: number) => void): AsyncGenerator<ReadRow>;
}

/** @throws FileFault when it cannot be read or is of no known format. */
export async function openFile(path: string, named?: FormatName): Promise<Opened> {
  const text = await openText(path);
  const format = named ?? recognise(text.head);
  if (format === undefined) throw new FileFault('format');
  const source = formats[format].source ?? sourceOf(path);
  return { format, source, text, rows: (setting, onRead) => read(format, source, text, setting, onRead) };
}

/** "Aides du Pays de Retz.csv" is "aides-du-pays-de-retz". */
const sourceOf = (path: string): string => fold(basename(path, extname(path))).replaceAll(' ', '-') || 'file';

async function* read(
  format: FormatName,
  source: string,
  text: TextFile,
  setting: Setting,
  onRead?: (bytes: number) => void,
): AsyncGenerator<ReadRow> {
  const taken = new Map<string, number>();
  for await (const row of rowsOf(format, text, onRead)) {
    const place = { line: row.line, ...(row.item !== undefined && { item: row.item }) };
    const fault = (...faults: readonly Omit<RowFault, 'line' | 'item'>[]): ReadRow => ({
      kind: 'fault',
      faults: faults.map((one) => ({ ...one, ...place })),
    });
    if ('key' in row) {
      yield fault(row);
      continue;
    }
    const mapped = formats[format].map(row, setting, source);
    if ('leftOut' in mapped) yield { kind: 'left-out', why: mapped.leftOut };
    else if ('faults' in mapped) yield fault(...mapped.faults);
    else {
      const { sourceId } = mapped.draft;
      const earlier = taken.get(sourceId);
      const at = row.item ?? row.line;
      if (earlier === undefined) {
        taken.set(sourceId, at);
        yield { kind: 'row', draft: mapped.draft };
      } else yield fault({ column: 'id', key: 'twice', args: { value: sourceId.slice(0, 40), at: earlier } });
    }
  }
}
