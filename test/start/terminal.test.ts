/** The chat at the terminal, in a real process. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { freshDataDir, openTerminal, type Program, runProgram, startProgram } from '#test/support/program.ts';

// Each starts the real program several times, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

let settings: Record<string, string>;
beforeAll(async () => {
  settings = { DATA_DIR: await freshDataDir(), PORT: '0' };
});
afterAll(() => rmSync(settings['DATA_DIR'] ?? '', { recursive: true, force: true }));

const chat = (name: string, input: string) => runProgram(settings, ['chat', '--as', name], input);
const count = (text: string, words: string) => text.split(words).length - 1;

test('without a name it says how to give one', async () => {
  for (const args of [['chat'], ['chat', '--as'], ['chat', '--as', ' ']]) {
    expect(await runProgram(settings, args)).toEqual({
      code: 1,
      out: '',
      err: 'Dites qui vous êtes : npm run --silent chat -- --as VOTRE_NOM\n',
    });
  }
});

describe('in a folder of its own', () => {
  test('each line is answered before the next is read; lines of Windows, empty ones, a last one without an end', async () => {
    const { code, out, err } = await chat('Léa', 'bonjour\r\n\r\nboulangère\r\n2');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const order = ['Je suis un programme', '1/4', 'arrivé vide', '2/4', '3/4'].map((words) =>
      out.indexOf(words),
    );
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order).not.toContain(-1);
    expect(out, 'no escape codes, no prompt').not.toMatch(/\u001b|\r|^> /m);
  });

  test('a line of 20,000 characters, control characters, emoji: the conversation keeps its place', async () => {
    const { code, out } = await chat('Léa', `${'a'.repeat(20_000)}\n\u001b[2J\u0007\n👍👍\nRezé\n`);
    expect(code).toBe(0);
    expect(out).not.toContain('\u001b');
    expect(out).toContain('4/4');
  });

  test('whoever reads the output may leave', async () => {
    const { code } = await runProgram(settings, ['chat', '--as', 'Paul'], '');
    expect(code).toBe(0);
    const terminal = openTerminal(settings, 'Paul');
    terminal.closeOutput();
    terminal.types('bonjour\nboulanger\n');
    terminal.end();
    const { err } = await terminal.ended;
    expect(err).toBe('');
  });

  test('Ctrl + C leaves in good order', async () => {
    const terminal = openTerminal(settings, 'Marc');
    terminal.types('bonjour\n');
    await terminal.prints('1/4');
    terminal.kill('SIGINT');
    expect(await terminal.ended).toMatchObject({ code: 0, err: '' });
    expect((await chat('Marc', 'plombier\n')).out).toContain('2/4');
  });

  test('a second terminal joins the first one', async () => {
    const first = openTerminal(settings, 'Inès');
    first.types('bonjour\n');
    await first.prints('1/4');
    const second = await chat('Omar', 'bonjour\n');
    expect(second).toMatchObject({ code: 0, err: '' });
    expect(second.out).toContain('1/4');
    first.types('fleuriste\n');
    await first.prints('2/4');
    first.end();
    expect((await first.ended).code).toBe(0);
  });
});

describe('in the program that runs', () => {
  let program: Program;
  beforeAll(async () => {
    program = await startProgram(settings);
  });
  afterAll(() => program.stop());

  test('joins it, however early', async () => {
    await program.stop();
    const starting = startProgram(settings);
    await vi.waitFor(
      () => expect(existsSync(join(settings['DATA_DIR'] ?? '', 'running.json'))).toBe(true),
      10_000,
    );
    const said = await chat('Nora', 'bonjour\npasser\n');
    program = await starting;
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(said.out).toContain('2/4');
  });

  test('what waited comes first', async () => {
    const terminal = openTerminal(settings, 'Zoé');
    // Gone before the answer is read.
    terminal.closeOutput();
    terminal.types('bonjour\n');
    await terminal.ended;
    const { out } = await chat('Zoé', 'couturière\n');
    expect(count(out, '1/4')).toBe(1);
    expect(out.indexOf('1/4')).toBeLessThan(out.indexOf('2/4'));
  });

  test('killed meanwhile: one says what to do, and the next talk goes on from there', async () => {
    const terminal = openTerminal(settings, 'Hugo');
    terminal.types('bonjour\n');
    await terminal.prints('1/4');
    await program.kill();
    terminal.types('maçon\n');
    const { code, err } = await terminal.ended;
    expect({ code, err }).toEqual({
      code: 1,
      err: 'PlusUn ne répond plus. Relancez cette commande.\nSi votre dernière phrase reste sans réponse, redites-la.\n',
    });
    program = await startProgram(settings);
    expect((await chat('Hugo', 'maçon\n')).out).toContain('2/4');
  });
});
