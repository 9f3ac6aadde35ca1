/** `npm run bench -- import`: 10,000 rows in each format: how fast they come in, what that takes of memory, how soon the catalogue is ready with them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFile } from '#src/catalogue/import/read-file.ts';
import { runImport } from '#src/catalogue/import/run.ts';
import { createEntryStore } from '#src/catalogue/import/store.ts';
import { readWhole } from '#src/catalogue/import/whole.ts';
import { createCatalogue } from '#src/catalogue/search.ts';
import { type AidFormat, writeAidFile } from '#test/support/aid-files.ts';
import { freshDatabase } from '#test/support/database.ts';
import { atLeast, type Row, type Section, seen } from './table.ts';

const ROWS = 10_000;
const ONE_FAULT_IN = 50;
const ONE_CLOSED_IN = 20;
const FORMATS: readonly AidFormat[] = [
  'aides-entreprises-json',
  'aides-entreprises-csv',
  'dispositif-aide',
  'csv',
  'yaml',
];
const words = { firstStep: { fr: 'Lire', en: 'Read' }, anyFirm: { fr: 'Entreprises', en: 'Firms' } };
const MB = 1e6;
const rss = (): number => process.memoryUsage.rss() / MB;
export async function importing(): Promise<Section> {
  const dir = mkdtempSync(join(tmpdir(), 'plusun-bench-import-'));
  const rows: Row[] = [];
  try {
    for (const format of FORMATS) rows.push(...(await measure(format, dir)));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  return {
    title: 'Import',
    how: `${ROWS.toLocaleString('en-GB')} rows in each format, one in ${ONE_FAULT_IN} with a fault to be told and one in ${ONE_CLOSED_IN} closed, on PGlite: from the file until the last is kept; how much resident memory grows meanwhile; how long the catalogue then takes to read and index them.`,
    rows,
  };
}

async function measure(format: AidFormat, dir: string): Promise<readonly Row[]> {
  const database = await freshDatabase();
  try {
    const path = join(dir, `aids.${format === 'yaml' ? 'yaml' : format.endsWith('json') ? 'json' : 'csv'}`);
    const padding = format === 'aides-entreprises-json' ? 1900 : 300;
    const planted = { rows: ROWS, oneFaultIn: ONE_FAULT_IN, oneClosedIn: ONE_CLOSED_IN, padding };
    const { bytes } = await writeAidFile(path, format, planted);
    const base = rss();
    let most = base;
    const began = performance.now();
    const opened = await openFile(path);
    const { rows, faulty } = await runImport({
      store: createEntryStore(database.pool),
      source: opened.source,
      runId: 'bench',
      now: new Date(),
      rows: opened.rows({ today: '2026-11-22', words }),
      onFault: () => {},
      onRow: () => void (most = Math.max(most, rss())),
    });
    const seconds = (performance.now() - began) / 1000;
    const from = performance.now();
    const whole = await readWhole(database.pool, [], '2026-11-22');
    createCatalogue(whole.resources).find('aide pour un four de boulangerie', {}, '2026-11-22');
    const ready = (performance.now() - from) / 1000;
    const name = `${format} (${(bytes / MB).toFixed(0)} MB)`;
    return [
      seen(`${name}, rows/s`, rows / seconds, ''),
      atLeast(`${name}, planted faults told`, faulty, ROWS / ONE_FAULT_IN, ''),
      seen(`${name}, memory while it reads`, most - base, ' MB'),
      seen(`${name}, then in the lookup after`, ready, ' s', 2),
    ];
  } finally {
    await database.close();
  }
}
