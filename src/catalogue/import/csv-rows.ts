/** The rows of a CSV file, a few at a time, whatever separates its cells. */
import { parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { type CellFault, FileFault, type RawRow } from './entry.ts';

const SEPARATORS = [';', ',', '\t', '|'];
/** Longer, a row is a quotation mark that nobody closed. */
const LONGEST_ROW = 1_000_000;

export interface CsvFault extends CellFault {
  readonly line: number;
}

/** The names of the columns, from the first characters of a file; none when there is no line. */
export function headerOf(head: string): { readonly names: readonly string[]; readonly separator: string } {
  const [first = ''] = head
    .replace(/^\uFEFF/, '')
    .trimStart()
    .split(/\r?\n/);
  const bare = first.replace(/"[^"]*"/g, '');
  const separator = SEPARATORS.toSorted((a, b) => bare.split(b).length - bare.split(a).length)[0] ?? ';';
  return { names: first.split(separator).map(nameOf), separator };
}

/** "Date de fin " and "\"date_fin\"" are one column. */
const nameOf = (cell: string): string =>
  cell
    .replaceAll('"', '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .trim()
    .toLowerCase()
    .replace(/[\s'’-]+/g, '_');

/** @throws FileFault when quotation marks do not match. */
export async function* csvRows(
  chunks: AsyncIterable<string>,
  separator: string,
): AsyncGenerator<RawRow | CsvFault> {
  const parser = parse({
    delimiter: separator,
    bom: true,
    info: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
  });
  const source = Readable.from(plainLines(chunks));
  source.once('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let header: readonly string[] | undefined;
  let line = 1;
  try {
    for await (const read of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      const { record, info } = read;
      if (header === undefined) header = record.map(nameOf);
      else if (record.length === header.length)
        yield { line, cells: Object.fromEntries(header.map((name, at) => [name, record[at] ?? ''])) };
      else
        yield { line, column: 'row', key: 'cells', args: { count: record.length, expected: header.length } };
      line = info.lines + 1;
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw code.startsWith('CSV_') ? new FileFault('quotes', { line }) : error;
  } finally {
    source.destroy();
  }
}

/** The parser counts a Windows line end inside a cell as two lines. */
async function* plainLines(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let held = '';
  for await (const chunk of chunks) {
    const text = held + chunk;
    held = text.endsWith('\r') ? '\r' : '';
    yield text.slice(0, text.length - held.length).replaceAll('\r\n', '\n');
  }
  yield held;
}
