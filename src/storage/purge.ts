/**
 * Forgets what was handled, a week later: late redeliveries are still recognised. What went wrong is kept for a month, to
 * be looked at and done again (src/operations/dead-letters.ts).
 */
import type pg from 'pg';

const WEEK_MS = 7 * 24 * 3_600_000;
/** A code typed too late is recognised until then. */
const DAY_MS = 24 * 3_600_000;
/** Questions in a club's room are closed by then. */
const MONTH_MS = 31 * 24 * 3_600_000;
/** No backup may be put back that is older. */
const ERASURES_MS = 400 * 24 * 3_600_000;
/** Somebody who was blocked, erased themselves and comes back is recognised until then. */
const BLOCK_TRACES_MS = 365 * 24 * 3_600_000;

export async function purge(pool: pg.Pool, now: Date): Promise<void> {
  const before = new Date(now.getTime() - WEEK_MS);
  const monthAgo = new Date(now.getTime() - MONTH_MS);
  await pool.query(`delete from inbox where state not in ('pending', 'parked') and received_at < $1`, [
    before,
  ]);
  await pool.query(`delete from inbox where state = 'parked' and received_at < $1`, [monthAgo]);
  await pool.query(`delete from outbox where state = 'sent' and created_at < $1`, [before]);
  await pool.query(`delete from outbox where state in ('failed', 'uncertain') and created_at < $1`, [
    monthAgo,
  ]);
  await pool.query('delete from post where at < $1', [monthAgo]);
  const yesterday = new Date(now.getTime() - DAY_MS);
  await pool.query('delete from link_code where expires_at < $1', [yesterday]);
  await pool.query('delete from link_try where at < $1', [yesterday]);
  await pool.query('delete from due where done_at < $1 and (attempts < 5 or done_at < $2)', [
    before,
    monthAgo,
  ]);
  await pool.query('delete from block_trace where at < $1', [new Date(now.getTime() - BLOCK_TRACES_MS)]);
  await pool.query('delete from erasure where at < $1', [new Date(now.getTime() - ERASURES_MS)]);
}
