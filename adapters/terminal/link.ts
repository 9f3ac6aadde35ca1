/**
 * How a second terminal joins the program that already has the data folder: a small HTTP service on the loopback
 * address, with a secret that only those who may read the folder know.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Hono } from 'hono';
import { bearerAuth } from 'hono/bearer-auth';
import type { Seat, Unread } from './adapter.ts';

const WAIT_MS = 20_000;
/** A program may take this long to start. */
const START_MS = 60_000;
const LOOK_AGAIN_MS = 100;

/** The joined program no longer answers. */
export class SeatLost extends Error {
  override readonly name = 'SeatLost';
}

/** The service: seats by name. */
export function createTerminalService(secret: string, seatOf: (name: string) => Seat | undefined): Hono {
  const app = new Hono();
  app.use(bearerAuth({ token: secret }));
  app.get('/', (context) => context.json({ program: 'plusun' }));
  app.use('/seats/:name/*', async (context, next) => {
    // Asked before the program has finished starting.
    if (!seatOf(context.req.param('name'))) return context.text('', 503);
    return next();
  });
  const seat = (name: string): Seat => {
    const found = seatOf(name);
    if (!found) throw new Error('no seat yet');
    return found;
  };
  app.post('/seats/:name/say', async (context) => {
    await seat(context.req.param('name')).say(await context.req.text());
    return context.body(null, 204);
  });
  app.post('/seats/:name/settle', async (context) => {
    await seat(context.req.param('name')).settle();
    return context.body(null, 204);
  });
  app.get('/seats/:name/unread', async (context) =>
    context.json(await seat(context.req.param('name')).unread()),
  );
  app.post('/seats/:name/read/:seq', async (context) => {
    await seat(context.req.param('name')).read(Number(context.req.param('seq')));
    return context.body(null, 204);
  });
  app.get('/seats/:name/new', async (context) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const stop = seat(context.req.param('name')).onNew(resolve);
    const timer = setTimeout(resolve, WAIT_MS);
    context.req.raw.signal.addEventListener('abort', () => resolve());
    await promise;
    clearTimeout(timer);
    stop();
    return context.body(null, 204);
  });
  return app;
}

/** A seat in a program that runs elsewhere on this machine. Its methods throw SeatLost when that program is gone. */
export function joinSeat(url: string, secret: string, name: string): Seat {
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const started = performance.now();
    for (;;) {
      const response = await fetch(`${url}/seats/${encodeURIComponent(name)}/${path}`, {
        ...init,
        headers: { authorization: `Bearer ${secret}` },
      }).catch((cause: unknown) => {
        throw new SeatLost('the running program is gone', { cause });
      });
      if (response.ok) return response;
      if (response.status !== 503 || performance.now() - started > START_MS)
        throw new SeatLost(`the running program answered ${response.status}`);
      await sleep(LOOK_AGAIN_MS);
    }
  };
  return {
    say: async (line) => {
      await ask('say', { method: 'POST', body: line });
    },
    settle: async () => {
      await ask('settle', { method: 'POST' });
    },
    unread: async () => (await (await ask('unread')).json()) as readonly Unread[],
    read: async (seq) => {
      await ask(`read/${seq}`, { method: 'POST' });
    },
    onNew: (listener) => {
      const leaving = new AbortController();
      const listen = async () => {
        while (!leaving.signal.aborted) {
          await ask('new', { signal: leaving.signal });
          listener();
        }
      };
      // Whoever listens looks, and then learns that the program is gone.
      listen().catch(() => leaving.signal.aborted || listener());
      return () => leaving.abort();
    },
  };
}
