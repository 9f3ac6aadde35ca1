/** Every conversation of test/transcripts on one kind of platform: plainly, with restarts, with everything twice. */
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { emptyDatabase, freshDatabase, type TestDatabase } from './database.ts';
import { profiles } from './profiles.ts';
import { realParts } from './real.ts';
import { type Settings, simulate } from './simulator.ts';
import { beginningOf, play, readTranscript } from './transcript.ts';

const FOLDER = new URL('../transcripts/', import.meta.url).pathname;
const MODES: Readonly<Record<string, Settings>> = {
  plainly: {},
  'restarted between every two lines': { restarts: true },
  'every update twice': { twice: true },
};

/** One file for each profile: they run side by side. */
export function describeTranscripts(profile: keyof typeof profiles): void {
  const capabilities = profiles[profile];
  let database: TestDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.close());

  describe.each(readdirSync(FOLDER).filter((file) => file.endsWith('.txt')))(`%s on ${profile}`, (name) => {
    const lines = readTranscript(FOLDER + name);
    const begins = beginningOf(lines);
    test.each(Object.entries(MODES))('%s', async (_mode, settings) => {
      await emptyDatabase(database);
      const options = { capabilities, ...settings, ...(begins && { begins }) };
      const world = await simulate(realParts(), options, database);
      try {
        await play(name, lines, world, capabilities);
      } finally {
        await world.close();
      }
    });
  });
}
