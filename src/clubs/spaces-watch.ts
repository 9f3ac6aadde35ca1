/** A platform no longer lets the program write in a room: the club that spoke there gives it up, and its organisers know. */
import type { Handlers } from '#src/domain.ts';
import type { Slots } from '#src/engine/message.ts';
import type { Rooms } from '#src/platform/adapter.ts';
import type { Database } from '#src/storage/database.ts';
import { runWork } from '#src/storage/work.ts';
import { LOSE_SPACE } from './spaces.ts';

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
  readonly clock: () => Date;
  readonly newId: () => string;
  /** These have something new in their inbox. */
  readonly onTold: (people: readonly string[]) => void;
}): SpacesWatch {
  const { database, rooms, handlers, clock, newId, onTold } = parts;
  async function lose(data: Slots): Promise<void> {
    if (!handlers[LOSE_SPACE]) return;
    const work = { key: `lost:${newId()}`, data, now: clock(), newId };
    const { told } = await database.prisma.$transaction((tx) => runWork(tx, handlers, LOSE_SPACE, work));
    onTold(told);
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
