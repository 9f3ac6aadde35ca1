/** Several processes of the real program on one PostgreSQL and one Redis, between platforms that are stood in for. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type DiscordServer, startDiscordServer } from '#test/support/discord-server.ts';
import { type Environment, launchProgram, type Program } from '#test/support/program.ts';
import { type Service, startPostgres, startRedis } from '#test/support/services.ts';
import { type SlackServer, startSlackServer } from '#test/support/slack-server.ts';
import { startTelegramServer, type TelegramServer } from '#test/support/telegram-server.ts';
import { type Fate, type Passing, type Proxy, startProxy } from './proxy.ts';
import type { Chance } from './random.ts';

export type PlatformName = 'telegram' | 'slack' | 'discord';

export interface FleetSettings {
  readonly chance: Chance;
  readonly processes: number;
  readonly platforms: readonly PlatformName[];
  /** What becomes of a call to a platform. */
  readonly fate?: (platform: PlatformName, passing: Passing) => Fate;
  readonly onAnswered?: (platform: PlatformName, passing: Passing, status: number) => void;
  readonly environment?: Environment;
  /** The folder of the program; this one by default. */
  readonly root: string | undefined;
}

/** A place in the fleet: a process runs there, or is being started, or is gone. */
export interface Seat {
  readonly port: number;
  program: Program | undefined;
}

export interface Fleet {
  readonly telegram: TelegramServer;
  readonly slack: SlackServer;
  readonly discord: DiscordServer;
  readonly postgres: Service;
  readonly redis: Service;
  /** Where platforms post to, one process after the other. */
  readonly front: Proxy;
  readonly seats: readonly Seat[];
  /** Asks the database beside the program; while it is away, asks again. */
  query<Row extends pg.QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  start(seat: Seat, root?: string): Promise<Program>;
  kill(seat: Seat): Promise<void>;
  /** Resolves to the exit code. */
  stop(seat: Seat): Promise<number | null>;
  /** Nothing waits to be handled or sent. @returns milliseconds until then; undefined when it lasts too long. */
  drained(patienceMs: number): Promise<number | undefined>;
  close(): Promise<void>;
}

const SECRET = 'the-secret-of-the-webhook';

export async function openFleet(settings: FleetSettings): Promise<Fleet> {
  const { chance, processes, platforms, fate, onAnswered } = settings;
  const [postgres, redis, telegram, slack, discord] = await Promise.all([
    startPostgres(),
    startRedis(),
    startTelegramServer({ webhookRetryMs: 200 }),
    startSlackServer({ redeliverMs: 3_000 }),
    startDiscordServer(),
  ]);
  const seats: Seat[] = [];
  for (let at = 0; at < processes; at++) seats.push({ port: await freePort(), program: undefined });
  const front = await startProxy({
    target: () => {
      const alive = seats.filter(({ program }) => program);
      return alive.length > 0 ? `http://127.0.0.1:${chance.pick(alive).port}` : undefined;
    },
  });
  const roots = { telegram: telegram.url, slack: slack.url, discord: discord.url };
  const gates = new Map<PlatformName, Proxy>();
  for (const platform of platforms)
    gates.set(
      platform,
      await startProxy({
        target: () => new URL(roots[platform]).origin,
        ...(fate && { fate: (passing) => fate(platform, passing) }),
        ...(onAnswered && { onAnswered: (passing, status) => onAnswered(platform, passing, status) }),
      }),
    );
  const gateOf = (platform: PlatformName) => gates.get(platform)?.url ?? '';
  slack.deliveries.requestUrl = `${front.url}/slack/events`;
  const pool = new pg.Pool({ connectionString: postgres.url, max: 4 });
  pool.on('error', () => {});

  const environment = (port: number): Environment => ({
    DATABASE_URL: postgres.url,
    REDIS_URL: redis.url,
    PUBLIC_URL: front.url,
    PORT: String(port),
    LOG_LEVEL: 'silent',
    ...(platforms.includes('telegram') && {
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: gateOf('telegram'),
      TELEGRAM_WEBHOOK_SECRET: SECRET,
    }),
    ...(platforms.includes('slack') && {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: `${gateOf('slack')}/api/`,
    }),
    ...(platforms.includes('discord') && {
      DISCORD_BOT_TOKEN: discord.token,
      DISCORD_API_ROOT: `${gateOf('discord')}/api`,
    }),
    ...settings.environment,
  });

  const query: Fleet['query'] = async (sql, values = []) => {
    for (let attempt = 0; ; attempt++) {
      try {
        return (await pool.query(sql, [...values])).rows;
      } catch (error) {
        if (attempt === 100 || !isAway(error)) throw error;
        await sleep(200);
      }
    }
  };

  const fleet: Fleet = {
    telegram,
    slack,
    discord,
    postgres,
    redis,
    front,
    seats,
    query,
    async start(seat, root = settings.root) {
      const launched = launchProgram(environment(seat.port), root);
      seat.program = await launched.ready;
      return seat.program;
    },
    async kill(seat) {
      const { program } = seat;
      seat.program = undefined;
      await program?.kill();
    },
    async stop(seat) {
      const { program } = seat;
      if (!program) return null;
      const stopped = program.stop();
      // A balancer hears of it a moment later than the process.
      await Promise.race([stopped, sleep(100)]);
      seat.program = undefined;
      return stopped;
    },
    async drained(patienceMs) {
      const began = performance.now();
      while (performance.now() - began < patienceMs) {
        const [row] = await query<{ open: number }>(OPEN);
        if (row?.open === 0) return performance.now() - began;
        await sleep(50);
      }
      return undefined;
    },
    async close() {
      await Promise.all(seats.map((seat) => fleet.kill(seat)));
      await pool.end();
      await Promise.all([front.close(), ...[...gates.values()].map((gate) => gate.close())]);
      await Promise.all([telegram.stop(), slack.stop(), discord.stop(), postgres.stop(), redis.stop()]);
    },
  };
  try {
    const [first] = seats;
    // An older version may not know that others begin at the same moment.
    if (settings.root && first) await fleet.start(first);
    await Promise.all(seats.map(async (seat) => seat.program ?? fleet.start(seat)));
  } catch (error) {
    await fleet.close();
    throw error;
  }
  return fleet;
}

const OPEN = `
  select (select count(*) from inbox where state = 'pending')::int
       + (select count(*) from outbox where state in ('pending', 'sending'))::int
       + (select count(*) from due where done_at is null and due_at <= now())::int as open`;

/** PostgreSQL's own words while it stops, or starts; or no word at all. */
const isAway = (error: unknown): boolean =>
  !(error instanceof pg.DatabaseError) || /^(57P|08|53300)/.test(error.code ?? '');

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}
