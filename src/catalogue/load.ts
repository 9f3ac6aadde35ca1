import {
  type Cell,
  httpsUrl,
  isoDay,
  list,
  listOf,
  oneOf,
  optional,
  order,
  phone,
  sentence,
  slug,
} from './cells.ts';
import { conditions } from './conditions.ts';
import { type Confidence, type Cost, type Kind, NEEDS, type Resource, STAGES } from './resource.ts';
import { parseTable, type Row } from './table.ts';

/** A broken place of the catalogue: where an editor finds it, and what to write instead. */
export interface Fault {
  readonly file: string;
  readonly line: number;
  /** Name of the column; "row" when the whole row is at fault. */
  readonly column: string;
  readonly why: string;
}

export interface Catalogue {
  /** Every sound row, in the file's order, those of low confidence too: see `isShown`. */
  readonly resources: readonly Resource[];
  readonly faults: readonly Fault[];
}

const KINDS: readonly Kind[] = ['person', 'service', 'guide', 'money', 'network', 'alert'];
const COSTS: readonly Cost[] = ['free', 'paid', 'loan', 'mixed', 'unknown'];
const LEVELS: readonly Confidence[] = ['high', 'medium', 'low'];
/** INSEE codes of the regions, and the whole country. */
const SCOPES = 'national 01 02 03 04 06 11 24 27 28 32 44 52 53 75 76 84 93 94'.split(' ');
const FIRST_STEP_WORDS = 12;

const COLUMNS = {
  id: slug,
  name_fr: sentence(FIRST_STEP_WORDS),
  name_en: sentence(FIRST_STEP_WORDS),
  gives_fr: sentence(),
  gives_en: sentence(),
  for_fr: sentence(),
  for_en: sentence(),
  first_step_fr: sentence(FIRST_STEP_WORDS),
  first_step_en: sentence(FIRST_STEP_WORDS),
  provider: sentence(),
  needs: listOf(NEEDS, 1),
  stages: listOf(STAGES),
  kind: oneOf(KINDS),
  cost: oneOf(COSTS),
  scope: oneOf(SCOPES),
  keywords: list,
  url: httpsUrl,
  source: sentence(),
  checked_on: isoDay,
  confidence: oneOf(LEVELS),
  valid_until: optional(isoDay),
  crisis: optional(order),
  phone: optional(phone),
  conditions: optional(conditions),
};
/** Columns a file may leave out. */
const OPTIONAL: readonly string[] = ['conditions'] satisfies Column[];
type Column = keyof typeof COLUMNS;
type Values = {
  readonly [Name in Column]: ReturnType<(typeof COLUMNS)[Name]> extends Cell<infer Value> ? Value : never;
};
type Complain = (line: number, column: string, why: string) => void;

/** Rows of low confidence wait for a person to check them; nobody is shown them. */
export const isShown = (resource: Resource): boolean => resource.confidence !== 'low';

/**
 * Reads the catalogue (tab-separated, first line the columns' names, any order). A broken row is left out and told,
 * with every fault in it; the others are unharmed. `file` is only for the faults. Never throws.
 */
export function loadCatalogue(text: string, { file }: { readonly file: string }): Catalogue {
  const faults: Fault[] = [];
  const complain: Complain = (line, column, why) => faults.push({ file, line, column, why });
  const { header, rows, uneven } = parseTable(text);
  const resources: Resource[] = [];
  if (isHeaderSound(header, complain)) {
    for (const { line, count } of uneven) {
      complain(
        line,
        'row',
        `has ${count} cells, the header ${header.length}: look for a missing or extra tab`,
      );
    }
    const taken = new Map<string, number>();
    for (const row of rows) {
      const resource = readRow(row, complain);
      if (resource !== undefined && isAlone(resource, row.line, taken, complain)) resources.push(resource);
    }
  }
  return { resources, faults: faults.sort((a, b) => a.line - b.line) };
}

function isHeaderSound(header: readonly string[], complain: Complain): boolean {
  const known = Object.keys(COLUMNS);
  const missing = known.filter((name) => !header.includes(name) && !OPTIONAL.includes(name));
  const strange = header.filter((name, at) => !known.includes(name) || header.indexOf(name) !== at);
  for (const name of missing) complain(1, name, 'is missing from the first line: add the column');
  for (const name of strange) complain(1, name, 'is unknown or there twice: take the column out');
  return missing.length === 0 && strange.length === 0;
}

function readRow({ line, cells }: Row, complain: Complain): Resource | undefined {
  const values: Partial<Record<Column, unknown>> = {};
  let isSound = true;
  const fail: Complain = (...fault) => {
    isSound = false;
    complain(...fault);
  };
  for (const column of Object.keys(COLUMNS) as Column[]) {
    const cell: Cell<unknown> = COLUMNS[column](cells.get(column) ?? '');
    if ('why' in cell) fail(line, column, cell.why);
    else values[column] = cell.value;
  }
  if (!isSound) return undefined;
  const whole = values as Values;
  checkTogether(whole, (column, why) => fail(line, column, why));
  return isSound ? toResource(whole) : undefined;
}

/** An amount that is not nil ("203 100 €", "€85,000", "25 %"; "0 €" never ages), or a year: both age. */
const AMOUNT = /[1-9][\d\s.,]*[€%]|€\s?[1-9]|\b20[2-9]\d\b/u;
export const saysAmount = (resource: Pick<Resource, 'gives'>): boolean =>
  AMOUNT.test(resource.gives.fr) || AMOUNT.test(resource.gives.en);

/** What no cell can see alone. */
function checkTogether(values: Values, fail: (column: Column, why: string) => void): void {
  const { valid_until: until, checked_on: checked } = values;
  if (until !== undefined && until <= checked)
    fail('valid_until', 'is not after checked_on: check the row again');
  if (until === undefined && saysAmount({ gives: { fr: values.gives_fr, en: values.gives_en } })) {
    fail(
      'valid_until',
      'is empty though the row says an amount or a year: write the day it must be checked again',
    );
  }
  if (values.crisis !== undefined && values.confidence === 'low') {
    fail('crisis', 'is set on a row of low confidence, which nobody is shown: have it checked first');
  }
}

/** An id twice, or a place of the bad-week card twice, would silently hide a row. */
function isAlone(resource: Resource, line: number, taken: Map<string, number>, complain: Complain): boolean {
  const places: [Column, string][] = [['id', resource.id]];
  if (resource.crisis !== undefined) places.push(['crisis', String(resource.crisis)]);
  for (const [column, value] of places) {
    const earlier = taken.get(`${column} ${value}`);
    if (earlier !== undefined) {
      complain(line, column, `"${value}" is already on line ${earlier}: choose another`);
      return false;
    }
  }
  for (const [column, value] of places) taken.set(`${column} ${value}`, line);
  return true;
}

const toResource = (values: Values): Resource => ({
  id: values.id,
  name: { fr: values.name_fr, en: values.name_en },
  gives: { fr: values.gives_fr, en: values.gives_en },
  forWhom: { fr: values.for_fr, en: values.for_en },
  firstStep: { fr: values.first_step_fr, en: values.first_step_en },
  provider: values.provider,
  needs: values.needs,
  stages: values.stages,
  kind: values.kind,
  cost: values.cost,
  scope: values.scope,
  keywords: values.keywords,
  url: values.url,
  source: values.source,
  checkedOn: values.checked_on,
  confidence: values.confidence,
  ...(values.valid_until !== undefined && { validUntil: values.valid_until }),
  ...(values.crisis !== undefined && { crisis: values.crisis }),
  ...(values.phone !== undefined && { phone: values.phone }),
  ...(values.conditions !== undefined && { conditions: values.conditions }),
});
