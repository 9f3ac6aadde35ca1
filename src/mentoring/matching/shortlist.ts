/** Who could be asked about each request: an index by skill and trade, so that no table of all pairs is ever made. */
import type { Market } from './market.ts';
import type { ReadyMentor, ReadyRequest } from './ready.ts';
import { suitsKind, suitsPair } from './rules.ts';
import { bonusOf, coreOf, growthOf, type Rarity, SECOND_PING, valueOf } from './terms.ts';

/** Entries kept in all (8 bytes each), and for one request however many there are. */
export const MOST_ENTRIES = 5_000_000;
const LEAST_CANDIDATES = 50;
const MOST_WANTED = 2;

/** Mentors who can take a ping now, by what they can be found by. */
export interface MentorIndex {
  readonly mentors: readonly ReadyMentor[];
  readonly bonus: readonly number[];
  readonly rarity: Rarity;
  /** Askers who are mentors themselves, or whom a mentor has blocked. */
  readonly known: ReadonlySet<string>;
  /** "skill 3", "skill 3 in 44", "skill 3 remote": positions in `mentors`, ascending. */
  readonly found: ReadonlyMap<string, readonly number[]>;
}

export function indexOf(mentors: readonly ReadyMentor[]): MentorIndex {
  const found = new Map<string, number[]>();
  const holders: number[] = [];
  mentors.forEach((mentor, at) => {
    if (mentor.places < 1 || mentor.isPaused) return;
    for (const skill of mentor.skills) holders[skill] = (holders[skill] ?? 0) + 1;
    const { zone, isRemote } = mentor.given;
    for (const need of [ANYTHING, ...needsOf(mentor)])
      for (const where of [ANYWHERE, placeOf(zone), ...(isRemote ? [REMOTE] : [])]) {
        const group = found.get(need + where);
        if (group) group.push(at);
        else found.set(need + where, [at]);
      }
  });
  const rarity = (skill: number) => 1 / Math.max(1, holders[skill] ?? 0);
  const known = new Set(mentors.flatMap(({ given, blocked }) => [given.id, ...blocked]));
  return { mentors, found, rarity, known, bonus: mentors.map(bonusOf) };
}

const ANYTHING = 'anything';
const ANYWHERE = '';
const REMOTE = ' remote';
const placeOf = (zone: string | undefined) => (zone === undefined ? ' nowhere' : ` in ${zone}`);
const needsOf = ({ skills, trades }: Pick<ReadyMentor, 'skills' | 'trades'>): readonly string[] => [
  ...skills.map((skill) => `skill ${skill}`),
  ...trades.map((trade) => `trade ${trade}`),
];

/** Those with a needed skill or of the same trade, near or from a distance, in the order given. */
function lookUp({ mentors, found }: MentorIndex, request: ReadyRequest): readonly number[] {
  const { remote, zone } = request.given;
  const isFound = new Uint8Array(mentors.length);
  for (const need of request.skills.length > 0 ? needsOf(request) : [ANYTHING])
    for (const where of remote ? [ANYWHERE] : [placeOf(zone), REMOTE])
      for (const at of found.get(need + where) ?? []) isFound[at] = 1;
  const all: number[] = [];
  for (let at = 0; at < isFound.length; at++) if (isFound[at] === 1) all.push(at);
  return all;
}

/** The market of this tick, its rows grouped by kind of request: row `r` is the request `order[r]`. */
export interface Shortlists {
  readonly market: Market;
  readonly order: readonly number[];
}

export function shortlistsOf(
  index: MentorIndex,
  requests: readonly ReadyRequest[],
  mostEntries: number,
): Shortlists {
  const limit = Math.max(LEAST_CANDIDATES, Math.floor(mostEntries / Math.max(1, requests.length)));
  const most = requests.length * Math.min(limit, index.mentors.length);
  const [mentor, value] = [new Int32Array(most), new Int32Array(most)];
  const starts = new Int32Array(requests.length + 1);
  const order: number[] = [];
  let entries = 0;
  for (const members of kindsOf(requests).values()) {
    const chosenFor = createChooser(suitedTo(index, requests[members[0]!]!), limit);
    members.forEach((at, turn) => {
      const request = requests[at]!;
      const growth = growthOf(request);
      const isStranger = isStrangerTo(index, request);
      for (const candidate of chosenFor(turn)) {
        if (!isStranger && !suitsPair(index.mentors[candidate.mentor]!, request)) continue;
        mentor[entries] = candidate.mentor;
        value[entries++] = valueOf(candidate.core, growth, candidate.bonus);
      }
      order.push(at);
      starts[order.length] = entries;
    });
  }
  const wants = order.map((at) => wantsOf(requests[at]!));
  const market: Market = {
    requests: requests.length,
    mentors: index.mentors.length,
    starts,
    mentor: mentor.subarray(0, entries),
    value: value.subarray(0, entries),
    places: Int32Array.from(index.mentors, ({ places }) => Math.min(places, requests.length)),
    wants: Uint8Array.from(wants),
    secondCost: SECOND_PING,
  };
  return { market, order };
}

/** Nothing between this asker and any mentor: most requests, which then need no look at each pair. */
const isStrangerTo = ({ known }: MentorIndex, { given, alreadyAsked, blocked, lately }: ReadyRequest) =>
  alreadyAsked.size + blocked.size + lately.size === 0 && !known.has(given.asker);

const kindsOf = (requests: readonly ReadyRequest[]): ReadonlyMap<string, readonly number[]> =>
  Map.groupBy(requests.keys(), (at) => requests[at]!.kind);

const wantsOf = ({ given }: ReadyRequest) =>
  Math.min(MOST_WANTED, given.wants ?? (given.urgent ? MOST_WANTED : 1));

interface Suited {
  readonly mentor: number;
  readonly core: number;
  readonly bonus: number;
}

/** Those who may be asked about this kind of request, in the order given. */
function suitedTo(index: MentorIndex, request: ReadyRequest): readonly Suited[] {
  const suited: Suited[] = [];
  for (const at of lookUp(index, request)) {
    const mentor = index.mentors[at]!;
    if (suitsKind(mentor, request))
      suited.push({ mentor: at, core: coreOf(mentor, request, index.rarity), bonus: index.bonus[at]! });
  }
  return suited;
}

/** The `count` best and all the others, both in the order given. */
function split(suited: readonly Suited[], count: number): readonly [readonly Suited[], readonly Suited[]] {
  const scores = new Float64Array(suited.length);
  for (let at = 0; at < scores.length; at++) scores[at] = suited[at]!.core + suited[at]!.bonus;
  const least = scores.toSorted()[suited.length - count] ?? Infinity;
  let equals = count;
  for (const score of scores) if (score > least) equals--;
  const best: Suited[] = [];
  const rest: Suited[] = [];
  for (let at = 0; at < scores.length; at++) {
    const isBest = scores[at]! > least || (scores[at] === least && equals-- > 0);
    (isBest ? best : rest).push(suited[at]!);
  }
  return [best, rest];
}

/**
 * At most `limit` for each request of a kind: half of the places go to the best, the others are spread over all the rest,
 * elsewhere for each request in turn. Were it the best only, a thousand requests of one kind would fight for the same fifty
 * mentors, and all others would stay idle.
 */
function createChooser(suited: readonly Suited[], limit: number): (turn: number) => readonly Suited[] {
  if (suited.length <= limit) return () => suited;
  const [best, rest] = split(suited, limit >> 1);
  const spread = limit - best.length;
  return (turn) => {
    const chosen = best.slice();
    for (let step = 0; step < spread; step++)
      chosen.push(rest[(turn + Math.floor((step * rest.length) / spread)) % rest.length]!);
    return chosen;
  };
}
