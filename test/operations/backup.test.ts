/** A backup made while people write, put back elsewhere: everything is there, and nothing when the file is not right. */
import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handlers, newId } from '#src/main/parts.ts';
import { readBackup, verifyBackup, writeBackup } from '#src/operations/backup.ts';
import { dump } from '#src/operations/dump.ts';
import { replayErasures } from '#src/operations/erasures.ts';
import { restore } from '#src/operations/restore.ts';
import { type Database, openDatabase } from '#src/storage/database.ts';
import { freshDatabase } from '#test/support/database.ts';
import { onEveryDatabase } from '#test/support/databases.ts';

const folder = mkdtempSync(join(tmpdir(), 'plusun-backup-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string) => join(folder, name);
const KEY = randomBytes(32);
const opened = { isReplacing: false, erasures: [] };

/** Made once: that takes seconds. */
const blank = file('blank');
beforeAll(async () => (await openDatabase({ dataDir: blank }, async () => {})).close());
const untouched = (): Promise<Database> => {
  const dataDir = mkdtempSync(join(folder, 'database-'));
  cpSync(blank, dataDir, { recursive: true });
  return openDatabase({ dataDir }, async () => {});
};

/** Names that JSON and SQL find hard, and a number no JavaScript can hold. */
async function settle({ prisma, pool }: Database, count = 3): Promise<void> {
  for (let index = 0; index < count; index++) {
    const id = `person${index}`;
    await prisma.person.create({ data: { id, locale: 'fr' } });
    await prisma.identity.create({
      data: {
        personId: id,
        platform: 'web',
        externalId: `visitor-${index}`,
        address: { platform: 'web', room: `visitor-${index}`, isPrivate: true },
        name: `Zoë "l'Étoile" \\ \n{[ ${index}`,
      },
    });
  }
  await prisma.club.create({
    data: { id: 'lyon', name: 'Lyon', place: '69123', zone: 'Europe/Paris', createdAt: new Date() },
  });
  await pool.query(`select setval('inbox_seq_seq', 9007199254740995)`);
  await pool.query(
    `insert into inbox (platform, key, person_id, payload) values ('web', 'k', 'person0', '{"a": null}')`,
  );
}

const sumsOf = async (database: Database): Promise<unknown> =>
  (await writeBackup(dump(database.pool), file(`sums-${randomBytes(4).toString('hex')}`), [])).sums;

onEveryDatabase('a backup', (open) => {
  test('is put back elsewhere, and is the same to the last byte', async () => {
    const before = await open();
    await settle(before);
    const { sums, counts } = await writeBackup(dump(before.pool), file('one'), [KEY]);
    expect(counts).toMatchObject({ person: 3, identity: 3, club: 1, inbox: 1 });
    expect(statSync(file('one')).mode & 0o777).toBe(0o600);
    expect(readFileSync(file('one')).includes('Étoile')).toBe(false);

    const after = await untouched();
    await restore(after, readBackup(file('one'), [KEY]), opened);
    await replayErasures(after, handlers, new Date(), newId);
    expect(await sumsOf(after)).toEqual(sums);
    const { rows } = await after.pool.query(
      `insert into inbox (platform, key, person_id) values ('web', 'l', 'p') returning seq`,
    );
    expect(rows[0].seq).toBe('9007199254740997');
    await after.close();
  });

  test('made while people write holds a moment, whole', async () => {
    const database = await open();
    await settle(database);
    let isWriting = true;
    const writing = (async () => {
      for (let index = 0; isWriting; index++) {
        // As people do: the embedded database would otherwise leave no moment for files.
        await new Promise((resolve) => setImmediate(resolve));
        await database.prisma.$transaction([
          database.prisma.person.create({ data: { id: `new${index}` } }),
          database.prisma.plusOne.create({
            data: {
              id: `step${index}`,
              personId: `new${index}`,
              what: 'x',
              dueOn: '2027-01-01',
              zone: 'UTC',
              createdAt: new Date(),
            },
          }),
        ]);
      }
    })();
    for (let round = 0; round < 5; round++) {
      const { counts } = await writeBackup(dump(database.pool), file('busy'), []);
      expect(counts['plus_one']).toBe((counts['person'] ?? 0) - 3);
    }
    isWriting = false;
    await writing;
  });
});

test('a server takes the place of the folder, and the folder of the server', async () => {
  const { hasPostgres, startPostgres } = await import('#test/support/services.ts');
  if (!hasPostgres) return;
  const server = await startPostgres();
  const before = await freshDatabase();
  await settle(before);
  const { sums } = await writeBackup(dump(before.pool), file('there'), []);
  const there = await openDatabase({ databaseUrl: server.url }, async () => {});
  await restore(there, readBackup(file('there'), []), opened);
  await replayErasures(there, handlers, new Date(), newId);
  const back = await writeBackup(dump(there.pool), file('back'), []);
  expect(back.sums).toEqual(sums);
  const again = await untouched();
  await restore(again, readBackup(file('back'), []), opened);
  await replayErasures(again, handlers, new Date(), newId);
  expect(await sumsOf(again)).toEqual(sums);
  for (const database of [before, there, again]) await database.close();
  await server.stop();
});

test('what is not right about a file is said, and changes nothing', async () => {
  const database = await freshDatabase();
  await settle(database, 400);
  await writeBackup(dump(database.pool), file('sealed'), [KEY]);
  await writeBackup(dump(database.pool), file('open'), []);
  const target = await freshDatabase();
  await settle(target, 1);
  const sums = await sumsOf(target);
  const replacing = { isReplacing: true, erasures: [] };
  const spoilt = (from: string, change: (bytes: Buffer) => Buffer) => {
    writeFileSync(file('spoilt'), change(readFileSync(file(from))));
    return file('spoilt');
  };
  const flip = (bytes: Buffer, at: number) => {
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return bytes;
  };
  const cases: readonly [string, string, readonly Buffer[]][] = [
    ['key-missing', file('sealed'), []],
    ['key-wrong', file('sealed'), [randomBytes(32)]],
    ['file', file('absent'), []],
    ['no-backup', spoilt('open', () => Buffer.from('hello')), []],
  ];
  for (const [key, path, keys] of cases)
    await expect(restore(target, readBackup(path, keys), replacing), key).rejects.toMatchObject({ key });
  for (const from of ['sealed', 'open']) {
    const size = statSync(file(from)).size;
    for (const cut of [1, size >> 1]) {
      const path = spoilt(from, (bytes) => bytes.subarray(0, bytes.length - cut));
      await expect(verifyBackup(path, [KEY])).rejects.toMatchObject({ key: 'truncated' });
      await expect(restore(target, readBackup(path, [KEY]), replacing)).rejects.toMatchObject({
        name: 'BackupFault',
      });
    }
    for (let at = 200; at < size - 8; at += Math.ceil(size / 40)) {
      const path = spoilt(from, (bytes) => flip(bytes, at));
      await expect(verifyBackup(path, [KEY]), `${from} ${at}`).rejects.toMatchObject({ name: 'BackupFault' });
    }
    const late = spoilt(from, (bytes) => flip(bytes, size - 40));
    await expect(restore(target, readBackup(late, [KEY]), replacing)).rejects.toMatchObject({
      name: 'BackupFault',
    });
  }
  expect(await sumsOf(target)).toEqual(sums);
  await database.close();
  await target.close();
});

test('a key that was changed still opens what the older one sealed', async () => {
  const database = await freshDatabase();
  await writeBackup(dump(database.pool), file('old-key'), [KEY]);
  expect(await verifyBackup(file('old-key'), [randomBytes(32), KEY])).toMatchObject({ isSealed: true });
  await database.close();
});

test('a database that holds something is replaced only when asked; one shared with others never', async () => {
  const database = await freshDatabase();
  await settle(database);
  await writeBackup(dump(database.pool), file('full'), []);
  await expect(restore(database, readBackup(file('full'), []), opened)).rejects.toMatchObject({
    key: 'not-empty',
  });
  await database.pool.query('create table invoices (id int)');
  const replacing = { isReplacing: true, erasures: [] };
  await expect(restore(database, readBackup(file('full'), []), replacing)).rejects.toMatchObject({
    key: 'shared',
  });
  await database.pool.query('drop table invoices');
  await restore(database, readBackup(file('full'), []), replacing);
  expect(await database.prisma.person.count()).toBe(3);
  await database.close();
});

test('a backup made by an earlier version is brought up to date; one of a later version is refused', async () => {
  const database = await freshDatabase();
  await settle(database);
  const older = (async function* () {
    for await (const line of dump(database.pool)) {
      if (/^\["(table|end)","erasure"/.test(line)) continue;
      if (!line.startsWith('["header"')) yield line;
      else {
        const [, header] = JSON.parse(line);
        const migrations = header.migrations.filter((name: string) => !name.includes('erasures'));
        const { erasure_id_seq: _, ...sequences } = header.sequences;
        yield JSON.stringify(['header', { ...header, migrations, sequences }]);
      }
    }
  })();
  const target = await untouched();
  await restore(target, older, opened);
  expect(await target.prisma.erasure.count()).toBe(0);
  const { rows } = await target.pool.query('select count(*)::int as count from schema_migration');
  expect(rows[0].count).toBeGreaterThan(7);
  const later = (async function* () {
    for await (const line of dump(database.pool)) yield line.replace('0001_init.sql', '9999_later.sql');
  })();
  const empty = await untouched();
  await expect(restore(empty, later, opened)).rejects.toMatchObject({ key: 'newer' });
  for (const each of [database, target, empty]) await each.close();
});

test('no half-made file is left when the database goes away in the middle', async () => {
  const lines = (async function* () {
    yield '["header",{}]';
    throw new Error('gone');
  })();
  await expect(writeBackup(lines, file('half'), [])).rejects.toThrow('gone');
  expect(readdirSync(folder).filter((name) => name.startsWith('half'))).toEqual([]);
});
