import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { Handlers } from '#src/domain.ts';
import { runDue } from '#src/scheduling/due.ts';
import { createStore } from '#src/storage/postgres-store.ts';
import { onEveryDatabase } from '#test/support/databases.ts';
import { countingIds, said, turnOf } from '#test/support/updates.ts';

const NOON = new Date('2026-11-22T12:00:00.000Z');
const minutes = (count: number) => new Date(NOON.getTime() + count * 60_000);

onEveryDatabase('due work', (open) => {
  async function opened(handlers: Handlers) {
    const database = await open();
    const run = (now: Date) =>
      runDue({ database, handlers, clock: () => now, newId: countingIds(), log: pino({ level: 'silent' }) });
    const plan = (key: string, work: string, dueAt: Date, personId?: string) =>
      database.prisma.due.create({ data: { key, work, dueAt, data: { key }, personId: personId ?? null } });
    return { database, run, plan };
  }

  test('work is done when its hour has come, once, and says when to come back', async () => {
    const done: string[] = [];
    const { run, plan } = await opened({
      'test.note': async (_tx, { key }) => {
        done.push(key);
        return [];
      },
    });
    await plan('later', 'test.note', minutes(60));
    await plan('second', 'test.note', minutes(-1));
    await plan('first', 'test.note', minutes(-2));
    expect(await run(NOON)).toEqual({ told: [], next: minutes(60) });
    expect(done).toEqual(['first', 'second']);
    expect(await run(minutes(61))).toEqual({ told: [] });
    expect(done).toEqual(['first', 'second', 'later']);
  });

  test('two processes at the same moment tell a person once', async () => {
    const { database, run, plan } = await opened({
      'test.tell': async (_tx, { key, personId = '' }) => [
        { kind: 'tell', personId, trigger: 'reminder', key, data: {} },
      ],
    });
    const store = createStore({ database, handlers: {}, newId: countingIds() });
    const { pending } = await store.accept(said('1', 'awa', 'bonjour'));
    if (!pending) throw new Error('nothing to handle');
    await store.commit(turnOf(pending));
    for (let index = 0; index < 120; index++)
      await plan(`k${index}`, 'test.tell', minutes(-1), pending.person.id);
    const results = await Promise.all([run(NOON), run(NOON)]);
    expect(new Set(results.flatMap(({ told }) => told))).toEqual(new Set([pending.person.id]));
    expect(await database.prisma.inbox.count({ where: { state: 'pending' } })).toBe(120);
  });

  test('a wave of one kind reaches everybody once, also where the work of one fails', async () => {
    const { database, run, plan } = await opened({
      'test.tell': async (_tx, { key, personId = '' }) => {
        if (personId === 'p7') throw new Error('planted');
        return [{ kind: 'tell', personId, trigger: 'reminder', key, data: {} }];
      },
    });
    const people = Array.from({ length: 90 }, (_, index) => `p${index}`);
    for (const id of people) {
      const address = { platform: 'sim', room: id, isPrivate: true };
      await database.prisma.person.create({
        data: { id, identities: { create: { platform: 'sim', externalId: id, address } } },
      });
      await plan(`k-${id}`, 'test.tell', minutes(-1), id);
    }
    await Promise.all([run(NOON), run(NOON)]);
    const told = await database.prisma.inbox.findMany({ where: { state: 'pending' } });
    expect(told.map(({ personId }) => personId).toSorted()).toEqual(
      people.filter((id) => id !== 'p7').toSorted(),
    );
    expect(await database.prisma.due.findFirst({ where: { doneAt: null } })).toMatchObject({
      key: 'k-p7',
      dueAt: minutes(1),
    });
  });

  test('work that fails is tried again later, then put aside; what it changed is undone; nothing else waits', async () => {
    const done: string[] = [];
    const { database, run, plan } = await opened({
      'test.note': async (_tx, { key }) => {
        done.push(key);
        return [];
      },
      'test.broken': async (tx) => {
        await tx.setting.create({ data: { key: 'half', value: true } });
        throw new Error('planted');
      },
    });
    await plan('broken', 'test.broken', minutes(-2));
    await plan('unknown', 'nobody.home', minutes(-2));
    await plan('good', 'test.note', minutes(-1));
    expect((await run(NOON)).next).toEqual(minutes(1));
    expect(done).toEqual(['good']);
    expect(await database.prisma.setting.count()).toBe(0);
    for (let minute = 1; minute <= 5; minute++) await run(minutes(minute));
    expect(await run(minutes(60))).toEqual({ told: [] });
    const rows = await database.prisma.due.findMany({ where: { attempts: 5 } });
    expect(rows.map(({ key }) => key).sort()).toEqual(['broken', 'unknown']);
  });

  test('work that plans itself anew comes back at its next hour', async () => {
    const { run, plan, database } = await opened({
      'test.weekly': async (_tx, { key, data }) => [
        { kind: 'later', work: 'test.weekly', at: minutes(7 * 24 * 60), key, data },
      ],
    });
    await plan('weekly', 'test.weekly', minutes(-1));
    expect(await run(NOON)).toEqual({ told: [], next: minutes(7 * 24 * 60) });
    expect(await database.prisma.due.count()).toBe(1);
  });
});
