/** How far a long command is: a bar on a terminal, a line every few seconds elsewhere. */
export interface Progress {
  /** @param share 0 to 1 */
  at(share: number, count: number): void;
  end(): void;
}

const WIDTH = 30;
const BAR_MS = 100;
const LINE_MS = 5_000;

/** @param words "45 %, 12 000 lignes" */
export function createProgress(
  out: Pick<NodeJS.WriteStream, 'write'> & { readonly isTTY?: boolean },
  words: (percent: number, count: number) => string,
  now: () => number = Date.now,
): Progress {
  let last = now();
  let isDrawn = false;
  return {
    at(share, count) {
      if (now() - last < (out.isTTY ? BAR_MS : LINE_MS)) return;
      last = now();
      isDrawn = true;
      const percent = Math.floor(100 * Math.min(1, share));
      const full = Math.round((WIDTH * percent) / 100);
      if (out.isTTY)
        out.write(`\r[${'#'.repeat(full)}${' '.repeat(WIDTH - full)}] ${words(percent, count)}\u001B[K`);
      else out.write(`${words(percent, count)}\n`);
    },
    end() {
      if (isDrawn && out.isTTY) out.write('\r\u001B[K');
    },
  };
}
