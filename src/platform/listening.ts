/** Listening to a platform for as long as the program runs, whatever the platform does meanwhile. */
import { setTimeout as sleep } from 'node:timers/promises';

/** Listens until the signal aborts; says once when the first attempt to connect is over, well or badly. */
export type Listen = (signal: AbortSignal, onFirstAttempt: () => void) => Promise<void>;

export interface Listening {
  /** Resolves when the first attempt is over, or takes so long that the program goes on without the platform. */
  start(): Promise<void>;
  /** Resolves when nothing is listened to any more. */
  stop(): Promise<void>;
}

const START_PATIENCE_MS = 5_000;

export function createListening(listen: Listen): Listening {
  let running: { readonly stopper: AbortController; readonly done: Promise<void> } | undefined;
  return {
    async start() {
      const stopper = new AbortController();
      const first = Promise.withResolvers<void>();
      running = { stopper, done: listen(stopper.signal, first.resolve) };
      const patience = new AbortController();
      const waited = sleep(START_PATIENCE_MS, undefined, { signal: patience.signal }).catch(() => {});
      await Promise.race([first.promise, running.done, waited]);
      patience.abort();
    },
    async stop() {
      running?.stopper.abort();
      await running?.done;
      running = undefined;
    },
  };
}
