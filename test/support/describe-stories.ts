import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { playStory } from './club-story.ts';
import { PLATFORM_NAMES, type PlatformName } from './player.ts';
import { openThreePlatforms, type ThreePlatforms } from './three-platforms.ts';

/** The whole story with the owner on this platform, and mentor and organiser on every pair of the three. */
export function describeStories(owner: PlatformName): void {
  const pairs = PLATFORM_NAMES.flatMap((mentor) =>
    PLATFORM_NAMES.map((organiser) => [mentor, organiser] as const),
  );
  describe(`an owner on ${owner}`, () => {
    let three: ThreePlatforms;
    beforeAll(async () => {
      three = await openThreePlatforms();
    });
    afterAll(() => three.close());

    test.each(pairs)('a mentor on %s, an organiser on %s', async (mentor, organiser) => {
      const code = await three.beginsAnew();
      const cast = {
        owner: three.person(owner, 'Léa'),
        mentor: three.person(mentor, 'Nadia'),
        organiser: three.person(organiser, 'Olivier'),
      };
      await playStory(cast, code);
      // An edit whose answer was lost is made again, and changes nothing.
      const isAgain = (refusal?: string) => refusal?.includes('message is not modified');
      const refused = [
        ...three.telegram.calls.filter(({ status, refusal }) => status >= 400 && !isAgain(refusal)),
        ...three.discord.calls.filter(({ status }) => status >= 400),
      ];
      expect(refused).toEqual([]);
    });
  });
}
