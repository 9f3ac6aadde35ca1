/** Forgets what was handled: kept a week so that late redeliveries are still recognised, and faults can be looked at. */
import type pg from 'pg';

const WEEK_MS = 7 * 24 * 3_600_000;
/** A code typed too late is recognised until then. */
const DAY_MS = 24 * 3_600_000;
/** Questions in a club's room are closed by then. */
const MONTH_MS = 31 * 24 * 3_600_000;

export async function purge(pool: pg.Pool, now: Date): Promise<void> {
  const before = new Date(now.getTime() - WEEK_MS);
  await pool.query(`delete from inbox where state <> 'pending' and received_at < $1`, [before]);
  await pool.query(`delete from outbox where state not in ('pending', 'sending') and created_at < $1`, [
    before,
  ]);
  await pool.query('delete from post where at < $1', [new Date(now.getTime() - MONTH_MS)]);
  const yesterday = new Date(now.getTime() - DAY_MS);
  await pool.query('delete from link_code where expires_at < $1', [yesterday]);
  await pool.query('delete from link_try where at < $1', [yesterday]);
  await pool.query('delete from due where done_at < $1', [before]);
}
