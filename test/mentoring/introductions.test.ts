import { expect, test } from 'vitest';
import { eraseMentoring } from '#src/mentoring/erase.ts';
import { exportMentoring } from '#src/mentoring/export.ts';
import { createMentoringReader } from '#src/mentoring/reader.ts';
import { onEveryDatabase } from '#test/support/databases.ts';
import { createTown, type Town } from './town.ts';

onEveryDatabase('two people are introduced', (open) => {
  /** Léa has asked, Nadia was asked. */
  async function asked(): Promise<{ world: Town; request: string; ping: string }> {
    const world = createTown(await open());
    await world.person('lea');
    await world.mentor('nadia');
    const request = await world.asks('lea');
    const ping = await world.pingOf('nadia');
    await world.heard('lea');
    await world.heard('nadia');
    return { world, request, ping };
  }

  test('nothing is shared before both agreed; then each gets the other once', async () => {
    const { world, request, ping } = await asked();
    const reader = createMentoringReader(world.prisma);
    await world.does('nadia', 'accept', { ping, contact: '06 12 34 56 78' });
    expect(await world.heard('nadia')).toEqual(['accepted']);
    expect(await world.heard('lea')).toEqual(['introduction']);
    expect(await reader.introductions('lea')).toEqual([]);

    await world.does('lea', 'share', { ping, contact: 'lea@exemple.fr' });
    await world.does('lea', 'share', { ping, contact: 'lea@exemple.fr' });
    expect(await world.heard('nadia')).toEqual(['introduced']);
    expect(await world.heard('lea')).toEqual(['introduced']);
    expect(await world.statusOf(request)).toBe('introduced');
    expect(await reader.introductions('lea')).toMatchObject([
      { firstName: 'nadia', contact: '06 12 34 56 78' },
    ]);
    expect(await reader.introductions('nadia')).toMatchObject([
      { firstName: 'lea', contact: 'lea@exemple.fr' },
    ]);
    await world.person('eve');
    expect(await reader.introductions('eve')).toEqual([]);
    expect(await reader.ping(ping, 'eve')).toBeUndefined();
  });

  test('two mentors who accept in the same instant: one wins, the other is thanked', async () => {
    const { world, request, ping } = await asked();
    await world.mentor('paul');
    // A second ping of the same request, as urgent ones may have.
    const {
      requestId: _r,
      mentorId: _m,
      id: _i,
      ...same
    } = await world.prisma.ping.findUniqueOrThrow({ where: { id: ping } });
    const other = world.newId();
    await world.prisma.ping.create({ data: { ...same, id: other, requestId: request, mentorId: 'paul' } });
    await Promise.all([
      world.does('nadia', 'accept', { ping, contact: 'here' }),
      world.does('paul', 'accept', { ping: other, contact: 'here' }),
    ]);
    const accepted = await world.prisma.ping.findMany({ where: { requestId: request, status: 'accepted' } });
    expect(accepted).toHaveLength(1);
    const heard = [await world.heard('nadia'), await world.heard('paul')];
    expect(heard.filter((news) => news.includes('accepted'))).toHaveLength(1);
    expect(heard.filter((news) => news.includes('taken'))).toHaveLength(1);
    expect(await world.heard('lea')).toEqual(['introduction']);
  });

  test('only the mentor who was asked can answer, and only the asker can agree', async () => {
    const { world, request, ping } = await asked();
    await world.mentor('eve');
    await world.does('eve', 'accept', { ping, contact: 'here' });
    await world.does('eve', 'decline', { ping, reason: 'other' });
    expect(await world.statusOf(request)).toBe('pinged');
    await world.does('nadia', 'accept', { ping, contact: 'here' });
    await world.does('eve', 'share', { ping, contact: 'here' });
    await world.does('nadia', 'share', { ping, contact: 'here' });
    expect(await world.statusOf(request)).toBe('accepted');
  });

  test('the asker would rather ask somebody else: the mentor is freed, the next one asked', async () => {
    const { world, request, ping } = await asked();
    await world.mentor('paul');
    await world.does('nadia', 'accept', { ping, contact: '06 12 34 56 78' });
    await world.does('lea', 'refuse', { ping, next: 'other' });
    await world.runDue();
    expect(await world.heard('nadia')).toEqual(['accepted', 'freed']);
    expect(await world.heard('paul')).toEqual(['ping']);
    expect(await world.statusOf(request)).toBe('pinged');
    expect((await world.prisma.ping.findUniqueOrThrow({ where: { id: ping } })).mentorContact).toBeNull();
  });

  test('an asker who does not answer: after two working days the mentor is freed, and both know', async () => {
    const { world, request, ping } = await asked();
    await world.does('nadia', 'accept', { ping, contact: 'here' });
    await world.passes(54);
    expect(await world.heard('nadia')).toEqual(['accepted']);
    await world.passes(1);
    expect(await world.heard('nadia')).toEqual(['freed']);
    expect(await world.heard('lea')).toEqual(['introduction', 'lapsed']);
    expect(await world.statusOf(request)).toBe('withdrawn');
    await world.does('lea', 'share', { ping, contact: 'here' });
    expect(await world.heard('lea')).toEqual(['too-late']);
  });

  test('a month later the talk is over: contacts are erased and the place is free', async () => {
    const { world, request, ping } = await asked();
    await world.does('nadia', 'accept', { ping, contact: 'here' });
    await world.does('lea', 'share', { ping, contact: 'lea@exemple.fr' });
    await world.passes(24 * 31);
    expect(await world.heard('nadia')).toEqual(['accepted', 'introduced', 'ended']);
    const heard = (await world.heard('lea')).filter((one) => one !== 'mentor-survey');
    expect(heard).toEqual(['introduction', 'introduced', 'ended']);
    expect(await world.statusOf(request)).toBe('closed');
    const kept = await world.prisma.ping.findUniqueOrThrow({ where: { id: ping } });
    expect(kept).toMatchObject({ status: 'done', askerContact: null, mentorContact: null });
  });

  test('an asker erases everything: the mentor is told neutrally, nothing stays', async () => {
    const { world, ping } = await asked();
    const before = JSON.stringify(await exportMentoring(world.prisma, 'lea'));
    expect(before).toContain('un regard sur mes comptes');
    const told = await world.prisma.$transaction((tx) => eraseMentoring(tx, 'lea', world.now()));
    expect(told).toContainEqual(
      expect.objectContaining({ personId: 'nadia', data: { news: 'request-gone', firstName: 'lea' } }),
    );
    expect(await world.prisma.helpRequest.count()).toBe(0);
    await world.does('nadia', 'accept', { ping, contact: 'here' });
    expect(await world.heard('nadia')).toEqual([]);
  });

  test('a mentor erases everything: the request goes back to the search', async () => {
    const { world, request } = await asked();
    const told = await world.prisma.$transaction((tx) => eraseMentoring(tx, 'nadia', world.now()));
    expect(told).toContainEqual(
      expect.objectContaining({ personId: 'lea', data: expect.objectContaining({ cause: 'gone' }) }),
    );
    expect(told).toContainEqual(expect.objectContaining({ kind: 'later', work: 'mentoring.match' }));
    expect(await world.statusOf(request)).toBe('open');
    expect(await world.prisma.mentor.count()).toBe(0);
  });
});
