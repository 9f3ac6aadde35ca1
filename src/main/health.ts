/** Whether this process lives, and whether it can be given work: for whoever watches over processes. */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { AddressInfo } from 'node:net';
import type { Config } from '#src/config.ts';
import { migrationNames } from '#src/storage/migrate.ts';
import { StartFault } from '#src/platform/start-fault.ts';
import type { Database } from '#src/storage/database.ts';

/** Set once the process was asked to stop: it is sent nothing new, and finishes what it has. */
export interface Stopping {
  isStopping: boolean;
}

export function routeHealth(routes: Hono, { pool }: Pick<Database, 'pool'>, stopping: Stopping): void {
  routes.get('/livez', (context) => context.text('ok'));
  routes.get('/readyz', async (context) => {
    if (stopping.isStopping) return context.text('stopping', 503);
    const state = await pool.query<{ name: string }>('select name from schema_migration').then(
      ({ rows }) => (isUpToDate(rows.map(({ name }) => name)) ? 'ok' : 'migrations'),
      () => 'database',
    );
    return context.text(state, state === 'ok' ? 200 : 503);
  });
}

/** A later version of the program may have gone further. */
const isUpToDate = (applied: readonly string[]): boolean =>
  migrationNames().every((name) => applied.includes(name));

export interface HealthServer {
  readonly address: string;
  close(): Promise<void>;
}

/** For a process without web pages. */
export async function serveHealth(config: Config, add: (routes: Hono) => void): Promise<HealthServer> {
  const routes = new Hono();
  add(routes);
  const { promise, resolve, reject } = Promise.withResolvers<AddressInfo>();
  const server = serve({ fetch: routes.fetch, port: config.PORT, hostname: config.HOST }, resolve);
  server.once('error', (error: NodeJS.ErrnoException) => {
    const { PORT: port } = config;
    const isTaken = error.code === 'EADDRINUSE';
    reject(isTaken ? new StartFault('port-taken', { port: String(port), other: String(port + 1) }) : error);
  });
  const { port } = await promise;
  return {
    address: `http://${config.HOST}:${port}`,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      if ('closeAllConnections' in server) server.closeAllConnections();
      await closed;
    },
  };
}
