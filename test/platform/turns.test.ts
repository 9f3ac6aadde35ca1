import { expect, test } from 'vitest';
import type { Sent } from '#src/platform/adapter.ts';
import { createSendAll, inTurn, type Turns } from '#src/platform/turns.ts';

test('what one person says is handled in order, also after a failure; somebody else does not wait', async () => {
  const turns: Turns = new Map();
  const done: string[] = [];
  const gate = Promise.withResolvers<void>();
  const first = inTurn(turns, 'léa', async () => {
    await gate.promise;
    done.push('léa 1');
    throw new Error('the database is away');
  });
  const second = inTurn(turns, 'léa', async () => void done.push('léa 2'));
  await inTurn(turns, 'paul', async () => void done.push('paul'));
  gate.resolve();
  await expect(first).rejects.toThrow('the database is away');
  await second;
  expect(done).toEqual(['paul', 'léa 1', 'léa 2']);
  expect(turns.size).toBe(0);
});

test('an answer of three messages is taken up where it broke off, then forgotten', async () => {
  const sendAll = createSendAll();
  const arrived: string[] = [];
  let isBroken = true;
  const send = async (post: string, key: string): Promise<Sent> => {
    if (post === 'b' && isBroken) return { ok: false, why: 'later' };
    arrived.push(`${key} ${post}`);
    return { ok: true, receipt: post };
  };
  const posts = ['a', 'b', 'c'];
  expect(await sendAll('k', posts, send)).toEqual({ ok: false, why: 'later' });
  isBroken = false;
  expect(await sendAll('k', posts, send)).toEqual({ ok: true, receipt: 'c' });
  expect(arrived).toEqual(['k#0 a', 'k#1 b', 'k#2 c']);
  await sendAll('k', ['a'], send);
  expect(arrived.at(-1)).toBe('k#0 a');
});
