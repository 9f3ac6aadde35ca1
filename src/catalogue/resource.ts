/** One useful thing for a small owner, with its source and the day somebody checked it. */
import type { Conditions } from './conditions.ts';

/** What people say they need; the same words serve the profile, mentors' skills and resources. */
export const NEEDS = [
  'creation',
  'funding',
  'tax',
  'accounting',
  'law',
  'clients',
  'digital',
  'hiring',
  'training',
  'trouble',
  'network',
  'ecology',
] as const;
export type Need = (typeof NEEDS)[number];

export const STAGES = ['idea', 'created', 'running', 'difficulty', 'closing'] as const;
export type Stage = (typeof STAGES)[number];

export type Confidence = 'high' | 'medium' | 'low';
export type Cost = 'free' | 'paid' | 'loan' | 'mixed' | 'unknown';
/** Who is at the other end: free human help is shown first. */
export type Kind = 'person' | 'service' | 'guide' | 'money' | 'network' | 'alert';

export interface Bilingual {
  readonly fr: string;
  readonly en: string;
}

export interface Resource {
  readonly id: string;
  readonly name: Bilingual;
  /** What it brings, one sentence. */
  readonly gives: Bilingual;
  /** Who it is for, a few words. */
  readonly forWhom: Bilingual;
  /** The first small thing to do, as an infinitive ("Prendre rendez-vous..."); becomes a +1 step. */
  readonly firstStep: Bilingual;
  /** Who gives it ("Urssaf, qui encaisse vos cotisations"). */
  readonly provider: string;
  readonly needs: readonly Need[];
  /** Empty means every stage. */
  readonly stages: readonly Stage[];
  readonly kind: Kind;
  readonly cost: Cost;
  /** INSEE region code, or "national". */
  readonly scope: string;
  /** Everyday words people use for this, which stand nowhere else in the row. */
  readonly keywords: readonly string[];
  readonly url: string;
  /** Where the fact was seen. */
  readonly source: string;
  /** ISO date. */
  readonly checkedOn: string;
  readonly confidence: Confidence;
  /** ISO date after which the row must be checked again before it answers. */
  readonly validUntil?: string;
  /** A help line of the bad-week card: its order there, 1 first. */
  readonly crisis?: number;
  /** Telephone number, for help lines. */
  readonly phone?: string;
  /** Who may have it, as a machine reads it; empty when everybody may, undefined when nobody wrote it down. */
  readonly conditions?: Conditions;
  /** Other sources that have it too. */
  readonly alsoFrom?: readonly Origin[];
}

export interface Origin {
  readonly source: string;
  readonly url: string;
}
