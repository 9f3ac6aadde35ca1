/** Answers to a response URL: for what only one person sees, Slack knows no other way to change it. */
import type { Post } from './compose.ts';

export type Responded =
  | 'done'
  /** The URL is too old or used up, or the message is gone. */
  | 'gone'
  /** It may have been done; doing it again changes nothing. */
  | 'uncertain';

export type Respond = (
  url: string,
  how: 'replace' | 'delete' | 'aside',
  post: Post,
  thread?: string,
) => Promise<Responded>;

export const createRespond =
  (timeoutMs: number): Respond =>
  async (url, how, { text, blocks }, thread) => {
    const body = {
      ...(how === 'replace' && { replace_original: true }),
      ...(how === 'delete' && { delete_original: true }),
      ...(how === 'aside' && { replace_original: false }),
      response_type: 'ephemeral',
      ...(how !== 'delete' && { text, blocks }),
      ...(thread && { thread_ts: thread }),
    };
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      await answer.body?.cancel();
      if (answer.ok) return 'done';
      return answer.status >= 500 ? 'uncertain' : 'gone';
    } catch {
      return 'uncertain';
    }
  };
