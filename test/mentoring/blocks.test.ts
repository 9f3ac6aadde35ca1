/** Two people who must not meet: whoever asked for it, whatever becomes of their accounts. */
import { expect, test } from 'vitest';
import { blockedPairs, blockPair } from '#src/mentoring/blocks.ts';
import { accountKey } from '#src/people/accounts.ts';
import { erasePerson } from '#src/people/erase.ts';
import { accountHandlers } from '#src/people/unlink.ts';
import { purge } from '#src/storage/purge.ts';
import { onEveryDatabase } from '#test/support/databases.ts';
import { addressOf } from '#test/support/updates.ts';
import { GONE, json, KEPT, later, MARC, NADIA, now, twoPeople } from '../people/two-people.ts';

onEveryDatabase('blocks', (open) => {
  async function opened(...pairs: readonly (readonly [string, string])[]) {
    const world = await twoPeople(open);
    const { prisma } = world;
    for (const [blocker, blocked] of pairs)
      await prisma.$transaction((tx) => blockPair(tx, blocker, blocked, now));
    const pairs_ = async (...people: readonly string[]) =>
      Object.fromEntries(await blockedPairs(prisma, people.length > 0 ? people : undefined));
    const erase = (id: string) => prisma.$transaction((tx) => erasePerson(tx, id, now));
    const arrive = (id: string, externalId: string) =>
      prisma.person.create({
        data: {
          id,
          identities: {
            create: { platform: 'telegram', externalId, address: json(addressOf(externalId, 'telegram')) },
          },
        },
      });
    return { ...world, pairs: pairs_, erase, arrive };
  }

  test('works both ways, once, and not with oneself', async () => {
    const { pairs, prisma } = await opened([KEPT, NADIA], [KEPT, NADIA], [NADIA, KEPT], [MARC, MARC]);
    expect(await pairs()).toEqual({ [KEPT]: [NADIA], [NADIA]: [KEPT] });
    expect(await pairs(KEPT)).toEqual({ [KEPT]: [NADIA] });
    expect(await pairs(NADIA)).toEqual({ [NADIA]: [KEPT] });
    expect(await pairs(MARC)).toEqual({});
    expect(await prisma.block.count()).toBe(2);
  });

  test('two accounts become one: what either did or suffered holds; a block between the two is dropped', async () => {
    const { pairs, merge } = await opened([GONE, NADIA], [MARC, GONE], [KEPT, GONE]);
    await merge();
    expect(await pairs()).toEqual({ [KEPT]: [MARC, NADIA].sort(), [MARC]: [KEPT], [NADIA]: [KEPT] });
  });

  test('an account that leaves the others does not leave its blocks behind', async () => {
    const { pairs, prisma, merge } = await opened([NADIA, KEPT]);
    await merge();
    await prisma.$transaction((tx) =>
      accountHandlers['people.unlink']!(tx, {
        key: 'k',
        data: { account: accountKey({ platform: 'discord', externalId: 'lea.martin' }) },
        personId: KEPT,
        now,
        newId: () => 'fresh',
      }),
    );
    expect(await pairs(NADIA)).toEqual({ [NADIA]: ['fresh', KEPT] });
  });

  test('who erases themselves and comes back is still kept away, for a year, and nothing names them', async () => {
    const { pairs, erase, arrive, database, prisma } = await opened([NADIA, MARC], [MARC, KEPT]);
    await erase(MARC);
    expect(await pairs()).toEqual({});
    expect(JSON.stringify(await prisma.blockTrace.findMany())).not.toMatch(/marc/i);
    await arrive('marc2', 'marc');
    await arrive('other', 'marc-antoine');
    expect(await pairs()).toEqual({ marc2: [NADIA], [NADIA]: ['marc2'] });
    await purge(database.pool, later(366));
    expect(await pairs()).toEqual({});
  });

  test('who blocked is erased: nothing of it stays', async () => {
    const { erase, prisma } = await opened([NADIA, MARC]);
    await erase(NADIA);
    expect(await prisma.block.count()).toBe(0);
    expect(await prisma.blockTrace.count()).toBe(0);
  });
});
