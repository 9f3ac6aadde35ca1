/** May this person have it: yes, perhaps (tell me X), or no (because). */
import { type Condition, describe, holds } from './conditions.ts';
import type { FactName, Facts } from './facts.ts';
import type { Resource } from './resource.ts';

export type Eligibility =
  /** `met`: the facts that say so; empty where it is open to everybody. */
  | { readonly verdict: 'yes'; readonly met: readonly FactName[] }
  /** `ask`: the facts that would settle it; empty when the row does not say its conditions, so nobody knows. */
  | { readonly verdict: 'perhaps'; readonly ask: readonly FactName[]; readonly met: readonly FactName[] }
  /** The rule that fails, as the catalogue writes it ("age<26"), each with the fact it fails on. */
  | {
      readonly verdict: 'no';
      readonly because: readonly { readonly fact: FactName; readonly rule: string }[];
    };

/** What anybody may read or call. */
const OPEN_TO_ALL = new Set(['guide', 'alert', 'service']);

export function eligibilityOf(resource: Resource, facts: Facts): Eligibility {
  const clauses: (readonly Condition[])[] = [...(resource.conditions ?? [])];
  if (resource.scope !== 'national') {
    clauses.push([{ fact: 'region', kind: 'choice', values: [resource.scope] }]);
  }
  const met: FactName[] = [];
  const ask: FactName[] = [];
  for (const clause of clauses) {
    const truths = clause.map((condition) => holds(condition, facts));
    const first = clause[truths.indexOf('yes')];
    if (first !== undefined) {
      met.push(first.fact);
    } else if (truths.includes('perhaps')) {
      ask.push(...clause.filter((_, at) => truths[at] === 'perhaps').map(({ fact }) => fact));
    } else {
      const because = clause.map((condition) => ({ fact: condition.fact, rule: describe(condition) }));
      return { verdict: 'no', because };
    }
  }
  if (ask.length > 0) return { verdict: 'perhaps', ask: [...new Set(ask)], met };
  const isTold = resource.conditions !== undefined || OPEN_TO_ALL.has(resource.kind) || saysAll(resource);
  return isTold ? { verdict: 'yes', met } : { verdict: 'perhaps', ask: [], met };
}

/** Asked of every row that is weighed: most do not begin so. */
const saysAll = ({ forWhom: { fr } }: Resource): boolean =>
  (fr.startsWith('T') || fr.startsWith('t')) && /^(tous|toute entreprise|toute personne)\b/i.test(fr);
