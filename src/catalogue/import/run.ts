/** One import from beginning to end: read, keep what is new, settle. Stopped at any moment, the catalogue is as before. */
import { type Draft, FileFault, hashOf, LEFT_OUT, type LeftOut, pack, type RowFault } from './entry.ts';
import type { ReadRow } from './read-file.ts';
import type { EntryStore, Settled, StagedRow } from './store.ts';

export interface ImportSettings {
  readonly store: EntryStore;
  readonly source: string;
  readonly runId: string;
  readonly now: Date;
  readonly rows: AsyncIterable<ReadRow>;
  readonly onFault: (fault: RowFault) => void;
  /** A file with less than half the rows that are kept is taken for one that was cut off, unless this is true. */
  readonly mayShrink?: boolean;
  readonly onRow?: (rows: number) => void;
}

export interface Imported extends Settled {
  /** Sound rows of the file. */
  readonly rows: number;
  readonly unchanged: number;
  /** Rows with something wrong: left out. */
  readonly faulty: number;
  readonly leftOut: Readonly<Record<LeftOut, number>>;
}

const BATCH = 250;
/** With so many faults among so few sound rows, the file is not what it was taken for. */
const MANY_FAULTS = 20;
const SHARE_KEPT = 0.5;

/** @throws FileFault when nothing of the file may be used; whatever it throws, the catalogue is as before. */
export async function runImport(settings: ImportSettings): Promise<Imported> {
  const { store, source, runId, now } = settings;
  const kept = new Map(await store.begin(source, runId, now.toISOString()));
  try {
    const counted = await stageRows(settings, kept);
    const { rows, faulty, gone } = counted;
    if (rows === 0) throw new FileFault('no-rows');
    if (faulty > MANY_FAULTS && faulty > rows) throw new FileFault('mostly-faults', { faulty, rows });
    if (!settings.mayShrink && gone.length > kept.size * SHARE_KEPT)
      throw new FileFault('shrunk', { before: kept.size, rows });
    const settled = await store.settle(source, runId, gone, rows, now.toISOString());
    if (settled === undefined) throw new FileFault('overtaken');
    const unchanged = rows - settled.added - settled.changed;
    return { ...settled, rows, unchanged, faulty, leftOut: counted.leftOut };
  } catch (error) {
    await store.drop(runId).catch(() => {});
    throw error;
  }
}

async function stageRows(
  { store, runId, rows, onFault, onRow }: ImportSettings,
  kept: ReadonlyMap<string, string>,
) {
  const leftOut: Record<LeftOut, number> = Object.fromEntries(LEFT_OUT.map((why) => [why, 0])) as never;
  const gone = new Set(kept.keys());
  let batch: StagedRow[] = [];
  let sound = 0;
  let faulty = 0;
  const flush = async () => {
    if (batch.length > 0) await store.stage(runId, batch);
    batch = [];
  };
  for await (const row of rows) {
    if (row.kind === 'left-out') leftOut[row.why]++;
    else if (row.kind === 'fault') {
      faulty++;
      row.faults.forEach(onFault);
    } else {
      sound++;
      const staged = stagedRow(row.draft);
      gone.delete(staged.sourceId);
      if (kept.get(staged.sourceId) !== staged.hash) batch.push(staged);
      if (batch.length === BATCH) await flush();
    }
    onRow?.(sound + faulty);
  }
  await flush();
  return { rows: sound, faulty, leftOut, gone: [...gone] };
}

function stagedRow({ sourceId, resource, endsOn }: Draft): StagedRow {
  const payload = pack(resource);
  const validUntil = endsOn ?? null;
  return { sourceId, payload, hash: hashOf(`${payload}${validUntil}`).slice(0, 32), validUntil };
}
