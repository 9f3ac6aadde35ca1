/** For each request, the few mentors worth a close look. */
import { createGreatest, type Greatest } from './greatest.ts';
import type { Market } from './market.ts';
import type { MentorIndex } from './mentor-index.ts';
import type { ReadyRequest } from './ready.ts';
import { createSuitors, type Kind, type Suitors } from './suitors.ts';
import { growthOf, MILLION, SECOND_PING, valueOf } from './terms.ts';

const MOST_WANTED = 2;

export interface Shortlists {
  readonly market: Market;
  /** Some request has more suitors than stand in its list. */
  readonly isCut: boolean;
  /** No assignment of all pairs can reach more, in millionths: proven by the prices; Infinity without any. */
  readonly bound: number;
}

export interface Look {
  /** The most mentors for one request. */
  readonly limit: number;
  /** What a place of each mentor costs, in millionths: whoever is worth most beyond it is looked at. */
  readonly prices?: Float64Array;
  /** Mentors of each request, at `2r` and `2r + 1` (-1 for none), who stay in its list. */
  readonly kept?: Int32Array;
}

/** Whoever is worth less than their price by more than this is not looked at. */
const SLACK = 0.2;

export function shortlistsOf(
  index: MentorIndex,
  requests: readonly ReadyRequest[],
  kinds: readonly Kind[],
  look: Look,
): Shortlists {
  const { mentors } = index;
  const rows = createRows(index, requests.length, Math.min(look.limit, mentors.length) + (look.kept ? 2 : 0));
  const suitorsOf = createSuitors(index, standingOf(index, look.prices));
  const places = Int32Array.from(mentors, ({ places: all }) => Math.min(all, requests.length));
  const wants = Uint8Array.from(requests, wantsOf);
  const greatest = createGreatest(Math.min(look.limit, mentors.length));
  let isCut = false;
  let bound = look.prices ? worthOf(places, look.prices) : Infinity;
  for (const kind of kinds) {
    const suitors = suitorsOf(requests[kind[0]!]!);
    isCut ||= suitors.count > look.limit;
    for (const at of kind) {
      const growth = growthOf(requests[at]!);
      greatest.clear(look.prices ? -SLACK : -Infinity);
      if (!look.prices && suitors.count > look.limit) sample(suitors, at, look.limit, greatest);
      else pick(suitors, growth, greatest);
      bound += gainBy(greatest, wants[at]!);
      for (let i = 0; i < greatest.count; i++) rows.add(at, suitors, greatest.which[i]!, growth);
      if (look.kept) rows.keep(at, suitors, growth, look.kept);
    }
  }
  const market: Market = {
    ...rows.done(),
    requests: requests.length,
    mentors: mentors.length,
    places,
    wants,
    secondCost: SECOND_PING,
  };
  return { market, isCut, bound };
}

const wantsOf = ({ given }: ReadyRequest): number =>
  Math.min(MOST_WANTED, given.wants ?? (given.urgent ? MOST_WANTED : 1));

const standingOf = ({ bonus }: MentorIndex, prices: Float64Array | undefined): Float64Array =>
  prices ? bonus.map((one, who) => one - prices[who]! / MILLION) : bonus;

function worthOf(places: Int32Array, prices: Float64Array): number {
  let all = 0;
  for (let who = 0; who < places.length; who++) all += places[who]! * prices[who]!;
  return all;
}

/** Those worth most beyond their price. */
function pick({ count, core, standing }: Suitors, growth: number, greatest: Greatest): void {
  let { floor } = greatest;
  for (let i = 0; i < count; i++) {
    const net = growth * core[i]! + standing[i]!;
    if (net > floor) floor = greatest.offer(net, i);
  }
}

/** What a request gains by the best of them, in millionths. */
function gainBy({ number, count }: Greatest, wants: number): number {
  let [best, second] = [0, 0];
  for (let i = 0; i < count; i++) {
    second = Math.max(second, Math.min(best, number[i]!));
    best = Math.max(best, number[i]!);
  }
  return best * MILLION + (wants > 1 ? Math.max(0, second * MILLION - SECOND_PING) : 0);
}

/**
 * Some from all over the list, others for each request. Were it the best, a thousand requests of one kind would fight for the
 * same few mentors, and the first prices would say nothing of all others.
 */
function sample({ count, core, standing }: Suitors, seed: number, limit: number, greatest: Greatest): void {
  const from = (Math.imul(seed + 1, GOLDEN) >>> 8) % count;
  for (let step = 0; step < limit; step++) {
    const i = (from + Math.floor((step * count) / limit)) % count;
    greatest.offer(core[i]! + standing[i]!, i);
  }
}
/** Spreads whole numbers evenly. */
const GOLDEN = 0x9e3779b1;

/** Rows of equal width, filled in any order, and closed up in the end. */
function createRows({ bonus }: MentorIndex, count: number, width: number) {
  const mentor = new Int32Array(count * width);
  const value = new Int32Array(count * width);
  const length = new Int32Array(count);
  const add = (row: number, { who, core }: Suitors, at: number, growth: number): void => {
    const to = row * width + length[row]!++;
    mentor[to] = who[at]!;
    value[to] = valueOf(core[at]!, growth, bonus[who[at]!]!);
  };
  return {
    add,
    /** Those who are not in the row already. */
    keep(row: number, suitors: Suitors, growth: number, kept: Int32Array): void {
      for (const who of kept.subarray(2 * row, 2 * row + 2)) {
        if (who < 0) continue;
        const inRow = mentor.subarray(row * width, row * width + length[row]!);
        if (!inRow.includes(who))
          add(row, suitors, suitors.who.subarray(0, suitors.count).indexOf(who), growth);
      }
    },
    done(): Pick<Market, 'starts' | 'mentor' | 'value'> {
      const starts = new Int32Array(count + 1);
      for (let row = 0; row < count; row++) {
        const [from, to] = [row * width, starts[row]!];
        starts[row + 1] = to + length[row]!;
        mentor.copyWithin(to, from, from + length[row]!);
        value.copyWithin(to, from, from + length[row]!);
      }
      const all = starts[count]!;
      return { starts, mentor: mentor.subarray(0, all), value: value.subarray(0, all) };
    },
  };
}
