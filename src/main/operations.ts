/** What watches over the program: metrics, traces, the queue page, the ledger of erasures. Off unless it is asked for. */
import type { Hono } from 'hono';
import { join } from 'node:path';
import type { Config } from '#src/config.ts';
import type { Logger } from '#src/log.ts';
import { ERASURES_FILE, keepErasures } from '#src/operations/erasures.ts';
import { guard } from '#src/operations/guard.ts';
import { type Observer, observers } from '#src/operations/observer.ts';
import type { Database } from '#src/storage/database.ts';

export interface Operations {
  readonly observer: Observer;
  route(routes: Hono): void;
  stop(): Promise<void>;
}

/** Where an SDK registers itself, loaded before us with `node --import`. */
const OPENTELEMETRY = Symbol.for('opentelemetry.js.api.1');
const METRICS_PATH = '/metrics';

export async function createOperations(
  { METRICS_TOKEN: token, QUEUE_DASHBOARD_PASSWORD: password, REDIS_URL: redisUrl, DATA_DIR }: Config,
  database: Database,
  log: Logger,
): Promise<Operations> {
  const metrics = token
    ? (await import('#src/operations/metrics.ts')).createMetrics(database, () => new Date())
    : undefined;
  const tracing =
    OPENTELEMETRY in globalThis ? (await import('#src/operations/tracing.ts')).createTracing() : undefined;
  const dashboard = password
    ? (await import('#src/operations/queue-dashboard.ts')).createQueueDashboard(database, redisUrl, password)
    : undefined;
  let isTold = false;
  const ledger = keepErasures(database.pool, join(DATA_DIR, ERASURES_FILE), (error) => {
    if (!isTold)
      log.warn({ err: error }, 'erasures cannot be noted beside the database; see docs/operating.md');
    isTold = true;
  });
  return {
    observer: observers([...(metrics ? [metrics.observer] : []), ...(tracing ? [tracing] : [])]),
    route(routes) {
      if (metrics && token) {
        routes.get(METRICS_PATH, guard({ scheme: 'Bearer', secret: token, now: Date.now }), async (c) =>
          c.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType }),
        );
      }
      dashboard?.route(routes);
    },
    async stop() {
      await ledger.stop();
      await dashboard?.close();
    },
  };
}
