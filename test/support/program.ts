/** The real program in a process of its own, as `npm start` and `npm run chat` run it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshFolder } from './database.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Earlier versions begin with a file of TypeScript. */
const mainOf = (root: string): string =>
  ['src/main.js', 'src/main.ts'].map((name) => join(root, name)).find(existsSync) ?? root;
const MAIN = mainOf(ROOT);
/** Its life is short: WebAssembly is compiled once, not a second time for speed (two seconds of work less). */
export const QUICKLY: readonly string[] = ['--liftoff-only'];
const START_MS = 60_000;
const END_MS = 60_000;

export type Environment = Readonly<Record<string, string>>;

/** What Node has compiled of our files is kept for the next process. */
export function compiled(): Environment {
  const folder = process.env['NODE_COMPILE_CACHE'];
  return folder ? { NODE_COMPILE_CACHE: folder } : {};
}

/** Only what a fresh machine has, so that a setting of whoever runs the tests cannot change them. */
const bare = (environment: Environment): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  LANG: 'fr_FR.UTF-8',
  // Tests reach nobody outside this machine.
  LINK_CHECK: 'off',
  ...compiled(),
  ...environment,
});

export interface Program {
  /** Everything printed so far. */
  readonly output: string;
  readonly address: string;
  /** The first organiser's code. */
  readonly code: string;
  readonly pid: number;
  /** As a power cut. */
  kill(): Promise<void>;
  /** As Ctrl + C; resolves to the exit code. */
  stop(): Promise<number | null>;
}

/** A data folder of its own whose database is made already: starting on it takes two seconds less. */
export async function freshDataDir(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'plusun-program-'));
  const database = await freshFolder();
  cpSync(database, join(dataDir, 'database'), { recursive: true });
  rmSync(database, { recursive: true });
  return dataDir;
}

/** Starts it and waits until it says that it is ready. */
export const startProgram = (environment: Environment): Promise<Program> => launchProgram(environment).ready;

/** Starts it; it may be killed before it is ready. @param root another version's folder. */
export function launchProgram(
  environment: Environment,
  root = ROOT,
): {
  readonly ready: Promise<Program>;
  kill(): Promise<void>;
} {
  const child = spawn(process.execPath, [...QUICKLY, mainOf(root)], {
    env: bare(environment),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = async () => {
    await end(child, 'SIGKILL');
  };
  return { ready: untilReady(child, kill), kill };
}

async function untilReady(child: ChildProcess, kill: () => Promise<void>): Promise<Program> {
  let output = '';
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
    if (/Ctrl \+ C/.test(output)) resolve();
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  child.once('exit', (code) => reject(new Error(`the program ended with ${code}:\n${output}`)));
  const timer = setTimeout(() => reject(new Error(`the program is not ready:\n${output}`)), START_MS);
  try {
    await promise;
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  } finally {
    clearTimeout(timer);
  }
  return {
    get output() {
      return output;
    },
    address: /http:\/\/\S+/.exec(output)?.[0] ?? '',
    code: /\/organisateur (\S+)/.exec(output)?.[1] ?? '',
    pid: child.pid ?? 0,
    kill,
    stop: () => end(child, 'SIGTERM'),
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }
  return child.exitCode;
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs it to its end, with this on standard input. */
export async function runProgram(
  environment: Environment,
  args: readonly string[] = [],
  input = '',
  cwd = process.cwd(),
): Promise<Ended> {
  const terminal = spawnTerminal(environment, args, cwd);
  terminal.end(input);
  return terminal.ended;
}

/** The program with standard input still open. */
export interface Terminal {
  /** Everything printed so far. */
  readonly output: string;
  types(text: string): void;
  /** Resolves once this has been printed since the last call. */
  prints(expected: string): Promise<string>;
  end(input?: string): void;
  /** As when the reader of a pipe leaves. */
  closeOutput(): void;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<Ended>;
}

export const openTerminal = (environment: Environment, name: string): Terminal =>
  spawnTerminal(environment, ['chat', '--as', name], process.cwd());

function spawnTerminal(environment: Environment, args: readonly string[], cwd: string): Terminal {
  const child = spawn(process.execPath, [...QUICKLY, MAIN, ...args], {
    env: bare(environment),
    cwd,
    stdio: 'pipe',
    timeout: END_MS,
    killSignal: 'SIGKILL',
  });
  let out = '';
  let err = '';
  let seen = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  // It may have ended before it read everything.
  child.stdin.on('error', () => {});
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, out, err }));
  return {
    get output() {
      return out;
    },
    types: (text) => child.stdin.write(text),
    async prints(expected) {
      const late = AbortSignal.timeout(START_MS);
      while (!out.includes(expected, seen)) {
        if (late.aborted || child.exitCode !== null)
          throw new Error(`"${expected}" was never printed:\n${out.slice(seen)}\n${err}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      const printed = out.slice(seen);
      seen = out.length;
      return printed;
    },
    end: (input = '') => child.stdin.end(input),
    closeOutput: () => child.stdout.destroy(),
    kill: (signal) => child.kill(signal),
    ended,
  };
}

/** Says these lines at the terminal; resolves to everything printed. */
export async function talkInTerminal(
  environment: Environment,
  name: string,
  lines: readonly string[],
): Promise<string> {
  const { code, out, err } = await runProgram(environment, ['chat', '--as', name], `${lines.join('\n')}\n`);
  if (code !== 0) throw new Error(`the terminal ended with ${code}:\n${err}`);
  return out;
}
