/** What mentoring tells people: one trigger for news, so that no change ends in silence. */
import type { Consequence } from '#src/domain.ts';
import type { Slots } from '#src/engine/message.ts';

/** Each is a sentence of the flow `mentor-news`. */
export type News =
  // to the asker
  | 'opened'
  | 'reopened'
  | 'full'
  | 'asked'
  | 'asked-too'
  | 'asked-later'
  | 'next'
  | 'still'
  | 'nobody'
  | 'gave-up'
  | 'edited'
  | 'widened'
  | 'withdrawn'
  | 'lapsed'
  // to the mentor
  | 'accepted'
  | 'taken'
  | 'expired'
  | 'declined'
  | 'request-gone'
  | 'freed'
  | 'other-words'
  | 'paused'
  | 'rested'
  | 'resumed'
  | 'returned'
  | 'stopped'
  | 'vouched'
  | 'unvouched'
  // to either
  | 'too-late'
  | 'ended'
  | 'peer-left'
  | 'agreed'
  | 'awaited'
  | 'unshared'
  | 'blocked'
  | 'relay-first'
  | 'relayed'
  | 'relay-closed';

/** `key` must name the event ("ping:<id>:expired"): the same event is told once. */
export function news(personId: string, what: News, key: string, data: Slots = {}): Consequence {
  return {
    kind: 'tell',
    personId,
    trigger: 'mentor-news',
    key: `${key}:${what}`,
    data: { ...data, news: what },
  };
}

export const pingKey = (id: string, rest = ''): string => `ping:${id}:${rest}`;
export const requestKey = (id: string, rest = ''): string => `request:${id}:${rest}`;
export const forget = (keysStartingWith: string): Consequence => ({ kind: 'forget', keysStartingWith });

/** Words that would pass for a badge of the program's or of a club's, in both languages. */
const BADGE_WORDS =
  /(?<!\p{L})(?:garante?s?|garanti?e?s?|v[ée]rifi[ée]e?s?|certifi[ée]e?s?|officiel(?:le)?s?|agr[ée]{2}e?s?|verified|certified|official|vouched|approved|plus ?un|admin|support|mod[ée]rateur)(?!\p{L})/giu;

/**
 * A first name as people may give it: letters, spaces, hyphens, apostrophes. Ticks, stars, brackets and words that imitate a
 * badge are left out: what the program says of somebody is never said by their name. A letter stays in any case.
 */
export function plainName(typed: string): string {
  const name = typed
    .normalize('NFKC')
    // The selector that turns a sign into an emoji is a mark as well.
    .replace(/[^\p{L}\p{M} .'’-]|[\uFE00-\uFE0F]/gu, ' ')
    .replace(BADGE_WORDS, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ .'’-]+|[ '’-]+$/g, '');
  return name.slice(0, LONGEST_NAME).trim() || `${/\p{L}/u.exec(typed)?.[0] ?? '–'}.`;
}
const LONGEST_NAME = 40;

/** How a person wants to be reached: through PlusUn, or what they typed. */
const HERE = 'here';
const LONGEST_CONTACT = 120;
export const contactFrom = (typed: string): string => typed.trim().slice(0, LONGEST_CONTACT) || HERE;
