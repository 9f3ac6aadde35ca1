/** A season of a club network, hour by hour of working time: requests come, a policy asks mentors, mentors answer or not. */
import type { MatchMentor, MatchRequest } from '../matching/problem.ts';
import { brokenRule } from '../matching/rules.ts';
import type { Searching } from '../policy.ts';
import { isWorkingDay } from '../working-days.ts';
import { between, type Chance, createChance } from '#src/chance.ts';
import { DAY_MS, mentorsOf, requestsOf, SEASON_START, type SimMentor, trueFit } from './people.ts';
import type { World } from './worlds.ts';

const HOUR_MS = 3600 * 1000;
const WORKING_HOURS = [9, 10, 11, 12, 13, 14, 15, 16, 17];
const EXPIRY_TICKS = 2 * WORKING_HOURS.length;
/** Mentors who hold the same request at the same time. */
const MOST_OPEN = 2;
const WEEK_MS = 7 * DAY_MS;
const TIRED_KEEPS = 0.9;
/** A poor fit is refused more often. */
const ACCEPT_FLOOR = 0.15;

/** Whom to ask now; `requests` are all that have found nobody yet, in the order in which they came. */
export type Policy = (
  mentors: readonly MatchMentor[],
  requests: readonly Searching[],
  now: number,
) => readonly { readonly request: string; readonly mentor: string }[];

export interface SeasonLog {
  readonly pings: readonly { readonly mentor: string; readonly request: string; readonly at: number }[];
  /** One for each request, in the order in which they came; no `wait` when nobody accepted. */
  readonly requests: readonly { readonly id: string; readonly waitDays?: number; readonly fit?: number }[];
  /** Rules broken, by name. */
  readonly broken: Readonly<Record<string, number>>;
  readonly patienceDays: number;
}

interface MentorState {
  readonly truth: SimMentor;
  readonly pings: number[];
  openPings: number;
  helping: number[];
  answered: number;
  pinged: number;
}

interface RequestState {
  readonly said: MatchRequest;
  readonly asked: string[];
  openPings: number;
  isOver: boolean;
  askedAt?: number;
  waitDays?: number;
  fit?: number;
}

interface Pending {
  readonly mentor: MentorState;
  readonly request: RequestState;
  readonly dueTick: number;
  readonly answer: 'accepted' | 'declined' | 'silent';
}

export function runSeason(world: World, policy: Policy, seed: number): SeasonLog {
  const season = new Season(world, createChance(seed));
  for (const [tick, now] of ticksOf(world).entries()) {
    season.settle(tick, now);
    season.ask(policy, tick, now);
  }
  return season.log();
}

/** Every working hour, until the last asker has given up. */
function ticksOf(world: World): readonly number[] {
  const ticks: number[] = [];
  const days = Math.ceil(world.days + world.patienceDays) + 1;
  for (let day = 0; day < days; day++) {
    const start = SEASON_START + day * DAY_MS;
    const date = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO('UTC').toPlainDate();
    if (isWorkingDay(date)) ticks.push(...WORKING_HOURS.map((hour) => start + hour * HOUR_MS));
  }
  return ticks;
}

class Season {
  readonly #world: World;
  readonly #chance: Chance;
  readonly #mentors: ReadonlyMap<string, MentorState>;
  readonly #requests: ReadonlyMap<string, RequestState>;
  #pending: Pending[] = [];
  readonly #pings: SeasonLog['pings'][number][] = [];
  readonly #broken: Record<string, number> = {};

  constructor(world: World, chance: Chance) {
    this.#world = world;
    this.#chance = chance;
    const mentors = mentorsOf(world, chance);
    this.#mentors = new Map(
      mentors.map((truth) => [
        truth.said.id,
        { truth, pings: [], openPings: 0, helping: [], answered: 0, pinged: 0 },
      ]),
    );
    this.#requests = new Map(
      requestsOf(world, mentors, chance).map((said) => [
        said.id,
        { said, asked: [], openPings: 0, isOver: false },
      ]),
    );
  }

  /** What has happened since the last hour. */
  settle(tick: number, now: number): void {
    const due = this.#pending.filter(({ dueTick }) => dueTick <= tick);
    this.#pending = this.#pending.filter(({ dueTick }) => dueTick > tick);
    for (const ping of due.toSorted((a, b) => a.dueTick - b.dueTick)) this.#answer(ping, now);
    for (const mentor of this.#mentors.values())
      mentor.helping = mentor.helping.filter((until) => until > now);
    for (const request of this.#requests.values())
      if (!request.isOver && now - request.said.since > this.#world.patienceDays * DAY_MS)
        this.#close(request);
  }

  #answer({ mentor, request, answer }: Pending, now: number): void {
    // Another mentor was faster, or the asker has given up: nothing is counted against this one.
    if (request.isOver) return;
    mentor.openPings--;
    request.openPings--;
    mentor.pinged++;
    if (answer === 'silent') return;
    mentor.answered++;
    if (answer === 'declined') return;
    const { id, since } = request.said;
    mentor.helping.push(
      now + DAY_MS * between(this.#world.helpDays, this.#chance('helps', mentor.truth.said.id, id)),
    );
    request.waitDays = (now - since) / DAY_MS;
    request.fit = trueFit(mentor.truth.said, request.said, this.#chance);
    this.#close(request);
  }

  #close(request: RequestState): void {
    request.isOver = true;
    for (const { mentor } of this.#pending.filter((one) => one.request === request)) mentor.openPings--;
    this.#pending = this.#pending.filter((one) => one.request !== request);
  }

  ask(policy: Policy, tick: number, now: number): void {
    const searching = [...this.#requests.values()]
      .filter(({ said, isOver, openPings }) => !isOver && said.since <= now && openPings < MOST_OPEN)
      .map(({ said, asked, openPings, askedAt }) => ({
        ...said,
        alreadyAsked: asked,
        openPings,
        ...(askedAt !== undefined && { askedAt }),
      }));
    if (searching.length === 0) return;
    const mentors = [...this.#mentors.values()]
      .filter(({ truth }) => truth.joinsAt <= now)
      .map((mentor) => viewOf(mentor, now));
    for (const { mentor, request } of policy(mentors, searching, now))
      this.#ping(this.#mentors.get(mentor)!, this.#requests.get(request)!, tick, now);
  }

  #ping(mentor: MentorState, request: RequestState, tick: number, now: number): void {
    const { id } = mentor.truth.said;
    const broken =
      request.isOver || request.openPings >= MOST_OPEN
        ? 'too-many'
        : brokenRule(viewOf(mentor, now), { ...request.said, alreadyAsked: request.asked }, now);
    if (broken) this.#broken[broken] = (this.#broken[broken] ?? 0) + 1;
    this.#pending.push({ mentor, request, ...this.#answerOf(mentor, request.said, tick, now) });
    mentor.pings.push(now);
    mentor.openPings++;
    request.openPings++;
    request.askedAt = now;
    request.asked.push(id);
    this.#pings.push({ mentor: id, request: request.said.id, at: now });
  }

  /** The luck is that of the pair, whoever brings them together and when; being tired makes an answer less likely. */
  #answerOf({ truth, pings }: MentorState, request: MatchRequest, tick: number, now: number) {
    const { said } = truth;
    const luck = (what: string) => this.#chance(what, said.id, request.id);
    const tired = pings.reduce((sum, at) => sum + TIRED_KEEPS ** ((now - at) / DAY_MS), 0);
    const hours = Math.ceil(this.#world.answerHours * -Math.log2(1 - luck('hours')));
    const answers =
      luck('answers') < truth.answering * Math.exp(-this.#world.fatigue * tired) && hours < EXPIRY_TICKS;
    if (!answers) return { answer: 'silent' as const, dueTick: tick + EXPIRY_TICKS };
    const accepts =
      luck('accepts') < ACCEPT_FLOOR + (1 - ACCEPT_FLOOR) * trueFit(said, request, this.#chance);
    return {
      answer: accepts ? ('accepted' as const) : ('declined' as const),
      dueTick: tick + Math.max(1, hours),
    };
  }

  log(): SeasonLog {
    return {
      pings: this.#pings,
      requests: [...this.#requests.values()].map(({ said, waitDays, fit }) => ({
        id: said.id,
        ...(waitDays !== undefined && { waitDays }),
        ...(fit !== undefined && { fit }),
      })),
      broken: this.#broken,
      patienceDays: this.#world.patienceDays,
    };
  }
}

/** What the program would know of them. */
function viewOf(
  { truth, pings, openPings, helping, answered, pinged }: MentorState,
  now: number,
): MatchMentor {
  const lastPingAt = pings.at(-1);
  const isAway = truth.awayFrom <= now && now < truth.awayUntil;
  return {
    ...truth.said,
    open: openPings + helping.length,
    pingsThisWeek: pings.filter((at) => now - at < WEEK_MS).length,
    answered,
    pinged,
    ...(lastPingAt !== undefined && { lastPingAt }),
    ...(isAway && { pausedUntil: truth.awayUntil }),
  };
}
