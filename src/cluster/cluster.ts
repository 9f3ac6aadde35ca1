/**
 * The processes that share one database: who is there, who serves what, what one tells the others. Nothing here is
 * needed for anything to be right, only for it to be quick and done once: rows and their conditions decide.
 */
import type { Redis } from 'ioredis';
import type { Logger } from '#src/log.ts';
import { onPostgres, onRedis } from './carriers.ts';
import { type Held, type Keeping, keepLease } from './lease.ts';
import { openLine } from './line.ts';
import { createMembers, type Member } from './members.ts';
import { slotOf, slotsOf } from './owner.ts';
import { ROLES, type Role } from './roles.ts';
import { createSignals, noSignals, type Signals } from './signals.ts';

export interface Cluster {
  readonly roles: ReadonlySet<Role>;
  readonly signals: Signals;
  /** Shared by all processes; undefined where there is none. */
  readonly redis?: Redis;
  /** Keeps installations that share a Redis apart. */
  readonly space: string;
  /** Slots (owner.ts) this process has among those alive with the role; undefined: all of them, nobody else is there. */
  slots(role: Role): readonly string[] | undefined;
  /** Whether this process is the one for this key, or for this slot. */
  owns(role: Role, key: string): boolean;
  ownsSlot(role: Role, slot: string): boolean;
  /** Processes alive with this role, at least 1. */
  count(role: Role): number;
  /** The other processes. */
  others(): readonly Member[];
  /** The processes are others than before. */
  onChange(listener: () => void): void;
  /** Does something as long as nobody else does. */
  hold(name: string, held: Held): Promise<Keeping>;
  /** What this process tells of the platforms it listens to. */
  tellPlatforms(platforms: () => Member['platforms']): void;
  /** Is counted from now on. */
  join(): Promise<void>;
  /** Is no longer counted: others take over what it had. */
  leave(): Promise<void>;
  close(): Promise<void>;
}

/** One process does it all: the embedded database has room for no other. */
export const aloneCluster = (): Cluster => ({
  roles: new Set(ROLES),
  signals: noSignals,
  space: '',
  slots: () => undefined,
  owns: () => true,
  ownsSlot: () => true,
  count: () => 1,
  others: () => [],
  onChange: () => {},
  async hold(_, held) {
    await held.onHeld(1n);
    return { retry: () => {}, isHeld: () => true, giveUp: () => held.onLost() };
  },
  tellPlatforms: () => {},
  join: async () => {},
  leave: async () => {},
  close: async () => {},
});

export interface ClusterSettings {
  readonly databaseUrl: string;
  readonly redisUrl?: string | undefined;
  readonly roles: readonly Role[];
  /** Does its own work and is not counted: a terminal. */
  readonly isGuest?: boolean;
  /** Names this process among the others; never used again. */
  readonly id: string;
  readonly version: string;
  readonly log: Logger;
}

export async function openCluster(settings: ClusterSettings): Promise<Cluster> {
  const { databaseUrl, redisUrl, roles, isGuest = false, id, version, log } = settings;
  const line = openLine(databaseUrl);
  const space = new URL(databaseUrl).pathname.slice(1);
  const redis = redisUrl ? onRedis(redisUrl, space) : undefined;
  const signals = await createSignals({
    id,
    carrier: redis ?? onPostgres(line),
    // Who has just come is not known yet.
    isHeard: (topic) => topic === 'members' || topic === 'lease' || others().length > 0,
    log,
  });
  const keepings: [string, Keeping][] = [];
  const listeners: (() => void)[] = [];
  const slots = new Map<Role, readonly string[] | undefined>();
  let platforms: () => Member['platforms'] = () => ({});

  const members = createMembers({
    line,
    id,
    version,
    roles: isGuest ? [] : roles,
    platforms: () => platforms(),
    onChange() {
      slots.clear();
      for (const listener of listeners) listener();
    },
    log,
  });
  const others = () => members.list().filter((member) => member.id !== id);
  const having = (role: Role) => members.list().filter((member) => member.roles.includes(role));

  function slotsIn(role: Role): readonly string[] | undefined {
    if (!slots.has(role)) {
      const ids = having(role).map((member) => member.id);
      const isAlone = ids.length === 0 || (ids.length === 1 && ids[0] === id);
      slots.set(role, isAlone ? undefined : slotsOf(id, ids));
    }
    return slots.get(role);
  }

  const ownsSlot = (role: Role, slot: string) => slotsIn(role)?.includes(slot) ?? true;

  signals.on('members', () => void members.look());
  signals.on('lease', (names) => {
    for (const [name, keeping] of keepings) if (names.includes(name)) keeping.retry();
  });

  return {
    roles: new Set(roles),
    signals,
    ...(redis && { redis: redis.redis }),
    space,
    slots: slotsIn,
    owns: (role, key) => ownsSlot(role, slotOf(key)),
    ownsSlot,
    count: (role) => Math.max(1, having(role).length),
    others,
    onChange: (listener) => void listeners.push(listener),
    async hold(name, held) {
      const keeping = await keepLease({ line, name, holder: id, held, log });
      keepings.push([name, keeping]);
      return {
        ...keeping,
        async giveUp() {
          await keeping.giveUp();
          signals.publish('lease', name);
        },
      };
    },
    tellPlatforms(tell) {
      platforms = tell;
    },
    async join() {
      await members.start();
      signals.publish('members', '');
    },
    async leave() {
      await members.leave();
      signals.publish('members', '');
    },
    async close() {
      await signals.flush();
      redis?.close();
      await line.close();
    },
  };
}
