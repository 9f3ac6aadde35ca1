/** Several workspaces on one program: each with its own token, and each with its own troubles. */
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createInstall } from '#adapters/slack/oauth.ts';
import type { Update } from '#src/engine/message.ts';
import { createInstallations } from '#src/storage/installations.ts';
import { createSecretBox } from '#src/storage/secret-box.ts';
import { emptyDatabase, freshDatabase, type TestDatabase } from '#test/support/database.ts';
import { makeHttpAdapter, makeSocketAdapter } from '#test/support/slack-adapter.ts';
import { type Person, type SlackServer, startSlackServer } from '#test/support/slack-server.ts';
import { recordLog } from '#test/support/telegram-adapter.ts';

type Workspace = ReturnType<SlackServer['workspace']>;

const KEY = randomBytes(32);
let database: TestDatabase;
let server: SlackServer;
let nantes: Workspace;
let reze: Workspace;
let lea: Person;
let malik: Person;
let received: Update[];
let cleanups: (() => Promise<unknown>)[];
/** How much later it is for the program. */
let laterMs: number;
const now = () => new Date(Date.now() + laterMs);
const receive = async (update: Update): Promise<void> => void received.push(update);

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await emptyDatabase(database);
  server = await startSlackServer({ redeliverMs: 200 });
  nantes = server.workspace('T0NANTES', 'Club de Nantes');
  reze = server.workspace('T0REZE', 'Club de Rezé');
  lea = nantes.person({ name: 'Léa' });
  malik = reze.person({ name: 'Malik' });
  received = [];
  cleanups = [];
  laterMs = 0;
});
afterEach(async () => {
  for (const cleanup of cleanups) await cleanup();
  await server.stop();
});

const installationsWith = (key: Buffer) =>
  createInstallations(database.prisma, createSecretBox([key]), 'slack', now);

async function install({ team }: Workspace, key = KEY, minutes = 0) {
  const { clientId, clientSecret } = server.directory;
  const installing = createInstall({
    clientId,
    clientSecret,
    installations: installationsWith(key),
    stateKey: KEY,
    redirectUri: 'https://plusun.example.org/slack/oauth',
    apiUrl: server.url,
    log: { ...recordLog(), info() {} },
    now,
  });
  const { url, browser } = installing.begin();
  const back = new URL(server.directory.answers(url, team)).searchParams;
  laterMs += minutes * 60_000;
  const [code, state] = [back.get('code') ?? '', back.get('state') ?? ''];
  return installing.finish({ code, state, browser });
}

/** A program of its own on the same database. */
async function program(mode: 'http' | 'socket' = 'http', botToken = '', refreshMs = 60_000) {
  const { clientId, clientSecret } = server.directory;
  const several = { clientId, clientSecret, installations: installationsWith(KEY) };
  const more = { botToken, several, now, refreshMs };
  const made = mode === 'http' ? await makeHttpAdapter(server, more) : makeSocketAdapter(server, more);
  cleanups.push(() => made.adapter.stop());
  if ('close' in made) cleanups.push(made.close as () => Promise<unknown>);
  await made.adapter.start(receive);
  const says = (text: string, { team }: { team: string }, person: Person) =>
    made.adapter.send({
      to: { platform: 'slack', room: `${team}:${person.direct.id}`, isPrivate: true },
      key: randomUUID(),
      message: { body: [{ kind: 'text', text }], options: [], many: false },
    });
  return { ...made, says };
}

const rows = async () => JSON.stringify((await database.pool.query('select * from installation')).rows);
const installed = async () =>
  (await database.prisma.installation.findMany()).map(({ teamName }) => teamName).sort();
const exchanges = () =>
  server.callsOf('oauth.v2.access').filter((payload) => payload['grant_type'] === 'refresh_token').length;
const arrived = (count: number) =>
  vi.waitFor(() => expect(received).toHaveLength(count), { timeout: 5000, interval: 5 });

describe.each(['http', 'socket'] as const)('two clubs, by %s', (mode) => {
  test('each person is heard and answered in their own workspace', async () => {
    expect(await install(nantes)).toMatchObject({ kind: 'done', teamName: 'Club de Nantes' });
    expect(await install(reze)).toMatchObject({ kind: 'done' });
    const { adapter, says } = await program(mode);
    expect(adapter.status()).toEqual({ state: 'ok' });
    lea.writes('bonjour de Nantes');
    malik.writes('bonjour de Rezé');
    await arrived(2);
    // The same letters in two workspaces are two people.
    expect(lea.user.id).toBe(malik.user.id);
    expect(new Set(received.map(({ sender }) => sender.id))).toEqual(
      new Set([`T0NANTES:${lea.user.id}`, `T0REZE:${malik.user.id}`]),
    );
    expect(received.map(({ sender }) => String(sender.name)).toSorted()).toEqual(['Léa', 'Malik']);
    expect(await says('salut Nantes', nantes, lea)).toMatchObject({ ok: true });
    expect(await says('salut Rezé', reze, malik)).toMatchObject({ ok: true });
    expect(lea.sees.map(({ text }) => text)).toEqual(['salut Nantes']);
    expect(malik.sees.map(({ text }) => text)).toEqual(['salut Rezé']);
    await vi.waitFor(() => expect(server.deliveries.all.every((each) => each.isAcknowledged)).toBe(true));
  });

  test('one installs while the program runs: it is there at once', async () => {
    const { says } = await program(mode);
    malik.writes('il y a quelqu’un ?');
    await vi.waitFor(() => expect(server.deliveries.all.every((each) => each.isAcknowledged)).toBe(true));
    expect(received).toEqual([]);
    expect(await says('pas encore', reze, malik)).toMatchObject({ ok: false, why: 'unreachable' });
    await install(reze);
    malik.writes('et maintenant ?');
    await arrived(1);
    expect(await says('oui', reze, malik)).toMatchObject({ ok: true });
  });
});

test('somebody who takes eleven minutes to say yes begins again; nine are fine', async () => {
  expect(await install(nantes, KEY, 11)).toEqual({ kind: 'expired' });
  expect(await installed()).toEqual([]);
  expect(await install(nantes, KEY, 9)).toMatchObject({ kind: 'done' });
});

test('the table and its backups hold no token in clear', async () => {
  server.directory.tokenLife = 43_200;
  await install(nantes);
  const table = await rows();
  expect(table).toContain('Club de Nantes');
  expect(server.directory.given).toHaveLength(3);
  for (const secret of server.directory.given) expect(table).not.toContain(secret);
  expect(table).not.toMatch(/xox[be]-/);
});

test('a workspace sealed with another key: said, its people heard, answers kept; the other club notices nothing', async () => {
  await install(nantes, randomBytes(32));
  await install(reze);
  const { adapter, says } = await program('http', '', 200);
  expect(adapter.status()).toEqual({ state: 'degraded', fault: { code: 'wrong-key', detail: '1' } });
  lea.writes('bonjour');
  await arrived(1);
  expect(await says('bonjour', nantes, lea)).toMatchObject({
    ok: false,
    why: 'later',
    retryAfterMs: 300_000,
  });
  expect(await says('bonjour', reze, malik)).toMatchObject({ ok: true });
  // Installed again, with the key of now.
  expect(await install(nantes)).toMatchObject({ kind: 'again' });
  await vi.waitFor(() => expect(adapter.status()).toEqual({ state: 'ok' }), 5000);
  expect(await says('bonjour', nantes, lea)).toMatchObject({ ok: true });
});

describe('a club that removes the app', () => {
  test('is forgotten, tokens and all; nothing stops for the others', async () => {
    await install(nantes);
    await install(reze);
    const { adapter, says } = await program();
    expect(await says('bonjour', nantes, lea)).toMatchObject({ ok: true });
    nantes.uninstalls();
    await vi.waitFor(async () => expect(await installed()).toEqual(['Club de Rezé']), 5000);
    await vi.waitFor(() => expect(server.deliveries.all.every((each) => each.isAcknowledged)).toBe(true));
    expect(await says('encore là ?', nantes, lea)).toMatchObject({ ok: false, why: 'unreachable' });
    expect(await says('bonjour', reze, malik)).toMatchObject({ ok: true });
    expect(adapter.status()).toEqual({ state: 'ok' });
  });

  test('and comes back: news of the removal that arrive late change nothing', async () => {
    await install(nantes);
    const { says } = await program();
    const late = nantes.uninstalls();
    await vi.waitFor(async () => expect(await installed()).toEqual([]), 5000);
    expect(await install(nantes)).toMatchObject({ kind: 'done' });
    const again = server.deliveries.again(late);
    await vi.waitFor(() => expect(again.isAcknowledged).toBe(true), 5000);
    expect(await installed()).toEqual(['Club de Nantes']);
    expect(await says('rebonjour', nantes, lea)).toMatchObject({ ok: true });
  });

  test('unheard of, because nobody listened: the first message finds out', async () => {
    await install(nantes);
    const { says } = await program();
    server.directory.revoke(nantes.world);
    expect(await says('bonjour', nantes, lea)).toMatchObject({ ok: false, why: 'unreachable' });
    expect(await installed()).toEqual([]);
  });

  test('and installs again before this process knows: the message waits a second, then leaves', async () => {
    await install(nantes);
    const { says } = await program();
    server.directory.revoke(nantes.world);
    await install(nantes);
    expect(await says('bonjour', nantes, lea)).toMatchObject({ ok: false, why: 'later', retryAfterMs: 1000 });
    expect(await says('bonjour', nantes, lea)).toMatchObject({ ok: true });
    expect(await installed()).toEqual(['Club de Nantes']);
  });
});

test('removed and installed again, all of it heard by another process: this one catches up and destroys nothing', async () => {
  await install(nantes);
  const { says } = await program();
  expect(await says('bonjour', nantes, lea)).toMatchObject({ ok: true });
  server.directory.revoke(nantes.world);
  await database.prisma.installation.deleteMany();
  await install(nantes);
  expect(await says('bonjour', nantes, lea)).toMatchObject({ ok: false, why: 'later', retryAfterMs: 1000 });
  expect(await says('bonjour', nantes, lea)).toMatchObject({ ok: true });
  expect(await installed()).toEqual(['Club de Nantes']);
});

test('a right is missing in one workspace: said, tried again later, forgotten once it works', async () => {
  await install(nantes);
  await install(reze);
  const { adapter, says } = await program();
  server.next('chat.postMessage').fails('missing_scope');
  expect(await says('bonjour', nantes, lea)).toMatchObject({ ok: false, why: 'later' });
  expect(adapter.status()).toEqual({ state: 'degraded', fault: { code: 'workspace', detail: '1' } });
  expect(await says('bonjour', reze, malik)).toMatchObject({ ok: true });
  expect(await says('bonjour', nantes, lea)).toMatchObject({ ok: true });
  expect(adapter.status()).toEqual({ state: 'ok' });
});

describe('tokens that expire', () => {
  beforeEach(async () => {
    server.directory.tokenLife = 43_200;
    await install(nantes);
  });

  test('are exchanged before they do, by one of two programs that both need them', async () => {
    const [one, other] = [await program(), await program()];
    await one.says('bonjour', nantes, lea);
    expect(exchanges()).toBe(0);
    laterMs = 11.75 * 3_600_000;
    const sent = await Promise.all(
      [one, other, one, other].map(({ says }) => says('toujours là', nantes, lea)),
    );
    expect(sent.every(({ ok }) => ok)).toBe(true);
    expect(exchanges()).toBe(1);
    await one.says('et encore', nantes, lea);
    await other.says('et encore', nantes, lea);
    expect(exchanges()).toBe(1);
    for (const secret of server.directory.given) expect(await rows()).not.toContain(secret);
  });

  test('long expired, with Slack away for a moment: the message waits, then leaves with a new token', async () => {
    const { adapter, says } = await program();
    laterMs = 13 * 3_600_000;
    server.next('oauth.v2.access').breaks();
    expect(await says('bonjour', nantes, lea)).toMatchObject({ ok: false, why: 'later', retryAfterMs: 1000 });
    expect(await says('bonjour', nantes, lea)).toMatchObject({ ok: true });
    expect(adapter.status()).toEqual({ state: 'ok' });
  });

  test('and a refresh token that Slack refuses: said, and mended by installing again', async () => {
    const { adapter, says } = await program('http', '', 200);
    laterMs = 13 * 3_600_000;
    server.next('oauth.v2.access').fails('invalid_refresh_token');
    expect(await says('bonjour', nantes, lea)).toMatchObject({
      ok: false,
      why: 'later',
      retryAfterMs: 300_000,
    });
    expect(adapter.status().fault).toEqual({ code: 'workspace', detail: '1' });
    await install(nantes);
    await vi.waitFor(() => expect(adapter.status()).toEqual({ state: 'ok' }), 5000);
  });
});

describe('SLACK_BOT_TOKEN beside them', () => {
  test('speaks in its own workspace, the others in theirs', async () => {
    const zoe = server.person({ name: 'Zoé' });
    await install(reze);
    const { says } = await program('http', server.botToken);
    zoe.writes('bonjour');
    malik.writes('bonjour');
    await arrived(2);
    expect(await says('salut Zoé', server, zoe)).toMatchObject({ ok: true });
    expect(await says('salut Malik', reze, malik)).toMatchObject({ ok: true });
    expect(zoe.sees.map(({ text }) => text)).toEqual(['salut Zoé']);
    expect(malik.sees.map(({ text }) => text)).toEqual(['salut Malik']);
  });

  test('wrong, it is said, and keeps nobody else waiting', async () => {
    await install(reze);
    const { adapter, says } = await program('http', 'xoxb-wrong');
    expect(adapter.status()).toMatchObject({ state: 'degraded', fault: { code: 'bad-token' } });
    malik.writes('bonjour');
    await arrived(1);
    expect(await says('salut', reze, malik)).toMatchObject({ ok: true });
  });
});

test('nothing that opens anything is ever logged', async () => {
  server.directory.tokenLife = 43_200;
  await install(nantes);
  const { log, says } = await program();
  server.next('chat.postMessage').fails('invalid_auth');
  await says('bonjour', nantes, lea);
  laterMs = 13 * 3_600_000;
  server.next('oauth.v2.access').fails('invalid_refresh_token');
  await says('bonjour', nantes, lea);
  server.directory.revoke(nantes.world);
  await says('bonjour', nantes, lea);
  expect(log.lines.length).toBeGreaterThan(1);
  for (const secret of [...server.directory.given, server.directory.clientSecret])
    expect(JSON.stringify(log.lines)).not.toContain(secret);
});
