/**
 * A platform no longer lets the program write in a room: the club that spoke there gives it up, and its organisers know; and
 * whatever else is to be done about it (`works`).
 */
import type { Handlers } from '#src/domain.ts';
import type { Slots } from '#src/engine/message.ts';
import type { Rooms } from '#src/platform/adapter.ts';
import type { Database } from '#src/storage/database.ts';
import { runWork } from '#src/storage/work.ts';

export interface SpacesWatch {
  /** A message to this person, who may be a room, was refused for good. */
  unreachable(personId: string): Promise<void>;
  /** What platforms tell of their rooms, with what it means to clubs. */
  readonly rooms: Rooms;
}

export function watchSpaces(parts: {
  readonly database: Database;
  readonly rooms: Rooms;
  readonly handlers: Handlers;
  /** Done one after the other, with the person, or the platform and the room; those without a handler are left out. */
  readonly works: readonly string[];
  readonly clock: () => Date;
  readonly newId: () => string;
  /** These have something new in their inbox. */
  readonly onTold: (people: readonly string[]) => void;
}): SpacesWatch {
  const { database, rooms, handlers, works, clock, newId, onTold } = parts;
  async function lose(data: Slots): Promise<void> {
    for (const kind of works) {
      if (!handlers[kind]) continue;
      const work = { key: `lost:${newId()}`, data, now: clock(), newId };
      const { told } = await database.prisma.$transaction((tx) => runWork(tx, handlers, kind, work));
      onTold(told);
    }
  }
  return {
    unreachable: (person) => lose({ person }),
    rooms: {
      ...rooms,
      async reached(platform, room, isReachable) {
        if (!isReachable) await lose({ platform, room });
        await rooms.reached(platform, room, isReachable);
      },
    },
  };
}
