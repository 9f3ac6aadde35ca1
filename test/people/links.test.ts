/** Linking, unlinking and choosing where news go, when several things happen at the same moment. */
import { expect, test } from 'vitest';
import type { Prisma } from '#prisma/generated/client.ts';
import type { Handlers, Tx } from '#src/domain.ts';
import type { Address, Slots } from '#src/engine/message.ts';
import { showCode } from '#src/engine/parsers/code.ts';
import { accountKey } from '#src/people/accounts.ts';
import { erasePerson } from '#src/people/erase.ts';
import { exportPerson } from '#src/people/export.ts';
import { peopleHandlers } from '#src/people/handlers.ts';
import { mergePeople } from '#src/people/merge.ts';
import type { Database } from '#src/storage/database.ts';
import { createStore } from '#src/storage/postgres-store.ts';
import { purge } from '#src/storage/purge.ts';
import { runWork } from '#src/storage/work.ts';
import { onEveryDatabase } from '#test/support/databases.ts';
import { addressOf, replyTo, said, turnOf } from '#test/support/updates.ts';

const LEA = 'lea000000001';
const OTHER = 'other0000001';
const MAX = 'max000000001';
const begins = new Date('2026-11-23T09:00:00Z');
const json = (value: unknown) => value as Prisma.InputJsonValue;
/** Long enough for a statement to reach the lock it must wait at. */
const A_MOMENT_MS = 150;
const moment = () => new Promise((resolve) => setTimeout(resolve, A_MOMENT_MS));

const handlers: Handlers = {
  ...peopleHandlers,
  'test.tell': async (_tx, { data, key }) => [
    { kind: 'tell', personId: String(data['who']), trigger: 'ping', key, data: {} },
  ],
};

onEveryDatabase('linked accounts', (open) => {
  async function opened() {
    const database = await open();
    const { prisma } = database;
    let count = 0;
    const newId = () => `id${String(++count).padStart(10, '0')}`;
    const clock = { now: begins };
    for (const [id, platform, externalId] of [
      [LEA, 'telegram', 'lea'],
      [OTHER, 'discord', 'lea.martin'],
      [MAX, 'slack', 'max'],
    ] as const)
      await prisma.person.create({
        data: {
          id,
          identities: {
            create: {
              platform,
              externalId,
              name: externalId,
              address: json(addressOf(externalId, platform)),
            },
          },
        },
      });
    const workIn = (tx: Tx, kind: string, personId: string, data: Slots = {}) =>
      runWork(tx, handlers, kind, { key: newId(), data, personId, now: clock.now, newId }, personId);
    const work = (kind: string, personId: string, data: Slots = {}) =>
      prisma.$transaction((tx) => workIn(tx, kind, personId, data), { timeout: 30_000 });
    /** What this person has been told and has not read yet, oldest first. */
    const told = async (personId: string) => {
      const rows = await prisma.inbox.findMany({ where: { personId }, orderBy: { seq: 'asc' } });
      return rows.map(({ payload }) => {
        const { input, from } = payload as unknown as {
          input: { name: string; data: Slots };
          from: Address;
        };
        return { what: String(input.data['news'] ?? input.name), data: input.data, from };
      });
    };
    const lastTold = async (personId: string) => (await told(personId)).at(-1);
    const makeCode = async (personId: string) => {
      await work('people.link.make', personId);
      return String((await lastTold(personId))?.data['code']);
    };
    return { database, prisma, newId, clock, work, workIn, told, lastTold, makeCode };
  }

  test('the code is read easily, kept nowhere, and worth nothing once there is a newer one', async () => {
    const { prisma, makeCode, work, lastTold } = await opened();
    const code = await makeCode(LEA);
    expect(showCode(code)).toMatch(/^[A-HJKMNP-Z2-9]{4} [A-HJKMNP-Z2-9]{4}$/);
    expect(JSON.stringify(await prisma.linkCode.findMany())).not.toContain(code);
    expect(await makeCode(LEA)).not.toBe(code);
    expect(await prisma.linkCode.count()).toBe(1);
    await work('people.link.claim', OTHER, { code });
    expect((await lastTold(OTHER))?.what).toBe('wrong');
  });

  test('two type the same code at the same moment: one is asked, the other told that it was used', async () => {
    const { prisma, makeCode, work, told } = await opened();
    const code = await makeCode(LEA);
    await Promise.all([OTHER, MAX].map((who) => work('people.link.claim', who, { code })));
    const what = [...(await told(OTHER)), ...(await told(MAX))].map((one) => one.what);
    expect(what.sort()).toEqual(['link-ask', 'used']);
    expect(await prisma.linkCode.count({ where: { state: 'claimed' } })).toBe(1);
  });

  test('confirmed on both sides, twice at the same moment: linked once', async () => {
    const { prisma, makeCode, work, told } = await opened();
    const code = await makeCode(LEA);
    await work('people.link.claim', OTHER, { code });
    const { id: link } = await prisma.linkCode.findFirstOrThrow();
    // Nobody confirms for somebody else, nor before the other.
    await work('people.link.accept', LEA, { link });
    await work('people.link.confirm', MAX, { link });
    expect(await prisma.linkCode.count({ where: { state: 'claimed' } })).toBe(1);
    await work('people.link.confirm', OTHER, { link });
    await Promise.all([1, 2].map(() => work('people.link.accept', LEA, { link })));
    expect(await prisma.identity.count({ where: { personId: LEA } })).toBe(2);
    const what = (await told(LEA)).map((one) => one.what);
    expect(what.filter((one) => one === 'linked')).toHaveLength(1);
    expect(what.filter((one) => one === 'linked-here')).toHaveLength(1);
    const here = (await told(LEA)).find((one) => one.what === 'linked-here');
    expect(here?.from).toMatchObject({ platform: 'discord', room: 'room-lea.martin' });
  });

  test('guessing costs the guesser, also after they erase themselves; the code stays good', async () => {
    const { prisma, makeCode, work, lastTold, clock } = await opened();
    const code = await makeCode(LEA);
    for (let tries = 0; tries < 5; tries++)
      await work('people.link.claim', MAX, { code: `WWWWWWW${tries + 2}` });
    expect((await lastTold(MAX))?.what).toBe('wrong');
    await work('people.link.claim', MAX, { code });
    expect((await lastTold(MAX))?.what).toBe('too-many');
    await prisma.$transaction((tx) => erasePerson(tx, MAX, clock.now));
    const account = { platform: 'slack', externalId: 'max', address: json(addressOf('max', 'slack')) };
    await prisma.person.create({ data: { id: 'again0000001', identities: { create: account } } });
    await work('people.link.claim', 'again0000001', { code });
    expect((await lastTold('again0000001'))?.what).toBe('too-many');
    await work('people.link.claim', OTHER, { code });
    expect((await lastTold(OTHER))?.what).toBe('link-ask');
  });

  test('many accounts guess no more than a thousand times an hour', async () => {
    const { prisma, makeCode, work, lastTold, clock } = await opened();
    const code = await makeCode(LEA);
    const tries = Array.from({ length: 1_000 }, (_, at) => ({ account: `account${at}`, at: clock.now }));
    await prisma.linkTry.createMany({ data: tries });
    await work('people.link.claim', OTHER, { code });
    expect((await lastTold(OTHER))?.what).toBe('too-many');
    clock.now = new Date(clock.now.getTime() + 3_600_001);
    await work('people.link.claim', OTHER, { code: await makeCode(LEA) });
    expect((await lastTold(OTHER))?.what).toBe('link-ask');
  });

  test('a turn of the one who goes, under way while both become one, is refused and taken again', async () => {
    const { database, prisma, newId } = await opened();
    const store = createStore({ database, handlers, newId });
    const update = said('u1', 'lea.martin', 'bonjour', 'discord');
    const { pending } = await store.accept(update);
    if (!pending) throw new Error('nothing to handle');
    await prisma.$transaction((tx) => mergePeople(tx, LEA, OTHER, begins));
    expect(await store.commit(turnOf(pending))).toEqual({ kind: 'stale' });
    expect(await store.next(OTHER)).toBeUndefined();
    const again = await store.next(LEA);
    expect(again?.update).toMatchObject({ id: 'u1' });
    if (again) expect(await store.commit(turnOf(again))).toMatchObject({ kind: 'committed' });
    expect(await store.accept(update)).toMatchObject({ status: 'duplicate', personId: LEA });
  });

  test('what arrives, and what is told, while both become one reaches the one who stays', async () => {
    const { database, prisma, newId, work, told } = await opened();
    const store = createStore({ database, handlers, newId });
    let meanwhile: Promise<unknown> = Promise.resolve();
    await prisma.$transaction(
      async (tx) => {
        await mergePeople(tx, LEA, OTHER, begins);
        meanwhile = Promise.all([
          work('test.tell', MAX, { who: OTHER }),
          store.accept(said('u1', 'lea.martin', 'bonjour', 'discord')),
        ]);
        await moment();
      },
      { timeout: 30_000 },
    );
    await meanwhile;
    expect(await told(OTHER)).toEqual([]);
    const rows = await prisma.inbox.findMany({ where: { personId: LEA }, select: { platform: true } });
    expect(rows.map(({ platform }) => platform).sort()).toEqual(['discord', 'system']);
  });

  /** Léa on Telegram and Discord, writing from Discord. */
  async function linked(world: Awaited<ReturnType<typeof opened>>) {
    const { database, prisma, newId } = world;
    const store = createStore({ database, handlers, newId });
    await prisma.$transaction((tx) => mergePeople(tx, LEA, OTHER, begins));
    const { pending } = await store.accept(said('u0', 'lea.martin', 'bonjour', 'discord'));
    const discord = addressOf('lea.martin', 'discord');
    if (pending) await store.commit(turnOf(pending, { replies: [replyTo(discord, 'une réponse')] }));
    await prisma.inbox.deleteMany();
    return accountKey({ platform: 'discord', externalId: 'lea.martin' });
  }

  test('an account is separated while a ping is sent: the ping follows the history', async () => {
    const world = await opened();
    const { prisma, work, workIn, told } = world;
    const account = await linked(world);
    let meanwhile: Promise<unknown> = Promise.resolve();
    await prisma.$transaction(
      async (tx) => {
        await workIn(tx, 'people.unlink', LEA, { account });
        meanwhile = work('test.tell', MAX, { who: LEA });
        await moment();
      },
      { timeout: 30_000 },
    );
    await meanwhile;
    const toLea = await told(LEA);
    expect(toLea.map(({ what, from }) => [what, from.platform])).toEqual([
      ['unlinked', 'telegram'],
      ['ping', 'telegram'],
    ]);
    // What waited to be sent does not reach the account that left.
    const waiting = await prisma.outbox.findMany({ where: { personId: LEA } });
    expect(waiting).toMatchObject([{ platform: 'telegram', chat: 'room-lea' }]);
    expect(waiting[0]?.payload).toMatchObject({ to: { room: 'room-lea' } });
    const { personId: fresh } = await prisma.identity.findFirstOrThrow({ where: { platform: 'discord' } });
    expect(fresh).not.toBe(LEA);
    expect((await told(fresh)).map(({ what, from }) => [what, from.platform])).toEqual([
      ['unlinked-here', 'discord'],
    ]);
  });

  test('the last account cannot leave, nor somebody else', async () => {
    const { prisma, work } = await opened();
    await work('people.unlink', LEA, { account: accountKey({ platform: 'telegram', externalId: 'lea' }) });
    await work('people.unlink', LEA, { account: accountKey({ platform: 'slack', externalId: 'max' }) });
    expect(await prisma.person.count()).toBe(3);
  });

  test('news go where the person chose, answers where they wrote, and nothing to who cannot be reached', async () => {
    const world = await opened();
    const { prisma, work, lastTold } = world;
    await linked(world);
    const platformOf = async (from: string) => {
      await work('test.tell', from, { who: LEA });
      return (await lastTold(LEA))?.from.platform;
    };
    expect(await platformOf(MAX)).toBe('discord');
    await work('people.prefer', LEA, { account: accountKey({ platform: 'telegram', externalId: 'lea' }) });
    expect(await platformOf(MAX)).toBe('telegram');
    expect(await platformOf(LEA)).toBe('discord');
    await prisma.identity.updateMany({ where: { platform: 'telegram' }, data: { isReachable: false } });
    expect(await platformOf(MAX)).toBe('discord');
    await prisma.identity.updateMany({ data: { isReachable: true } });
    await work('people.prefer', LEA, { account: 'last' });
    expect(await platformOf(MAX)).toBe('discord');
    await prisma.identity.updateMany({ where: { platform: 'discord' }, data: { isReachable: false } });
    expect(await platformOf(MAX)).toBe('telegram');
  });

  test('my data holds accounts and codes; erasing takes both; the rest is forgotten after a day', async () => {
    const world = await opened();
    const { database, prisma, work, makeCode, clock } = world;
    await linked(world);
    const code = await makeCode(LEA);
    await work('people.link.claim', MAX, { code });
    await work('people.link.claim', MAX, { code: 'WWWWWWWW' });
    const copy = JSON.stringify(await exportPerson(prisma, LEA));
    for (const part of ['telegram', 'lea.martin', '"linkCodesMade":[{"state":"claimed"', OTHER])
      expect(copy).toContain(part);
    expect(copy).not.toMatch(/hash|"max"/);
    expect(JSON.stringify(await exportPerson(prisma, MAX))).toContain('"linkCodesTyped":[{"state":"claimed"');
    await prisma.$transaction((tx) => erasePerson(tx, LEA, clock.now));
    expect(await prisma.linkCode.count()).toBe(0);
    expect(await prisma.personAlias.count()).toBe(0);
    // The question that Max was asked named her: he has read it.
    await prisma.inbox.deleteMany({ where: { personId: MAX } });
    expect(await textOfAll(database)).not.toContain('lea');
    await purge(database.pool, new Date(clock.now.getTime() + 25 * 3_600_000));
    expect(await prisma.linkTry.count()).toBe(0);
  });
});

/** Every text stored anywhere but in the list of migrations. */
async function textOfAll({ pool }: Database): Promise<string> {
  const { rows } = await pool.query(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'schema_migration'`,
  );
  const texts: string[] = [];
  for (const { name } of rows) {
    const { rows: all } = await pool.query(`select t::text as text from "${name}" t`);
    texts.push(...all.map(({ text }) => text));
  }
  return texts.join('\n');
}
