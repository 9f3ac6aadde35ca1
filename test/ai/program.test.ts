/** The real program with a language model set: it says so, is helped, and does not wait for it when it must stop. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { API_KEY, startLlmServer } from '#test/support/llm-server.ts';
import { freshDataDir, openTerminal, runProgram, startProgram } from '#test/support/program.ts';

// Each starts the real program, on a machine that may be busy.
vi.setConfig({ testTimeout: 90_000 });

const server = await startLlmServer();
let settings: Record<string, string>;
beforeAll(async () => {
  settings = {
    DATA_DIR: await freshDataDir(),
    PORT: '0',
    LLM_BASE_URL: server.url,
    LLM_MODEL: 'stand-in',
    LLM_API_KEY: API_KEY,
  };
});
beforeEach(() => server.forget());
afterAll(async () => {
  rmSync(settings['DATA_DIR'] ?? '', { recursive: true, force: true });
  await server.close();
});

test('whoever installs it reads where words go; Prometheus counts how it went', async () => {
  const token = 'a-long-random-word-of-ours';
  const program = await startProgram({ ...settings, METRICS_TOKEN: token });
  expect(program.output).toContain(`Modèle de langage : oui. Ce qui n'est pas compris est envoyé`);
  expect(program.output).toContain(new URL(server.url).host);
  server.plans({ kind: 'says', content: { kind: 'option', id: 'option-2', text: '' } });
  const terminal = openTerminal(settings, 'Léa');
  terminal.types('bonjour\nboulangère\nzblorg frtttt\n');
  await terminal.prints('3/4.');
  terminal.end();
  const { out } = await terminal.ended;
  expect(out).toContain("un modèle de langage m'aide");
  expect(out).toMatch(/Aidé par un modèle, j'ai compris.*Je viens de créer/);
  const metrics = await fetch(`${program.address}/metrics`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(await metrics.text()).toContain('plusun_model_total{outcome="helped"} 1');
  await program.stop();
});

test('it stops without waiting for the model; the message is answered without it', async () => {
  server.thinks(() => ({ kind: 'silence' }));
  const terminal = openTerminal(settings, 'Karim');
  terminal.types('bonjour\nplombier\nzblorg frtttt\n');
  await vi.waitUntil(() => server.calls.length > 0, { timeout: 60_000 });
  const started = performance.now();
  terminal.kill('SIGTERM');
  const { code } = await terminal.ended;
  expect(performance.now() - started).toBeLessThan(6_000);
  expect(code).toBe(0);
});

test('half a setting is no setting: the other half is asked for', async () => {
  const { LLM_MODEL: _model, ...half } = settings;
  const { code, err } = await runProgram(half);
  expect(code).toBe(1);
  expect(err).toContain('LLM_MODEL : le nom du modèle, obligatoire avec LLM_BASE_URL.');
  expect(err).not.toContain(API_KEY);
});
