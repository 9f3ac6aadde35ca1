/** Tests of one file hand their database on, emptied: the next one need not be made, which takes a second. */
import type { Database } from '#src/storage/database.ts';

/** Deleting leaves dead rows behind, which the embedded database never clears away by itself. */
const VACUUM_EVERY = 20;

/**
 * Empties every table. Faster than `truncate` by far, which makes new files for every table and index; the order of
 * foreign keys does not matter while triggers rest.
 */
const EMPTY = `
  do $$ declare held text; begin
    set local session_replication_role = replica;
    for held in
      select oid::regclass::text from pg_class
       where relkind = 'r' and relnamespace = 'public'::regnamespace
         and relname <> 'schema_migration' and pg_relation_size(oid) > 0
    loop execute 'delete from ' || held; end loop;
    perform setval(oid::regclass, 1, false) from pg_class
      where relkind = 'S' and relnamespace = 'public'::regnamespace;
  end $$`;

/** What a test may have made or changed beside rows: tables, columns, functions, triggers, schemas. */
const SHAPE = `
  select concat_ws(' ', (select count(*) from pg_class), (select count(*) from pg_attribute),
                        (select max(oid) from pg_class), (select max(oid) from pg_proc),
                        (select max(oid) from pg_trigger), (select max(oid) from pg_constraint),
                        (select max(oid) from pg_namespace),
                        (select string_agg(name, ' ' order by name) from schema_migration)) as shape`;

const closeAtEnd: (() => Promise<void>)[] = [];
if (process.env['VITEST']) {
  const { afterAll } = await import('vitest');
  // Hooks of a file end in the opposite order of their beginning: this one, first, is the last.
  afterAll(async () => {
    for (const close of closeAtEnd) await close();
  });
}

const emptied = new WeakMap<Database['pool'], number>();

/** The next story begins in a new world, without waiting for a new database. */
export async function emptyDatabase({ pool }: Pick<Database, 'pool'>): Promise<void> {
  await pool.query(EMPTY);
  const times = (emptied.get(pool) ?? 0) + 1;
  emptied.set(pool, times);
  if (times % VACUUM_EVERY === 0) await pool.query('vacuum');
}

/**
 * `make` with a memory: what a test closes is emptied and given to the next one, unless its tables are no longer those
 * it had. Under vitest only, which closes what is left when the file ends.
 */
export function handingOn<D extends Database>(make: () => Promise<D>): () => Promise<D> {
  if (!process.env['VITEST']) return make;
  const spare: { readonly database: D; readonly shape: string }[] = [];
  closeAtEnd.push(async () => {
    for (const { database } of spare.splice(0)) await database.close();
  });
  return async () => {
    const { database, shape } = spare.pop() ?? (await shaped(make));
    return {
      ...database,
      close: async () => {
        const isAsItWas = await emptyDatabase(database)
          .then(async () => (await shapeOf(database)) === shape)
          .catch(() => false);
        if (isAsItWas) spare.push({ database, shape });
        else await database.close();
      },
    };
  };
}

async function shaped<D extends Database>(make: () => Promise<D>): Promise<{ database: D; shape: string }> {
  const database = await make();
  return { database, shape: await shapeOf(database) };
}

async function shapeOf({ pool }: Database): Promise<string> {
  return (await pool.query<{ shape: string }>(SHAPE)).rows[0]?.shape ?? '';
}
