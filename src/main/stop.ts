/** Stopping is a courtesy: whatever is cut short goes on at the next start, as after a power cut. */
import { setTimeout as sleep } from 'node:timers/promises';

/** Service managers kill what takes ten seconds. */
const LONGEST_STOP_MS = 7_000;

/** Stops in good order, unless a server that is gone makes it fail or wait. */
export async function stopInTime(stop: () => Promise<unknown>): Promise<void> {
  const stopped = stop().catch(() => {});
  await Promise.race([stopped, sleep(LONGEST_STOP_MS)]);
}
