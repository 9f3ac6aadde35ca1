/** R3 and R4: the servers go away and come back. */
import { Redis } from 'ioredis';
import { setTimeout as sleep } from 'node:timers/promises';
import { membersOf, tellAll } from './crashes.ts';
import { type Fleet, openFleet } from './fleet.ts';
import { type Figures, noFigures, quantile } from './ledger.ts';
import { announce, keepsGoing, type Member, meets, newMember } from './people.ts';
import { wordsOf } from './proxy.ts';
import { named, pauseOf, type Round, settle } from './suite.ts';

/** R3: PostgreSQL ends every five to ten seconds, and comes back up to two seconds later. */
export async function restartPostgres({ chance, isShort, seconds, root }: Round): Promise<Figures> {
  const figures = noFigures();
  const fleet = await openFleet({ chance, root, processes: 2, platforms: ['telegram', 'slack'] });
  try {
    const members = membersOf(fleet, isShort ? 6 : 20);
    const until = performance.now() + 1_000 * (seconds ?? (isShort ? 8 : 120));
    const isOver = () => performance.now() >= until;
    await Promise.all(members.map(meets));
    const talking = members.map((member) => keepsGoing(member, chance, isOver, pauseOf({ isShort })));
    const telling = tellAll(fleet, members, isOver, isShort ? 1_500 : 4_000);
    let restarts = 0;
    while (!isOver()) {
      await sleep(isShort ? 2_000 : chance.between(5_000, 10_000));
      // Every connection is cut; what was not committed is gone.
      await fleet.postgres.kill('SIGQUIT');
      await sleep(chance.between(0, 2_000));
      await fleet.postgres.restart();
      restarts += 1;
    }
    await Promise.all([...talking, telling]);
    await settle(fleet, members, figures);
    const unavailable = fleet.front.statuses.get(503) ?? 0;
    figures.notes.push(`${restarts} restarts, ${unavailable} posts refused with 503 and given again`);
    if (figures.recoveryMs > 60_000) figures.failures.push('it took more than a minute to catch up');
    const odd = [...fleet.front.statuses.keys()].filter((status) => ![200, 503].includes(status));
    if (odd.length > 0) figures.failures.push(`posts were answered with ${odd.join(', ')}`);
    return figures;
  } finally {
    await fleet.close();
  }
}

/** What comes late at most: the sweep that needs no Redis, and the work. */
const LATEST_MS = 5_000 + 2_500;

/** R4: Redis is emptied, stopped, and replaced by an empty one. */
export async function loseRedis({ chance, isShort, seconds, root }: Round): Promise<Figures> {
  const figures = noFigures();
  const arrived = new Map<string, number>();
  const fleet = await openFleet({
    chance,
    root,
    processes: 2,
    platforms: ['telegram', 'slack'],
    onAnswered: (_, { body }, status) => {
      const [, what] = /Nouvelle (L\d+)/.exec(wordsOf(body)) ?? [];
      if (what && status === 200) arrived.set(what, Date.now());
    },
  });
  const redis = new Redis(fleet.redis.url, { retryStrategy: () => 200, maxRetriesPerRequest: null });
  redis.on('error', () => {});
  try {
    const members = membersOf(fleet, isShort ? 6 : 20);
    // What they are told waits for nothing else in their chat.
    const listeners = named(3, 'calme').map((name) => newMember(fleet, 'telegram', name));
    const awayMs = 1_000 * (seconds ?? (isShort ? 4 : 60));
    let isOver = false;
    await Promise.all([...members, ...listeners].map(meets));
    const talking = members.map((member) => keepsGoing(member, chance, () => isOver, pauseOf({ isShort })));
    const due = new Map<string, number>();
    const telling = remind(fleet, listeners, due, () => isOver);
    for (let round = 0; round < 3; round++) {
      await sleep(500);
      await redis.flushall();
    }
    await fleet.redis.kill();
    await sleep(awayMs);
    // An empty one, as after a failover that lost everything.
    await fleet.redis.restart();
    await sleep(isShort ? 1_000 : 10_000);
    isOver = true;
    await Promise.all([...talking, telling]);
    await settle(fleet, [...members, ...listeners], figures);
    const late = [...due].map(([what, at]) => (arrived.get(what) ?? Number.POSITIVE_INFINITY) - at);
    const latest = quantile(late, 1);
    figures.notes.push(
      `emptied 3 times, away for ${awayMs / 1_000} s; due work at most ${(latest / 1_000).toFixed(1)} s late`,
    );
    if (latest > LATEST_MS) figures.failures.push(`due work came ${(latest / 1_000).toFixed(1)} s late`);
    return figures;
  } finally {
    redis.disconnect();
    await fleet.close();
  }
}

/** Due work of which no alarm was ever set, as if it had been lost. */
async function remind(
  fleet: Fleet,
  members: readonly Member[],
  due: Map<string, number>,
  isOver: () => boolean,
): Promise<void> {
  for (let count = 1; !isOver(); count++) {
    due.set(`L${count}`, Date.now() + 300);
    await announce(fleet, members, `L${count}`, 300);
    await sleep(1_500);
  }
}
