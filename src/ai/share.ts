/** How much is asked of the model: at once, and in a day. Kept in memory: a restart gives a new day, and no harm is done. */

const MOST_AT_ONCE = 8;
const MOST_A_DAY = 2_000;
const MOST_A_PERSON = 30;
const DAY_MS = 24 * 3_600_000;

export interface Share {
  /** A way to give the place back, or why there is none. Without a person it is the program's own business. */
  take(personId?: string): (() => void) | 'crowded' | 'spent';
}

export function createShare(now: () => number): Share {
  let day = -1;
  let spent = 0;
  let under = 0;
  const byPerson = new Map<string, number>();
  return {
    take(personId) {
      const today = Math.floor(now() / DAY_MS);
      if (today !== day) {
        day = today;
        spent = 0;
        byPerson.clear();
      }
      const own = personId === undefined ? 0 : (byPerson.get(personId) ?? 0);
      if (spent >= MOST_A_DAY || own >= MOST_A_PERSON) return 'spent';
      if (under >= MOST_AT_ONCE) return 'crowded';
      spent++;
      under++;
      if (personId !== undefined) byPerson.set(personId, own + 1);
      return () => {
        under--;
      };
    },
  };
}
