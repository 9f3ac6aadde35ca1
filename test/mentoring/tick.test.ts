/** Whom the tick asks: all open requests at once, and every hard rule read from the rows as they are. */
import { expect, test } from 'vitest';
import { readBoard } from '#src/mentoring/board.ts';
import { blockPair } from '#src/mentoring/blocks.ts';
import { createMentoringReader } from '#src/mentoring/reader.ts';
import { onEveryDatabase } from '#test/support/databases.ts';
import { createTown, type Town } from './town.ts';

const NIGHT_OWL = { quietFrom: '00:00', quietTo: '00:00' };

onEveryDatabase('the tick', (open) => {
  async function town(...people: string[]): Promise<Town> {
    const made = createTown(await open());
    for (const id of people) await made.person(id);
    return made;
  }
  const opens = (world: Town, id: string, data = {}) =>
    world.does(id, 'open', {
      need: 'accounting',
      message: 'Bonjour',
      firstName: id,
      locale: 'fr',
      zone: 'Europe/Paris',
      ...data,
    });
  const trade = (world: Town, personId: string, activity: string) =>
    world.prisma.profile.create({
      data: {
        personId,
        activity,
        needs: [],
        consentedAt: world.now(),
        consentText: 'x',
        consentChannel: 'web',
        updatedAt: world.now(),
      },
    });
  const askedOf = async ({ prisma }: Town) =>
    (await prisma.ping.findMany({ include: { request: true }, orderBy: { mentorId: 'asc' } })).map(
      ({ mentorId, request }) => `${mentorId} for ${request.personId}`,
    );

  test('what changes in the same seconds shares one tick', async () => {
    const world = await town('lea', 'omar', 'zoe');
    for (const id of ['lea', 'omar', 'zoe']) await opens(world, id);
    expect(await world.prisma.due.count({ where: { key: { startsWith: 'match:' } } })).toBe(1);
    await world.passes(24 * 5);
    expect(await world.prisma.due.count({ where: { key: { startsWith: 'match:' }, doneAt: null } })).toBe(1);
  });

  test('whoever came first does not take the only one who can help the other', async () => {
    const world = await town('lea', 'omar');
    await world.mentor('anne', { skills: ['accounting', 'law'], trade: 'comptable', place: '44109' });
    await world.mentor('paul', { skills: ['accounting'] });
    await opens(world, 'lea', { place: '44109' });
    await opens(world, 'omar', { need: 'law' });
    await world.runDue();
    expect(await askedOf(world)).toEqual(['anne for omar', 'paul for lea']);
  });

  test('two processes at the same instant ask each mentor and for each request once', async () => {
    const world = await town('lea', 'omar');
    await world.mentor('anne', { capacity: 1 });
    await world.mentor('paul', { capacity: 1 });
    for (const id of ['lea', 'omar']) await opens(world, id);
    await Promise.all([1, 2, 3].map(() => world.does('', 'match')));
    await world.runDue();
    expect(await askedOf(world)).toHaveLength(2);
    expect(new Set((await askedOf(world)).map((pair) => pair.split(' ')[0])).size).toBe(2);
  });

  test('a block, in whichever direction, and a competitor next door', async () => {
    const world = await town('lea');
    await world.mentor('anne');
    await world.mentor('paul');
    await world.mentor('rita', { trade: 'coiffeuse', place: '44109', isRemote: true });
    await trade(world, 'lea', 'salon de coiffure');
    await blockPair(world.prisma, 'lea', 'anne', world.now());
    await blockPair(world.prisma, 'paul', 'lea', world.now());
    await world.asks('lea', { place: '44109' });
    expect(await askedOf(world)).toEqual([]);
    // In another town she is a colleague.
    await world.prisma.mentor.update({ where: { personId: 'rita' }, data: { place: '44143' } });
    await world.does('lea', 'match');
    await world.runDue();
    expect(await askedOf(world)).toEqual(['rita for lea']);
  });

  test('next door and of the same trade: only when both agree', async () => {
    const world = await town('lea');
    await world.mentor('rita', { trade: 'coiffeuse', place: '44109', acceptsCompetitors: true });
    await trade(world, 'lea', 'salon de coiffure');
    const request = await world.asks('lea', { place: '44109' });
    expect(await askedOf(world)).toEqual([]);
    await world.does('eve', 'widen', { request });
    await world.does('lea', 'widen', { request });
    await world.runDue();
    expect(await askedOf(world)).toEqual(['rita for lea']);
    expect(await world.heard('lea')).toEqual(['opened', 'widened', 'asked']);
  });

  test('another language, another kind of help, too far away, on a break, unreachable: not asked', async () => {
    const world = await town('lea');
    await world.mentor('anne', { languages: ['en'] });
    await world.mentor('bert', { kinds: ['freelance'] });
    await world.mentor('carl', { place: '13055', isRemote: false });
    await world.mentor('dora');
    await world.does('dora', 'pause', { length: '2026-12-24' });
    await world.mentor('emma');
    await world.prisma.identity.updateMany({ where: { personId: 'emma' }, data: { isReachable: false } });
    await world.asks('lea', { place: '44109' });
    expect(await askedOf(world)).toEqual([]);
    expect(
      (await world.prisma.mentor.findUniqueOrThrow({ where: { personId: 'dora' } })).pausedUntil,
    ).toEqual(new Date('2026-12-24T07:00:00Z'));
    await world.does('bert', 'become', {
      firstName: 'bert',
      skills: ['accounting'],
      kinds: ['freelance', 'mentor'],
      languages: ['fr'],
      agreed: true,
    });
    await world.runDue();
    expect(await askedOf(world)).toEqual(['bert for lea']);
  });

  test('on a public holiday nobody is asked before the next morning', async () => {
    const world = await town('lea');
    await world.mentor('anne', NIGHT_OWL);
    await world.passes(24 * 31 - 1);
    // Christmas, 10 in Paris.
    expect(world.now().toISOString()).toMatch('2026-12-25T09:00');
    await world.asks('lea');
    const [ping] = await world.prisma.ping.findMany();
    expect(ping).toMatchObject({ status: 'waiting', sentAt: new Date('2026-12-26T07:00:00Z') });
  });

  test('a refusal counts later: a break, less weight, never those two again', async () => {
    const world = await town('lea', 'omar', 'zoe');
    await world.mentor('anne', { pingsPerWeek: 5, ...NIGHT_OWL });
    const decline = async (asker: string, reason: string) => {
      await world.asks(asker);
      await world.does('anne', 'decline', { ping: await world.pingOf('anne'), reason });
      await world.passes(24 * 8);
    };
    await decline('lea', 'field');
    await decline('omar', 'competitor');
    const { mentors } = await readBoard(world.prisma, world.now());
    expect(mentors).toMatchObject([{ skillTrust: { accounting: 0.5 }, blocked: ['omar'] }]);
    expect((await world.heard('anne')).filter((news) => news !== 'ping')).toEqual(['declined', 'declined']);
    await world.asks('zoe');
    await world.does('anne', 'decline', { ping: await world.pingOf('anne'), reason: 'no-time' });
    expect(await world.heard('anne')).toEqual(['ping', 'declined', 'paused']);
    const pause = await createMentoringReader(world.prisma).mentor('anne', world.now());
    expect(pause?.state).toBe('paused');
  });

  test('three pings without an answer: left in peace, and told; an answer in between starts anew', async () => {
    const world = await town('lea', 'omar', 'zoe', 'ines');
    await world.mentor('anne', { pingsPerWeek: 5, ...NIGHT_OWL });
    const rounds = async (...askers: string[]) => {
      for (const id of askers) {
        await world.asks(id);
        await world.passes(24 * 8);
      }
    };
    await rounds('lea', 'omar');
    expect(await world.heard('anne')).toEqual(['ping', 'expired', 'ping', 'expired']);
    await world.does('anne', 'resume');
    await rounds('zoe', 'ines');
    expect(await world.heard('anne')).not.toContain('rested');
    await world.asks('lea');
    await world.passes(24 * 8);
    expect(await world.heard('anne')).toEqual(['ping', 'expired', 'rested']);
    await world.passes(24 * 92);
    expect(await world.heard('anne')).toEqual(['returned']);
  });

  test('one person looks for help and gives it', async () => {
    const world = await town('zoe');
    await world.mentor('lea');
    await world.mentor('anne', { skills: ['law'] });
    await world.asks('lea', { need: 'law' });
    await world.asks('zoe');
    expect(await askedOf(world)).toEqual(['anne for lea', 'lea for zoe']);
    // Never about their own request.
    const own = await world.asks('lea');
    await world.passes(24);
    expect(await world.prisma.ping.count({ where: { requestId: own } })).toBe(0);
  });

  test('overseas: each at their own hour', async () => {
    const world = await town('lea');
    await world.mentor('tane', { zone: 'Pacific/Tahiti', place: '98735' });
    // 14:00 in Saint-Denis, midnight in Papeete: he reads it at his 8 o'clock, 22:00 for her.
    const request = await world.asks('lea', { zone: 'Indian/Reunion', place: '97411' });
    const [ping] = await world.prisma.ping.findMany({ where: { requestId: request } });
    expect(ping?.sentAt.toISOString()).toBe('2026-11-24T18:00:00.000Z');
    const { promisedBy } = await world.prisma.helpRequest.findUniqueOrThrow({ where: { id: request } });
    expect(promisedBy.toISOString()).toBe('2026-11-26T14:00:00.000Z');
  });

  test('ten requests by one person at once: three are kept, the others told', async () => {
    const world = await town('lea');
    await Promise.all(Array.from({ length: 10 }, () => opens(world, 'lea')));
    expect(await world.prisma.helpRequest.count()).toBe(3);
    expect([...(await world.heard('lea'))].sort()).toEqual([
      ...Array(7).fill('full'),
      ...Array(3).fill('opened'),
    ]);
  });
});
