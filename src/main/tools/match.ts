/**
 * `npm run --silent match -- FILE.json`: solves one matching problem from a file. Pings, those left without one and the
 * total value go to standard output as JSON; faults, with their path in the file, to standard error, with exit code 2.
 */
import { readFileSync } from 'node:fs';
import { matchAll } from '#src/mentoring/matching/tick.ts';
import { type Problem, readProblem } from '#src/mentoring/matching/problem-file.ts';
import { MILLION } from '#src/mentoring/matching/terms.ts';

const USAGE = 'Usage: npm run --silent match -- FILE.json';
const FAULTY = 2;

function main(args: readonly string[]): number {
  const [name, ...others] = args;
  if (!name || others.length > 0) return fail(USAGE);
  const content = readJson(name);
  if ('fault' in content) return fail(`${name}: ${content.fault}`);
  const read = readProblem(content.json);
  if (!read.ok) {
    const lines = read.faults.map(({ path, message }) => `  ${path}: ${message}`);
    return fail([`${name}: nothing was matched; correct these and try again:`, ...lines].join('\n'));
  }
  for (const path of read.ignored) console.error(`${name}: ${path} is not a known field; it was ignored.`);
  process.stdout.write(`${JSON.stringify(solve(read.problem))}\n`);
  return 0;
}

function solve({ now, mentors, requests }: Problem) {
  const { pings, unmatched, objective } = matchAll(mentors, requests, { now });
  return {
    pings: pings.map((ping) => ({ ...ping, value: ping.value / MILLION })),
    unmatched,
    objective: objective / MILLION,
  };
}

function readJson(name: string): { readonly json: unknown } | { readonly fault: string } {
  let text: string;
  try {
    text = readFileSync(name, 'utf8');
  } catch (error) {
    return { fault: `cannot be read (${messageOf(error)}). Give the path of a file that exists.` };
  }
  // Some editors put a byte order mark first, which JSON does not know.
  const json = text.replace(/^\uFEFF/, '');
  if (json.trim() === '') return { fault: 'is empty. Write {"now", "mentors", "requests"} into it.' };
  try {
    return { json: JSON.parse(json) as unknown };
  } catch (error) {
    return { fault: `is not JSON (${messageOf(error)}).` };
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

function fail(message: string): number {
  console.error(message);
  return FAULTY;
}

process.exitCode = main(process.argv.slice(2));
