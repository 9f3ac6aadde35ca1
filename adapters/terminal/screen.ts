/** The terminal chat itself: one message a line in, plain text out. */
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Seat } from './adapter.ts';

export interface Screen {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable;
  /** Shown to somebody who sits there, not to a pipe. */
  readonly greeting: string;
}

const PROMPT = '> ';

/**
 * Prints what waited, then reads line by line: the replies to a line are printed before the next one is read.
 * Resolves at the end of input.
 */
export async function talkAtTerminal(seat: Seat, { input, output, greeting }: Screen): Promise<void> {
  const isLive = input.isTTY === true;
  const show = oneAtATime(async () => {
    const unread = await seat.unread();
    for (const { text } of unread) await write(output, `${text}\n\n`);
    const last = unread.at(-1);
    if (last) await seat.read(last.seq);
    return unread.length > 0;
  });
  if (isLive) await write(output, `${greeting}\n\n`);
  await show();
  const stopListening = isLive
    ? seat.onNew(() => {
        show().then(
          (isNew) => isNew && output.write(PROMPT),
          () => {},
        );
      })
    : () => {};
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  if (isLive) await write(output, PROMPT);
  for await (const line of lines) {
    await seat.say(line);
    await show();
    if (isLive) await write(output, PROMPT);
  }
  stopListening();
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

const write = (output: Writable, text: string): Promise<void> =>
  new Promise((resolve, reject) => output.write(text, (error) => (error ? reject(error) : resolve())));
