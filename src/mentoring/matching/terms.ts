/** What a ping is expected to be worth: a sum of terms, each with its fact in words. */
import { NOWHERE, type ReadyMentor, type ReadyRequest, USUAL_ANSWERS } from './ready.ts';

/** What makes two people fit; together 1. The same trade and place is what was seen to help most after the skill itself. */
export const FIT = { skill: 0.55, trade: 0.2, zone: 0.15, language: 0.1 } as const;
/** Any other language than the preferred one. */
const SECOND_LANGUAGE = 0.5;
/** A poor fit is refused more often: the chance of an answer grows with the fit. */
const ANSWER_FLOOR = 0.15;
const PER_DAY_WAITED = 0.05;
const MOST_DAYS = 40;
const URGENT = 0.25;
const FREE = 0.03;
const NEW_MENTOR = 0.1;
const NEW_UNTIL_PINGS = 2;
/** How much of its value a ping loses when it takes the only holder of a skill that the request does not need. */
const RARE = 0.1;
const DEMO = 0.01;
export const MILLION = 1_000_000;
/** A second mentor asked at the same time, in the same unit as a value: two are disturbed for one yes. */
export const SECOND_PING = 0.3 * MILLION;
const TERMS_TOLD = 3;

interface Fit {
  readonly skill: number;
  readonly trade: number;
  readonly zone: number;
  readonly language: number;
}

function fitOf(mentor: ReadyMentor, request: ReadyRequest): Fit {
  const isAlike = request.trades.some((key) => mentor.trades.includes(key));
  const isNear = request.zone !== NOWHERE && request.zone === mentor.zone;
  return {
    skill: skillFitOf(mentor, request),
    trade: isAlike ? FIT.trade : 0,
    zone: isNear ? FIT.zone : 0,
    language: languageFitOf(mentor, request),
  };
}

/** By the share of what is needed that they can help with. */
export function skillFitOf({ skills, trust }: ReadyMentor, request: ReadyRequest): number {
  let covered = 0;
  for (const skill of request.skills) if (skills.includes(skill)) covered += trust.get(skill) ?? 1;
  return (FIT.skill * covered) / Math.max(1, request.skills.length);
}

/** For two who have a language in common. */
export const languageFitOf = (
  mentor: Pick<ReadyMentor, 'languages'>,
  request: Pick<ReadyRequest, 'languages'>,
): number => FIT.language * (mentor.languages.includes(request.languages[0] ?? -1) ? 1 : SECOND_LANGUAGE);

/** How few hold each skill: 1 for the only one, 1/2 for each of two... */
export type Rarity = (skill: number) => number;

/** What multiplies a fit of 1, but for the mentor's own chance of answering. */
function readinessOf(mentor: ReadyMentor, request: ReadyRequest, rarity: Rarity): number {
  let spared = 0;
  for (const skill of mentor.skills)
    if (!request.skills.includes(skill)) spared = Math.max(spared, rarity(skill));
  const demo = mentor.given.isDemo ? DEMO : 1;
  return demo * mentor.rest * (1 - RARE * spared);
}

/** The whole, for which only the skills of the request count. */
export const weightOf = (mentor: ReadyMentor, request: ReadyRequest, rarity: Rarity): number =>
  mentor.answers * readinessOf(mentor, request, rarity);

const answersTo = (fit: number): number => ANSWER_FLOOR + (1 - ANSWER_FLOOR) * fit;

const total = ({ skill, trade, zone, language }: Fit): number => skill + trade + zone + language;
const waitedShare = ({ daysWaited }: ReadyRequest) => PER_DAY_WAITED * Math.min(daysWaited, MOST_DAYS);
const freeOf = ({ given }: ReadyMentor) => (given.isDemo ? DEMO : 1) * (FREE / (1 + (given.open ?? 0)));
const firstChanceOf = ({ given }: ReadyMentor) =>
  !given.isDemo && (given.pinged ?? 0) < NEW_UNTIL_PINGS ? NEW_MENTOR : 0;

/** The part of the value that is the same for all requests of one kind and grows with the wait. */
export const coreOf = (weight: number, fit: number): number => weight * answersTo(fit) * fit;

export const growthOf = (request: ReadyRequest): number =>
  1 + waitedShare(request) + (request.given.urgent ? URGENT : 0);
export const bonusOf = (mentor: ReadyMentor): number => freeOf(mentor) + firstChanceOf(mentor);

/** In millionths, at least 1. */
export const valueOf = (core: number, growth: number, bonus: number): number =>
  Math.max(1, Math.round(MILLION * (core * growth + bonus)));

export interface Term {
  readonly name: string;
  readonly fact: string;
  readonly value: number;
}

/** The value, term by term; they add up to it. */
export function termsOf(mentor: ReadyMentor, request: ReadyRequest, rarity: Rarity): readonly Term[] {
  const fit = fitOf(mentor, request);
  const whole = total(fit);
  const base = readinessOf(mentor, request, rarity) * answersTo(whole);
  const core = coreOf(weightOf(mentor, request, rarity), whole);
  // Somebody who answers more than is usual is preferred for that; the rest of the chance is the fit's own.
  const each = base * Math.min(mentor.answers, USUAL_ANSWERS);
  const { given } = mentor;
  const shared = request.given.skills.filter((skill) => given.skills.includes(skill));
  const language = request.given.languages.find((one) => given.languages.includes(one));
  return [
    { name: 'skill', fact: [...new Set(shared)].join('+'), value: each * fit.skill },
    { name: 'trade', fact: request.given.trade ?? '', value: each * fit.trade },
    { name: 'zone', fact: request.given.zone ?? '', value: each * fit.zone },
    { name: 'language', fact: language ?? '', value: each * fit.language },
    { name: 'answers', fact: `${given.answered ?? 0}/${given.pinged ?? 0}`, value: core - each * whole },
    { name: 'waiting', fact: `${Math.floor(request.daysWaited)}d`, value: core * waitedShare(request) },
    { name: 'urgent', fact: '', value: request.given.urgent ? core * URGENT : 0 },
    { name: 'new', fact: '', value: firstChanceOf(mentor) },
    { name: 'places', fact: String(mentor.freePlaces), value: freeOf(mentor) },
  ];
}

/** The terms that weigh most, strongest first ("skill:funding"). */
export const reasonsOf = (terms: readonly Term[]): readonly string[] =>
  terms
    .filter(({ value }) => value > 0)
    .toSorted((a, b) => b.value - a.value)
    .slice(0, TERMS_TOLD)
    .map(({ name, fact }) => (fact ? `${name}:${fact}` : name));
