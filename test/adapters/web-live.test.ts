/** The web chat's live thread over HTTP: resumed, forgotten, kept from others; and how the adapter starts and stops. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createWebAdapter } from '#adapters/web/adapter.ts';
import { openWebChat, type WebChat, words } from '#test/support/web-chat.ts';
import { entriesOf, hello, isReady, visit } from '#test/support/web-visit.ts';

let chat: WebChat;
beforeAll(async () => {
  chat = await openWebChat({ beatMs: 200 });
});
afterAll(() => chat.close());
beforeEach(() => {
  chat.received.length = 0;
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
    const browser = await visit(chat);
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

  test('what is said now arrives now, not at the next beat', async () => {
    const slow = await openWebChat({ beatMs: 60_000 });
    slow.onUpdate(async () => {});
    const { post, events } = await visit(slow);
    await post(hello('me voilà'));
    const [update] = slow.received;
    if (!update) throw new Error('the message has not arrived');
    const arriving = events()((seen) => entriesOf(seen).length > 0);
    setTimeout(() => void slow.say(update, [{ kind: 'text', text: 'maintenant' }]), 50);
    expect(entriesOf(await arriving)).toHaveLength(1);
    await slow.close();
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

  test('a page that shows what this thread does not have starts over with what it has', async () => {
    const { room, events } = await visitor();
    await say(room, `${room}-kept`, 'gardé');
    const [kept] = entriesOf(await events()(isReady));
    await say(room, `${room}-lost`, 'perdu');
    const page = entriesOf(await events()(isReady)).at(-1)?.id ?? '';
    // An older backup is put back, and the talk goes on before the page is there again.
    await chat.database.pool.query('DELETE FROM thread_entry WHERE key = $1', [`${room}-lost`]);
    await say(room, `${room}-new`, 'neuf');
    const back = await events({ 'last-event-id': page })(isReady);
    expect(back[0]).toMatchObject({ event: 'again' });
    expect(entriesOf(back).map(({ data }) => JSON.parse(data).body[0].text)).toEqual(['gardé', 'neuf']);
    const goesOn = await events({ 'last-event-id': kept?.id ?? '' })(isReady);
    expect(goesOn.map(({ event }) => event)).not.toContain('again');
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

  test('a port in use is named, with another one to take', async () => {
    const port = Number(new URL(chat.url).port);
    await expect(adapter(port).start(async () => {})).rejects.toMatchObject({
      key: 'port-taken',
      args: { port: String(port), other: String(port + 1) },
    });
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
