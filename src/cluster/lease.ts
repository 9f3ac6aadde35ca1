/**
 * What only one process may do at a time. The holder says every three seconds that it lives, on a timer of its own; who
 * is silent for ten has lost it, and must have stopped by then: it stops by its own clock, whether the database answers
 * or not.
 */
import type { Logger } from '#src/log.ts';
import type { Line } from './line.ts';

export interface Held {
  /** Called once the lease is held; `token` grows with each new holder. */
  onHeld(token: bigint): Promise<void>;
  /** Called when it may be somebody else's. */
  onLost(): Promise<void>;
}

export interface Keeping {
  /** Somebody has given it up: tries at once. */
  retry(): void;
  isHeld(): boolean;
  /** Stops what depends on it, then lets others have it. */
  giveUp(): Promise<void>;
}

export interface LeaseSettings {
  readonly line: Pick<Line, 'query'>;
  readonly name: string;
  readonly holder: string;
  readonly held: Held;
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
}

const LEASE_MS = 10_000;
/** Stopped this long before it is anybody else's. */
const MARGIN_MS = 1_500;
const RENEW_MS = 3_000;
const TRY_MS = 1_000;

const TAKE = `
  insert into lease (name, holder, until) values ($1, $2, now() + interval '${LEASE_MS} milliseconds')
  on conflict (name) do update
    set holder = excluded.holder, until = excluded.until,
        token = lease.token + case when lease.holder = excluded.holder and lease.until >= now() then 0 else 1 end
    where lease.holder = excluded.holder or lease.until < now()
  returning token`;
const GIVE = `update lease set until = 'epoch' where name = $1 and holder = $2`;

/** Tries to take the lease, and goes on trying; resolves after the first attempt, when what depends on it is under way. */
export async function keepLease({ line, name, holder, held, log }: LeaseSettings): Promise<Keeping> {
  let token: bigint | undefined;
  let goodUntil = 0;
  let isOver = false;
  let trying: Promise<void> | undefined;
  let next: NodeJS.Timeout | undefined;
  let expiry: NodeJS.Timeout | undefined;
  /** Starting and stopping, one after the other. */
  let acts: Promise<void> = Promise.resolve();

  function act(what: () => Promise<void>): void {
    acts = acts.then(what).catch((error: unknown) => log.error({ err: error, lease: name }, 'lease'));
  }

  function lose(): void {
    if (token === undefined) return;
    token = undefined;
    clearTimeout(expiry);
    log.warn({ lease: name }, 'lease lost');
    act(held.onLost);
  }

  function keep(taken: bigint, asked: number): void {
    if (token !== undefined && token !== taken) lose();
    goodUntil = asked + LEASE_MS - MARGIN_MS;
    clearTimeout(expiry);
    expiry = setTimeout(lose, Math.max(0, goodUntil - performance.now()));
    if (token === taken) return;
    token = taken;
    log.info({ lease: name, token: String(taken) }, 'lease held');
    act(() => (token === taken ? held.onHeld(taken) : Promise.resolve()));
  }

  async function take(): Promise<void> {
    const asked = performance.now();
    try {
      const [row] = await line.query<{ token: string }>(TAKE, [name, holder]);
      // An answer that comes too late is none.
      if (row && !isOver && performance.now() - asked < LEASE_MS - MARGIN_MS) keep(BigInt(row.token), asked);
      else if (!row) lose();
    } catch {
      // The database is away: the lease ends by our own clock.
    }
  }

  function run(): void {
    clearTimeout(next);
    if (isOver || trying) return;
    trying = take().finally(() => {
      trying = undefined;
      if (!isOver) next = setTimeout(run, token === undefined ? TRY_MS : RENEW_MS);
    });
  }

  run();
  await trying;
  await acts;
  return {
    retry: () => void (token === undefined && run()),
    isHeld: () => token !== undefined,
    async giveUp() {
      isOver = true;
      clearTimeout(next);
      clearTimeout(expiry);
      await trying;
      if (token !== undefined) act(held.onLost);
      token = undefined;
      await acts;
      await line.query(GIVE, [name, holder]).catch(() => {});
    },
  };
}
