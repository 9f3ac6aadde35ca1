/**
 * How much a second engine process brings: the same people fill the same six-question form, everything durable (inbox,
 * session, outbox), served by one process, then by two, on one PostgreSQL in the same run.
 *
 *   node test/bench/cluster.ts [--people 64] [--forms 10] [--rounds 3]
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startPostgres } from '#test/support/services.ts';
import type { Done, Go } from './cluster-process.ts';

export interface ClusterBench {
  /** In all, shared between the processes. */
  readonly people: number;
  /** Each of seven updates. */
  readonly forms: number;
  readonly rounds: number;
}

/** Updates per second with one engine process and with two, medians. */
export async function benchCluster({ people, forms, rounds }: ClusterBench): Promise<{
  readonly one: number;
  readonly two: number;
}> {
  const postgres = await startPostgres();
  const workers: ChildProcess[] = [];
  try {
    workers.push(await startWorker(postgres.url), await startWorker(postgres.url));
    await run(workers, people, 2);
    const rates: Record<'one' | 'two', number[]> = { one: [], two: [] };
    for (let round = 0; round < rounds; round++) {
      rates.one.push(await run(workers.slice(0, 1), people, forms));
      rates.two.push(await run(workers, people, forms));
    }
    return { one: median(rates.one), two: median(rates.two) };
  } finally {
    for (const worker of workers) worker.disconnect();
    await Promise.all(workers.map((worker) => once(worker, 'exit')));
    await postgres.stop();
  }
}

async function startWorker(databaseUrl: string): Promise<ChildProcess> {
  const worker = fork(join(import.meta.dirname, 'cluster-process.ts'), [databaseUrl]);
  await once(worker, 'message');
  return worker;
}

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

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: { people: { type: 'string' }, forms: { type: 'string' }, rounds: { type: 'string' } },
  });
  const settings = {
    people: Number(values.people ?? 64),
    forms: Number(values.forms ?? 10),
    rounds: Number(values.rounds ?? 3),
  };
  const { one, two } = await benchCluster(settings);
  console.log(
    `${settings.people} people at once, PostgreSQL and all processes on ${availableParallelism()} cores, median of ${settings.rounds}`,
  );
  console.log(`one engine process    ${one.toFixed(0)} updates/s`);
  console.log(`two engine processes  ${two.toFixed(0)} updates/s`);
  console.log(`ratio                 ${(two / one).toFixed(2)}`);
}
