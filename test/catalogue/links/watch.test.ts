/** The link check while the program runs: a little every hour, against a server on this machine. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createLiveCatalogue } from '#src/catalogue/import/live.ts';
import { createEntryStore } from '#src/catalogue/import/store.ts';
import { createAsk } from '#src/catalogue/links/ask.ts';
import { createLinkWatch, dueAddresses } from '#src/catalogue/links/watch.ts';
import type { Resource } from '#src/catalogue/resource.ts';
import { createCatalogue } from '#src/catalogue/search.ts';
import { emptyDatabase, freshDatabase, type TestDatabase } from '#test/support/database.ts';
import { resourceRow as row } from '#test/support/resource-row.ts';

let database: TestDatabase;
let server: Server;
let port: number;
let asked: string[] = [];
let now: Date;
beforeAll(async () => {
  database = await freshDatabase();
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const status = request.url === '/gone' ? 404 : request.url === '/robots' ? 403 : 200;
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
  seed = rows();
});
beforeEach(async () => {
  await emptyDatabase(database);
  asked = [];
  now = new Date('2026-11-22T09:00:00Z');
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await database.close();
});

const lookup: LookupFunction = (_host, options, done) =>
  options.all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4);
const at = (path: string) => `http://mairie.test:${port}/${path}`;
let seed: readonly Resource[] = [];
const rows = () => [
  row({ id: 'gone', name: { fr: 'Xylophone', en: 'Xylophone' }, url: at('gone') }),
  row({ id: 'robots', name: { fr: 'Clavecin', en: 'Harpsichord' }, url: at('robots') }),
  row({ id: 'page', name: { fr: 'Vielle', en: 'Hurdy-gurdy' }, url: at('page') }),
];
const watch = () =>
  createLinkWatch({
    pool: database.pool,
    store: createEntryStore(database.pool),
    ask: createAsk('PlusUn link check', lookup),
    clock: () => now,
    sleep: async () => {},
    seed: seed.map(({ url }) => url),
    log: { warn: () => {} },
  });
const pass = (hours: number) => {
  now = new Date(now.getTime() + hours * 3_600_000);
};

test('what is dead on two days is hidden, and comes back; what refuses robots stays', async () => {
  const live = createLiveCatalogue({
    pool: database.pool,
    seed,
    first: createCatalogue(seed),
    create: createCatalogue,
    clock: () => now,
    log: { warn: () => {} },
  });
  const isFound = async (word: string) => {
    await live.refresh();
    return live.catalogue.find(word, {}, '2026-11-22').length > 0;
  };
  expect(await watch().look()).toBe(3);
  expect(await isFound('xylophone')).toBe(true);
  pass(24);
  asked = [];
  // Only the doubtful one is due again before its week is over.
  expect(await watch().look()).toBe(1);
  expect([...new Set(asked)]).toEqual(['/gone']);
  expect([await isFound('xylophone'), await isFound('clavecin'), await isFound('vielle')]).toEqual([
    false,
    true,
    true,
  ]);
  pass(24);
  expect(await watch().look()).toBe(0);
  pass(7 * 24);
  expect(await watch().look()).toBe(3);
});

test('of two processes on one database, one does the hour', async () => {
  const tried = await Promise.all([watch().look(), watch().look()]);
  expect(tried.toSorted((a, b) => a - b)).toEqual([0, 3]);
  pass(0.5);
  expect(await watch().look()).toBe(0);
});

test('ten thousand addresses are a week of small hours, never tried ones first', () => {
  const day = (age: number) => new Date(now.getTime() - age * 86_400_000).toISOString();
  const known = Array.from({ length: 10_000 }, (_, number) => ({
    url: `https://a.fr/${number}`,
    ...(number > 2 && { checkedAt: day(number % 14) }),
  }));
  const due = dueAddresses(known, now);
  expect(due).toHaveLength(90);
  expect(due.slice(0, 3)).toEqual(['https://a.fr/0', 'https://a.fr/1', 'https://a.fr/2']);
  expect(due.slice(3).every((url) => Number(url.split('/').at(-1)) % 14 === 13)).toBe(true);
});
