/**
 * How much a second engine process brings: the same people fill the same six-question form, everything durable (inbox,
 * session, outbox), served by one process, then by two, on one PostgreSQL in the same run.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
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
