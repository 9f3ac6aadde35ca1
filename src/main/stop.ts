/** Stopping is a courtesy: whatever is cut short goes on at the next start, as after a power cut. */
import { setTimeout as sleep } from 'node:timers/promises';

/** Service managers kill what takes ten seconds; those that run several processes give them more. */
const LONGEST_STOP_MS = 7_000;
export const LONGEST_SHARED_STOP_MS = 22_000;

/** Stops in good order, unless a server that is gone makes it fail or wait. */
export async function stopInTime(
  stop: () => Promise<unknown>,
  longestMs: number = LONGEST_STOP_MS,
): Promise<void> {
  const stopped = stop().catch(() => {});
  await Promise.race([stopped, sleep(longestMs)]);
}
