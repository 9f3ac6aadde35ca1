/**
 * `npm run links [-- --all]`: tries the addresses of the catalogue, politely, those not tried today first. May be stopped
 * and started again. Exit code 0: done; 1: nothing could be reached, or the database.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { EntryStore } from '#src/catalogue/import/store.ts';
import { createAsk, linkCheckAgent } from '#src/catalogue/links/ask.ts';
import type { AddressResult } from '#src/catalogue/links/results.ts';
import { checkRound } from '#src/catalogue/links/round.ts';
import { loadCatalogue } from '#src/catalogue/load.ts';
import { consoleLocale, readConfig, readEnvironment } from '#src/config.ts';
import { StartFault } from '#src/platform/start-fault.ts';
import { texts } from '../parts.ts';
import { describeConfigFaults, describeFailure } from '../report.ts';
import { withEntries } from './entries.ts';
import { createProgress } from './progress.ts';

const { variables } = readEnvironment();
const locale = consoleLocale(variables);
const say = texts.say(locale);
const SEED = 'prisma/seed/resources.tsv';
const DAY_MS = 20 * 3_600_000;

async function check(store: EntryStore, isAll: boolean, userAgent: string): Promise<number> {
  const path = new URL(`../../../${SEED}`, import.meta.url).pathname;
  const { resources } = loadCatalogue(readFileSync(path, 'utf8'), { file: SEED });
  const known = await store.addresses(resources.map(({ url }) => url));
  const isDue = (at: string | undefined) => isAll || at === undefined || Date.now() - Date.parse(at) > DAY_MS;
  const urls = known.filter(({ checkedAt }) => isDue(checkedAt)).map(({ url }) => url);
  const progress = createProgress(process.stderr, (percent, count) =>
    say('links-progress', { percent, count }),
  );
  const counts: Record<AddressResult['state'], number> = { alive: 0, dead: 0, refused: 0, unsure: 0 };
  let done = 0;
  const { hidden } = await checkRound(urls, {
    ask: createAsk(userAgent),
    clock: () => new Date(),
    sleep: (ms) => sleep(ms),
    onResult({ state }) {
      counts[state]++;
      progress.at(++done / urls.length, done);
    },
    // Dead ones are told once they are noted.
    record(results) {
      for (const { state, url, reason } of results)
        if (state === 'dead') console.log(say('links-dead', { url, reason }));
      return store.recordAddresses(results);
    },
  });
  progress.end();
  if (hidden === undefined) {
    console.error(say('links-offline'));
    return 1;
  }
  console.log(say('links-done', { ...counts, hidden }));
  return 0;
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { all: { type: 'boolean' } } });
  const read = readConfig(variables);
  if (!read.ok) {
    console.error(describeConfigFaults(read.faults, locale));
    return 1;
  }
  const userAgent = linkCheckAgent(read.config.PUBLIC_URL);
  return withEntries(read.config, (store) => check(store, values.all === true, userAgent));
}

try {
  process.exitCode = await main();
} catch (error) {
  const isKnown = error instanceof StartFault;
  console.error(
    isKnown
      ? describeFailure(error, locale)
      : say('links-failed', { why: error instanceof Error ? error.message : '' }),
  );
  process.exitCode = 1;
}
process.exit();
