import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isShown, loadCatalogue } from '#src/catalogue/load.ts';

const SOUND: Readonly<Record<string, string>> = {
  id: 'boulangers-solidaires',
  name_fr: 'Boulangers solidaires',
  name_en: 'Bakers together',
  gives_fr: 'Un boulanger vous montre ses comptes.',
  gives_en: 'A baker shows you the books.',
  for_fr: 'Boulangers',
  for_en: 'Bakers',
  first_step_fr: 'Écrire au club',
  first_step_en: 'Write to the club',
  provider: 'Boulangers solidaires, association',
  needs: 'accounting,network',
  stages: 'running',
  kind: 'person',
  cost: 'free',
  scope: '52',
  keywords: 'pain,four,fournil',
  url: 'https://boulangers.example.org/',
  source: 'page du club',
  checked_on: '2026-11-22',
  confidence: 'high',
  valid_until: '',
  crisis: '',
  phone: '',
};
const HEADER = Object.keys(SOUND);

const row = (changes: Readonly<Record<string, string>> = {}): string =>
  HEADER.map((name) => changes[name] ?? SOUND[name]).join('\t');
const load = (...rows: readonly string[]) =>
  loadCatalogue([HEADER.join('\t'), ...rows, ''].join('\n'), { file: 'club.tsv' });

describe('a club adds its own resource', () => {
  test('every cell of the row arrives in its place', () => {
    const { resources, faults } = load(row({ valid_until: '2027-01-31', crisis: '2', phone: '15 ou 112' }));
    expect(faults).toEqual([]);
    expect(resources).toEqual([
      {
        id: 'boulangers-solidaires',
        name: { fr: 'Boulangers solidaires', en: 'Bakers together' },
        gives: { fr: 'Un boulanger vous montre ses comptes.', en: 'A baker shows you the books.' },
        forWhom: { fr: 'Boulangers', en: 'Bakers' },
        firstStep: { fr: 'Écrire au club', en: 'Write to the club' },
        provider: 'Boulangers solidaires, association',
        needs: ['accounting', 'network'],
        stages: ['running'],
        kind: 'person',
        cost: 'free',
        scope: '52',
        keywords: ['pain', 'four', 'fournil'],
        url: 'https://boulangers.example.org/',
        source: 'page du club',
        checkedOn: '2026-11-22',
        confidence: 'high',
        validUntil: '2027-01-31',
        crisis: 2,
        phone: '15 ou 112',
      },
    ]);
  });

  test('a file saved by a spreadsheet on Windows, with its mark and its line ends, reads the same', () => {
    const unix = load(row(), '', row({ id: 'fournil-ouvert' }));
    const windows = loadCatalogue(
      `\uFEFF${[HEADER.join('\t'), row(), '', row({ id: 'fournil-ouvert' })].join('\r\n')}`,
      {
        file: 'club.tsv',
      },
    );
    expect(windows).toEqual(unix);
    expect(windows.resources).toHaveLength(2);
  });

  test('columns may stand in any order', () => {
    const names = [...HEADER].reverse();
    const text = [names.join('\t'), names.map((name) => SOUND[name]).join('\t')].join('\n');
    expect(loadCatalogue(text, { file: 'club.tsv' })).toEqual(load(row()));
  });

  test('a row nobody could confirm is loaded, marked, and not to be shown', () => {
    const { resources, faults } = load(row({ confidence: 'low' }), row({ id: 'sure', confidence: 'medium' }));
    expect(faults).toEqual([]);
    expect(resources.map((resource) => [resource.id, isShown(resource)])).toEqual([
      ['boulangers-solidaires', false],
      ['sure', true],
    ]);
  });
});

describe('a slip of the hand is told where it is, and costs one row', () => {
  const long = Array.from({ length: 31 }, () => 'mot').join(' ');
  const slips: readonly [what: string, column: string, cell: string, says: RegExp][] = [
    ['a forgotten English name', 'name_en', '', /empty/],
    ['a sentence nobody will read', 'gives_fr', `${long}.`, /31 words: cut it to 30/],
    [
      'a first step that is not small',
      'first_step_fr',
      'un deux trois quatre cinq six sept huit neuf dix onze douze treize',
      /13 words/,
    ],
    ['an id with a space', 'id', 'Boulangers solidaires', /small letters/],
    ['a need we do not know', 'needs', 'accounting,argent', /"argent" is unknown: use some of creation,/],
    ['no need at all', 'needs', '', /empty/],
    ['a need said twice', 'needs', 'tax,tax', /twice/],
    ['an unknown stage', 'stages', 'retired', /"retired" is unknown/],
    ['an unknown kind', 'kind', 'human', /use one of person,/],
    ['an unknown cost', 'cost', 'gratuit', /use one of free,/],
    ['a département for a region', 'scope', '49', /use one of national,/],
    ['two commas in a row', 'keywords', 'pain,,four', /empty word/],
    ['an address that is not encrypted', 'url', 'http://boulangers.example.org/', /https/],
    ['an address that is none', 'url', 'boulangers.example.org', /https/],
    ['an address that hides a password', 'url', 'https://moi:secret@example.org/', /https/],
    ['a day that does not exist', 'checked_on', '2026-02-30', /2026-11-22/],
    ['a day the French way', 'checked_on', '22/11/2026', /2026-11-22/],
    ['a level that is none', 'confidence', 'sure', /use one of high, medium, low/],
    ['an end before the check', 'valid_until', '2026-11-22', /not after checked_on/],
    ['an amount that would never age', 'gives_fr', 'Un prêt de 12 000 € au plus.', /amount/],
    ['a percentage that would never age', 'gives_en', 'You get 25% off.', /amount/],
    ['a help line at no place', 'crisis', '0', /order/],
    ['a telephone number in words', 'phone', 'trente et un', /digits/],
  ];
  test.each(slips)('%s', (_what, column, cell, says) => {
    const { resources, faults } = load(row({ id: 'before' }), row({ [column]: cell }), row({ id: 'after' }));
    expect(resources.map(({ id }) => id)).toEqual(['before', 'after']);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject({ file: 'club.tsv', line: 3, why: expect.stringMatching(says) });
    const told = /amount/.test(says.source) ? 'valid_until' : column;
    expect(faults[0]?.column).toBe(told);
  });

  test('all the faults of a row are told at once', () => {
    const { faults } = load(row({ kind: 'human', cost: 'gratuit', url: 'ftp://example.org' }));
    expect(faults.map(({ column }) => column)).toEqual(['kind', 'cost', 'url']);
  });

  test('"0 €" is no amount that ages, and an amount with an end is welcome', () => {
    const { faults } = load(
      row({ gives_fr: 'Déclarez, même à 0 €.' }),
      row({ id: 'dated', gives_fr: 'Jusqu’à 83 600 €.', valid_until: '2028-12-31' }),
    );
    expect(faults).toEqual([]);
  });

  test('a missing tab names the line and how many cells it has', () => {
    const { resources, faults } = load(row(), row({ id: 'torn' }).replace('\t', ' '), row({ id: 'after' }));
    expect(resources).toHaveLength(2);
    expect(faults).toEqual([
      { file: 'club.tsv', line: 3, column: 'row', why: expect.stringContaining('22 cells, the header 23') },
    ]);
  });

  test('the same id twice keeps the first and names both lines', () => {
    const { resources, faults } = load(row(), row({ gives_fr: 'Autre chose.' }));
    expect(resources.map(({ gives }) => gives.fr)).toEqual(['Un boulanger vous montre ses comptes.']);
    expect(faults).toMatchObject([{ line: 3, column: 'id', why: expect.stringContaining('line 2') }]);
  });

  test('two help lines cannot take the same place on the bad-week card, nor one nobody has checked', () => {
    const { resources, faults } = load(
      row({ crisis: '1' }),
      row({ id: 'second', crisis: '1' }),
      row({ id: 'unchecked', crisis: '2', confidence: 'low' }),
    );
    expect(resources.map(({ id }) => id)).toEqual(['boulangers-solidaires']);
    expect(faults.map(({ line, column }) => [line, column])).toEqual([
      [3, 'crisis'],
      [4, 'crisis'],
    ]);
  });

  test('a lost or misspelled column is told once, on line 1, not once a row', () => {
    const text = [HEADER.join('\t').replace('checked_on', 'checked'), row(), row({ id: 'b' })].join('\n');
    expect(loadCatalogue(text, { file: 'club.tsv' })).toEqual({
      resources: [],
      faults: [
        { file: 'club.tsv', line: 1, column: 'checked_on', why: expect.stringContaining('missing') },
        { file: 'club.tsv', line: 1, column: 'checked', why: expect.stringContaining('unknown') },
      ],
    });
  });

  test('whatever stands in the file, nothing is thrown and the sound row survives', () => {
    const junk = fc.array(
      fc.string({ unit: 'binary' }).map((text) => text.replaceAll(/[\r\n]/g, ' ')),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(junk, (lines) => {
        const { resources } = load(...lines, row());
        expect(resources.map(({ id }) => id)).toContain('boulangers-solidaires');
      }),
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void loadCatalogue(text, { file: 'x' })));
  });
});

describe('the column of conditions', () => {
  const withConditions = (cell: string) =>
    loadCatalogue(`${HEADER.join('\t')}\tconditions\n${row()}\t${cell}\n`, { file: 'club.tsv' });

  test('may be missing, empty, or say who', () => {
    expect(load(row()).resources[0]?.conditions).toBeUndefined();
    expect(withConditions('').resources[0]?.conditions).toBeUndefined();
    expect(withConditions('all').resources[0]?.conditions).toEqual([]);
    expect(withConditions('age<26').resources[0]?.conditions).toEqual([
      [{ fact: 'age', kind: 'number', than: '<', value: 26 }],
    ]);
  });

  test('a condition that no machine can read is told with its place', () => {
    expect(withConditions('jeune').faults).toEqual([
      {
        file: 'club.tsv',
        line: 2,
        column: 'conditions',
        why: expect.stringMatching(/^"jeune" is no condition/),
      },
    ]);
  });
});
