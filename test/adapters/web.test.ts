/** The web chat as a browser, or an attacker, meets it over HTTP: opening the page, and writing. */
import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWebAdapter } from '#adapters/web/adapter.ts';
import { preferredLocale } from '#adapters/web/locale.ts';
import { openWebChat, type WebChat, words } from '#test/support/web-chat.ts';
import { hello, sentenceOf, visit } from '#test/support/web-visit.ts';

let chat: WebChat;
beforeAll(async () => {
  chat = await openWebChat({ beatMs: 200 });
});
afterAll(() => chat.close());
beforeEach(() => {
  chat.received.length = 0;
});

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
    const browser = await visit(chat);
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
    await (await visit(chat)).post(hello('un'));
    await (await visit(chat)).post(hello('deux'));
    expect(new Set(chat.received.map(({ sender }) => sender.id)).size).toBe(2);
  });

  test('the same message sent five times at once keeps its id, so that it counts once', async () => {
    const browser = await visit(chat);
    const message = hello('bonjour');
    const answers = await Promise.all(Array.from({ length: 5 }, () => browser.post(message)));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202, 202]);
    expect(new Set(chat.received.map(({ id }) => id))).toEqual(new Set([message.id]));
  });

  test('what could not be kept is not acknowledged; sent again, it is', async () => {
    const browser = await visit(chat);
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
    const browser = await visit(chat);
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
    const answer = await (await visit(chat)).post(body);
    expect(answer.status).toBe(400);
    expect(await sentenceOf(answer)).toBe(words('fr', 'web-error-unreadable'));
    expect(chat.received).toEqual([]);
  });

  test('20,000 characters pass, even of three bytes; one more is too long', async () => {
    const browser = await visit(chat);
    expect((await browser.post(hello('é'.repeat(20_000)))).status).toBe(202);
    expect((await browser.post(hello('€'.repeat(20_000)))).status).toBe(202);
    const long = await browser.post(hello('a'.repeat(20_001)));
    expect(long.status).toBe(413);
    expect(await sentenceOf(long)).toBe(words('fr', 'web-error-long'));
  });

  test('NUL and half characters are left out, so that the database can keep the rest', async () => {
    const browser = await visit(chat);
    const answer = await browser.post(`{"id":"${crypto.randomUUID()}","text":"a\\u0000b\\ud800c"}`);
    expect(answer.status).toBe(202);
    expect(chat.received[0]?.input).toEqual({ kind: 'text', text: 'ab\ufffdc' });
  });

  test('200 MB are refused before they are read', async () => {
    const { cookie } = await visit(chat);
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
    const answer = await (await visit(chat)).post('zip', { 'content-encoding': 'gzip' });
    expect(answer.status).toBe(415);
  });

  test('another site cannot write in my name', async () => {
    const browser = await visit(chat);
    for (const origin of ['https://evil.example', 'null', `${chat.url}.evil.example`]) {
      const answer = await browser.post(hello('volé'), { origin });
      expect(answer.status).toBe(403);
    }
    const marked = await browser.post(hello('marqué'), { 'sec-fetch-site': 'same-site' });
    expect(marked.status).toBe(403);
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

  test('behind a proxy that renames the host, the browser’s own word for it counts', async () => {
    const browser = await visit(chat);
    const origin = 'https://club.example';
    const answer = await browser.post(hello('moi'), { origin, 'sec-fetch-site': 'same-origin' });
    expect(answer.status).toBe(202);
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
    const hasty = await visit(chat);
    const statuses = [];
    for (let at = 0; at < 32; at += 1) statuses.push((await hasty.post(hello(String(at)))).status);
    expect(statuses.filter((status) => status === 202)).toHaveLength(30);
    expect(statuses.slice(30)).toEqual([429, 429]);
    expect((await (await visit(chat)).post(hello('moi aussi'))).status).toBe(202);
  });
});
