import { expect, test } from 'vitest';
import { differences } from '#prisma/diff.ts';
import { freshDatabase } from '#test/support/database.ts';

test('the migrations make the tables that schema.prisma describes', async () => {
  const database = await freshDatabase();
  expect(await differences(database.pool), 'run: node prisma/diff.ts --init').toEqual([]);
  await database.pool.query('alter table club drop column zone');
  expect(await differences(database.pool)).toContainEqual(
    expect.stringMatching(/^missing: column club.zone/),
  );
  await database.close();
});
