/** Settings: what `.env.example` lists, and what somebody reads who gets some of them wrong. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { readConfig, SETTINGS } from '#src/config.ts';
import { runProgram } from '#test/support/program.ts';

const lines = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8').split('\n');

describe('.env.example', () => {
  const listed = lines.flatMap((line) => /^#([A-Z_]+)=(.*)$/.exec(line)?.slice(1, 2) ?? []);

  test('lists exactly the settings there are, with a line of French each', () => {
    expect(listed.toSorted()).toEqual(Object.keys(SETTINGS).sort());
    for (const setting of listed) {
      const at = lines.findIndex((line) => line.startsWith(`#${setting}=`));
      expect(lines[at - 1], setting).toMatch(/^# \p{Lu}.{15,}\.$/u);
    }
  });

  test('each example, uncommented, is right', () => {
    const examples = parseEnv(lines.map((line) => line.replace(/^#(?=[A-Z_]+=)/, '')).join('\n'));
    expect(readConfig(examples as Record<string, string>)).toMatchObject({ ok: true });
    for (const [setting, { example }] of Object.entries(SETTINGS)) expect(examples[setting]).toBe(example);
  });
});

describe('wrong settings', () => {
  const wrong = {
    PORT: '99999',
    PUBLIC_URL: 'plusun point org',
    DATABASE_URL: 'mysql://root:hunter2@localhost/x',
    TELEGRAM_BOT_TOKEN: 'jeton-recopié-de-travers',
    LOG_LEVEL: 'fort',
  };

  test('all of them at once, by name, with an example, never the value', async () => {
    const { code, out, err } = await runProgram(wrong);
    expect(code).toBe(1);
    expect(out).toBe('');
    const [first, ...faults] = err.trim().split('\n');
    expect(first).toBe('Ces réglages ne vont pas. Corrigez-les dans le fichier .env, puis relancez.');
    expect(faults).toHaveLength(Object.keys(wrong).length);
    for (const [setting, value] of Object.entries(wrong)) {
      expect(err).toMatch(new RegExp(`^ {2}${setting} : .* Exemple : ${setting}=\\S+$`, 'm'));
      expect(err).not.toContain(value);
    }
    expect(err).not.toContain('hunter2');
  });

  test('a Slack app for several workspaces is whole, and has its key where a database is shared', () => {
    const app = {
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: 'x'.repeat(32),
      SLACK_SIGNING_SECRET: 'y'.repeat(32),
    };
    const faultsOf = (variables: Record<string, string>) => {
      const read = readConfig(variables);
      return read.ok ? [] : read.faults.map(({ setting }) => setting);
    };
    expect(faultsOf(app)).toEqual([]);
    expect(faultsOf({ ...app, SLACK_CLIENT_SECRET: '' })).toEqual(['SLACK_CLIENT_SECRET']);
    expect(faultsOf({ ...app, SLACK_CLIENT_ID: '' })).toEqual(['SLACK_CLIENT_ID']);
    expect(faultsOf({ ...app, SLACK_SIGNING_SECRET: '' })).toEqual(['SLACK_APP_TOKEN']);
    const shared = { ...app, DATABASE_URL: 'postgresql://localhost/plusun' };
    expect(faultsOf(shared)).toEqual(['SECRET_KEY']);
    const key = Buffer.alloc(32, 7).toString('base64');
    expect(faultsOf({ ...shared, SECRET_KEY: `${key},${key}` })).toEqual([]);
    for (const wrong of ['un mot de passe', Buffer.alloc(16).toString('base64'), `${key},court`])
      expect(faultsOf({ ...shared, SECRET_KEY: wrong })).toEqual(['SECRET_KEY']);
  });

  test('in English on an English system', async () => {
    const { code, err } = await runProgram({ LC_ALL: 'en_GB.UTF-8', PORT: 'three thousand' });
    expect(code).toBe(1);
    expect(err).toBe(
      'These settings are wrong. Correct them in the file .env, then start again.\n' +
        '  PORT: a number between 0 and 65535. Example: PORT=3000\n',
    );
  });

  test('a .env that cannot be read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'plusun-env-'));
    mkdirSync(join(folder, '.env'));
    const { code, err } = await runProgram({}, [], '', folder);
    rmSync(folder, { recursive: true });
    expect(code).toBe(1);
    expect(err).toMatch(/^PlusUn n'a pas pu démarrer\. Le fichier \.env ne se lit pas\. .*\n$/);
  });
});
