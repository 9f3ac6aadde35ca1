/**
 * Where imported rows are kept. An import stages what has changed in small steps, so that a program at work on the same
 * database is never held up; nothing counts until one last short transaction puts it in place.
 */
import type pg from 'pg';
import { type AddressResult, type KnownAddress, knownAddresses, recordAddresses } from '../links/results.ts';

export interface StagedRow {
  readonly sourceId: string;
  /** `pack`ed. */
  readonly payload: string;
  readonly hash: string;
  readonly validUntil: string | null;
}

export interface Settled {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

export interface EntryStore {
  /** Takes the source over from any earlier import that is still under way; gives what is kept: ids and hashes. */
  begin(source: string, runId: string, now: string): Promise<readonly (readonly [string, string])[]>;
  stage(runId: string, rows: readonly StagedRow[]): Promise<void>;
  /** Undefined when another import of this source has begun meanwhile: then nothing is changed. */
  settle(
    source: string,
    runId: string,
    gone: readonly string[],
    rows: number,
    now: string,
  ): Promise<Settled | undefined>;
  drop(runId: string): Promise<void>;
  /** Addresses of all entries and these others, and when each was last checked. */
  addresses(others: readonly string[]): Promise<readonly KnownAddress[]>;
  /** Gives how many addresses hide what they belong to. */
  recordAddresses(results: readonly AddressResult[]): Promise<number>;
}

export const VERSION = 'catalogue-version';
/** Every process looks at this number, and reads the catalogue again when it has grown. */
export const RAISE_VERSION = `
  insert into setting (key, value) values ('${VERSION}', '1')
  on conflict (key) do update set value = to_jsonb((setting.value #>> '{}')::bigint + 1)`;

const BEGIN = `
  insert into catalogue_import (source, run_id, started_at) values ($1, $2, $3)
  on conflict (source) do update set run_id = excluded.run_id, started_at = excluded.started_at, finished_at = null`;
/** What imports that never ended have left. */
const FORGET_OLD = 'delete from entry_draft where run_id not in (select run_id from catalogue_import)';
const STAGE = `
  insert into entry_draft (run_id, source_id, payload, hash, valid_until)
  select $1, * from unnest($2::text[], $3::jsonb[], $4::text[], $5::text[])
  on conflict (run_id, source_id) do nothing`;
const PUT = `
  insert into entry (source, source_id, payload, hash, valid_until, imported_at)
  select $1, source_id, payload, hash, valid_until, $3 from entry_draft where run_id = $2
  on conflict (source, source_id) do update
     set payload = excluded.payload, hash = excluded.hash, valid_until = excluded.valid_until,
         imported_at = excluded.imported_at
  returning (xmax = 0) as added`;

export function createEntryStore(pool: pg.Pool): EntryStore {
  const drop = async (runId: string) => {
    await pool.query('delete from entry_draft where run_id = $1', [runId]);
  };
  return {
    async begin(source, runId, now) {
      await pool.query(BEGIN, [source, runId, now]);
      await pool.query(FORGET_OLD);
      const { rows } = await pool.query<{ id: string; hash: string }>(
        'select source_id as id, hash from entry where source = $1',
        [source],
      );
      return rows.map(({ id, hash }) => [id, hash]);
    },
    async stage(runId, rows) {
      const column = (name: keyof StagedRow) => rows.map((row) => row[name]);
      await pool.query(STAGE, [
        runId,
        column('sourceId'),
        column('payload'),
        column('hash'),
        column('validUntil'),
      ]);
    },
    async settle(source, runId, gone, rows, now) {
      const client = await pool.connect();
      try {
        await client.query('begin');
        const settled = await settleOnce(client, source, runId, gone, rows, now);
        await client.query(settled ? 'commit' : 'rollback');
        return settled;
      } catch (error) {
        await client.query('rollback').catch(() => {});
        throw error;
      } finally {
        client.release();
      }
    },
    drop,
    addresses: (others) => knownAddresses(pool, others),
    async recordAddresses(results) {
      const { hidden, isChanged } = await recordAddresses(pool, results);
      if (isChanged) await pool.query(RAISE_VERSION);
      return hidden;
    },
  };
}

async function settleOnce(
  client: pg.PoolClient,
  source: string,
  runId: string,
  gone: readonly string[],
  rows: number,
  now: string,
): Promise<Settled | undefined> {
  const held = await client.query(
    'update catalogue_import set finished_at = $3, rows = $4 where source = $1 and run_id = $2',
    [source, runId, now, rows],
  );
  if (held.rowCount === 0) return undefined;
  const put = await client.query<{ added: boolean }>(PUT, [source, runId, now]);
  const removed = await client.query('delete from entry where source = $1 and source_id = any($2::text[])', [
    source,
    gone,
  ]);
  await client.query('delete from entry_draft where run_id = $1', [runId]);
  const added = put.rows.filter((row) => row.added).length;
  const settled = { added, changed: put.rows.length - added, removed: removed.rowCount ?? 0 };
  if (added + settled.changed + settled.removed > 0) await client.query(RAISE_VERSION);
  return settled;
}
