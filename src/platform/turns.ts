/** Keeping an order that a platform does not keep for us. */
import type { Sent } from './adapter.ts';
import { Recent } from './recent.ts';

/** By person, or by place: what is under way there. */
export type Turns = Map<string, Promise<unknown>>;

/** Runs what concerns one person or place (`key`) one after the other, in the order of the calls. */
export async function inTurn<T>(turns: Turns, key: string, work: () => Promise<T>): Promise<T> {
  const turn = (turns.get(key) ?? Promise.resolve()).then(work);
  const over = turn.catch(() => {});
  turns.set(key, over);
  try {
    return await turn;
  } finally {
    if (turns.get(key) === over) turns.delete(key);
  }
}

/** Envelopes remembered; the oldest are forgotten first. */
const REMEMBERED = 1_000;

/** One after the other until one fails. */
export type SendAll = <Post>(
  key: string,
  posts: readonly Post[],
  send: (post: Post, key: string, index: number) => Promise<Sent>,
) => Promise<Sent>;

/** For an envelope that takes several messages: trying again goes on after those that have arrived. */
export function createSendAll(): SendAll {
  const progress = new Recent<number>(REMEMBERED);
  return async (key, posts, send) => {
    let sent: Sent = { ok: true };
    for (const [index, post] of posts.entries()) {
      if (index < (progress.get(key) ?? 0)) continue;
      sent = await send(post, `${key}#${index}`, index);
      if (!sent.ok) return sent;
      if (posts.length > 1) progress.set(key, index + 1);
    }
    progress.delete(key);
    return sent;
  };
}
