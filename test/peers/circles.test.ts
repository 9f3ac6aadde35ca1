/** A ring through its months, on a real database: drawn once, whoever wakes it; blocks, leaving, erasing and linking hold. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Consequence, Work } from '#src/domain.ts';
import { erasePerson } from '#src/people/erase.ts';
import { mergePeople } from '#src/people/merge.ts';
import { peersHandlers } from '#src/peers/handlers.ts';
import { drawDayOf, nextDrawDay } from '#src/peers/months.ts';
import { exportCircles } from '#src/peers/person.ts';
import { emptyDatabase, freshDatabase, type TestDatabase } from '#test/support/database.ts';

const ZONE = 'Europe/Paris';
const NOW = new Date('2026-11-23T09:00:00Z');
const [NANTES, REZE, PARIS, TOURS] = ['44109', '44143', '75056', '37261'];
const DECEMBER = drawDayOf('2026-12', ZONE).drawAt;

const TRADES: Readonly<Record<string, string>> = {
  ana: 'fleuriste',
  bea: 'comptable',
  cleo: 'plombière',
  dan: 'menuisier',
  eve: 'traductrice',
  fay: 'boulangère',
};

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
beforeEach(() => emptyDatabase(database));
afterAll(() => database.close());

let ids = 0;
const work = (data: Work['data'], personId?: string, now = NOW): Work => ({
  key: `key${++ids}`,
  data,
  now,
  newId: () => `circle${++ids}`,
  ...(personId && { personId }),
});
const run = (name: string, ...of: Parameters<typeof work>): Promise<readonly Consequence[]> =>
  database.prisma.$transaction((tx) => peersHandlers[name]!(tx, work(...of)));

async function joins(id: string, more: Work['data'] = {}): Promise<readonly Consequence[]> {
  await database.prisma.person.create({ data: { id } });
  const data = {
    firstName: id,
    trade: TRADES[id] ?? '',
    contact: `${id}@exemple.fr`,
    place: NANTES,
    zone: ZONE,
  };
  return run('peers.join', { ...data, isRemote: false, agreed: true, ...more }, id);
}
const draw = (month = '2026-12', now = DECEMBER) =>
  run('peers.draw', { ring: 'area:44', month, zone: ZONE }, undefined, now);
const circles = async (month = '2026-12') =>
  (await database.prisma.circle.findMany({ where: { month }, include: { seats: true } })).map(({ seats }) =>
    seats.map(({ personId }) => personId).sort(),
  );
const told = (all: readonly Consequence[], trigger: string) =>
  all.flatMap((one) => (one.kind === 'tell' && one.trigger === trigger ? [one.personId] : [])).sort();

describe('a month of circles', () => {
  test('six people, two circles; woken twice, drawn once; the next month waits', async () => {
    for (const id of ['ana', 'bea', 'cleo', 'dan', 'eve', 'fay']) await joins(id);
    const first = await draw();
    expect(told(first, 'circle-drawn')).toEqual(['ana', 'bea', 'cleo', 'dan', 'eve', 'fay']);
    expect(await draw()).toEqual([]);
    expect((await circles()).map((one) => one.length)).toEqual([3, 3]);
    const later = first.filter((one) => one.kind === 'later').map(({ key }) => key);
    expect(later).toEqual(
      expect.arrayContaining(['circles:area:44:2027-01:eve', 'circles:area:44:2027-01:draw']),
    );
  });

  test('whoever skips, pauses or leaves is not drawn, nor told the day before', async () => {
    for (const id of ['ana', 'bea', 'cleo', 'dan', 'eve', 'fay']) await joins(id);
    await run('peers.skip', {}, 'dan');
    await run('peers.pause', { until: '2027-02-01' }, 'eve');
    await run('peers.leave', {}, 'fay');
    const eve = await run(
      'peers.eve',
      { ring: 'area:44', month: '2026-12', zone: ZONE },
      undefined,
      drawDayOf('2026-12', ZONE).eveAt,
    );
    expect(told(eve, 'circle-eve')).toEqual(['ana', 'bea', 'cleo']);
    await draw();
    expect(await circles()).toEqual([['ana', 'bea', 'cleo']]);
    // Dan's month is over, and so is Eve's pause in February.
    await draw('2027-02', drawDayOf('2027-02', ZONE).drawAt);
    expect((await circles('2027-02')).flat().sort()).toEqual(['ana', 'bea', 'cleo', 'dan', 'eve']);
  });

  test('no competitor near, nobody blocked, nobody too far unless both can talk from a distance', async () => {
    await joins('ana', { trade: 'coiffeuse' });
    await joins('bea', { trade: 'salon de coiffure', place: REZE });
    await joins('cleo', { trade: 'plombière' });
    await joins('dan', { trade: 'menuisier' });
    await database.prisma.block.create({ data: { blocker: 'cleo', blocked: 'ana', at: NOW } });
    await draw();
    const together = (await circles()).map((one) => one.join(' '));
    expect(together.filter((one) => one.includes('ana'))).toEqual(['ana dan']);
    expect(together).toContain('bea cleo');
  });

  test('two who live far apart: on the spot they are told "nobody", from a distance they meet', async () => {
    await joins('ana', { place: PARIS });
    await joins('bea', { place: '75056', isRemote: true });
    await database.prisma.circleMember.update({ where: { personId: 'bea' }, data: { place: TOURS } });
    const ring = { ring: 'area:75', month: '2026-12', zone: ZONE };
    expect(told(await run('peers.draw', ring, undefined, DECEMBER), 'circle-news')).toEqual(['ana', 'bea']);
    await database.prisma.circleMember.update({ where: { personId: 'ana' }, data: { isRemote: true } });
    const january = { ...ring, month: '2027-01' };
    const drawn = await run('peers.draw', january, undefined, drawDayOf('2027-01', ZONE).drawAt);
    expect(told(drawn, 'circle-drawn')).toEqual(['ana', 'bea']);
  });

  test('"met?" is asked twice at most, and of nobody once somebody said yes', async () => {
    for (const id of ['ana', 'bea', 'cleo', 'dan', 'eve', 'fay']) await joins(id);
    await draw();
    const [one, other] = await database.prisma.circle.findMany({
      include: { seats: true },
      orderBy: { id: 'asc' },
    });
    const ask = (circle: string) => run('peers.ask-met', { circle });
    expect(told(await ask(one!.id), 'circle-met').length).toBe(3);
    await run('peers.met', { circle: one!.id, met: 'no' }, one!.seats[0]!.personId);
    expect(told(await ask(one!.id), 'circle-met').length).toBe(2);
    expect(await ask(one!.id)).toEqual([]);
    expect(told(await ask(other!.id), 'circle-met').length).toBe(3);
    await run('peers.met', { circle: other!.id, met: 'yes' }, other!.seats[0]!.personId);
    expect(await ask(other!.id)).toEqual([]);
  });
});

describe('what is kept of somebody', () => {
  test('is exported, and gone with them', async () => {
    for (const id of ['ana', 'bea', 'cleo']) await joins(id);
    await draw();
    const { prisma } = database;
    expect(await exportCircles(prisma, 'ana')).toMatchObject({
      member: { firstName: 'ana', contact: 'ana@exemple.fr' },
      circles: [{ month: '2026-12', met: null }],
    });
    await prisma.$transaction((tx) => erasePerson(tx, 'ana', NOW));
    expect(await prisma.circleMember.count()).toBe(2);
    expect((await circles())[0]).toEqual(['bea', 'cleo']);
  });

  test('two accounts that become one sit once', async () => {
    for (const id of ['ana', 'bea', 'cleo']) await joins(id);
    await draw();
    const { prisma } = database;
    await prisma.$transaction((tx) => mergePeople(tx, 'ana', 'bea', NOW));
    expect(await circles()).toEqual([['ana', 'cleo']]);
    expect((await prisma.circleMember.findMany()).map(({ personId }) => personId).sort()).toEqual([
      'ana',
      'cleo',
    ]);
  });
});

test('the draw is on a working Tuesday, at ten where the ring is, in summer and in winter', () => {
  expect(nextDrawDay(NOW, ZONE).drawAt.toISOString()).toBe('2026-12-08T09:00:00.000Z');
  expect(drawDayOf('2027-07', ZONE).drawAt.toISOString()).toBe('2027-07-06T08:00:00.000Z');
  expect(drawDayOf('2027-07', 'Indian/Reunion').drawAt.toISOString()).toBe('2027-07-06T06:00:00.000Z');
  expect(nextDrawDay(new Date('2026-12-08T09:00:00Z'), ZONE).month).toBe('2027-01');
});
