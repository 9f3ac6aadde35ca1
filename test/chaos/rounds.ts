/** A short round of each fault, as a test: nothing lost, doubled or out of order, and every promise kept. */
import { describe, expect, test } from 'vitest';
import { hasPostgres, hasRedis } from '#test/support/services.ts';
import { PLAN } from './plan.ts';
import { chanceFrom } from './random.ts';

const SEED = 20_261_122;

export function describeRounds(...ids: readonly string[]): void {
  for (const { id, fault, run, needsServers } of PLAN.filter((suite) => ids.includes(suite.id)))
    describe.skipIf(needsServers && !(hasPostgres && hasRedis))(`${id}, ${fault}`, () => {
      test('nothing lost, nothing doubled, all in order', { timeout: 240_000 }, async () => {
        const figures = await run({
          chance: chanceFrom(SEED),
          isShort: true,
          seconds: undefined,
          root: undefined,
        });
        const { lost, doubled, outOfOrder, failures, notes } = figures;
        expect({ lost, doubled, outOfOrder, failures }, notes.join('\n')).toEqual({
          lost: 0,
          doubled: 0,
          outOfOrder: 0,
          failures: [],
        });
        expect(figures.sent).toBeGreaterThan(0);
      });
    });
}
