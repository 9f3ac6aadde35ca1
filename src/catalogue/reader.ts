import type { Need, Resource, Stage } from './resource.ts';

/** What is known of the person, all of it optional: a missing fact is never a silent "no". */
export interface LookupProfile {
  readonly activity?: string;
  readonly stage?: Stage;
  readonly region?: string;
  readonly needs?: readonly Need[];
}

/** Why a resource was shown; the flow turns each into words, so each must be true. */
export type Reason =
  /** Words of the question that stand in the resource. */
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'need'; readonly need: Need }
  | { readonly kind: 'stage'; readonly stage: Stage }
  | { readonly kind: 'region' }
  | { readonly kind: 'free-person' };

export interface Found {
  readonly resource: Resource;
  readonly score: number;
  /** Strongest first. */
  readonly reasons: readonly Reason[];
  /** Past `validUntil`: must be said instead of answering. */
  readonly isStale: boolean;
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
}
