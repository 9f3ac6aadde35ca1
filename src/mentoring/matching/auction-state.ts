/** What the two halves of the auction share. */
import type { Market } from './market.ts';
import type { Places } from './places.ts';

/** Prices, what is held, and the market with its values multiplied so that an epsilon of 1 is fine enough to be exact. */
export interface Auction {
  readonly market: Market;
  readonly scale: number;
  readonly price: Float64Array;
  readonly places: Places;
  /** Entries held by request `r` at `2r` and `2r + 1`, the first one first; -1 for none. */
  readonly held: Int32Array;
}

/** Takes a mentor away from a request; a second mentor then becomes the first. */
export function release(held: Int32Array, mentor: Int32Array, request: number, who: number): void {
  if (mentor[held[2 * request]!] === who) held[2 * request] = held[2 * request + 1]!;
  held[2 * request + 1] = -1;
}
