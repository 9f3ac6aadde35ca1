/** The queue of wake-ups, to look at: bull-board, on PostgreSQL or Redis. Jobs carry moments only, no person and no word. */
import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { HonoAdapter } from '@bull-board/hono';
import { serveStatic } from '@hono/node-server/serve-static';
import { createPostgresBackend, type PgPool, Queue } from 'bullmq';
import { Hono } from 'hono';
import { WAKE_UPS } from '#src/scheduling/wake.ts';
import type { Database } from '#src/storage/database.ts';
import { guard } from './guard.ts';

export const QUEUES_PATH = '/queues';

/** Its page has styles within; nothing comes from elsewhere. */
const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const HEADERS = {
  'Content-Security-Policy': CONTENT_POLICY,
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

export interface QueueDashboard {
  route(app: Hono): void;
  close(): Promise<void>;
}

export function createQueueDashboard(
  { pool }: Pick<Database, 'pool'>,
  redisUrl: string | undefined,
  password: string,
): QueueDashboard {
  let board: { readonly app: Hono; readonly queue: Pick<Queue, 'close'> } | undefined;
  return {
    route(app) {
      const within = new Hono();
      within.use(guard({ scheme: 'Basic', secret: password, now: Date.now }));
      within.all('*', async (c) => {
        if (c.req.method !== 'GET') return c.text('', 405);
        // At the first look: BullMQ's tables are made by the scheduler.
        board ??= createBoard(redisUrl === undefined ? onPostgres(pool) : onRedis(redisUrl));
        const { body, status, headers } = await board.app.fetch(c.req.raw);
        return new Response(body, { status, headers: { ...Object.fromEntries(headers), ...HEADERS } });
      });
      app.route(QUEUES_PATH, within);
    },
    close: async () => {
      await board?.queue.close().catch(() => {});
    },
  };
}

/** BullMQ describes pools, and bull-board queues, in their own words. */
const onPostgres = (pool: Database['pool']): Queue => {
  const connection = pool as unknown as PgPool;
  return new Queue(WAKE_UPS, { connection }, createPostgresBackend) as unknown as Queue;
};
const onRedis = (url: string): Queue => new Queue(WAKE_UPS, { connection: { url, maxRetriesPerRequest: 1 } });

function createBoard(queue: Queue): { readonly app: Hono; readonly queue: Queue } {
  queue.on('error', () => {});
  const server = new HonoAdapter(serveStatic);
  server.setBasePath(QUEUES_PATH);
  // Looking only: alarms are set by the program, and lost ones are made up for.
  const adapter = new BullMQAdapter(queue, { readOnlyMode: true });
  createBullBoard({
    queues: [adapter],
    serverAdapter: server as unknown as Parameters<typeof createBullBoard>[0]['serverAdapter'],
  });
  return { queue, app: new Hono().route(QUEUES_PATH, server.registerPlugin()) };
}
