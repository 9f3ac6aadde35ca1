/**
 * `npm run chaos`: the fault plan, at full length, on private servers and stand-in platforms.
 *
 *   npm run chaos -- [R1 R2 ...] [--short] [--seconds N] [--seed N] [--program FOLDER] [--any-speed]
 *
 * Ends with 1 when something was lost, doubled or out of order, or another promise of a suite was not kept; with
 * `--any-speed` those others, most of them times, are told and do not count: a slow machine is no fault.
 */
import { parseArgs } from 'node:util';
import { hasPostgres, hasRedis } from '#test/support/services.ts';
import type { Figures } from './ledger.ts';
import { PLAN } from './plan.ts';
import { chanceFrom } from './random.ts';

const { values, positionals } = parseArgs({
  options: {
    seconds: { type: 'string' },
    seed: { type: 'string' },
    short: { type: 'boolean' },
    'any-speed': { type: 'boolean' },
    program: { type: 'string' },
  },
  allowPositionals: true,
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));
const seconds = values.seconds === undefined ? undefined : Number(values.seconds);
const asked = positionals.map((id) => id.toUpperCase());
const unknown = asked.filter((id) => !PLAN.some((suite) => suite.id === id));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(', ')}: choose among ${PLAN.map(({ id }) => id).join(', ')}.`);
  process.exit(2);
}

console.log(`seed ${seed}\n`);
console.log(
  line([
    '',
    'fault',
    'sent',
    'lost',
    'doubled',
    'out of order',
    'uncertain',
    'resent',
    'recovery s',
    'took s',
  ]),
);
console.log(line(['---', '---', ...Array.from({ length: 8 }, () => '--:')]));
let isWell = true;
for (const { id, fault, run, needsServers } of PLAN) {
  if (asked.length > 0 && !asked.includes(id)) continue;
  if (needsServers && !(hasPostgres && hasRedis)) {
    console.log(line([id, `${fault}: left out, it needs PostgreSQL and Redis`]));
    continue;
  }
  const began = performance.now();
  const figures = await run({
    chance: chanceFrom(seed),
    isShort: values.short ?? false,
    seconds,
    root: values.program,
  });
  isWell &&= isClean(figures);
  const { sent, lost, doubled, outOfOrder, uncertain, resent, recoveryMs } = figures;
  const recovery = (recoveryMs / 1_000).toFixed(1);
  const took = ((performance.now() - began) / 1_000).toFixed(0);
  console.log(line([id, fault, sent, lost, doubled, outOfOrder, uncertain, resent, recovery, took]));
  for (const note of figures.notes) console.log(`  ${id}: ${note}`);
  for (const failure of figures.failures) console.log(`  ${id} FAILED: ${failure}`);
}
process.exit(isWell ? 0 : 1);

function line(cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`;
}

function isClean({ lost, doubled, outOfOrder, failures }: Figures): boolean {
  const isFaithful = lost === 0 && doubled === 0 && outOfOrder === 0;
  return isFaithful && (values['any-speed'] === true || failures.length === 0);
}
