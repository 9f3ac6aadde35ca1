/** Files of aids as people have them: what is read, what is refused and told, what is left out. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Draft, FileFault, type RowFault, unpack } from '#src/catalogue/import/entry.ts';
import type { FormatName } from '#src/catalogue/import/formats.ts';
import { openFile, type Opened } from '#src/catalogue/import/read-file.ts';
import { cp1252 } from '#test/support/aid-files.ts';

const dir = mkdtempSync(join(tmpdir(), 'plusun-aids-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
let files = 0;
const setting = {
  today: '2026-11-22',
  words: {
    firstStep: { fr: 'Lire la page', en: 'Read the page' },
    anyFirm: { fr: 'Entreprises', en: 'Firms' },
  },
};

async function read(
  content: string | Buffer,
  { name = 'aides.csv', format }: { name?: string; format?: FormatName } = {},
) {
  const path = join(dir, `${++files}-${name}`);
  writeFileSync(path, content);
  const opened: Opened = await openFile(path, format);
  const drafts: Draft[] = [];
  const faults: RowFault[] = [];
  const leftOut: string[] = [];
  for await (const row of opened.rows(setting)) {
    if (row.kind === 'row') drafts.push(row.draft);
    else if (row.kind === 'fault') faults.push(...row.faults);
    else leftOut.push(row.why);
  }
  return { opened, drafts, faults, leftOut };
}
const refusal = async (content: string | Buffer, name?: string): Promise<unknown> =>
  read(content, name === undefined ? {} : { name }).then(
    () => 'nothing',
    (error: unknown) => (error instanceof FileFault ? [error.key, error.args] : error),
  );

const AID = {
  id_aid: '42',
  aid_nom: 'Pr&ecirc;t d&#39;honneur',
  aid_objet:
    '<p>Un pr&ecirc;t <b>sans int&eacute;r&ecirc;t</b> pour créer.</p><ul><li>Jusqu&rsquo;à 5 000 €</li><li>Sans garantie</li></ul>',
  aid_benef: 'Cr&amp;eacute;ateurs',
  effectif: '1,2',
  date_fin: '0000-00-00 00:00:00',
  status: '1',
  horodatage: '2026-08-25 10:00:00',
  cache_indexation: {
    territoires: [{ ter_libelle: 'Finistère', ter_code: '29', insee: '' }],
    natures: [{ typ_libelle: 'Prêt' }],
    financeurs: [{ org_nom: 'Initiative Bretagne' }],
    profils: [{ tut_libelle: 'PME tous secteurs' }],
  },
  complements: { source: [{ texte: 'Page', lien: 'https://www.initiative-bretagne.fr/pret' }] },
};
const json = (...items: readonly object[]) => JSON.stringify({ status: 'ok', data: items });

describe('the JSON of aides-entreprises.fr', () => {
  test('HTML becomes plain text, codes become regions and conditions, no date is no date', async () => {
    const { opened, drafts, faults } = await read(json(AID), { name: 'aides.json' });
    expect(opened).toMatchObject({ format: 'aides-entreprises-json', source: 'aides-entreprises' });
    expect(faults).toEqual([]);
    expect(drafts).toMatchObject([
      {
        sourceId: '42',
        resource: {
          name: { fr: "Prêt d'honneur" },
          gives: { fr: 'Un prêt sans intérêt pour créer. Jusqu’à 5 000 €. Sans garantie' },
          forWhom: { fr: 'Créateurs' },
          provider: 'Initiative Bretagne',
          scope: '53',
          cost: 'loan',
          kind: 'money',
          url: 'https://www.initiative-bretagne.fr/pret',
          checkedOn: '2026-08-25',
          validUntil: '2027-08-25',
          conditions: [[{ fact: 'employees', kind: 'number', than: '<', value: 10 }]],
        },
      },
    ]);
    expect(drafts[0]).not.toHaveProperty('endsOn');
  });

  test('its tag of sectors says nothing and is not read', async () => {
    const { drafts } = await read(json(AID), { name: 'aides.json' });
    expect(JSON.stringify(drafts)).not.toContain('tous secteurs');
  });

  test('closed and ended aids are left out; an absurd day is told, with its place', async () => {
    const { drafts, faults, leftOut } = await read(
      json(
        { ...AID, status: '0' },
        { ...AID, id_aid: '43', date_fin: '2026-11-21 00:00:00' },
        { ...AID, id_aid: '44', date_fin: '2026-11-22 00:00:00' },
        { ...AID, id_aid: '45', date_fin: '2026-02-30 00:00:00' },
        { ...AID, id_aid: '46', date_fin: '9999-12-31' },
        { ...AID, id_aid: '44' },
      ),
      { name: 'aides.json' },
    );
    expect(leftOut).toEqual(['closed', 'ended']);
    expect(drafts.map(({ sourceId, endsOn }) => [sourceId, endsOn])).toEqual([['44', '2026-11-22']]);
    expect(faults.map(({ item, column, key }) => [item, column, key])).toEqual([
      [4, 'date_fin', 'day'],
      [5, 'date_fin', 'year'],
      [6, 'id', 'twice'],
    ]);
  });

  test('a broken object harms no other; one that never ends is not kept in memory', async () => {
    const text = `[\n${JSON.stringify(AID)},\n{"id_aid": "43", oops},\n7,\n{"id_aid":"44","aid_nom":"${'x'.repeat(3_000_000)}"},\n${JSON.stringify({ ...AID, id_aid: '45', aid_nom: 'Guillemets " et \\ et {[' })}\n]`;
    const { drafts, faults } = await read(text, { name: 'aides.json' });
    expect(drafts.map(({ sourceId }) => sourceId)).toEqual(['42', '45']);
    expect(drafts[1]?.resource.name.fr).toBe('Guillemets " et \\ et {[');
    expect(faults.map(({ line, item, key }) => [line, item, key])).toEqual([
      [3, 2, 'json'],
      [4, 3, 'json'],
      [5, 4, 'long-row'],
    ]);
  });

  test('a file that stops in the middle, is empty, or is something else is refused whole', async () => {
    expect(await refusal(json(AID, AID).slice(0, -40), 'aides.json')).toMatchObject(['cut-off', {}]);
    expect(await refusal('{"id_aid": "the word alone", "data": 3}', 'aides.json')).toMatchObject([
      'no-list',
      {},
    ]);
    expect(await refusal('', 'aides.json')).toMatchObject(['empty', {}]);
    expect(await refusal('<!doctype html><p>502 Bad Gateway', 'aides.json')).toMatchObject(['format', {}]);
    await expect(openFile(join(dir, 'nowhere.json'))).rejects.toMatchObject({ key: 'missing' });
    await expect(openFile(dir)).rejects.toMatchObject({ key: 'folder' });
  });

  test('what is only local to a place nobody knows is kept, and shown to nobody', async () => {
    const somewhere = {
      ...AID.cache_indexation,
      territoires: [{ ter_libelle: 'CC du Pays de Nulle Part' }],
      financeurs: [{ org_nom: 'Communauté de communes' }],
    };
    const { drafts } = await read(json({ ...AID, cache_indexation: somewhere }), { name: 'aides.json' });
    expect(drafts[0]?.resource).toMatchObject({ scope: 'national', confidence: 'low' });
  });
});

describe('CSV', () => {
  const head = 'id_aid;aid_nom;aid_objet;aid_benef;date_fin;status;couverture_geo;complements_sources';
  const rows = [
    '7;Aide à l’œuvre;"<p>Créer ; ""oser""\r\net durer</p>";Artisans;31/12/2027;1;2;https://exemple.fr/a',
    '8;;Objet;;;1;2;https://exemple.fr/b',
    '9;Trop;de;cases',
  ];

  test('cp1252 with semicolons keeps its accents; lines are counted as an editor counts them', async () => {
    const { opened, drafts, faults } = await read(cp1252([head, ...rows].join('\r\n')));
    expect(opened).toMatchObject({ format: 'aides-entreprises-csv', text: { encoding: 'windows-1252' } });
    expect(drafts).toMatchObject([
      { sourceId: '7', endsOn: '2027-12-31', resource: { name: { fr: 'Aide à l’œuvre' } } },
    ]);
    expect(drafts[0]?.resource.gives.fr).toBe('Créer ; "oser". et durer');
    expect(faults).toEqual([
      { line: 4, column: 'aid_nom', key: 'missing' },
      { line: 5, column: 'row', key: 'cells', args: { count: 4, expected: 8 } },
    ]);
  });

  test('the same in UTF-8 with its mark, in UTF-16, and with commas', async () => {
    const text = [head, rows[0]].join('\r\n');
    const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le');
    const commas = 'id_aid,aid_nom,aid_objet\n7,Aide à l’œuvre,"Créer, oser"';
    for (const content of [`\uFEFF${text}`, utf16, commas])
      expect((await read(content)).drafts).toMatchObject([
        { sourceId: '7', resource: { name: { fr: 'Aide à l’œuvre' } } },
      ]);
  });

  test('accents that were lost before the file reached us are told, not shown to anybody', async () => {
    const { faults } = await read(`${head}\n7;Aide Ã  la crÃ©ation;Objet;;;1;2;https://exemple.fr/a`);
    expect(faults).toMatchObject([{ line: 2, column: 'aid_nom', key: 'garbled' }]);
  });

  test('a quotation mark that nobody closes, or columns that are missing, refuse the file', async () => {
    expect(await refusal(`${head}\n7;"Aide;Objet;;;1;2;x\n8;b;c;;;1;2;x`)).toMatchObject([
      'quotes',
      { line: 2 },
    ]);
    expect(await refusal('id_aid;aid_nom\n1;a')).toMatchObject(['columns', { missing: 'aid_objet' }]);
  });

  test('addresses that are none, or do harm, are refused', async () => {
    const wrong = [
      'javascript:alert(1)',
      'https://moi:secret@exemple.fr/',
      'voir le site',
      'http://localhost/x',
    ];
    const { faults } = await read(
      [head, ...wrong.map((url, at) => `${at};Aide;Objet;;;1;2;${url}`)].join('\n'),
    );
    expect(faults.map(({ key }) => key)).toEqual(wrong.map(() => 'address'));
  });
});

test("the State's exchange schema: targets, places with exclusions, staff, almost-JSON providers", async () => {
  const head =
    'id,titre,promesse,description,eligibilite,types_aides,porteurs,url_source,cibles,eligibilite_geographique,eligibilite_geographique_exclusions,date_cloture,date_mise_a_jour,effectifs_minimum,eligibilite_effectif_maximal';
  const row = (id: string, cibles: string, where: string, except = '') =>
    `${id},Décarbonation,Développez votre stratégie,Longue description,"• Être ici ;\n • Être là",financement|information,"[{ nom: 'Chambre d'agriculture', siren: '1', roles: [ 'instructeur' ]}, { nom: ""BPI"" }]",https://exemple.fr/x,${cibles},${where},${except},,2026-10-15T15:00:00Z,10,249`;
  const { opened, drafts, faults, leftOut } = await read(
    [
      head,
      row('a', 'professionnels|associations', 'REG-53|DEP-44'),
      row('b', 'particuliers', 'PAYS-99100'),
      row('c', 'professionnels', 'PAYS-99100', 'REG-94'),
      row('d', 'professionnels', 'partout'),
    ].join('\n'),
    { name: 'TEE.csv' },
  );
  expect(opened).toMatchObject({ format: 'dispositif-aide' });
  expect(leftOut).toEqual(['not-for-firms']);
  expect(faults).toMatchObject([{ line: 8, column: 'eligibilite_geographique', key: 'geography' }]);
  const [a, c] = drafts.map(({ resource }) => resource);
  expect(a).toMatchObject({
    provider: "Chambre d'agriculture, BPI",
    gives: { fr: 'Développez votre stratégie' },
    checkedOn: '2026-10-15',
  });
  expect(a?.conditions).toEqual([
    [{ fact: 'region', kind: 'choice', values: ['52', '53'] }],
    [{ fact: 'employees', kind: 'number', than: '>=', value: 10 }],
    [{ fact: 'employees', kind: 'number', than: '<=', value: 249 }],
  ]);
  expect(JSON.stringify(c?.conditions)).not.toContain('"94"');
});

describe('what an organiser writes', () => {
  test('a spreadsheet with French headings', async () => {
    const { opened, drafts, faults } = await read(
      'Nom;Apporte;Lien;Besoins;Coût;Région;Jusqu’au\nAtelier devis;Apprendre à chiffrer.;https://mairie.fr/atelier;clients, formation;gratuit;Bretagne;30/06/2027\nAutre;Chose;https://mairie.fr/x;jardinage;;;\n',
    );
    expect(opened.format).toBe('csv');
    expect(drafts).toMatchObject([
      {
        endsOn: '2027-06-30',
        resource: {
          needs: ['clients', 'training'],
          cost: 'free',
          scope: '53',
          firstStep: { en: 'Read the page' },
        },
      },
    ]);
    expect(faults).toMatchObject([{ line: 3, column: 'needs', key: 'word', args: { value: 'jardinage' } }]);
  });

  test('a list in YAML: a broken item is told and harms no other', async () => {
    const { opened, drafts, faults } = await read(
      '# Nos fiches\n- nom: Permanence du comptable\n  apporte: >-\n    Une heure\n    de conseil.\n  lien: https://mairie.fr/p\n  besoins: [comptabilité]\n- nom: "pas fermé\n  lien: x\n- nom: Café\n  apporte: Rencontrer\n  lien: https://cafe.fr/\n- &a [*a, *a]\n',
      { name: 'club.yaml' },
    );
    expect(opened).toMatchObject({ format: 'yaml' });
    expect(drafts.map(({ resource }) => resource.name.fr)).toEqual(['Permanence du comptable', 'Café']);
    expect(drafts[0]?.resource).toMatchObject({
      gives: { fr: 'Une heure de conseil.' },
      needs: ['accounting'],
    });
    expect(faults.map(({ line, item, key }) => [line, item, key])).toEqual([
      [9, 2, 'yaml'],
      [13, 4, 'yaml'],
    ]);
  });

  test('hostile text is inert, and read in no time', async () => {
    const piled = `${'<script>'.repeat(5000)}${'<!--'.repeat(5000)}${'&'.repeat(5000)}`;
    const began = performance.now();
    const { drafts } = await read(
      `nom;apporte;lien\nA;"${piled} gratuit";https://a.fr/1\nB;<img src=x onerror=alert(1)>Du <i>texte</i>\u202e;https://a.fr/2`,
    );
    expect(performance.now() - began).toBeLessThan(5000);
    expect(drafts[1]?.resource.gives.fr).toBe('Du texte');
  });
});

test('what is kept of a resource is that resource again', async () => {
  const { drafts } = await read(json(AID), { name: 'aides.json' });
  const { pack } = await import('#src/catalogue/import/entry.ts');
  const [draft] = drafts;
  if (!draft) throw new Error('no row');
  expect(unpack('ae-42', JSON.parse(pack(draft.resource)))).toEqual({ ...draft.resource, id: 'ae-42' });
  expect(pack(draft.resource)).not.toContain('"en":"Prêt');
});
