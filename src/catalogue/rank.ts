/** From rows that match to the few that are shown: who asks, what is sure, who helps for free, and some variety. */
import type { Eligibility } from './eligibility.ts';
import type { Match } from './match.ts';
import type { LookupProfile } from './reader.ts';
import type { Resource } from './resource.ts';

/** The second and third must not look foolish beside the first; whoever asks for more has seen those. */
const SHARE_OF_BEST = 0.4;
const SHARE_WHEN_MORE = 0.2;
const FIRST = 3;
const OTHER_STAGE = 0.8;
const ELSEWHERE = 0.6;
const NEAR = 1.15;
const STALE = 0.9;
const ALIKE = 0.8;
const NOT_FOR_THEM = 0.55;
const FOR_THEM = 1.05;

export interface Ranked extends Match {
  readonly eligibility: Eligibility;
}

/** Another region's aid is no answer. */
export const isReachable =
  (regions: readonly string[]) =>
  ({ scope }: Resource): boolean =>
    scope === 'national' || regions.length === 0 || regions.includes(scope);

/** How well it suits this person, around 1. What is not known of them takes nothing away, but for the region. */
export function fit(
  resource: Resource,
  { eligibility, isNamed }: { readonly eligibility: Eligibility; readonly isNamed: boolean },
  profile: LookupProfile,
  { today, regions }: { readonly today: string; readonly regions: readonly string[] },
): number {
  let factor = 1;
  if (profile.stage !== undefined && resource.stages.length > 0) {
    factor *= resource.stages.includes(profile.stage) ? 1.1 : OTHER_STAGE;
  }
  if (sharedNeed(resource, profile) !== undefined) factor *= 1.08;
  if (resource.scope !== 'national') factor *= regions.length === 0 ? ELSEWHERE : NEAR;
  if (isStale(resource, today)) factor *= STALE;
  // Whoever asks for it by name wants to hear about it, and why they may not.
  if (eligibility.verdict === 'no' && !isNamed) factor *= NOT_FOR_THEM;
  if (eligibility.verdict === 'yes' && eligibility.met.length > 0) factor *= FOR_THEM;
  return factor * ease(resource);
}

/** Free people first, then what is free, then the rest: enough to settle near ties, no more. */
function ease({ kind, cost }: Resource): number {
  if (cost === 'free') return kind === 'person' ? 1.06 : 1.03;
  return cost === 'paid' || cost === 'loan' ? 0.97 : 1;
}

export const sharedNeed = (resource: Resource, profile: LookupProfile) =>
  profile.needs?.find((need) => resource.needs.includes(need));

export const isStale = (resource: Resource, today: string): boolean =>
  resource.validUntil !== undefined && resource.validUntil < today;

/** Best first; each one that resembles those already chosen gives way to a different near tie. */
export function choose<Found extends Match>(matches: readonly Found[], limit: number): Found[] {
  const best = matches.reduce((most, { score }) => Math.max(most, score), 0);
  const left = matches.map((found) => ({ found, worth: found.score }));
  const chosen: Found[] = [];
  while (chosen.length < limit && left.length > 0) {
    let at = 0;
    for (let other = 1; other < left.length; other++) {
      if ((left[other]?.worth ?? 0) > (left[at]?.worth ?? 0)) at = other;
    }
    const [next] = left.splice(at, 1);
    if (!next || next.found.score < best * (chosen.length < FIRST ? SHARE_OF_BEST : SHARE_WHEN_MORE)) break;
    chosen.push(next.found);
    for (const other of left) {
      if (isAlike(other.found.resource, next.found.resource)) other.worth = other.found.score * ALIKE;
    }
  }
  return chosen;
}

const isAlike = (a: Resource, b: Resource): boolean =>
  a.provider === b.provider || (a.scope !== 'national' && b.scope !== 'national');
