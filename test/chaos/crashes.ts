/** R2 and R8: processes end, without a word or told to. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Fleet, openFleet, type Seat } from './fleet.ts';
import { type Figures, noFigures, quantile } from './ledger.ts';
import { announce, keepsGoing, type Member, meets, newMember } from './people.ts';
import { named, pauseOf, type Round, settle } from './suite.ts';

/**
 * Each message that was under way when its process was killed may have arrived, and announcements leave side by side:
 * one a kill would be a sender that does one thing at a time. This many places a process has on each platform for what
 * nobody waits for (`UNASKED_PLACES` in src/delivery/outbox.ts).
 */
const UNDER_WAY = 20;

/** R2: a random process is killed every one to three seconds; it is started again at once. */
export async function killRandomly({ chance, isShort, seconds, root }: Round): Promise<Figures> {
  const figures = noFigures();
  const fleet = await openFleet({
    chance,
    root,
    processes: isShort ? 2 : 3,
    platforms: ['telegram', 'slack'],
  });
  try {
    const members = membersOf(fleet, isShort ? 6 : 20);
    const until = performance.now() + 1_000 * (seconds ?? (isShort ? 8 : 120));
    const isOver = () => performance.now() >= until;
    await Promise.all(members.map(meets));
    const talking = members.map((member) => keepsGoing(member, chance, isOver, pauseOf({ isShort })));
    const telling = tellAll(fleet, members, isOver, isShort ? 1_500 : 4_000);
    let kills = 0;
    const starts: Promise<unknown>[] = [];
    while (!isOver()) {
      await sleep(chance.between(1_000, 3_000));
      const alive = fleet.seats.filter(({ program }) => program);
      if (alive.length === 0) continue;
      const seat = chance.pick(alive);
      await fleet.kill(seat);
      kills += 1;
      starts.push(startAgain(fleet, seat, figures));
    }
    await Promise.all([...starts, ...talking, telling]);
    await settle(fleet, members, figures);
    figures.notes.push(`${kills} kills`);
    if (figures.uncertain > kills * UNDER_WAY * 2)
      figures.failures.push(`${figures.uncertain} uncertain after ${kills} kills`);
    return figures;
  } finally {
    await fleet.close();
  }
}

const MOST_STARTS = 5;

/** A machine that is busy with all of this may be too slow once. */
async function startAgain(fleet: Fleet, seat: Seat, figures: Figures): Promise<void> {
  for (let attempt = 0; attempt < MOST_STARTS && !seat.program; attempt++)
    await fleet.start(seat).catch(() => undefined);
  if (!seat.program) figures.failures.push('a process did not start again');
}

/** R8: told to stop under load, and started again, one after the other. */
export async function rollOver({ chance, isShort, root }: Round): Promise<Figures> {
  const figures = noFigures();
  const conflicts: string[] = [];
  const fleet = await openFleet({
    chance,
    root,
    processes: 2,
    platforms: ['telegram', 'slack'],
    onAnswered: (platform, { path }, status) => {
      if (status === 409) conflicts.push(`${platform} ${path}`);
    },
  });
  try {
    const members = membersOf(fleet, isShort ? 6 : 20);
    const stops: number[] = [];
    // On a slow machine, starting again would otherwise make a short round a long one.
    const end = performance.now() + (isShort ? 10_000 : Number.POSITIVE_INFINITY);
    let isDone = false;
    const isOver = () => isDone || performance.now() >= end;
    await Promise.all(members.map(meets));
    const talking = members.map((member) => keepsGoing(member, chance, isOver, pauseOf({ isShort })));
    const telling = tellAll(fleet, members, isOver, isShort ? 1_500 : 4_000);
    for (let round = 0; round < (isShort ? 2 : 10); round++) {
      const seat = fleet.seats[round % fleet.seats.length] as Seat;
      await sleep(500);
      const asked = performance.now();
      const code = await fleet.stop(seat);
      stops.push(performance.now() - asked);
      if (code !== 0) figures.failures.push(`stopped with code ${code}`);
      await startAgain(fleet, seat, figures);
    }
    isDone = true;
    await Promise.all([...talking, telling]);
    await settle(fleet, members, figures);
    const longest = quantile(stops, 1) / 1_000;
    figures.notes.push(`${stops.length} stops, the longest ${longest.toFixed(1)} s`);
    if (longest >= 25) figures.failures.push(`stopping took ${longest.toFixed(1)} s`);
    if (conflicts.length > 0) figures.failures.push(`${conflicts.length} conflicts: ${conflicts[0]}`);
    return figures;
  } finally {
    await fleet.close();
  }
}

export const membersOf = (fleet: Fleet, count: number): readonly Member[] =>
  (['telegram', 'slack'] as const).flatMap((platform) =>
    named(count / 2, platform).map((name) => newMember(fleet, platform, name)),
  );

/** News for everybody, every so often: never to be doubled. */
export async function tellAll(
  fleet: Fleet,
  members: readonly Member[],
  isOver: () => boolean,
  everyMs: number,
): Promise<void> {
  for (let count = 1; !isOver(); count++) {
    await sleep(everyMs);
    await announce(fleet, members, `N${count}`);
  }
}
