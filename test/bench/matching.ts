/**
 * The matcher by size: seconds, megabytes over the input, and the total as a share of what nothing can exceed.
 *
 * - "auction": the assignment alone, among 50 scored candidates for each request. Proven by its own prices, and by HiGHS, an
 *   LP solver, where it can cope; beside it, what taking the greatest values one after the other would reach.
 * - "whole tick": rules, scores and the search among all pairs as well. Proven for all pairs by prices found with more effort.
 *
 * Each size runs in a process of its own.
 *
 *   npm run bench -- matching
 */
import { execFileSync } from 'node:child_process';
import { assign } from '#src/mentoring/matching/auction.ts';
import type { Market } from '#src/mentoring/matching/market.ts';
import { matchAll } from '#src/mentoring/matching/tick.ts';
import { marketAtRandom, TOWN_NOW, townAtRandom, WORLDS, type World } from './matching-worlds.ts';
import { atLeast, atMost, type Row, type Section, seen } from './table.ts';

/** Mentors and requests. The last two are the ones with limits; the rest shows the growth. */
const SIZES = [
  [200, 400],
  [500, 10_000],
  [5_000, 25_000],
  [5_000, 50_000],
  [5_000, 15_000],
  [5_000, 100_000],
] as const;
/** Beyond, HiGHS in WASM runs out of memory. */
const HIGHS_UP_TO = 500_000;
const TOLERANCE = 1e-5;
const EXACT_UP_TO = 2_000_000;

interface Figures {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly megabytes: number;
  readonly share: number;
  /** What greedy reaches of it, and what HiGHS finds. */
  readonly beside?: string;
  /** Of HiGHS' optimum. */
  readonly ofOptimum?: number;
}

/** Runs one measure in a process of its own, so that no garbage of another counts. */
const measured = (...args: readonly (string | number)[]): Figures =>
  JSON.parse(
    execFileSync(process.execPath, [import.meta.filename, ...args.map(String)], { encoding: 'utf8' }),
  );

const HEAD = 'matching           mentors  requests   seconds  (cpu)    MB    of what is possible';

const line = (name: string, mentors: number, requests: number, row: Figures): string =>
  `${name.padEnd(18)} ${String(mentors).padStart(7)} ${String(requests).padStart(9)} ` +
  `${row.seconds.toFixed(2).padStart(9)} ${`(${row.cpuSeconds.toFixed(2)})`.padStart(7)} ` +
  `${row.megabytes.toFixed(0).padStart(5)}    ${row.share.toFixed(6)}  ${row.beside ?? ''}`;

export async function matching(): Promise<Section> {
  const lines = [HEAD];
  const rows: Row[] = [];
  for (const [mentors, requests] of SIZES) {
    // Between the sizes with limits, one world shows the growth.
    const worlds = requests > 15_000 && requests < 100_000 ? WORLDS.slice(0, 1) : WORLDS;
    const all = worlds.map((world) => measured('auction', world, mentors, requests));
    all.forEach((row, at) => lines.push(line(`auction, ${worlds[at]}`, mentors, requests, row)));
    rows.push(...promised(mentors, requests, all));
  }
  for (const [mentors, requests] of SIZES) {
    const row = measured('tick', 'town', mentors, requests);
    lines.push(line('whole tick, town', mentors, requests, row));
    if (requests === 400) rows.push(atMost('whole tick, 200 x 400', row.seconds * 1000, 200, ' ms'));
    if (requests === 100_000)
      rows.push(
        seen('whole tick, 5,000 x 100,000', row.seconds, ' s', 1),
        seen('whole tick, 5,000 x 100,000, memory', row.megabytes, ' MB'),
      );
  }
  return {
    title: 'Matching',
    how: 'Mentors x requests. “Auction”: the assignment alone, among 50 scored candidates for each request, the worst of three worlds; “whole tick”: rules, scores and the search among all pairs as well. What is possible is proven by prices, and by HiGHS (an LP solver) where it can cope. Each in a process of its own; memory is what comes on top of the input.',
    rows,
    text: lines.join('\n'),
  };
}

function promised(mentors: number, requests: number, all: readonly Figures[]): readonly Row[] {
  const name = `auction, ${mentors.toLocaleString('en-GB')} x ${requests.toLocaleString('en-GB')}`;
  const share = atLeast(
    `${name}, of what is possible`,
    Math.min(...all.map((one) => one.share)),
    0.9999,
    '',
    6,
  );
  if (requests === 15_000) return [share];
  if (requests === 10_000)
    return [
      atLeast(`${name}, of HiGHS’ optimum`, Math.min(...all.map((one) => one.ofOptimum ?? 1)), 0.9999, '', 6),
    ];
  if (requests !== 100_000) return [];
  return [
    share,
    atMost(name, Math.max(...all.map((one) => one.seconds)), 3, ' s', 2),
    atMost(`${name}, memory`, Math.max(...all.map((one) => one.megabytes)), 100, ' MB'),
  ];
}

async function measure(kind: string, world: string, mentors: number, requests: number): Promise<Figures> {
  if (kind === 'tick') {
    const town = townAtRandom(mentors, requests);
    let objective = 0;
    const row = timed(
      () => matchAll(town.mentors, town.requests, { now: TOWN_NOW }),
      (found) => {
        objective = found.objective;
        return 0;
      },
    );
    const { bound } = matchAll(town.mentors, town.requests, { now: TOWN_NOW, enough: 1e-5 });
    return { ...row, share: objective / bound };
  }
  const market = marketAtRandom(world as World, mentors, requests);
  const tolerance = market.value.length > EXACT_UP_TO ? TOLERANCE : 0;
  let total = 0;
  const row = timed(
    () => assign(market, tolerance),
    (found) => {
      total = found.total;
      return found.total / found.bound;
    },
  );
  const greedy = `greedy: ${(greedyTotal(market) / total).toFixed(4)}`;
  const other = market.value.length <= HIGHS_UP_TO ? await solveWithHighs(market) : undefined;
  if (!other) return { ...row, beside: greedy };
  const ofOptimum = total / other.total;
  const beside = `${greedy}; HiGHS: ${other.seconds.toFixed(2)} s, total / its optimum ${ofOptimum.toFixed(9)}`;
  return { ...row, ofOptimum, beside };
}

/** The greatest value first, as long as there is a place. */
function greedyTotal({ value, mentor, starts, places, requests }: Market): number {
  const row = new Int32Array(value.length);
  for (let at = 0; at < requests; at++) row.fill(at, starts[at], starts[at + 1]);
  const left = places.slice();
  const isServed = new Uint8Array(requests);
  let total = 0;
  for (const entry of Int32Array.from(value.keys()).sort((a, b) => value[b]! - value[a]!)) {
    if (isServed[row[entry]!] === 1 || left[mentor[entry]!] === 0) continue;
    isServed[row[entry]!] = 1;
    left[mentor[entry]!]!--;
    total += value[entry]!;
  }
  return total;
}

function timed<T>(work: () => T, shareOf: (done: T) => number): Figures {
  const before = process.memoryUsage.rss();
  const cpu = process.cpuUsage();
  const started = performance.now();
  const done = work();
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const most = process.resourceUsage().maxRSS * 1024;
  return {
    seconds,
    cpuSeconds: (user + system) / 1e6,
    megabytes: Math.max(0, most - before) / 1e6,
    share: shareOf(done),
  };
}

/** The same market as a linear program; undefined where HiGHS is not installed. */
async function solveWithHighs(market: Market): Promise<{ seconds: number; total: number } | undefined> {
  const module = await import('highs').catch(() => undefined);
  if (!module) return undefined;
  // Its types are written for CommonJS, where the loader would be one step further in.
  const load = module.default as unknown as typeof module.default.default;
  const highs = await load();
  const { requests, mentors, mentor, value, places, starts } = market;
  const indices = new Int32Array(2 * value.length);
  for (let request = 0; request < requests; request++)
    for (let entry = starts[request]!; entry < starts[request + 1]!; entry++) {
      indices[2 * entry] = request;
      indices[2 * entry + 1] = requests + mentor[entry]!;
    }
  const started = performance.now();
  return highs.withModel(
    {
      numCols: value.length,
      numRows: requests + mentors,
      sense: highs.constants.objectiveSense.maximize,
      colCost: Float64Array.from(value),
      colLower: new Float64Array(value.length),
      colUpper: new Float64Array(value.length).fill(1),
      rowLower: new Float64Array(requests + mentors),
      rowUpper: Float64Array.from([...market.wants, ...places]),
      matrix: {
        format: 'csc',
        numRows: requests + mentors,
        numCols: value.length,
        starts: Int32Array.from({ length: value.length + 1 }, (_, at) => 2 * at),
        indices,
        values: new Float64Array(2 * value.length).fill(1),
      },
    },
    (model) => {
      model.options.set({ output_flag: false });
      model.run();
      return { seconds: (performance.now() - started) / 1000, total: model.getObjectiveValue() };
    },
  );
}

/** In a process of its own: see `measured`. */
if (process.argv[1] === import.meta.filename) {
  const [, , kind = '', world = '', mentors, requests] = process.argv;
  console.log(JSON.stringify(await measure(kind, world, Number(mentors), Number(requests))));
}
