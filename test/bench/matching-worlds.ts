/** Markets and towns at random, the same for the same seed. */
import type { Market } from '#src/mentoring/matching/market.ts';
import type { MatchMentor, MatchRequest } from '#src/mentoring/matching/problem.ts';

/** mulberry32: numbers from 0 to 1. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** How values come about: without any order, by how good a mentor is, or on five steps only, full of ties. */
export const WORLDS = ['uniform', 'mentors', 'steps'] as const;
export type World = (typeof WORLDS)[number];

export function marketAtRandom(
  world: World,
  mentors: number,
  requests: number,
  candidates = 50,
  seed = 1,
): Market {
  const random = createRandom(seed);
  const quality = Float64Array.from({ length: mentors }, () => 0.3 + 0.7 * random());
  const worth: Record<World, (mentor: number) => number> = {
    uniform: () => random(),
    mentors: (mentor) => quality[mentor]! * (0.3 + 0.7 * random()),
    steps: () => 0.1 * (1 + Math.floor(5 * random())),
  };
  const entries = requests * candidates;
  const market = {
    requests,
    mentors,
    starts: Int32Array.from({ length: requests + 1 }, (_, at) => at * candidates),
    mentor: new Int32Array(entries),
    value: new Int32Array(entries),
    places: Int32Array.from({ length: mentors }, () => 1 + Math.floor(5 * random())),
    wants: new Uint8Array(requests).fill(1),
    secondCost: 300_000,
  };
  const takenBy = new Int32Array(mentors).fill(-1);
  for (let entry = 0; entry < entries; entry++) {
    const request = Math.floor(entry / candidates);
    let mentor = Math.floor(random() * mentors);
    while (takenBy[mentor] === request) mentor = Math.floor(random() * mentors);
    takenBy[mentor] = request;
    market.mentor[entry] = mentor;
    market.value[entry] = Math.max(1, Math.round(1_000_000 * worth[world](mentor)));
  }
  return market;
}

const SKILLS = 'accounting tax law funding clients hiring web pricing export patents'.split(' ');
const TRADES = 'coiffure plomberie boulangerie graphisme menuiserie couture'.split(' ');
const DAY_MS = 24 * 3600 * 1000;
export const TOWN_NOW = Date.parse('2026-11-24T10:00:00Z');

export interface Town {
  readonly mentors: readonly MatchMentor[];
  readonly requests: readonly MatchRequest[];
}

/** People with skills (some rare), trades, twenty zones and a past. */
export function townAtRandom(mentors: number, requests: number, seed = 1): Town {
  const random = createRandom(seed);
  const upTo = (most: number) => Math.floor(random() * most);
  const skills = (most: number) => [
    ...new Set(Array.from({ length: 1 + upTo(most) }, () => SKILLS[Math.floor(10 * random() ** 2)]!)),
  ];
  const person = () => ({
    trade: TRADES[upTo(TRADES.length)]!,
    zone: String(10 + upTo(20)),
    languages: random() < 0.2 ? ['fr', 'en'] : ['fr'],
  });
  const mentor = (_: unknown, at: number): MatchMentor => {
    const pinged = upTo(20);
    return {
      ...person(),
      id: `m${at}`,
      skills: skills(3),
      capacity: 1 + upTo(5),
      open: upTo(2),
      budget: 1 + upTo(5),
      pinged,
      answered: upTo(pinged + 1),
      lastPingAt: TOWN_NOW - upTo(20) * DAY_MS,
    };
  };
  const request = (_: unknown, at: number): MatchRequest => ({
    ...person(),
    id: `r${at}`,
    asker: `p${at}`,
    skills: skills(2),
    remote: random() < 0.6,
    since: TOWN_NOW - upTo(10) * DAY_MS,
    urgent: random() < 0.1,
  });
  return {
    mentors: Array.from({ length: mentors }, mentor),
    requests: Array.from({ length: requests }, request),
  };
}
