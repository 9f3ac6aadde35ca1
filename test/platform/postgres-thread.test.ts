import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '#src/platform/adapter.ts';
import { createPostgresThread } from '#src/platform/postgres-thread.ts';
import type { ThreadStore } from '#src/platform/thread.ts';
import { freshDatabase, type TestDatabase } from '#test/support/database.ts';

let database: TestDatabase;
let web: ThreadStore;
beforeAll(async () => {
  database = await freshDatabase();
  web = createPostgresThread(database.prisma, 'web');
});
afterAll(() => database.close());

const message = (text: string): Message => ({ body: [{ kind: 'text', text }], options: [], many: false });
const textsOf = (entries: readonly { message: Message }[]) =>
  entries.map(({ message: { body } }) => (body[0]?.kind === 'text' ? body[0].text : ''));

describe('a thread', () => {
  test('keeps what was said in order, and what it answers', async () => {
    await web.append('a', 'a1', message('un'));
    await web.append('b', 'b1', message('ailleurs'));
    await web.append('a', 'a2', message('deux'), 'update-7');
    const entries = await web.after('a', 0, 10);
    expect(textsOf(entries)).toEqual(['un', 'deux']);
    expect(entries.map(({ answers }) => answers)).toEqual([undefined, 'update-7']);
    expect(textsOf(await web.after('a', entries[0]?.seq ?? 0, 10))).toEqual(['deux']);
  });

  test('holds a message once, however often and however concurrently it is sent', async () => {
    const results = await Promise.all(
      Array.from({ length: 6 }, () => web.append('c', 'c1', message('une fois'))),
    );
    expect(results.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(results.map(({ seq }) => seq)).size).toBe(1);
    expect(await web.after('c', 0, 10)).toHaveLength(1);
  });

  test('is read backwards page by page', async () => {
    for (let at = 0; at < 5; at += 1) await web.append('d', `d${at}`, message(String(at)));
    const newest = await web.before('d', Number.POSITIVE_INFINITY, 2);
    expect(textsOf(newest)).toEqual(['3', '4']);
    expect(textsOf(await web.before('d', newest[0]?.seq ?? 0, 2))).toEqual(['1', '2']);
  });

  test('remembers what has been shown', async () => {
    await web.append('e', 'e1', message('lu'));
    const [first] = await web.unread('e', 10);
    await web.append('e', 'e2', message('pas lu'));
    await web.markRead('e', first?.seq ?? 0);
    expect(textsOf(await web.unread('e', 10))).toEqual(['pas lu']);
  });

  test('wakes up those who follow it, and nobody else', async () => {
    const rung: string[] = [];
    const stop = web.onAppend('f', () => rung.push('f'));
    web.onAppend('g', () => rung.push('g'));
    web.onForget('f', () => rung.push('forgotten'));
    await web.append('f', 'f1', message('un'));
    await web.append('f', 'f1', message('un'));
    await web.forget('f');
    stop();
    await web.append('f', 'f2', message('deux'));
    expect(rung).toEqual(['f', 'forgotten']);
  });

  test('of another platform is not touched, even in a room of the same name', async () => {
    const terminal = createPostgresThread(database.prisma, 'terminal');
    await web.append('same', 'w1', message('web'));
    await terminal.append('same', 't1', message('terminal'));
    await terminal.forget('same');
    expect(await terminal.after('same', 0, 10)).toEqual([]);
    expect(textsOf(await web.after('same', 0, 10))).toEqual(['web']);
  });
});
