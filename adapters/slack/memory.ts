/** What is known of messages lately sent and pressed, so that they can be changed. Lost at a restart: then they stay. */
import type { Post } from './compose.ts';
import { Recent } from '#src/platform/recent.ts';

const MESSAGES = 500;
const ANSWERS = 1_000;
/** What Slack grants with each response URL. */
const USES = 5;
const GOOD_FOR_MS = 30 * 60_000;

export interface Memory {
  /** @param room our id, with its workspace; @param ts the message's */
  keep(room: string, ts: string, post: Post): void;
  find(room: string, ts: string): Post | undefined;
  /** Slack gave an address to answer to. */
  open(place: string, url: string): void;
  /** One use of it; undefined when none is left. */
  use(place: string): string | undefined;
}

/** Names of what an address answers to: a message that one person sees, or that person anywhere in the room. */
export const asMessage = (room: string, ts: string): string => `${room} ${ts}`;
export const asAside = (room: string, userId: string): string => `${room} ${userId}`;

/** What one process tells the others: whichever of them sends can then change what was pressed. */
export type MemoryNote =
  | { readonly kind: 'keep'; readonly room: string; readonly ts: string; readonly post: Post }
  | { readonly kind: 'open'; readonly place: string; readonly url: string };

/** The same memory, and others hear of what is put into it. */
export const sharing = (memory: Memory, tell: (note: MemoryNote) => void): Memory => ({
  ...memory,
  keep(room, ts, post) {
    memory.keep(room, ts, post);
    tell({ kind: 'keep', room, ts, post });
  },
  open(place, url) {
    memory.open(place, url);
    tell({ kind: 'open', place, url });
  },
});

export function createMemory(now: () => Date): Memory {
  const posts = new Recent<Post>(MESSAGES);
  const answers = new Recent<{ readonly url: string; readonly until: number; left: number }>(ANSWERS);
  return {
    keep(room, ts, post) {
      posts.set(asMessage(room, ts), post);
    },
    find: (room, ts) => posts.get(asMessage(room, ts)),
    open(place, url) {
      answers.set(place, { url, until: now().getTime() + GOOD_FOR_MS, left: USES });
    },
    use(place) {
      const known = answers.get(place);
      if (!known || known.left === 0 || known.until <= now().getTime()) return undefined;
      known.left -= 1;
      return known.url;
    },
  };
}
