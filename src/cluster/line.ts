/**
 * One connection to PostgreSQL kept apart from the pool: what keeps processes together must not wait behind their work.
 * It comes back by itself; what is asked while it is away fails at once.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

export interface Line {
  /** Rejects when the connection is away, or no answer comes in five seconds. */
  query<Row extends pg.QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** Hears a channel for as long as the line lives, except while it is away. */
  listen(channel: string, listener: (payload: string) => void): Promise<void>;
  close(): Promise<void>;
}

const PATIENCE_MS = 5_000;
/** How long a question waits for a connection that is away. */
const AWAY_MS = 1_000;
const PAUSES_MS = [0, 200, 500, 1_000, 2_000] as const;

class LineAway extends Error {
  override name = 'LineAway';
}

export function openLine(databaseUrl: string): Line {
  const listeners = new Map<string, (payload: string) => void>();
  let client: pg.Client | undefined;
  let isClosed = false;
  let connecting: Promise<void> | undefined;

  async function connect(): Promise<void> {
    for (let attempt = 0; !isClosed; attempt++) {
      await sleep(PAUSES_MS[Math.min(attempt, PAUSES_MS.length - 1)]);
      const fresh = new pg.Client({
        connectionString: databaseUrl,
        options: '-c timezone=UTC',
        keepAlive: true,
        connectionTimeoutMillis: PATIENCE_MS,
        query_timeout: PATIENCE_MS,
      });
      // Named by the next query; without a listener, a lost connection would end the process.
      fresh.on('error', () => lose(fresh));
      fresh.on('end', () => lose(fresh));
      fresh.on('notification', ({ channel, payload = '' }) => listeners.get(channel)?.(payload));
      try {
        await fresh.connect();
        for (const channel of listeners.keys()) await fresh.query(`listen ${channel}`);
        if (isClosed) {
          await fresh.end();
          return;
        }
        client = fresh;
        return;
      } catch {
        fresh.end().catch(() => {});
      }
    }
  }

  function lose(lost: pg.Client): void {
    if (client !== lost) return;
    client = undefined;
    lost.end().catch(() => {});
    reconnect();
  }

  function reconnect(): void {
    if (isClosed) return;
    connecting ??= connect().finally(() => {
      connecting = undefined;
    });
  }

  async function ask<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []) {
    const asked = client;
    if (!asked) throw new LineAway('no connection to the database');
    try {
      return (await asked.query<Row>(sql, [...values])).rows;
    } catch (error) {
      // A silent connection is a lost one.
      if (!(error instanceof pg.DatabaseError)) lose(asked);
      throw error;
    }
  }

  reconnect();
  return {
    async query(sql, values) {
      // It may be back in a moment.
      if (!client && connecting) await Promise.race([connecting, sleep(AWAY_MS, undefined, { ref: false })]);
      return ask(sql, values);
    },
    async listen(channel, listener) {
      listeners.set(channel, listener);
      if (client) await ask(`listen ${channel}`);
    },
    async close() {
      isClosed = true;
      const closing = client;
      client = undefined;
      await closing?.end().catch(() => {});
    },
  };
}
