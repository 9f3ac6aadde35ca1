/** Keeping an order that a platform does not keep for us. */
import type { Sent } from './adapter.ts';

/** By person, what is under way for them. */
export type Turns = Map<string, Promise<void>>;

/** Runs what concerns one person (`key`) one after the other, in the order of the calls. */
export async function inTurn(turns: Turns, key: string, work: () => Promise<void>): Promise<void> {
  const turn = (turns.get(key) ?? Promise.resolve()).then(work);
  const over = turn.catch(() => {});
  turns.set(key, over);
  try {
    await turn;
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
  send: (post: Post, key: string) => Promise<Sent>,
) => Promise<Sent>;

/** For an envelope that takes several messages: trying again goes on after those that have arrived. */
export function createSendAll(): SendAll {
  const progress = new Map<string, number>();
  return async (key, posts, send) => {
    let sent: Sent = { ok: true };
    for (const [index, post] of posts.entries()) {
      if (index < (progress.get(key) ?? 0)) continue;
      sent = await send(post, `${key}#${index}`);
      if (!sent.ok) return sent;
      progress.delete(key);
      progress.set(key, index + 1);
      const [oldest] = progress.keys();
      if (progress.size > REMEMBERED && oldest !== undefined) progress.delete(oldest);
    }
    progress.delete(key);
    return sent;
  };
}
