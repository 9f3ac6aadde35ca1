/** Addresses of the catalogue, tried against servers on this machine. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo, LookupFunction } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createAsk, isPrivate } from '#src/catalogue/links/ask.ts';
import { checkAddresses, isOffline } from '#src/catalogue/links/check.ts';
import type { AddressResult } from '#src/catalogue/links/results.ts';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly host: string;
  readonly agent: string;
}
const asked: Asked[] = [];
let server: Server;
let port: number;

/** Pages by path: what HEAD and GET are told. */
const answer = (method: string, path: string): readonly [number, Record<string, string>?] => {
  const [, first = ''] = path.split('/');
  if (first === 'page') return [200];
  if (first === 'gone') return [410];
  if (first === 'lost') return [404];
  if (first === 'robots') return [403];
  if (first === 'get-only') return method === 'HEAD' ? [405] : [200];
  if (first === 'liar') return method === 'HEAD' ? [404] : [200];
  if (first === 'broken') return [500];
  if (first === 'busy') return [429, { 'retry-after': '3600' }];
  if (first === 'moved') return [301, { location: '/page' }];
  if (first === 'detour') return [302, { location: '/page' }];
  if (first === 'home') return [301, { location: '/' }];
  if (first === 'loop') return [302, { location: '/loop' }];
  if (first === 'file') return [302, { location: 'file:///etc/passwd' }];
  return [path === '/' ? 200 : 404];
};

beforeAll(async () => {
  server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    asked.push({ method, path: url, host: headers.host ?? '', agent: headers['user-agent'] ?? '' });
    if (url.startsWith('/silent')) return void request.socket.destroy();
    const [status, said = {}] = answer(method, url);
    response.writeHead(status, said).end(method === 'HEAD' ? undefined : 'x'.repeat(100_000));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** Every host that ends in .test is this machine; there is no other. */
const lookup: LookupFunction = (host, options, done) => {
  if (!host.endsWith('.test')) return done(Object.assign(new Error(host), { code: 'ENOTFOUND' }), '');
  if (options.all) return done(null, [{ address: '127.0.0.1', family: 4 }]);
  return done(null, '127.0.0.1', 4);
};

async function check(...urls: readonly string[]) {
  asked.length = 0;
  let now = Date.parse('2026-11-22T09:00:00Z');
  const slept: number[] = [];
  const results = new Map<string, AddressResult>();
  const settings = {
    ask: createAsk('PlusUn link check', lookup),
    clock: () => new Date(now),
    sleep: async (ms: number) => {
      slept.push(ms);
      now += ms;
    },
  };
  for await (const result of checkAddresses(urls, settings)) results.set(result.url, result);
  return { results, slept };
}
const at = (path: string, host = 'mairie') => `http://${host}.test:${port}/${path}`;

test('dead, alive, closed to robots and silent are told apart; moves are followed and noted', async () => {
  const paths = [
    'page',
    'gone',
    'lost',
    'robots',
    'get-only',
    'liar',
    'broken',
    'moved',
    'detour',
    'home',
    'loop',
    'file',
    'silent',
  ];
  const { results } = await check(...paths.map((path) => at(path)), 'http://nulle-part.example/x');
  const told = Object.fromEntries(paths.map((path) => [path, results.get(at(path))]));
  expect(Object.fromEntries(Object.entries(told).map(([path, result]) => [path, result?.state]))).toEqual({
    page: 'alive',
    gone: 'dead',
    lost: 'dead',
    robots: 'refused',
    'get-only': 'alive',
    liar: 'alive',
    broken: 'unsure',
    moved: 'alive',
    detour: 'alive',
    home: 'unsure',
    loop: 'unsure',
    file: 'unsure',
    silent: 'unsure',
  });
  expect(results.get('http://nulle-part.example/x')).toMatchObject({ state: 'dead', reason: 'dns' });
  expect(told['moved']).toMatchObject({ movedTo: at('page'), status: 200 });
  expect(told['detour']).not.toHaveProperty('movedTo');
  expect(asked.every(({ agent }) => agent === 'PlusUn link check')).toBe(true);
});

test('one request a second to one host; HEAD first, and no second question when it was answered', async () => {
  const { slept } = await check(at('page/1'), at('page/2'), at('page/3'), at('page/1'));
  expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'HEAD /page/1',
    'HEAD /page/2',
    'HEAD /page/3',
  ]);
  expect(slept).toHaveLength(2);
  expect(Math.min(...slept)).toBeGreaterThan(900);
});

test('a server that asks for an hour of patience is left alone', async () => {
  const { results } = await check(at('busy/1'), at('page/2'), at('page/3'));
  expect(asked.map(({ path }) => path)).toEqual(['/busy/1', '/busy/1'].slice(0, asked.length));
  expect([...results.values()].map(({ state }) => state)).toEqual(['refused', 'refused', 'refused']);
});

test('a hundred hosts are asked side by side, each address once', async () => {
  const urls = Array.from({ length: 100 }, (_, host) => at('page', `h${host}`));
  const { results, slept } = await check(...urls);
  expect(results.size).toBe(100);
  expect(slept).toEqual([]);
});

describe('what must not be asked', () => {
  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '169.254.169.254',
    '192.168.1.1',
    '100.64.0.1',
    '::1',
    'fd00::1',
    'fe80::1',
    '::ffff:127.0.0.1',
  ])('%s', (address) => expect(isPrivate(address)).toBe(true));
  test('public ones are', () => expect(['9.9.9.9', '2001:4860::1'].map(isPrivate)).toEqual([false, false]));
  test('an address of this network in a file is not knocked at', async () => {
    asked.length = 0;
    const settings = { ask: createAsk('x'), clock: () => new Date(), sleep: async () => {} };
    const results: AddressResult[] = [];
    for await (const result of checkAddresses(
      [`http://127.0.0.1:${port}/page`, `http://localhost:${port}/page`],
      settings,
    ))
      results.push(result);
    expect(results.map(({ state, reason }) => [state, reason])).toEqual([
      ['unsure', 'private'],
      ['unsure', 'private'],
    ]);
    expect(asked).toEqual([]);
  });
});

test('when nothing at all answers, it is our network that is away', async () => {
  const { results } = await check('http://a.example/1', 'http://b.example/2');
  expect(isOffline([...results.values()])).toBe(true);
  const some = await check('http://a.example/1', at('page'));
  expect(isOffline([...some.results.values()])).toBe(false);
});
