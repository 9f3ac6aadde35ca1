/** What is stored of a conversation between two updates. */
import type { Address, Option, Slots } from './message.ts';

/** One run of one flow; where it stands is computed from `slots` and `answered`, never stored. */
export interface Frame {
  /** Six letters and digits; names the run in button tokens. */
  readonly runId: string;
  readonly flow: string;
  readonly version: number;
  readonly slots: Slots;
  /** Ids of steps done, in order: questions answered or skipped, things said, acts committed. */
  readonly answered: readonly string[];
  /** The step whose question was put last. */
  readonly asked?: string;
  /** Ticked so far in the open question, where several may be. */
  readonly ticked?: readonly string[];
  /** How it stood before the last choice asked some answers anew ("change my town"): where "back" leads. */
  readonly before?: { readonly slots: Slots; readonly answered: readonly string[] };
  /** ISO 8601. */
  readonly startedAt: string;
  /** Began by itself (a ping, a reminder) while the person was busy: its buttons work, but it takes no typed words. */
  readonly isWaiting?: boolean;
  /** The run that called this one, and goes on after it. */
  readonly calledBy?: string;
}

/** An option shown last, so that its number or its label can be typed. */
export interface Session {
  readonly schema: 1;
  /** Where proactive messages go: the address last written from in private. */
  readonly home: Address;
  readonly stack: readonly Frame[];
  /** Options of the message shown last, in the order they were numbered. */
  readonly offered: readonly Option[];
  /** What was shown last is a question and nothing else: once answered, its message may give way to the next. */
  readonly isBare?: boolean;
  /** How often in a row the person was not understood. */
  readonly misses: number;
  /** A question was held back until the outcome of what the person did is told. */
  readonly isOwed?: boolean;
  /** Whether the program has said who it is. */
  readonly isWelcomed: boolean;
  /** They were told that a language model helps; or they want none. */
  readonly model?: 'told' | 'refused';
  /** The stack as it was before a model's guess was taken: "that is not it" goes back there, until something else is said. */
  readonly beforeGuess?: readonly Frame[];
  readonly lastActivityAt: string;
}

export function newSession(home: Address, at: string): Session {
  return { schema: 1, home, stack: [], offered: [], misses: 0, isWelcomed: false, lastActivityAt: at };
}
