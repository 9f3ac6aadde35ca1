/**
 * The Dockerfile without an engine: its steps in a temporary folder, then the program that came of it, run by the user
 * of the image from a tree that this user cannot change, until its health check is content. Prints what it weighs.
 *
 *   node test/image.ts      (as root; npm's registry is asked for the packages of the lock file)
 *
 * Left out: what Debian brings (apt-get, users). Its size is counted as published.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { constants } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = join(import.meta.dirname, '..');
/** Of `USER plusun`. */
const USER = { uid: 1000, gid: 1000 };
const MOST_MB = 350;
/** debian:13-slim unpacked, and the two libraries. */
const DEBIAN_MB = 82;
const START_MS = 60_000;
const PORT = '38117';

const work = mkdtempSync(join(tmpdir(), 'plusun-image-'));
chmodSync(work, 0o755);
const stages = new Map<string, string>();
let stage = '';
let user = '';
let isBuilt = false;
let variables: Record<string, string> = {};
let command: readonly string[] = [];
let health: readonly string[] = [];

/** Paths of the image are paths in this folder. */
const inside = (path: string): string => join(stage, path.startsWith('/') ? '' : 'app', path, '.');
const moved = (text: string): string => text.replace(/(?<=[ =])\/(?=app|data|tmp|usr\/local)/g, `${stage}/`);
const environment = () => ({
  HOME: join(work, 'home'),
  // While it is built, npm may need what this machine knows of the network.
  ...(isBuilt ? {} : process.env),
  PATH: `${join(stage, 'usr/local/bin')}:${process.env['PATH']}`,
  ...Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, moved(` ${value}`).trim()])),
});

function from(args: string): void {
  const [, , alias] = args.split(' ');
  stage = join(work, alias ?? 'final');
  if (alias) stages.set(alias, stage);
  variables = {};
  mkdirSync(join(stage, 'app'), { recursive: true });
  mkdirSync(join(stage, 'tmp'), { mode: 0o777 });
  chmodSync(join(stage, 'tmp'), 0o777);
  // The base image's own.
  if (alias) cpSync(process.execPath, join(stage, 'usr/local/bin/node'), { dereference: true });
}

function copy(args: string): void {
  const parts = args.split(' ');
  const other = parts[0]?.startsWith('--from=')
    ? stages.get(parts.shift()?.slice('--from='.length) ?? '')
    : undefined;
  const target = inside(parts.pop() ?? '');
  for (const part of parts) {
    const source = other ? join(other, part) : join(root, part);
    const name = parts.length > 1 || target.endsWith('/app') ? join(target, part) : target;
    // The client is made by a step of its own.
    cpSync(source, name, {
      recursive: true,
      filter: (path) => other !== undefined || !path.includes('prisma/generated'),
    });
  }
}

function run(args: string): void {
  if (/^(apt-get|groupadd) /.test(args)) return;
  console.log(`RUN ${args}`);
  execFileSync('bash', ['-euo', 'pipefail', '-c', moved(` ${args}`)], {
    cwd: join(stage, 'app'),
    stdio: ['ignore', 'ignore', 'inherit'],
    env: environment(),
  });
}

const STEPS: Readonly<Record<string, (args: string) => void>> = {
  FROM: from,
  COPY: copy,
  RUN: run,
  USER: (args) => {
    user = args;
  },
  ENV: (args) => {
    for (const [, name = '', quoted, plain] of args.matchAll(/(\w+)=(?:"([^"]*)"|(\S+))/g))
      variables[name] = quoted ?? plain ?? '';
  },
  HEALTHCHECK: (args) => {
    health = JSON.parse(args.slice(args.indexOf('[')));
  },
  CMD: (args) => {
    command = JSON.parse(args);
  },
};

const megabytes = (path: string): number =>
  Math.round(Number(execFileSync('du', ['-sk', path], { encoding: 'utf8' }).split('\t')[0]) / 1024);

/** The program, until its health check is content; gives the seconds that took. */
async function start(): Promise<number> {
  // A root that is read only.
  execFileSync('chmod', ['-R', 'a+rX,go-w', join(stage, 'app')]);
  const env = { ...environment(), HOST: '127.0.0.1', PORT, LINK_CHECK: 'off' };
  const [name = '', ...args] = command;
  const [test = '', ...testArgs] = health;
  const how = { cwd: join(stage, 'app'), env, ...USER } as const;
  if (!isCompiled()) throw new Error('what was compiled while building is not found by the program');
  const began = performance.now();
  const child = spawn(name, args, { ...how, stdio: ['ignore', 'ignore', 'inherit'] });
  const gone = once(child, 'exit');
  try {
    while (!isHealthy()) {
      if (child.exitCode !== null || performance.now() - began > START_MS)
        throw new Error('the health check was never content');
      await sleep(250);
    }
  } finally {
    child.kill('SIGTERM');
    await gone;
  }
  if (child.exitCode !== 0) throw new Error(`the program ended with ${child.exitCode ?? child.signalCode}`);
  return (performance.now() - began) / 1000;

  function isHealthy(): boolean {
    try {
      execFileSync(test, testArgs, { ...how, stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  }
}

/** What was compiled while it was built is for this user and these options: elsewhere Node would have to make a folder. */
function isCompiled(): boolean {
  const ask = `require('node:module').enableCompileCache('${join(stage, 'app/node_modules/.cache/plusun')}').status`;
  const enabled = String(constants.compileCacheStatus.ENABLED);
  const how = { env: environment(), encoding: 'utf8', ...USER } as const;
  return execFileSync(command[0] ?? '', ['-p', ask], how).trim() === enabled;
}

/** For another processor than this one's, the same packages must do. */
function noMachineCode(): void {
  const found = execFileSync('find', [join(stage, 'app'), '-name', '*.node'], { encoding: 'utf8' }).trim();
  if (found) throw new Error(`packages for one processor only:\n${found}`);
}

try {
  const text = readFileSync(join(root, 'Dockerfile'), 'utf8')
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n/g, ' ');
  for (const line of text.split('\n')) {
    const [, name = '', args = ''] = /^([A-Z]+)\s+(.*)$/.exec(line.trim()) ?? [];
    STEPS[name]?.(args.replace(/\s+/g, ' '));
  }
  isBuilt = true;
  if (user !== 'plusun') throw new Error('the image has no user of its own');
  noMachineCode();
  const parts = {
    program: megabytes(join(stage, 'app')),
    node: megabytes(join(stage, 'usr')),
    debian: DEBIAN_MB,
  };
  const seconds = await start();
  const sum = parts.program + parts.node + parts.debian;
  console.log(
    `image: ${sum} MB: program ${parts.program} (packages ${megabytes(join(stage, 'app/node_modules'))}), Node ${parts.node}, Debian ${parts.debian} as published; healthy on an empty folder, started and stopped after ${seconds.toFixed(1)} s`,
  );
  if (sum >= MOST_MB) throw new Error(`the image weighs ${sum} MB: ${MOST_MB} are the most`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
