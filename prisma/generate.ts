/**
 * Generates the Prisma client when it is missing or the schema has changed.
 *
 * Runs before every start, so it must be quick when there is nothing to do, and it must not download anything:
 * `prisma generate` looks for a schema engine that it never runs, so any executable will do.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const here = import.meta.dirname;
const schema = join(here, 'schema.prisma');
const stamp = join(here, 'generated', 'schema.sha256');
const digest = createHash('sha256').update(readFileSync(schema)).digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== digest) {
  const prisma = join(
    dirname(createRequire(import.meta.url).resolve('prisma/package.json')),
    'build/index.js',
  );
  execFileSync(process.execPath, [prisma, 'generate', '--schema', schema], {
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
    // Kept silent: what it says stands in the error when it fails.
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  writeFileSync(stamp, digest);
}
