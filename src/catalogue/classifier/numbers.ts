/** Plain arithmetic on vectors that lie one after the other in one array. */

/** Adds `times` the vector that begins at `from` to `sum`. */
export function addTo(sum: Float32Array, vectors: Float32Array, from: number, times: number): void {
  for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) + (vectors[from + at] ?? 0) * times;
}

/** Moves the vector that begins at `from` by `times` the vector `by`. */
export function moveBy(vectors: Float32Array, from: number, by: Float32Array, times: number): void {
  for (let at = 0; at < by.length; at++) {
    vectors[from + at] = (vectors[from + at] ?? 0) + (by[at] ?? 0) * times;
  }
}

export function dot(one: Float32Array, other: Float32Array, from: number): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += (one[at] ?? 0) * (other[from + at] ?? 0);
  return sum;
}

/** Scores become shares that make 1 together, in place; those more than `far` below the best become nothing. */
export function softmax(scores: Float32Array, far = Number.POSITIVE_INFINITY): void {
  let best = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < scores.length; at++) best = Math.max(best, scores[at] ?? 0);
  let sum = 0;
  for (let at = 0; at < scores.length; at++) {
    const above = (scores[at] ?? 0) - best;
    const power = above < -far ? 0 : Math.exp(above);
    scores[at] = power;
    sum += power;
  }
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) / sum;
}
