/** A message that certainly cannot arrive on one platform goes to another account of the same person: once. */
import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import type { Prisma } from '#prisma/generated/client.ts';
import { createOutbox, type Outbox } from '#src/delivery/outbox.ts';
import type { Reply } from '#src/engine/message.ts';
import type { Sent } from '#src/platform/adapter.ts';
import { createStore } from '#src/storage/postgres-store.ts';
import { onEveryDatabase } from '#test/support/databases.ts';
import { createMailbox, type Mailbox, onePerPart, textOf } from '#test/support/mailbox.ts';
import { addressOf, countingIds, replyTo, said, turnOf } from '#test/support/updates.ts';

const running: Outbox[] = [];
afterEach(async () => {
  for (const outbox of running.splice(0)) await outbox.stop();
});
const gone: Sent = { ok: false, why: 'unreachable' };

onEveryDatabase('a message that cannot arrive', (open) => {
  /** Awa writes on Telegram, and has linked Discord and Slack. */
  async function opened() {
    const database = await open();
    const store = createStore({ database, handlers: {}, newId: countingIds() });
    const clock = { now: new Date('2026-11-22T10:00:05.000Z') };
    const [telegram, discord, slack] = ['telegram', 'discord', 'slack'].map((name) =>
      createMailbox(name),
    ) as [Mailbox, Mailbox, Mailbox];
    telegram.answer = () => gone;
    let count = 0;
    return {
      database,
      clock,
      telegram,
      discord,
      slack,
      write: async (...replies: readonly Reply[]) => {
        const { pending, personId } = await store.accept(said(`u${++count}`, 'awa', 'bonjour'));
        for (const platform of ['discord', 'slack'])
          await database.prisma.identity.upsert({
            where: { platform_externalId: { platform, externalId: 'awa' } },
            create: {
              platform,
              externalId: 'awa',
              personId,
              address: addressOf('awa', platform) as unknown as Prisma.InputJsonValue,
            },
            update: {},
          });
        if (pending) await store.commit(turnOf(pending, { replies, now: clock.now }));
        return personId;
      },
      deliver: async () => {
        const outbox = createOutbox({
          database,
          adapters: [telegram, discord, slack],
          degrade: onePerPart,
          clock: () => clock.now,
          log: pino({ level: 'silent' }),
          random: () => 0.5,
          onUnreachable: () => {},
        });
        running.push(outbox);
        await outbox.start();
        for (const platform of ['telegram', 'discord', 'slack']) await outbox.settled(platform, 'room-awa');
        return outbox;
      },
    };
  }
  const message = (text: string, more: Partial<Reply> = {}) => replyTo(addressOf('awa'), text, more);

  test('goes to another platform, once, as a new message', async () => {
    const { write, deliver, discord, slack, database } = await opened();
    await write(message('ping', { class: 'once', replaces: { receipt: 'm1', chosen: 'Oui' } }));
    const outbox = await deliver();
    outbox.kick();
    await outbox.settled('discord', 'room-awa');
    expect(discord.arrived.map(textOf)).toEqual(['ping']);
    expect(discord.arrived[0]).toMatchObject({
      key: 'telegram:u1:0:fallback.0',
      to: { platform: 'discord' },
    });
    expect(discord.arrived[0]).not.toHaveProperty('replaces');
    expect(slack.tried).toEqual([]);
    const rows = await database.prisma.outbox.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map(({ state, isFallback }) => [state, isFallback])).toEqual([
      ['failed', false],
      ['sent', true],
    ]);
  });

  test('goes where news were wanted first, and never on from there', async () => {
    const { write, deliver, discord, slack, database } = await opened();
    const personId = await write(message('ping'));
    await database.prisma.identity.updateMany({
      where: { personId, platform: 'slack' },
      data: { isPreferred: true },
    });
    slack.answer = () => gone;
    await deliver();
    expect(slack.tried).toHaveLength(1);
    expect(discord.tried).toEqual([]);
  });

  test('stays where it is when it may have arrived: refused for good is not unreachable, nor is silence', async () => {
    const { write, deliver, telegram, discord, slack, clock } = await opened();
    telegram.answer = () => ({ ok: false, why: 'uncertain' });
    await write(message('ping', { class: 'once' }), message('réponse'));
    const outbox = await deliver();
    // The second attempt of the answer is refused; the first may have arrived.
    telegram.answer = () => gone;
    clock.now = new Date(clock.now.getTime() + 3_000);
    await outbox.settled('telegram', 'room-awa');
    expect(telegram.tried).toHaveLength(3);
    telegram.answer = () => ({ ok: false, why: 'refused' });
    await write(message('trop long'));
    outbox.kick();
    await outbox.settled('telegram', 'room-awa');
    expect([...discord.tried, ...slack.tried]).toEqual([]);
  });

  test('half a message is not told twice', async () => {
    const { write, deliver, telegram, discord, slack } = await opened();
    telegram.answer = () => (telegram.tried.length > 1 ? gone : { ok: true });
    const parts = ['un', 'deux'].map((text) => ({ kind: 'text', text }) as const);
    await write(message('', { parts }));
    await deliver();
    expect(telegram.arrived.map(textOf)).toEqual(['un']);
    expect([...discord.tried, ...slack.tried]).toEqual([]);
  });

  test('what a room was told is told to nobody alone; whoever blocked us everywhere is left in peace', async () => {
    const { write, deliver, discord, slack, database } = await opened();
    const personId = await write({ ...message('à tous'), to: { ...addressOf('awa'), isPrivate: false } });
    await deliver();
    expect([...discord.tried, ...slack.tried]).toEqual([]);
    await database.prisma.identity.updateMany({ where: { personId }, data: { isReachable: false } });
    await write(message('ping'));
    await database.prisma.identity.updateMany({
      where: { personId, platform: { not: 'telegram' } },
      data: { isReachable: false },
    });
    const [outbox] = running;
    outbox?.kick();
    await outbox?.settled('telegram', 'room-awa');
    expect([...discord.tried, ...slack.tried]).toEqual([]);
  });
});
