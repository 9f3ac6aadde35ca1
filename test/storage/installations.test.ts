import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Grant } from '#src/platform/installations.ts';
import type { Database } from '#src/storage/database.ts';
import { createInstallations, resealInstallations } from '#src/storage/installations.ts';
import { createSecretBox } from '#src/storage/secret-box.ts';
import { onEveryDatabase } from '#test/support/databases.ts';

const NANTES = { teamId: 'T1', teamName: 'Club de Nantes', botUserId: 'U1', appId: 'A1' };
const REZE = { teamId: 'T2', teamName: 'Club de Rezé', botUserId: 'U2', appId: 'A1' };
const grant = (name: string): Grant => ({
  token: `xoxb-${name}`,
  refreshToken: `xoxe-${name}`,
  expiresAt: '2026-11-22T12:00:00.000Z',
});
const [old, fresh] = [randomBytes(32), randomBytes(32)];

onEveryDatabase('installations', (open) => {
  const clock = { now: new Date('2026-11-22T08:00:00Z') };
  const on = ({ prisma }: Database, ...keys: readonly [Buffer, ...Buffer[]]) =>
    createInstallations(prisma, createSecretBox(keys), 'slack', () => clock.now);
  const dump = async ({ pool }: Database) =>
    JSON.stringify((await pool.query('select * from installation')).rows);

  test('each workspace has its own tokens, and the table shows none of them', async () => {
    const database = await open();
    const installations = on(database, old);
    expect(await installations.save(NANTES, grant('nantes'))).toEqual({ isNew: true });
    await installations.save(REZE, grant('reze'));
    expect(await installations.save(NANTES, grant('nantes-again'))).toEqual({ isNew: false });
    expect((await installations.all()).map(({ teamId, grant: given }) => [teamId, given?.token])).toEqual([
      ['T1', 'xoxb-nantes-again'],
      ['T2', 'xoxb-reze'],
    ]);
    expect(await installations.find('T3')).toBeUndefined();
    const rows = await dump(database);
    expect(rows).toContain('Club de Rezé');
    expect(rows).not.toMatch(/xox[be]/);
  });

  test('tokens put into another workspace’s row stay shut', async () => {
    const database = await open();
    const installations = on(database, old);
    await installations.save(NANTES, grant('nantes'));
    await installations.save(REZE, grant('reze'));
    await database.pool.query(
      `update installation set sealed = (select sealed from installation where team_id = 'T1')`,
    );
    expect((await installations.find('T1'))?.grant?.token).toBe('xoxb-nantes');
    expect(await installations.find('T2')).toMatchObject({ teamName: 'Club de Rezé', grant: undefined });
  });

  test('a key is changed: both open, then everything is sealed with the new one, and the old one can go', async () => {
    const database = await open();
    await on(database, old).save(NANTES, grant('nantes'));
    expect((await on(database, fresh).find('T1'))?.grant).toBeUndefined();
    await resealInstallations(database.prisma, createSecretBox([fresh, old]));
    expect((await on(database, fresh).find('T1'))?.grant).toEqual(grant('nantes'));
    // A row nobody can open is left as it is: its key may come back.
    const before = await dump(database);
    await resealInstallations(database.prisma, createSecretBox([randomBytes(32)]));
    expect(await dump(database)).toBe(before);
  });

  test('of two processes that want new tokens, one asks for them, and both have them', async () => {
    const database = await open();
    const [one, other] = [on(database, old), on(database, old)];
    await one.save(NANTES, grant('first'));
    const known = await one.find('T1');
    if (!known) throw new Error('not saved');
    const asked: string[] = [];
    const exchange = async () => {
      asked.push('asked');
      await new Promise((resolve) => setTimeout(resolve, 50));
      return grant('second');
    };
    const renewed = await Promise.all([one.renew(known, exchange), other.renew(known, exchange)]);
    expect(asked).toHaveLength(1);
    expect(renewed.filter(Boolean)).toHaveLength(1);
    expect((await other.find('T1'))?.grant?.token).toBe('xoxb-second');
    // Late, with what it knew before.
    expect(await other.renew(known, exchange)).toBeUndefined();
    expect(asked).toHaveLength(1);
  });

  test('a process that died at it holds the others up for half a minute, a refusal not at all', async () => {
    const database = await open();
    const installations = on(database, old);
    await installations.save(NANTES, grant('first'));
    const known = await installations.find('T1');
    if (!known) throw new Error('not saved');
    const refused = installations.renew(known, async () => {
      throw new Error('refused');
    });
    await expect(refused).rejects.toThrow('refused');
    void installations.renew(known, () => new Promise(() => {}));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await installations.renew(known, async () => grant('second'))).toBeUndefined();
    clock.now = new Date(clock.now.getTime() + 31_000);
    expect(await installations.renew(known, async () => grant('second'))).toMatchObject({
      grant: grant('second'),
    });
  });

  test('installed again while tokens were renewed or dropped, the newer ones stay', async () => {
    const installations = on(await open(), old);
    await installations.save(NANTES, grant('first'));
    const known = await installations.find('T1');
    if (!known) throw new Error('not saved');
    const renewed = await installations.renew(known, async () => {
      await installations.save(NANTES, grant('again'));
      return grant('second');
    });
    expect(renewed).toBeUndefined();
    await installations.forget(known);
    const found = await installations.find('T1');
    expect(found?.grant?.token).toBe('xoxb-again');
    if (found) await installations.forget(found);
    expect(await installations.all()).toEqual([]);
    // Gone and come back: what somebody remembers of the first time does not touch the second.
    await installations.save(NANTES, grant('back'));
    await installations.forget(known);
    expect(await installations.renew(known, async () => grant('late'))).toBeUndefined();
    expect((await installations.find('T1'))?.grant?.token).toBe('xoxb-back');
  });

  test('what is good once is good once, and is forgotten when it is too old anyway', async () => {
    const database = await open();
    const installations = on(database, old);
    const until = new Date(clock.now.getTime() + 600_000);
    const answers = await Promise.all([installations.spend('a', until), installations.spend('a', until)]);
    expect(answers.map(String).toSorted()).toEqual(['false', 'true']);
    clock.now = new Date(until.getTime() + 1);
    expect(await installations.spend('b', new Date(clock.now.getTime() + 600_000))).toBe(true);
    expect(await database.prisma.spentState.count()).toBe(1);
  });
});
