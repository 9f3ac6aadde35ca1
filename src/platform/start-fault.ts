/** Something outside the program keeps it from starting; said to whoever installs it in their language, with no stack. */
import type { TextArgs } from '#src/engine/flow.ts';

export class StartFault extends Error {
  override readonly name = 'StartFault';
  /** The text that says what to do: `start-<key>`. */
  readonly key: string;
  readonly args: TextArgs;

  constructor(key: string, args: TextArgs = {}, cause?: unknown) {
    super(`cannot start: ${key}`, { cause });
    this.key = key;
    this.args = args;
  }
}
