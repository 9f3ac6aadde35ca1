/**
 * The drill: people write to the real program, a backup is made beside it, the machine is lost. The backup is put back
 * elsewhere, on the other kind of database too, and the program goes on where it was.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operate } from '#test/support/operate.ts';
import { freshDataDir, type Program, startProgram } from '#test/support/program.ts';
import { hasPostgres, type Service, startPostgres } from '#test/support/services.ts';
import { WebVisitor } from '#test/support/web-visitor.ts';

const BACKUP_KEY = Buffer.alloc(32, 7).toString('base64');
const common = { PORT: '0', LOG_LEVEL: 'error', BACKUP_KEY };
const folder = mkdtempSync(join(tmpdir(), 'plusun-drill-'));
const file = join(folder, 'backup');
let server: Service | undefined;
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const isReady = async ({ address }: Program) => (await fetch(`${address}/readyz`)).text();

describe('a backup made while people write', { timeout: 120_000 }, () => {
  let lea: WebVisitor;
  beforeAll(async () => {
    const dataDir = await freshDataDir();
    const program = await startProgram({ ...common, DATA_DIR: dataDir });
    lea = new WebVisitor(program.address);
    await lea.arrives();
    await lea.reads('1/4');
    await lea.says('fleuriste', '2/4');
    let isWriting = true;
    const others = Array.from({ length: 5 }, async () => {
      const visitor = new WebVisitor(program.address);
      await visitor.arrives();
      while (isWriting) await visitor.says('aide', '');
    });
    const refused = await operate({ ...common, DATA_DIR: dataDir }, ['restore', file]);
    expect(refused.code).toBe(1);
    const made = await operate({ ...common, DATA_DIR: dataDir }, ['backup', file]);
    expect(made).toMatchObject({ code: 0, output: expect.stringContaining('read back') });
    isWriting = false;
    await Promise.all(others);
    // Léa goes on; the backup does not know it.
    await lea.presses('Mon activité tourne', '3/4');
    const running = await operate({ ...common, DATA_DIR: dataDir }, ['restore', file, '--replace']);
    expect(running).toMatchObject({ code: 1, output: expect.stringContaining('already running') });
    // Everything is lost.
    await program.kill();
    rmSync(dataDir, { recursive: true });
    if (hasPostgres) server = await startPostgres();
  }, 120_000);

  const places: [string, () => Record<string, string>][] = [
    ['in another folder', () => ({ DATA_DIR: join(folder, 'elsewhere') })],
    ['on a server', () => ({ DATA_DIR: join(folder, 'beside'), DATABASE_URL: server?.url ?? '' })],
  ];
  test.each(places)('is put back %s, and Léa goes on at her question', async (name, place) => {
    if (name === 'on a server' && !hasPostgres) return;
    const environment = { ...common, ...place() };
    const wrong = { ...environment, BACKUP_KEY: Buffer.alloc(32, 8).toString('base64') };
    expect((await operate(wrong, ['restore', file])).output).toContain('is not the key of this backup');
    const restored = await operate(environment, ['restore', file]);
    expect(restored).toMatchObject({ code: 0, output: expect.stringContaining('You can start PlusUn') });
    expect((await operate(environment, ['restore', file])).output).toContain('add --replace');

    const program = await startProgram(environment);
    try {
      expect(await isReady(program)).toBe('ok');
      // She is asked again, in a new tab; the page that was open all the time shows it too.
      const tab = lea.inAnotherTab(program.address);
      await tab.reads('2/4');
      await tab.presses('Mon activité tourne', '3/4');
      lea.address = program.address;
      await lea.reads('3/4');
    } finally {
      expect(await program.stop()).toBe(0);
    }
  });
});
