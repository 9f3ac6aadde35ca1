/** The real program in a process of its own, as `npm start` and `npm run chat` run it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const MAIN = join(import.meta.dirname, '../../src/main.ts');
const START_MS = 30_000;

export type Environment = Readonly<Record<string, string>>;

/** Only what a fresh machine has, so that a setting of whoever runs the tests cannot change them. */
const bare = (environment: Environment): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  LANG: 'fr_FR.UTF-8',
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

/** Starts it and waits until it says that it is ready. */
export async function startProgram(environment: Environment): Promise<Program> {
  const child = spawn(process.execPath, [MAIN], { env: bare(environment), stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
    if (/Ctrl \+ C/.test(output)) resolve();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
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
    kill: async () => {
      await end(child, 'SIGKILL');
    },
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

/** Runs it to its end, with this on standard input. */
export async function runProgram(
  environment: Environment,
  args: readonly string[] = [],
  input = '',
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const child = spawn(process.execPath, [MAIN, ...args], { env: bare(environment), stdio: 'pipe' });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  child.stdin.end(input);
  await once(child, 'close');
  return { code: child.exitCode, out, err };
}

/** Says these lines at the terminal; resolves to everything printed. */
export async function talkInTerminal(environment: Environment, name: string, lines: readonly string[]): Promise<string> {
  const { code, out, err } = await runProgram(environment, ['chat', '--as', name], `${lines.join('\n')}\n`);
  if (code !== 0) throw new Error(`the terminal ended with ${code}:\n${err}`);
  return out;
}
