/** An import into the catalogue: whole or not at all, again without harm, seen by a running program. */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FileFault, type RowFault } from '#src/catalogue/import/entry.ts';
import { entriesThroughDoor, routeEntries } from '#src/catalogue/import/door.ts';
import { createLiveCatalogue } from '#src/catalogue/import/live.ts';
import { openFile } from '#src/catalogue/import/read-file.ts';
import { runImport } from '#src/catalogue/import/run.ts';
import { createEntryStore, type EntryStore } from '#src/catalogue/import/store.ts';
import { recordAddresses } from '#src/catalogue/links/results.ts';
import type { Resource } from '#src/catalogue/resource.ts';
import { createCatalogue } from '#src/catalogue/search.ts';
import { csvCell } from '#src/main/tools/import-report.ts';
import { type AidFormat, writeAidFile } from '#test/support/aid-files.ts';
import { emptyDatabase, freshDatabase, freshFolder, type TestDatabase } from '#test/support/database.ts';

const dir = mkdtempSync(join(tmpdir(), 'plusun-import-'));
const NOW = new Date('2026-11-22T09:00:00Z');
const words = {
  firstStep: { fr: 'Lire la page', en: 'Read the page' },
  anyFirm: { fr: 'Entreprises', en: 'Firms' },
};
let database: TestDatabase;
let store: EntryStore;
let runs = 0;
beforeAll(async () => {
  database = await freshDatabase();
  store = createEntryStore(database.pool);
});
beforeEach(() => emptyDatabase(database));
afterAll(async () => {
  await database.close();
  rmSync(dir, { recursive: true, force: true });
});

async function bringIn(path: string, settings: { mayShrink?: boolean; into?: EntryStore } = {}) {
  const opened = await openFile(path);
  const faults: RowFault[] = [];
  const imported = await runImport({
    store: settings.into ?? store,
    source: opened.source,
    runId: `run${++runs}`,
    now: NOW,
    rows: opened.rows({ today: '2026-11-22', words }),
    onFault: (fault) => faults.push(fault),
    mayShrink: settings.mayShrink === true,
  });
  return { ...imported, faults };
}
const text = (name: string, content: string): string => {
  writeFileSync(join(dir, name), content);
  return join(dir, name);
};
const CSV = 'id;nom;apporte;lien;jusqu’au\n';
const plain = (...rows: readonly string[]) => text('club.csv', CSV + rows.join('\n'));
const kept = async () =>
  (await database.pool.query(`select source_id as id, payload #>> '{name,fr}' as name from entry order by 1`))
    .rows;
const version = async () =>
  (await database.pool.query(`select value from setting where key = 'catalogue-version'`)).rows[0]?.value ??
  0;

describe('a file comes in', () => {
  test.each<AidFormat>(['aides-entreprises-json', 'aides-entreprises-csv', 'dispositif-aide', 'csv', 'yaml'])(
    '%s: every planted fault is told at its place, every sound row is there',
    async (format) => {
      const path = join(dir, `aids.${format === 'yaml' ? 'yaml' : format.endsWith('json') ? 'json' : 'csv'}`);
      const made = await writeAidFile(path, format, { rows: 400, oneFaultIn: 20, oneClosedIn: 25, seed: 7 });
      const { rows, added, faulty, leftOut, faults } = await bringIn(path);
      expect({ faulty, leftOut: leftOut.closed + leftOut.ended }).toEqual({
        faulty: made.faulty,
        leftOut: made.leftOut,
      });
      expect(rows).toBe(made.rows - made.faulty - made.leftOut);
      expect(added).toBe(rows);
      expect(new Set(faults.map(({ key }) => key))).toEqual(
        new Set(['day', 'year', 'missing', 'address', 'twice', 'garbled']),
      );
      expect(await kept()).toHaveLength(rows);
    },
  );

  test('again: nothing changes; a changed row is changed, one that is gone is gone, a new one is new', async () => {
    await bringIn(plain('1;A;Un;https://a.fr/1;', '2;B;Deux;https://a.fr/2;', '3;C;Trois;https://a.fr/3;'));
    const before = await version();
    expect(await bringIn(join(dir, 'club.csv'))).toMatchObject({
      unchanged: 3,
      added: 0,
      changed: 0,
      removed: 0,
    });
    expect(await version()).toBe(before);
    const again = await bringIn(
      plain('1;A;Un;https://a.fr/1;', '2;Bis;Deux;https://a.fr/2;', '4;D;Quatre;https://a.fr/4;'),
    );
    expect(again).toMatchObject({ unchanged: 1, added: 1, changed: 1, removed: 1 });
    expect(await kept()).toEqual([
      { id: '1', name: 'A' },
      { id: '2', name: 'Bis' },
      { id: '4', name: 'D' },
    ]);
    expect(await version()).toBe(before + 1);
  });

  test('a fault of the file leaves the catalogue as it was', async () => {
    await bringIn(plain('1;A;Un;https://a.fr/1;', '2;B;Deux;https://a.fr/2;', '3;C;Trois;https://a.fr/3;'));
    const before = [await kept(), await version()];
    const refused = [
      plain('4;D;Quatre;https://a.fr/4;', '5;"E;jamais fermé;https://a.fr/5;'),
      text('club.csv', 'id;nom\n1;A'),
      text('club.csv', CSV),
      // One row where there were three: cut off?
      plain('1;A;Un;https://a.fr/1;'),
      // Nothing but faults.
      plain(...Array.from({ length: 30 }, (_, at) => `${at};;;`), '1;A;Un;https://a.fr/1;'),
    ];
    for (const path of refused) await expect(bringIn(path)).rejects.toBeInstanceOf(FileFault);
    expect([await kept(), await version()]).toEqual(before);
    expect((await database.pool.query('select from entry_draft')).rowCount).toBe(0);
    expect(await bringIn(plain('1;A;Un;https://a.fr/1;'), { mayShrink: true })).toMatchObject({ removed: 2 });
  });

  test('two imports of one source at once: the later one wins, the earlier changes nothing', async () => {
    const path = plain('1;A;Un;https://a.fr/1;');
    const slow: EntryStore = {
      ...store,
      async settle(...args) {
        await bringIn(text('club.csv', `${CSV}2;B;Deux;https://a.fr/2;`));
        return store.settle(...args);
      },
    };
    await expect(bringIn(path, { into: slow })).rejects.toMatchObject({ key: 'overtaken' });
    expect(await kept()).toEqual([{ id: '2', name: 'B' }]);
  });
});

describe('a running program', () => {
  const seed: readonly Resource[] = [
    resource({ id: 'adie', name: 'Microcrédit Adie', url: 'https://www.adie.org/credit', provider: 'Adie' }),
    resource({
      id: 'urgence',
      name: 'Ligne d’écoute',
      url: 'https://ecoute.fr/ligne',
      provider: 'Écoute',
      crisis: 1,
    }),
  ];
  let now = NOW;
  const live = () =>
    createLiveCatalogue({
      pool: database.pool,
      seed,
      first: createCatalogue(seed),
      create: createCatalogue,
      clock: () => now,
      log: { warn: () => {} },
    });
  beforeEach(() => void (now = NOW));

  test('finds what was imported without being started again, in another process too', async () => {
    const [here, elsewhere] = [live(), live()];
    await here.refresh();
    const ask = () => elsewhere.catalogue.find('xylophone', {}, '2026-11-22');
    expect(ask()).toEqual([]);
    await bringIn(plain('1;Xylophone;Prête un xylophone.;https://a.fr/four;'));
    expect(ask()).toEqual([]);
    expect([await here.refresh(), await elsewhere.refresh()]).toEqual([true, true]);
    expect(ask()[0]?.resource.name.fr).toBe('Xylophone');
    expect(await elsewhere.refresh()).toBe(false);
  });

  test('what is over hides itself the day after its last, with nobody touching anything', async () => {
    await bringIn(plain('1;Xylophone;Prête un xylophone.;https://a.fr/four;2026-11-23'));
    const catalogue = live();
    await catalogue.refresh();
    const isFound = () => catalogue.catalogue.find('xylophone', {}, '2026-11-23').length > 0;
    now = new Date('2026-11-23T20:00:00Z');
    expect([await catalogue.refresh(), isFound()]).toEqual([false, true]);
    now = new Date('2026-11-24T06:00:00Z');
    expect([await catalogue.refresh(), isFound()]).toEqual([true, false]);
  });

  test('dead for two days: hidden, but for a line one can call; alive again: back; moved for good: followed', async () => {
    await bringIn(
      plain('1;Xylophone;Prête un xylophone.;https://a.fr/four;', '2;Autre chose;Rien.;https://a.fr/2;'),
    );
    const catalogue = live();
    const result = (url: string, state: 'dead' | 'alive', day: string, movedTo?: string) =>
      store.recordAddresses([
        {
          url,
          state,
          reason: state === 'dead' ? '404' : '200',
          checkedAt: `2026-11-${day}T08:00:00Z`,
          ...(movedTo && { movedTo }),
        },
      ]);
    const found = async () => {
      await catalogue.refresh();
      return catalogue.catalogue.find('xylophone', {}, '2026-11-22')[0]?.resource.url;
    };
    await result('https://a.fr/four', 'dead', '20');
    await result('https://a.fr/four', 'dead', '20');
    await result('https://ecoute.fr/ligne', 'dead', '20');
    expect(await found()).toBe('https://a.fr/four');
    await result('https://a.fr/four', 'dead', '21');
    await result('https://ecoute.fr/ligne', 'dead', '21');
    expect(await found()).toBeUndefined();
    expect(catalogue.catalogue.crisisLines()).toHaveLength(1);
    await result('https://a.fr/four', 'alive', '22', 'https://a.fr/nouveau-four');
    expect(await found()).toBe('https://a.fr/nouveau-four');
    await recordAddresses(database.pool, []);
  });

  test('what two sources have is one entry that names both', async () => {
    await bringIn(plain('1;Microcrédit de l’Adie;Un prêt.;http://adie.org/credit/?utm_source=x;'));
    const catalogue = live();
    await catalogue.refresh();
    const [first, ...others] = catalogue.catalogue.find('microcrédit', {}, '2026-11-22');
    expect(others).toEqual([]);
    expect(first?.resource).toMatchObject({
      id: 'adie',
      alsoFrom: [{ source: 'club', url: 'http://adie.org/credit/?utm_source=x' }],
    });
  });
});

test('the program that has the database takes the rows in for a command beside it', async () => {
  const app = new Hono();
  let settled = 0;
  routeEntries(app, database.pool, () => void settled++);
  const { promise, resolve } = Promise.withResolvers<number>();
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => resolve(port));
  const into = entriesThroughDoor(`http://127.0.0.1:${await promise}`, 'secret');
  const path = join(dir, 'beside.json');
  await writeAidFile(path, 'aides-entreprises-json', { rows: 700, oneFaultIn: 50 });
  expect(await bringIn(path, { into })).toMatchObject({ rows: 686, added: 686, faulty: 14 });
  expect(await bringIn(path, { into })).toMatchObject({ unchanged: 686 });
  expect(settled).toBe(2);
  expect(await into.addresses(['https://seed.fr/'])).toHaveLength(687);
  expect(
    (
      await fetch(`http://127.0.0.1:${await promise}/operate/catalogue/unknown`, {
        method: 'POST',
        body: '[]',
      })
    ).status,
  ).toBe(404);
  server.close();
});

describe('the command', () => {
  const environment = (dataDir: string) => ({
    ...process.env,
    DATA_DIR: dataDir,
    LANG: 'fr_FR.UTF-8',
    DATABASE_URL: '',
    REDIS_URL: '',
  });
  const command = (dataDir: string, ...args: readonly string[]) =>
    promisify(execFile)(process.execPath, ['src/main/tools/import.ts', ...args], {
      env: environment(dataDir),
    }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (error: { code: number; stdout: string; stderr: string }) => error,
    );
  const folder = () => mkdtempSync(join(tmpdir(), 'plusun-import-data-'));

  test('says what it did, where the faults are, and how it ended', { timeout: 120_000 }, async () => {
    const dataDir = folder();
    const good = text('bon.csv', `${CSV}1;A;Un;https://a.fr/1;\n`);
    expect(await command(dataDir, good)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('1 nouvelles'),
    });
    const faulty = text('fautes.csv', `${CSV}1;A;Un;https://a.fr/1;\n2;B;Deux;=cmd;\n`);
    const report = join(dir, 'report.csv');
    const told = await command(dataDir, faulty, '--format', 'csv', '--report', report);
    expect(told.code).toBe(2);
    expect(told.stderr).toContain("fautes.csv, ligne 3, url : « =cmd » n'est pas une adresse publique");
    expect(readFileSync(report, 'utf8')).toContain('3;;url;"« =cmd »'.replace('"', ''));
    const broken = await command(dataDir, text('rien.csv', 'a;b\n1;2\n'));
    expect(broken).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('le catalogue est comme avant'),
    });
    expect(await command(dataDir)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('npm run import'),
    });
    rmSync(dataDir, { recursive: true, force: true });
  });

  test('killed in the middle: the catalogue is as before, and the same command brings all of it in', {
    timeout: 180_000,
  }, async () => {
    const dataDir = folder();
    const path = join(dir, 'aides.json');
    const { rows } = await writeAidFile(path, 'aides-entreprises-json', { rows: 6000, padding: 1500 });
    await freshFolder().then((made) => promisify(execFile)('cp', ['-r', made, join(dataDir, 'database')]));
    const child = spawn(process.execPath, ['src/main/tools/import.ts', path], {
      env: environment(dataDir),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    expect(child.signalCode).toBe('SIGKILL');
    const whole = await command(dataDir, path);
    expect(whole).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`${rows.toLocaleString('fr')} nouvelles`),
    });
    rmSync(dataDir, { recursive: true, force: true });
  });

  test('a cell that a spreadsheet would take for a formula is made inert', () => {
    expect(['=1+1', '+33', '-1', '@a', '\tx', 'a;b', 'a"b'].map(csvCell)).toEqual([
      "'=1+1",
      "'+33",
      "'-1",
      "'@a",
      "'\tx",
      '"a;b"',
      '"a""b"',
    ]);
  });
});

function resource({
  id,
  name,
  url,
  provider,
  crisis,
}: {
  id: string;
  name: string;
  url: string;
  provider: string;
  crisis?: number;
}): Resource {
  return {
    id,
    name: { fr: name, en: name },
    gives: { fr: 'Une aide.', en: 'Help.' },
    forWhom: { fr: 'Tous', en: 'All' },
    firstStep: { fr: 'Appeler', en: 'Call' },
    provider,
    needs: ['funding'],
    stages: [],
    kind: 'money',
    cost: 'loan',
    scope: 'national',
    keywords: [],
    url,
    source: 'graine',
    checkedOn: '2026-11-22',
    confidence: 'high',
    ...(crisis !== undefined && { crisis }),
  };
}
