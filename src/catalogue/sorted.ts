/** Where a number stands among sorted ones; undefined when it is not there. */
export function placeIn(sorted: Uint32Array, number: number): number | undefined {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? 0) < number) from = middle + 1;
    else to = middle;
  }
  return sorted[from] === number ? from : undefined;
}
