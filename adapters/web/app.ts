/** The web chat over HTTP: pages, the live thread, posting, files. */
import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { streamSSE } from 'hono/streaming';
import type { Update } from '#src/engine/message.ts';
import type { ThreadStore } from '#src/platform/thread.ts';
import { readAssets } from './assets.ts';
import { readPosted, showEntry } from './codec.ts';
import { createBell, followThread, PAGE_LENGTH } from './events.ts';
import { chooseLocale, isLocale, type Locale, readLocale, type Words } from './locale.ts';
import { createPace } from './pace.ts';
import { chatPage, noticePage, privacyPage, type SheetPage, sheetPage } from './pages.ts';
import { createSessions } from './session.ts';

const LONGEST_BODY = 100 * 1024;
const WINDOW_MS = 10_000;
const POSTS_PER_SESSION = 30;
/** A whole club may sit behind one address. */
const POSTS_PER_ADDRESS = 20 * POSTS_PER_SESSION;
const STREAMS_PER_ROOM = 12;

const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Lines for the log carry no message text, no cookie, no address. */
export interface Log {
  warn(about: object, line: string): void;
}

export interface WebAppOptions {
  readonly thread: ThreadStore;
  readonly words: Words;
  readonly log: Log;
  /** True when the page is served over https: cookies then never travel in clear. */
  readonly secureCookies: boolean;
  readonly now: () => Date;
  readonly beatMs: number;
  /** Puts an update in the inbox; undefined before `start` and after `stop`. */
  readonly receive: () => ((update: Update) => Promise<void>) | undefined;
  /** Routes of others, served beside the chat (a webhook, health). */
  readonly extraRoutes?: (app: Hono, sheet: Sheet) => void;
}

/** How others' routes speak like ours. */
export interface Sheet {
  /** The language asked for in the address, else the reader's own. */
  locale(c: Context): Locale;
  page(c: Context, draw: (locale: Locale) => SheetPage): Response | Promise<Response>;
}

export interface WebApp {
  readonly app: Hono;
  /** Ends every live thread, so that the server can stop. */
  closeStreams(): void;
}

export function createWebApp(options: WebAppOptions): WebApp {
  const { words, secureCookies } = options;
  const assets = readAssets();
  const sessions = createSessions(secureCookies);
  const app = new Hono();
  const tools = (c: Context, locale: Locale = readLocale(c)) => ({ locale, words, assets });
  const sentence = (c: Context, status: 400 | 401 | 403 | 404 | 413 | 415 | 429 | 503, key: string) =>
    c.json({ sentence: words(readLocale(c), `web-error-${key}`) }, status);

  app.use('*', async (c, next) => {
    c.header('Content-Security-Policy', CONTENT_POLICY);
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    c.header('Cross-Origin-Opener-Policy', 'same-origin');
    c.header('Cache-Control', 'no-store');
    await next();
  });

  app.get('/', (c) => {
    const chosen = c.req.query('lang');
    if (isLocale(chosen)) {
      chooseLocale(c, chosen, secureCookies);
      return c.redirect('/', 303);
    }
    sessions.renew(c);
    c.header('Cache-Control', 'private, no-cache');
    c.header('Vary', 'Accept-Language, Cookie');
    return c.html(chatPage(tools(c)));
  });
  app.get('/confidentialite', (c) => c.html(privacyPage(tools(c, 'fr'))));
  app.get('/privacy', (c) => c.html(privacyPage(tools(c, 'en'))));
  assets.route(app);

  const parts = { app, options, sessions, sentence };
  const closeStreams = routeEvents(parts);
  routeReading(parts);
  routePosting(parts);
  const localeAsked = (c: Context): Locale => {
    const asked = c.req.query('lang');
    return isLocale(asked) ? asked : readLocale(c);
  };
  options.extraRoutes?.(app, {
    locale: localeAsked,
    page: (c, draw) => c.html(sheetPage(tools(c, localeAsked(c)), draw(localeAsked(c)))),
  });

  app.notFound((c) =>
    c.req.path.startsWith('/chat/')
      ? sentence(c, 404, 'missing')
      : c.html(noticePage(tools(c), 'web-error-missing'), 404),
  );
  app.onError((error, c) => {
    options.log.warn({ fault: error.name, path: c.req.path }, 'web request failed');
    return c.req.path.startsWith('/chat/')
      ? sentence(c, 503, 'fault')
      : c.html(noticePage(tools(c), 'web-error-fault'), 500);
  });
  return { app, closeStreams };
}

interface Parts {
  readonly app: Hono;
  readonly options: WebAppOptions;
  readonly sessions: ReturnType<typeof createSessions>;
  readonly sentence: (
    c: Context,
    status: 400 | 401 | 403 | 404 | 413 | 415 | 429 | 503,
    key: string,
  ) => Response;
}

/** The live thread. Returns what ends every stream. */
function routeEvents({ app, options, sessions, sentence }: Parts): () => void {
  const { thread, beatMs, log } = options;
  const open = new Map<string, Set<() => void>>();

  app.get('/chat/events', (c) => {
    const room = sessions.room(c);
    if (!room) return sentence(c, 401, 'session');
    const streams = open.get(room) ?? new Set();
    if (streams.size >= STREAMS_PER_ROOM) return sentence(c, 429, 'fast');
    const after = readSeq(c.req.header('last-event-id') ?? c.req.query('after'));
    // Reverse proxies must pass each event on at once.
    c.header('X-Accel-Buffering', 'no');
    const response = streamSSE(c, async (stream) => {
      const bell = createBell();
      let isOpen = true;
      const end = () => {
        isOpen = false;
        bell.ring();
      };
      stream.onAbort(end);
      streams.add(end);
      open.set(room, streams);
      try {
        await followThread(stream, { thread, room, after, beatMs, bell, isOpen: () => isOpen });
      } catch (error) {
        log.warn({ fault: error instanceof Error ? error.name : 'unknown' }, 'web thread could not be read');
      } finally {
        streams.delete(end);
        if (streams.size === 0) open.delete(room);
      }
    });
    response.headers.set('Cache-Control', 'no-store');
    return response;
  });

  return () => {
    for (const streams of open.values()) for (const end of streams) end();
  };
}

/** What came before the page was opened, and files that were sent. */
function routeReading({ app, options, sessions, sentence }: Parts): void {
  const { thread } = options;

  app.get('/chat/history', async (c) => {
    const room = sessions.room(c);
    if (!room) return sentence(c, 401, 'session');
    const entries = await thread.before(room, readSeq(c.req.query('before')), PAGE_LENGTH);
    const first = entries[0];
    const older = first ? await thread.before(room, first.seq, 1) : [];
    return c.json({ entries: entries.map(showEntry), hasMore: older.length > 0 });
  });

  app.get('/chat/files/:seq/:name', async (c) => {
    const room = sessions.room(c);
    const seq = readSeq(c.req.param('seq'));
    const [entry] = room && seq > 0 ? await thread.after(room, seq - 1, 1) : [];
    const name = c.req.param('name');
    const file =
      entry?.seq === seq
        ? entry.message.body.find((part) => part.kind === 'file' && part.name === name)
        : undefined;
    if (file?.kind !== 'file') return c.notFound();
    c.header('Content-Type', withCharset(file.mediaType));
    c.header('Content-Disposition', `attachment; filename*=UTF-8''${encodeHeader(name)}`);
    return c.body(file.content);
  });
}

function routePosting({ app, options, sessions, sentence }: Parts): void {
  const bySession = createPace(POSTS_PER_SESSION, WINDOW_MS);
  const byAddress = createPace(POSTS_PER_ADDRESS, WINDOW_MS);

  app.post(
    '/chat/messages',
    async (c, next) => {
      const room = sessions.room(c);
      const nowMs = options.now().getTime();
      if (!isOwnPage(c)) return sentence(c, 403, 'origin');
      if (!room) return sentence(c, 401, 'session');
      const address = getConnInfo(c).remote.address ?? '';
      if (!bySession.allows(room, nowMs) || !byAddress.allows(address, nowMs))
        return sentence(c, 429, 'fast');
      const isPlainJson = /^application\/json\b/i.test(c.req.header('content-type') ?? '');
      if (!isPlainJson || c.req.header('content-encoding')) return sentence(c, 415, 'unreadable');
      return next();
    },
    bodyLimit({
      maxSize: LONGEST_BODY,
      onError: (c) => {
        c.header('Connection', 'close');
        return sentence(c, 413, 'long');
      },
    }),
    async (c) => {
      const room = sessions.room(c) ?? '';
      const posted = readPosted(await c.req.text());
      if (!posted.ok) return sentence(c, posted.why === 'long' ? 413 : 400, posted.why);
      const receive = options.receive();
      if (!receive) return sentence(c, 503, 'busy');
      const update: Update = {
        id: posted.id,
        from: { platform: 'web', room, isPrivate: true },
        sender: { platform: 'web', id: room, locale: readLocale(c) },
        at: options.now().toISOString(),
        input: posted.input,
      };
      try {
        await receive(update);
      } catch (error) {
        options.log.warn({ fault: error instanceof Error ? error.name : 'unknown' }, 'web message not taken');
        return sentence(c, 503, 'busy');
      }
      return c.json({ id: posted.id }, 202);
    },
  );
}

/** Whether a page of ours sent this: browsers say where a post comes from, and other sites cannot lie about it. */
function isOwnPage(c: Context): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site) return site === 'same-origin';
  const source = c.req.header('origin') ?? c.req.header('referer');
  const host = c.req.header('host');
  if (!source || !host || !URL.canParse(source)) return false;
  return new URL(source).host === host;
}

/** A place in the thread; 0 when it is none. */
function readSeq(text: string | undefined): number {
  const seq = text && /^\d{1,15}$/.test(text) ? Number(text) : 0;
  return Number.isSafeInteger(seq) ? seq : 0;
}

const withCharset = (mediaType: string) =>
  /^text\/|json$/.test(mediaType) && !mediaType.includes('charset')
    ? `${mediaType}; charset=utf-8`
    : mediaType;

/** RFC 5987: what `encodeURIComponent` leaves alone but a header parameter may not hold. */
const encodeHeader = (name: string) =>
  encodeURIComponent(name).replace(
    /['()*!]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
