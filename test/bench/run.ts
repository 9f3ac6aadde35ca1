/**
 * `npm run bench`: how fast, how much, how soon, beside what was promised, in one run and one table.
 *
 *   npm run bench                               everything (some thirteen minutes on two idle cores, of which pacing takes three)
 *   npm run bench -- conversation latency       some sections
 *   npm run bench -- --write docs/bench.md      keeps the tables, with date and machine
 *
 * Each section runs in a process of its own, one after the other, and ends in time or is ended.
 */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, totalmem, loadavg } from 'node:os';
import { parseArgs, promisify } from 'node:util';
import { asMarkdown, type Section } from './table.ts';

const SECTIONS: Readonly<Record<string, () => Promise<Section>>> = {
  conversation: async () => (await import('./conversation.ts')).conversation(),
  latency: async () => (await import('./conversation.ts')).latency(),
  memory: async () => (await import('./memory.ts')).memory(),
  start: async () => (await import('./memory.ts')).start(),
  reminders: async () => (await import('./reminders.ts')).reminders(),
  pacing: async () => (await import('./pacing.ts')).pacing(),
  scale: async () => (await import('./scale.ts')).scale(),
  lookup: async () => (await import('./lookup.ts')).lookup(),
  import: async () => (await import('./import.ts')).importing(),
  matching: async () => (await import('./matching.ts')).matching(),
  season: async () => (await import('./season.ts')).season(),
  circles: async () => (await import('./circles.ts')).circles(),
};
/** A section that takes longer is ended. */
const MOST_MS: Readonly<Record<string, number>> = { pacing: 330_000, reminders: 240_000, memory: 240_000 };
const OTHERWISE_MS = 180_000;

/** In a process of its own: what one section holds does not count for the next. */
async function measure(name: string): Promise<Section> {
  const args = ['--max-old-space-size=8192', import.meta.filename, name, '--one'];
  const limit = { timeout: MOST_MS[name] ?? OTHERWISE_MS, maxBuffer: 2 ** 26 };
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args, limit);
    return JSON.parse(stdout.slice(stdout.lastIndexOf(MARK) + MARK.length));
  } catch (error) {
    const { killed, stderr = '' } = error as { killed?: boolean; stderr?: string };
    const why = killed ? 'It was ended: it took too long.' : `It failed: ${stderr.slice(-500)}`;
    return { title: name, how: why, rows: [] };
  }
}

const MARK = '\n{{section}}';

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { write: { type: 'string' }, one: { type: 'boolean' } },
    allowPositionals: true,
  });
  for (const name of positionals)
    if (!(name in SECTIONS))
      throw new Error(`No section is called "${name}": use ${Object.keys(SECTIONS).join(', ')}.`);
  const [only = ''] = positionals;
  if (values.one) {
    const section = await SECTIONS[only]?.();
    await new Promise<void>((resolve) =>
      process.stdout.write(`${MARK}${JSON.stringify(section)}`, () => resolve()),
    );
    // A library may hold a timer.
    process.exit();
  }
  const began = performance.now();
  const load = loadavg()[0] ?? 0;
  const made: Section[] = [];
  for (const name of positionals.length > 0 ? positionals : Object.keys(SECTIONS)) {
    const section = await measure(name);
    made.push(section);
    console.log(asMarkdown(section));
  }
  const text = report(made, (performance.now() - began) / 60_000, load);
  if (values.write) writeFileSync(values.write, text);
}

function report(sections: readonly Section[], minutes: number, load: number): string {
  const [first, ...others] = cpus();
  const model = first?.model ?? 'a processor';
  const rows = sections.flatMap(({ rows }) => rows).filter(({ isReached }) => isReached !== undefined);
  const reached = rows.filter(({ isReached }) => isReached).length;
  return [
    '# Figures',
    '',
    `Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, in ${minutes.toFixed(0)} minutes: ${others.length + 1} cores (${model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, load ${load.toFixed(1)} at the beginning.`,
    `${reached} of ${rows.length} promises reached.`,
    '',
    ...sections.map(asMarkdown),
  ].join('\n');
}

await main();
