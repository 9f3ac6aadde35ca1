/** Reads a table of the companion (facts, dates, scams): a broken row is left out and told, the others are unharmed. */
import type { Cell, ReadCell } from '#src/catalogue/cells.ts';
import type { Fault } from '#src/catalogue/load.ts';
import { parseTable, type Row } from '#src/catalogue/table.ts';

type Columns = Readonly<Record<string, ReadCell<unknown>>>;
export type RowOf<Named extends Columns> = {
  readonly [Name in keyof Named]: ReturnType<Named[Name]> extends Cell<infer Value> ? Value : never;
};

export interface Rows<Value> {
  readonly rows: readonly Value[];
  readonly faults: readonly Fault[];
}

/** The first line names the columns, in any order; ids (column `id`) must differ. Never throws. */
export function readRows<Named extends Columns>(
  text: string,
  file: string,
  columns: Named,
): Rows<RowOf<Named>> {
  const faults: Fault[] = [];
  const { header, rows, uneven } = parseTable(text);
  const names = Object.keys(columns);
  for (const column of names.filter((name) => !header.includes(name)))
    faults.push({ file, line: 1, column, why: 'is missing from the first line: add the column' });
  if (faults.length > 0) return { rows: [], faults };
  for (const { line, count } of uneven)
    faults.push({ file, line, column: 'row', why: `has ${count} cells, the header ${header.length}` });
  const seen = new Map<string, number>();
  const sound: RowOf<Named>[] = [];
  for (const row of rows) {
    const found = readRow(row, columns, (column, why) => faults.push({ file, line: row.line, column, why }));
    const id = row.cells.get('id') ?? '';
    const earlier = seen.get(id);
    if (earlier !== undefined)
      faults.push({ file, line: row.line, column: 'id', why: `"${id}" is already on line ${earlier}` });
    else if (found) {
      sound.push(found);
      seen.set(id, row.line);
    }
  }
  return { rows: sound, faults };
}

function readRow<Named extends Columns>(
  { cells }: Row,
  columns: Named,
  complain: (column: string, why: string) => void,
): RowOf<Named> | undefined {
  const values: Record<string, unknown> = {};
  let isSound = true;
  for (const [name, read] of Object.entries(columns)) {
    const cell = read(cells.get(name) ?? '');
    if ('why' in cell) {
      complain(name, cell.why);
      isSound = false;
    } else values[name] = cell.value;
  }
  return isSound ? (values as RowOf<Named>) : undefined;
}
