/**
 * What a platform is to the rest of the program: what it can show, and three verbs.
 */
import type { Locale } from '#src/engine/flow.ts';
import type {
  Address,
  CardPart,
  EventPart,
  FilePart,
  Form,
  FormValues,
  Json,
  Option,
  Replaces,
  SaidPart,
  Sender,
  TextPart,
  Update,
} from '#src/engine/message.ts';

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
  /** Several questions can be asked on one form (a modal); otherwise they are asked one by one. */
  readonly forms: boolean;
  /** What was sent can be changed; otherwise nothing gives way to anything. */
  readonly edits: boolean;
  /** The platform has a calendar of its own. */
  readonly events: boolean;
  /** The same key sent twice arrives once, so an uncertain send may always be repeated. */
  readonly sendsOnceByKey: boolean;
}

/** What `degrade` makes of a reply: things this platform can show, in order. */
export interface Message {
  readonly body: readonly (TextPart | CardPart | FilePart | EventPart | SaidPart)[];
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
       * - `offline`: nobody is listening; kept until they are heard again (WhatsApp, a day after their last word).
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
  /** Best effort: when the old message can no longer be changed, this one is sent as a new one. */
  readonly replaces?: Replaces;
  readonly isQuiet?: boolean;
  /** What a message in a shared room is about: where the platform has threads, answers get one of their own. */
  readonly about?: string;
  /** The person's language, for the few words a platform asks of the adapter itself. */
  readonly locale?: Locale;
  /** It was tried before, and its person was `offline`. */
  readonly isWaiting?: boolean;
}

/** What an adapter may ask while its platform waits for an answer (three seconds at most). Changes nothing. */
export interface Assist {
  /** The form behind this button, for this account, now; undefined when the question is gone. */
  form(sender: Sender, token: string): Promise<Form | undefined>;
  /** What is wrong with a form filled in, by field, in the person's language; empty when all is well. */
  faults(sender: Sender, token: string, values: FormValues): Promise<Readonly<Record<string, string>>>;
  /** What can be meant by the first letters of a command's argument, best first. */
  suggest(what: Suggested, text: string, locale: string | undefined): Promise<readonly Suggestion[]>;
  /** Where this account last wrote alone; undefined when it never did. */
  privateRoom(sender: Pick<Sender, 'platform' | 'id'>): Promise<Address | undefined>;
  /** Private rooms of a platform in which something was heard in the last days, with the id of the last update, newest first. */
  heardLately(platform: string, limit: number): Promise<readonly Heard[]>;
}
/** What a platform tells of its rooms; kept before the platform is told that we know. */
export interface Rooms {
  /** The room has another id now; the old one is no longer known. */
  moved(platform: string, from: string, to: string): Promise<void>;
  /** The program may write there no more (it was blocked, or removed), or may again. */
  reached(platform: string, room: string, isReachable: boolean): Promise<void>;
}
export interface Heard {
  readonly senderId: string;
  readonly room: string;
  readonly updateId: string;
}
export type Suggested = 'place' | 'need' | 'resource';
/** `value` comes back as the command's argument. */
export interface Suggestion {
  readonly value: string;
  readonly label: string;
}

/** How the line to a platform is. */
export interface PlatformStatus {
  readonly state: 'off' | 'connecting' | 'ok' | 'degraded';
  /** What is wrong: the text `start-<platform>-<code>` says it and what to do. */
  readonly fault?: { readonly code: string; readonly detail?: string } | undefined;
}

/** What an adapter has in every process of the program, also where it only sends and is never started. */
export interface House {
  readonly assist: Assist;
  readonly rooms: Rooms;
  /** Reaches `hear` of this platform's adapters in the other processes, soon or never. */
  tell(note: Json): void;
}

export interface Adapter {
  readonly platform: string;
  readonly capabilities: Capabilities;
  /** It listens by holding something that only one process may hold (a long poll, a gateway): started in one at a time. */
  readonly listensAlone?: boolean;
  /** What it hears comes of what it is sent: it is started where messages are sent from. */
  readonly hearsItself?: boolean;
  /** Given once, before anything else. */
  settleIn?(house: House): void;
  /** What the adapter of this platform in another process told. */
  hear?(note: Json): void;
  /** People may be `offline` here: what waits for somebody is tried again when they are heard. */
  readonly hasAbsences?: boolean;
  /**
   * Connects. `receive` resolves once the update is in the inbox: only then may the platform be told it was taken.
   * It rejects when the inbox cannot be written; the adapter then lets the platform deliver the update again.
   */
  start(receive: (update: Update) => Promise<void>, assist?: Assist, rooms?: Rooms): Promise<void>;
  /** Works without `start` too. */
  send(envelope: Envelope): Promise<Sent>;
  /** May be started again; harmless when it was not started. */
  stop(): Promise<void>;
  /** Absent where nothing can go wrong: our own channels. */
  status?(): PlatformStatus;
  /** After each turn of somebody who writes in private: the platform lists the commands they have. Never rejects. */
  setRole?(to: Address, isOrganiser: boolean): Promise<void>;
}
