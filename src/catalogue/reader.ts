import type { Eligibility } from './eligibility.ts';
import type { FactName, Facts } from './facts.ts';
import type { FollowUp } from './follow-up.ts';
import type { Manner } from './manner.ts';
import type { Need, Resource, Stage } from './resource.ts';

/** What is known of the person, all of it optional: a missing fact is never a silent "no". */
export interface LookupProfile {
  readonly activity?: string;
  readonly stage?: Stage;
  readonly region?: string;
  readonly needs?: readonly Need[];
  /** Whatever else is known: age, status, jobseeker… */
  readonly facts?: Facts;
}

/** Why a resource was shown; the flow turns each into words, so each must be true. */
export type Reason =
  /** Words of the question that stand in the resource. */
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'need'; readonly need: Need }
  | { readonly kind: 'stage'; readonly stage: Stage }
  | { readonly kind: 'region' }
  | { readonly kind: 'free-person' };

/** Everything that made a row come up, and what speaks against it, as data. */
export type Why =
  /** A word of the question (folded, as typed) and the same word as the row writes it. */
  | { readonly kind: 'word'; readonly said: string; readonly written: string }
  /** A word of the question that people say when they mean this row, though it is not written there. */
  | { readonly kind: 'usage'; readonly said: string }
  /** Everyday words of the question, and the official ones of the row that they stand for. */
  | { readonly kind: 'meaning'; readonly said: string; readonly words: readonly string[] }
  /** A condition of the row that is met, and where the fact is known from. */
  | { readonly kind: 'fact'; readonly fact: FactName; readonly from: 'profile' | 'question' }
  | { readonly kind: 'need'; readonly need: Need }
  | { readonly kind: 'stage'; readonly stage: Stage }
  | { readonly kind: 'free-person' }
  /** A fact that would settle whether they may have it. */
  | { readonly kind: 'tell-me'; readonly fact: FactName }
  /** The rule that fails, as the catalogue writes it: "age<26". */
  | { readonly kind: 'not-for-you'; readonly fact: FactName; readonly rule: string }
  | { readonly kind: 'stale'; readonly since: string };

export interface Found {
  readonly resource: Resource;
  readonly score: number;
  /** Strongest first. */
  readonly reasons: readonly Reason[];
  /** Past `validUntil`: must be said instead of answering. */
  readonly isStale: boolean;
  /** Always there in what `find` returns. */
  readonly eligibility?: Eligibility;
  /** Always there in what `find` returns. */
  readonly why?: readonly Why[];
}

export interface CatalogueReader {
  /** At most `limit`, best first; empty when nothing fits well enough. Rows of low confidence never appear. */
  find(query: string, profile: LookupProfile, today: string, limit?: number): readonly Found[];
  byId(id: string): Resource | undefined;
  /** Rows with a word in their name that begins so: what a list suggests while somebody types. */
  beginning(text: string, limit: number): readonly Resource[];
  /** Help lines of the bad-week card, in their order. */
  crisisLines(): readonly Resource[];
  /** True when this text is more likely a question for the catalogue than an answer to another question. */
  looksLikeQuestion(text: string): boolean;
  /** True when these first words of a talk tell of something that the catalogue answers. */
  opensWithTrouble(text: string): boolean;
  /** What these words change about the question before them; undefined for a question of its own. */
  followUp(text: string): FollowUp | undefined;
  /** How it is put, and what it says of who writes. */
  said(text: string): Said;
}

export interface Said extends Manner {
  /** In so many words; nothing when it is about somebody else. */
  readonly facts: Facts;
  /** Their trade, in their own word: "coiffeuse". */
  readonly trade?: string;
  /** Words that may be the name of their town. */
  readonly town?: string;
}
