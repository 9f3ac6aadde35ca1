/** Whoever was erased stays erased when an older backup is put back, whatever became of the database in between. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handlers, newId } from '#src/main/parts.ts';
import { readBackup, writeBackup } from '#src/operations/backup.ts';
import { dump } from '#src/operations/dump.ts';
import { keepErasures, readErasures, replayErasures } from '#src/operations/erasures.ts';
import { restore } from '#src/operations/restore.ts';
import { accountKey } from '#src/people/accounts.ts';
import { type Database, openDatabase } from '#src/storage/database.ts';
import { runWork } from '#src/storage/work.ts';
import { freshDatabase } from '#test/support/database.ts';

const folder = mkdtempSync(join(tmpdir(), 'plusun-erasures-'));
const file = (name: string) => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));
beforeAll(async () => (await openDatabase({ dataDir: file('blank') }, async () => {})).close());

function elsewhere(): Promise<Database> {
  const dataDir = mkdtempSync(file('database-'));
  cpSync(file('blank'), dataDir, { recursive: true });
  return openDatabase({ dataDir }, async () => {});
}

async function arrives({ prisma }: Database, id: string, accounts: readonly string[]): Promise<void> {
  await prisma.person.create({ data: { id } });
  for (const externalId of accounts)
    await prisma.identity.create({
      data: {
        personId: id,
        platform: 'web',
        externalId,
        address: { platform: 'web', room: externalId, isPrivate: true },
      },
    });
}

const does = ({ prisma }: Database, kind: string, personId: string, data = {}) =>
  prisma.$transaction((tx) =>
    runWork(tx, handlers, kind, { key: 'k', data, personId, now: new Date(), newId }),
  );

const people = async ({ prisma }: Database) =>
  (await prisma.person.findMany({ orderBy: { id: 'asc' } })).map(({ id }) => id);

test('through the ledger beside the lost database; it names nobody', async () => {
  const before = await freshDatabase();
  for (const id of ['alice', 'bob', 'carol']) await arrives(before, id, [`account-of-${id}`]);
  await arrives(before, 'old-carol', []);
  await writeBackup(dump(before.pool), file('backup'), []);

  // Since then: one is erased, one was linked to another and both are erased, one comes back as somebody new.
  const ledger = keepErasures(before.pool, file('ledger'), (error) => expect.fail(String(error)));
  await before.pool.query(`delete from person where id = 'old-carol'`);
  await before.pool.query(
    `insert into person_alias (old_id, person_id, at) values ('old-carol', 'carol', now())`,
  );
  await does(before, 'people.erase', 'alice');
  await does(before, 'people.erase', 'carol');
  await arrives(before, 'alice-again', ['account-of-alice']);
  await ledger.stop();
  await before.close();

  const text = readFileSync(file('ledger'), 'utf8');
  expect(text).not.toMatch(/alice|carol/);
  expect(text.split('\n')).toHaveLength(4);
  writeFileSync(file('ledger'), `${text}half a li`);

  const after = await elsewhere();
  const erasures = readErasures(file('ledger'));
  await restore(after, readBackup(file('backup'), []), { isReplacing: false, erasures });
  expect(await people(after)).toEqual(['alice', 'bob', 'carol', 'old-carol']);
  expect(await replayErasures(after, handlers, new Date(), newId)).toBe(3);
  expect(await people(after)).toEqual(['bob']);
  expect(await replayErasures(after, handlers, new Date(), newId)).toBe(0);
  await after.close();
});

test('through the table of the database that is replaced; who came back since stays', async () => {
  const database = await freshDatabase();
  await arrives(database, 'alice', ['a']);
  await writeBackup(dump(database.pool), file('first'), []);
  await does(database, 'people.erase', 'alice');
  await arrives(database, 'alice2', ['a']);
  await writeBackup(dump(database.pool), file('second'), []);
  const replacing = { isReplacing: true, erasures: [] };
  await restore(database, readBackup(file('second'), []), replacing);
  expect(await replayErasures(database, handlers, new Date(), newId)).toBe(0);
  expect(await people(database)).toEqual(['alice2']);
  await restore(database, readBackup(file('first'), []), replacing);
  expect(await replayErasures(database, handlers, new Date(), newId)).toBe(1);
  expect(await people(database)).toEqual([]);
  await database.close();
});

test('an account that left somebody is not given back to them', async () => {
  const database = await freshDatabase();
  await arrives(database, 'alice', ['a', 'b']);
  await writeBackup(dump(database.pool), file('linked'), []);
  await does(database, 'people.unlink', 'alice', {
    account: accountKey({ platform: 'web', externalId: 'b' }),
  });
  const identities = () => database.prisma.identity.findMany({ where: { personId: 'alice' } });
  expect(await identities(), 'the key of an account is as expected').toHaveLength(1);
  await restore(database, readBackup(file('linked'), []), { isReplacing: true, erasures: [] });
  await replayErasures(database, handlers, new Date(), newId);
  expect((await identities()).map(({ externalId }) => externalId)).toEqual(['a']);
  await database.close();
});

test('what might be sent a second time is put aside instead', async () => {
  const database = await freshDatabase();
  for (const kind of ['answer', 'once', 'timed'])
    await database.prisma.outbox.create({
      data: { key: kind, platform: 'web', chat: 'c', class: kind, payload: {} },
    });
  await writeBackup(dump(database.pool), file('sending'), []);
  const after = await elsewhere();
  await restore(after, readBackup(file('sending'), []), { isReplacing: false, erasures: [] });
  const { rows } = await after.pool.query('select class, state from outbox order by class');
  expect(rows).toEqual([
    { class: 'answer', state: 'pending' },
    { class: 'once', state: 'uncertain' },
    { class: 'timed', state: 'pending' },
  ]);
  for (const each of [database, after]) await each.close();
});
