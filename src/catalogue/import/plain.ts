/** A list that an organiser writes in a spreadsheet or a text editor: few columns, in French or English. */
import { fold } from '#src/engine/clean.ts';
import { type Cost, type Kind, NEEDS, type Need, STAGES, type Stage } from '../resource.ts';
import { type Cells, createCells, shown } from './cells.ts';
import { hashOf, type Mapped, type RawRow, type Unnamed } from './entry.ts';
import { firstSentences } from './plain-text.ts';
import { LENGTHS, placed, recheckOn, type Setting } from './shaping.ts';
import { type Territory, territoryOf } from './territories.ts';
import { needsOf } from './topics.ts';

/** Each column's name, and what else it may be called. */
const COLUMNS = {
  id: ['identifiant'],
  name: ['nom', 'titre'],
  gives: ['apporte', 'ce_que_ca_apporte'],
  url: ['lien', 'adresse', 'site'],
  for: ['pour', 'pour_qui'],
  first_step: ['premier_pas'],
  provider: ['organisme', 'qui'],
  needs: ['besoins'],
  stages: ['etapes'],
  kind: ['genre'],
  cost: ['cout'],
  region: ['territoire', 'scope'],
  keywords: ['mots', 'mots_cles'],
  phone: ['telephone'],
  until: ['jusqu_au', 'jusquau', 'fin'],
  checked_on: ['verifie_le'],
} as const;
type Column = keyof typeof COLUMNS;
export const NEEDED: readonly Column[] = ['name', 'gives', 'url'];

const KINDS: Readonly<Record<string, Kind>> = {
  person: 'person',
  personne: 'person',
  humain: 'person',
  service: 'service',
  guide: 'guide',
  money: 'money',
  argent: 'money',
  aide: 'money',
  network: 'network',
  reseau: 'network',
  alert: 'alert',
  alerte: 'alert',
};
const COSTS: Readonly<Record<string, Cost>> = {
  free: 'free',
  gratuit: 'free',
  paid: 'paid',
  payant: 'paid',
  loan: 'loan',
  pret: 'loan',
  mixed: 'mixed',
  variable: 'mixed',
  unknown: 'unknown',
  inconnu: 'unknown',
};
const FRENCH_NEEDS: Readonly<Record<string, Need>> = {
  creation: 'creation',
  financement: 'funding',
  impots: 'tax',
  cotisations: 'tax',
  comptabilite: 'accounting',
  droit: 'law',
  clients: 'clients',
  numerique: 'digital',
  recrutement: 'hiring',
  embauche: 'hiring',
  formation: 'training',
  difficulte: 'trouble',
  difficultes: 'trouble',
  reseau: 'network',
  ecologie: 'ecology',
};
const FRENCH_STAGES: Readonly<Record<string, Stage>> = {
  idee: 'idea',
  cree: 'created',
  creation: 'created',
  lancee: 'running',
  activite: 'running',
  difficulte: 'difficulty',
  fermeture: 'closing',
};

/** The name of the column that this header says, if it is one of ours. */
export const columnOf = (header: string): Column | undefined =>
  (Object.keys(COLUMNS) as Column[]).find(
    (name) => name === header || (COLUMNS[name] as readonly string[]).includes(header),
  );

export function fromPlain(row: RawRow, setting: Setting, source: string): Mapped {
  const named = Object.entries(row.cells).flatMap(([header, value]) => {
    const column = columnOf(header);
    return column === undefined ? [] : [[column, Array.isArray(value) ? value.join(', ') : value]];
  });
  const cells = createCells({ ...row, cells: Object.fromEntries(named) as RawRow['cells'] });
  const endsOn = cells.day('until');
  if (endsOn !== undefined && endsOn < setting.today) return { leftOut: 'ended' };
  const resource = resourceOf(cells, { ...setting, endsOn }, source);
  if (cells.faults.length > 0) return { faults: cells.faults };
  const sourceId = cells.text('id') || hashOf(fold(`${resource.name.fr} ${resource.url}`)).slice(0, 16);
  return { draft: { sourceId, resource, ...(endsOn !== undefined && { endsOn }) } };
}

function resourceOf(
  cells: Cells,
  setting: Setting & { readonly endsOn: string | undefined },
  source: string,
): Unnamed {
  const name = firstSentences(cells.needed('name'), LENGTHS.name);
  const gives = firstSentences(cells.needed('gives'), LENGTHS.gives);
  const url = cells.address('url');
  if (url === undefined && cells.raw('url').trim() === '') cells.fail('url', 'missing');
  const either = (column: Column, longest: number, otherwise: Unnamed['name']) => {
    const said = firstSentences(cells.text(column), longest);
    return said === '' ? otherwise : { fr: said, en: said };
  };
  const needs = words(
    cells,
    'needs',
    (word) => FRENCH_NEEDS[word] ?? NEEDS.find((need) => need === word),
    NEEDS,
  );
  const stages = words(
    cells,
    'stages',
    (word) => FRENCH_STAGES[word] ?? STAGES.find((one) => one === word),
    STAGES,
  );
  const [kind = 'guide'] = words(cells, 'kind', (word) => KINDS[word], Object.keys(KINDS));
  const [cost = 'unknown'] = words(cells, 'cost', (word) => COSTS[word], Object.keys(COSTS));
  const checkedOn = cells.day('checked_on') ?? setting.today;
  const { scope, conditions } = placed(regionIn(cells));
  const phone = cells.text('phone');
  return {
    name: { fr: name, en: name },
    gives: { fr: gives, en: gives },
    forWhom: either('for', LENGTHS.forWhom, setting.words.anyFirm),
    firstStep: either('first_step', LENGTHS.firstStep, setting.words.firstStep),
    provider: cells.text('provider').slice(0, LENGTHS.provider) || source,
    needs: needs.length > 0 ? needs : needsOf(name, gives),
    stages,
    kind,
    cost,
    scope,
    keywords: cells
      .text('keywords')
      .split(/[,;|]/)
      .map((word) => word.trim())
      .filter(Boolean),
    url: url ?? '',
    source,
    checkedOn,
    confidence: 'medium',
    validUntil: recheckOn(checkedOn, setting),
    ...(phone && { phone }),
    ...(conditions.length > 0 && { conditions }),
  };
}

/** Words between commas, each of which must be known. */
function words<Word extends string>(
  cells: Cells,
  column: Column,
  known: (word: string) => Word | undefined,
  all: readonly string[],
): readonly Word[] {
  const said = cells
    .text(column)
    .split(/[,;|]/)
    .map((word) => word.trim())
    .filter(Boolean);
  const found: Word[] = [];
  for (const word of said) {
    const read = known(fold(word));
    if (read !== undefined) found.push(read);
    else cells.fail(column, 'word', { value: shown(word), words: all.join(', ') });
  }
  return [...new Set(found)];
}

/** A region's name, a code, or nothing for everywhere. */
function regionIn(cells: Cells): Territory {
  const said = cells.text('region');
  if (said === '') return 'national';
  const found = territoryOf(said.split(/[,;|]/).map((one) => ({ name: one.trim(), code: one.trim() })));
  if (found === 'unknown') cells.fail('region', 'region', { value: shown(said) });
  return found;
}
