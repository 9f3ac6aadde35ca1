/** The check-up as figures and as a picture; kept only when asked to, and asked about again only then. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkUpPicture } from '#flows/check-up-picture.ts';
import { resultOf, stepsFor } from '#flows/check-up-scale.ts';
import { checkUpHandlers } from '#src/companion/check-ups.ts';
import type { Slots } from '#src/engine/message.ts';
import { freshDatabase, type TestDatabase } from '#test/support/database.ts';
import { companionReader } from '#test/support/companion.ts';

const ANSWERS = { listing: 1, site: 1, reviews: 0, booking: 2, contacts: null, backup: 0, passwords: 1 };

describe('where a firm stands', () => {
  test('what was passed over counts neither for nor against', () => {
    expect(resultOf(ANSWERS)).toEqual([
      { area: 'found', points: 2, most: 6, gain: 0 },
      { area: 'sell', points: 2, most: 2, gain: 0 },
      { area: 'manage', points: 0, most: 0, gain: 0 },
      { area: 'protect', points: 1, most: 4, gain: 0 },
    ]);
  });

  test('a gain is over the questions that were answered both times', () => {
    const [found, sell] = resultOf({ ...ANSWERS, reviews: 2, contacts: 2 }, ANSWERS);
    expect([found?.gain, sell?.gain]).toEqual([2, 0]);
  });

  test('three steps: again what works, what others do, a try elsewhere', () => {
    expect(stepsFor(ANSWERS)).toEqual({ repeat: 'sell', known: 'reviews', attempt: 'protect' });
    expect(stepsFor({ backup: 0 })).toEqual({ known: 'backup', attempt: 'protect' });
    expect(stepsFor({ site: 2 })).toEqual({ repeat: 'found', attempt: 'found' });
  });
});

test('the picture says in words what it shows, and takes any text', () => {
  const svg = checkUpPicture({
    title: 'Mon <bilan> & "moi"',
    about: 'Vendre : 3 sur 6',
    bars: [{ label: 'Vendre', points: 3, most: 6, gain: 1, said: '3 sur 6 (+1)' }],
    note: "aujourd'hui",
    language: 'fr',
  });
  expect(svg).toContain('<title id="t">Mon &lt;bilan&gt; &amp; &quot;moi&quot;</title>');
  expect(svg).toContain('<desc id="d">Vendre : 3 sur 6</desc>');
  expect(svg).toContain('role="img" aria-labelledby="t d"');
  expect(svg).toMatch(/width="200".*fill="#1f5c46"/);
  expect(svg).not.toMatch(/<script|href|NaN|undefined/);
});

describe('kept with consent only', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
    await database.prisma.person.create({ data: { id: 'lea' } });
  });
  afterAll(() => database.close());
  const MONDAY = new Date('2026-11-23T09:00:00Z');
  const does = (work: string, data: Slots, now = MONDAY) =>
    database.prisma.$transaction(async (tx) =>
      checkUpHandlers[work]?.(tx, { key: 'k', data, now, newId: () => 'id', personId: 'lea' }),
    );

  test('in three months, in the morning where they live; nothing once it is forgotten', async () => {
    await does('companion.check-up.keep', { id: 'c1', points: { ...ANSWERS, strange: 7 } });
    const [kept] = await companionReader(database.prisma).checkUps('lea');
    expect(kept?.points).toEqual({ ...ANSWERS, strange: null });
    const [later] = (await does('companion.check-up.plan', { zone: 'America/Martinique' })) ?? [];
    expect(later).toMatchObject({ kind: 'later', at: new Date('2027-02-23T13:00:00Z') });
    if (later?.kind !== 'later') throw new Error('nothing waits');
    expect(await does(later.work, later.data, later.at)).toMatchObject([
      { kind: 'tell', trigger: 'check-up-due', data: { since: '2026-11-23T09:00:00.000Z' } },
    ]);
    const night = new Date(later.at.getTime() + 14 * 3_600_000);
    expect(await does(later.work, later.data, night)).toMatchObject([{ kind: 'later' }]);
    await does('companion.check-up.forget', {});
    expect(await does(later.work, later.data, later.at)).toEqual([]);
  });
});
