/** The life of a request where it is hardest: two at once, done twice, gone in the middle, and afterwards. */
import { expect, test } from 'vitest';
import { readBoard } from '#src/mentoring/board.ts';
import { eraseMentoring } from '#src/mentoring/erase.ts';
import { createMentoringReader } from '#src/mentoring/reader.ts';
import { onEveryDatabase } from '#test/support/databases.ts';
import { createTown, type Town } from './town.ts';

const AT_ALL_HOURS = { quietFrom: '00:00', quietTo: '00:00' };

onEveryDatabase('the life of a request', (open) => {
  async function town(...people: string[]): Promise<Town> {
    const made = createTown(await open());
    for (const id of people) await made.person(id);
    return made;
  }
  /** Léa's request is urgent: Anne and Paul were both asked. */
  async function bothAsked() {
    const world = await town('lea');
    await world.mentor('anne', AT_ALL_HOURS);
    await world.mentor('paul', AT_ALL_HOURS);
    const request = await world.asks('lea', { isUrgent: true });
    const pings = { anne: await world.pingOf('anne'), paul: await world.pingOf('paul') };
    expect(await world.heard('lea')).toEqual(['opened', 'asked', 'asked-too']);
    for (const id of ['anne', 'paul']) expect(await world.heard(id)).toEqual(['ping']);
    return { world, request, pings };
  }
  /** The card of the ping has arrived, as the platform's message `receipt`. */
  const shown = async ({ prisma }: Town, mentor: string, ping: string, receipt: string) => {
    await prisma.outbox.create({
      data: {
        key: `system:ping:${ping}:told:0`,
        platform: 'web',
        chat: mentor,
        personId: mentor,
        class: 'once',
        state: 'sent',
        receipt,
      },
    });
  };
  const introduced = async (world: Town) => {
    await world.mentor('anne', AT_ALL_HOURS);
    const request = await world.asks('lea');
    const ping = await world.pingOf('anne');
    await world.does('anne', 'accept', { ping, contact: 'here' });
    await world.does('lea', 'share', { ping, contact: 'here' });
    for (const id of ['lea', 'anne']) await world.heard(id);
    return { request, ping };
  };

  test('two say yes in the same instant: one wins, the other is thanked in the place of their card', async () => {
    const { world, request, pings } = await bothAsked();
    for (const id of ['anne', 'paul'] as const) await shown(world, id, pings[id], `card-${id}`);
    await Promise.all([
      world.does('anne', 'accept', { ping: pings.anne, contact: 'here' }),
      world.does('paul', 'accept', { ping: pings.paul, contact: 'here' }),
    ]);
    const accepted = await world.prisma.ping.findMany({ where: { requestId: request, status: 'accepted' } });
    expect(accepted).toHaveLength(1);
    const [winner, other] = accepted[0]?.mentorId === 'anne' ? ['anne', 'paul'] : ['paul', 'anne'];
    expect(await world.heard(winner ?? '')).toEqual(['accepted']);
    const thanks = await world.told(other ?? '');
    expect(thanks[0]).toMatchObject({ data: { news: 'taken', takesPlaceOf: `card-${other}` } });
    expect(thanks.every(({ data }) => data.news === 'taken')).toBe(true);
    expect(await world.heard('lea')).toEqual(['introduction']);
  });

  test('one refuses: the other still has it, and that is what the asker hears', async () => {
    const { world, request, pings } = await bothAsked();
    await world.does('anne', 'decline', { ping: pings.anne, reason: 'other' });
    expect(await world.told('lea')).toMatchObject([
      { data: { news: 'still', firstName: 'anne', other: 'paul' } },
    ]);
    expect(await world.statusOf(request)).toBe('pinged');
    // The day after, before the promised hour, nobody is left to wait for.
    await world.passes(24 + 6);
    expect(await world.heard('paul')).toEqual(['expired']);
    expect(await world.heard('lea')).toEqual(['next']);
    expect(await world.statusOf(request)).toBe('open');
  });

  test('an asker who erases everything in the second a mentor accepts: no row stays, the mentor knows', async () => {
    for (const first of ['erase', 'accept'] as const) {
      const { world, pings } = await bothAsked();
      const accept = () => world.does('anne', 'accept', { ping: pings.anne, contact: '06 12 34 56 78' });
      const erase = () => world.does('lea', 'erase');
      await Promise.all(first === 'erase' ? [erase(), accept()] : [accept(), erase()]);
      expect(await world.prisma.helpRequest.count()).toBe(0);
      expect(await world.prisma.ping.count()).toBe(0);
      expect(await world.heard('anne')).toContain('request-gone');
      expect(await world.heard('paul')).toEqual([expect.stringMatching(/request-gone|taken/)]);
      expect(await world.prisma.due.count({ where: { doneAt: null, key: { startsWith: 'ping:' } } })).toBe(0);
    }
  });

  test('a mentor who blocks the program in the middle: somebody else is asked, and the asker hears why', async () => {
    const world = await town('lea');
    await world.mentor('anne', AT_ALL_HOURS);
    await world.asks('lea');
    await world.mentor('paul', AT_ALL_HOURS);
    // The platform tells of the room before its account is marked.
    await world.does('', 'unreachable', { platform: 'web', room: 'anne' });
    await world.prisma.identity.updateMany({ where: { personId: 'anne' }, data: { isReachable: false } });
    await world.runDue();
    expect(await world.told('lea')).toMatchObject([
      {},
      { data: { news: 'asked', firstName: 'anne' } },
      { data: { news: 'next', cause: 'gone' } },
      { data: { news: 'asked', firstName: 'paul' } },
    ]);
  });

  test('another message while it waits: whoever was asked reads the new one; after a yes it is too late', async () => {
    const { world, request, pings } = await bothAsked();
    await world.does('eve', 'edit', { request, message: 'Donnez-moi vos codes' });
    await world.does('lea', 'edit', { request, message: 'Ma première déclaration' });
    for (const id of ['anne', 'paul'])
      expect(await world.told(id)).toMatchObject([
        { data: { news: 'other-words', message: 'Ma première déclaration' } },
      ]);
    await world.does('anne', 'accept', { ping: pings.anne, contact: 'here' });
    await world.does('lea', 'edit', { request, message: 'Encore autre chose' });
    expect(await world.heard('lea')).toEqual(['edited', 'introduction', 'too-late']);
  });

  test('every press and every alarm done twice: nothing doubled', async () => {
    const world = await town('lea');
    await world.mentor('anne', AT_ALL_HOURS);
    await world.mentor('paul', AT_ALL_HOURS);
    const request = await world.asks('lea');
    const first = await world.prisma.ping.findFirstOrThrow({ where: { requestId: request } });
    const twice = async (who: string, kind: string, data: Parameters<Town['does']>[2] = {}) => {
      await world.does(who, kind, data);
      await world.does(who, kind, data);
    };
    await twice(first.mentorId, 'decline', { ping: first.id, reason: 'other' });
    await twice('', 'match');
    await world.runDue();
    const second = await world.prisma.ping.findFirstOrThrow({
      where: { requestId: request, status: 'open' },
    });
    await twice('', 'send', { ping: second.id });
    await twice(second.mentorId, 'accept', { ping: second.id, contact: 'here' });
    await twice('', 'expire', { ping: second.id });
    await twice('lea', 'share', { ping: second.id, contact: 'here' });
    await twice('', 'lapse', { ping: second.id });
    await twice('', 'survey', { ping: second.id, day: 3 });
    await twice('lea', 'outcome', { ping: second.id, day: 3, met: 'yes' });
    await twice('', 'end', { ping: second.id });
    await twice('', 'promise', { request });
    await twice('', 'give-up', { request });
    expect(await world.heard(second.mentorId)).toEqual(['ping', 'accepted', 'introduced', 'ended']);
    expect(await world.heard('lea')).toEqual([
      'opened',
      'asked',
      'next',
      'asked',
      'introduction',
      'introduced',
      'mentor-survey',
      'ended',
    ]);
    expect(await world.statusOf(request)).toBe('closed');
    expect(await world.prisma.ping.count()).toBe(2);
  });

  test('no one waits more than two working days without a word, whoever stays silent', async () => {
    const world = await town('lea');
    for (const id of ['anne', 'paul', 'rita']) await world.mentor(id);
    await world.asks('lea');
    let heardAt = world.now();
    const gaps: number[] = [];
    for (let hour = 0; hour < 24 * 21; hour += 3) {
      await world.passes(3);
      if ((await world.heard('lea')).length === 0) continue;
      gaps.push(world.now().getTime() - heardAt.getTime());
      heardAt = world.now();
    }
    // Two working days around a weekend are four days; the promised hour is later in the day than the last word.
    expect(Math.max(...gaps)).toBeLessThanOrEqual(4.1 * 24 * 3_600_000);
    expect(await world.prisma.helpRequest.findMany()).toMatchObject([{ status: 'nobody' }]);
  });

  test('afterwards: asked on working days at ten, once each, and answers count in later matches', async () => {
    const world = await town('lea');
    const { ping } = await introduced(world);
    const due = await world.prisma.due.findMany({
      where: { work: 'mentoring.survey' },
      orderBy: { dueAt: 'asc' },
    });
    expect(due.map(({ dueAt }) => dueAt.toISOString())).toEqual([
      '2026-11-27T09:00:00.000Z',
      '2026-12-04T09:00:00.000Z',
      '2027-02-22T09:00:00.000Z',
    ]);
    await world.passes(24 * 3);
    await world.does('eve', 'outcome', { ping, day: 3, met: 'no' });
    await world.does('lea', 'outcome', { ping, day: 3, met: 'yes' });
    await world.passes(24 * 8);
    expect(await world.told('lea')).toMatchObject([
      { trigger: 'mentor-survey', data: { day: 3 } },
      { trigger: 'mentor-survey', data: { day: 10, isMet: true } },
    ]);
    const record = async () => {
      await world.person(`someone-${world.newId()}`);
      const other = (
        await world.prisma.person.findMany({ where: { mentor: null }, orderBy: { id: 'desc' } })
      )[0];
      await world.does(other?.id ?? '', 'open', {
        need: 'law',
        message: 'Bonjour',
        firstName: 'x',
        locale: 'fr',
        zone: 'Europe/Paris',
      });
      const { mentors } = await readBoard(world.prisma, world.now());
      const { answered, pinged } = mentors.find(({ id }) => id === 'anne') ?? {};
      return [answered, pinged];
    };
    expect(await record()).toEqual([1, 1]);
    await world.does('lea', 'outcome', { ping, day: 10, useful: 'much', changed: 'Premier devis signé' });
    expect(await record()).toEqual([2, 2]);
    await world.does('lea', 'outcome', { ping, day: 10, useful: 'no' });
    expect(await record()).toEqual([1, 2]);
  });

  test('opened again: nobody is asked twice, and those who were in touch are not put together again', async () => {
    const world = await town('lea');
    const { request } = await introduced(world);
    await world.mentor('paul', AT_ALL_HOURS);
    await world.does('lea', 'reopen', { request });
    await world.runDue();
    expect(await world.heard('lea')).toEqual(['ended', 'reopened', 'asked']);
    expect(await world.heard('anne')).toEqual(['ended']);
    expect(await world.heard('paul')).toEqual(['ping']);
    // Another request, half a year not being over: still not Anne.
    await world.does('paul', 'stop');
    const other = await world.asks('lea');
    expect(await world.prisma.ping.count({ where: { requestId: other, mentorId: 'anne' } })).toBe(0);
  });

  test('what a process of the version before closed is read, and can be opened again', async () => {
    const world = await town('lea');
    const { request } = await introduced(world);
    await world.prisma.helpRequest.update({
      where: { id: request },
      data: { status: 'done', closedAt: world.now() },
    });
    const reader = createMentoringReader(world.prisma);
    expect(await reader.pastRequests('lea', world.now())).toMatchObject([{ id: request, status: 'done' }]);
    await world.does('lea', 'reopen', { request });
    expect(await world.statusOf(request)).toBe('open');
  });

  test('a mentor who erases everything leaves the outcome of others untouched, and nothing of their own', async () => {
    const world = await town('lea');
    const { request } = await introduced(world);
    await world.prisma.$transaction((tx) => eraseMentoring(tx, 'anne', world.now()));
    expect(await world.statusOf(request)).toBe('closed');
    expect(await world.prisma.ping.count()).toBe(0);
    await world.passes(24 * 100);
    expect(await world.heard('lea')).not.toContain('mentor-survey');
  });
});
