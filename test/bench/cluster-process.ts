/**
 * One engine process of the cluster's benchmark, told what to do by the process that started it: people fill the form
 * here (or ask the real program, `asking`), one answer after the other, everything durable, on the database that all share.
 */
import { openCluster } from '#src/cluster/cluster.ts';
import { createLog } from '#src/log.ts';
import { newId } from '#src/main/parts.ts';
import { openDatabase } from '#src/storage/database.ts';
import { ASKING, fill, openEngine, UPDATES } from './form.ts';

export interface Go {
  readonly people: number;
  readonly forms: number;
}
export interface Done {
  readonly updates: number;
  readonly ms: number;
}

const [databaseUrl = '', what] = process.argv.slice(2);
const isReal = what === 'asking';
const log = createLog('error');
const database = await openDatabase({ databaseUrl });
const cluster = await openCluster({ databaseUrl, roles: ['engine'], id: newId(), version: '0', log });
const engine = openEngine(
  database,
  () => (cluster.slots('engine') ? (personId) => cluster.owns('engine', personId) : undefined),
  () => {},
  isReal,
);
await engine.start();
await cluster.join();

process.on('message', ({ people, forms }: Go) => {
  const began = performance.now();
  void fill(engine, people, forms, isReal ? ASKING : undefined).then(() =>
    process.send?.({
      updates: people * forms * UPDATES,
      ms: performance.now() - began,
    } satisfies Done),
  );
});
process.once('disconnect', () => process.exit());
process.send?.('ready');
