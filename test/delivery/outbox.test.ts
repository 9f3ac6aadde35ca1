import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import { createOutbox, type Outbox } from '#src/delivery/outbox.ts';
import type { Reply } from '#src/engine/message.ts';
import type { Adapter, PlatformStatus } from '#src/platform/adapter.ts';
import type { Database } from '#src/storage/database.ts';
import { createStore } from '#src/storage/postgres-store.ts';
import { onEveryDatabase } from '#test/support/databases.ts';
import { createMailbox, onePerPart, textOf } from '#test/support/mailbox.ts';
import { addressOf, countingIds, replyTo, said, turnOf } from '#test/support/updates.ts';

const running: Outbox[] = [];
afterEach(async () => {
  for (const outbox of running.splice(0)) await outbox.stop();
});

onEveryDatabase('the outbox', (open) => {
  /** A clock that stands still until it is moved, and who was found unreachable. */
  async function opened() {
    const database = await open();
    const store = createStore({ database, handlers: {}, newId: countingIds() });
    const clock = { now: new Date('2026-11-22T10:00:05.000Z') };
    const unreachable: string[] = [];
    let count = 0;
    return {
      database,
      clock,
      unreachable,
      after: (ms: number) => {
        clock.now = new Date(clock.now.getTime() + ms);
      },
      /** Somebody writes; the turn answers with these. Gives the person's id. */
      write: async (who: string, ...replies: readonly Reply[]) => {
        const { pending } = await store.accept(said(`u${++count}`, who, 'bonjour', replies[0]?.to.platform));
        if (pending) await store.commit(turnOf(pending, { replies, now: clock.now }));
        return pending?.person.id ?? '';
      },
      deliver: async (...adapters: Adapter[]) => {
        const outbox = outboxOver(database, adapters, clock, (id) => unreachable.push(id));
        await outbox.start();
        return outbox;
      },
    };
  }

  function outboxOver(
    database: Database,
    adapters: readonly Adapter[],
    clock: { now: Date },
    onUnreachable: (id: string) => void,
  ): Outbox {
    const log = pino({ level: 'silent' });
    const settings = {
      database,
      adapters,
      degrade: onePerPart,
      clock: () => clock.now,
      log,
      random: () => 0.5,
    };
    const outbox = createOutbox({ ...settings, onUnreachable });
    running.push(outbox);
    return outbox;
  }

  const answer = (who: string, text: string, more: Partial<Reply> = {}) =>
    replyTo(addressOf(who, 'web'), text, more);
  const states = async (database: Database) =>
    (await database.prisma.outbox.findMany({ orderBy: { id: 'asc' } })).map(({ state }) => state);

  test('messages of one chat arrive in order, one at a time; another chat does not wait', async () => {
    const { write, deliver, database } = await opened();
    const web = createMailbox('web');
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    web.answer = async ({ to }) => {
      if (to.room === 'room-awa') await held;
      return { ok: true, receipt: `r-${to.room}` };
    };
    await write('awa', answer('awa', 'un'), answer('awa', 'deux'));
    await write('awa', answer('awa', 'trois'));
    await write('bob', answer('bob', 'salut'));
    const outbox = await deliver(web);
    await outbox.settled('web', 'room-bob');
    expect(web.arrived.map(textOf)).toEqual(['salut']);
    expect(web.tried.filter(({ to }) => to.room === 'room-awa')).toHaveLength(1);
    letGo();
    await outbox.settled('web', 'room-awa');
    expect(web.arrived.map(textOf)).toEqual(['salut', 'un', 'deux', 'trois']);
    const rows = await database.prisma.outbox.findMany();
    expect(rows.every(({ state, payload, receipt }) => state === 'sent' && payload === null && receipt)).toBe(
      true,
    );
  });

  test('a long reply goes as several messages; after a pause it continues where it stopped', async () => {
    const { write, deliver, after } = await opened();
    const web = createMailbox('web');
    const parts = ['un', 'deux', 'trois'].map((text) => ({ kind: 'text', text }) as const);
    web.answer = () => (web.tried.length === 2 ? { ok: false, why: 'later' } : { ok: true });
    await write('awa', answer('awa', '', { parts }));
    const outbox = await deliver(web);
    await outbox.settled('web', 'room-awa');
    expect(web.arrived.map(textOf)).toEqual(['un']);
    after(11_000);
    await outbox.settled('web', 'room-awa');
    expect(web.arrived.map(textOf)).toEqual(['un', 'deux', 'trois']);
    expect(web.arrived.map(({ key }) => key)).toEqual(['web:u1:0.0', 'web:u1:0.1', 'web:u1:0.2']);
  });

  test('two processes deliver every message once', async () => {
    const { write, deliver, database } = await opened();
    const web = createMailbox('web');
    web.answer = async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return { ok: true };
    };
    const [one, two] = [await deliver(web), await deliver(web)];
    for (let index = 0; index < 30; index++) {
      await write(`p${index % 6}`, answer(`p${index % 6}`, `${index}`));
      one.kick();
      two.kick();
    }
    for (let index = 0; index < 6; index++) await one.settled('web', `room-p${index}`);
    expect(
      web.arrived
        .map(textOf)
        .map(Number)
        .sort((a, b) => a - b),
    ).toEqual(Array.from({ length: 30 }, (_, i) => i));
    const ofFirst = web.arrived.filter(({ to }) => to.room === 'room-p0').map(textOf);
    expect(ofFirst).toEqual(['0', '6', '12', '18', '24']);
    expect(new Set(await states(database))).toEqual(new Set(['sent']));
  });

  test('a process dies while it sends: a ping is not doubled, an answer is sent again, what had not left leaves', async () => {
    const { write, deliver, database, after } = await opened();
    await write('awa', answer('awa', 'ping', { class: 'once' }));
    await write('bob', answer('bob', 'réponse'));
    await write('zoé', answer('zoé', 'annonce', { class: 'once' }));
    // What a dead process leaves behind: it had not begun to send the last one.
    await database.pool.query(
      `update outbox set state = 'sending', lease_until = $1, error = case chat when 'room-awa' then 'departed' end`,
      ['2026-11-22T10:00:10Z'],
    );
    after(60_000);
    const web = createMailbox('web');
    const outbox = await deliver(web);
    after(2_001);
    await outbox.settled('web', 'room-zoé');
    await outbox.settled('web', 'room-bob');
    expect(web.arrived.map(textOf).toSorted()).toEqual(['annonce', 'réponse']);
    expect(await states(database)).toEqual(['uncertain', 'sent', 'sent']);
  });

  test('who blocked the program is marked, told about once, and others go on', async () => {
    const { write, deliver, database, unreachable } = await opened();
    const web = createMailbox('web');
    web.answer = ({ to }) => (to.room === 'room-awa' ? { ok: false, why: 'unreachable' } : { ok: true });
    const awa = await write('awa', answer('awa', 'un'), answer('awa', 'deux'));
    await write('bob', answer('bob', 'salut'));
    const outbox = await deliver(web);
    await outbox.settled('web', 'room-awa');
    await outbox.settled('web', 'room-bob');
    expect(unreachable).toEqual([awa]);
    expect(web.arrived.map(textOf)).toEqual(['salut']);
    expect(await database.prisma.identity.count({ where: { personId: awa, isReachable: false } })).toBe(1);
  });

  test('what could not be shown waits for the person to come back, and the program to be told', async () => {
    const { write, deliver } = await opened();
    const web = createMailbox('web');
    web.answer = () => ({ ok: false, why: 'offline' });
    await write('awa', answer('awa', 'un'), answer('awa', 'deux'));
    const outbox = await deliver(web);
    await outbox.settled('web', 'room-awa');
    expect(web.tried).toHaveLength(1);
    web.answer = undefined;
    await outbox.wake('web', 'room-awa');
    outbox.kick();
    await expect.poll(() => web.arrived.map(textOf)).toEqual(['un', 'deux']);
  });

  test('a wrong token stops its platform alone; nothing is lost', async () => {
    const { write, deliver, database } = await opened();
    const slack = createMailbox('slack');
    slack.answer = () => ({ ok: false, why: 'credentials' });
    const web = createMailbox('web');
    await write('awa', replyTo(addressOf('awa', 'slack'), 'un'));
    await write('bob', answer('bob', 'salut'));
    const outbox = await deliver(slack, web);
    await outbox.settled('slack', 'room-awa');
    await outbox.settled('web', 'room-bob');
    expect(web.arrived.map(textOf)).toEqual(['salut']);
    await expect.poll(() => states(database)).toEqual(['pending', 'sent']);
  });

  test('a token that is right again: what waited leaves, without a restart', async () => {
    const { write, deliver } = await opened();
    let state: PlatformStatus['state'] = 'degraded';
    const mailbox = createMailbox('slack');
    const slack: Adapter = { ...mailbox, status: () => ({ state }) };
    mailbox.answer = () => ({ ok: false, why: 'credentials' });
    await write('awa', replyTo(addressOf('awa', 'slack'), 'un'));
    const outbox = await deliver(slack);
    await outbox.settled('slack', 'room-awa');
    expect(mailbox.arrived).toEqual([]);
    mailbox.answer = undefined;
    state = 'ok';
    await expect.poll(() => mailbox.arrived.map(textOf), { timeout: 15_000 }).toEqual(['un']);
  });

  test('a reminder whose hour has passed is not sent', async () => {
    const { write, deliver, database } = await opened();
    const web = createMailbox('web');
    await write(
      'awa',
      answer('awa', 'dans une heure', { class: 'timed', deadline: '2026-11-22T10:00:00.000Z' }),
    );
    const outbox = await deliver(web);
    await outbox.settled('web', 'room-awa');
    expect(web.tried).toEqual([]);
    expect(await database.prisma.outbox.findFirst()).toMatchObject({ state: 'failed', error: 'too late' });
  });

  test('an adapter that breaks is taken for a message that may have arrived; its words stay out of the log', async () => {
    const { write, deliver, database } = await opened();
    const web = createMailbox('web');
    web.answer = () => Promise.reject(new TypeError('https://api.example/bot123:SECRET'));
    await write('awa', answer('awa', 'ping', { class: 'once' }));
    const outbox = await deliver(web);
    await outbox.settled('web', 'room-awa');
    expect(await database.prisma.outbox.findFirst()).toMatchObject({
      state: 'uncertain',
      error: 'uncertain: TypeError',
    });
  });

  test('someone who waits for an answer passes before a wave of reminders', async () => {
    const { write, deliver } = await opened();
    const web = createMailbox('web');
    web.answer = async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return { ok: true };
    };
    for (let index = 0; index < 40; index++)
      await write(`r${index}`, answer(`r${index}`, 'rappel', { class: 'timed' }));
    await write('awa', answer('awa', 'réponse'));
    const outbox = await deliver(web);
    await outbox.settled('web', 'room-awa');
    // Written after forty reminders, it arrives among the first sixteen, however slow the machine.
    expect(web.arrived.map(textOf).slice(0, 16)).toContain('réponse');
  });
});
