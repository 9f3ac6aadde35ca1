/** What platforms tell of their rooms, wherever a room is remembered. */
import type { Rooms } from '#src/platform/adapter.ts';
import type pg from 'pg';

/** Ids of messages mean nothing in the new room: nothing there is changed or answered by an old one. */
const MOVED: readonly string[] = [
  `update identity set address = jsonb_set(address, '{room}', to_jsonb($3::text))
    where platform = $1 and address ->> 'room' = $2`,
  // A turn under way is taken again, from the new room.
  `update session set data = jsonb_set(data, '{home,room}', to_jsonb($3::text)), revision = revision + 1
    where data -> 'home' ->> 'platform' = $1 and data -> 'home' ->> 'room' = $2`,
  `update outbox set chat = $3 || substr(chat, length($2::text) + 1), receipt = null,
                     payload = jsonb_set(payload, '{to,room}', to_jsonb($3::text)) #- '{replaces}'
    where platform = $1 and (chat = $2 or starts_with(chat, $2 || '|'))`,
  `update club_space s set room = $3
    where platform = $1 and room = $2
      and not exists (select 1 from club_space o where o.platform = $1 and o.room = $3 and o.thread = s.thread)`,
  `delete from post where platform = $1 and room = $2 and $3 <> ''`,
];
const REACHED: readonly string[] = [
  `update identity set is_reachable = $3 where platform = $1 and address ->> 'room' = $2 and is_reachable <> $3`,
  `update club_space set is_active = $3 where platform = $1 and room = $2 and is_active <> $3`,
];

export function createRooms(pool: pg.Pool): Rooms {
  async function run(statements: readonly string[], values: readonly unknown[]): Promise<void> {
    const client = await pool.connect();
    try {
      await client.query('begin');
      for (const statement of statements) await client.query(statement, [...values]);
      await client.query('commit');
    } catch (error) {
      await client.query('rollback').catch(() => {});
      throw error;
    } finally {
      client.release();
    }
  }
  return {
    moved: (platform, from, to) => run(MOVED, [platform, from, to]),
    reached: (platform, room, isReachable) => run(REACHED, [platform, room, isReachable]),
  };
}
