/** Everything that is checked without running the program: format, lint and layers, types, unused code, words. */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const bin = (name: string) => join(root, 'node_modules', '.bin', name);
const run = (command: string, args: readonly string[], quiet = false) =>
  spawnSync(command, args, { cwd: root, stdio: quiet ? 'pipe' : 'inherit', encoding: 'utf8' });

const lint = (...files: readonly string[]) =>
  run(bin('oxlint'), ['--type-aware', '--quiet', ...files], files.length > 0);

/** Imports that break the layers: if the lint no longer sees them, its silence means nothing. */
const PLANTS: Readonly<Record<string, string>> = {
  'src/engine/planted.ts': "import '#flows/index.ts';\n",
  'flows/planted.ts': "import '#src/storage/store.ts';\n",
  'adapters/web/planted.ts': "import '#src/mentoring/reader.ts';\n",
};

function layersAreWatched(): boolean {
  return Object.entries(PLANTS).every(([file, text]) => {
    const path = join(root, file);
    if (existsSync(path)) throw new Error(`${file} is a name this check uses; rename the file`);
    writeFileSync(path, text);
    try {
      const { status, stdout } = lint(path);
      const isSeen = status !== 0 && stdout.includes('no-restricted-imports') && stdout.includes(file);
      if (!isSeen)
        console.error(`The lint does not see the planted import in ${file}: look at .oxlintrc.json.`);
      return isSeen;
    } finally {
      rmSync(path);
    }
  });
}

const node = process.execPath;
const CHECKS: readonly (readonly [string, () => boolean])[] = [
  ['generated client', () => run(node, ['prisma/generate.ts']).status === 0],
  ['format', () => run(bin('biome'), ['format', '.']).status === 0],
  ['lint and layers', () => lint().status === 0],
  ['layers are watched', layersAreWatched],
  ['types', () => run(bin('tsc'), ['--noEmit']).status === 0],
  ['unused code', () => run(bin('knip'), ['--no-progress']).status === 0],
  ['words', () => run(node, ['test/words.ts']).status === 0],
];

let failed = 0;
for (const [name, check] of CHECKS) {
  const isGood = check();
  if (!isGood) failed++;
  console.log(`${isGood ? 'ok    ' : 'FAILED'} ${name}`);
}
console.log(`checks: ${CHECKS.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
