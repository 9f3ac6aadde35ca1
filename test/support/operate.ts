/** Commands for whoever runs the program, as `npm run backup`, `restore` and `dead-letters` run them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { compiled, type Environment, QUICKLY } from './program.ts';

const OPERATE = join(import.meta.dirname, '../../src/main/operate.ts');

export interface Operated {
  readonly code: number | null;
  readonly output: string;
}

export async function operate(environment: Environment, args: readonly string[]): Promise<Operated> {
  const child = spawn(process.execPath, [...QUICKLY, OPERATE, ...args], {
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      LANG: 'en_US.UTF-8',
      ...compiled(),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  await once(child, 'close');
  return { code: child.exitCode, output };
}
