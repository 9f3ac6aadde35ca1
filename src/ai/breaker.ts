/** Leaves a service alone that fails again and again, and tries it once before it is trusted again. */

const MOST_FAILURES = 5;
const REST_MS = 60_000;

export interface Breaker {
  /** Undefined while the service is left alone; otherwise to be called with how it went. */
  enter(): ((how: 'good' | 'bad' | 'unknown') => void) | undefined;
}

/** @param now milliseconds of a clock that only goes forward */
export function createBreaker(now: () => number): Breaker {
  let failures = 0;
  let restsUntil = -Infinity;
  let isProbing = false;
  return {
    enter() {
      const isOpen = failures >= MOST_FAILURES;
      if (isOpen && (isProbing || now() < restsUntil)) return undefined;
      isProbing ||= isOpen;
      return (how) => {
        if (isOpen) isProbing = false;
        if (how === 'unknown') return;
        failures = how === 'good' ? 0 : failures + 1;
        if (failures >= MOST_FAILURES) restsUntil = now() + REST_MS;
      };
    },
  };
}
