/** Telegram at start: what the installer reads, and the secret of its webhook. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { openDatabase } from '#src/storage/database.ts';
import { keepSecret } from '#src/storage/kept-secret.ts';
import { freshDataDir, runProgram, startProgram } from '#test/support/program.ts';
import { startTelegramServer, type TelegramServer } from '#test/support/telegram-server.ts';
import { WebVisitor } from '#test/support/web-visitor.ts';

// Each starts the real program several times, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const NOT_HERS = '123456789:AAnot-the-token-of-anybody-at-all';
const secretsOf = (server: TelegramServer) =>
  server.callsOf('setWebhook').map(({ payload }) => payload['secret_token']);

let telegram: TelegramServer;
let settings: Record<string, string>;

beforeAll(async () => {
  settings = { DATA_DIR: await freshDataDir(), PORT: '0', LOG_LEVEL: 'silent' };
});
beforeEach(async () => {
  telegram = await startTelegramServer();
  onTestFinished(() => telegram.stop());
  settings = { ...settings, TELEGRAM_API_ROOT: telegram.url, TELEGRAM_BOT_TOKEN: telegram.token };
});
afterAll(() => rmSync(settings['DATA_DIR'] ?? '', { recursive: true, force: true }));

test('a token Telegram refuses is said; the web chat works all the same', async () => {
  const program = await startProgram({ ...settings, TELEGRAM_BOT_TOKEN: NOT_HERS });
  onTestFinished(async () => void (await program.stop()));
  expect(program.output).toContain(
    'Telegram : pas encore. Telegram refuse TELEGRAM_BOT_TOKEN. Recopiez le jeton donné par @BotFather (/mybots), puis relancez.',
  );
  expect(program.output).not.toContain(NOT_HERS);
  const visitor = new WebVisitor(program.address);
  await visitor.arrives();
  await visitor.reads('1/4');
});

test('Telegram cannot be reached: said in English on an English system', async () => {
  const there = { ...settings, TELEGRAM_API_ROOT: 'http://127.0.0.1:1', LANG: 'en_US.UTF-8' };
  const { code, out } = await runProgram(there, ['--check']);
  expect(code).toBe(0);
  expect(out).toContain('Telegram: not yet. Telegram does not answer (ECONNREFUSED). Check the network,');
});

test('the secret of the webhook is made once and kept', async () => {
  const behind = { ...settings, PUBLIC_URL: 'https://plusun.example.org' };
  for (let start = 0; start < 2; start++) {
    const { code, out } = await runProgram(behind, ['--check']);
    expect(code).toBe(0);
    expect(out).toContain('Telegram : oui');
  }
  const [first, second, ...more] = secretsOf(telegram);
  expect(more).toEqual([]);
  expect(first).toMatch(/^[\w-]{32}$/);
  expect(second).toBe(first);
  await runProgram({ ...behind, TELEGRAM_WEBHOOK_SECRET: 'one-of-the-installer' }, ['--check']);
  expect(secretsOf(telegram).at(-1)).toBe('one-of-the-installer');
});

test('processes that make one at the same moment agree on it', async () => {
  const database = await openDatabase({ dataDir: join(settings['DATA_DIR'] ?? '', 'database') });
  onTestFinished(() => database.close());
  const made = await Promise.all(
    [1, 2, 3, 4].map((nth) => keepSecret(database.prisma, 'test', () => `secret-${nth}`)),
  );
  expect(new Set(made).size).toBe(1);
});
