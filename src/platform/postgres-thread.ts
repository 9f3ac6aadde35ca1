/** The thread of local channels in the table `thread_entry`. */
import { EventEmitter } from 'node:events';
import type { Message } from '#src/platform/adapter.ts';
import type { ThreadEntry, ThreadStore, Unsubscribe } from '#src/platform/thread.ts';
import type { PrismaClient } from '#prisma/generated/client.ts';

/** What the JSON column holds. */
interface Stored {
  readonly message: Message;
  readonly answers?: string;
}

interface Row {
  readonly seq: bigint;
  readonly at: Date;
  readonly message: unknown;
}

/** Other processes that keep the same threads: what changes here is told there, and the other way round. */
export interface ThreadBell {
  ring(platform: string, change: ThreadChange, room: string): void;
  onRing(listener: (platform: string, change: ThreadChange, room: string) => void): void;
}
export type ThreadChange = 'append' | 'forget';

export function createPostgresThread(prisma: PrismaClient, platform: string, bell?: ThreadBell): ThreadStore {
  const changes = new EventEmitter();
  changes.setMaxListeners(0);
  bell?.onRing((of, change, room) => of === platform && changes.emit(`${change} ${room}`));

  function tell(change: ThreadChange, room: string): void {
    changes.emit(`${change} ${room}`);
    bell?.ring(platform, change, room);
  }

  const listen = (event: string, listener: () => void): Unsubscribe => {
    changes.on(event, listener);
    return () => changes.off(event, listener);
  };

  return {
    async append(room, key, message, answers) {
      const stored = JSON.stringify(answers === undefined ? { message } : { message, answers });
      const added = await prisma.$queryRaw<{ seq: bigint }[]>`
        INSERT INTO thread_entry (platform, room, key, message)
        VALUES (${platform}, ${room}, ${key}, ${stored}::jsonb)
        ON CONFLICT (key) DO NOTHING RETURNING seq`;
      if (added[0]) {
        tell('append', room);
        return { seq: Number(added[0].seq), isNew: true };
      }
      const known = await prisma.threadEntry.findUniqueOrThrow({ where: { key }, select: { seq: true } });
      return { seq: Number(known.seq), isNew: false };
    },

    async after(room, seq, limit) {
      const rows = await prisma.threadEntry.findMany({
        where: { platform, room, seq: { gt: seq } },
        orderBy: { seq: 'asc' },
        take: limit,
      });
      return rows.map(toEntry);
    },

    async before(room, seq, limit) {
      const rows = await prisma.threadEntry.findMany({
        where: { platform, room, ...(Number.isFinite(seq) ? { seq: { lt: seq } } : {}) },
        orderBy: { seq: 'desc' },
        take: limit,
      });
      return rows.map(toEntry).reverse();
    },

    async unread(room, limit) {
      const rows = await prisma.threadEntry.findMany({
        where: { platform, room, isRead: false },
        orderBy: { seq: 'asc' },
        take: limit,
      });
      return rows.map(toEntry);
    },

    async markRead(room, seq) {
      await prisma.threadEntry.updateMany({
        where: { platform, room, isRead: false, seq: { lte: seq } },
        data: { isRead: true },
      });
    },

    async forget(room) {
      await prisma.threadEntry.deleteMany({ where: { platform, room } });
      tell('forget', room);
    },

    onAppend: (room, listener) => listen(`append ${room}`, listener),
    onForget: (room, listener) => listen(`forget ${room}`, listener),
  };
}

function toEntry(row: Row): ThreadEntry {
  const { message, answers } = row.message as Stored;
  const entry = { seq: Number(row.seq), at: row.at.toISOString(), message };
  return answers === undefined ? entry : { ...entry, answers };
}
