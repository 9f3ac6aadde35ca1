/** The files of aides-entreprises.fr (Licence Ouverte 2.0): JSON, and CSV in cp1252. */
import type { Conditions } from '../conditions.ts';
import { type Cells, createCells, isAddress, shown } from './cells.ts';
import type { CellFault, Draft, Mapped, RawRow, Unnamed } from './entry.ts';
import { firstSentences, plainText } from './plain-text.ts';
import { type Place, regionNamed, type Territory, territoryOf } from './territories.ts';
import { costOf, kindOf, needsOf, stagesOf } from './topics.ts';
import { confidenceOf, LENGTHS, placed, recheckOn, type Setting } from './shaping.ts';

const SOURCE = 'aides-entreprises.fr, Licence Ouverte 2.0';
const PAGE = 'https://www.aides-entreprises.fr/aide/';
/** Employees: codes 1 and 2 are fewer than 10, 3 up to 49, 4 up to 249, 5 and 6 more. */
const STAFF = [
  { codes: ['1', '2'], least: 0, most: 10 },
  { codes: ['3'], least: 10, most: 50 },
  { codes: ['4'], least: 50, most: 250 },
  { codes: ['5', '6'], least: 250, most: Number.POSITIVE_INFINITY },
];
const MOST_KEYWORDS = 6;
const MOST_PROVIDERS = 2;

export function fromAidesEntreprises(row: RawRow, setting: Setting): Mapped {
  const cells = createCells(row);
  const status = cells.raw('status').trim();
  if (status !== '' && status !== '1') return { leftOut: 'closed' };
  const sourceId = cells.needed('id_aid');
  const endsOn = cells.day('date_fin');
  if (endsOn !== undefined && endsOn < setting.today) return { leftOut: 'ended' };
  const resource = resourceOf(row, cells, sourceId, { ...setting, endsOn });
  const faults: readonly CellFault[] = cells.faults;
  if (faults.length > 0) return { faults };
  const draft: Draft = { sourceId, resource, ...(endsOn !== undefined && { endsOn }) };
  return { draft };
}

function resourceOf(
  { cells: raw }: RawRow,
  cells: Cells,
  sourceId: string,
  setting: Setting & { readonly endsOn: string | undefined },
): Unnamed {
  const name = firstSentences(cells.needed('aid_nom'), LENGTHS.name);
  const objet = cells.needed('aid_objet');
  const about = [objet, cells.text('aid_operations_el')].join(' ');
  const forWhom = firstSentences(cells.text('aid_benef'), LENGTHS.forWhom) || setting.words.anyFirm.fr;
  const natures = labels(raw, 'natures', 'typ_libelle');
  const nature = natures.length > 0 ? natures.join(' ') : `${name} ${cells.text('aid_montant')}`;
  const providers = labels(raw, 'financeurs', 'org_nom').slice(0, MOST_PROVIDERS);
  const territory = whereOf(raw, providers, name);
  const checkedOn = cells.day('horodatage') ?? setting.today;
  const gives = { fr: firstSentences(objet, LENGTHS.gives), en: firstSentences(objet, LENGTHS.gives) };
  const { scope, conditions } = placed(territory);
  return {
    name: { fr: name, en: name },
    gives,
    forWhom: { fr: forWhom, en: forWhom === setting.words.anyFirm.fr ? setting.words.anyFirm.en : forWhom },
    firstStep: setting.words.firstStep,
    provider: providers.join(', ') || 'aides-entreprises.fr',
    needs: needsOf(name, about),
    stages: stagesOf(name, about),
    kind: kindOf(nature),
    cost: costOf(nature),
    scope,
    keywords: [...natures, ...labels(raw, 'territoires', 'ter_libelle').slice(0, 2)].slice(0, MOST_KEYWORDS),
    url: addressOf(raw, cells) ?? `${PAGE}${encodeURIComponent(sourceId)}`,
    source: SOURCE,
    checkedOn,
    confidence: confidenceOf(territory),
    validUntil: recheckOn(checkedOn, setting),
    conditions: [...conditions, ...staff(cells.raw('effectif'))],
  };
}

/** Names in `cache_indexation`, plain, each once. */
function labels(raw: RawRow['cells'], list: string, name: string): readonly string[] {
  const found = itemsOf(raw, list).flatMap((item) => {
    const label = item[name];
    return typeof label === 'string' ? plainText(label).slice(0, LENGTHS.label) || [] : [];
  });
  return [...new Set(found)];
}

type Item = Readonly<Record<string, unknown>>;
const isItem = (value: unknown): value is Item => typeof value === 'object' && value !== null;
const itemsOf = ({ cache_indexation: index }: RawRow['cells'], list: string): readonly Item[] => {
  const found = isItem(index) ? index[list] : undefined;
  return Array.isArray(found) ? found.filter(isItem) : [];
};

/** Of several addresses the official page; the form to fill in comes after it. */
function addressOf({ complements }: RawRow['cells'], cells: Cells): string | undefined {
  if (!isItem(complements))
    return cells.address('complements_sources') ?? cells.address('complements_formulaires');
  const links = ['source', 'dispositif', 'formulaire'].flatMap((kind) => {
    const list = complements[kind];
    return Array.isArray(list) ? list.filter(isItem).map(({ lien }) => String(lien ?? '').trim()) : [];
  });
  const found = links.find(isAddress);
  const [wrong] = links.filter(Boolean);
  if (found === undefined && wrong !== undefined)
    cells.fail('complements', 'address', { value: shown(wrong) });
  return found;
}

function whereOf(raw: RawRow['cells'], providers: readonly string[], name: string): Territory {
  const places = itemsOf(raw, 'territoires').map(
    (item): Place => ({
      name: plainText(String(item['ter_libelle'] ?? '')),
      code: String(item['insee'] || item['ter_code'] || ''),
    }),
  );
  const found = territoryOf(places);
  if (found !== 'unknown') return found;
  // Without places (the CSV has none): 1 is local, 2 national, 3 European.
  if (places.length === 0 && String(raw['couverture_geo'] ?? '') !== '1') return 'national';
  const named = [...providers, name].flatMap((said) => regionNamed(said) ?? []);
  return named.length > 0 ? [...new Set(named)] : 'unknown';
}

function staff(said: string): Conditions {
  const codes = said.split(',').map((code) => code.trim());
  const bands = STAFF.filter((band) => band.codes.some((code) => codes.includes(code)));
  if (bands.length === 0) return [];
  const least = Math.min(...bands.map((band) => band.least));
  const most = Math.max(...bands.map((band) => band.most));
  const above = { fact: 'employees', kind: 'number', than: '>=', value: least } as const;
  const below = { fact: 'employees', kind: 'number', than: '<', value: most } as const;
  return [...(least > 0 ? [[above]] : []), ...(Number.isFinite(most) ? [[below]] : [])];
}
