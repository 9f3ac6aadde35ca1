/** What the program holds: for each open conversation, and when nobody talks; how soon it is ready. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type Database, openDatabase } from '#src/storage/database.ts';
import { freshDatabase } from '#test/support/database.ts';
import { startDiscordServer } from '#test/support/discord-server.ts';
import { hasPostgres, startPostgres } from '#test/support/services.ts';
import { startSlackServer } from '#test/support/slack-server.ts';
import { startTelegramServer } from '#test/support/telegram-server.ts';
import { openEngine, say } from './form.ts';
import { atMost, median, type Row, type Section, seen } from './table.ts';

const CONVERSATIONS = 10_000;
const AT_ONCE = 50;
const ROUNDS = 3;
const IDLE_MS = 20_000;
const MB = 1e6;
const MAIN = new URL('../../src/main.js', import.meta.url).pathname;
/** As `npm start` gives them. */
const FLAGS = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  .scripts.start.split(' ')
  .filter((word: string) => word.startsWith('--')) as string[];

export async function memory(): Promise<Section> {
  return {
    title: 'Memory',
    how: `Heap after a collection, before and after ${CONVERSATIONS.toLocaleString('en-GB')} people have each begun a form; resident memory of the program as \`npm start\` runs it (\`node ${FLAGS.join(' ')}\`), ${IDLE_MS / 1000} s after it said that it is ready, with Telegram, Discord, Slack and WhatsApp connected to stand-ins, the web chat and the terminal.`,
    rows: [...(await growth()), ...(await idle())],
  };
}

async function growth(): Promise<readonly Row[]> {
  const postgres = hasPostgres ? await startPostgres() : undefined;
  const database: Database = postgres
    ? await openDatabase({ databaseUrl: postgres.url })
    : await freshDatabase();
  const engine = openEngine(database);
  try {
    await open(engine, 'warm', 500);
    const before = heap();
    await open(engine, 'open', CONVERSATIONS);
    return [atMost('heap growth for 10,000 open conversations', (heap() - before) / MB, 3, ' MB', 1)];
  } finally {
    await engine.stop();
    await database.close();
    await postgres?.stop();
  }
}

async function open(engine: Parameters<typeof say>[0], name: string, count: number): Promise<void> {
  for (let from = 0; from < count; from += AT_ONCE)
    await Promise.all(
      Array.from({ length: AT_ONCE }, (_, index) => say(engine, `${name}-${from + index}`, 0)),
    );
}

setFlagsFromString('--expose_gc');
const collect = runInNewContext('gc') as () => void;
function heap(): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

/** With every platform, on each database. */
async function idle(): Promise<readonly Row[]> {
  const [telegram, discord, slack] = await Promise.all([
    startTelegramServer(),
    startDiscordServer(),
    startSlackServer(),
  ]);
  const postgres = hasPostgres ? await startPostgres() : undefined;
  const folder = mkdtempSync(join(tmpdir(), 'plusun-bench-'));
  const platforms = {
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
    DISCORD_BOT_TOKEN: discord.token,
    DISCORD_API_ROOT: discord.url,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.url,
    WHATSAPP_TOKEN: 'EAAExampleExampleExampleExample',
    WHATSAPP_PHONE_ID: '106540352242922',
    WHATSAPP_APP_SECRET: '0123456789abcdef0123456789abcdef',
    WHATSAPP_VERIFY_TOKEN: 'a-long-random-word-of-yours',
    WHATSAPP_API_ROOT: 'http://127.0.0.1:9',
  };
  const rows: Row[] = [];
  try {
    if (postgres) {
      const environment = { ...platforms, DATABASE_URL: postgres.url };
      await run(environment, 0);
      const { megabytes } = await run(environment, IDLE_MS);
      rows.push(atMost('idle, all platforms, PostgreSQL', megabytes, 220, ' MB'));
    }
    const environment = { ...platforms, DATA_DIR: folder };
    await run(environment, 0);
    rows.push(seen('idle, all platforms, PGlite', (await run(environment, IDLE_MS)).megabytes, ' MB'));
    const alone = { DATA_DIR: folder };
    rows.push(seen('idle, web chat alone, PGlite', (await run(alone, IDLE_MS)).megabytes, ' MB'));
  } finally {
    await Promise.all([telegram.stop(), discord.stop(), slack.stop(), postgres?.stop()]);
    rmSync(folder, { recursive: true, force: true });
  }
  return rows;
}

export async function start(): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'plusun-bench-'));
  try {
    const first = await run({ DATA_DIR: folder }, 0);
    const later: number[] = [];
    for (let round = 0; round < ROUNDS; round++) later.push((await run({ DATA_DIR: folder }, 0)).seconds);
    return {
      title: 'Start',
      how: `From the process's start until it says that it is ready, on PGlite, as \`npm start\` runs it. Median of ${ROUNDS}.`,
      rows: [
        seen('first start, on an empty folder', first.seconds, ' s', 2),
        atMost('start on an existing data folder', median(later), 1.5, ' s', 2),
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function run(
  environment: Readonly<Record<string, string>>,
  idleMs: number,
): Promise<{ readonly seconds: number; readonly megabytes: number }> {
  const began = performance.now();
  const child = spawn(process.execPath, [...FLAGS, MAIN], {
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      PORT: '0',
      LOG_LEVEL: 'silent',
      LINK_CHECK: 'off',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  let said = '';
  const ready = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (/Ctrl ?\+ ?C/.test(said)) resolve();
    });
  });
  try {
    await Promise.race([ready, gone.then(() => Promise.reject(new Error(`the program ended:\n${said}`)))]);
    const seconds = (performance.now() - began) / 1000;
    await sleep(idleMs);
    return { seconds, megabytes: residentOf(child.pid ?? 0) / MB };
  } finally {
    child.kill('SIGTERM');
    await gone.catch(() => {});
  }
}

/** Bytes; 0 where the system does not tell. */
function residentOf(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return 1024 * Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
  } catch {
    return 0;
  }
}
