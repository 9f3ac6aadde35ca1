/** A tab-separated text as rows of named cells. Knows nothing of what the cells mean. */

export interface Row {
  /** As an editor counts them, the header being line 1. */
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
}

export interface Table {
  readonly rows: readonly Row[];
  /** Rows that have more or fewer cells than the header. */
  readonly uneven: readonly { readonly line: number; readonly count: number }[];
  readonly header: readonly string[];
}

/** Empty lines are skipped; cells are trimmed. Never throws. */
export function parseTable(text: string): Table {
  const [first = '', ...others] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const header = split(first);
  const rows: Row[] = [];
  const uneven: { line: number; count: number }[] = [];
  others.forEach((raw, index) => {
    if (raw.trim() === '') return;
    const line = index + 2;
    const cells = split(raw);
    if (cells.length === header.length) {
      rows.push({ line, cells: new Map(header.map((name, at) => [name, cells[at] ?? ''])) });
    } else {
      uneven.push({ line, count: cells.length });
    }
  });
  return { header, rows, uneven };
}

const split = (line: string): string[] => line.split('\t').map((cell) => cell.trim());
