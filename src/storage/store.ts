/**
 * The port between the engine and the database: take an update in, load what a turn needs, store what it made.
 * Written once, on PostgreSQL (embedded or a server): see `postgres-store.ts`.
 */
import type { Effect, Locale } from '#src/engine/flow.ts';
import type { Reply, Update } from '#src/engine/message.ts';
import type { Session } from '#src/engine/session.ts';

export interface Accepted {
  /** `duplicate`: this platform has given us this id before; nothing was stored. */
  readonly status: 'new' | 'duplicate';
  readonly personId: string;
  /** What `next` would give now: saves asking. */
  readonly pending?: Pending;
}

/** The oldest unhandled update of a person, with all a turn needs to know. */
export interface Pending {
  readonly seq: string;
  readonly update: Update;
  /** How often handling it has failed so far. */
  readonly attempts: number;
  readonly person: {
    readonly id: string;
    readonly locale: Locale;
    readonly isOrganiser: boolean;
    /** INSEE code, once the person agreed to have it kept. */
    readonly place?: string;
    /** IANA time zone of one of their accounts, where a platform tells it. */
    readonly zone?: string;
  };
  /** Absent at the first contact. */
  readonly session?: Session;
  readonly revision: number;
}

export interface Waiting {
  readonly personId: string;
  /** Since their oldest one came. */
  readonly waitedMs: number;
}

export interface Commit {
  readonly pending: Pending;
  readonly session: Session;
  readonly replies: readonly Reply[];
  readonly effects: readonly Effect[];
  /** Set when the person chose another language. */
  readonly locale?: Locale;
  readonly now: Date;
}

export type Committed =
  | {
      readonly kind: 'committed';
      /** People whose inbox has received a trigger. */
      readonly told: readonly string[];
      /** The earliest due row that was written. */
      readonly due?: Date;
      /** Further updates of this person wait; otherwise there is no need to ask `next`. */
      readonly hasMore: boolean;
    }
  /** Another process was faster, or an earlier update of this person is still open: load again. */
  | { readonly kind: 'stale' };

export interface Store {
  /**
   * Takes an update in, once, and makes the person and the identity at first contact.
   * Rejects when the database cannot be written; nothing was stored then.
   */
  accept(update: Update): Promise<Accepted>;
  /** The oldest unhandled update of this person; undefined when there is none. */
  next(personId: string): Promise<Pending | undefined>;
  /** What is known of an account now, for a question that changes nothing; undefined before the first contact. */
  peek(platform: string, accountId: string): Promise<Pick<Pending, 'person' | 'session'> | undefined>;
  /** Everything a turn made, in one transaction, or nothing. */
  commit(commit: Commit): Promise<Committed>;
  /** Puts a trigger into this person's inbox, beside the update that failed. */
  tell(pending: Pending, key: string, trigger: string): Promise<void>;
  /** Counts a failed attempt; after three the update is parked and the next one may go on. */
  fail(pending: Pending): Promise<'again' | 'parked'>;
  /** People with unhandled updates, the oldest first: at start, and for the sweeper. */
  waiting(limit: number): Promise<readonly Waiting[]>;
}
