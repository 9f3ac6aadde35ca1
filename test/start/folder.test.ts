/** One program on a data folder. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freshDataDir, openTerminal, runProgram, startProgram } from '#test/support/program.ts';

// Each starts the real program several times, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

let settings: Record<string, string>;
beforeAll(async () => {
  settings = { DATA_DIR: await freshDataDir(), PORT: '0' };
});
afterAll(() => rmSync(settings['DATA_DIR'] ?? '', { recursive: true, force: true }));

test('the second is told where the first one is; after kill -9, the next has the folder at once', async () => {
  const first = await startProgram(settings);
  const second = await runProgram(settings);
  expect(second).toEqual({
    code: 1,
    out: '',
    err:
      `PlusUn tourne déjà sur ce dossier (${settings['DATA_DIR']}).\n` +
      `Ouvrez ${first.address}, ou choisissez un autre dossier avec DATA_DIR.\n`,
  });
  await first.kill();
  const third = await startProgram(settings);
  expect(await third.stop()).toBe(0);
  expect(third.output).toContain('PlusUn est arrêté. Tout est gardé.');
});

test('of two that start at the same instant, one has the folder', async () => {
  const both = await Promise.allSettled([startProgram(settings), startProgram(settings)]);
  const winners = both.filter((one) => one.status === 'fulfilled');
  const losers = both.filter((one) => one.status === 'rejected');
  expect([winners.length, losers.length]).toEqual([1, 1]);
  expect(String(losers[0]?.reason)).toMatch(/ended with 1:\nPlusUn (tourne|démarre) déjà sur ce dossier/);
  await winners[0]?.value.stop();
});

/** Waits for the moment given, tries to take the folder, says how it went, and keeps it until it is killed. */
const RACER = `
  import { holdFolder, newSecret } from '#src/storage/folder-lock.ts';
  import { createServer } from 'node:http';
  // Ends with the test, however that ends.
  process.stdin.resume().once('end', () => process.exit());
  const server = createServer((_, response) => response.end('{}')).listen(0, '127.0.0.1', async () => {
    const [dataDir, moment] = process.argv.slice(1);
    while (Date.now() < Number(moment));
    const held = await holdFolder(dataDir, { url: 'http://127.0.0.1:' + server.address().port, secret: newSecret(), kind: 'program' });
    console.log(held.ok ? 'taken' : held.holder ? 'told' : 'silent');
    if (!held.ok) process.exit();
    // What nothing refers to any more must not let go of the folder.
    globalThis.gc?.();
  });`;

test('ten times, four programs at the same instant over the file of a dead one: one takes it', {
  timeout: 60_000,
}, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'plusun-race-'));
  for (let round = 0; round < 10; round++) {
    const moment = String(Date.now() + 900);
    const racers = Array.from({ length: 4 }, () =>
      spawn(process.execPath, ['--expose-gc', '--input-type=module', '-e', RACER, dataDir, moment], {
        cwd: new URL('../..', import.meta.url).pathname,
        stdio: ['pipe', 'pipe', 'inherit'],
      }),
    );
    const said = await Promise.all(
      racers.map(async ({ stdout }) => String((await once(stdout, 'data'))[0]).trim()),
    );
    expect(said.toSorted()).toEqual(['taken', 'told', 'told', 'told']);
    const ends = racers.filter(({ exitCode }) => exitCode === null).map((racer) => once(racer, 'exit'));
    for (const racer of racers) racer.kill('SIGKILL');
    await Promise.all(ends);
  }
  rmSync(dataDir, { recursive: true });
});

test('stopping npm stops the program, although npm only reaches the shell between them', async () => {
  const main = new URL('../../src/main.js', import.meta.url).pathname;
  const shell = spawn('sh', ['-c', `"${process.execPath}" "${main}"; true`], {
    env: { ...settings, LANG: 'fr_FR.UTF-8', npm_lifecycle_event: 'start' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  shell.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  await vi.waitFor(() => expect(output).toContain('Ctrl + C'), 20_000);
  shell.kill('SIGTERM');
  await once(shell, 'close');
  expect(output).toContain('PlusUn est arrêté. Tout est gardé.');
});

test('a chat at the terminal that has the folder itself is named as what it is', async () => {
  const chat = openTerminal(settings, 'Léa');
  chat.types('bonjour\n');
  await chat.prints('1/4');
  const { code, err } = await runProgram(settings);
  expect(code).toBe(1);
  expect(err).toBe(
    `Une discussion au terminal utilise le dossier ${settings['DATA_DIR']}.\nTerminez-la avec Ctrl + D, puis relancez.\n`,
  );
  chat.end();
  expect((await chat.ended).code).toBe(0);
  const program = await startProgram(settings);
  await program.stop();
});
