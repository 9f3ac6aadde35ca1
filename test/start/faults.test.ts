/** What keeps the program from starting: one sentence that says what to do, nothing lost, the folder free again. */
import { execFileSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { type Environment, freshDataDir, runProgram } from '#test/support/program.ts';

// Each starts the real program several times, on a machine that may be busy.
vi.setConfig({ testTimeout: 90_000 });

const NOWHERE = '127.0.0.1:1';
const isRoot = process.getuid?.() === 0;

let dataDir: string;
beforeAll(async () => {
  dataDir = await freshDataDir();
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

async function failsToStart(environment: Environment): Promise<string> {
  const { code, out, err } = await runProgram({ PORT: '0', ...environment });
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toMatch(/^PlusUn n'a pas pu démarrer\. /);
  expect(err, 'no stack').not.toMatch(/^\s+at /m);
  expect(err.trim().split('\n').length).toBeLessThanOrEqual(2);
  return err;
}

async function starts(environment: Environment): Promise<void> {
  const { code, out, err } = await runProgram({ PORT: '0', ...environment }, ['--check']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('PlusUn est prêt');
}

describe('the data folder', () => {
  test('is a file, or in one', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'plusun-file-')), 'notes.txt');
    writeFileSync(file, 'à garder');
    for (const place of [file, join(file, 'data')])
      expect(await failsToStart({ DATA_DIR: place })).toContain(`${place} n'est pas un dossier`);
  });

  test('cannot be written', async () => {
    // Nobody, root included, makes a folder there.
    expect(await failsToStart({ DATA_DIR: '/sys/plusun' })).toContain('est fermé en écriture');
  });

  test.skipIf(!isRoot)('is on a full disk; with room again it starts', { timeout: 90_000 }, async () => {
    const disk = mkdtempSync(join(tmpdir(), 'plusun-disk-'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', disk], { stdio: 'ignore' });
    } catch {
      console.info('left out: a full disk (no right to mount a small one)');
      return;
    }
    onTestFinished(() => {
      execFileSync('umount', ['--lazy', disk]);
    });
    expect(await failsToStart({ DATA_DIR: join(disk, 'data') })).toContain('Le disque est plein');
    execFileSync('mount', ['-o', 'remount,size=300m', disk]);
    await starts({ DATA_DIR: join(disk, 'data') });
  });
});

describe('a damaged database', () => {
  const damage: readonly (readonly [string, (database: string) => void])[] = [
    [
      'its control file is noise',
      (database) => writeFileSync(join(database, 'global/pg_control'), 'x'.repeat(8192)),
    ],
    [
      'its tables are empty files',
      (database) => {
        const tables = join(database, 'base/5');
        const names = existsSync(tables) ? readdirSync(tables) : [];
        expect(names.length).toBeGreaterThan(100);
        for (const name of names) truncateSync(join(tables, name));
      },
    ],
  ];

  test.each(damage)('%s', async (_name, harm) => {
    const copy = mkdtempSync(join(tmpdir(), 'plusun-damaged-'));
    onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
    cpSync(dataDir, copy, { recursive: true });
    harm(join(copy, 'database'));
    expect(await failsToStart({ DATA_DIR: copy })).toContain('Remettez une sauvegarde');
    // The advice works.
    rmSync(join(copy, 'database'), { recursive: true });
    cpSync(join(dataDir, 'database'), join(copy, 'database'), { recursive: true });
    await starts({ DATA_DIR: copy });
  });

  test('its version is missing: nothing is written over what is left', async () => {
    const version = join(dataDir, 'database/PG_VERSION');
    renameSync(version, `${version}.away`);
    expect(await failsToStart({ DATA_DIR: dataDir })).toContain("ne s'ouvre pas");
    renameSync(`${version}.away`, version);
    await starts({ DATA_DIR: dataDir });
  });
});

describe('what it needs is not there', () => {
  test('its port is taken; on another one it starts at once, the folder is free', async () => {
    const other: Server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const said = await failsToStart({ DATA_DIR: dataDir, PORT: String(port) });
    expect(said).toContain(
      `Le port ${port} est déjà pris. Choisissez-en un autre, par exemple PORT=${port + 1}.`,
    );
    await starts({ DATA_DIR: dataDir });
  });

  test('this machine has no such address', async () => {
    expect(await failsToStart({ DATA_DIR: dataDir, HOST: '192.0.2.1' })).toContain(
      "n'a pas l'adresse 192.0.2.1",
    );
  });

  test('the PostgreSQL server does not answer', async () => {
    const said = await failsToStart({ DATABASE_URL: `postgres://plusun:hunter2@${NOWHERE}/plusun` });
    expect(said).toContain('Vérifiez DATABASE_URL');
    expect(said).not.toContain('hunter2');
  });

  test('Redis does not answer', async () => {
    const said = await failsToStart({ DATA_DIR: dataDir, REDIS_URL: `redis://:hunter2@${NOWHERE}` });
    expect(said).toContain('Vérifiez REDIS_URL');
    expect(said).not.toContain('hunter2');
  });
});
