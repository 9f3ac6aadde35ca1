/** What processes that start together must not do at the same time: the first does it, the others find it done. */
import type { Database } from './database.ts';

/** Any number, always the same; another one than that of the migrations. */
const LOCK = 7_587_862;

export async function takingTurns<T>({ kind, pool }: Database, work: () => Promise<T>): Promise<T> {
  if (kind === 'embedded') return work();
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    return await work();
  } finally {
    // The lock ends with its connection, also when that one is lost.
    client.release(true);
  }
}
