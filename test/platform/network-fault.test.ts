import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { unanswered } from '#src/platform/network-fault.ts';

const failureOf = (url: string): Promise<unknown> =>
  fetch(url, { signal: AbortSignal.timeout(500) }).then(
    () => undefined,
    (error: unknown) => error,
  );

test('nobody listens there: nothing has left, and the code tells no secret', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const failure = await failureOf(`http://127.0.0.1:${port}/bot123:secret`);
  expect(unanswered(failure)).toEqual({ ok: false, why: 'later', detail: 'ECONNREFUSED' });
});

test('cut after we spoke, or never answered: nobody knows', async () => {
  for (const isCut of [true, false]) {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      if (isCut) socket.once('data', () => socket.resetAndDestroy());
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    expect(unanswered(await failureOf(`http://127.0.0.1:${port}/`)).why).toBe('uncertain');
    server.close();
  }
});
