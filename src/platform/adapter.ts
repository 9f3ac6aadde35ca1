/**
 * What a platform is to the rest of the program: what it can show, and three verbs.
 */
import type { Address, CardPart, FilePart, Option, SaidPart, TextPart, Update } from '#src/engine/message.ts';

/** What a platform can show; `degrade` is the only reader. */
export interface Capabilities {
  /** Buttons one message may carry; 0 makes every choice a numbered list. */
  readonly buttons: number;
  /** Graphemes a button shows; longer labels are cut. */
  readonly labelLength: number;
  /** UTF-16 units one message may hold. */
  readonly textLength: number;
  /** Whether the adapter draws cards; otherwise they arrive as text. */
  readonly cards: boolean;
  /** Whether a file can be sent; otherwise its label is. */
  readonly files: boolean;
  /** Several options can be ticked and sent together. */
  readonly checkboxes: boolean;
  /** The program keeps the thread: the person's own words are shown too. */
  readonly keepsThread: boolean;
  /** The same key sent twice arrives once, so an uncertain send may always be repeated. */
  readonly sendsOnceByKey: boolean;
}

/** What `degrade` makes of a reply: things this platform can show, in order. */
export interface Message {
  readonly body: readonly (TextPart | CardPart | FilePart | SaidPart)[];
  /** Buttons under the body; empty when the list was written out in numbers. */
  readonly options: readonly Option[];
  /** Options are check boxes, sent together with the last one. */
  readonly many: boolean;
}

export type Sent =
  /** `receipt` is the platform's id of the message. */
  | { readonly ok: true; readonly receipt?: string }
  | {
      readonly ok: false;
      /**
       * - `later`: certainly not sent; try again (after `retryAfterMs` when given).
       * - `uncertain`: may have arrived; the delivery class decides.
       * - `unreachable`: this person cannot be written to here (blocked, left).
       * - `offline`: nobody is listening; kept until they come back (the terminal).
       * - `refused`: the platform will never take this message; `detail` says why.
       * - `credentials`: the token is wrong; the whole platform stops.
       */
      readonly why: 'later' | 'uncertain' | 'unreachable' | 'offline' | 'refused' | 'credentials';
      readonly retryAfterMs?: number;
      /** For the log: never message text, never a token. */
      readonly detail?: string;
    };

export interface Envelope {
  readonly to: Address;
  /** The same key is the same message. */
  readonly key: string;
  readonly message: Message;
  /** The update this answers. */
  readonly answers?: string;
}

export interface Adapter {
  readonly platform: string;
  readonly capabilities: Capabilities;
  /**
   * Connects. `receive` resolves once the update is in the inbox: only then may the platform be told it was taken.
   * It rejects when the inbox cannot be written; the adapter then lets the platform deliver the update again.
   */
  start(receive: (update: Update) => Promise<void>): Promise<void>;
  send(envelope: Envelope): Promise<Sent>;
  stop(): Promise<void>;
}
