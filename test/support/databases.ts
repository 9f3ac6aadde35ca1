/** The same tests on the embedded database, and on a PostgreSQL server where one is found. */
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { type Database, openDatabase } from '#src/storage/database.ts';
import { freshDatabase } from '#test/support/database.ts';
import { handingOn } from '#test/support/hand-on.ts';
import { hasPostgres, type Service, startPostgres } from '#test/support/services.ts';

/** `open` gives an empty database, closed for the test when it ends. */
export function onEveryDatabase(name: string, tests: (open: () => Promise<Database>) => void): void {
  describe(`${name}, embedded`, () => tests(closing(freshDatabase)));
  describe.skipIf(!hasPostgres)(`${name}, on a server`, () => {
    let server: Service;
    let count = 0;
    beforeAll(async () => {
      server = await startPostgres();
    });
    afterAll(() => server?.stop());
    tests(
      closing(
        handingOn(async () => {
          const database = `test${++count}`;
          const client = new pg.Client({ connectionString: server.url });
          await client.connect();
          await client.query(`create database ${database}`);
          await client.end();
          return openDatabase({ databaseUrl: server.url.replace(/postgres$/, database) });
        }),
      ),
    );
  });
}

function closing(open: () => Promise<Database>): () => Promise<Database> {
  const opened: Database[] = [];
  afterEach(async () => {
    for (const database of opened.splice(0)) await database.close();
  });
  return async () => {
    const database = await open();
    opened.push(database);
    return database;
  };
}
