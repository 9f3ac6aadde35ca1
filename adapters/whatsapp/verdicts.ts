/**
 * WhatsApp says "accepted" at once and tells later, on the webhook, whether it sent the message: often only then that
 * the 24 hours are over. Where nobody is waiting for the message, its sender waits for that word.
 */

/** `code`: why it was not sent; undefined when it was, or when nothing was heard in time. */
export interface Verdict {
  readonly code: number | undefined;
}

export interface Verdicts {
  /** To be called before the message is sent: the webhook may be faster than the answer to the call. */
  listen(key: string): { wait(): Promise<Verdict>; stop(): void };
  /** What the webhook says of a message; false when nobody waits for it here. */
  tell(key: string, verdict: Verdict): boolean;
}

export function createVerdicts(patienceMs: number): Verdicts {
  const listeners = new Map<string, (verdict: Verdict) => void>();
  return {
    listen(key) {
      const { promise, resolve } = Promise.withResolvers<Verdict>();
      let timer: NodeJS.Timeout | undefined;
      listeners.set(key, resolve);
      const stop = () => {
        clearTimeout(timer);
        if (listeners.get(key) === resolve) listeners.delete(key);
      };
      return {
        wait() {
          timer = setTimeout(() => resolve({ code: undefined }), patienceMs);
          return promise.finally(stop);
        },
        stop,
      };
    },
    tell(key, verdict) {
      const listener = listeners.get(key);
      listener?.(verdict);
      return listener !== undefined;
    },
  };
}
