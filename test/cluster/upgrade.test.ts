/** A new version beside the one before it, on one PostgreSQL: it migrates while the old one serves, and both go on. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import {
  hasPreviousVersion,
  type PreviousVersion,
  takePreviousVersion,
} from '#test/support/previous-version.ts';
import { openProcesses, type Processes } from '#test/support/processes.ts';
import type { Program } from '#test/support/program.ts';
import { hasPostgres } from '#test/support/services.ts';
import { migrationNames } from '#src/storage/migrate.ts';
import { WebVisitor } from '#test/support/web-visitor.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

const ROOT = join(import.meta.dirname, '../..');

describe.skipIf(!hasPostgres || !hasPreviousVersion)('the version before this one', () => {
  let before: PreviousVersion;
  let processes: Processes;
  let old: Program;
  let fresh: Program;

  beforeAll(async () => {
    before = takePreviousVersion();
    processes = await openProcesses();
    old = await processes.start('all', {}, before.root);
  });
  afterAll(async () => {
    await processes?.close();
    before?.remove();
  });

  const migrate = (...args: readonly string[]) =>
    spawnSync(process.execPath, ['src/main/migrate.ts', ...args], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], LANG: 'fr_FR.UTF-8', DATABASE_URL: processes.postgres.url },
    });
  const arrive = async ({ address }: Program) => {
    const visitor = new WebVisitor(address);
    await visitor.arrives();
    await visitor.reads('1/4');
    return visitor;
  };

  test('what would be done is said first, and nothing is changed', async () => {
    const known = () => processes.query<{ name: string }>('select name from schema_migration order by name');
    const names = (await known()).map(({ name }) => name);
    const missing = migrationNames().filter((name) => !names.includes(name));
    const { status, stdout } = migrate('--check');
    // Right after a release, nothing is missing yet.
    expect(status).toBe(missing.length > 0 ? 2 : 0);
    for (const name of missing) expect(stdout).toContain(name);
    expect(stdout).not.toContain('0001_init.sql');
    expect((await known()).map(({ name }) => name)).toEqual(names);
  });

  test('the old one answers before, while and after the new one migrates', async () => {
    const lea = await arrive(old);
    let answered = 0;
    let isOver = false;
    const talking = (async () => {
      while (!isOver) {
        await lea.says('aide', '1/4');
        answered += 1;
        // The page takes thirty messages a minute from one visitor.
        await new Promise((resolve) => setTimeout(resolve, 1_500));
      }
    })();
    await vi.waitFor(() => expect(answered).toBeGreaterThan(0), { timeout: 15_000 });
    fresh = await processes.start();
    const soFar = answered;
    await vi.waitFor(() => expect(answered).toBeGreaterThan(soFar + 1), { timeout: 15_000 });
    isOver = true;
    await talking;
    expect(migrate('--check').stdout).toContain('La base est à jour.');
  });

  test('both serve: who began with one goes on with the other', async () => {
    const [lea, awa] = await Promise.all([arrive(old), arrive(fresh)]);
    await lea.says('boulangère', '2/4');
    await awa.says('boulangère', '2/4');
    lea.address = fresh.address;
    awa.address = old.address;
    await lea.says('passer', '3/4');
    await awa.says('passer', '3/4');
    lea.address = old.address;
    awa.address = fresh.address;
    await lea.says('passer', '4/4');
    await awa.says('passer', '4/4');
    const parked = await processes.query(`select seq from inbox where state = 'parked'`);
    expect(parked).toEqual([]);
  });

  test('back again: the old one starts on what the new one left, and answers', async () => {
    expect(await old.stop()).toBe(0);
    const lea = await arrive(fresh);
    await lea.says('boulangère', '2/4');
    expect(await fresh.stop()).toBe(0);
    old = await processes.start('all', {}, before.root);
    lea.address = old.address;
    await lea.says('passer', '3/4');
  });
});
