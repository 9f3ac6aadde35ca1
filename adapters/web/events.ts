/**
 * The live thread as server-sent events. Appends only ring a bell; what is sent is always read from the store, so
 * nothing is lost between two connections, two processes, or an append and its announcement.
 *
 * Events: `first` (the oldest seq that still exists, 0 when there is none: the page drops what came before), `again`
 * (what the page shows is not this thread, as after a backup was put back: it shows what follows instead), `entry`
 * (id = seq), `ready` (the backlog is through), `beat` (still here).
 */
import type { SSEStreamingApi } from 'hono/streaming';
import type { ThreadStore } from '#src/platform/thread.ts';
import { showEntry } from './codec.ts';

/** Entries a page is given when it opens; earlier ones on request. */
export const PAGE_LENGTH = 60;
const BATCH = 50;

export interface Bell {
  ring(): void;
  /** True when it rang, false when the time passed. A ring before the wait counts. */
  wait(ms: number): Promise<boolean>;
}

export function createBell(): Bell {
  let hasRung = false;
  let wake = () => {};
  return {
    ring() {
      hasRung = true;
      wake();
    },
    async wait(ms) {
      if (!hasRung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      const rang = hasRung;
      hasRung = false;
      return rang;
    },
  };
}

export interface Following {
  readonly thread: ThreadStore;
  readonly room: string;
  /** The last entry the page has; 0 for none. */
  readonly after: number;
  readonly beatMs: number;
  readonly bell: Bell;
  /** False once the stream should end. */
  isOpen(): boolean;
}

/** Sends the thread until the stream closes. Rejects when the store cannot be read: the page then connects again. */
export async function followThread(stream: SSEStreamingApi, following: Following): Promise<void> {
  const { thread, room, bell, beatMs, isOpen } = following;
  const stops = [thread.onAppend(room, bell.ring), thread.onForget(room, bell.ring)];
  try {
    const newest = await thread.before(room, Number.POSITIVE_INFINITY, PAGE_LENGTH);
    const goesOn = await stands(thread, room, following.after);
    if (!goesOn && following.after > 0 && newest.length > 0)
      await stream.writeSSE({ event: 'again', data: '' });
    let sent = goesOn ? following.after : (newest[0]?.seq ?? 1) - 1;
    let first = -1;
    let isReady = false;
    while (isOpen()) {
      const [oldest] = await thread.after(room, 0, 1);
      const nowFirst = oldest?.seq ?? 0;
      if (nowFirst !== first) await stream.writeSSE({ event: 'first', data: String(nowFirst) });
      first = nowFirst;
      sent = await sendAfter(stream, following, sent);
      if (!isReady) await stream.writeSSE({ event: 'ready', data: '' });
      isReady = true;
      const rang = await bell.wait(beatMs);
      if (!rang && isOpen()) await stream.writeSSE({ event: 'beat', data: '' });
    }
  } finally {
    for (const stop of stops) stop();
  }
}

/** Whether the last entry that a page has is one of this thread. */
async function stands(thread: ThreadStore, room: string, seq: number): Promise<boolean> {
  const [entry] = seq > 0 ? await thread.after(room, seq - 1, 1) : [];
  return entry?.seq === seq;
}

async function sendAfter(stream: SSEStreamingApi, following: Following, from: number): Promise<number> {
  let sent = from;
  while (following.isOpen()) {
    const entries = await following.thread.after(following.room, sent, BATCH);
    for (const entry of entries) {
      await stream.writeSSE({
        event: 'entry',
        id: String(entry.seq),
        data: JSON.stringify(showEntry(entry)),
      });
      sent = entry.seq;
    }
    if (entries.length < BATCH) break;
  }
  return sent;
}
