/**
 * News to 5,000 people on each of three platforms at once, while others talk: how close to each platform's limit, how
 * often refused, how long those wait who are talking, and what an interruption leaves.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { createOutbox, type Outbox } from '#src/delivery/outbox.ts';
import { createLog } from '#src/log.ts';
import type { Adapter, Envelope, Sent } from '#src/platform/adapter.ts';
import { type Database, openDatabase } from '#src/storage/database.ts';
import { freshDatabase } from '#test/support/database.ts';
import { profiles } from '#test/support/profiles.ts';
import { hasPostgres, startPostgres } from '#test/support/services.ts';
import { atLeast, atMost, quantile, type Row, type Section, seen } from './table.ts';

const PEOPLE = 5_000;
/**
 * What a platform takes in a second in all, as published, and how long it takes to answer. Slack publishes a second for
 * each channel and "several hundred a minute" for a workspace; this is what one app in many workspaces may meet.
 */
const LIMITS = { telegram: 30, discord: 50, slack: 40 } as const;
type Platform = keyof typeof LIMITS;
const PLATFORMS = Object.keys(LIMITS) as Platform[];
const ANSWERS_MS = 40;
/** Somebody talks this often on each platform. */
const TALK_MS = 500;
const WARM_MS = 2_000;
const LATEST_MS = 260_000;
/** After so many of the slowest platform's, the sender is stopped and started again. */
const INTERRUPTED_AFTER = 1_500;

const NEWS = `
  insert into outbox (key, platform, chat, payload, class)
  select $1 || '-news-' || n, $1, $1 || '-' || n,
         jsonb_build_object('to', jsonb_build_object('platform', $1::text, 'room', $1 || '-' || n, 'isPrivate', true),
                            'parts', jsonb_build_array(jsonb_build_object('kind', 'text', 'text', 'Nouvelles')),
                            'audience', 'room', 'class', 'once'), 'once'
    from generate_series(1, $2::int) n`;
const ANSWER = `
  insert into outbox (key, platform, chat, payload, class)
  values ($1, $2, $1, jsonb_build_object('to', jsonb_build_object('platform', $2::text, 'room', $1::text, 'isPrivate', true),
          'parts', jsonb_build_array(jsonb_build_object('kind', 'text', 'text', 'Voilà')),
          'audience', 'room', 'class', 'answer'), 'answer')`;

/** A platform that keeps to its limit: a second's worth at once, then one by one; more is refused. */
class Platformed implements Adapter {
  readonly platform: Platform;
  readonly capabilities = { ...profiles.buttons, sendsOnceByKey: false };
  readonly arrived = new Map<string, { readonly at: number; count: number }>();
  refused: number[] = [];
  #tokens: number;
  #at = performance.now();

  constructor(platform: Platform) {
    this.platform = platform;
    this.#tokens = LIMITS[platform];
  }
  async start(): Promise<void> {}
  async stop(): Promise<void> {}
  async send({ to, key }: Envelope): Promise<Sent> {
    const limit = LIMITS[this.platform];
    const now = performance.now();
    this.#tokens = Math.min(limit, this.#tokens + ((now - this.#at) / 1000) * limit);
    this.#at = now;
    if (this.#tokens < 1) {
      this.refused.push(now);
      return { ok: false, why: 'later', retryAfterMs: 1_000 };
    }
    this.#tokens--;
    const known = this.arrived.get(to.room);
    if (known) known.count++;
    else this.arrived.set(to.room, { at: now, count: 1 });
    await sleep(ANSWERS_MS);
    return { ok: true, receipt: key };
  }
  get news(): readonly { readonly at: number; count: number }[] {
    return [...this.arrived].flatMap(([room, one]) => (room.startsWith(`${this.platform}-`) ? [one] : []));
  }
}

export async function pacing(): Promise<Section> {
  const postgres = hasPostgres ? await startPostgres() : undefined;
  const database = postgres ? await openDatabase({ databaseUrl: postgres.url }) : await freshDatabase();
  try {
    return {
      title: 'Pacing',
      how: `News to ${PEOPLE.toLocaleString('en-GB')} people on each of three platforms at once (${postgres ? 'PostgreSQL' : 'PGlite'}), stood in for by adapters that refuse what is over the limit (${PLATFORMS.map((name) => `${name} ${LIMITS[name]}/s`).join(', ')}); for Slack, which publishes no total, that limit is our own pace and says little; meanwhile somebody talks on each every ${TALK_MS} ms. The sender is stopped and started again on the way. The rate leaves the interruption and the answers out: messages in all from the first to the last, without the seconds it was stopped.`,
      rows: await broadcast(database),
    };
  } finally {
    await database.close();
    await postgres?.stop();
  }
}

async function broadcast(database: Database): Promise<readonly Row[]> {
  const platforms = PLATFORMS.map((name) => new Platformed(name));
  const open = () =>
    createOutbox({
      database,
      adapters: platforms,
      degrade: () => [{ body: [{ kind: 'text', text: 'x' }], options: [], many: false }],
      clock: () => new Date(),
      log: createLog('error'),
      onUnreachable: () => {},
    });
  for (const name of PLATFORMS) await database.pool.query(NEWS, [name, PEOPLE]);
  await database.pool.query('analyze outbox');
  let outbox = open();
  const talked: { readonly room: string; readonly at: number }[] = [];
  const talk = setInterval(() => void chat(database, () => outbox, talked), TALK_MS);
  const began = performance.now();
  await outbox.start();
  const slowest = platforms[0] as Platformed;
  await until(() => slowest.news.length >= INTERRUPTED_AFTER);
  const stopping = performance.now();
  await outbox.stop();
  outbox = open();
  await outbox.start();
  const pausedMs = performance.now() - stopping;
  await until(() => platforms.every(({ news }) => news.length >= PEOPLE));
  clearInterval(talk);
  await sleep(3_000);
  await outbox.stop();
  const rows = platforms.map((one) => rateOf(one, pausedMs));
  const waits = talked.flatMap(({ room, at }) => {
    const came = platforms.flatMap(({ arrived }) => arrived.get(room) ?? [])[0];
    return came ? [came.at - at] : [];
  });
  const doubled = platforms.flatMap(({ news }) => news.filter(({ count }) => count > 1)).length;
  const lost = platforms.reduce((sum, { news }) => sum + PEOPLE - news.length, 0);
  const refused = platforms.flatMap((one) => one.refused.filter((at) => at > began + WARM_MS)).length;
  return [
    ...rows,
    atMost('refused (429) after warm-up', refused, 0, ''),
    atMost('answers meanwhile, p95', quantile(waits, 0.95) / 1000, 2, ' s', 2),
    seen('answers meanwhile', waits.length, ''),
    atMost('lost, with an interruption', lost, 0, ''),
    atMost('doubled, with an interruption', doubled, 0, ''),
  ];
}

function rateOf({ platform, arrived }: Platformed, pausedMs: number): Row {
  const all = [...arrived.values()].map(({ at }) => at).toSorted((a, b) => a - b);
  const end = Math.max(
    ...[...arrived].flatMap(([room, { at }]) => (room.startsWith(`${platform}-`) ? at : [])),
  );
  const counted = all.filter((at) => at <= end);
  const ms = end - (counted[0] ?? 0) - pausedMs;
  return atLeast(
    `${platform}, share of its limit`,
    (100 * counted.length * 1000) / ms / LIMITS[platform],
    97,
    ' %',
    1,
  );
}

async function chat(
  { pool }: Database,
  outbox: () => Outbox,
  talked: { readonly room: string; readonly at: number }[],
): Promise<void> {
  for (const name of PLATFORMS) {
    const room = `talk-${name}-${talked.length}`;
    talked.push({ room, at: performance.now() });
    await pool.query(ANSWER, [room, name]);
  }
  outbox().kick();
}

async function until(isDone: () => boolean): Promise<void> {
  const end = performance.now() + LATEST_MS;
  while (!isDone() && performance.now() < end) await sleep(50);
}
