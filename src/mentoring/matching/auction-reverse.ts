/** The reverse half of the auction: mentors with a free place and a price above 0 look for whom they can serve for less. */
import { type Auction, release } from './auction-state.ts';
import type { Market } from './market.ts';

/** The market by mentor: entries of mentor `m` and their requests, from `starts[m]` to `starts[m + 1]`. */
export interface Columns {
  readonly starts: Int32Array;
  readonly entry: Int32Array;
  readonly request: Int32Array;
}

export function columnsOf({ requests, mentors, starts, mentor }: Market): Columns {
  const columns = new Int32Array(mentors + 1);
  for (const who of mentor) columns[who + 1]!++;
  for (let who = 0; who < mentors; who++) columns[who + 1]! += columns[who]!;
  const next = columns.slice();
  const entry = new Int32Array(mentor.length);
  const request = new Int32Array(mentor.length);
  for (let row = 0; row < requests; row++)
    for (let at = starts[row]!; at < starts[row + 1]!; at++) {
      const to = next[mentor[at]!]!++;
      entry[to] = at;
      request[to] = row;
    }
  return { starts: columns, entry, request };
}

/** Ends when every mentor with a free place has the price 0: nothing is then left on the table but epsilons. */
export function lowerPrices(auction: Auction, columns: Columns, epsilon: number): void {
  const { market, price, places } = auction;
  const idle: number[] = [];
  for (let who = market.mentors - 1; who >= 0; who--)
    if (price[who]! > 0 && !places.isFull(who)) idle.push(who);
  for (let who = idle.pop(); who !== undefined; who = idle.pop()) {
    while (price[who]! > 0 && !places.isFull(who)) {
      const left = offerPlace(auction, columns, who, epsilon);
      if (left >= 0 && price[left]! > 0) idle.push(left);
    }
  }
}

/** Lowers one price to where somebody comes, or to 0. Returns the mentor whom that somebody leaves; -1 for none. */
function offerPlace(auction: Auction, columns: Columns, who: number, epsilon: number): number {
  const { market, scale, price, places, held } = auction;
  let best = -Infinity;
  let second = -Infinity;
  let chosen = -1;
  for (let at = columns.starts[who]!; at < columns.starts[who + 1]!; at++) {
    const entry = columns.entry[at]!;
    const request = columns.request[at]!;
    if (held[2 * request] === entry || held[2 * request + 1] === entry) continue;
    const most = market.value[entry]! * scale - gainOf(auction, request);
    if (most > best) {
      second = best;
      best = most;
      chosen = at;
    } else if (most > second) second = most;
  }
  if (best < epsilon) {
    price[who] = 0;
    return -1;
  }
  price[who] = Math.min(price[who]!, Math.max(0, second - epsilon));
  const request = columns.request[chosen]!;
  const left = leave(auction, request);
  if (held[2 * request]! < 0) held[2 * request] = columns.entry[chosen]!;
  else held[2 * request + 1] = columns.entry[chosen]!;
  places.add(who, request, price[who]);
  return left;
}

/** What a request would give up for another mentor: the gain of its least held one, or the cost of one more. */
function gainOf(auction: Auction, request: number): number {
  const { market, scale, held } = auction;
  if (held[2 * request]! < 0) return 0;
  const first = netOf(auction, held[2 * request]!);
  if (market.wants[request] === 1) return first;
  const other = held[2 * request + 1]!;
  return Math.min(first, other < 0 ? market.secondCost * scale : netOf(auction, other));
}

/** Makes room for another mentor: the least of the held ones goes, unless there is room already. */
function leave(auction: Auction, request: number): number {
  const { market, scale, held, places } = auction;
  const first = held[2 * request]!;
  if (first < 0) return -1;
  const other = held[2 * request + 1]!;
  const isFirstLeast =
    market.wants[request] === 1 ||
    netOf(auction, first) < (other < 0 ? market.secondCost * scale : netOf(auction, other));
  if (!isFirstLeast && other < 0) return -1;
  const least = market.mentor[isFirstLeast ? first : other]!;
  release(held, market.mentor, request, least);
  places.free(least, request);
  return least;
}

const netOf = ({ market, scale, price }: Auction, entry: number): number =>
  market.value[entry]! * scale - price[market.mentor[entry]!]!;
