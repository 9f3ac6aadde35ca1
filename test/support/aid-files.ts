/** Files of aids as the importers meet them: any number of rows in each format, with faults planted among them. Seeded. */
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

const PLANTED = ['day', 'year', 'missing', 'address', 'twice', 'garbled'] as const;
export type Planted = (typeof PLANTED)[number];
export type AidFormat =
  | 'aides-entreprises-json'
  | 'aides-entreprises-csv'
  | 'dispositif-aide'
  | 'csv'
  | 'yaml';

export interface MadeFile {
  readonly rows: number;
  /** Rows that must be refused. */
  readonly faulty: number;
  /** Sound rows that are closed or over. */
  readonly leftOut: number;
  readonly bytes: number;
}

export interface FileSettings {
  readonly rows: number;
  readonly seed?: number;
  /** One row in so many has a planted fault; 0: none. */
  readonly oneFaultIn?: number;
  /** One row in so many is closed or over; 0: none. */
  readonly oneClosedIn?: number;
  /** Characters of padding in each long text, to reach the size of the real file. */
  readonly padding?: number;
}

const TRADES =
  'boulangerie,menuiserie,coiffure,maraîchage,plomberie,librairie,restauration,couture,vélo,tourisme'.split(
    ',',
  );
const AIMS =
  'investir dans un four,isoler l’atelier,embaucher un apprenti,ouvrir un site de vente,exporter,former l’équipe,reprendre un commerce,passer au numérique,réduire les déchets,traverser une mauvaise passe'.split(
    ',',
  );
const NATURES = ['Subvention', 'Prêt', 'Garantie', 'Accompagnement', 'Exonération'];
const REGIONS = ['Bretagne', 'Normandie', 'Occitanie', 'Grand Est', 'Pays de la Loire', 'Corse'];
const DEPARTMENTS = [
  ['Finistère', '29'],
  ['Loire-Atlantique', '44'],
  ['Gironde', '33'],
  ['La Réunion', '974'],
] as const;

/** mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface Aid {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly forWhom: string;
  readonly nature: string;
  readonly provider: string;
  readonly place: string;
  readonly code: string;
  readonly url: string;
  readonly end: string;
  readonly isClosed: boolean;
}

/** Rows and, with each, the fault that is planted in it. */
function* aids(settings: FileSettings): Generator<{ readonly aid: Aid; readonly fault?: Planted }> {
  const { rows, seed = 1, oneFaultIn = 0, oneClosedIn = 0, padding = 0 } = settings;
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  let lastSound = '';
  for (let at = 1; at <= rows; at++) {
    const isFaulty = oneFaultIn > 0 && at % oneFaultIn === 0 && lastSound !== '';
    const fault = isFaulty ? PLANTED[Math.floor(at / oneFaultIn) % PLANTED.length] : undefined;
    const isClosed = !isFaulty && oneClosedIn > 0 && at % oneClosedIn === 3;
    const [aim, trade, region] = [pick(AIMS), pick(TRADES), pick(REGIONS)];
    const [department, code] = pick(DEPARTMENTS);
    const isLocal = random() < 0.3;
    const aid: Aid = {
      id: fault === 'twice' ? lastSound : String(1000 + at),
      name: fault === 'missing' ? '' : `Aide ${at} pour ${aim} (${trade})`,
      about: `${fault === 'garbled' ? 'Aide Ã  la crÃ©ation. ' : ''}Vous êtes aidé pour ${aim} dans la ${trade}, jusqu'à l’été. ${'Le dossier décrit le projet, son coût et son calendrier. '.repeat(Math.ceil(padding / 57))}`,
      forWhom: `Entreprises de ${trade} de moins de ${10 + (at % 40)} salariés`,
      nature: pick(NATURES),
      provider: `Région ${region}`,
      place: isLocal ? department : random() < 0.2 ? 'FRANCE' : region,
      code: isLocal ? code : '',
      url:
        fault === 'address' ? 'javascript:alert(1)' : `https://aides${at % 97}.region-exemple.fr/fiche/${at}`,
      end:
        fault === 'day'
          ? '2027-02-30'
          : fault === 'year'
            ? '9999-12-31'
            : isClosed
              ? '2020-01-31'
              : at % 3 === 0
                ? '2027-06-30'
                : '',
      isClosed,
    };
    if (!isFaulty && !isClosed) lastSound = aid.id;
    yield { aid, ...(fault && { fault }) };
  }
}

const html = (text: string) =>
  `<p>${text.replace(/é/g, '&eacute;').replace(/ê/g, '&ecirc;').replace(/’/g, '&rsquo;')}</p><ul><li>Un</li><li>Deux</li></ul>`;
const quoted = (cell: string, separator: string) =>
  cell.includes(separator) || /["\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
const line = (cells: readonly string[], separator: string) =>
  `${cells.map((cell) => quoted(cell, separator)).join(separator)}\r\n`;

const WRITERS: Readonly<
  Record<AidFormat, { head: string; row: (aid: Aid, at: number) => string; tail: string }>
> = {
  'aides-entreprises-json': {
    head: '{"data":[',
    row: (aid, at) => `${at === 0 ? '' : ',\n'}${JSON.stringify(aidesJson(aid))}`,
    tail: ']}',
  },
  'aides-entreprises-csv': {
    head: 'id_aid;aid_nom;aid_objet;aid_operations_el;aid_conditions;aid_montant;aid_benef;date_fin;status;horodatage;couverture_geo;effectif;complements_sources\r\n',
    row: (aid) =>
      line(
        [
          aid.id,
          aid.name,
          html(aid.about),
          '',
          '',
          aid.nature,
          aid.forWhom,
          aid.end || '0000-00-00 00:00:00',
          '1',
          '2026-08-25',
          aid.place === 'FRANCE' ? '2' : '1',
          '1,2,3',
          aid.url,
        ],
        ';',
      ),
    tail: '',
  },
  'dispositif-aide': {
    head: 'id,titre,promesse,description,eligibilite,types_aides,porteurs,programmes_parents,url_source,cibles,eligibilite_geographique,eligibilite_geographique_exclusions,date_ouverture,date_cloture,date_mise_a_jour,eligibilite_effectif_maximal\r\n',
    row: (aid) =>
      line(
        [
          aid.id,
          aid.name,
          '',
          aid.about,
          aid.forWhom,
          'financement',
          `[{ nom: '${aid.provider}', siren: '233500016', roles: [ 'instructeur' ]}]`,
          '',
          aid.url,
          'professionnels|associations',
          aid.code ? `DEP-${aid.code}` : 'PAYS-99100',
          '',
          '',
          aid.end,
          '2026-10-15T15:00:00Z',
          '249',
        ],
        ',',
      ),
    tail: '',
  },
  csv: {
    head: 'id;nom;apporte;pour_qui;organisme;lien;besoins;coût;région;jusqu’au\r\n',
    row: (aid) =>
      line(
        [
          aid.id,
          aid.name,
          aid.about,
          aid.forWhom,
          aid.provider,
          aid.url,
          'financement, création',
          'gratuit',
          aid.code || 'France',
          aid.end,
        ],
        ';',
      ),
    tail: '',
  },
  yaml: {
    head: '# Une aide par tiret.\n',
    row: (aid) =>
      `- id: "${aid.id}"\n  nom: ${JSON.stringify(aid.name)}\n  apporte: >-\n    ${aid.about}\n  pour_qui: ${JSON.stringify(aid.forWhom)}\n  lien: "${aid.url}"\n  besoins: [financement, création]\n  fin: ${aid.end ? `"${aid.end}"` : '""'}\n`,
    tail: '',
  },
};

const aidesJson = (aid: Aid) => ({
  id_aid: aid.id,
  aid_nom: aid.name,
  aid_objet: html(aid.about),
  aid_operations_el: '',
  aid_conditions: html(aid.about),
  aid_montant: aid.nature,
  aid_benef: html(aid.forWhom),
  effectif: '1,2,3',
  date_fin: aid.end ? `${aid.end} 00:00:00` : '0000-00-00 00:00:00',
  status: aid.isClosed ? '0' : '1',
  horodatage: '2026-08-25 10:00:00',
  couverture_geo: '1',
  cache_indexation: {
    territoires: [{ id_ter: '1', ter_libelle: aid.place, ter_code: aid.code, insee: '' }],
    natures: [{ id_typ: 3, typ_libelle: aid.nature }],
    financeurs: [{ org_nom: aid.provider, org_site: '' }],
    profils: [{ id_tut: 4, tut_libelle: 'PME tous secteurs' }],
  },
  complements: { source: [{ texte: 'Page', lien: aid.url }], formulaire: [] },
});

/** Writes a file of this format; the CSV of aides-entreprises.fr in cp1252, as theirs is. */
export async function writeAidFile(
  path: string,
  format: AidFormat,
  settings: FileSettings,
): Promise<MadeFile> {
  const encoding = format === 'aides-entreprises-csv' ? 'latin1' : 'utf8';
  const out = createWriteStream(path);
  const { head, row, tail } = WRITERS[format];
  let [at, faulty, leftOut, bytes] = [0, 0, 0, 0];
  const write = async (text: string) => {
    const encoded = encoding === 'latin1' ? cp1252(text) : Buffer.from(text);
    bytes += encoded.length;
    if (!out.write(encoded)) await new Promise((resolve) => out.once('drain', resolve));
  };
  await write(head);
  for (const { aid, fault } of aids(settings)) {
    if (fault) faulty++;
    if (aid.isClosed) leftOut++;
    await write(row(aid, at++));
  }
  await write(tail);
  out.end();
  await finished(out);
  return { rows: at, faulty, leftOut, bytes };
}

const CP1252: Readonly<Record<string, number>> = {
  '€': 0x80,
  '…': 0x85,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '–': 0x96,
  '—': 0x97,
  œ: 0x9c,
};
export const cp1252 = (text: string): Buffer =>
  Buffer.from(
    text.replace(/[€…‘’“”–—œ]/g, (sign) => String.fromCharCode(CP1252[sign] ?? 63)),
    'latin1',
  );
