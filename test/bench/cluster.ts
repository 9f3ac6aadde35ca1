/**
 * How much a second engine process brings: the same people fill the same six-question form, everything durable (inbox,
 * session, outbox), served by one process, then by two, on one PostgreSQL in the same run.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '#test/support/services.ts';
import type { Done, Go } from './cluster-process.ts';
import { median } from './table.ts';

interface ClusterBench {
  /** In all, shared between the processes. */
  readonly people: number;
  /** Each of seven updates. */
  readonly forms: number;
  readonly rounds: number;
  /** `form`: the six questions, next to no work but what is durable. `asking`: the real flows, the lookup answers. */
  readonly what: 'form' | 'asking';
}

interface Served {
  /** Updates a second. */
  readonly rate: number;
  /** Of all cores together, while it works: 0 to 1. Near 1 with one process, nothing is left for a second one. */
  readonly busy: number;
}

/** With one engine process and with two: medians. */
export async function benchCluster({
  people,
  forms,
  rounds,
  what,
}: ClusterBench): Promise<{ readonly one: Served; readonly two: Served }> {
  const postgres = await startPostgres();
  const workers: ChildProcess[] = [];
  try {
    workers.push(await startWorker(postgres.url, what), await startWorker(postgres.url, what));
    await run(workers, people, forms);
    const [one, two]: [Served[], Served[]] = [[], []];
    for (let round = 0; round < rounds; round++) {
      one.push(await watched(() => run(workers.slice(0, 1), people, forms)));
      two.push(await watched(() => run(workers, people, forms)));
    }
    return { one: middle(one), two: middle(two) };
  } finally {
    for (const worker of workers) worker.disconnect();
    await Promise.all(workers.map((worker) => once(worker, 'exit')));
    await postgres.stop();
  }
}

async function watched(work: () => Promise<number>): Promise<Served> {
  const before = coreTimes();
  const rate = await work();
  return { rate, busy: busyBetween(before, coreTimes()) };
}

const middle = (rounds: readonly Served[]): Served => ({
  rate: median(rounds.map(({ rate }) => rate)),
  busy: median(rounds.map(({ busy }) => busy)),
});

async function startWorker(databaseUrl: string, what: string): Promise<ChildProcess> {
  const worker = fork(join(import.meta.dirname, 'cluster-process.ts'), [databaseUrl, what]);
  await once(worker, 'message');
  return worker;
}

interface CoreTimes {
  readonly idle: number;
  readonly all: number;
}

/** Of all cores together, milliseconds since the machine started. */
function coreTimes(): CoreTimes {
  const each = cpus().map(({ times }) => times);
  return {
    idle: each.reduce((sum, { idle }) => sum + idle, 0),
    all: each.reduce((sum, { user, nice, sys, idle, irq }) => sum + user + nice + sys + idle + irq, 0),
  };
}

const busyBetween = (before: CoreTimes, after: CoreTimes): number =>
  1 - (after.idle - before.idle) / Math.max(1, after.all - before.all);

async function run(workers: readonly ChildProcess[], people: number, forms: number): Promise<number> {
  const go: Go = { people: Math.floor(people / workers.length), forms };
  const done = await Promise.all(
    workers.map(async (worker) => {
      worker.send(go);
      return ((await once(worker, 'message')) as [Done])[0];
    }),
  );
  const updates = done.reduce((sum, each) => sum + each.updates, 0);
  return updates / (Math.max(...done.map(({ ms }) => ms)) / 1000);
}
