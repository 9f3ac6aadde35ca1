/** `npm run bench -- import [FORMAT]`: 10,000 rows in each format: how fast they come in, what that takes of memory, how soon the catalogue is ready with them. */
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

const ROWS = 10_000;
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
const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

const dir = mkdtempSync(join(tmpdir(), 'plusun-bench-import-'));
const only = FORMATS.filter((one) => process.argv.includes(one));
for (const format of only.length > 0 ? only : FORMATS) {
  const database = await freshDatabase();
  const store = createEntryStore(database.pool);
  const path = join(dir, `aids.${format === 'yaml' ? 'yaml' : format.endsWith('json') ? 'json' : 'csv'}`);
  const padding = format === 'aides-entreprises-json' ? 1900 : 300;
  const { bytes } = await writeAidFile(path, format, {
    rows: ROWS,
    oneFaultIn: 50,
    oneClosedIn: 20,
    padding,
  });
  globalThis.gc?.();
  const base = rss();
  let most = base;
  const [began, burnt] = [performance.now(), cpu()];
  const opened = await openFile(path);
  const { rows, faulty } = await runImport({
    store,
    source: opened.source,
    runId: 'bench',
    now: new Date(),
    rows: opened.rows({ today: '2026-11-22', words }),
    onFault: () => {},
    onRow: () => void (most = Math.max(most, rss())),
  });
  const seconds = (performance.now() - began) / 1000;
  const spent = cpu() - burnt;
  const from = performance.now();
  const whole = await readWhole(database.pool, [], '2026-11-22');
  const read = performance.now();
  const catalogue = createCatalogue(whole.resources);
  const ready = performance.now();
  catalogue.find('aide pour un four de boulangerie', {}, '2026-11-22');
  console.log(
    `${format}: ${(bytes / MB).toFixed(0)} MB, ${rows} rows in and ${faulty} told in ${seconds.toFixed(1)} s (${spent.toFixed(1)} s of processor, ${Math.round(rows / seconds)} rows/s), ` +
      `+${(most - base).toFixed(0)} MB over ${base.toFixed(0)}; read again in ${Math.round(read - from)} ms, index ${Math.round(ready - read)} ms`,
  );
  await database.close();
}
rmSync(dir, { recursive: true, force: true });
