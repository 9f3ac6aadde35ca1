/** Power cuts, on the real process: what was accepted is answered, once, in order; reminders are neither lost nor doubled. */
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openDatabase } from '#src/storage/database.ts';
import {
  freshDataDir,
  launchProgram,
  type Program,
  startProgram,
  talkInTerminal,
} from '#test/support/program.ts';
import { hasPostgres, hasRedis, type Service, startPostgres, startRedis } from '#test/support/services.ts';

// Each starts the real program several times, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const CUTS = 15;
const SEED = 20_261_122;

/** The same moments at every run (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Somebody who writes without waiting for answers, and sends again what was not accepted, as the page does. */
class Writer {
  readonly accepted: string[] = [];
  address = '';
  #cookie = '';
  #pending = { id: randomUUID() as string, text: 'aide' };
  isDone = false;

  async arrives(): Promise<void> {
    const page = await fetch(this.address, { headers: { 'accept-language': 'fr' } });
    this.#cookie = page.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
    await this.#post({ id: randomUUID(), command: 'start' });
  }

  async writes(): Promise<void> {
    while (!this.isDone) {
      const { id } = this.#pending;
      if (await this.#post(this.#pending)) {
        this.accepted.push(id);
        this.#pending = { id: randomUUID(), text: 'aide' };
      }
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }

  async says(text: string): Promise<string> {
    const id = randomUUID();
    await vi.waitFor(async () => expect(await this.#post({ id, text })).toBe(true), 10_000);
    return id;
  }

  /** Resolves once this one has been answered. */
  async reads(id: string): Promise<void> {
    const response = await fetch(`${this.address}/chat/events?after=0`, {
      headers: { cookie: this.#cookie },
      signal: AbortSignal.timeout(15_000),
    });
    let read = '';
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      read += chunk;
      if (read.includes(id)) return;
    }
  }

  #post(message: object): Promise<boolean> {
    return fetch(`${this.address}/chat/messages`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        cookie: this.#cookie,
        origin: new URL(this.address).origin,
      },
      body: JSON.stringify(message),
    }).then(
      ({ status }) => status === 202,
      () => false,
    );
  }
}

interface Row {
  readonly answers: string;
  readonly text: string;
}

/** Every message of the web chat, from the database of a program that has stopped. */
async function readThreads(dataDir: string): Promise<readonly Row[]> {
  const database = await openDatabase({ dataDir: join(dataDir, 'database') });
  const { rows } = await database.pool.query<Row>(
    `select message->>'answers' as answers, message->>'message' as text from thread_entry where platform = 'web' order by seq`,
  );
  const left = await database.pool.query(
    `select (select count(*) from inbox where state <> 'done') + (select count(*) from outbox where state <> 'sent') as left`,
  );
  expect(Number(left.rows[0].left), 'everything is handled').toBe(0);
  await database.close();
  return rows;
}

describe('the embedded database', () => {
  let settings: Record<string, string>;
  beforeAll(async () => {
    settings = { DATA_DIR: await freshDataDir(), PORT: '0', LOG_LEVEL: 'silent' };
  });
  afterAll(() => rmSync(settings['DATA_DIR'] ?? '', { recursive: true, force: true }));

  test(`killed ${CUTS} times while two people write: nothing is lost, nothing said twice`, {
    timeout: 240_000,
  }, async () => {
    const random = randomFrom(SEED);
    const writers = [new Writer(), new Writer()];
    const accepted = () => writers.reduce((sum, writer) => sum + writer.accepted.length, 0);
    let program = await startProgram(settings);
    const moveTo = ({ address }: Program) => writers.forEach((writer) => (writer.address = address));
    moveTo(program);
    for (const writer of writers) await writer.arrives();
    const writing = writers.map((writer) => writer.writes());
    for (let cut = 0; cut < CUTS; cut++) {
      const before = accepted();
      await vi.waitFor(() => expect(accepted()).toBeGreaterThan(before), 10_000);
      await new Promise((resolve) => setTimeout(resolve, random() * 500));
      await program.kill();
      program = await startProgram(settings);
      moveTo(program);
    }
    for (const writer of writers) writer.isDone = true;
    await Promise.all(writing);
    // They are still at the first question, wherever the cuts fell.
    const last = await Promise.all(writers.map((writer) => writer.says('boulangère')));
    for (const [index, writer] of writers.entries()) await writer.reads(last[index] ?? '');
    expect(await program.stop()).toBe(0);

    const rows = await readThreads(settings['DATA_DIR'] ?? '');
    for (const [index, { accepted }] of writers.entries()) {
      const mine = new Set([...accepted, last[index]]);
      const answered = rows.filter(({ answers }) => mine.has(answers)).map(({ answers }) => answers);
      expect(answered, 'each once, in the order of writing').toEqual([...accepted, last[index]]);
      expect(rows.find(({ answers }) => answers === last[index])?.text).toContain('2/4');
    }
    console.info(
      `killed ${CUTS} times; ${writers.map(({ accepted }) => accepted.length).join(' + ')} lines accepted`,
    );
  });

  test('told to stop while people write: under ten seconds, code 0, all there at the next start', async () => {
    let program = await startProgram(settings);
    const writers = Array.from({ length: 4 }, () => new Writer());
    for (const writer of writers) {
      writer.address = program.address;
      await writer.arrives();
    }
    const writing = writers.map((writer) => writer.writes());
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const asked = performance.now();
    expect(await program.stop()).toBe(0);
    expect(performance.now() - asked).toBeLessThan(10_000);
    for (const writer of writers) writer.isDone = true;
    await Promise.all(writing);
    program = await startProgram(settings);
    for (const writer of writers) {
      writer.address = program.address;
      await writer.reads(writer.accepted.at(-1) ?? '');
    }
    await program.stop();
    const rows = await readThreads(settings['DATA_DIR'] ?? '');
    for (const { accepted } of writers) {
      const answered = rows.filter(({ answers }) => accepted.includes(answers)).map(({ answers }) => answers);
      expect(accepted.length).toBeGreaterThan(3);
      expect(answered).toEqual(accepted);
    }
  });
});

describe.skipIf(!hasPostgres || !hasRedis)('a PostgreSQL server and Redis', () => {
  let postgres: Service;
  let redis: Service;
  let client: pg.Client;
  let settings: Record<string, string>;

  beforeAll(async () => {
    [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
    client = new pg.Client({ connectionString: postgres.url });
    // Its server is stopped below.
    client.on('error', () => {});
    await client.connect();
    settings = { DATABASE_URL: postgres.url, REDIS_URL: redis.url, PORT: '0', LOG_LEVEL: 'silent' };
  });
  afterAll(async () => {
    await client.end();
    await Promise.all([postgres.stop(), redis.stop()]);
  });

  test('killed between due and sent, at each place it can be: one reminder', {
    timeout: 90_000,
  }, async () => {
    const said = await talkInTerminal(settings, 'Léa', [
      'bonjour',
      ...Array.from({ length: 4 }, () => 'passer'),
      '/plus1',
      'Appeler la banque',
      'demain',
    ]);
    expect(said).toContain("C'est noté : «\u00a0Appeler la banque\u00a0»");
    const { rowCount } = await client.query(
      `update due set due_at = now() where work = 'people.plus-one.due'`,
    );
    expect(rowCount).toBe(1);
    // Whoever holds a table keeps the program from going past it: due work, the inbox, the outbox, the thread.
    for (const table of ['due', 'inbox', 'outbox', 'thread_entry']) {
      await client.query('begin');
      await client.query(`lock table ${table} in share mode`);
      const program = launchProgram(settings);
      // It may be waiting for the table before it is ready.
      program.ready.catch(() => {});
      await vi.waitFor(async () => {
        const { rows } = await client.query(
          `select count(*)::int as waiting from pg_locks where relation = $1::regclass and not granted`,
          [table],
        );
        expect(rows[0].waiting).toBeGreaterThan(0);
      }, 20_000);
      await program.kill();
      await client.query('rollback');
    }
    // On a server, others could still be sending: what a dead process held is taken over when its lease has run out.
    await client.query(`update outbox set lease_until = now() where state = 'sending'`);
    const program = await startProgram(settings);
    await vi.waitFor(async () => expect(await unsent()).toBe(0), 20_000);
    expect(await reminders()).toBe(1);
    await program.stop();
    expect(await talkInTerminal(settings, 'Léa', ['1'])).toContain("C'est votre premier +1 ce mois-ci");
    expect(await reminders()).toBe(1);
  });

  test.each(['Redis', 'PostgreSQL'])('%s is gone: told to stop, it stops all the same', async (which) => {
    const service = which === 'Redis' ? redis : postgres;
    const program = await startProgram(settings);
    await service.kill();
    const asked = performance.now();
    expect(await program.stop()).toBe(0);
    expect(performance.now() - asked).toBeLessThan(10_000);
    expect(program.output).toContain('PlusUn est arrêté. Tout est gardé.');
    await service.restart();
  });

  async function unsent(): Promise<number> {
    const { rows } = await client.query(
      `select (select count(*) from due where due_at <= now() and done_at is null)::int
            + (select count(*) from inbox where state = 'pending')::int
            + (select count(*) from outbox where state <> 'sent')::int as left`,
    );
    return rows[0].left;
  }

  async function reminders(): Promise<number> {
    const { rows } = await client.query(
      `select count(*)::int as count from thread_entry where message::text like '%«\u00a0Appeler la banque\u00a0». C''est fait ?%'`,
    );
    return rows[0].count;
  }
});
