/**
 * The thread of a channel that has no server of its own (web chat, terminal): what was said, in order, kept by us.
 * A store belongs to one platform; rooms of other platforms are not seen through it.
 */
import type { Message } from '#src/platform/adapter.ts';

export interface ThreadEntry {
  /** Grows along the thread; not contiguous. */
  readonly seq: number;
  /** ISO 8601 instant. */
  readonly at: string;
  readonly message: Message;
  /** The update this answers. */
  readonly answers?: string;
}

/** Stops listening. */
export type Unsubscribe = () => void;

export interface ThreadStore {
  /** Adds a message at the end; the same key twice is one entry, and the second call says where the first stands. */
  append(
    room: string,
    key: string,
    message: Message,
    answers?: string,
  ): Promise<{ seq: number; isNew: boolean }>;
  /** Entries after `seq` (0: from the beginning), oldest first. */
  after(room: string, seq: number, limit: number): Promise<readonly ThreadEntry[]>;
  /** The `limit` entries that come just before `seq` (`Infinity`: the newest), oldest first. */
  before(room: string, seq: number, limit: number): Promise<readonly ThreadEntry[]>;
  /** Entries nobody has been shown yet, oldest first. */
  unread(room: string, limit: number): Promise<readonly ThreadEntry[]>;
  /** Everything up to and including `seq` has been shown. */
  markRead(room: string, seq: number): Promise<void>;
  /** Drops the whole thread of a room. */
  forget(room: string): Promise<void>;
  /**
   * Calls back when the room was appended to, here or in another process. A wake-up, not a delivery: read with `after`,
   * also from time to time, because word from another process may be lost.
   */
  onAppend(room: string, listener: () => void): Unsubscribe;
  /** Calls back when the room was forgotten. */
  onForget(room: string, listener: () => void): Unsubscribe;
}
