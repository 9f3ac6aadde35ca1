/** The web chat keeps the contract of adapters; the harness does over HTTP what the page does. */
import { afterAll, beforeAll } from 'vitest';
import { createWebAdapter } from '#adapters/web/adapter.ts';
import type { PageEntry } from '#adapters/web/codec.ts';
import { roomOf } from '#adapters/web/session.ts';
import { cardText } from '#src/platform/degrade.ts';
import { createPostgresThread } from '#src/platform/postgres-thread.ts';
import { type AdapterHarness, describeAdapterContract } from '#test/support/adapter-contract.ts';
import { freshDatabase, type TestDatabase } from '#test/support/database.ts';
import { words } from '#test/support/web-chat.ts';

const RETRY_MS = 20;

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());

const wordsOf = (part: PageEntry['body'][number]): string => {
  if (part.kind === 'card') return cardText(part);
  if (part.kind === 'file') return `${part.label}\n${part.name}`;
  return part.kind === 'event' ? '' : part.text;
};

describeAdapterContract('The web chat', async () => {
  const thread = createPostgresThread(database.prisma, 'web');
  const log = { warn: () => {} };
  const adapter = createWebAdapter({ port: 0, host: '127.0.0.1', thread, words, log, secureCookies: false });
  const first = await adapter.app.request('/');
  const cookie = first.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const room = roomOf(cookie.split('=')[1] ?? '');
  let isOpen = true;
  let unacknowledged = 0;
  let line = Promise.resolve();
  let last: object = {};

  /** As the page: one after the other, the same id until it is taken. */
  function post(message: object) {
    last = message;
    unacknowledged += 1;
    line = line.then(async () => {
      while (isOpen) {
        const answer = await fetch(`${adapter.address()}/chat/messages`, {
          method: 'POST',
          headers: { cookie, origin: adapter.address(), 'content-type': 'application/json' },
          body: JSON.stringify(message),
        }).catch(() => undefined);
        // What the page is told to write otherwise, it does not send again.
        if (answer && answer.status < 500 && answer.status !== 429) {
          unacknowledged -= 1;
          return;
        }
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    });
  }

  async function history(): Promise<readonly PageEntry[]> {
    const answer = await fetch(`${adapter.address()}/chat/history?before=999999999`, { headers: { cookie } });
    return ((await answer.json()) as { entries: PageEntry[] }).entries;
  }

  const harness: AdapterHarness = {
    adapter,
    home: { platform: 'web', room, isPrivate: true },
    says: (text) => post({ id: crypto.randomUUID(), text }),
    async presses(label) {
      const option = (await history())
        .flatMap(({ options }) => options)
        .findLast((shown) => shown.label === label);
      post({ id: crypto.randomUUID(), tokens: [option?.token ?? ''] });
    },
    repeats: () => post(last),
    isAcknowledged: () => unacknowledged === 0,
    async babbles() {
      for (const body of [
        '',
        '{',
        'null',
        '[]',
        '{"id":5}',
        '{"id":"a","tokens":"b"}',
        '{"id":"a","hologram":1}',
      ])
        await fetch(`${adapter.address()}/chat/messages`, {
          method: 'POST',
          headers: { cookie, origin: adapter.address(), 'content-type': 'application/json' },
          body,
        });
    },
    forges: (token) => post({ id: crypto.randomUUID(), tokens: [token] }),
    async shown() {
      return (await history()).map(({ body, options }) => ({
        text: body.map(wordsOf).join('\n'),
        buttons: options.map(({ label }) => label),
      }));
    },
    async close() {
      isOpen = false;
      await adapter.stop();
      await line;
    },
  };
  return harness;
});
