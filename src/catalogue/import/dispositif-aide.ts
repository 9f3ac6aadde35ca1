/** The State's exchange schema for aids (etalab/schema-dispositif-aide): CSV, its versions of 2022 to 2026. */
import type { Conditions } from '../conditions.ts';
import { createCells } from './cells.ts';
import type { Mapped, RawRow, Unnamed } from './entry.ts';
import { firstSentences, plainText } from './plain-text.ts';
import { territoryOfCodes } from './territories.ts';
import { costOf, kindOf, needsOf, stagesOf } from './topics.ts';
import { confidenceOf, LENGTHS, placed, recheckOn, type Setting } from './shaping.ts';

const SOURCE = 'schéma dispositif-aide';
const FOR_FIRMS = /\bprofessionnels\b/;
const MOST_PROVIDERS = 2;

export function fromDispositifAide(row: RawRow, setting: Setting): Mapped {
  const cells = createCells(row);
  const targets = cells.raw('cibles');
  if (targets !== '' && !FOR_FIRMS.test(targets)) return { leftOut: 'not-for-firms' };
  const sourceId = cells.needed('id');
  const endsOn = cells.day('date_cloture');
  if (endsOn !== undefined && endsOn < setting.today) return { leftOut: 'ended' };
  const name = firstSentences(cells.needed('titre'), LENGTHS.name);
  const description = cells.needed('description');
  const gives = firstSentences(cells.text('promesse') || description, LENGTHS.gives);
  const forWhom = firstSentences(cells.text('eligibilite'), LENGTHS.forWhom) || setting.words.anyFirm.fr;
  const types = cells.text('types_aides').replaceAll('|', ' ');
  const geography = cells.needed('eligibilite_geographique');
  const territory = territoryOfCodes(geography, cells.raw('eligibilite_geographique_exclusions'));
  if (geography !== '' && !/^[A-Z]+-\w+(\|[A-Z]+-\w+)*$/.test(geography))
    cells.fail('eligibilite_geographique', 'geography', { value: geography.slice(0, LENGTHS.label) });
  const checkedOn = cells.day('date_mise_a_jour') ?? setting.today;
  const { scope, conditions } = placed(territory);
  const staff = [...least(cells.raw, MINIMUM), ...most(cells.raw, MAXIMUM)];
  const url = cells.address('url_source');
  // A row without a page cannot be checked by whoever reads it.
  if (url === undefined && !cells.faults.some(({ column }) => column === 'url_source'))
    cells.fail('url_source', 'missing');
  if (cells.faults.length > 0) return { faults: cells.faults };
  const resource: Unnamed = {
    name: { fr: name, en: name },
    gives: { fr: gives, en: gives },
    forWhom: { fr: forWhom, en: forWhom === setting.words.anyFirm.fr ? setting.words.anyFirm.en : forWhom },
    firstStep: setting.words.firstStep,
    provider: providersOf(cells.raw('porteurs')) || SOURCE,
    needs: needsOf(name, `${gives} ${description} ${types}`),
    stages: stagesOf(name, description),
    kind: kindOf(types),
    cost: costOf(`${types} ${name}`),
    scope,
    keywords: types.split(' ').filter(Boolean).slice(0, 4),
    url: url ?? '',
    source: SOURCE,
    checkedOn,
    confidence: confidenceOf(territory),
    validUntil: recheckOn(checkedOn, { ...setting, endsOn }),
    conditions: [...conditions, ...staff],
  };
  return { draft: { sourceId, resource, ...(endsOn !== undefined && { endsOn }) } };
}

/** Named one way until 2025, another since. */
const MINIMUM = ['eligibilite_effectif_minimal', 'effectifs_minimum'];
const MAXIMUM = ['eligibilite_effectif_maximal', 'effectifs_maximum'];

type Raw = (column: string) => string;
const numberIn = (raw: Raw, columns: readonly string[]): number | undefined => {
  const said = columns.map(raw).find((one) => /^\d{1,6}$/.test(one.trim()));
  return said === undefined ? undefined : Number(said);
};
const least = (raw: Raw, columns: readonly string[]): Conditions => {
  const value = numberIn(raw, columns);
  return value ? [[{ fact: 'employees', kind: 'number', than: '>=', value }]] : [];
};
const most = (raw: Raw, columns: readonly string[]): Conditions => {
  const value = numberIn(raw, columns);
  return value === undefined ? [] : [[{ fact: 'employees', kind: 'number', than: '<=', value }]];
};

/** "[{ nom: 'ADEME', siren: '385290309', roles: [...] }]": almost JSON, so only the names are looked for. */
function providersOf(said: string): string {
  const names = [
    ...said.matchAll(/["']?nom["']?\s*:\s*(?:"([^"]{1,200})"|'((?:[^']|'(?=\p{L})){1,200})')/gu),
  ];
  const found = names.map(([, double, single]) => plainText(double ?? single ?? ''));
  if (found.length > 0)
    return [...new Set(found)].slice(0, MOST_PROVIDERS).join(', ').slice(0, LENGTHS.provider);
  return plainText(said.replace(/[[\]{}]/g, ' ')).slice(0, LENGTHS.provider);
}
