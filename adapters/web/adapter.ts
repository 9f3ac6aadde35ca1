/** The web chat as a platform: its thread lives in our own database, and pages follow it live. */
import { type ServerType, serve } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Update } from '#src/engine/message.ts';
import type { Adapter, Capabilities } from '#src/platform/adapter.ts';
import type { ThreadStore } from '#src/platform/thread.ts';
import { createWebApp, type Log } from './app.ts';
import type { Words } from './locale.ts';

export interface WebOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  readonly thread: ThreadStore;
  readonly words: Words;
  readonly log: Log;
  readonly secureCookies: boolean;
  readonly extraRoutes?: (app: Hono) => void;
  readonly now?: () => Date;
  /** How often an idle live thread says that it is still there. */
  readonly beatMs?: number;
}

export interface WebAdapter extends Adapter {
  readonly app: Hono;
  /** Where the page is on this machine, once started: "http://127.0.0.1:3000". */
  address(): string;
}

const CAPABILITIES: Capabilities = {
  buttons: 100,
  labelLength: 200,
  textLength: 20_000,
  cards: true,
  files: true,
  checkboxes: true,
  keepsThread: true,
  sendsOnceByKey: true,
};

const BEAT_MS = 20_000;
const SLOWEST_HEADERS_MS = 5_000;
const SLOWEST_REQUEST_MS = 15_000;
/** Requests under way may finish when the program stops; then their connections are closed. */
const LAST_REQUESTS_MS = 2_000;
const SWEEP_MS = 25;

export function createWebAdapter(options: WebOptions): WebAdapter {
  let receiver: ((update: Update) => Promise<void>) | undefined;
  let server: ServerType | undefined;
  const { app, closeStreams } = createWebApp({
    ...options,
    now: options.now ?? (() => new Date()),
    beatMs: options.beatMs ?? BEAT_MS,
    receive: () => receiver,
  });

  return {
    platform: 'web',
    capabilities: CAPABILITIES,
    app,
    address() {
      const bound = server?.address();
      return bound && typeof bound === 'object' ? `http://${nameHost(options.host)}:${bound.port}` : '';
    },
    async start(receive) {
      server = await listen(app, options);
      receiver = receive;
    },
    async send({ to, key, message, answers }) {
      try {
        const { seq } = await options.thread.append(to.room, key, message, answers);
        return { ok: true, receipt: String(seq) };
      } catch (error) {
        // Same key, same entry: trying again is always safe.
        return { ok: false, why: 'later', detail: error instanceof Error ? error.name : 'unknown' };
      }
    },
    async stop() {
      receiver = undefined;
      closeStreams();
      await close(server);
      server = undefined;
    },
  };
}

function listen(app: Hono, { port, host }: WebOptions): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({
      fetch: app.fetch,
      port,
      hostname: host,
      serverOptions: { headersTimeout: SLOWEST_HEADERS_MS, requestTimeout: SLOWEST_REQUEST_MS },
    });
    server.once('listening', () => resolve(server));
    server.once('error', (error: NodeJS.ErrnoException) => reject(new Error(explain(error, port, host))));
  });
}

/** One sentence that says what to do. */
function explain({ code, message }: NodeJS.ErrnoException, port: number, host: string): string {
  if (code === 'EADDRINUSE') {
    return `Port ${port} is already in use: stop the other program, or choose another port, for example PORT=${port + 1}.`;
  }
  if (code === 'EACCES') {
    return `Port ${port} needs special rights on this machine: choose one above 1023, for example PORT=3000.`;
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `This machine has no address "${host}" to listen on: choose one it has, for example 127.0.0.1.`;
  }
  return `The web chat cannot listen on port ${port} (${code ?? message}): try another port, for example PORT=3000.`;
}

async function close(server: ServerType | undefined): Promise<void> {
  if (!server) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  if (!('closeAllConnections' in server)) return closed;
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  const deadline = setTimeout(() => server.closeAllConnections(), LAST_REQUESTS_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(deadline);
}

/** An address one can open: "every address of this machine" is not one. */
function nameHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
