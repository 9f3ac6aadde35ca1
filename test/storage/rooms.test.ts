/** A club's group changes its id, and people block the program: what is remembered follows. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Address } from '#src/engine/message.ts';
import type { Rooms } from '#src/platform/adapter.ts';
import { createRooms } from '#src/storage/rooms.ts';
import { emptyDatabase, freshDatabase, type TestDatabase } from '#test/support/database.ts';

const OLD = '-4242';
const NEW = '-1001234567890';
const NOW = new Date('2026-11-22T09:00:00Z');

let database: TestDatabase;
let rooms: Rooms;
beforeAll(async () => {
  database = await freshDatabase();
  rooms = createRooms(database.pool);
});
afterAll(() => database.close());
beforeEach(() => emptyDatabase(database));

const address = (room: string, thread?: string): Address => ({
  platform: 'telegram',
  room,
  ...(thread !== undefined && { thread }),
  isPrivate: !room.startsWith('-'),
});

/** A club in Rezé that speaks in a topic of the group `room`. */
async function clubIn(room: string, id = 'reze', thread = '7'): Promise<void> {
  const { prisma } = database;
  const home = address(room, thread) as object;
  await prisma.person.create({ data: { id: `space-${id}`, isSpace: true } });
  await prisma.identity.create({
    data: { platform: 'telegram', externalId: `space ${id}`, personId: `space-${id}`, address: home },
  });
  await prisma.session.create({
    data: { personId: `space-${id}`, revision: 3, data: { home, stack: [] }, updatedAt: NOW },
  });
  await prisma.club.create({
    data: { id, name: id, place: '44143', zone: 'Europe/Paris', createdAt: NOW },
  });
  await prisma.clubSpace.create({
    data: { id, clubId: id, platform: 'telegram', room, thread, personId: `space-${id}`, boundAt: NOW },
  });
}

async function waiting(key: string, room: string, thread?: string): Promise<void> {
  const to = address(room, thread);
  await database.prisma.outbox.create({
    data: {
      key,
      platform: 'telegram',
      chat: thread === undefined ? room : `${room}|${thread}`,
      class: 'once',
      payload: { to: { ...to }, parts: [], replaces: { receipt: '12' } },
    },
  });
}

test('everything that names the old group names the new one, and nothing else changes', async () => {
  const { prisma } = database;
  await clubIn(OLD);
  await waiting('topic', OLD, '7');
  await waiting('group', OLD);
  await waiting('neighbour', `${OLD}2`);
  await prisma.post.create({
    data: { platform: 'telegram', room: OLD, receipt: '12', about: 'question:1', at: NOW },
  });
  // Told by both groups, and by the first message that could not be sent.
  for (let times = 0; times < 3; times++) await rooms.moved('telegram', OLD, NEW);

  const rows = await prisma.outbox.findMany({ orderBy: { id: 'asc' } });
  expect(rows.map(({ chat }) => chat)).toEqual([`${NEW}|7`, NEW, `${OLD}2`]);
  expect(rows.map(({ payload }) => payload)).toEqual([
    { to: address(NEW, '7'), parts: [] },
    { to: address(NEW), parts: [] },
    { to: address(`${OLD}2`), parts: [], replaces: { receipt: '12' } },
  ]);
  expect(await prisma.clubSpace.findMany()).toMatchObject([{ room: NEW, thread: '7' }]);
  expect(await prisma.session.findMany()).toMatchObject([{ revision: 4, data: { home: address(NEW, '7') } }]);
  expect(await prisma.identity.findMany()).toMatchObject([{ address: address(NEW, '7') }]);
  expect(await prisma.post.count()).toBe(0);
});

test('another platform may use the same number', async () => {
  await clubIn(OLD);
  await rooms.moved('slack', OLD, NEW);
  expect(await database.prisma.clubSpace.findMany()).toMatchObject([{ room: OLD }]);
});

test('a club was bound to the new group already: that stays', async () => {
  await clubIn(OLD);
  await clubIn(NEW, 'nantes');
  await rooms.moved('telegram', OLD, NEW);
  const spaces = await database.prisma.clubSpace.findMany({ orderBy: { id: 'asc' } });
  expect(spaces.map(({ id, room }) => [id, room])).toEqual([
    ['nantes', NEW],
    ['reze', OLD],
  ]);
});

test('Léa blocks the program and comes back; the club removes it and takes it back', async () => {
  const { prisma } = database;
  await clubIn(OLD);
  await prisma.person.create({ data: { id: 'lea' } });
  await prisma.identity.create({
    data: { platform: 'telegram', externalId: '5', personId: 'lea', address: { ...address('5') } },
  });
  const state = async () => [
    (await prisma.identity.findFirst({ where: { personId: 'lea' } }))?.isReachable,
    (await prisma.clubSpace.findFirst())?.isActive,
  ];
  await rooms.reached('telegram', '5', false);
  expect(await state()).toEqual([false, true]);
  await rooms.reached('telegram', OLD, false);
  expect(await state()).toEqual([false, false]);
  await rooms.reached('telegram', '5', true);
  await rooms.reached('telegram', OLD, true);
  expect(await state()).toEqual([true, true]);
});
