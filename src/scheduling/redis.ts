/** Whether the Redis somebody asked for is there, found out before the program says that it is ready. */
import { Redis } from 'ioredis';
import { StartFault } from '#src/platform/start-fault.ts';

const PATIENCE_MS = 5_000;

/** @throws StartFault when it does not answer, or lets nobody in with this address. */
export async function reachRedis(url: string): Promise<void> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: PATIENCE_MS,
    commandTimeout: PATIENCE_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  // The promise below says the same.
  redis.on('error', () => {});
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    throw new StartFault('redis-server', {}, error);
  } finally {
    redis.disconnect();
  }
}
