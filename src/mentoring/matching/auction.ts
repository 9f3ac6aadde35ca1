/**
 * The assignment of greatest total value, by Bertsekas' auction: requests bid for mentors, and each bid raises a price by
 * at least epsilon; then mentors with a free place lower theirs until somebody comes or the price is 0 (the reverse half).
 * Prices that no longer move prove how good the result is. Epsilon starts coarse and shrinks, which ends price wars between
 * equals quickly. Same numbers in, same assignment out.
 */
import { columnsOf, lowerPrices } from './auction-reverse.ts';
import { type Auction, release } from './auction-state.ts';
import type { Assignment, Market } from './market.ts';
import { Places } from './places.ts';

/** How coarse the first round is beside the largest value, and how much finer each round is than the one before. */
const FIRST_SHARE = 4;
/** With prices to begin with. */
const PRICED_SHARE = 64;
const SHRINK = 8;
/**
 * Each round starts from the prices of the one before, lowered by so many of its epsilons: prices that are a little too low
 * rise in a few bids, while prices that are too high send everybody away and come down one by one (measured: 4 times slower).
 */
const STEP_BACK = 2;

/**
 * `tolerance`: the proven share of the optimum that may be missing, 0 for the exact optimum.
 * `prices`: those of a market alike, in millionths, to begin with.
 */
export function assign(given: Market, tolerance = 0, prices?: Float64Array): Assignment {
  const market = { ...given, places: usefulPlaces(given) };
  const scale = 1 + Math.min(sum(market.wants), sum(market.places));
  const auction: Auction = {
    market,
    scale,
    // Without a place a mentor is out of reach.
    price: Float64Array.from(market.places, (places, who) =>
      places === 0 ? Infinity : (prices?.[who] ?? 0) * scale,
    ),
    places: new Places(market.places),
    held: new Int32Array(2 * market.requests),
  };
  let epsilon = Math.max(
    1,
    Math.floor((scale * largest(market.value)) / (prices ? PRICED_SHARE : FIRST_SHARE)),
  );
  let columns: ReturnType<typeof columnsOf> | undefined;
  for (;;) {
    raisePrices(auction, epsilon);
    if (hasIdlePrice(auction)) lowerPrices(auction, (columns ??= columnsOf(market)), epsilon);
    const total = totalOf(auction);
    const bound = boundOf(auction);
    const gap = bound - total;
    // Totals are whole millionths: less than one of them away from the bound is the optimum itself.
    if (gap < 1 || gap <= tolerance * bound || epsilon === 1)
      return {
        chosen: auction.held,
        total,
        bound: gap < 1 ? total : bound,
        prices: pricesOf(auction, given),
      };
    for (let who = 0; who < market.mentors; who++)
      auction.price[who] = Math.max(0, auction.price[who]! - STEP_BACK * epsilon);
    epsilon = Math.max(1, Math.floor(epsilon / SHRINK));
  }
}

/** Every request bids until each has a mentor or finds all of them too dear. */
function raisePrices({ market, scale, price, places, held }: Auction, epsilon: number): void {
  const { starts, mentor, value, wants } = market;
  const secondCost = market.secondCost * scale;
  held.fill(-1);
  places.clear();
  const waiting = new Int32Array(market.requests);
  const isWaiting = new Uint8Array(market.requests).fill(1);
  let count = market.requests;
  // The last of the stack bids first: those with the smallest numbers.
  for (let at = 0; at < count; at++) waiting[at] = count - 1 - at;
  while (count > 0) {
    const request = waiting[--count]!;
    isWaiting[request] = 0;
    for (let slot = held[2 * request]! < 0 ? 0 : 1; slot < wants[request]!; slot++) {
      const floor = slot === 0 ? 0 : secondCost;
      const taken = slot === 0 ? -1 : mentor[held[2 * request]!]!;
      let best = floor;
      let second = floor;
      let chosen = -1;
      for (let entry = starts[request]!; entry < starts[request + 1]!; entry++) {
        const who = mentor[entry]!;
        const net = value[entry]! * scale - price[who]!;
        if (net <= second || who === taken) continue;
        if (net > best) {
          second = best;
          best = net;
          chosen = entry;
        } else second = net;
      }
      if (chosen < 0) break;
      held[2 * request + slot] = chosen;
      const who = mentor[chosen]!;
      const bid = price[who]! + best - second + epsilon;
      if (places.isFull(who)) {
        const loser = places.outbid(who, request, bid);
        release(held, mentor, loser, who);
        if (!isWaiting[loser]) {
          isWaiting[loser] = 1;
          waiting[count++] = loser;
        }
      } else places.add(who, request, bid);
      if (places.isFull(who)) price[who] = places.cheapest(who);
    }
  }
}

/** A mentor whom fewer could take than they have places for is free, whatever those few would have paid. */
const pricesOf = ({ price, scale, places }: Auction, given: Market): Float64Array =>
  price.map((one, who) => (places.used[who]! < given.places[who]! || one === Infinity ? 0 : one / scale));

/** More places than requests that could fill them are of no use. */
function usefulPlaces({ mentor, places }: Market): Int32Array {
  const asked = new Int32Array(places.length);
  for (const who of mentor) asked[who]!++;
  return places.map((all, who) => Math.min(all, asked[who]!));
}

function hasIdlePrice({ market, price, places }: Auction): boolean {
  for (let who = 0; who < market.mentors; who++) if (price[who]! > 0 && !places.isFull(who)) return true;
  return false;
}

function totalOf({ market, held }: Auction): number {
  let total = 0;
  for (let at = 0; at < held.length; at++) {
    if (held[at]! < 0) continue;
    total += market.value[held[at]!]! - (at % 2 === 1 ? market.secondCost : 0);
  }
  return total;
}

/** The dual value of the prices: what all places cost and what every request would gain at most at these prices. */
function boundOf({ market, scale, price }: Auction): number {
  const { starts, mentor, value, wants, places } = market;
  const secondCost = market.secondCost * scale;
  let bound = 0;
  for (let who = 0; who < market.mentors; who++) if (places[who]! > 0) bound += places[who]! * price[who]!;
  for (let request = 0; request < market.requests; request++) {
    let best = 0;
    let second = 0;
    for (let entry = starts[request]!; entry < starts[request + 1]!; entry++) {
      const net = value[entry]! * scale - price[mentor[entry]!]!;
      if (net > best) {
        second = best;
        best = net;
      } else if (net > second) second = net;
    }
    bound += best + (wants[request]! > 1 ? Math.max(0, second - secondCost) : 0);
  }
  return bound / scale;
}

const sum = (numbers: Int32Array | Uint8Array): number => {
  let all = 0;
  for (const one of numbers) all += one;
  return all;
};

const largest = (numbers: Int32Array): number => {
  let most = 0;
  for (const one of numbers) if (one > most) most = one;
  return most;
};
