/** Two people turn out to be one: what becomes of their clubs and histories. The rules are those of src/people/merge.ts. */
import { expect, test } from 'vitest';
import type { PrismaClient } from '#prisma/generated/client.ts';
import { newSession } from '#src/engine/session.ts';
import { PERSON_COLUMNS } from '#src/people/merge.ts';
import type { Database } from '#src/storage/database.ts';
import { onEveryDatabase } from '#test/support/databases.ts';
import { addressOf } from '#test/support/updates.ts';
import { GONE, json, KEPT, later, MARC, now, profile, request, told, twoPeople } from './two-people.ts';

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
  const opened = () => twoPeople(open);

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
  test('every column that names a person has a rule', async () => {
    const { database } = await opened();
    const naming = async () => {
      const { rows } = await database.pool.query<{ name: string }>(NAMING);
      return rows.map(({ name }) => name).filter((name) => !NOT_NAMING.includes(name));
    };
    expect((await naming()).sort(), 'add the new column to PERSON_COLUMNS in src/people/merge.ts').toEqual(
      Object.keys(PERSON_COLUMNS).sort(),
    );
    await database.pool.query('create table note (written_for text references person (id), author text)');
    expect(await naming()).toEqual(expect.arrayContaining(['note.written_for', 'note.author']));
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
