/** Whole seasons, each lived twice with the same people, requests and luck: with the program's own way of asking, and first come, first served. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compare, figuresOf } from '#src/mentoring/simulation/figures.ts';
import { greedy, matcher } from '#src/mentoring/simulation/policies.ts';
import { runSeason } from '#src/mentoring/simulation/season.ts';
import { type ReadWorlds, readWorlds, type World, type Worlds } from '#src/mentoring/simulation/worlds.ts';
import { type WorldResult, hasReachedAll, tableOf } from './simulate-table.ts';

const WORLDS_FILE = new URL('../../../prisma/seed/worlds.json', import.meta.url);
const USUAL_SEASONS = 10;
export const MISUSED = 2;
const USAGE = `Usage: npm run simulate -- season [--seasons ${USUAL_SEASONS}] [--seed 1] [--world base,burst] [--worlds FILE.json] [--json]`;

/** 1 when a figure is not reached or a rule was broken, 2 when the command cannot be understood. */
export function season(args: readonly string[]): number {
  const options = {
    seasons: { type: 'string', default: String(USUAL_SEASONS) },
    seed: { type: 'string', default: '1' },
    world: { type: 'string' },
    worlds: { type: 'string' },
    json: { type: 'boolean', default: false },
  } as const;
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    return fail(`${messageOf(error)}\n${USAGE}`);
  }
  const { values, positionals } = parsed;
  const [seasons, seed] = [Number(values.seasons), Number(values.seed)];
  if (positionals.length > 0 || !isCount(seasons) || !Number.isSafeInteger(seed)) return fail(USAGE);
  const worlds = worldsOf(values.worlds);
  if (!worlds.ok) return fail(worlds.faults.join('\n'));
  const names = values.world?.split(',') ?? Object.keys(worlds.worlds);
  const unknown = names.filter((name) => !worlds.worlds[name]);
  if (unknown.length > 0)
    return fail(
      `No world is called ${unknown.join(', ')}. There are: ${Object.keys(worlds.worlds).join(', ')}.`,
    );
  return run(names, worlds.worlds, { seasons, seed, isJson: values.json });
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value > 0;

/** Those of the project, and those of `file`, where whatever is missing is as in the world "base". */
function worldsOf(file: string | undefined): ReadWorlds {
  const own = readFile(WORLDS_FILE);
  if (!own.ok || file === undefined) return own;
  const more = readFile(file, own.worlds['base']);
  return more.ok ? { ok: true, worlds: more.worlds } : more;
}

function readFile(file: string | URL, base?: World): ReadWorlds {
  try {
    const read = readWorlds(JSON.parse(readFileSync(file, 'utf8')), base);
    return read.ok ? read : { ok: false, faults: read.faults.map((fault) => `${String(file)}: ${fault}`) };
  } catch (error) {
    return { ok: false, faults: [`${String(file)} cannot be read: ${messageOf(error)}`] };
  }
}

interface Run {
  readonly seasons: number;
  readonly seed: number;
  readonly isJson: boolean;
}

function run(names: readonly string[], worlds: Worlds, asked: Run): number {
  const results = names.map((name) => {
    if (process.stderr.isTTY) process.stderr.write(`${name}…\n`);
    return resultOf(name, worlds[name]!, asked);
  });
  console.log(asked.isJson ? JSON.stringify(results) : tableOf(results, asked));
  return hasReachedAll(results) ? 0 : 1;
}

function resultOf(name: string, world: World, { seasons, seed }: Run): WorldResult {
  const seeds = Array.from({ length: seasons }, (_, at) => seed + at);
  const first = seeds.map((one) => runSeason(world, greedy, one));
  const ours = seeds.map((one) => runSeason(world, matcher, one));
  const broken: Record<string, number> = {};
  for (const log of ours)
    for (const [rule, times] of Object.entries(log.broken)) broken[rule] = (broken[rule] ?? 0) + times;
  return { world: name, figures: compare(first.map(figuresOf), ours.map(figuresOf)), broken };
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

function fail(message: string): number {
  console.error(message);
  return MISUSED;
}
