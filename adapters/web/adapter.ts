/** The web chat as a platform: its thread lives in our own database, and pages follow it live. */
import { type ServerType, serve } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Update } from '#src/engine/message.ts';
import type { Adapter, Capabilities } from '#src/platform/adapter.ts';
import { StartFault } from '#src/platform/start-fault.ts';
import type { ThreadStore } from '#src/platform/thread.ts';
import { createWebApp, type Log, type Sheet } from './app.ts';
import type { Words } from './locale.ts';

export interface WebOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  readonly thread: ThreadStore;
  readonly words: Words;
  readonly log: Log;
  readonly secureCookies: boolean;
  readonly extraRoutes?: (app: Hono, sheet: Sheet) => void;
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
  forms: false,
  events: false,
  edits: false,
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
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port, host)));
  });
}

const FAULTS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'port-taken',
  EACCES: 'port-forbidden',
  EADDRNOTAVAIL: 'host-unknown',
  ENOTFOUND: 'host-unknown',
  EAI_AGAIN: 'host-unknown',
};

function explain(error: NodeJS.ErrnoException, port: number, host: string): StartFault {
  const { code = error.name } = error;
  // As text: numbers are written out with spaces.
  return new StartFault(
    FAULTS[code] ?? 'port-closed',
    { port: String(port), other: String(port + 1), host, code },
    error,
  );
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
