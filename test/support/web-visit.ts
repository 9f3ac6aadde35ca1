/** What a browser does with the web chat, without a browser: a session, posts, the live thread. */
import type { WebChat } from '#test/support/web-chat.ts';

/** A browser that has opened the page: it holds a session. */
export async function visit(chat: WebChat) {
  const page = await fetch(chat.url, { headers: { 'accept-language': 'fr-FR' } });
  const cookie = page.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const headers = { cookie, origin: chat.url, 'content-type': 'application/json' };
  return {
    cookie,
    post: (body: unknown, more: Record<string, string> = {}) =>
      fetch(`${chat.url}/chat/messages`, {
        method: 'POST',
        headers: { ...headers, ...more },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    get: (path: string, more: Record<string, string> = {}) =>
      fetch(chat.url + path, { headers: { cookie, ...more } }),
    /** Reads the live thread until `enough` says so. */
    events: (more: Record<string, string> = {}) => follow(`${chat.url}/chat/events`, { cookie, ...more }),
  };
}

export interface ServerEvent {
  readonly event: string;
  readonly id: string;
  readonly data: string;
}

function follow(url: string, headers: Record<string, string>) {
  return async (enough: (events: readonly ServerEvent[]) => boolean): Promise<readonly ServerEvent[]> => {
    const stop = new AbortController();
    const response = await fetch(url, { headers, signal: stop.signal });
    const events: ServerEvent[] = [];
    let rest = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
        events.push({ event: field('event'), id: field('id'), data: field('data') });
      }
      if (enough(events)) break;
    }
    stop.abort();
    return events;
  };
}

export const isReady = (events: readonly ServerEvent[]) => events.some(({ event }) => event === 'ready');
export const entriesOf = (events: readonly ServerEvent[]) => events.filter(({ event }) => event === 'entry');
export const hello = (text: string) => ({ id: crypto.randomUUID(), text });
export const sentenceOf = async (response: Response) =>
  ((await response.json()) as { sentence: string }).sentence;
