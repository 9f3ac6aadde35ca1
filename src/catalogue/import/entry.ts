/** What every format is turned into, and what is said of a row that cannot be. */
import { createHash } from 'node:crypto';
import type { Bilingual, Resource } from '../resource.ts';

export type Unnamed = Omit<Resource, 'id'>;

/** One row of a file, ready to be kept. */
export interface Draft {
  /** Unique in its file. */
  readonly sourceId: string;
  readonly resource: Unnamed;
  /** ISO date: the last day it can be had. */
  readonly endsOn?: string;
}

/** What is wrong at one place; the text `import-fault-<key>` says what to write instead. */
export interface CellFault {
  /** Name of the column; "row" when the whole row is at fault. */
  readonly column: string;
  readonly key: string;
  readonly args?: Readonly<Record<string, string | number>>;
}

export interface RowFault extends CellFault {
  /** As an editor counts them, 1 first. */
  readonly line: number;
  /** Its place in a list of JSON or YAML, 1 first. */
  readonly item?: number;
}

/** Sound rows that are nothing for us: closed by their source, past their end, not for firms. */
export const LEFT_OUT = ['closed', 'ended', 'not-for-firms'] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

export type Mapped =
  | { readonly draft: Draft }
  | { readonly leftOut: LeftOut }
  | { readonly faults: readonly CellFault[] };

/** One row of a file as it stands there: cells by the name of their column. */
export interface RawRow {
  readonly line: number;
  readonly item?: number;
  readonly cells: Readonly<Record<string, unknown>>;
}

/** The file as a whole cannot be used: nothing of it is. The text `import-file-<key>` says what to do. */
export class FileFault extends Error {
  readonly key: string;
  readonly args: Readonly<Record<string, string | number>>;

  constructor(key: string, args: Readonly<Record<string, string | number>> = {}) {
    super(`the file cannot be imported: ${key} ${JSON.stringify(args)}`);
    this.key = key;
    this.args = args;
  }
}

const LETTERS_OF_ID = 12;
const AIDES = 'aides-entreprises';

/** The id a resource goes by: short enough for a button, the same at every import. */
export const idOf = (source: string, sourceId: string): string =>
  source === AIDES && /^\d{1,9}$/.test(sourceId)
    ? `ae-${sourceId}`
    : `i-${hashOf(`${source}\n${sourceId}`).slice(0, LETTERS_OF_ID)}`;

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** As it is kept: English that only repeats the French takes no room. */
export const pack = (resource: Unnamed): string =>
  JSON.stringify(resource, (_, value: unknown) => (isTwice(value) ? { fr: value.fr } : value));

const isTwice = (value: unknown): value is Bilingual =>
  typeof value === 'object' && value !== null && 'fr' in value && 'en' in value && value.fr === value.en;

const WORDS = ['name', 'gives', 'forWhom', 'firstStep'] as const;

/** What `pack` made, as a resource again. */
export function unpack(id: string, payload: unknown): Resource {
  const packed = payload as Unnamed;
  const words = WORDS.map((word) => {
    const { fr, en = fr } = packed[word] as { readonly fr: string; readonly en?: string };
    return [word, { fr, en }];
  });
  return { ...packed, id, ...Object.fromEntries(words) };
}
