/** Who should be asked about a request: hard rules first, then a score whose largest terms are told to both sides. Pure. */
import { endOfQuiet } from './matching/leaving.ts';
import { isSameTrade } from './matching/trade.ts';

export { endOfQuiet, isSameTrade };

export interface Asked {
  readonly personId: string;
  readonly need: string;
  readonly locale: string;
  /** INSEE code of the commune. */
  readonly place?: string;
  readonly trade?: string;
  /** Mentors who were already asked about this request. */
  readonly alreadyAsked: readonly string[];
}

export interface Candidate {
  readonly personId: string;
  readonly isDemo: boolean;
  readonly isActive: boolean;
  readonly pausedUntil?: Date;
  readonly skills: readonly string[];
  readonly trade?: string;
  readonly place?: string;
  readonly isRemote: boolean;
  readonly languages: readonly string[];
  readonly capacity: number;
  /** Pings that hold one of their places now. */
  readonly livePings: number;
  readonly pingsPerWeek: number;
  readonly pingsThisWeek: number;
  /** Local "HH:MM" in `zone`; equal hours mean none. */
  readonly quietFrom: string;
  readonly quietTo: string;
  readonly zone: string;
}

const REASONS = ['skill', 'trade', 'zone', 'language', 'places'] as const;
type Why = (typeof REASONS)[number];

const WEIGHTS: Readonly<Record<Why, number>> = {
  skill: 0.5,
  trade: 0.2,
  zone: 0.1,
  language: 0.1,
  places: 0.1,
};
const REASONS_TOLD = 3;

export interface Match {
  readonly personId: string;
  /** 0 to 1. */
  readonly score: number;
  /** The terms that weighed most, strongest first; at most three. */
  readonly why: readonly Why[];
  /** End of the mentor's quiet hours, when it is quiet now; `now` otherwise. */
  readonly tellAt: Date;
}

/** The mentor to ask now, or undefined when nobody fits. Mentors of the demonstration come after everybody else. */
export function bestMatch(asked: Asked, candidates: readonly Candidate[], now: Date): Match | undefined {
  const ranked = candidates
    .filter((candidate) => isFeasible(asked, candidate, now))
    .map((candidate) => ({ candidate, ...scoreOf(asked, candidate) }))
    .sort(
      (a, b) =>
        Number(a.candidate.isDemo) - Number(b.candidate.isDemo) ||
        b.score - a.score ||
        a.candidate.pingsThisWeek - b.candidate.pingsThisWeek ||
        (a.candidate.personId < b.candidate.personId ? -1 : 1),
    );
  const best = ranked[0];
  if (!best) return undefined;
  const { candidate, score, why } = best;
  return { personId: candidate.personId, score, why, tellAt: endOfQuiet(candidate, now) };
}

/** The rules that no score can outweigh. Quiet hours are none of them: they only make the ping wait. */
export function isFeasible(asked: Asked, candidate: Candidate, now: Date): boolean {
  return (
    candidate.personId !== asked.personId &&
    !asked.alreadyAsked.includes(candidate.personId) &&
    candidate.isActive &&
    !(candidate.pausedUntil && candidate.pausedUntil > now) &&
    candidate.livePings < candidate.capacity &&
    candidate.pingsThisWeek < candidate.pingsPerWeek &&
    candidate.languages.includes(asked.locale) &&
    (candidate.isRemote || isNear(asked.place, candidate.place)) &&
    // Without the skill or the trade a mentor could only say no, and would have been disturbed for it.
    (candidate.skills.includes(asked.need) || isSameTrade(asked.trade, candidate.trade))
  );
}

function scoreOf(
  asked: Asked,
  candidate: Candidate,
): { readonly score: number; readonly why: readonly Why[] } {
  const fit: Readonly<Record<Why, number>> = {
    skill: Number(candidate.skills.includes(asked.need)),
    trade: Number(isSameTrade(asked.trade, candidate.trade)),
    zone: Number(isNear(asked.place, candidate.place)),
    language: Number(candidate.languages.includes(asked.locale)),
    places: (candidate.capacity - candidate.livePings) / candidate.capacity,
  };
  const terms = REASONS.map((why) => ({ why, value: WEIGHTS[why] * fit[why] }));
  const told = terms.filter(({ value }) => value > 0).sort((a, b) => b.value - a.value);
  return {
    score: terms.reduce((sum, { value }) => sum + value, 0),
    why: told.slice(0, REASONS_TOLD).map(({ why }) => why),
  };
}

/** "44" of "44109", "2A" of "2A004", "974" of "97411". */
const departmentOf = (code: string) => (/^9[78]/.test(code) ? code.slice(0, 3) : code.slice(0, 2));

const isNear = (a: string | undefined, b: string | undefined): boolean =>
  Boolean(a && b && departmentOf(a) === departmentOf(b));
