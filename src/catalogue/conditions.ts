/**
 * Who may have a resource, as a machine reads it. A cell holds clauses between commas, all of which must hold; a clause
 * holds alternatives between "|", one of which is enough:
 *
 *   jobseeker|rsa|age<26, !retired, status=micro/sole, employees<11, region=53
 *
 * "all" says that everybody may. Three values: a fact that is missing makes "perhaps", never "no".
 */
import type { Cell } from './cells.ts';
import { CHOICES, type FactName, type Facts, type FactValue, FLAGS, NUMBERS } from './facts.ts';

export type Comparison = '<' | '<=' | '>' | '>=';
export type Condition =
  | { readonly fact: FactName; readonly kind: 'flag'; readonly is: boolean }
  | { readonly fact: FactName; readonly kind: 'number'; readonly than: Comparison; readonly value: number }
  | { readonly fact: FactName; readonly kind: 'choice'; readonly values: readonly string[] };
/** Every clause must hold; in a clause, one alternative. */
export type Conditions = readonly (readonly Condition[])[];

const REGION_CODES = '01 02 03 04 06 11 24 27 28 32 44 52 53 75 76 84 93 94'.split(' ');
const CHOICE_VALUES: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ...Object.entries(CHOICES),
  ['region', REGION_CODES],
]);
const OTHERS = /^([a-z-]+)(<=|>=|<|>|=)(.+)$/;

/** Reads one cell; says what is wrong with the first clause that is. */
export function conditions(raw: string): Cell<Conditions> {
  if (raw === 'all') return { value: [] };
  const clauses: Condition[][] = [];
  for (const part of raw.split(',')) {
    const clause: Condition[] = [];
    for (const said of part.split('|')) {
      const read = condition(said.trim());
      if ('why' in read) return read;
      clause.push(read.value);
    }
    clauses.push(clause);
  }
  return { value: clauses };
}

function condition(said: string): Cell<Condition> {
  const flag = FLAGS.find((name) => name === said.replace(/^!/, ''));
  if (flag !== undefined) return { value: { fact: flag, kind: 'flag', is: !said.startsWith('!') } };
  const [, name = '', sign = '', value = ''] = OTHERS.exec(said) ?? [];
  const number = NUMBERS.find((one) => one === name);
  if (number !== undefined && sign !== '=' && /^\d{1,9}$/.test(value)) {
    const than = sign as Comparison;
    return { value: { fact: number, kind: 'number', than, value: Number(value) } };
  }
  const known = CHOICE_VALUES.get(name);
  const values = value.split('/');
  if (known === undefined || sign !== '=') return { why: `"${said}" is no condition: ${HOW}` };
  const unknown = values.find((one) => !known.includes(one));
  return unknown === undefined
    ? { value: { fact: name as FactName, kind: 'choice', values } }
    : { why: `"${unknown}" is no ${name}: use one of ${known.join(', ')}` };
}

const HOW = `write a fact (${FLAGS.join(', ')}), a number (${NUMBERS.join(', ')}) with < <= > >=, or ${[...CHOICE_VALUES.keys()].join(', ')} with =`;

export type Truth = 'yes' | 'perhaps' | 'no';

/** Whether one condition holds for what is known. */
export function holds(condition: Condition, facts: Facts): Truth {
  const value = facts[condition.fact];
  if (value === undefined) return 'perhaps';
  return isMet(condition, value) ? 'yes' : 'no';
}

function isMet(condition: Condition, value: FactValue): boolean {
  if (condition.kind === 'flag') return value === condition.is;
  if (condition.kind === 'choice') return condition.values.includes(String(value));
  const number = Number(value);
  switch (condition.than) {
    case '<':
      return number < condition.value;
    case '<=':
      return number <= condition.value;
    case '>':
      return number > condition.value;
    case '>=':
      return number >= condition.value;
  }
}

/** As it stands in the cell, for showing which rule failed. */
export function describe(condition: Condition): string {
  if (condition.kind === 'flag') return `${condition.is ? '' : '!'}${condition.fact}`;
  if (condition.kind === 'number') return `${condition.fact}${condition.than}${condition.value}`;
  return `${condition.fact}=${condition.values.join('/')}`;
}
