import { describe, expect, test } from 'vitest';
import { onEveryDatabase } from '#test/support/databases.ts';
import { createTown, type Town } from './town.ts';

onEveryDatabase('a request of help', (open) => {
  const town = async (...people: string[]): Promise<Town> => {
    const made = createTown(await open());
    for (const id of people) await made.person(id);
    return made;
  };

  test('the best mentor is asked at once; the asker knows whom, and by when', async () => {
    const world = await town('lea');
    await world.mentor('nadia', { place: '44143', trade: 'comptable' });
    await world.mentor('paul', { skills: ['hiring'] });
    const request = await world.asks('lea', { place: '44109' });

    expect(await world.told('lea')).toEqual([
      { trigger: 'mentor-news', data: { news: 'opened', by: '2026-11-26T17:00:00.000Z' } },
      {
        trigger: 'mentor-news',
        data: expect.objectContaining({
          news: 'asked',
          firstName: 'nadia',
          skill: 'accounting',
          place: '44143',
        }),
      },
    ]);
    expect(await world.told('nadia')).toEqual([
      { trigger: 'ping', data: { ping: await world.pingOf('nadia') } },
    ]);
    expect(await world.heard('paul')).toEqual([]);
    expect(await world.statusOf(request)).toBe('pinged');
  });

  test('a mentor who declines is thanked; the next one is asked, never the same twice', async () => {
    const world = await town('lea');
    await world.mentor('anne');
    await world.mentor('nadia');
    const request = await world.asks('lea');
    await world.does('anne', 'decline', { ping: await world.pingOf('anne'), reason: 'field' });
    await world.runDue();

    expect(await world.heard('anne')).toEqual(['ping', 'declined']);
    expect(await world.heard('nadia')).toEqual(['ping']);
    expect(await world.heard('lea')).toEqual(['opened', 'asked', 'next', 'asked']);

    await world.does('nadia', 'decline', { ping: await world.pingOf('nadia'), reason: 'other' });
    await world.runDue();
    // Nobody is left: the promise of this search runs, and the truth is told when it ends.
    expect(await world.told('lea')).toMatchObject([
      { data: { news: 'next', by: '2026-11-26T17:00:00.000Z' } },
    ]);
    await world.passes(53);
    expect(await world.heard('lea')).toEqual([]);
    await world.passes(1);
    expect(await world.heard('lea')).toEqual(['nobody']);
    expect(await world.statusOf(request)).toBe('nobody');
  });

  test('after two working days without an answer it is the turn of the next', async () => {
    const world = await town('lea');
    await world.mentor('anne');
    await world.mentor('nadia');
    await world.asks('lea');
    await world.passes(53);
    expect(await world.heard('anne')).toEqual(['ping']);
    await world.passes(1);

    expect(await world.heard('anne')).toEqual(['expired']);
    expect(await world.heard('nadia')).toEqual(['ping']);
    const told = await world.told('lea');
    expect(told.map(({ data }) => data.news)).toEqual(['opened', 'asked', 'next', 'asked']);
    expect(told[2]?.data.cause).toBe('silent');
    // Said before the first promise ran out, with the new one.
    expect(told[3]?.data.by).toBe('2026-11-30T17:00:00.000Z');

    await world.does('anne', 'accept', { ping: await world.pingOf('anne'), contact: 'here' });
    expect(await world.heard('anne')).toEqual(['expired']);
  });

  test('nobody is said once, before the promised hour, and a mentor who signs up later is asked', async () => {
    const world = await town('lea');
    const request = await world.asks('lea');
    await world.passes(53);
    expect(await world.heard('lea')).toEqual(['opened']);
    await world.passes(1);
    expect(world.now().toISOString() < '2026-11-26T17:00:00.000Z').toBe(true);
    expect(await world.heard('lea')).toEqual(['nobody']);
    await world.passes(24 * 7);
    expect(await world.heard('lea')).toEqual([]);

    await world.mentor('nadia');
    expect(await world.heard('nadia')).toEqual(['ping']);
    expect(await world.heard('lea')).toEqual(['asked']);
    expect(await world.statusOf(request)).toBe('pinged');
  });

  test('in the evening the ping waits for the morning, and the asker knows', async () => {
    const world = await town('lea');
    await world.mentor('nadia');
    await world.passes(10);
    await world.asks('lea');
    expect(await world.heard('lea')).toEqual(['opened', 'asked-later']);
    expect(await world.heard('nadia')).toEqual([]);
    await world.passes(10.5);
    expect(world.now().toISOString()).toMatch('2026-11-25T06:30:');
    expect(await world.heard('nadia')).toEqual([]);
    await world.passes(0.5);
    expect(await world.heard('nadia')).toEqual(['ping']);
  });

  test('a mentor who goes on a break during the night is not woken; somebody else is asked', async () => {
    const world = await town('lea');
    await world.mentor('anne');
    await world.mentor('nadia');
    await world.passes(10);
    await world.asks('lea');
    await world.does('anne', 'pause', { length: 'one-week' });
    await world.passes(11);
    expect(await world.heard('anne')).toEqual(['paused']);
    expect(await world.heard('lea')).toEqual(['opened', 'asked-later', 'next', 'asked']);
    expect(await world.heard('nadia')).toEqual(['ping']);

    await world.passes(24 * 8);
    expect(await world.heard('anne')).toContain('returned');
  });

  test('three open requests, and a fourth is kindly refused until one is taken back', async () => {
    const world = await town('lea');
    const first = await world.asks('lea');
    for (let n = 0; n < 3; n++) await world.asks('lea');
    expect((await world.heard('lea')).filter((news) => news === 'full')).toHaveLength(1);
    await world.does('lea', 'withdraw', { request: first });
    await world.asks('lea');
    expect(await world.heard('lea')).toEqual(['withdrawn', 'opened']);
  });

  test('a request taken back: the mentor is told, and their late yes changes nothing', async () => {
    const world = await town('lea', 'eve');
    await world.mentor('nadia');
    const request = await world.asks('lea');
    await world.does('eve', 'withdraw', { request });
    expect(await world.statusOf(request)).toBe('pinged');
    await world.does('lea', 'withdraw', { request });
    await world.does('nadia', 'accept', { ping: await world.pingOf('nadia'), contact: 'here' });
    expect(await world.heard('nadia')).toEqual(['ping', 'request-gone', 'request-gone']);
    expect(await world.statusOf(request)).toBe('withdrawn');
    await world.passes(24 * 5);
    expect(await world.heard('lea')).toEqual(['opened', 'asked', 'withdrawn']);
  });

  test('two requests in the same instant do not share the last place of a mentor', async () => {
    const world = await town('lea', 'omar');
    for (const id of ['lea', 'omar']) {
      await world.does(id, 'open', {
        need: 'accounting',
        message: 'Bonjour',
        firstName: id,
        locale: 'fr',
        zone: 'Europe/Paris',
      });
    }
    await world.person('nadia');
    const requests = await world.prisma.helpRequest.findMany();
    await world.prisma.mentor.create({
      data: {
        personId: 'nadia',
        firstName: 'Nadia',
        skills: ['accounting'],
        languages: ['fr'],
        capacity: 1,
        pingsPerWeek: 5,
        zone: 'Europe/Paris',
        createdAt: world.now(),
      },
    });
    await Promise.all(requests.map(({ id }) => world.does('', 'match', { request: id })));
    expect(await world.prisma.ping.count()).toBe(1);
    expect((await world.prisma.helpRequest.findMany()).map(({ status }) => status).sort()).toEqual([
      'open',
      'pinged',
    ]);
  });

  describe('a mentor who leaves', () => {
    test('hands open requests on at once', async () => {
      const world = await town('lea');
      await world.mentor('anne');
      await world.mentor('nadia');
      await world.asks('lea');
      await world.does('anne', 'stop');
      await world.runDue();
      expect(await world.heard('anne')).toEqual(['ping', 'stopped']);
      expect(await world.heard('nadia')).toEqual(['ping']);
      expect(await world.heard('lea')).toEqual(['opened', 'asked', 'next', 'asked']);
    });
  });
});
