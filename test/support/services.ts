/**
 * A private PostgreSQL server and a private Redis for the services lane: on 127.0.0.1, in a temporary folder, stopped by
 * the id of the process that was started. Where the programs are missing, the suites say so and leave their tests out.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import pg from 'pg';

export interface Service {
  readonly url: string;
  /** Ends the server at once, as a failure does; with another signal, as that server understands it. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Starts it again over the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const PATH = (process.env.PATH ?? '').split(delimiter);

/** Debian keeps the servers' programs out of the PATH. */
function find(program: string, folders: readonly string[] = PATH): string | undefined {
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
}

function postgresFolders(): readonly string[] {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  return [...PATH, ...versions.map((version) => join(root, version, 'bin'))];
}

const postgres = find('postgres', postgresFolders());
const initdb = find('initdb', postgresFolders());
const redis = find('redis-server');

export const hasPostgres = Boolean(postgres && initdb);
export const hasRedis = Boolean(redis);
if (!hasPostgres) console.info('left out: tests on a PostgreSQL server (no "postgres" and "initdb" found)');
if (!hasRedis) console.info('left out: tests on Redis (no "redis-server" found)');

/** A server of its own, with an empty database. */
export async function startPostgres(): Promise<Service> {
  if (!postgres || !initdb) throw new Error('no PostgreSQL here: ask hasPostgres first');
  const user = postgresUser();
  const folder = mkdtempSync(join(tmpdir(), 'plusun-pg-'));
  if (user) chownSync(folder, user.uid, user.gid);
  const settings = { cwd: folder, ...user };
  const data = join(folder, 'data');
  // As its user: the files are theirs.
  execFileSync('cp', ['-r', '--preserve=mode', emptyServer(initdb, user), data], settings);
  const port = await freePort();
  const options = ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-k', folder];
  const url = `postgres://plusun@127.0.0.1:${port}/postgres`;
  const launch = () => spawn(postgres, options, { ...settings, stdio: 'ignore' });
  return service(url, folder, launch, 'SIGINT', async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.end();
  });
}

/** The files of a server that has never run, made once (seconds) and copied (a tenth of one). */
function emptyServer(program: string, user: { uid: number; gid: number } | undefined): string {
  const version = execFileSync(program, ['--version'], { encoding: 'utf8' }).replace(/[^\d.]+/g, '-');
  const templates = process.env['TEST_TEMPLATES'] ?? tmpdir();
  const template = join(templates, `plusun-server${version}${process.getuid?.() ?? ''}`);
  if (existsSync(template)) return join(template, 'data');
  const making = mkdtempSync(join(templates, 'plusun-making-'));
  if (user) chownSync(making, user.uid, user.gid);
  const options = [
    '-D',
    join(making, 'data'),
    '-U',
    'plusun',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C',
    '-N',
  ];
  execFileSync(program, options, { cwd: making, ...user, stdio: 'ignore' });
  try {
    renameSync(making, template);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(template)) throw error;
  }
  return join(template, 'data');
}

export async function startRedis(): Promise<Service> {
  if (!redis) throw new Error('no Redis here: ask hasRedis first');
  const folder = mkdtempSync(join(tmpdir(), 'plusun-redis-'));
  const port = await freePort();
  const options = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    folder,
    '--save',
    '',
    '--maxmemory-policy',
    'noeviction',
  ];
  return service(
    `redis://127.0.0.1:${port}`,
    folder,
    () => spawn(redis, options, { stdio: 'ignore' }),
    'SIGTERM',
    () => greet(port),
  );
}

async function service(
  url: string,
  folder: string,
  launch: () => ChildProcess,
  politely: NodeJS.Signals,
  greeting: () => Promise<void>,
): Promise<Service> {
  let server = launch();
  // A test that fails must leave no server behind.
  process.once('exit', () => server.kill('SIGKILL'));
  await answered(greeting);
  const end = async (signal: NodeJS.Signals) => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill(signal);
    await ended;
  };
  return {
    url,
    kill: (signal = 'SIGKILL') => end(signal),
    restart: async () => {
      await end('SIGKILL');
      server = launch();
      await answered(greeting);
    },
    stop: async () => {
      await end(politely);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root. */
function postgresUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

const greet = (port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1').once('error', reject);
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
  });

/** Tries until the server answers. */
async function answered(greeting: () => Promise<void>): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await greeting();
    } catch (error) {
      if (attempt === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
