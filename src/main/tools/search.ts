/**
 * `npm run --silent search -- --jsonl [FILE]`: what members would be shown. Reads one question a line from standard
 * input, {"query","profile"?}, and prints for each
 * {"query","results":[{"id","title","score","eligibility","why"}]}, the first ten, best first. A line that cannot be
 * read is told on standard error with its number; the others go on, and the exit code is 1 at the end.
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { loadCatalogue } from '#src/catalogue/load.ts';
import type { CatalogueReader } from '#src/catalogue/reader.ts';
import { createCatalogue } from '#src/catalogue/search.ts';
import { readLine } from './search-line.ts';

const FILE = 'prisma/seed/resources.tsv';
const MOST = 10;
const DECIMALS = 1000;
const USAGE = 'Usage: npm run --silent search -- --jsonl < QUESTIONS.jsonl';

function openCatalogue(): CatalogueReader {
  const text = readFileSync(new URL(`../../../${FILE}`, import.meta.url), 'utf8');
  const { resources, faults } = loadCatalogue(text, { file: FILE });
  for (const { file, line, column, why } of faults) console.error(`${file}, line ${line}, ${column}: ${why}`);
  return createCatalogue(resources);
}

const show = (query: string, found: ReturnType<CatalogueReader['find']>): string =>
  JSON.stringify({
    query,
    results: found.map(({ resource, score, eligibility, why }) => ({
      id: resource.id,
      title: resource.name.fr,
      score: Math.round(score * DECIMALS) / DECIMALS,
      eligibility: eligibility?.verdict,
      why,
    })),
  });

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { jsonl: { type: 'boolean' } },
    allowPositionals: true,
    strict: false,
  });
  if (values['jsonl'] !== true || positionals.length > 0) {
    console.error(USAGE);
    return 2;
  }
  const catalogue = openCatalogue();
  const today = Temporal.Now.plainDateISO().toString();
  let number = 0;
  let bad = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    const text = line.replace(/^\uFEFF/, '');
    if (text.trim() === '') continue;
    const read = readLine(text);
    if (!read.ok) {
      bad++;
      console.error(`line ${number} ${read.why}`);
      continue;
    }
    if (read.ignored.length > 0) {
      console.error(`line ${number}: left out of the profile, as not understood: ${read.ignored.join(', ')}`);
    }
    process.stdout.write(`${show(read.query, catalogue.find(read.query, read.profile, today, MOST))}\n`);
  }
  return bad > 0 ? 1 : 0;
}

process.exitCode = await main();
