/**
 * How fast each platform may be written to. Limits are the platforms' published ones, taken below the edge; what a
 * platform answers ("retry after") always wins.
 */
import type { Address } from '#src/engine/message.ts';

/** One message every `everyMs` in the long run, `burst` at once after a rest. */
export interface Pace {
  readonly everyMs: number;
  readonly burst: number;
}

interface PlatformPace {
  readonly all: Pace;
  readonly direct: Pace;
  readonly group: Pace;
}

const PACES: Readonly<Record<string, PlatformPace>> = {
  telegram: {
    all: { everyMs: 34, burst: 10 },
    direct: { everyMs: 1_000, burst: 3 },
    group: { everyMs: 6_000, burst: 10 }, // never over 20 in a minute
  },
  discord: {
    all: { everyMs: 20.5, burst: 20 },
    direct: { everyMs: 1_000, burst: 5 },
    group: { everyMs: 1_000, burst: 5 },
  },
  slack: {
    all: { everyMs: 25, burst: 20 },
    direct: { everyMs: 1_000, burst: 3 },
    group: { everyMs: 1_000, burst: 3 },
  },
  whatsapp: {
    all: { everyMs: 25, burst: 20 }, // 80 in a second, what comes in included
    direct: { everyMs: 6_000, burst: 30 }, // bursts of 45 are lent, and paid back in silence
    group: { everyMs: 6_000, burst: 30 },
  },
};

/**
 * What does not answer anybody runs at the platform's own pace, one after the other; the burst is kept for who waits.
 * An answer in the middle of a wave overtakes it, and the wave waits that much longer.
 */
const UNASKED_BURST = 2;
/** What any platform takes at once, in time. */
const MOST_BURST_MS = 1_000;

export interface Pacing {
  /** Milliseconds to the next free moment for one message. It is taken, unless it is further away than `patienceMs`. */
  reserve(to: Address, isAnswer: boolean, now: number, patienceMs: number): number | Promise<number>;
}

/** What one message draws from. */
export type Bucket = readonly [name: string, pace: Pace];

export const isPaced = (platform: string): boolean => Object.hasOwn(PACES, platform);

/** @param parts of the platform's pace, when several processes that cannot ask one another each take one. */
export function bucketsOf(to: Address, isAnswer: boolean, parts = 1): readonly Bucket[] {
  const pace = PACES[to.platform];
  if (!pace) return [];
  const own = to.isPrivate ? pace.direct : pace.group;
  const all = isAnswer ? pace.all : { ...pace.all, burst: UNASKED_BURST };
  return [
    [to.platform, partOf(all, parts)],
    [`${to.platform} ${to.room}`, own],
  ];
}

const partOf = ({ everyMs, burst }: Pace, parts: number): Pace => ({
  everyMs: everyMs * parts,
  burst: Math.max(1, Math.floor(burst / parts)),
});

/**
 * Kept in memory: each process paces what it sends itself.
 * @param parts processes that send; each takes its part of a platform's pace, and chats that are its own.
 */
export function createPacing(parts: () => number = () => 1) {
  /** When the bucket of this name is empty of debts; GCRA's "theoretical arrival time". */
  const arrivals = new Map<string, number>();

  /** A debt further ahead than anybody reserves is from before the clock was set back: it is forgotten. */
  function arrivalOf(name: string, { everyMs, burst }: Pace, now: number, patienceMs: number): number {
    const arrival = arrivals.get(name) ?? 0;
    return arrival > now + patienceMs + Math.max(burst * everyMs, MOST_BURST_MS) ? 0 : arrival;
  }

  return {
    reserve(to: Address, isAnswer: boolean, now: number, patienceMs: number): number {
      forgetOld(arrivals, now);
      const buckets = bucketsOf(to, isAnswer, parts());
      const debts = buckets.map(([name, pace]) => arrivalOf(name, pace, now, patienceMs));
      const free = buckets.map(
        ([, { burst, everyMs }], index) => (debts[index] ?? 0) - (burst - 1) * everyMs,
      );
      const at = Math.max(now, ...free);
      if (at - now > patienceMs) return at - now;
      for (const [index, [name, { everyMs }]] of buckets.entries())
        arrivals.set(name, Math.max(debts[index] ?? 0, at) + everyMs);
      return at - now;
    },
  };
}

const MANY = 10_000;

function forgetOld(arrivals: Map<string, number>, now: number): void {
  if (arrivals.size < MANY) return;
  for (const [name, arrival] of arrivals) if (arrival < now) arrivals.delete(name);
}
