/** One pace for all processes that send, kept in Redis; without an answer from it, each keeps to its part. */
import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { bucketsOf, createPacing, type Pacing } from './pacing.ts';

/**
 * GCRA over several buckets at once, by Redis's clock: a moment is taken from all of them or from none. A bucket that
 * nobody has drawn from for as long as its debt forgets itself. Parts of a millisecond count: rounded away, they would be
 * a platform's limit overstepped.
 */
const RESERVE = `
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local at = now
local arrivals = {}
for i, key in ipairs(KEYS) do
  arrivals[i] = tonumber(redis.call('GET', key) or '0')
  at = math.max(at, arrivals[i] - (ARGV[2 * i + 1] - 1) * ARGV[2 * i])
end
if at - now > tonumber(ARGV[1]) then return math.ceil(at - now) end
for i, key in ipairs(KEYS) do
  local arrival = math.max(arrivals[i], at) + ARGV[2 * i]
  redis.call('SET', key, string.format('%.3f', arrival), 'PX', math.max(1, math.ceil(arrival - now)))
end
return math.ceil(at - now)`;
const DIGEST = createHash('sha1').update(RESERVE).digest('hex');

/** @param space keeps installations that share a Redis apart. @param parts processes that send. */
export function createSharedPacing(
  redis: Pick<Redis, 'eval' | 'evalsha'>,
  space: string,
  parts: () => number,
): Pacing {
  const alone = createPacing(parts);
  return {
    async reserve(to, isAnswer, now, patienceMs) {
      const buckets = bucketsOf(to, isAnswer);
      if (buckets.length === 0) return 0;
      const keys = buckets.map(([name]) => `plusun:${space}:pace:${name}`);
      const paces = buckets.flatMap(([, { everyMs, burst }]) => [everyMs, burst]);
      const values = [keys.length, ...keys, patienceMs, ...paces] as const;
      try {
        return Number(
          await redis
            .evalsha(DIGEST, ...values)
            .catch((error: unknown) =>
              error instanceof Error && error.message.startsWith('NOSCRIPT')
                ? redis.eval(RESERVE, ...values)
                : Promise.reject(error),
            ),
        );
      } catch {
        return alone.reserve(to, isAnswer, now, patienceMs);
      }
    },
  };
}
