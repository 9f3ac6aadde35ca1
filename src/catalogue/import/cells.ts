/** Cells of an imported row, read with what is wrong with each gathered on the way. */
import type { CellFault, RawRow } from './entry.ts';
import { readDay } from './days.ts';
import { garbled, plainText } from './plain-text.ts';

/** Characters of one cell before it is made plain. */
const LONGEST_CELL = 100_000;

export interface Cells {
  readonly faults: readonly CellFault[];
  fail(column: string, key: string, args?: CellFault['args']): void;
  /** The cell's text, HTML and all; '' when there is none. */
  raw(column: string): string;
  /** The cell as one line of plain text. */
  text(column: string): string;
  /** Plain text that must be there. */
  needed(column: string): string;
  /** ISO date. */
  day(column: string): string | undefined;
  /** The first public address in the cell. */
  address(column: string): string | undefined;
}

export function createCells({ cells }: RawRow): Cells {
  const faults: CellFault[] = [];
  const fail: Cells['fail'] = (column, key, args) => void faults.push({ column, key, ...(args && { args }) });
  const raw = (column: string): string => {
    const value = Object.hasOwn(cells, column) ? cells[column] : undefined;
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    if (text.length <= LONGEST_CELL) return text;
    fail(column, 'long', { length: text.length, most: LONGEST_CELL });
    return '';
  };
  const text = (column: string): string => {
    const plain = plainText(raw(column));
    const lost = garbled(plain);
    if (lost !== undefined) fail(column, 'garbled', { value: lost });
    return plain;
  };
  return {
    faults,
    fail,
    raw,
    text,
    needed: (column) => {
      const found = text(column);
      if (found === '' && !faults.some((fault) => fault.column === column)) fail(column, 'missing');
      return found;
    },
    day: (column) => {
      const said = raw(column);
      const read = readDay(said);
      if ('day' in read) return read.day;
      fail(column, read.key, { value: shown(said) });
      return undefined;
    },
    address: (column) => {
      const said = plainText(raw(column));
      if (said === '') return undefined;
      const found = said.split(/[\s|,;]+/).find(isAddress);
      if (found === undefined) fail(column, 'address', { value: shown(said) });
      return found;
    },
  };
}

/** http too: the check of addresses learns where it leads. */
export function isAddress(said: string): boolean {
  const url = URL.parse(said);
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  return isWeb && url.hostname.includes('.') && url.username === '' && url.password === '';
}

const LONGEST_SHOWN = 40;
export const shown = (value: string): string => plainText(value.slice(0, 400)).slice(0, LONGEST_SHOWN);
