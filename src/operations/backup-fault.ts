/** What keeps a backup from being made or put back; nothing was changed. The text `operate-<key>` says what to do. */
import type { TextArgs } from '#src/engine/flow.ts';

export class BackupFault extends Error {
  override readonly name = 'BackupFault';
  readonly key: string;
  readonly args: TextArgs;

  constructor(key: string, args: TextArgs = {}, cause?: unknown) {
    super(`backup: ${key}`, { cause });
    this.key = key;
    this.args = args;
  }
}
