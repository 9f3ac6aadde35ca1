/** The companion's tables, each checked row by row. */
import type { Fault } from '#src/catalogue/load.ts';
import { type Door, loadDoors } from './doors.ts';
import { type Fact, loadFacts } from './facts.ts';
import { loadRules, type Rule } from './rules.ts';
import { loadScams, type Pattern } from './scams.ts';

export interface CompanionTables {
  readonly facts: readonly Fact[];
  readonly rules: readonly Rule[];
  readonly scams: readonly Pattern[];
  readonly doors: readonly Door[];
}

const FOLDER = 'prisma/seed';

/** @param read gives the text of a file of the project, by its path from the root */
export function loadCompanion(
  read: (path: string) => string,
): CompanionTables & { readonly faults: readonly Fault[] } {
  const at = <Value>(name: string, load: (text: string, file: string) => Value): Value =>
    load(read(`${FOLDER}/${name}.tsv`), `${FOLDER}/${name}.tsv`);
  const facts = at('facts', loadFacts);
  const rules = at('obligations', loadRules);
  const scams = at('scams', loadScams);
  const doors = at('doors', loadDoors);
  return {
    facts: facts.rows,
    rules: rules.rows,
    scams: scams.rows,
    doors: doors.rows,
    faults: [facts, rules, scams, doors].flatMap(({ faults }) => faults),
  };
}
