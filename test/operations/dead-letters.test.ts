/** What was put aside can be looked at without its words, done again, and dropped; whoever is erased takes theirs along. */
import { expect, test } from 'vitest';
import { createDeadLetters } from '#src/operations/dead-letters.ts';
import { erasePerson } from '#src/people/erase.ts';
import type { Database } from '#src/storage/database.ts';
import { purge } from '#src/storage/purge.ts';
import { onEveryDatabase } from '#test/support/databases.ts';

const now = new Date('2026-11-22T10:00:00.000Z');

async function putAside({ prisma }: Database): Promise<void> {
  await prisma.person.create({ data: { id: 'alice' } });
  const update = { input: { kind: 'text', text: 'my secret' } };
  await prisma.inbox.create({
    data: { platform: 'web', key: 'u', personId: 'alice', state: 'parked', attempts: 3, payload: update },
  });
  const row = {
    platform: 'telegram',
    chat: '7',
    personId: 'alice',
    payload: { body: ['my secret'] },
    createdAt: now,
  };
  const outbox = (key: string, state: string, extra: object = {}) =>
    prisma.outbox.create({ data: { key, class: 'once', state, ...row, ...extra } });
  await outbox('a', 'failed', { error: 'refused: chat not found' });
  await outbox('b', 'uncertain', { error: 'uncertain: no answer', isDoubtful: true });
  await outbox('c', 'failed', { error: 'too late', deadline: new Date(now.getTime() - 1000) });
  await outbox('d', 'failed', { error: 'unreachable' });
  await outbox('d:fallback', 'sent', { payload: undefined });
  await outbox('e', 'pending');
  await prisma.due.create({
    data: {
      key: 'r',
      work: 'clubs.remind',
      data: { secret: 1 },
      dueAt: now,
      doneAt: now,
      attempts: 5,
      personId: 'alice',
    },
  });
}

onEveryDatabase('dead letters', (open) => {
  test('are listed without a word of what was said', async () => {
    const database = await open();
    await putAside(database);
    const letters = createDeadLetters(database.pool);
    const all = await letters.list(100);
    expect(all.map(({ kind }) => kind).sort()).toEqual([
      'due',
      'failed',
      'failed',
      'failed',
      'parked',
      'uncertain',
    ]);
    expect(JSON.stringify(all)).not.toContain('secret');
    const parked = all.find(({ kind }) => kind === 'parked');
    expect(parked).toMatchObject({ where: 'web', why: 'text', attempts: 3 });
    expect(JSON.stringify(await letters.show(parked?.id ?? '', false))).not.toContain('secret');
    expect(JSON.stringify(await letters.show(parked?.id ?? '', true))).toContain('my secret');
    expect(await letters.show("in-1' or true", true)).toBeUndefined();
  });

  test('are done again, but nothing is sent twice or too late unless asked for', async () => {
    const database = await open();
    await putAside(database);
    const letters = createDeadLetters(database.pool);
    const idOf = async (key: string) =>
      `out-${(await database.prisma.outbox.findUniqueOrThrow({ where: { key } })).id}`;
    const [parked, due] = ['parked', 'due'].map((kind) =>
      letters.list(100).then((all) => all.find((one) => one.kind === kind)?.id ?? ''),
    );
    expect(await letters.replay((await parked) ?? '', false, now)).toEqual({ kind: 'done' });
    expect(await letters.replay((await due) ?? '', false, now)).toEqual({ kind: 'done' });
    expect(await letters.replay(await idOf('a'), false, now)).toEqual({ kind: 'done' });
    expect(await letters.replay(await idOf('b'), false, now)).toEqual({ kind: 'doubtful' });
    expect(await letters.replay(await idOf('b'), true, now)).toEqual({ kind: 'done' });
    expect(await letters.replay(await idOf('c'), true, now)).toEqual({ kind: 'gone' });
    expect(await letters.replay(await idOf('d'), false, now)).toEqual({ kind: 'doubtful' });
    expect(await letters.replay(await idOf('e'), true, now)).toEqual({ kind: 'unknown' });
    expect(await letters.replay('in-99', true, now)).toEqual({ kind: 'unknown' });
    const { rows } = await database.pool.query(
      `select key, attempts from outbox where state = 'pending' order by key`,
    );
    expect(rows).toEqual(['a', 'b', 'e'].map((key) => ({ key, attempts: 0 })));
    expect(await letters.replay(await idOf('a'), true, now)).toEqual({ kind: 'unknown' });
  });

  test('are dropped with their words', async () => {
    const database = await open();
    await putAside(database);
    const letters = createDeadLetters(database.pool);
    for (const { id } of await letters.list(100)) expect(await letters.drop(id)).toEqual({ kind: 'done' });
    expect(await letters.list(100)).toEqual([]);
    const { rows } = await database.pool.query(
      `select (select count(*) from inbox where payload is not null) + (select count(*) from outbox where payload is not null and state <> 'pending') as left`,
    );
    expect(Number(rows[0].left)).toBe(0);
  });

  test('stay for a month, and go with their person', async () => {
    const database = await open();
    await putAside(database);
    const letters = createDeadLetters(database.pool);
    await database.pool.query(`update inbox set received_at = $1`, [now]);
    await purge(database.pool, new Date(now.getTime() + 20 * 24 * 3_600_000));
    expect(await letters.list(100)).toHaveLength(6);
    await database.prisma.$transaction((tx) => erasePerson(tx, 'alice', now));
    expect(await letters.list(100)).toEqual([]);
  });
});
