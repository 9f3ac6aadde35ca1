/** Threads that other processes append to. */
import type { ThreadBell, ThreadChange } from '#src/platform/postgres-thread.ts';
import type { Signals } from './signals.ts';

export const threadBell = (signals: Signals): ThreadBell => ({
  ring: (...change) => signals.publish('thread', JSON.stringify(change)),
  onRing: (listener) =>
    signals.on('thread', (changes) => {
      for (const change of changes) listener(...(JSON.parse(change) as [string, ThreadChange, string]));
    }),
});
