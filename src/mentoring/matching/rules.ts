/** The rules that no value can outweigh. Quiet hours and holidays are none of them: they only make a ping leave later. */
import type { MatchMentor, MatchRequest } from './problem.ts';
import { createWords, type ReadyMentor, readyMentor, type ReadyRequest, readyRequest } from './ready.ts';

interface Rule {
  readonly name: string;
  /**
   * Who sees to it: the index, by whom it lists under a need and a place; a look at each listed mentor, once for all requests
   * of one kind; or a look at each pair.
   */
  readonly seenTo: 'index' | 'kind' | 'pair';
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
    seenTo: 'index',
    isBroken: (mentor, request) =>
      request.skills.length > 0 &&
      !shares(request.skills, mentor.skills) &&
      !shares(request.trades, mentor.trades),
    fact: ({ skills }) => skills.join('+'),
  },
  {
    name: 'language',
    seenTo: 'kind',
    isBroken: (mentor, request) => !shares(request.languages, mentor.languages),
    fact: ({ languages }) => languages.join('+'),
  },
  {
    name: 'zone',
    seenTo: 'index',
    isBroken: (mentor, { given }) =>
      !given.remote && !mentor.given.isRemote && given.zone !== mentor.given.zone,
    fact: ({ zone }) => zone,
  },
  {
    name: 'competitor',
    seenTo: 'kind',
    isBroken: ({ given: mentor, trades }, request) =>
      request.given.area !== undefined &&
      request.given.area === mentor.area &&
      !(request.given.acceptsCompetitors && mentor.acceptsCompetitors) &&
      shares(request.trades, trades),
  },
  { name: 'self', seenTo: 'pair', isBroken: (mentor, { given }) => given.asker === mentor.given.id },
  {
    name: 'blocked',
    seenTo: 'pair',
    isBroken: (mentor, request) =>
      request.blocked.has(mentor.given.id) || mentor.blocked.has(request.given.asker),
  },
  {
    name: 'asked',
    seenTo: 'pair',
    isBroken: (mentor, { alreadyAsked }) => alreadyAsked.has(mentor.given.id),
  },
  { name: 'repeat', seenTo: 'pair', isBroken: (mentor, { lately }) => lately.has(mentor.given.id) },
  { name: 'paused', seenTo: 'index', isBroken: ({ isPaused }) => isPaused },
  { name: 'capacity', seenTo: 'index', isBroken: ({ freePlaces }) => freePlaces < 1 },
  { name: 'budget', seenTo: 'index', isBroken: ({ pingsLeft }) => pingsLeft < 1 },
] as const satisfies readonly Rule[];

export type RuleName = (typeof RULES)[number]['name'];

const ALL: readonly Rule[] = RULES;
const OF_KIND = ALL.filter(({ seenTo }) => seenTo === 'kind');
const OF_PAIR = ALL.filter(({ seenTo }) => seenTo === 'pair');

/** For a mentor whom the index lists for this request. */
export const suitsKind = (mentor: ReadyMentor, request: ReadyRequest): boolean =>
  keepsAll(OF_KIND, mentor, request);
export const suitsPair = (mentor: ReadyMentor, request: ReadyRequest): boolean =>
  keepsAll(OF_PAIR, mentor, request);

function keepsAll(rules: readonly Rule[], mentor: ReadyMentor, request: ReadyRequest): boolean {
  for (const { isBroken } of rules) if (isBroken(mentor, request)) return false;
  return true;
}

/** The first rule that keeps these two apart now. */
export function brokenRule(mentor: MatchMentor, request: MatchRequest, now: number): RuleName | undefined {
  const words = createWords();
  const [ready, wanted] = [readyMentor(mentor, words, now), readyRequest(request, words, now)];
  return RULES.find(({ isBroken }) => isBroken(ready, wanted))?.name;
}

/** The rule after which nobody is left, with what was wanted ("zone:44"); undefined when somebody is. */
export function whyNobody(mentors: readonly ReadyMentor[], request: ReadyRequest): string | undefined {
  let left = mentors;
  for (const { name, isBroken, fact } of ALL) {
    left = left.filter((mentor) => !isBroken(mentor, request));
    if (left.length > 0) continue;
    const wanted = fact?.(request.given);
    return wanted ? `${name}:${wanted}` : name;
  }
  return undefined;
}
