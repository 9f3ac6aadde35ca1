/** One tick as numbers: who could be asked about what, and what each ping would be worth. */

export interface Market {
  readonly requests: number;
  readonly mentors: number;
  /** Row `r` of the sparse table is `starts[r]` to `starts[r + 1]`; `requests + 1` numbers. */
  readonly starts: Int32Array;
  /** The mentor of each entry, at most once a row. */
  readonly mentor: Int32Array;
  /** Millionths, above 0: whole numbers, so that sums and ties are exact. */
  readonly value: Int32Array;
  /** New pings each mentor can take. */
  readonly places: Int32Array;
  /** 1, or 2 for a request that may ask two mentors at once. */
  readonly wants: Uint8Array;
  /** What a request's second ping costs, in millionths: two people are disturbed for one yes. */
  readonly secondCost: number;
}

export interface Assignment {
  /** Entries of the market that are chosen: those of request `r` at `2r` and `2r + 1`; -1 for none. */
  readonly chosen: Int32Array;
  /** Sum of the chosen values less the second costs, in millionths. */
  readonly total: number;
  /** No assignment whatever can reach more, in millionths: proven by the prices. */
  readonly bound: number;
  /** What a place of each mentor costs in the end, in millionths. */
  readonly prices: Float64Array;
}
