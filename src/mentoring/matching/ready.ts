/** Mentors and requests made ready for many comparisons: words become numbers, what belongs to one side is worked out once. */
import type { MatchMentor, MatchRequest } from './problem.ts';
import { tradeKeys } from './trade.ts';

const DAY_MS = 24 * 3600 * 1000;

export interface ReadyMentor {
  readonly given: MatchMentor;
  readonly skills: readonly number[];
  /** 0 to 1 by skill; 1 for those that are not in it. */
  readonly trust: ReadonlyMap<number, number>;
  readonly trades: readonly number[];
  readonly languages: readonly number[];
  /** `NOWHERE` when it is not said. */
  readonly zone: number;
  readonly area: number;
  readonly blocked: ReadonlySet<string>;
  readonly isPaused: boolean;
  readonly freePlaces: number;
  readonly pingsLeft: number;
  /** New pings they can take. */
  readonly places: number;
  /** Chance of an answer, from 0 to 1. */
  readonly answers: number;
  /** 1 when rested, less the more pings they had of late. */
  readonly rest: number;
}

export interface ReadyRequest {
  readonly given: MatchRequest;
  readonly skills: readonly number[];
  readonly trades: readonly number[];
  readonly languages: readonly number[];
  /** `NOWHERE` when it is not said. */
  readonly zone: number;
  readonly area: number;
  readonly alreadyAsked: ReadonlySet<string>;
  readonly blocked: ReadonlySet<string>;
  readonly lately: ReadonlySet<string>;
  readonly daysWaited: number;
}

/** A number for each word, the same for the same word. */
export type Words = (word: string) => number;

export function createWords(): Words {
  const numbers = new Map<string, number>();
  return (word) => {
    const known = numbers.get(word);
    if (known !== undefined) return known;
    numbers.set(word, numbers.size);
    return numbers.size - 1;
  };
}

const NOBODY: ReadonlySet<string> = new Set();
const setOf = (ids: readonly string[] | undefined) => (ids && ids.length > 0 ? new Set(ids) : NOBODY);
const numbersOf = (words: Words, of: string, all: readonly string[]) =>
  [...new Set(all)].map((one) => words(`${of} ${one}`)).sort((a, b) => a - b);

export const NOWHERE = -1;
const placeOf = (words: Words, of: string, place: string | undefined) =>
  place === undefined ? NOWHERE : words(`${of} ${place}`);

/** `atOnce`: the most new pings for one mentor in this tick. */
export function readyMentor(given: MatchMentor, words: Words, now: number, atOnce = Infinity): ReadyMentor {
  const freePlaces = Math.max(0, given.capacity - (given.open ?? 0));
  const pingsLeft = Math.max(0, (given.budget ?? Infinity) - (given.pingsThisWeek ?? 0));
  return {
    given,
    skills: numbersOf(words, 'skill', given.skills),
    trust: new Map(
      Object.entries(given.skillTrust ?? {}).map(([skill, trust]) => [words(`skill ${skill}`), trust]),
    ),
    trades: numbersOf(words, 'trade', tradeKeys(given.trade)),
    languages: numbersOf(words, 'language', given.languages),
    zone: placeOf(words, 'zone', given.zone),
    area: placeOf(words, 'area', given.area),
    blocked: setOf(given.blocked),
    isPaused: given.pausedUntil !== undefined && given.pausedUntil > now,
    freePlaces,
    pingsLeft,
    places: Math.min(freePlaces, pingsLeft, atOnce),
    answers: answersOf(given),
    rest: restOf(given, now),
  };
}

export function readyRequest(given: MatchRequest, words: Words, now: number): ReadyRequest {
  return {
    given,
    skills: numbersOf(words, 'skill', given.skills),
    trades: numbersOf(words, 'trade', tradeKeys(given.trade)),
    // The first one is the preferred one: their order counts.
    languages: [...new Set(given.languages)].map((one) => words(`language ${one}`)),
    zone: placeOf(words, 'zone', given.zone),
    area: placeOf(words, 'area', given.area),
    alreadyAsked: setOf(given.alreadyAsked),
    blocked: setOf(given.blocked),
    lately: setOf(given.lately),
    daysWaited: Math.max(0, (now - given.since) / DAY_MS),
  };
}

/** Before anything is known of somebody: they answer 2 of 3.5 pings. */
const ANSWERS_BEFORE = 2;
const PINGS_BEFORE = 3.5;
export const USUAL_ANSWERS = ANSWERS_BEFORE / PINGS_BEFORE;

function answersOf({ answered = 0, pinged = 0 }: MatchMentor): number {
  return (ANSWERS_BEFORE + Math.min(answered, pinged)) / (PINGS_BEFORE + pinged);
}

/** A ping tires: its weight falls by a tenth a day. Those of the week are taken as spread behind the last one. */
const DECAY = 0.9;
const TIRING = 0.25;
const WEEK_DAYS = 7;

function restOf({ pingsThisWeek = 0, lastPingAt }: MatchMentor, now: number): number {
  const age = lastPingAt === undefined ? undefined : Math.max(0, (now - lastPingAt) / DAY_MS);
  const last = age === undefined ? 0 : DECAY ** age;
  const others = Math.max(0, pingsThisWeek - (age === undefined || age > WEEK_DAYS ? 0 : 1));
  const tired = last + others * DECAY ** ((Math.min(age ?? 0, WEEK_DAYS) + WEEK_DAYS) / 2);
  return Math.exp(-TIRING * tired);
}
