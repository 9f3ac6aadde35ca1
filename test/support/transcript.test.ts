/** A check that cannot fail checks nothing: what makes a transcript fail. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyDatabase, freshDatabase, type TestDatabase } from './database.ts';
import { profiles } from './profiles.ts';
import { realParts } from './real.ts';
import { simulate } from './simulator.ts';
import { parseTranscript, play } from './transcript.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

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
