/** What is known of the catalogue's addresses. Two failures on two days hide what they belong to; one good answer shows it again. */
import type pg from 'pg';

/**
 * `refused`: the server does not answer robots (403, 429…), which says nothing of people. `unsure`: it did not answer
 * this time. Neither hides anything.
 */
export type AddressState = 'alive' | 'dead' | 'refused' | 'unsure';

export interface AddressResult {
  readonly url: string;
  readonly state: AddressState;
  /** HTTP status of the last answer, where there was one. */
  readonly status?: number;
  /** "404", "dns", "timeout", "tls"… */
  readonly reason: string;
  /** Where it leads now, for good. */
  readonly movedTo?: string;
  /** ISO 8601. */
  readonly checkedAt: string;
}

export interface KnownAddress {
  readonly url: string;
  /** ISO 8601; absent: never checked. */
  readonly checkedAt?: string;
  /** Dead on the last day it was tried, and shown still. */
  readonly isDoubtful?: true;
}

const DAYS_UNTIL_HIDDEN = 2;

const KNOWN = `
  select a.url, c.checked_at as "checkedAt", c.state = 'dead' and c.failed_days < ${DAYS_UNTIL_HIDDEN} as "isDoubtful"
    from (select payload ->> 'url' as url from entry
           union select payload ->> 'url' from club_entry
           union select unnest($1::text[])) a
    left join address_check c on c.url = a.url
   where a.url is not null`;

/** A dead day counts once, however often the address is tried; only a living answer begins the count anew. */
const RECORD = `
  insert into address_check as known (url, state, status, reason, moved_to, checked_at, failed_days, failed_on)
  values ($1, $2::text, $3, $4, $5, $6::text::timestamptz,
          case when $2::text = 'dead' then 1 else 0 end, case when $2::text = 'dead' then left($6::text, 10) end)
  on conflict (url) do update set
    state = excluded.state, status = excluded.status, reason = excluded.reason,
    moved_to = excluded.moved_to, checked_at = excluded.checked_at,
    failed_days = case
      when excluded.state = 'alive' then 0
      when excluded.state = 'dead' and known.failed_on is distinct from excluded.failed_on then known.failed_days + 1
      else known.failed_days end,
    failed_on = case
      when excluded.state = 'alive' then null
      when excluded.state = 'dead' then excluded.failed_on
      else known.failed_on end`;
const HIDDEN = `select count(*)::int as count from address_check where failed_days >= ${DAYS_UNTIL_HIDDEN}`;

/** Addresses of imported entries, of clubs' own, and these (the seed's). */
export async function knownAddresses(
  pool: pg.Pool,
  others: readonly string[],
): Promise<readonly KnownAddress[]> {
  const { rows } = await pool.query<{ url: string; checkedAt: Date | null; isDoubtful: boolean | null }>(
    KNOWN,
    [others],
  );
  return rows.map(({ url, checkedAt, isDoubtful }) => ({
    url,
    ...(checkedAt && { checkedAt: checkedAt.toISOString() }),
    ...(isDoubtful && { isDoubtful }),
  }));
}

/** Keeps them; gives how many addresses hide what they belong to, and whether anything is shown otherwise than before. */
export async function recordAddresses(
  pool: pg.Pool,
  results: readonly AddressResult[],
): Promise<{ readonly hidden: number; readonly isChanged: boolean }> {
  const before = await linkStates(pool);
  for (const { url, state, status = null, reason, movedTo = null, checkedAt } of results)
    await pool.query(RECORD, [url, state, status, reason, movedTo, checkedAt]);
  const { rows } = await pool.query<{ count: number }>(HIDDEN);
  const after = await linkStates(pool);
  const isSame = (url: string) =>
    before.get(url)?.isDead === after.get(url)?.isDead &&
    before.get(url)?.movedTo === after.get(url)?.movedTo;
  return { hidden: rows[0]?.count ?? 0, isChanged: !results.every(({ url }) => isSame(url)) };
}

export interface KnownLink {
  readonly isDead: boolean;
  readonly movedTo?: string;
}

/** Addresses that are dead for good, or have moved. */
export async function linkStates(pool: pg.Pool): Promise<ReadonlyMap<string, KnownLink>> {
  const { rows } = await pool.query<{ url: string; days: number; moved: string | null }>(
    `select url, failed_days as days, moved_to as moved from address_check
      where failed_days >= ${DAYS_UNTIL_HIDDEN} or moved_to is not null`,
  );
  return new Map(
    rows.map(({ url, days, moved }) => [
      url,
      { isDead: days >= DAYS_UNTIL_HIDDEN, ...(moved !== null && { movedTo: moved }) },
    ]),
  );
}
