/** How signals travel: PostgreSQL's LISTEN and NOTIFY, or Redis where there is one. */
import { Redis } from 'ioredis';
import type { Line } from './line.ts';
import type { Carrier } from './signals.ts';

const CHANNEL = 'plusun_signals';
/** A signal, or a place in the pace, that takes longer is done without. */
const PATIENCE_MS = 1_000;
const LONGEST_PAUSE_MS = 2_000;

export const onPostgres = (line: Line): Carrier => ({
  send: async (payload) => {
    await line.query('select pg_notify($1, $2)', [CHANNEL, payload]);
  },
  onPayload: (listener) => line.listen(CHANNEL, listener),
});

export interface RedisCarrier extends Carrier {
  readonly redis: Redis;
  close(): void;
}

/** @param space keeps installations that share a Redis apart. */
export function onRedis(url: string, space: string): RedisCarrier {
  const channel = `plusun:${space}:signals`;
  const redis = new Redis(url, {
    // What cannot leave now is not worth keeping.
    enableOfflineQueue: false,
    commandTimeout: PATIENCE_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempt) => Math.min(attempt * 100, LONGEST_PAUSE_MS),
  });
  const hearing = new Redis(url, {
    maxRetriesPerRequest: null,
    retryStrategy: (attempt) => Math.min(attempt * 100, LONGEST_PAUSE_MS),
  });
  // Without a listener, every failed attempt to come back is written to the terminal.
  for (const each of [redis, hearing]) each.on('error', () => {});
  return {
    redis,
    send: async (payload) => {
      await redis.publish(channel, payload);
    },
    async onPayload(listener) {
      hearing.on('message', (_, payload) => listener(payload));
      // Renewed by the client each time it comes back.
      hearing.subscribe(channel).catch(() => {});
    },
    close() {
      redis.disconnect();
      hearing.disconnect();
    },
  };
}
