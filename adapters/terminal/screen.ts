/** The terminal chat itself: one message a line in, plain text out. */
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Seat } from './adapter.ts';

export interface Screen {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable;
  /** Shown to somebody who sits there, not to a pipe. */
  readonly greeting: string;
  /** Ends the talk as the end of input does (Ctrl + C). */
  readonly leaving?: AbortSignal;
}

const PROMPT = '> ';
/** No word of anybody may move the cursor or clear the screen. */
const CONTROL = /[^\P{Cc}\n\t]/gu;

/**
 * Prints what waited, then reads line by line: the replies to a line are printed before the next one is read.
 * Resolves at the end of input, or when nobody reads the output any more.
 */
export async function talkAtTerminal(
  seat: Seat,
  { input, output, greeting, leaving }: Screen,
): Promise<void> {
  const isLive = input.isTTY === true;
  const left = new AbortController();
  const { promise: over, resolve, reject } = Promise.withResolvers<void>();
  leaving?.addEventListener('abort', () => resolve());
  if (leaving?.aborted) resolve();
  // Each write says so itself, but without a listener the event would end the process.
  output.on('error', () => {});
  const write = (text: string) =>
    new Promise<void>((done, fail) => {
      output.write(text.replace(CONTROL, ''), (error) => (error ? fail(error) : done()));
    });
  let isAnswering = false;
  const show = oneAtATime(async () => {
    const unread = await seat.unread();
    for (const { text } of unread) await write(`${text}\n\n`);
    const last = unread.at(-1);
    if (last) await seat.read(last.seq);
    return unread.length > 0;
  });

  async function talk(): Promise<void> {
    if (isLive) await write(`${greeting}\n\n`);
    await seat.settle();
    await show();
    if (isLive) {
      const stop = seat.onNew(
        () =>
          void show()
            .then((isNew) => (isNew && !isAnswering ? write(PROMPT) : undefined))
            .catch(reject),
      );
      left.signal.addEventListener('abort', stop);
      await write(PROMPT);
    }
    const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY, signal: left.signal });
    for await (const line of lines) {
      isAnswering = true;
      await seat.say(line);
      await show();
      isAnswering = false;
      if (isLive) await write(PROMPT);
    }
  }

  try {
    await Promise.race([talk(), over]);
  } catch (error) {
    // Whoever read our output has left ("| head").
    if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error;
  } finally {
    left.abort();
  }
}

/** Two readers would print a message twice. */
function oneAtATime<T>(run: () => Promise<T>): () => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return () => {
    const next = last.then(run, run);
    last = next;
    return next;
  };
}
