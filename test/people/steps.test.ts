import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Tx, Work } from '#src/domain.ts';
import { peopleHandlers } from '#src/people/handlers.ts';
import { createPeopleReader } from '#src/people/reader.ts';
import { askAt } from '#src/people/steps.ts';
import { freshDatabase, type TestDatabase } from '#test/support/database.ts';

const MONDAY = new Date('2026-11-23T08:30:00Z');
const PARIS = 'Europe/Paris';

describe('when a +1 is asked about', () => {
  test.each([
    ['nine in the morning, in winter', '2026-11-25', PARIS, '2026-11-25T08:00:00.000Z'],
    ['nine in the morning, in summer', '2026-07-01', PARIS, '2026-07-01T07:00:00.000Z'],
    ['nine in the morning of La Réunion', '2026-11-25', 'Indian/Reunion', '2026-11-25T05:00:00.000Z'],
    ['for today, in the evening', '2026-11-23', PARIS, '2026-11-23T17:00:00.000Z'],
  ])('%s', (_, day, zone, expected) => {
    const now = day.startsWith('2026-07') ? new Date('2026-06-20T08:00:00Z') : MONDAY;
    expect(askAt(day, zone, now).toISOString()).toBe(expected);
  });

  test('for today, when the evening has come: the next morning', () => {
    expect(askAt('2026-11-23', PARIS, new Date('2026-11-23T19:00:00Z')).toISOString()).toBe(
      '2026-11-24T08:00:00.000Z',
    );
  });
});

describe('+1 steps in the database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
    await database.prisma.person.createMany({ data: [{ id: 'lea000000001' }, { id: 'ali000000001' }] });
  });
  afterAll(() => database.close());

  const run = (kind: string, data: Work['data'], personId?: string, now = MONDAY) =>
    database.prisma.$transaction((tx: Tx) => {
      const handler = peopleHandlers[kind];
      if (!handler) throw new Error(`no handler ${kind}`);
      return handler(tx, { key: `key-${kind}`, data, now, newId: () => 'x', ...(personId && { personId }) });
    });
  const add = (id: string, what: string, dueOn = '2026-11-24', replaces: string | null = null) =>
    run('people.plus-one.add', { id, what, dueOn, zone: PARIS, replaces }, 'lea000000001');

  test('adding the same step twice keeps one and asks once', async () => {
    expect(await add('step00000001', 'Appeler deux clients')).toHaveLength(1);
    expect(await add('step00000001', 'Appeler deux clients')).toHaveLength(0);
    expect(await createPeopleReader(database.prisma).openSteps('lea000000001')).toEqual([
      { id: 'step00000001', what: 'Appeler deux clients', dueOn: '2026-11-24' },
    ]);
  });

  test('nobody closes the step of somebody else', async () => {
    await run('people.plus-one.done', { id: 'step00000001' }, 'ali000000001');
    expect(await createPeopleReader(database.prisma).openSteps('lea000000001')).toHaveLength(1);
  });

  test('on its day the person is asked; not any more once it was moved or closed', async () => {
    const due = { id: 'step00000001', dueOn: '2026-11-24' };
    expect(await run('people.plus-one.due', due)).toMatchObject([
      {
        kind: 'tell',
        personId: 'lea000000001',
        trigger: 'plus-one-due',
        data: { what: 'Appeler deux clients' },
      },
    ]);
    await run(
      'people.plus-one.move',
      { id: 'step00000001', dueOn: '2026-11-30', zone: PARIS },
      'lea000000001',
    );
    expect(await run('people.plus-one.due', due)).toEqual([]);
    await run('people.plus-one.drop', { id: 'step00000001' }, 'lea000000001');
    expect(await run('people.plus-one.due', { ...due, dueOn: '2026-11-30' })).toEqual([]);
    expect(
      await run(
        'people.plus-one.move',
        { id: 'step00000001', dueOn: '2026-12-01', zone: PARIS },
        'lea000000001',
      ),
    ).toEqual([]);
  });

  test('a smaller step takes the place of the one it replaces', async () => {
    await add('step00000002', 'Refaire tout mon site');
    await add('step00000003', 'Écrire le titre de mon site', '2026-11-26', 'step00000002');
    const open = await createPeopleReader(database.prisma).openSteps('lea000000001');
    expect(open.map(({ what }) => what)).toEqual(['Écrire le titre de mon site']);
  });

  test('the month begins where the person lives', async () => {
    // 22:30 UTC on 30 November is already December in La Réunion.
    await run(
      'people.plus-one.done',
      { id: 'step00000003' },
      'lea000000001',
      new Date('2026-11-30T22:30:00Z'),
    );
    const reader = createPeopleReader(database.prisma);
    const now = new Date('2026-12-02T08:00:00Z');
    expect(await reader.stepsDoneThisMonth('lea000000001', now, 'Indian/Reunion')).toBe(1);
    expect(await reader.stepsDoneThisMonth('lea000000001', now, PARIS)).toBe(0);
    expect(await reader.stepsDoneThisMonth('lea000000001', now, 'Indian/Reunion', 'step00000003')).toBe(0);
  });
});
