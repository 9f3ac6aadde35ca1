/** Lines of a stream of bytes, as they come. */
import { BackupFault } from './backup-fault.ts';

const LINE = 0x0a;

/** @throws BackupFault `truncated` when the last line has no end. */
export async function* readLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let rest: Uint8Array = Buffer.alloc(0);
  for await (const piece of bytes) {
    const all = rest.length > 0 ? Buffer.concat([rest, piece]) : Buffer.from(piece);
    const end = all.lastIndexOf(LINE) + 1;
    if (end > 0) yield* all.toString('utf8', 0, end - 1).split('\n');
    rest = all.subarray(end);
  }
  if (rest.length > 0) throw new BackupFault('truncated');
}
