/** How fast one session or one network address may write. */

export interface Pace {
  /** Counts one event; false when this key has had its share of the window. */
  allows(key: string, nowMs: number): boolean;
}

const MANY_KEYS = 10_000;

export function createPace(events: number, windowMs: number): Pace {
  const windows = new Map<string, { count: number; endsMs: number }>();
  return {
    allows(key, nowMs) {
      if (windows.size > MANY_KEYS) {
        for (const [old, window] of windows) if (window.endsMs <= nowMs) windows.delete(old);
      }
      const window = windows.get(key);
      if (!window || window.endsMs <= nowMs) {
        windows.set(key, { count: 1, endsMs: nowMs + windowMs });
        return true;
      }
      window.count += 1;
      return window.count <= events;
    },
  };
}
