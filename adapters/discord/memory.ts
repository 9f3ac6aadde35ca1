import type { Line } from './line.ts';

/** What one process tells the others: whichever of them sends can then answer where somebody has just been. */
export type MemoryNote =
  | { readonly kind: 'thinking'; readonly update: string; readonly token: string }
  | { readonly kind: 'whisper'; readonly userId: string; readonly handle: string; readonly room?: string };

export function learn(line: Line, note: MemoryNote): void {
  if (note.kind === 'thinking') return remember(line.thinking, note.update, note.token);
  remember(line.whispers, note.userId, note.handle);
  if (note.room !== undefined && !line.direct.has(note.userId))
    remember(line.direct, note.userId, { room: note.room });
}

/** Learns it here, and tells the others. */
export function share(line: Line, note: MemoryNote): void {
  learn(line, note);
  line.house?.tell(note);
}

/** Rooms, commands, channels remembered; the oldest are forgotten first. */
const REMEMBERED = 10_000;

export function remember<V>(map: Map<string, V>, key: string, value: V): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > REMEMBERED && oldest !== undefined) map.delete(oldest);
}
