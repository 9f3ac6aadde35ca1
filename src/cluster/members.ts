/** Which processes are alive: each says so every two seconds, and counts for ten. The database's clock is everybody's. */
import type { PlatformStatus } from '#src/platform/adapter.ts';
import type { Logger } from '#src/log.ts';
import type { Line } from './line.ts';
import type { Role } from './roles.ts';

export interface Member {
  readonly id: string;
  readonly roles: readonly Role[];
  /** How the platforms that it listens to are doing. */
  readonly platforms: Readonly<Record<string, PlatformStatus>>;
}

export interface Members {
  /** Those alive at the last look, this one among them. */
  list(): readonly Member[];
  /** Looks at once; then every two seconds. */
  start(): Promise<void>;
  /** Looks again now. */
  look(): Promise<void>;
  /** Is no longer counted. */
  leave(): Promise<void>;
}

export interface MembersSettings {
  readonly line: Pick<Line, 'query'>;
  readonly id: string;
  readonly version: string;
  /** Of this process; none: it does its own work only. */
  readonly roles: readonly Role[];
  readonly platforms: () => Member['platforms'];
  /** The list is not what it was. */
  readonly onChange: () => void;
  readonly log: Pick<Logger, 'info' | 'warn'>;
}

const BEAT_MS = 2_000;
const DEAD_MS = 10_000;

const BEAT = `
  insert into member (id, roles, version, platforms) values ($1, $2, $3, $4)
  on conflict (id) do update set heartbeat_at = now(), platforms = excluded.platforms`;
const ALIVE = `
  select id, roles, platforms from member where heartbeat_at > now() - interval '${DEAD_MS} milliseconds' order by id`;
const BURY = `delete from member where heartbeat_at < now() - interval '1 hour'`;

export function createMembers(settings: MembersSettings): Members {
  const { line, id, version, roles, platforms, onChange, log } = settings;
  const self = (): readonly Member[] => [{ id, roles, platforms: platforms() }];
  let known: readonly Member[] = self();
  let timer: NodeJS.Timeout | undefined;
  let isGone = false;
  let isAway = false;

  async function look(): Promise<void> {
    try {
      if (!isGone) await line.query(BEAT, [id, roles, version, JSON.stringify(platforms())]);
      const others = (await line.query<Member & object>(ALIVE)).filter((member) => member.id !== id);
      const before = names(known);
      known = [...others, ...(isGone ? [] : self())];
      isAway = false;
      if (names(known) === before) return;
      log.info({ members: known.length }, 'processes came or left');
      onChange();
    } catch (error) {
      // Who was there is still the best guess.
      if (!isAway) log.warn({ err: error }, 'the list of processes cannot be read; trying again');
      isAway = true;
    }
  }

  return {
    list: () => known,
    look,
    async start() {
      await line.query(BURY).catch(() => {});
      await look();
      timer = setInterval(() => void look(), BEAT_MS);
    },
    async leave() {
      clearInterval(timer);
      isGone = true;
      await line.query('delete from member where id = $1', [id]).catch(() => {});
    },
  };
}

const names = (members: readonly Member[]): string =>
  members
    .map(({ id }) => id)
    .sort()
    .join();
