/** The greatest of many numbers, offered one after the other: a heap with the least of them on top. */
export interface Greatest {
  /** What is not above it need not be offered. */
  readonly floor: number;
  /** The greatest in no order, and what they were offered as; the first `count` of each. */
  readonly number: Float64Array;
  readonly which: Int32Array;
  readonly count: number;
  /** Begins anew: only what is above `floor` counts. */
  clear(floor: number): void;
  /** Returns the floor. */
  offer(number: number, which: number): number;
}

/** Keeps at most `limit`; of equals the first. */
export function createGreatest(limit: number): Greatest {
  const heap = new Float64Array(limit);
  const which = new Int32Array(limit);
  const kept = {
    floor: -Infinity,
    number: heap,
    which,
    count: 0,
    clear(floor: number): void {
      kept.count = 0;
      kept.floor = limit === 0 ? Infinity : floor;
    },
    offer(number: number, its: number): number {
      if (number <= kept.floor) return kept.floor;
      const at =
        kept.count < limit ? rise(heap, which, kept.count++, number) : sink(heap, which, limit, number);
      heap[at] = number;
      which[at] = its;
      if (kept.count === limit) kept.floor = heap[0]!;
      return kept.floor;
    },
  };
  return kept;
}

/** From the free place `at` up to where the number belongs. */
function rise(heap: Float64Array, which: Int32Array, at: number, number: number): number {
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (heap[parent]! <= number) break;
    heap[at] = heap[parent]!;
    which[at] = which[parent]!;
    at = parent;
  }
  return at;
}

/** From the top, which is given up, down to where the number belongs. */
function sink(heap: Float64Array, which: Int32Array, size: number, number: number): number {
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= size) return at;
    if (child + 1 < size && heap[child + 1]! < heap[child]!) child++;
    if (heap[child]! >= number) return at;
    heap[at] = heap[child]!;
    which[at] = which[child]!;
    at = child;
  }
}
