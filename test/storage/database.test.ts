import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Notification } from 'pg';
import { expect, test } from 'vitest';
import { DatabaseUnavailable, openDatabase } from '#src/storage/database.ts';
import { freshDatabase, freshFolder } from '#test/support/database.ts';
import { onEveryDatabase } from '#test/support/databases.ts';

onEveryDatabase('a database', (open) => {
  test('a transaction keeps what it does to itself until it is committed', async () => {
    const { pool } = await open();
    const client = await pool.connect();
    await client.query('begin');
    await client.query(`insert into setting (key, value) values ('a', '1')`);
    const seen = pool.query('select count(*)::int as count from setting');
    await client.query(`insert into setting (key, value) values ('b', '2')`);
    await client.query('rollback');
    client.release();
    expect((await seen).rows).toEqual([{ count: 0 }]);
  });

  test('a client that goes away in the middle of a transaction leaves nothing, and nobody waiting', async () => {
    const { pool, prisma } = await open();
    const client = await pool.connect();
    await client.query('begin');
    await client.query(`insert into setting (key, value) values ('a', '1')`);
    client.release(true);
    expect(await prisma.setting.count()).toBe(0);
  });

  test('errors carry the code that PostgreSQL gives', async () => {
    const { pool, prisma } = await open();
    await prisma.setting.create({ data: { key: 'a', value: 1 } });
    await expect(
      pool.query(`insert into setting (key, value) values ($1, $2)`, ['a', '1']),
    ).rejects.toMatchObject({
      code: '23505',
      constraint: 'setting_pkey',
    });
    await expect(prisma.setting.create({ data: { key: 'a', value: 1 } })).rejects.toMatchObject({
      code: 'P2002',
    });
    await expect(pool.query('select 1 / $1::int', [0])).rejects.toMatchObject({ code: '22012' });
  });

  test('twenty transactions of Prisma at once all succeed', async () => {
    const { prisma } = await open();
    await prisma.setting.create({ data: { key: 'count', value: 0 } });
    const add = () =>
      prisma.$transaction(
        async (tx) => {
          await tx.$queryRaw`select 1 from setting where key = 'count' for update`;
          const row = await tx.setting.findUniqueOrThrow({ where: { key: 'count' } });
          await tx.setting.update({ where: { key: 'count' }, data: { value: Number(row.value) + 1 } });
        },
        { maxWait: 20_000, timeout: 20_000 },
      );
    await Promise.all(Array.from({ length: 20 }, add));
    expect((await prisma.setting.findUnique({ where: { key: 'count' } }))?.value).toBe(20);
  });

  test('who listens hears, also while others work; who stopped listening does not', async () => {
    const { pool } = await open();
    const [one, two] = [await pool.connect(), await pool.connect()];
    const heard: string[] = [];
    for (const [name, client] of Object.entries({ one, two })) {
      client.on('notification', ({ payload }: Notification) => heard.push(`${name} ${payload}`));
      await client.query('-- as BullMQ writes it\nLISTEN news;\n');
    }
    await pool.query(`select pg_notify('news', 'é')`);
    await pool.query(`select pg_notify('other', 'nothing')`);
    await expect.poll(() => [...heard].sort()).toEqual(['one é', 'two é']);
    await two.query('unlisten news');
    await pool.query(`select pg_notify('news', 'again')`);
    await expect.poll(() => heard.length).toBe(3);
    expect(heard[2]).toBe('one again');
    one.release(true);
    two.release(true);
  });

  test('a request of help has one accepted mentor at most', async () => {
    const { pool } = await open();
    const { rows } = await pool.query(
      `select indexdef from pg_indexes where indexname = 'ping_one_accepted'`,
    );
    expect(rows[0].indexdef).toMatch(/UNIQUE INDEX .*\(request_id\) WHERE \(status = 'accepted'/);
  });
});

test('what was written is there after a restart', async () => {
  const database = await freshDatabase();
  await database.prisma.setting.create({ data: { key: 'a', value: { text: 'é😀' } } });
  const again = await database.reopen();
  expect(await again.prisma.setting.findMany()).toEqual([{ key: 'a', value: { text: 'é😀' } }]);
  await again.close();
});

test('after kill -9 the folder opens, with all that was acknowledged', async () => {
  const dataDir = await freshFolder();
  const program = `
    import { openDatabase } from '#src/storage/database.ts';
    const { prisma } = await openDatabase({ dataDir: process.argv[1] });
    for (let index = 0; ; index++) {
      await prisma.setting.create({ data: { key: String(index), value: index } });
      process.stdout.write(index + '\\n');
    }`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', program, dataDir]);
  let acknowledged = '';
  child.stdout.on('data', (chunk) => {
    acknowledged += chunk;
  });
  await expect.poll(() => acknowledged.split('\n').length, { timeout: 20_000 }).toBeGreaterThan(50);
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('exit', resolve));
  const database = await openDatabase({ dataDir });
  const count = acknowledged.trim().split('\n').length;
  expect(await database.prisma.setting.count()).toBeGreaterThanOrEqual(count);
  await database.close();
  rmSync(dataDir, { recursive: true });
});

test('a program stopped while it makes its database for the first time starts as if nothing had been', async () => {
  const dataDir = join(mkdtempSync(join(tmpdir(), 'plusun-test-')), 'database');
  mkdirSync(`${dataDir}.making`);
  writeFileSync(`${dataDir}.making/PG_VERSION`, 'half');
  const database = await openDatabase({ dataDir });
  expect(await database.prisma.person.count()).toBe(0);
  await database.close();
  expect(existsSync(`${dataDir}.making`)).toBe(false);
  rmSync(dataDir, { recursive: true });
});

test('a folder or a server that cannot be used: one sentence says what to do', async () => {
  const broken = await freshFolder();
  writeFileSync(join(broken, 'global/pg_control'), Buffer.alloc(8192));
  const file = join(mkdtempSync(join(tmpdir(), 'plusun-test-')), 'file');
  writeFileSync(file, '');
  await expect(openDatabase({ dataDir: broken })).rejects.toThrow(/cannot be opened .* put back a backup/);
  await expect(openDatabase({ dataDir: file })).rejects.toThrow(/is a file, not a folder/);
  await expect(openDatabase({ databaseUrl: 'postgres://nobody@127.0.0.1:9/none' })).rejects.toThrow(
    /ECONNREFUSED.*check DATABASE_URL/,
  );
  await expect(openDatabase({ dataDir: broken })).rejects.toBeInstanceOf(DatabaseUnavailable);
  rmSync(broken, { recursive: true });
});
