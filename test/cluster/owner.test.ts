/** Who serves whom, agreed by arithmetic alone. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slotOf, slotsOf } from '#src/cluster/owner.ts';
import { hasPostgres } from '#test/support/services.ts';
import { openProcesses } from '#test/support/processes.ts';

const members = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 5 });

const RUNS = { numRuns: 20 };

test('every slot belongs to exactly one member', () => {
  fc.assert(
    fc.property(members, (ids) => {
      const all = ids.flatMap((id) => slotsOf(id, ids));
      expect(all.length).toBe(256);
      expect(new Set(all).size).toBe(256);
    }),
    RUNS,
  );
});

test('who leaves gives up its own slots; nobody else moves', () => {
  fc.assert(
    fc.property(members, (ids) => {
      const [gone, ...others] = ids;
      for (const id of others) {
        const before = new Set(slotsOf(id, ids));
        const after = new Set(slotsOf(id, others));
        expect(before.isSubsetOf(after)).toBe(true);
        const won = after.difference(before);
        expect(won.isSubsetOf(new Set(slotsOf(gone ?? '', ids)))).toBe(true);
      }
    }),
    RUNS,
  );
});

test('the work is shared fairly enough', () => {
  const ids = ['one', 'two', 'three', 'four'];
  for (const id of ids) {
    expect(slotsOf(id, ids).length).toBeGreaterThan(40);
    expect(slotsOf(id, ids).length).toBeLessThan(90);
  }
});

test.skipIf(!hasPostgres)('the database counts slots as we do', async () => {
  const processes = await openProcesses();
  try {
    const keys = ['telegram 12345', 'slack T1:C2|1699', 'web éàü', 'discord 🙂'];
    for (const key of keys)
      expect(await processes.query('select left(md5($1), 2) as slot', [key])).toEqual([
        { slot: slotOf(key) },
      ]);
  } finally {
    await processes.close();
  }
});
