/** The rules that no value can outweigh. Quiet hours and holidays are none of them: they only make a ping leave later. */
import { ableTo, alikeTo, type MentorIndex } from './mentor-index.ts';
import type { MatchMentor, MatchRequest } from './problem.ts';
import {
  createWords,
  NOWHERE,
  type ReadyMentor,
  readyMentor,
  type ReadyRequest,
  readyRequest,
} from './ready.ts';

export interface Rule {
  readonly name: string;
  /** Few pairs break it: those in one area, or who know each other. The others are seen to by the index (suitors.ts). */
  readonly isRare?: true;
  readonly isBroken: (mentor: ReadyMentor, request: ReadyRequest) => boolean;
  /** What the request wanted, told when this rule leaves nobody. */
  readonly fact?: (request: MatchRequest) => string | undefined;
}

const shares = (some: readonly number[], others: readonly number[]): boolean => {
  for (const one of some) if (others.includes(one)) return true;
  return false;
};

/** Their order is the order in which an asker would want to hear of them. */
const RULES = [
  {
    // Without the skill or the trade a mentor could only say no, and would have been disturbed for it.
    name: 'skill',
    isBroken: (mentor, request) =>
      request.skills.length > 0 &&
      !shares(request.skills, mentor.skills) &&
      !shares(request.trades, mentor.trades),
    fact: ({ skills }) => skills.join('+'),
  },
  {
    name: 'language',
    isBroken: (mentor, request) => !shares(request.languages, mentor.languages),
    fact: ({ languages }) => languages.join('+'),
  },
  {
    name: 'zone',
    isBroken: (mentor, { given, zone }) => !given.remote && !mentor.given.isRemote && zone !== mentor.zone,
    fact: ({ zone }) => zone,
  },
  {
    name: 'competitor',
    isRare: true,
    isBroken: (mentor, request) =>
      request.area !== NOWHERE &&
      request.area === mentor.area &&
      !(request.given.acceptsCompetitors && mentor.given.acceptsCompetitors) &&
      shares(request.trades, mentor.trades),
  },
  { name: 'self', isRare: true, isBroken: (mentor, { given }) => given.asker === mentor.given.id },
  {
    name: 'blocked',
    isRare: true,
    isBroken: (mentor, request) =>
      request.blocked.has(mentor.given.id) || mentor.blocked.has(request.given.asker),
  },
  {
    name: 'asked',
    isRare: true,
    isBroken: (mentor, { alreadyAsked }) => alreadyAsked.has(mentor.given.id),
  },
  { name: 'repeat', isRare: true, isBroken: (mentor, { lately }) => lately.has(mentor.given.id) },
  { name: 'paused', isBroken: ({ isPaused }) => isPaused },
  { name: 'capacity', isBroken: ({ freePlaces }) => freePlaces < 1 },
  { name: 'budget', isBroken: ({ pingsLeft }) => pingsLeft < 1 },
] as const satisfies readonly Rule[];

export type RuleName = (typeof RULES)[number]['name'];

const ALL: readonly Rule[] = RULES;
const RARE = ALL.filter(({ isRare }) => isRare);

/** For a mentor whom the index lists for this request. */
export function keepsRareRules(mentor: ReadyMentor, request: ReadyRequest): boolean {
  for (const { isBroken } of RARE) if (isBroken(mentor, request)) return false;
  return true;
}

/** The first rule that keeps these two apart now. */
export function brokenRule(mentor: MatchMentor, request: MatchRequest, now: number): RuleName | undefined {
  const words = createWords();
  const [ready, wanted] = [readyMentor(mentor, words, now), readyRequest(request, words, now)];
  return RULES.find(({ isBroken }) => isBroken(ready, wanted))?.name;
}

/** The rule after which nobody is left; undefined when somebody is. The same for all requests of one kind. */
export function whyNobody(index: MentorIndex, request: ReadyRequest): Rule | undefined {
  const isSpoken = index.languages.some((languages) => shares(languages, request.languages));
  // The first rule is that of the skill: whoever is not found breaks it.
  let last = 0;
  for (const found of [ableTo(index, request), alikeTo(index, request)])
    for (const who of found) {
      last = Math.max(last, firstBroken(index.mentors[who]!, request));
      if (last === ALL.length) return undefined;
      if (last === LANGUAGE && !isSpoken) break;
    }
  return ALL[last];
}

/** With what was wanted ("zone:44"). */
export function inWords({ name, fact }: Rule, request: MatchRequest): string {
  const wanted = fact?.(request);
  return wanted ? `${name}:${wanted}` : name;
}

const LANGUAGE = ALL.findIndex(({ name }) => name === 'language');

/** Its place in the order; their number when none is. */
function firstBroken(mentor: ReadyMentor, request: ReadyRequest): number {
  for (let at = 0; at < ALL.length; at++) if (ALL[at]!.isBroken(mentor, request)) return at;
  return ALL.length;
}
