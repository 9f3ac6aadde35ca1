/** A statement asked again and again: a server plans it once a connection. */
import type pg from 'pg';
import type { Database } from './database.ts';

/** @param name one for each text, in the whole program. The embedded database has one session for all, and no names. */
export function prepared<Row extends pg.QueryResultRow>(
  { kind, pool }: Pick<Database, 'kind' | 'pool'>,
  name: string,
  text: string,
): (...values: readonly unknown[]) => Promise<pg.QueryResult<Row>> {
  return (...values) => pool.query<Row>({ ...(kind === 'server' && { name }), text, values: [...values] });
}
