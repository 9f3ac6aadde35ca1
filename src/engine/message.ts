/**
 * What comes in and what goes out, free of any platform.
 *
 * An adapter turns a platform's payload into an `Update`; the engine answers with `Reply`s, already in the person's
 * language; `degrade` fits each reply to what a platform can show.
 */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Where a message is read: one chat, channel or direct conversation of one platform. */
export interface Address {
  readonly platform: string;
  /** The platform's own id of the chat. */
  readonly room: string;
  readonly thread?: string;
  /** True when only the person and the program can read it. */
  readonly isPrivate: boolean;
  /** In a shared room: the platform's handle for an answer that only the asker sees, while it lasts. */
  readonly whisper?: string;
  /** A page of the platform that shows one person what matters now (Slack's App Home), not a conversation: no news go there. */
  readonly surface?: 'home';
}

/** An account on a platform, as the platform names it. Nothing here is trusted for authorisation but `id`. */
export interface Sender {
  readonly platform: string;
  readonly id: string;
  /** The display name, cleaned by the adapter; never a proof of anything. */
  readonly name?: string;
  /** The platform's language hint ("fr", "en-GB"); the person's own choice wins over it. */
  readonly locale?: string;
  /** IANA time zone, where the platform tells it; the person's own place wins over it. */
  readonly zone?: string;
}

export type Media = 'photo' | 'voice' | 'video' | 'document' | 'sticker' | 'location' | 'contact' | 'other';

export type Input =
  | { readonly kind: 'text'; readonly text: string }
  /** A slash command or a deep link; `name` has no slash and is lower case. */
  | { readonly kind: 'command'; readonly name: string; readonly argument?: string }
  /** Buttons pressed together (several where the platform has check boxes); `on`: the message they hang under (`Sent.receipt`). */
  | { readonly kind: 'choice'; readonly tokens: readonly string[]; readonly on?: string }
  /** A form sent: the token it was opened with, what was filled in by field, and the message (`on`) that offered it. */
  | { readonly kind: 'form'; readonly token: string; readonly values: FormValues; readonly on?: string }
  /** A place shown on a map, in degrees (WGS 84). */
  | { readonly kind: 'position'; readonly latitude: number; readonly longitude: number }
  /** The person opened their page (`Address.surface`). */
  | { readonly kind: 'home' }
  /** Something the program cannot read; `caption` is text that came with it. */
  | { readonly kind: 'file'; readonly media: Media; readonly caption?: string }
  /** Something that happened elsewhere and concerns this person: a ping, a reminder that is due. */
  | { readonly kind: 'trigger'; readonly name: string; readonly data: Slots };

/** One event coming in. `id` is unique per platform: the same id is the same event, however often it arrives. */
export interface Update {
  readonly id: string;
  readonly from: Address;
  /** Written in a shared room: where this person may be written to alone, when the platform allows it. */
  readonly privately?: Address;
  /** The message that this one answers, quotes or stands in the thread of (`Sent.receipt`, when it was ours). */
  readonly inReplyTo?: string;
  /** Said among members under a message of ours, without calling us: answered only when that message asked for it. */
  readonly isOverheard?: boolean;
  readonly sender: Sender;
  /** ISO 8601 instant. */
  readonly at: string;
  readonly input: Input;
}

export type Slots = Readonly<Record<string, Json>>;

/** A thing that can be pressed, or typed as its number or its label. `token` is at most 64 bytes. */
export interface Option {
  readonly token: string;
  readonly label: string;
  /** Already chosen, in a list where several may be. */
  readonly isChosen?: boolean;
  /**
   * No answer itself: sends what was ticked (`done`), passes over the question (`skip`), goes elsewhere (`leave`), opens
   * a form with this question and the next ones (`form`; only where the platform has forms).
   */
  readonly role?: 'done' | 'skip' | 'leave' | 'form';
  /** Anybody may press it: for them, alone, this command begins. `argument` is letters, digits and dashes. */
  readonly link?: { readonly command: string; readonly argument: string };
}

export type FormValues = Readonly<Record<string, string>>;

/** Several questions at once, where the platform has forms. */
export interface Form {
  readonly title: string;
  readonly submit: string;
  readonly fields: readonly FormField[];
}

export interface FormField {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly isRequired: boolean;
  /** What was answered before. */
  readonly value?: string;
  /** One of these; without them, the person's own words. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

export interface TextPart {
  readonly kind: 'text';
  readonly text: string;
}

/** Options under what was said before; `page` counts from 0. Numbers always run through the whole list. */
export interface ChoicePart {
  readonly kind: 'choice';
  readonly options: readonly Option[];
  readonly many?: boolean;
  readonly page?: number;
  /** Pressed to see the next page (the page number is added by `degrade`). */
  readonly pageToken?: string;
}

/** A resource, a meetup, a mentor: complete by itself when shown as plain text. */
export interface CardPart {
  readonly kind: 'card';
  readonly title: string;
  /** Short lines; a `label` stands in front, and reaches platforms with its colon ("Coût : gratuit"). */
  readonly lines: readonly { readonly label?: string; readonly text: string }[];
  readonly link?: { readonly url: string; readonly label: string };
  /** Small print: where it comes from, the day it was checked. */
  readonly note?: string;
}

/** A file made by the program: an .ics, an export. */
export interface FilePart {
  readonly kind: 'file';
  readonly name: string;
  readonly mediaType: string;
  readonly content: string;
  /** What the file is, in words, for those who cannot open it. */
  readonly label: string;
}

/**
 * A meetup, for platforms that keep a calendar of their own (Discord's scheduled events): the same id is the same event,
 * changed or called off. Elsewhere it is not shown: the words beside it say the same.
 */
export interface EventPart {
  readonly kind: 'event';
  readonly id: string;
  readonly title: string;
  /** ISO 8601 instants. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly venue: string;
  readonly description?: string;
  readonly isCancelled: boolean;
}

/** The person's own words, shown where the program keeps the thread itself (the web chat); never on other platforms. */
export interface SaidPart {
  readonly kind: 'said';
  readonly text: string;
}

export type Part = TextPart | ChoicePart | CardPart | FilePart | EventPart | SaidPart;

/**
 * How hard delivery tries when it cannot know whether a message arrived.
 * - `answer`: to somebody who is waiting; sent once more.
 * - `once`: must never arrive twice (a ping, an introduction).
 * - `timed`: worth sending again only before `deadline` (a reminder).
 */
export type DeliveryClass = 'answer' | 'once' | 'timed';

export interface Reply {
  readonly to: Address;
  readonly parts: readonly Part[];
  /** `asker`: only the person may read it, even when they wrote in a shared room. */
  readonly audience: 'room' | 'asker';
  readonly class: DeliveryClass;
  /** ISO 8601 instant after which a `timed` reply is worthless. */
  readonly deadline?: string;
  /** The update this answers, so that the web chat can put its echo in place. */
  readonly answers?: string;
  readonly replaces?: Replaces;
  /** It is night where the person is: delivered without a sound. */
  readonly isQuiet?: boolean;
  /** What a message in a shared room is about ("question:4f…"), so that answers in its thread find their way. */
  readonly about?: string;
}

/** What becomes of the message whose button was pressed. */
export interface Replaces {
  /** Its `Sent.receipt`. */
  readonly receipt: string;
  /** Said in front of the reply when it takes that place: what was chosen ("✓ Nantes"). */
  readonly mark?: string;
  /** It stays, its buttons give way to this (to nothing, when empty), and the reply comes after it. Absent: the reply takes its place. */
  readonly chosen?: string;
}
