/** Two people turn out to be one: what becomes of pings, mentors' cards and profiles. The rules are those of src/people/merge.ts. */
import { expect, test } from 'vitest';
import { newSession } from '#src/engine/session.ts';
import { onEveryDatabase } from '#test/support/databases.ts';
import { addressOf } from '#test/support/updates.ts';
import { card, GONE, json, KEPT, NADIA, now, ping, profile, request, told, twoPeople } from './two-people.ts';

onEveryDatabase('two people of mentoring become one', (open) => {
  const opened = () => twoPeople(open);

  test('nobody mentors themselves: the ping is withdrawn and the request searched again; a talk is over', async () => {
    const { prisma, merge } = await opened();
    await prisma.mentor.create({ data: card(GONE) });
    for (const [id, owner, requestStatus, status] of [
      ['open', KEPT, 'pinged', 'open'],
      ['met', KEPT, 'introduced', 'accepted'],
      ['past', KEPT, 'pinged', 'declined'],
    ] as const) {
      await prisma.helpRequest.create({ data: request(id, owner, requestStatus) });
      await prisma.ping.create({ data: { ...ping(`p-${id}`, id, GONE, status), mentorContact: '06' } });
    }
    const merged = await merge();
    expect(merged?.consequences).toContainEqual(
      expect.objectContaining({ kind: 'later', work: 'mentoring.match', data: { request: 'open' } }),
    );
    const pings = await prisma.ping.findMany({ orderBy: { id: 'asc' }, include: { request: true } });
    expect(
      pings.map(({ id, status, mentorId, request: about }) => [id, status, mentorId, about.status]),
    ).toEqual([
      ['p-met', 'done', KEPT, 'closed'],
      ['p-open', 'withdrawn', KEPT, 'open'],
      ['p-past', 'declined', KEPT, 'pinged'],
    ]);
    expect(pings.find(({ id }) => id === 'p-met')?.mentorContact).toBe(null);
  });

  test('both were asked about one request: the one who came farther answers', async () => {
    const { prisma, merge } = await opened();
    for (const personId of [KEPT, GONE]) await prisma.mentor.create({ data: card(personId) });
    await prisma.helpRequest.create({ data: request('r1', NADIA, 'pinged') });
    await prisma.helpRequest.create({ data: request('r2', NADIA, 'accepted') });
    await prisma.ping.createMany({
      data: [
        ping('kept1', 'r1', KEPT, 'declined'),
        ping('gone1', 'r1', GONE, 'open'),
        ping('kept2', 'r2', KEPT, 'withdrawn'),
        ping('gone2', 'r2', GONE, 'accepted'),
      ],
    });
    await merge();
    const left = await prisma.ping.findMany({ orderBy: { id: 'asc' } });
    expect(left.map(({ id, mentorId, status }) => [id, mentorId, status])).toEqual([
      ['gone1', KEPT, 'open'],
      ['gone2', KEPT, 'accepted'],
    ]);
    expect(await prisma.mentor.count()).toBe(1);
  });

  test('a question that somebody else waits for is put again; one that was settled is not', async () => {
    const { prisma, merge } = await opened();
    await prisma.mentor.create({ data: card(GONE) });
    await prisma.helpRequest.create({ data: request('r1', NADIA, 'pinged') });
    await prisma.helpRequest.create({ data: request('r2', NADIA, 'pinged') });
    await prisma.ping.create({ data: ping('p1', 'r1', GONE, 'open') });
    await prisma.ping.create({ data: ping('p2', 'r2', GONE, 'expired') });
    const run = { flow: 'ping', version: 1, answered: [], startedAt: '' };
    const stack = ['p1', 'p2'].map((id) => ({ ...run, runId: id, slots: { ping: id } }));
    const data = json({ ...newSession(addressOf('x'), ''), stack });
    await prisma.session.create({ data: { personId: GONE, revision: 1, data, updatedAt: now } });
    expect(told(await merge())).toEqual([`${KEPT} ping`]);
  });

  test('profiles complete each other; where both speak and differ, both values are asked about', async () => {
    const { prisma, merge } = await opened();
    await prisma.profile.create({ data: profile(KEPT, { activity: null, needs: ['tax', 'law'] }) });
    await prisma.profile.create({
      data: profile(GONE, { activity: 'fleuriste', stage: 'running', place: null, needs: ['law', 'tax'] }),
    });
    await prisma.mentor.create({ data: card(KEPT, { place: '44109', isRemote: false }) });
    await prisma.mentor.create({ data: card(GONE, { place: '35238', trade: 'comptable' }) });
    await prisma.person.update({ where: { id: GONE }, data: { locale: 'en' } });
    expect((await merge())?.differences).toEqual({
      stage: { kept: 'idea', other: 'running' },
      'mentor-place': { kept: ['44109', false], other: ['35238', true] },
      locale: { kept: 'fr', other: 'en' },
    });
    expect(await prisma.profile.findMany()).toMatchObject([
      { personId: KEPT, activity: 'fleuriste', stage: 'idea', place: '44109', needs: ['tax', 'law'] },
    ]);
    expect(await prisma.mentor.findMany()).toMatchObject([
      { personId: KEPT, place: '44109', isRemote: false, trade: 'comptable' },
    ]);
  });
});
