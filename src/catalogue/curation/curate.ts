/** From what the catalogue finds to what a member of a club sees. Pure. */
import type { Found } from '../reader.ts';
import { NO_OPINION, opinionFactor, type Opinions } from './opinions.ts';

/** Ids of what clubs have added begin so. */
export const CLUB_ENTRY = 'club-';

export interface CurationRules {
  /** Shown first where they fit. */
  readonly pinned: ReadonlySet<string>;
  /** Never shown; stronger than a pin of another club. */
  readonly hidden: ReadonlySet<string>;
  /** What the person's own clubs have added; what other clubs have is not for them. */
  readonly own: ReadonlySet<string>;
  readonly opinions: ReadonlyMap<string, Opinions>;
}

export const NO_RULES: CurationRules = {
  pinned: new Set(),
  hidden: new Set(),
  own: new Set(),
  opinions: new Map(),
};

/** Ask the catalogue for so many, that enough are left when some are taken out. */
export const ENOUGH = 12;

/** @param found best first, more than `limit` of them */
export function curate(found: readonly Found[], rules: CurationRules, limit: number): readonly Found[] {
  const isTheirs = (id: string) => !id.startsWith(CLUB_ENTRY) || rules.own.has(id);
  // The catalogue puts variety before score: whoever stands behind another is worth no more than they are.
  let least = Number.POSITIVE_INFINITY;
  const seen = found
    .filter(({ resource: { id } }) => !rules.hidden.has(id) && isTheirs(id))
    .map((one) => {
      least = Math.min(least, one.score);
      const opinions = rules.opinions.get(one.resource.id) ?? NO_OPINION;
      return { one, worth: least * opinionFactor(opinions) };
    });
  // What must be checked again answers nothing, pinned or not.
  const isFirst = ({ resource: { id }, isStale }: Found) => rules.pinned.has(id) && !isStale;
  return seen
    .sort((a, b) => Number(isFirst(b.one)) - Number(isFirst(a.one)) || b.worth - a.worth)
    .slice(0, limit)
    .map(({ one }) => one);
}
