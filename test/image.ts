/**
 * The Dockerfile without an engine: its COPY and RUN steps in a temporary folder, then the program that came of it,
 * started by a user without rights from a tree that this user cannot change. Prints what it weighs.
 *
 *   node test/image.ts      (as root; npm's registry is asked for the packages of the lock file)
 *
 * Left out: what the base images bring (apt-get, users, their size).
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const NOBODY = 65_534;
const START_MS = 60_000;

const work = mkdtempSync(join(tmpdir(), 'plusun-image-'));
chmodSync(work, 0o755);
const stages = new Map<string, string>();
let stage = '';
let isFinal = false;

/** Paths in an image are paths in this folder. */
const inside = (path: string): string =>
  path.startsWith('/') ? join(stage, path) : join(stage, 'app', path);
const PATH = [dirname(process.execPath), process.env['PATH']].join(delimiter);

function copy(args: string): void {
  const parts = args.split(' ');
  const from = parts[0]?.startsWith('--from=')
    ? stages.get(parts.shift()?.slice('--from='.length) ?? '')
    : undefined;
  const target = inside(parts.pop() ?? '');
  for (const part of parts) {
    if (part === '/usr/local/bin/node') continue;
    const source = from ? join(from, part) : join(root, part);
    const isFolder = parts.length > 1 || target.endsWith('/app');
    const name = isFolder || part.includes('.') ? join(target, part) : target;
    // The client is made by a step of its own.
    cpSync(source, name, {
      recursive: true,
      filter: (path) => from !== undefined || !path.includes('prisma/generated'),
    });
  }
}

function step(name: string, args: string): void {
  if (name === 'FROM') {
    const [, , alias] = args.split(' ');
    stage = join(work, alias ?? 'final');
    isFinal = alias === undefined;
    mkdirSync(join(stage, 'app'), { recursive: true });
    if (alias) stages.set(alias, stage);
  }
  if (name === 'COPY') copy(args);
  // In the final stage they make users and install libraries.
  if (name === 'RUN' && !isFinal) {
    console.log(`RUN ${args}`);
    execFileSync('bash', ['-euo', 'pipefail', '-c', args], {
      cwd: join(stage, 'app'),
      stdio: 'inherit',
      env: { ...process.env, PATH },
    });
  }
}

const megabytes = (path: string): number =>
  Math.round(Number(execFileSync('du', ['-sk', path], { encoding: 'utf8' }).split('\t')[0]) / 1024);

async function start(): Promise<void> {
  const data = join(work, 'data');
  mkdirSync(data, { mode: 0o700 });
  chownSync(data, NOBODY, NOBODY);
  execFileSync('chmod', ['-R', 'a+rX,go-w', stage]);
  const node = join(work, 'node');
  cpSync(process.execPath, node, { dereference: true });
  const child = spawn(node, ['src/main.js', '--check'], {
    cwd: join(stage, 'app'),
    uid: NOBODY,
    gid: NOBODY,
    env: { NODE_ENV: 'production', HOST: '127.0.0.1', PORT: '0', DATA_DIR: data, LANG: 'en_US.UTF-8' },
    stdio: 'inherit',
    timeout: START_MS,
  });
  await once(child, 'exit');
  if (child.exitCode !== 0) throw new Error(`the program ended with ${child.exitCode ?? child.signalCode}`);
  const touched = execFileSync('find', [stage, '-newer', node, '-type', 'f'], { encoding: 'utf8' }).trim();
  if (touched) throw new Error(`the program wrote into its own tree:\n${touched}`);
}

try {
  const text = readFileSync(join(root, 'Dockerfile'), 'utf8')
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n/g, ' ');
  for (const line of text.split('\n')) {
    const [, name = '', args = ''] = /^([A-Z]+)\s+(.*)$/.exec(line.trim()) ?? [];
    step(name, args.replace(/\s+/g, ' '));
  }
  const tree = megabytes(stage);
  const node = megabytes(process.execPath);
  await start();
  console.log(
    `image: program ${tree} MB (packages ${megabytes(join(stage, 'app/node_modules'))} MB), Node ${node} MB; without the base`,
  );
} finally {
  rmSync(work, { recursive: true, force: true });
}
