import type { Line } from './line.ts';

/** What one process tells the others: whichever of them sends can then answer where somebody has just been. */
export type MemoryNote =
  | { readonly kind: 'thinking'; readonly update: string; readonly token: string }
  | { readonly kind: 'whisper'; readonly userId: string; readonly handle: string; readonly room?: string };

export function learn(line: Line, note: MemoryNote): void {
  if (note.kind === 'thinking') {
    line.thinking.set(note.update, note.token);
    return;
  }
  line.whispers.set(note.userId, note.handle);
  if (note.room !== undefined && !line.direct.has(note.userId))
    line.direct.set(note.userId, { room: note.room });
}

/** Learns it here, and tells the others. */
export function share(line: Line, note: MemoryNote): void {
  learn(line, note);
  line.house?.tell(note);
}
