/** Every conversation of test/transcripts, on every kind of platform: plainly, with restarts, with everything twice. */
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { emptyDatabase, freshDatabase, type TestDatabase } from '#test/support/database.ts';
import { profiles } from '#test/support/profiles.ts';
import { realParts } from '#test/support/real.ts';
import { type Settings, simulate } from '#test/support/simulator.ts';
import { beginningOf, play, readTranscript } from '#test/support/transcript.ts';

const FOLDER = new URL('transcripts/', import.meta.url).pathname;
const MODES: Readonly<Record<string, Settings>> = {
  plainly: {},
  'restarted between every two lines': { restarts: true },
  'every update twice': { twice: true },
};

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.txt'))) {
  describe(name, () => {
    const lines = readTranscript(FOLDER + name);
    const begins = beginningOf(lines);
    for (const [profile, capabilities] of Object.entries(profiles)) {
      for (const [mode, settings] of Object.entries(MODES)) {
        test(`on ${profile}, ${mode}`, async () => {
          await emptyDatabase(database);
          const options = { capabilities, ...settings, ...(begins && { begins }) };
          const world = await simulate(realParts(), options, database);
          try {
            await play(name, lines, world, capabilities);
          } finally {
            await world.close();
          }
        });
      }
    }
  });
}
