/** Every conversation of test/transcripts, on every kind of platform: plainly, with restarts, with everything twice. */
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyDatabase, freshDatabase, type TestDatabase } from '#test/support/database.ts';
import { profiles } from '#test/support/profiles.ts';
import { realParts } from '#test/support/real.ts';
import { type Settings, simulate } from '#test/support/simulator.ts';
import { beginningOf, parseTranscript, play, readTranscript } from '#test/support/transcript.ts';

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

/** A check that cannot fail checks nothing. */
describe('a transcript fails', () => {
  test.each([
    ['when a text does not come', 'lea > bonjour\nlea < about-me-stage', 'lea did not read about-me-stage'],
    ['when unwanted words come', 'lea > bonjour\nlea ! "programme"', 'lea read "programme"'],
    [
      'when somebody is not understood',
      'lea > bonjour\nlea > boulangère\nlea > tralala',
      'engine-not-understood',
    ],
    ['when a text is not in flows/texts', 'lea > bonjour\nlea < no-such-text', 'no text "no-such-text"'],
    ['when a text has no words of its own', 'lea > bonjour\nlea < engine-label', 'quote words'],
    ['when it arranges nonsense', '@ sunshine', 'nothing a transcript can arrange'],
  ])('%s', async (_why, story, message) => {
    await emptyDatabase(database);
    const world = await simulate(realParts(), {}, database);
    try {
      const played = play('story.txt', parseTranscript('story.txt', story), world, profiles.buttons);
      await expect(played).rejects.toThrow(message);
    } finally {
      await world.close();
    }
  });
});
