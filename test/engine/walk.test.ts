/** Whatever anybody does, in whatever order, in every conversation: nobody is stuck, and no word is missing. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Read } from '#src/engine/read.ts';
import type { TestDatabase } from '#test/support/database.ts';
import { Walk } from '#test/support/walk.ts';
import { beginning, CONVERSATIONS, move, TRIGGERS } from '#test/support/walk-moves.ts';
import { KNOWN, NEWCOMER, ORGANISER, walkTown } from '#test/support/walk-town.ts';

let read: Read;
let database: TestDatabase;
beforeAll(async () => {
  ({ read, database } = await walkTown());
});
afterAll(() => database.close());

/** `WALKS=5000 npm test -- test/engine/walk.test.ts` looks further. */
const WALKS = Number(process.env['WALKS'] ?? 300);
const STEPS = 25;

test('every trigger of the flows is in this walk', () => {
  expect(Object.keys(TRIGGERS)).toEqual(
    expect.arrayContaining(CONVERSATIONS.flatMap(({ triggers }) => triggers)),
  );
});

test('nobody is stuck, whatever they do', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(KNOWN, KNOWN, ORGANISER, NEWCOMER),
      fc.constantFrom('fr', 'en'),
      beginning,
      fc.array(move, { minLength: STEPS, maxLength: STEPS, size: 'max' }),
      async (personId, locale, begin, moves) => {
        const walk = new Walk(read, personId, locale, begin);
        try {
          if (begin) await walk.gives({ kind: 'text', text: 'aide' });
          for (const each of moves) await walk.makes(each);
          await walk.leaves();
        } catch (error) {
          throw new Error(`${String(error)}\n\n${walk.log.slice(-30).join('\n')}`, { cause: error });
        }
      },
    ),
    { numRuns: WALKS },
  );
}, 180_000);
