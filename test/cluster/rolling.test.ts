/** Two processes replaced one after the other, three times, while people write: nothing lost, nothing said twice. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openProcesses } from '#test/support/processes.ts';
import type { Program } from '#test/support/program.ts';
import { hasPostgres } from '#test/support/services.ts';
import { startTelegramServer } from '#test/support/telegram-server.ts';

vi.setConfig({ testTimeout: 240_000 });

const ROUNDS = 3;
const WRITERS = 4;

/** Writes to whichever process is ready, as a balancer would have it, and again until it was taken. */
class Writer {
  readonly accepted: string[] = [];
  isDone = false;
  #cookie = '';

  async arrives(address: string): Promise<void> {
    const page = await fetch(address, { headers: { 'accept-language': 'fr' } });
    this.#cookie = page.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  }

  async writes(ready: () => readonly string[]): Promise<void> {
    while (!this.isDone) {
      const id = randomUUID();
      for (let attempt = 0; !(await this.#post(ready()[attempt % 2] ?? ready()[0], id)); attempt++)
        await sleep(50);
      this.accepted.push(id);
      await sleep(2_100);
    }
  }

  async #post(address: string | undefined, id: string): Promise<boolean> {
    if (!address) return false;
    const headers = {
      'content-type': 'application/json',
      cookie: this.#cookie,
      origin: new URL(address).origin,
    };
    const body = JSON.stringify({ id, text: 'aide' });
    const sent = fetch(`${address}/chat/messages`, { method: 'POST', headers, body });
    return sent.then(
      ({ status }) => status === 202,
      () => false,
    );
  }
}

describe.skipIf(!hasPostgres)('a rolling restart', () => {
  test(`${ROUNDS} times, while people write`, async () => {
    const telegram = await startTelegramServer();
    const processes = await openProcesses({
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.url,
    });
    onTestFinished(async () => {
      await processes.close();
      await telegram.stop();
    });
    const programs: Program[] = [await processes.start(), await processes.start()];
    let ready = programs.map(({ address }) => address);
    const writers = Array.from({ length: WRITERS }, () => new Writer());
    for (const writer of writers) await writer.arrives(ready[0] ?? '');
    const writing = writers.map((writer) => writer.writes(() => ready));
    const people = ['Léa', 'Awa'].map((firstName) => telegram.person({ firstName, languageCode: 'fr' }));
    let said = 0;
    let isOver = false;
    const talking = (async () => {
      for (; !isOver; said += people.length) {
        for (const person of people) person.says('aide');
        await sleep(1_500);
      }
    })();

    const stops: number[] = [];
    for (let at = 0; at < ROUNDS * 2; at++) {
      const leaving = programs[at % 2];
      if (!leaving) throw new Error('two are running');
      const asked = performance.now();
      const stopped = leaving.stop();
      // The balancer asks before it sends anybody.
      await vi.waitFor(
        async () => {
          const status = await fetch(`${leaving.address}/readyz`).then(
            (answer) => answer.status,
            () => 503,
          );
          expect(status).toBe(503);
        },
        { timeout: 900, interval: 20 },
      );
      ready = ready.filter((address) => address !== leaving.address);
      expect(await stopped).toBe(0);
      stops.push(performance.now() - asked);
      programs[at % 2] = await processes.start();
      ready = programs.map(({ address }) => address);
    }
    isOver = true;
    for (const writer of writers) writer.isDone = true;
    await Promise.all([...writing, talking]);
    await vi.waitFor(() => expect(telegram.pendingIds).toHaveLength(0), { timeout: 30_000, interval: 200 });
    await vi.waitFor(async () => expect(await processes.open()).toBe(0), { timeout: 30_000, interval: 200 });

    const answers = await processes.query<{ answers: string }>(
      `select message ->> 'answers' as answers from thread_entry
        where platform = 'web' and message ->> 'answers' is not null order by seq`,
    );
    for (const { accepted } of writers) {
      const mine = answers.filter(({ answers }) => accepted.includes(answers)).map(({ answers }) => answers);
      expect([...new Set(mine)], 'each answered, in the order of writing').toEqual(accepted);
    }
    const replies = await processes.query<{ taken: number; parked: number }>(
      `select (count(*) filter (where platform = 'telegram'))::int as taken,
              (count(*) filter (where state <> 'done'))::int as parked from inbox`,
    );
    expect(replies[0]).toEqual({ taken: said, parked: 0 });
    // What Telegram shows is what was written, each message once.
    const written = await processes.query<{ sent: number; messages: number }>(
      `select (count(*) filter (where state = 'sent'))::int as sent, (sum(sent_count + 1))::int as messages
         from outbox where platform = 'telegram'`,
    );
    const shown = people.reduce((sum, person) => sum + person.sees.length, 0);
    expect(written[0]?.sent).toBe(
      (await processes.query(`select 1 from outbox where platform = 'telegram'`)).length,
    );
    console.info(
      `${stops.length} stops, the longest ${(Math.max(...stops) / 1000).toFixed(1)} s; ` +
        `${said} said on Telegram, ${shown} messages shown for ${written[0]?.messages} written; ` +
        `409: ${telegram.callsOf('getUpdates').filter(({ status }) => status === 409).length}`,
    );
    expect(shown).toBe(written[0]?.messages);
    expect(Math.max(...stops)).toBeLessThan(25_000);
    expect(telegram.callsOf('getUpdates').filter(({ status }) => status === 409)).toHaveLength(0);
  });
});
