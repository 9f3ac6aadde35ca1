/** One round of the link check: addresses are tried, results kept as they come; nothing is kept while we are offline. */
import { type CheckSettings, checkAddresses, isOffline } from './check.ts';
import type { AddressResult } from './results.ts';

/** Kept together; so many may be lost when the round is stopped. */
const BATCH = 20;
/** So many without one answer, and nobody else is tried. */
const MOST_SILENT = 50;

export interface Round {
  /** How many addresses hide what they belong to; undefined when nothing could be reached. */
  readonly hidden: number | undefined;
  readonly tried: number;
}

export interface RoundSettings extends CheckSettings {
  /** Gives how many addresses hide what they belong to. */
  readonly record: (results: readonly AddressResult[]) => Promise<number>;
  readonly onResult?: (result: AddressResult) => void;
  readonly isStopped?: () => boolean;
}

export async function checkRound(urls: readonly string[], settings: RoundSettings): Promise<Round> {
  const { record, onResult = () => {}, isStopped = () => false } = settings;
  let batch: AddressResult[] = [];
  let tried = 0;
  let isReached = false;
  for await (const result of checkAddresses(urls, settings)) {
    batch.push(result);
    tried++;
    onResult(result);
    isReached ||= result.status !== undefined;
    if (isStopped()) break;
    // Until something answers, perhaps it is this machine that has no network: nothing is kept yet.
    if (!isReached && batch.length >= MOST_SILENT) break;
    if (!isReached || batch.length < BATCH) continue;
    await record(batch);
    batch = [];
  }
  if (!isReached && isOffline(batch)) return { hidden: undefined, tried };
  return { hidden: await record(batch), tried };
}
