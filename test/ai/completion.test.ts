/** A question to the endpoint, whatever that endpoint does: an answer or a reason, in time, and at most one more try. */
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type Complete, connect } from '#src/ai/completion.ts';
import { API_KEY, type Behaviour, startLlmServer } from '#test/support/llm-server.ts';

const server = await startLlmServer();
const DEADLINE_MS = 2_000;
const PROMPT = {
  system: 'Say what it means.',
  user: JSON.stringify({ message: 'jpeux avoir koi pr un four' }),
  schema: {
    name: 'meaning',
    schema: { type: 'object', properties: {}, required: [], additionalProperties: false },
  },
};
let complete: Complete;
beforeEach(async () => {
  server.forget();
  complete = await connect({ baseUrl: server.url, model: 'stand-in', apiKey: API_KEY }, DEADLINE_MS);
});
afterAll(() => server.close());

async function timed(leaving?: AbortSignal) {
  const started = performance.now();
  const done = await complete(PROMPT, leaving);
  return { done, tookMs: performance.now() - started };
}

test('an answer in JSON, in a fence, or after thinking aloud', async () => {
  for (const content of ['{"a":1}', '```json\n{"a":1}\n```', '<think>{hm}</think> Voici : {"a":1}']) {
    server.plans({ kind: 'says', content });
    expect(await complete(PROMPT)).toEqual({ ok: true, json: { a: 1 } });
  }
  expect(server.calls[0]?.body).toMatchObject({ model: 'stand-in', temperature: 0 });
});

const JUNK: readonly Behaviour[] = [
  { kind: 'says', content: 'Bien sûr ! Un prêt vous irait.' },
  { kind: 'says', content: '{"kind":"search","te' },
  { kind: 'says', content: '' },
  { kind: 'body', body: '<html>Bad gateway</html>', type: 'text/html' },
  { kind: 'body', body: '' },
  { kind: 'body', body: 'null' },
  { kind: 'body', body: '{"choices":[]}' },
  { kind: 'body', body: '{"choices":[{"message":{"content":null,"refusal":"no"}}]}' },
  { kind: 'body', body: '{"error":{"message":"busy"}}' },
  { kind: 'body', body: '[[[[[[' },
];
test.each(JUNK)('junk is junk, and not asked for twice: %j', async (behaviour) => {
  server.plans(behaviour);
  expect(await complete(PROMPT)).toEqual({ ok: false, why: 'junk' });
  expect(server.calls).toHaveLength(1);
});

describe('too slow', () => {
  test.each(['silence', 'headers', 'drips'] as const)(
    '%s: given up at the limit, without a second try',
    async (kind) => {
      server.plans({ kind });
      const { done, tookMs } = await timed();
      expect(done).toEqual({ ok: false, why: 'timeout' });
      expect(tookMs).toBeGreaterThan(DEADLINE_MS - 50);
      expect(tookMs).toBeLessThan(DEADLINE_MS + 500);
      expect(server.calls).toHaveLength(1);
    },
  );

  test('the limit is for both tries together', async () => {
    server.plans({ kind: 'status', status: 500 }, { kind: 'silence' });
    const { done, tookMs } = await timed();
    expect(done).toEqual({ ok: false, why: 'timeout' });
    expect(tookMs).toBeLessThan(DEADLINE_MS + 500);
    expect(server.calls).toHaveLength(2);
  });

  test('the program stops: nobody waits for the model', async () => {
    server.plans({ kind: 'silence' });
    const leaving = new AbortController();
    setTimeout(() => leaving.abort(), 50);
    const { done, tookMs } = await timed(leaving.signal);
    expect(done).toEqual({ ok: false, why: 'leaving' });
    expect(tookMs).toBeLessThan(1_000);
  });
});

describe('a second try', () => {
  test.each([429, 500, 502, 503] as const)('after %i, and only one', async (status) => {
    server.plans({ kind: 'status', status }, { kind: 'says', content: '{}' });
    expect(await complete(PROMPT)).toEqual({ ok: true, json: {} });
    server.plans({ kind: 'status', status }, { kind: 'status', status });
    expect(await complete(PROMPT)).toEqual({ ok: false, why: status === 429 ? 'busy' : 'broken' });
    expect(server.calls).toHaveLength(4);
  });

  test('not when the endpoint asks for more patience than there is', async () => {
    server.plans({ kind: 'status', status: 429, retryAfter: '30' });
    const { done, tookMs } = await timed();
    expect(done).toEqual({ ok: false, why: 'busy' });
    expect(tookMs).toBeLessThan(1_000);
    expect(server.calls).toHaveLength(1);
  });

  test('when nobody listens yet', async () => {
    const door = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => door.once('listening', resolve));
    const { port } = door.address() as AddressInfo;
    await new Promise((resolve) => door.close(resolve));
    const baseUrl = `http://127.0.0.1:${port}/v1`;
    const late = await connect({ baseUrl, model: 'stand-in', apiKey: API_KEY }, 4_000);
    expect(await late(PROMPT)).toEqual({ ok: false, why: 'unreachable' });
    const asked = late(PROMPT);
    const arrived = await startLlmServer(port);
    expect((await asked).ok).toBe(true);
    expect(arrived.calls).toHaveLength(1);
    await arrived.close();
  });

  test.each([401, 403, 404, 413] as const)('not after %i', async (status) => {
    server.plans({ kind: 'status', status });
    expect(await complete(PROMPT)).toEqual({ ok: false, why: 'denied' });
    expect(server.calls).toHaveLength(1);
  });

  test.each(['reset', 'cut', 'endless'] as const)('not after an answer that was %s', async (kind) => {
    server.plans({ kind });
    expect(await complete(PROMPT)).toEqual({ ok: false, why: 'cut' });
    expect(server.calls).toHaveLength(1);
  });
});

test('an endpoint that knows no schema is asked plainly from then on', async () => {
  server.settings.refusesSettings = true;
  expect(await complete(PROMPT)).toEqual({ ok: false, why: 'denied' });
  expect((await complete(PROMPT)).ok).toBe(true);
  expect(Object.keys(server.calls.at(-1)?.body ?? {}).sort()).toEqual(['messages', 'model']);
});

test('what was said follows no redirection', async () => {
  const elsewhere = await startLlmServer();
  server.plans({ kind: 'elsewhere', location: `${elsewhere.url}/chat/completions` });
  expect(await complete(PROMPT)).toEqual({ ok: false, why: 'cut' });
  expect(elsewhere.calls).toEqual([]);
  await elsewhere.close();
});

test("a wrong key is told, not thrown, and a model of one's own needs none", async () => {
  const other = await connect({ baseUrl: server.url, model: 'stand-in' }, DEADLINE_MS);
  expect(await other(PROMPT)).toEqual({ ok: false, why: 'denied' });
});
