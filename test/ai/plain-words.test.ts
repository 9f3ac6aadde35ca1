/** "Plus simplement" under an answer: in a model's words when there is one, said so, with the sheet below; never a guess. */
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { connect } from '#src/ai/completion.ts';
import { createModel } from '#src/ai/model.ts';
import { isDistress } from '#src/people/distress.ts';
import { emptyDatabase, freshDatabase } from '#test/support/database.ts';
import { API_KEY, startLlmServer } from '#test/support/llm-server.ts';
import { realParts } from '#test/support/real.ts';
import { simulate, type SimulatedPerson, type Simulation } from '#test/support/simulator.ts';

const server = await startLlmServer();
const database = await freshDatabase();
const quiet = { debug() {}, info() {}, warn() {}, error() {} };
let world: Simulation;
let lea: SimulatedPerson;

async function begins(isHelped: boolean): Promise<void> {
  const complete = await connect({ baseUrl: server.url, model: 'stand-in', apiKey: API_KEY }, 8_000);
  const model = createModel({ complete, isDistress, log: quiet });
  world = await simulate(realParts(), isHelped ? { model } : {}, database);
  lea = world.person('Léa Martin');
  for (const line of ['bonjour', 'annuler', 'annuler', "c'est quoi l'adie ?"]) await lea.says(line);
}
beforeEach(async () => {
  server.forget();
  await emptyDatabase(database);
});
afterEach(() => world.close());
afterAll(async () => {
  await server.close();
  await database.close();
});

const PLAIN = 'Un petit prêt, quand la banque dit non. Une aide gratuite vient avec.';
const says = (text: string) => ({ kind: 'says', content: { text } }) as const;

test('a button where a model helps; its words say whose they are, the sheet stands below, nothing of her left', async () => {
  await begins(true);
  server.plans(says(PLAIN));
  await lea.presses('Plus de choix');
  const read = (await lea.presses('Plus simplement')).join('\n');
  expect(read).toContain('redite par un modèle de langage');
  expect(read).toContain(PLAIN);
  expect(read.indexOf(PLAIN)).toBeLessThan(read.indexOf('https://www.adie.org/'));
  expect(read).toContain('À faire d');
  expect(server.calls).toHaveLength(1);
  expect(server.calls[0]?.raw).not.toContain('Léa');
  expect(read).toContain('[Mon +1');
});

test('a figure of its own, or silence: the sheet as it is, and somebody who can explain', async () => {
  await begins(true);
  server.plans(says('Un prêt de 900 000 euros, tout de suite.'));
  const read = (await lea.says('plus simplement')).join('\n');
  expect(read).not.toContain('900');
  expect(read).toContain("Je n'ai pas de mots plus simples");
  expect(read).toContain('https://www.adie.org/');
});

test('without a model there is no button, and the words say so', async () => {
  await begins(false);
  expect((await lea.presses('Plus de choix')).join('\n')).not.toContain('Plus simplement');
  expect((await lea.says('plus simplement')).join('\n')).toContain("Je n'ai pas de mots plus simples");
  expect(server.calls).toHaveLength(0);
});

test('somebody who wants no model is not helped by one', async () => {
  await begins(true);
  await lea.says('sans modèle');
  expect((await lea.presses('Plus de choix')).join('\n')).not.toContain('Plus simplement');
  await lea.says('plus simplement');
  expect(server.calls).toHaveLength(0);
});
