/** The places of every mentor: a heap of bids each, so that the cheapest place is found at once. */

export class Places {
  readonly #starts: Int32Array;
  readonly #holder: Int32Array;
  readonly #bid: Float64Array;
  /** Places taken, by mentor. */
  readonly used: Int32Array;

  constructor(places: Int32Array) {
    this.#starts = new Int32Array(places.length + 1);
    for (let mentor = 0; mentor < places.length; mentor++)
      this.#starts[mentor + 1] = this.#starts[mentor]! + places[mentor]!;
    const all = this.#starts[places.length]!;
    this.#holder = new Int32Array(all);
    this.#bid = new Float64Array(all);
    this.used = new Int32Array(places.length);
  }

  clear(): void {
    this.used.fill(0);
  }

  isFull(mentor: number): boolean {
    const all = this.#starts[mentor + 1]! - this.#starts[mentor]!;
    return this.used[mentor] === all;
  }

  /** The lowest bid; only for a mentor with at least one place taken. */
  cheapest(mentor: number): number {
    return this.#bid[this.#starts[mentor]!]!;
  }

  /** Takes a free place. */
  add(mentor: number, request: number, bid: number): void {
    const start = this.#starts[mentor]!;
    let at = this.used[mentor]!++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.#bid[start + parent]! <= bid) break;
      this.#bid[start + at] = this.#bid[start + parent]!;
      this.#holder[start + at] = this.#holder[start + parent]!;
      at = parent;
    }
    this.#bid[start + at] = bid;
    this.#holder[start + at] = request;
  }

  /** Takes the cheapest place from its holder, who is returned. */
  outbid(mentor: number, request: number, bid: number): number {
    const start = this.#starts[mentor]!;
    const loser = this.#holder[start]!;
    this.#sink(start, this.used[mentor]!, request, bid);
    return loser;
  }

  /** Gives one place back; the heap's order is lost, which no longer matters once the bidding is over. */
  free(mentor: number, request: number): void {
    const start = this.#starts[mentor]!;
    const last = start + --this.used[mentor]!;
    const at = this.#holder.indexOf(request, start);
    this.#holder[at] = this.#holder[last]!;
    this.#bid[at] = this.#bid[last]!;
  }

  #sink(start: number, size: number, request: number, bid: number): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && this.#bid[start + child + 1]! < this.#bid[start + child]!) child++;
      if (this.#bid[start + child]! >= bid) break;
      this.#bid[start + at] = this.#bid[start + child]!;
      this.#holder[start + at] = this.#holder[start + child]!;
      at = child;
    }
    this.#bid[start + at] = bid;
    this.#holder[start + at] = request;
  }
}
