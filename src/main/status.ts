/** How each platform is doing, since when, and what waits: what `/status` tells. No name, no room, no secret. */
import type { PlatformStatus } from '#src/platform/adapter.ts';
import type { Database } from '#src/storage/database.ts';

/** A platform people can talk on; `status` is asked again and again. */
export interface StatusSource {
  readonly platform: string;
  readonly name: string;
  status(): PlatformStatus;
}

export interface PlatformState {
  readonly platform: string;
  readonly name: string;
  readonly state: PlatformStatus['state'];
  /** When this state began. */
  readonly since: Date;
  readonly fault?: PlatformStatus['fault'];
  readonly waiting: Waiting | undefined;
}

/** Messages; `in`: received, not handled yet, `out`: written, not sent yet. */
export interface Waiting {
  readonly in: number;
  readonly out: number;
}

export interface StatusReport {
  readonly at: Date;
  /** `degraded` when any platform is. */
  readonly state: 'ok' | 'degraded';
  readonly platforms: readonly PlatformState[];
  /** Of all platforms together; undefined while the database does not answer. */
  readonly waiting: Waiting | undefined;
}

export interface StatusWatch {
  report(): Promise<StatusReport>;
  stop(): void;
}

/** Adapters tell how they are, not since when: they are looked at this often. */
const LOOK_MS = 1_000;
/** Anybody may ask, the database is asked no oftener. */
const COUNT_MS = 2_000;

const COUNT = `
  select 'in' as way, platform, count(*)::int as count from inbox where state = 'pending' group by platform
  union all
  select 'out', platform, count(*)::int from outbox where state in ('pending', 'sending') group by platform`;

type Counts = readonly { readonly way: 'in' | 'out'; readonly platform: string; readonly count: number }[];

export function watchStatus(
  sources: readonly StatusSource[],
  { pool }: Pick<Database, 'pool'>,
  clock: () => Date,
): StatusWatch {
  const known = new Map<string, { readonly state: PlatformStatus['state']; readonly since: Date }>();
  let counted: { readonly at: number; readonly counts: Promise<Counts | undefined> } | undefined;

  function look(): void {
    for (const source of sources) {
      const { state } = source.status();
      if (known.get(source.platform)?.state !== state) known.set(source.platform, { state, since: clock() });
    }
  }

  function count(): Promise<Counts | undefined> {
    const at = clock().getTime();
    if (!counted || at - counted.at >= COUNT_MS) {
      const counts = pool.query<Counts[number]>(COUNT).then(
        ({ rows }) => rows,
        () => undefined,
      );
      counted = { at, counts };
    }
    return counted.counts;
  }

  look();
  const timer = setInterval(look, LOOK_MS);
  timer.unref();
  return {
    async report() {
      const counts = await count();
      look();
      const at = clock();
      const platforms = sources.map((source): PlatformState => {
        const { state, fault } = source.status();
        return {
          platform: source.platform,
          name: source.name,
          state,
          since: known.get(source.platform)?.since ?? at,
          ...(state === 'degraded' && fault && { fault }),
          waiting: counts && add(counts.filter(({ platform }) => platform === source.platform)),
        };
      });
      const isDegraded = platforms.some(({ state }) => state === 'degraded');
      return { at, state: isDegraded ? 'degraded' : 'ok', platforms, waiting: counts && add(counts) };
    },
    stop: () => clearInterval(timer),
  };
}

function add(counts: Counts): Waiting {
  const sum = (wanted: 'in' | 'out') =>
    counts.reduce((total, { way, count }) => total + (way === wanted ? count : 0), 0);
  return { in: sum('in'), out: sum('out') };
}
