import { expect, test } from 'vitest';
import { createBatch } from '#src/storage/batch.ts';

function asking(lanes: number, size: number) {
  const statements: number[] = [];
  const ask = createBatch(
    async (items: readonly number[]) => {
      statements.push(items.length);
      await Promise.resolve();
      return items.map((item) => item * 2);
    },
    { lanes, size },
  );
  return { ask, statements };
}

const crowd = (count: number) => Array.from({ length: count }, (_, at) => at);

test('a crowd takes all the lanes at once, a few people share one', async () => {
  const { ask, statements } = asking(2, 64);
  expect(await Promise.all(crowd(32).map(ask))).toEqual(crowd(32).map((at) => at * 2));
  expect(statements.splice(0)).toEqual([16, 16]);
  await Promise.all(crowd(5).map(ask));
  expect(statements.splice(0)).toEqual([5]);
  await ask(1);
  expect(statements).toEqual([1]);
});

test('a statement is never larger than it may be', async () => {
  const { ask, statements } = asking(1, 10);
  await Promise.all(crowd(25).map(ask));
  expect(statements).toEqual([10, 10, 5]);
});
