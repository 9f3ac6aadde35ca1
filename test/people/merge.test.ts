/** Two people turn out to be one: a test for each rule of src/people/merge.ts. */
import { expect, test } from 'vitest';
import type { Prisma, PrismaClient } from '#prisma/generated/client.ts';
import type { Consequence } from '#src/domain.ts';
import { newSession } from '#src/engine/session.ts';
import { mergePeople, PERSON_COLUMNS } from '#src/people/merge.ts';
import type { Database } from '#src/storage/database.ts';
import { onEveryDatabase } from '#test/support/databases.ts';
import { addressOf } from '#test/support/updates.ts';

const KEPT = 'kept00000001';
const GONE = 'gone00000001';
const NADIA = 'nadia0000001';
const MARC = 'marc00000001';
const now = new Date('2026-11-23T09:00:00Z');
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
const json = (value: unknown) => value as Prisma.InputJsonValue;

/** Every column that names a person, by foreign key, through a mentor's card, or by its name. */
const NAMING = `
  select c.relname || '.' || a.attname as name
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
   where k.contype = 'f' and k.confrelid in ('person'::regclass, 'mentor'::regclass)
  union
  select table_name || '.' || column_name from information_schema.columns
   where table_schema = 'public' and data_type = 'text' and column_name ~ '(person|mentor|owner|author|member|_by$)'
     and table_name not in ('person')`;
/** Named like a person, and none. */
const NOT_NAMING = ['ping.mentor_contact'];

onEveryDatabase('two people become one', (open) => {
  async function opened() {
    const database = await open();
    const { prisma } = database;
    const names = [
      [KEPT, 'telegram', 'lea'],
      [GONE, 'discord', 'lea.martin'],
      [NADIA, 'telegram', 'nadia'],
      [MARC, 'telegram', 'marc'],
    ] as const;
    for (const [id, platform, externalId] of names)
      await prisma.person.create({
        data: {
          id,
          identities: {
            create: {
              platform,
              externalId,
              name: externalId,
              address: json(addressOf(externalId, platform)),
            },
          },
        },
      });
    const merge = () => prisma.$transaction((tx) => mergePeople(tx, KEPT, GONE, now));
    return { database, prisma, merge };
  }

  const profile = (personId: string, more = {}) => ({
    personId,
    activity: 'boulangère',
    stage: 'idea',
    place: '44109',
    needs: ['tax'],
    consentedAt: now,
    consentText: 'about-me-1',
    consentChannel: 'telegram',
    updatedAt: now,
    ...more,
  });
  const card = (personId: string, more = {}) => ({
    personId,
    firstName: 'Léa',
    skills: ['accounting'],
    languages: ['fr'],
    capacity: 2,
    pingsPerWeek: 2,
    zone: 'Europe/Paris',
    createdAt: now,
    ...more,
  });
  const request = (id: string, personId: string, status: string) => ({
    id,
    personId,
    need: 'accounting',
    message: 'Lire mon bilan.',
    locale: 'fr',
    firstName: 'Léa',
    zone: 'Europe/Paris',
    status,
    promisedBy: later(2),
    createdAt: now,
  });
  const ping = (id: string, requestId: string, mentorId: string, status: string) => ({
    id,
    requestId,
    mentorId,
    status,
    sentAt: now,
    expiresAt: later(2),
  });
  async function club(prisma: PrismaClient, seats: number | null = null) {
    const place = { place: '44143', zone: 'Europe/Paris', createdAt: now };
    await prisma.club.create({ data: { id: 'club', name: 'Club de Rezé', ...place } });
    await prisma.meetup.create({
      data: {
        id: 'meet',
        clubId: 'club',
        title: 'Devis',
        venue: 'Café',
        localStart: '2026-12-03T18:30',
        startsAt: later(10),
        zone: 'Europe/Paris',
        seats,
        createdAt: now,
      },
    });
  }
  const answers = async (prisma: PrismaClient) =>
    Object.fromEntries(
      (await prisma.rsvp.findMany()).map(({ personId, answer }) => [personId, answer] as const),
    );
  const told = (made: { readonly consequences: readonly Consequence[] } | undefined) =>
    made?.consequences.flatMap((one) => (one.kind === 'tell' ? [`${one.personId} ${one.trigger}`] : []));

  test('every column that names a person has a rule', async () => {
    const { database } = await opened();
    const { rows } = await database.pool.query<{ name: string }>(NAMING);
    const found = rows.map(({ name }) => name).filter((name) => !NOT_NAMING.includes(name));
    expect(found.sort(), 'add the new column to PERSON_COLUMNS in src/people/merge.ts').toEqual(
      Object.keys(PERSON_COLUMNS).sort(),
    );
  });

  test('both histories stay, and nothing names the other any more but the alias', async () => {
    const { database, prisma, merge } = await opened();
    for (const [at, personId] of [KEPT, GONE].entries()) {
      await prisma.plusOne.create({
        data: {
          id: `step${at}`,
          personId,
          what: 'x',
          dueOn: '2026-12-01',
          zone: 'Europe/Paris',
          createdAt: now,
        },
      });
      await prisma.helpRequest.create({ data: request(`request${at}`, personId, 'open') });
    }
    await prisma.profile.create({ data: profile(GONE) });
    await prisma.person.update({ where: { id: GONE }, data: { isOrganiser: true, createdAt: later(-30) } });
    await prisma.session.create({
      data: { personId: GONE, revision: 3, data: json(newSession(addressOf('x'), '')), updatedAt: now },
    });
    expect((await merge())?.differences).toEqual({});
    expect(await prisma.plusOne.count({ where: { personId: KEPT } })).toBe(2);
    expect(await prisma.helpRequest.count({ where: { personId: KEPT } })).toBe(2);
    expect(await prisma.identity.count({ where: { personId: KEPT } })).toBe(2);
    expect(await prisma.profile.findUnique({ where: { personId: KEPT } })).toMatchObject({ stage: 'idea' });
    expect(await prisma.person.findUnique({ where: { id: KEPT } })).toMatchObject({
      isOrganiser: true,
      createdAt: later(-30),
    });
    expect(await namesLeft(database, GONE)).toEqual(['person_alias']);
  });

  test('what waits keeps its order, under new numbers; waiting work changes its name and is done once', async () => {
    const { database, prisma, merge } = await opened();
    for (const [key, personId] of [
      ['b1', GONE],
      ['a1', KEPT],
      ['b2', GONE],
    ] as const)
      await prisma.inbox.create({ data: { platform: 'telegram', key, personId, payload: {} } });
    const before = await prisma.inbox.findMany({ where: { personId: GONE } });
    const dues = [
      [`meetup:m1:remind:${GONE}:day`, { personId: GONE }],
      [`meetup:m2:remind:${GONE}:day`, { personId: GONE }],
      [`meetup:m2:remind:${KEPT}:day`, { personId: KEPT }],
      [`profile:${GONE}:2028`, { personId: GONE }],
      ['plus-one:s1:2026', { id: 's1' }],
    ] as const;
    for (const [key, data] of dues) {
      const personId = key.includes(KEPT) ? KEPT : GONE;
      await prisma.due.create({ data: { key, work: 'x', data, personId, dueAt: later(1) } });
    }
    await merge();
    const inbox = await prisma.inbox.findMany({ orderBy: { seq: 'asc' } });
    expect(inbox.map(({ key, personId }) => [key, personId])).toEqual([
      ['a1', KEPT],
      ['b1', KEPT],
      ['b2', KEPT],
    ]);
    // A turn that was under way over an old number finds it gone.
    const seqs = inbox.map(({ seq }) => seq);
    expect(before.some(({ seq }) => seqs.includes(seq))).toBe(false);
    const waiting = await prisma.due.findMany({ orderBy: { key: 'asc' } });
    expect(waiting.map(({ key }) => key)).toEqual(
      [
        `meetup:m1:remind:${KEPT}:day`,
        `meetup:m2:remind:${KEPT}:day`,
        'plus-one:s1:2026',
        `profile:${KEPT}:2028`,
      ].sort(),
    );
    expect(waiting.every(({ personId }) => personId === KEPT)).toBe(true);
    expect(await namesLeft(database, GONE)).toEqual(['person_alias']);
  });

  test('both have a seat at one meetup: one stays, the other goes to whoever waits', async () => {
    const { prisma, merge } = await opened();
    await club(prisma, 2);
    for (const [personId, answer, rank] of [
      [KEPT, 'yes', 0],
      [GONE, 'yes', 0],
      [MARC, 'waiting', 1],
    ] as const)
      await prisma.rsvp.create({ data: { meetupId: 'meet', personId, answer, rank, updatedAt: now } });
    expect(told(await merge())).toEqual([`${MARC} meetup-seat`]);
    expect(await answers(prisma)).toEqual({ [KEPT]: 'yes', [MARC]: 'yes' });
  });

  test('a seat is worth more than a place in the queue, and keeps its reminder', async () => {
    const { prisma, merge } = await opened();
    await club(prisma, 1);
    for (const [personId, answer, rank] of [
      [GONE, 'yes', 0],
      [KEPT, 'waiting', 1],
      [MARC, 'waiting', 2],
    ] as const)
      await prisma.rsvp.create({ data: { meetupId: 'meet', personId, answer, rank, updatedAt: now } });
    const key = (id: string) => `meetup:meet:remind:${id}:day`;
    await prisma.due.create({ data: { key: key(GONE), work: 'clubs.remind', data: {}, dueAt: later(9) } });
    expect(told(await merge())).toEqual([]);
    expect(await answers(prisma)).toEqual({ [KEPT]: 'yes', [MARC]: 'waiting' });
    expect((await prisma.due.findMany()).map((due) => due.key)).toEqual([key(KEPT)]);
  });

  test('in one club twice: organiser when either is, member since the earlier day; one wish is enough', async () => {
    const { prisma, merge } = await opened();
    await club(prisma);
    const member = { clubId: 'club', joinedAt: now };
    await prisma.membership.create({ data: { ...member, personId: KEPT } });
    await prisma.membership.create({
      data: { ...member, personId: GONE, role: 'organiser', joinedAt: later(-9) },
    });
    for (const [personId, place] of [
      [KEPT, '44109'],
      [GONE, '35238'],
    ] as const)
      await prisma.meetupWish.create({ data: { personId, place, createdAt: now } });
    await merge();
    expect(await prisma.membership.findMany()).toEqual([
      { personId: KEPT, clubId: 'club', role: 'organiser', joinedAt: later(-9) },
    ]);
    expect(await prisma.meetupWish.findMany()).toMatchObject([{ personId: KEPT, place: '44109' }]);
  });

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
      ['p-met', 'done', KEPT, 'done'],
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

  test('news go where the kept person chose; without a choice, where the other did', async () => {
    const { prisma, merge } = await opened();
    await prisma.identity.updateMany({
      where: { personId: { in: [KEPT, GONE] } },
      data: { isPreferred: true },
    });
    await merge();
    const preferred = await prisma.identity.findMany({ where: { isPreferred: true } });
    expect(preferred.map(({ externalId }) => externalId)).toEqual(['lea']);
  });

  test('who is no more cannot be merged', async () => {
    const { prisma, merge } = await opened();
    expect(await merge()).toBeDefined();
    expect(await merge()).toBeUndefined();
    expect(await prisma.person.count({ where: { id: KEPT } })).toBe(1);
  });
});

/** Tables in which this id is written anywhere. */
async function namesLeft({ pool }: Database, id: string): Promise<readonly string[]> {
  const { rows } = await pool.query(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  );
  const found: string[] = [];
  for (const { name } of rows) {
    const { rows: hits } = await pool.query(`select 1 from "${name}" t where t::text like $1 limit 1`, [
      `%${id}%`,
    ]);
    if (hits.length > 0) found.push(name);
  }
  return found;
}
