/** Where people of a platform were heard: what an adapter asks after a restart. */
import type { Address } from '#src/engine/message.ts';
import type { Heard } from '#src/platform/adapter.ts';
import type pg from 'pg';

/** The inbox keeps its keys for a week; ids of one platform grow with time, so the longest and last is the newest. */
const HEARD = `
  select i.external_id as "senderId", i.address ->> 'room' as room, last.key as "updateId"
    from identity i
    join lateral (
      select key, seq from inbox where person_id = i.person_id and platform = i.platform order by seq desc limit 1
    ) last on true
   where i.platform = $1 and (i.address ->> 'isPrivate')::boolean
   order by last.seq desc limit $2`;

export async function heardLately(pool: pg.Pool, platform: string, limit: number): Promise<readonly Heard[]> {
  const { rows } = await pool.query(HEARD, [platform, limit]);
  return rows;
}

export async function privateRoom(
  pool: pg.Pool,
  { platform, id }: { readonly platform: string; readonly id: string },
): Promise<Address | undefined> {
  const { rows } = await pool.query(
    `select address from identity where platform = $1 and external_id = $2 and (address ->> 'isPrivate')::boolean`,
    [platform, id],
  );
  return rows[0]?.address;
}
