/** The people of a world: what they say of themselves, and what only the simulation knows of them. */
import type { MatchMentor, MatchRequest } from '../matching/problem.ts';
import { between, type Chance, pick } from '#src/chance.ts';
import type { World } from './worlds.ts';

export const DAY_MS = 24 * 3600 * 1000;
/** A Monday in September. */
export const SEASON_START = Date.parse('2026-09-07T00:00:00Z');
const AWAY_DAYS = 14;

export interface SimMentor {
  readonly said: MatchMentor;
  /** Chance of answering in time when rested. */
  readonly answering: number;
  readonly joinsAt: number;
  readonly awayFrom: number;
  readonly awayUntil: number;
}

export function mentorsOf(world: World, chance: Chance): readonly SimMentor[] {
  return Array.from({ length: world.mentors }, (_, at) => mentorOf(world, `m${at}`, chance));
}

function mentorOf(world: World, id: string, chance: Chance): SimMentor {
  const draw = (what: string) => chance('mentor', id, what);
  const skills = new Set<string>();
  const count = between([world.skillsEach[0], world.skillsEach[1]], draw('skills'));
  for (let turn = 0; skills.size < Math.max(1, count) && turn < 4 * count + 4; turn++)
    skills.add(pick(world.skills, draw(`skill ${turn}`)));
  const zone = pick(world.zones, draw('zone'));
  const [least, most] = world.answering;
  const isGhost = draw('ghost') < world.ghosts;
  const lasts = world.days * DAY_MS;
  const awayFrom = SEASON_START + draw('away from') * lasts;
  const isAway = draw('away') < world.away;
  return {
    said: {
      id,
      skills: [...skills],
      trade: pick(world.trades, draw('trade')),
      zone,
      area: areaOf(zone, world, draw('area')),
      isRemote: draw('remote') < world.remoteMentors,
      acceptsCompetitors: draw('competitors') < world.acceptCompetitors,
      languages: draw('english') < world.english ? ['fr', 'en'] : ['fr'],
      capacity: Math.max(1, between(world.capacity, draw('capacity'))),
      budget: Math.max(1, between(world.budget, draw('budget'))),
    },
    answering: isGhost ? world.ghostAnswering : least + (most - least) * draw('answering'),
    joinsAt: draw('new') < world.newcomers ? SEASON_START + draw('joins') * lasts * 0.75 : SEASON_START,
    awayFrom: isAway ? awayFrom : Infinity,
    awayUntil: isAway ? awayFrom + AWAY_DAYS * DAY_MS : Infinity,
  };
}

const areaOf = (zone: string, { areas }: World, at: number): string => `${zone}-${Math.floor(at * areas)}`;

/** In the order in which they come. */
export function requestsOf(
  world: World,
  mentors: readonly SimMentor[],
  chance: Chance,
): readonly MatchRequest[] {
  return Array.from({ length: world.requests }, (_, at) => requestOf(world, mentors, `r${at}`, chance)).sort(
    (a, b) => a.since - b.since || (a.id < b.id ? -1 : 1),
  );
}

function requestOf(world: World, mentors: readonly SimMentor[], id: string, chance: Chance): MatchRequest {
  const draw = (what: string) => chance('request', id, what);
  const isBurst = draw('is burst') < world.burst.share;
  const day = isBurst
    ? (world.days - world.burst.days) / 3 + draw('day') * world.burst.days
    : draw('day') * world.days;
  const zone = pick(world.zones, draw('zone'));
  return {
    id,
    asker: `p${id}`,
    skills: [pick(world.needs, draw('need'))],
    trade: pick(world.trades, draw('trade')),
    zone,
    area: areaOf(zone, world, draw('area')),
    remote: draw('remote') < world.remoteRequests,
    acceptsCompetitors: draw('competitors') < world.acceptCompetitors,
    languages: draw('english') < world.english / 2 ? ['en', 'fr'] : ['fr'],
    urgent: draw('urgent') < world.urgent,
    since: Math.round(SEASON_START + day * DAY_MS),
    blocked: mentors
      .filter(({ said }) => chance('block', id, said.id) < world.blocked)
      .map(({ said }) => said.id),
  };
}

/** How well the two really suit each other, 0 to 1; a tenth of it shows only when they meet. */
export function trueFit(mentor: MatchMentor, request: MatchRequest, chance: Chance): number {
  const covered = request.skills.filter((skill) => mentor.skills.includes(skill)).length;
  return (
    0.5 * (covered / Math.max(1, request.skills.length)) +
    0.2 * Number(mentor.trade === request.trade) +
    0.1 * Number(mentor.zone === request.zone) +
    0.1 * Number(mentor.languages.includes(request.languages[0] ?? 'fr')) +
    0.1 * chance('stage', mentor.id, request.id)
  );
}
