/** The web chat as a browser, or an attacker, meets it over HTTP. */
import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWebAdapter } from '#adapters/web/adapter.ts';
import { preferredLocale } from '#adapters/web/locale.ts';
import { openWebChat, type WebChat, words } from '#test/support/web-chat.ts';

let chat: WebChat;
beforeAll(async () => {
  chat = await openWebChat({ beatMs: 200 });
});
afterAll(() => chat.close());
beforeEach(() => {
  chat.received.length = 0;
});

/** A browser that has opened the page: it holds a session. */
async function visit() {
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
    events: (more: Record<string, string> = {}) => follow(cookie, more),
  };
}

interface ServerEvent {
  readonly event: string;
  readonly id: string;
  readonly data: string;
}

/** Reads the live thread until `enough` says so. */
function follow(cookie: string, more: Record<string, string>) {
  return async (enough: (events: readonly ServerEvent[]) => boolean): Promise<readonly ServerEvent[]> => {
    const stop = new AbortController();
    const response = await fetch(`${chat.url}/chat/events`, {
      headers: { cookie, ...more },
      signal: stop.signal,
    });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
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

const isReady = (events: readonly ServerEvent[]) => events.some(({ event }) => event === 'ready');
const entriesOf = (events: readonly ServerEvent[]) => events.filter(({ event }) => event === 'entry');
const hello = (text: string) => ({ id: crypto.randomUUID(), text });
const sentenceOf = async (response: Response) => ((await response.json()) as { sentence: string }).sentence;

describe('opening the page', () => {
  test('a first visit gives a session that scripts cannot read and other sites cannot use', async () => {
    const page = await fetch(chat.url);
    const [cookie = ''] = page.headers.getSetCookie();
    expect(cookie).toMatch(/^plusun=[\w-]{22};/);
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Lax');
    const again = await fetch(chat.url, { headers: { cookie: cookie.split(';')[0] ?? '' } });
    expect(again.headers.getSetCookie()[0]?.split(';')[0]).toBe(cookie.split(';')[0]);
  });

  test('behind https the session never travels in clear', async () => {
    const adapter = createWebAdapter({
      port: 0,
      host: '127.0.0.1',
      thread: chat.thread,
      words,
      log: { warn: () => {} },
      secureCookies: true,
    });
    const [cookie = ''] = (await adapter.app.request('/')).headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-plusun=/);
    expect(cookie).toContain('Secure');
  });

  test('it speaks French or English by the browser, until the person chooses', async () => {
    const french = await (await fetch(chat.url, { headers: { 'accept-language': 'fr' } })).text();
    expect(french).toContain('<html lang="fr">');
    const english = await (
      await fetch(chat.url, { headers: { 'accept-language': 'en-GB,fr;q=0.5' } })
    ).text();
    expect(english).toContain('<html lang="en">');
    const choice = await fetch(`${chat.url}/?lang=en`, { redirect: 'manual' });
    const cookie = choice.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const chosen = await (await fetch(chat.url, { headers: { cookie, 'accept-language': 'fr' } })).text();
    expect(chosen).toContain('<html lang="en">');
  });

  test.each([
    ['de, en-GB;q=0.8, fr;q=0.7', 'en'],
    ['fr;q=0, en', 'en'],
    ['de', 'fr'],
    ['', 'fr'],
    [';;;,=,q=;', 'fr'],
  ])('"%s" means %s', (header, locale) => expect(preferredLocale(header)).toBe(locale));

  test('no script, style, picture or frame from elsewhere can enter, and its own files are kept for good', async () => {
    const page = await fetch(chat.url);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("frame-ancestors 'none'");
    const html = await page.text();
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=|<style/);
    const files = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1]);
    expect(files.length).toBeGreaterThan(2);
    for (const file of new Set(files)) {
      const answer = await fetch(chat.url + file);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('cache-control')).toContain('immutable');
    }
    expect(html.match(/(?:src|href)="(?:https?:)?\/\//)).toBeNull();
  });

  test('the privacy page needs no script and no session, in both languages', async () => {
    const french = await fetch(`${chat.url}/confidentialite`);
    const html = await french.text();
    expect(french.headers.getSetCookie()).toEqual([]);
    expect(html).toContain('Ce que nous gardons');
    expect(html).not.toContain('<script');
    expect(await (await fetch(`${chat.url}/privacy`)).text()).toContain('What we keep');
  });

  test('an unknown address gives a page with the way back', async () => {
    const page = await fetch(`${chat.url}/assets/old/app.js`);
    expect(page.status).toBe(404);
    expect(await page.text()).toContain('Revenir à la discussion');
  });
});

describe('writing', () => {
  test('a message is an update whose sender is not the cookie', async () => {
    const browser = await visit();
    const message = hello('Je suis fleuriste à Rezé.');
    const answer = await browser.post(message);
    expect(answer.status).toBe(202);
    const [update] = chat.received;
    expect(update).toMatchObject({
      id: message.id,
      from: { platform: 'web', isPrivate: true },
      sender: { platform: 'web', locale: 'fr' },
      input: { kind: 'text', text: message.text },
    });
    expect(update?.from.room).toBe(update?.sender.id);
    expect(JSON.stringify(update)).not.toContain(browser.cookie.split('=')[1]);
  });

  test('two browsers are two people', async () => {
    await (await visit()).post(hello('un'));
    await (await visit()).post(hello('deux'));
    expect(new Set(chat.received.map(({ sender }) => sender.id)).size).toBe(2);
  });

  test('the same message sent five times at once keeps its id, so that it counts once', async () => {
    const browser = await visit();
    const message = hello('bonjour');
    const answers = await Promise.all(Array.from({ length: 5 }, () => browser.post(message)));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
    expect(new Set(chat.received.map(({ id }) => id))).toEqual(new Set([message.id]));
  });

  test('what could not be kept is not acknowledged; sent again, it is', async () => {
    const browser = await visit();
    const message = hello('gardez-moi');
    chat.onUpdate(async () => {
      throw new Error('disk full');
    });
    const refused = await browser.post(message);
    expect(refused.status).toBe(503);
    expect(await sentenceOf(refused)).toBe(words('fr', 'web-error-busy'));
    chat.onUpdate(async () => {});
    expect((await browser.post(message)).status).toBe(202);
  });

  test('buttons and commands pass; a deep link with strange letters is an ordinary start', async () => {
    const browser = await visit();
    const id = () => crypto.randomUUID();
    await browser.post({ id: id(), tokens: ['abcde.run.step.value', 'abcde.run.step.~done'] });
    await browser.post({ id: id(), command: 'start', argument: 'club-42_rez' });
    await browser.post({ id: id(), command: 'start', argument: '%2e%2e/etc' });
    await browser.post({ id: id(), command: 'start', argument: 'x'.repeat(65) });
    expect(chat.received.map(({ input }) => input)).toEqual([
      { kind: 'choice', tokens: ['abcde.run.step.value', 'abcde.run.step.~done'] },
      { kind: 'command', name: 'start', argument: 'club-42_rez' },
      { kind: 'command', name: 'start' },
      { kind: 'command', name: 'start' },
    ]);
  });

  test.each([
    ['nothing', ''],
    ['no JSON', '{"id":'],
    ['a list', '[]'],
    ['a made-up id', { id: '1', text: 'a' }],
    ['text and buttons at once', { ...hello('a'), tokens: ['b'] }],
    ['no button', { id: crypto.randomUUID(), tokens: [] }],
    ['a button of 65 letters', { id: crypto.randomUUID(), tokens: ['x'.repeat(65)] }],
    ['101 buttons', { id: crypto.randomUUID(), tokens: Array(101).fill('x') }],
    ['an upper-case command', { id: crypto.randomUUID(), command: 'Start' }],
    ['a trigger', { id: crypto.randomUUID(), kind: 'trigger', name: 'ping', data: {} }],
    ['10,000 nested lists', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
  ])('%s is refused with a sentence', async (_what, body) => {
    const answer = await (await visit()).post(body);
    expect(answer.status).toBe(400);
    expect(await sentenceOf(answer)).toBe(words('fr', 'web-error-unreadable'));
    expect(chat.received).toEqual([]);
  });

  test('20,000 characters pass, even of three bytes; one more is too long', async () => {
    const browser = await visit();
    expect((await browser.post(hello('é'.repeat(20_000)))).status).toBe(202);
    expect((await browser.post(hello('€'.repeat(20_000)))).status).toBe(202);
    const long = await browser.post(hello('a'.repeat(20_001)));
    expect(long.status).toBe(413);
    expect(await sentenceOf(long)).toBe(words('fr', 'web-error-long'));
  });

  test('NUL and half characters are left out, so that the database can keep the rest', async () => {
    const browser = await visit();
    const answer = await browser.post(`{"id":"${crypto.randomUUID()}","text":"a\\u0000b\\ud800c"}`);
    expect(answer.status).toBe(202);
    expect(chat.received[0]?.input).toEqual({ kind: 'text', text: 'ab\ufffdc' });
  });

  test('200 MB are refused before they are read', async () => {
    const { cookie } = await visit();
    const started = performance.now();
    const status = await new Promise((resolve, reject) => {
      const upload = request(`${chat.url}/chat/messages`, {
        method: 'POST',
        headers: {
          cookie,
          origin: chat.url,
          'content-type': 'application/json',
          'content-length': 200 * 1024 * 1024,
        },
      });
      upload.on('response', (response) => {
        resolve(response.statusCode);
        upload.destroy();
      });
      upload.on('error', reject);
      upload.write('x'.repeat(64 * 1024));
    });
    expect(status).toBe(413);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test('a zipped body is not unpacked', async () => {
    const answer = await (await visit()).post('zip', { 'content-encoding': 'gzip' });
    expect(answer.status).toBe(415);
  });

  test('another site cannot write in my name', async () => {
    const browser = await visit();
    for (const origin of ['https://evil.example', 'null', `${chat.url}.evil.example`]) {
      const answer = await browser.post(hello('volé'), { origin });
      expect(answer.status).toBe(403);
    }
    const bare = await fetch(`${chat.url}/chat/messages`, {
      method: 'POST',
      headers: { cookie: browser.cookie, 'content-type': 'application/json' },
      body: JSON.stringify(hello('sans origine')),
    });
    expect(bare.status).toBe(403);
    const form = await browser.post(JSON.stringify(hello('formulaire')), { 'content-type': 'text/plain' });
    expect(form.status).toBe(415);
    expect(chat.received).toEqual([]);
  });

  test('without a session, or with a made-up one, nothing is taken', async () => {
    for (const cookie of ['', 'plusun=short', `plusun=${'x'.repeat(500)}`]) {
      const answer = await fetch(`${chat.url}/chat/messages`, {
        method: 'POST',
        headers: { cookie, origin: chat.url, 'content-type': 'application/json' },
        body: JSON.stringify(hello('moi')),
      });
      expect(answer.status).toBe(401);
      expect(await sentenceOf(answer)).toBe(words('fr', 'web-error-session'));
    }
  });

  test('thirty messages in ten seconds are enough; another browser is not slowed down', async () => {
    const hasty = await visit();
    const statuses = [];
    for (let at = 0; at < 32; at += 1) statuses.push((await hasty.post(hello(String(at)))).status);
    expect(statuses.filter((status) => status === 202)).toHaveLength(30);
    expect(statuses.slice(30)).toEqual([429, 429]);
    expect((await (await visit()).post(hello('moi aussi'))).status).toBe(202);
  });
});

describe('the live thread', () => {
  const say = async (room: string, key: string, text: string) =>
    chat.adapter.send({
      to: { platform: 'web', room, isPrivate: true },
      key,
      message: { body: [{ kind: 'text', text }], options: [], many: false },
    });

  /** A browser and the room the program knows it by. */
  async function visitor() {
    chat.onUpdate(async () => {});
    const browser = await visit();
    await browser.post(hello('me voilà'));
    const room = chat.received.at(-1)?.from.room ?? '';
    return { ...browser, room };
  }

  test('what was said while the page was away comes when it is back, once and in order', async () => {
    const { room, events } = await visitor();
    for (const word of ['un', 'deux', 'trois']) await say(room, `${room}-${word}`, word);
    await say(room, `${room}-deux`, 'deux');
    const all = entriesOf(await events()(isReady));
    expect(all.map(({ data }) => JSON.parse(data).body[0].text)).toEqual(['un', 'deux', 'trois']);
    const later = entriesOf(await events({ 'last-event-id': all[0]?.id ?? '' })(isReady));
    expect(later.map(({ data }) => JSON.parse(data).body[0].text)).toEqual(['deux', 'trois']);
  });

  test('what is said now arrives now', async () => {
    const { room, events } = await visitor();
    const arriving = events()((seen) => entriesOf(seen).length > 0);
    setTimeout(() => void say(room, `${room}-now`, 'maintenant'), 50);
    const started = performance.now();
    expect(entriesOf(await arriving)).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test('another process may have written: the next beat brings it', async () => {
    const { room, events } = await visitor();
    const arriving = events()((seen) => entriesOf(seen).length > 0);
    setTimeout(
      () =>
        void chat.database.pool.query(
          `INSERT INTO thread_entry (platform, room, key, message) VALUES ('web', $1, $2, $3)`,
          [room, `${room}-x`, { message: { body: [{ kind: 'text', text: 'x' }], options: [], many: false } }],
        ),
      50,
    );
    expect(entriesOf(await arriving)).toHaveLength(1);
  });

  test('nobody reads the thread of another browser', async () => {
    const { room } = await visitor();
    await say(room, `${room}-secret`, 'à moi');
    const other = await visitor();
    expect(entriesOf(await other.events()(isReady))).toEqual([]);
    expect((await fetch(`${chat.url}/chat/events`)).status).toBe(401);
  });

  test('a forgotten thread empties the open page, and the page that comes back later', async () => {
    const { room, events } = await visitor();
    await say(room, `${room}-old`, 'vieux');
    const open = events()((seen) => seen.some(({ event, data }) => event === 'first' && data === '0'));
    setTimeout(() => void chat.thread.forget(room), 100);
    const seen = await open;
    expect(entriesOf(seen)).toHaveLength(1);
    const back = await events({ 'last-event-id': entriesOf(seen)[0]?.id ?? '' })(isReady);
    expect(back[0]).toMatchObject({ event: 'first', data: '0' });
    await say(room, `${room}-new`, 'neuf');
    const [entry] = entriesOf(await events({ 'last-event-id': entriesOf(seen)[0]?.id ?? '' })(isReady));
    expect(JSON.parse(entry?.data ?? '{}').body[0].text).toBe('neuf');
  });

  test('a long thread opens at its end, and goes back page by page', async () => {
    const { room, events, get } = await visitor();
    for (let at = 0; at < 130; at += 1) await chat.thread.append(room, `${room}-${at}`, message(`mot ${at}`));
    const opened = entriesOf(await events()(isReady)).map(({ id }) => Number(id));
    expect(opened).toHaveLength(60);
    const earlier = await (await get(`/chat/history?before=${opened[0]}`)).json();
    expect(earlier).toMatchObject({ hasMore: true });
    const pages = earlier as { entries: { seq: number }[] };
    expect(pages.entries.at(-1)?.seq).toBeLessThan(opened[0] ?? 0);
    const first = await (await get(`/chat/history?before=${pages.entries[0]?.seq}`)).json();
    expect(first).toMatchObject({ hasMore: false });
    expect((first as { entries: unknown[] }).entries).toHaveLength(10);
  });

  test('a file is for its own thread only', async () => {
    const { room, get, events } = await visitor();
    const content = 'BEGIN:VCALENDAR\r\nSUMMARY:Café\r\nEND:VCALENDAR\r\n';
    const name = "café d'hiver.ics";
    await chat.thread.append(room, `${room}-file`, {
      body: [{ kind: 'file', name, mediaType: 'text/calendar', content, label: 'La rencontre' }],
      options: [],
      many: false,
    });
    const [entry] = entriesOf(await events()(isReady));
    expect(entry?.data).not.toContain('BEGIN:VCALENDAR');
    const { href } = JSON.parse(entry?.data ?? '{}').body[0];
    const file = await get(href);
    expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(file.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''caf%C3%A9%20d%27hiver.ics",
    );
    expect(await file.text()).toBe(content);
    const other = await visitor();
    expect((await other.get(href)).status).toBe(404);
    expect((await fetch(chat.url + href)).status).toBe(404);
    expect((await get(`${href}x`)).status).toBe(404);
    expect((await get(`/chat/files/${Number(entry?.id) - 1}/${encodeURIComponent(name)}`)).status).toBe(404);
  });

  const message = (text: string) => ({ body: [{ kind: 'text' as const, text }], options: [], many: false });
});

describe('starting and stopping', () => {
  const adapter = (port: number) =>
    createWebAdapter({
      port,
      host: '127.0.0.1',
      thread: chat.thread,
      words,
      log: { warn: () => {} },
      secureCookies: false,
      extraRoutes: (app) => app.get('/livez', (c) => c.text('ok')),
    });

  test('a port in use is one sentence that says what to do', async () => {
    const port = Number(new URL(chat.url).port);
    await expect(adapter(port).start(async () => {})).rejects.toThrow(
      `Port ${port} is already in use: stop the other program, or choose another port, for example PORT=${port + 1}.`,
    );
  });

  test('stopping ends open threads at once, and the port is free again', async () => {
    const web = adapter(0);
    await web.start(async () => {});
    const url = web.address();
    expect(await (await fetch(`${url}/livez`)).text()).toBe('ok');
    const page = await fetch(url);
    const cookie = page.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    await page.text();
    const events = await fetch(`${url}/chat/events`, { headers: { cookie } });
    const drained = (async () => {
      for await (const _chunk of events.body ?? []);
    })();
    const started = performance.now();
    await web.stop();
    await drained;
    expect(performance.now() - started).toBeLessThan(1500);
    const again = adapter(Number(new URL(url).port));
    await again.start(async () => {});
    await again.stop();
  });
});
