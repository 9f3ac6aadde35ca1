/** What an import says: each bad place, and what became of the rest. */
import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import type { RowFault } from '#src/catalogue/import/entry.ts';
import type { Imported } from '#src/catalogue/import/run.ts';
import type { Say } from '#src/engine/flow.ts';

/** Said on the screen; all of them are in the file of `--report`. */
const MOST_SAID = 50;

export interface FaultReport {
  add(fault: RowFault): void;
  /** What is said on the screen once the import is over. */
  close(): Promise<readonly string[]>;
}

/** @param path of a CSV file for all faults */
export function createFaultReport(say: Say, file: string, path: string | undefined): FaultReport {
  const out = path === undefined ? undefined : open(path, say);
  const said: string[] = [];
  let count = 0;
  return {
    add(fault) {
      count++;
      const { line, item, column } = fault;
      const why = say(`import-fault-${fault.key}`, { ...fault.args });
      out?.write(csvLine([String(line), item === undefined ? '' : String(item), column, why]));
      // As text: a place is not an amount, "line 2 400" is found by no editor.
      const args = { file, line: String(line), item: String(item ?? 0), column, why };
      if (said.length < MOST_SAID)
        said.push(say(item === undefined ? 'import-at-line' : 'import-at-item', args));
    },
    async close() {
      if (out) {
        out.end();
        await once(out, 'finish');
      }
      return count > said.length ? [...said, say('import-more', { count: count - said.length })] : said;
    },
  };
}

function open(path: string, say: Say): WriteStream {
  const out = createWriteStream(path);
  // The mark makes spreadsheets read accents.
  out.write(
    `\uFEFF${csvLine(['line', 'item', 'column', 'why'].map((name) => say(`import-column-${name}`)))}`,
  );
  return out;
}

/** A cell that begins like a formula would be one when a spreadsheet opens the file. */
export const csvCell = (cell: string): string => {
  const inert = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[";\n\r]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
};
const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(';')}\r\n`;

export function summary(say: Say, imported: Imported): readonly string[] {
  const { rows, added, changed, unchanged, removed, faulty, leftOut } = imported;
  return [
    say('import-done', { rows, added, changed, unchanged, removed }),
    ...Object.entries(leftOut).flatMap(([why, count]) =>
      count > 0 ? say(`import-left-${why}`, { count }) : [],
    ),
    ...(faulty > 0 ? [say('import-faulty', { count: faulty })] : []),
  ];
}
