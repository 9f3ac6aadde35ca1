/**
 * An optional language model, as the engine sees it. It is asked only where the rules did not understand, and it only
 * proposes what the person could have typed or pressed themselves; what it proposes is checked like typed input.
 */
import type { Resource } from '#src/catalogue/resource.ts';
import type { Locale } from '#src/engine/flow.ts';

/** Something that can be chosen: `says` is how people say it. Ids are made for one question, and good for it alone. */
export interface Choice {
  readonly id: string;
  readonly says: string;
}

/** What the rules could not make out, and all that could have been meant. Nothing else of the person is told. */
export interface Doubt {
  readonly text: string;
  readonly locale: Locale;
  /** The words of the open question, when they hold nothing of anybody's. */
  readonly question?: string;
  readonly options: readonly Choice[];
  readonly commands: readonly Choice[];
  /** The open question takes an answer in words, read by a parser. */
  readonly takesAnswer: boolean;
  /** The catalogue may be searched from here. */
  readonly takesSearch: boolean;
  /** Names of the person: hidden before anything leaves. */
  readonly names: readonly string[];
}

/** One of the engine's own commands. `text` is at most 120 characters, without address, link or long number. */
export type Proposal =
  | { readonly kind: 'option' | 'command'; readonly id: string }
  | { readonly kind: 'answer' | 'search'; readonly text: string };

/** How a question to the model ended; the labels of its counter. */
export type ModelOutcome =
  | 'helped'
  /** It says that it does not understand either. */
  | 'none'
  /** It proposed what was not offered, or a link, a number, a name, words of distress. */
  | 'rejected'
  | 'junk'
  | CallFailure
  /** Not asked: it failed too often lately, too much is asked at once, the day's share is used up, it is not for a machine. */
  | 'resting'
  | 'crowded'
  | 'spent'
  | 'withheld'
  /** The program stops. */
  | 'leaving';

/** Why no answer came: too late, nobody there, too much asked, its own fault, ours, or the line was cut. */
export type CallFailure = 'timeout' | 'unreachable' | 'busy' | 'broken' | 'denied' | 'cut';

export interface Interpreted {
  readonly outcome: ModelOutcome;
  readonly proposal?: Proposal;
}

export interface Asking {
  /** Whose share of the day this takes. */
  readonly personId: string;
  /** The same key is the same question: asked once, and answered the same (`<platform>:<update id>`). */
  readonly key: string;
  /** Aborted when the program stops: the answer without a model is then good enough. */
  readonly leaving?: AbortSignal;
}

export type Entry = Pick<Resource, 'id' | 'name' | 'gives' | 'forWhom' | 'firstStep' | 'provider'>;

export interface Rephrased {
  readonly outcome: ModelOutcome;
  /** In plain words; the entry's own text when the model gave nothing good. */
  readonly words: string;
  readonly isRephrased: boolean;
}

/** Resolves within 8 seconds and never rejects. */
export interface LanguageModel {
  interpret(doubt: Doubt, asking: Asking): Promise<Interpreted>;
  rephrase(entry: Entry, locale: Locale): Promise<Rephrased>;
  /** A better query for the catalogue; undefined when there is none. */
  improveQuery(query: string): Promise<string | undefined>;
}
