/**
 * The container files, read: no engine runs where these are tested, so their rules are checked one by one, and
 * `test/image.ts` runs their steps without one.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { SETTINGS } from '#src/config.ts';

const root = join(import.meta.dirname, '../..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');

/** Instructions with their arguments, continued lines joined, without comments. */
function instructions(text: string): readonly (readonly [string, string])[] {
  return text
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .flatMap((line) => {
      const [, name, args] = /^([A-Z]+)\s+(.*)$/.exec(line.trim()) ?? [];
      return name && args ? [[name, args.replace(/\s+/g, ' ')] as const] : [];
    });
}

describe('the Dockerfile', () => {
  const text = read('Dockerfile');
  const all = instructions(text);
  const last = all.slice(all.findLastIndex(([name]) => name === 'FROM'));
  const of = (name: string, among = all) => among.filter(([found]) => found === name).map(([, args]) => args);

  test('is well formed', () => {
    expect(validate(text).map(({ message, range }) => `${range.start.line + 1}: ${String(message)}`)).toEqual(
      [],
    );
    expect(validate('FROM node\nRUNN x').length, 'the check sees faults').toBeGreaterThan(0);
  });

  test('names versions, never the latest', () => {
    const images = of('FROM').map((from) => from.split(' ')[0] ?? '');
    expect(images).toHaveLength(2);
    for (const image of images) expect(image).toMatch(/^[\w./-]+:\d[\w.-]*$/);
    // The build's libraries are the final image's: trixie is Debian 13.
    expect(images[0]).toContain('trixie');
    expect(images[1]).toMatch(/^debian:13/);
  });

  test('runs as nobody in particular, from a tree it cannot change', () => {
    const user = of('USER', last);
    expect(user).toEqual(['plusun']);
    const place = (name: string) => last.findIndex(([found]) => found === name);
    expect(place('USER')).toBeGreaterThan(last.findLastIndex(([name]) => name === 'COPY' || name === 'RUN'));
    expect(of('COPY', last).join()).not.toContain('--chown');
    expect(of('VOLUME')).toEqual(['/data']);
  });

  test('keeps to the rules of good images', () => {
    expect(of('ADD'), 'COPY, not ADD').toEqual([]);
    expect(of('MAINTAINER')).toEqual([]);
    for (const run of of('RUN')) {
      expect(run, 'no sudo').not.toMatch(/\bsudo\b/);
      expect(run, 'nothing is downloaded by hand').not.toMatch(/\b(curl|wget|git clone)\b/);
      if (!run.includes('apt-get install')) continue;
      for (const part of ['apt-get update', '-y', '--no-install-recommends', 'rm -rf /var/lib/apt/lists/*'])
        expect(run).toContain(part);
    }
    for (const run of of('RUN').filter((run) => run.includes('npm'))) expect(run).toMatch(/npm (ci|prune)/);
    for (const workdir of of('WORKDIR')) expect(workdir).toMatch(/^\//);
    for (const json of [...of('CMD'), ...of('HEALTHCHECK').map((check) => check.replace(/^.*CMD /, ''))])
      expect(() => JSON.parse(json), 'signals reach the program, not a shell').not.toThrow();
    expect(of('HEALTHCHECK').join()).toContain('/readyz');
    expect(of('CMD')).toHaveLength(1);
  });

  test('copies nothing but the program', () => {
    const ignored = read('.dockerignore').split('\n');
    expect(ignored).toContain('*');
    const allowed = ignored.flatMap((line) => (line.startsWith('!') ? line.slice(1) : []));
    const copied = of('COPY').flatMap((args) =>
      args.includes('--from') ? [] : args.split(' ').slice(0, -1),
    );
    expect(new Set(copied)).toEqual(new Set(allowed));
    expect(text).not.toMatch(/\b(test|docs)\b\s+\.\//);
    expect(text).not.toMatch(/TOKEN|PASSWORD|SECRET/);
  });
});

interface Service {
  readonly image?: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly read_only?: boolean;
  readonly privileged?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly command?: readonly string[];
  readonly healthcheck?: object;
  readonly restart?: string;
  readonly stop_grace_period?: string;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

describe('compose.yaml', () => {
  const text = read('compose.yaml');
  const file: { services: Record<string, Service>; volumes: object } = parse(text, { merge: true });
  const { database, queue, ...apps } = file.services;

  test('two processes of the program, PostgreSQL, Redis', () => {
    expect(Object.keys(apps)).toEqual(['app-1', 'app-2']);
    expect(database?.image).toMatch(/^postgres:\d+/);
    expect(queue?.image).toMatch(/^redis:\d+/);
    expect(queue?.command?.join(' ')).toMatch(/--appendonly yes .*--maxmemory-policy noeviction/);
    for (const service of Object.values(file.services)) expect(service.restart).toBe('unless-stopped');
    for (const service of [database, queue]) expect(service?.healthcheck).toBeDefined();
  });

  test('two variables are enough, and none has a default that everybody knows', () => {
    const asked = [...text.matchAll(/\$\{(\w+)([^}]*)\}/g)];
    expect(new Set(asked.map(([, name]) => name))).toEqual(new Set(['POSTGRES_PASSWORD', 'PUBLIC_URL']));
    for (const [, , how] of asked)
      expect(how, 'it stops and says what to set').toMatch(/^:\?set \w+ in \.env$/);
    expect(text).not.toMatch(/latest/);
  });

  test('the program can change nothing but its data, and has time to stop', () => {
    for (const app of Object.values(apps)) {
      expect(app).toMatchObject({ read_only: true, cap_drop: ['ALL'], stop_grace_period: '30s' });
      expect(app.security_opt).toContain('no-new-privileges:true');
      expect(app.depends_on?.['database']?.condition).toBe('service_healthy');
      expect(Object.keys(app.environment).filter((name) => !(name in SETTINGS))).toEqual([]);
    }
  });

  test('only the web pages are reached from outside, and from this machine alone', () => {
    for (const service of Object.values(file.services)) {
      expect(service.privileged).toBeUndefined();
      expect(service.volumes?.join() ?? '').not.toContain('docker.sock');
      for (const port of service.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
    }
    expect(database?.ports ?? queue?.ports).toBeUndefined();
    const volumes = Object.values(file.services).flatMap((service) => service.volumes ?? []);
    for (const volume of volumes) expect(Object.keys(file.volumes)).toContain(volume.split(':')[0]);
  });
});
