/** Reminders of declarations on a real database: the right day and hour, one message a day, nothing to whoever stopped. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { companionHandlers } from '#src/companion/handlers.ts';
import { dutiesOf } from '#src/companion/deadlines.ts';
import { mergePeople } from '#src/people/merge.ts';
import { erasePerson } from '#src/people/erase.ts';
import { exportPerson } from '#src/people/export.ts';
import type { Consequence } from '#src/domain.ts';
import type { Slots } from '#src/engine/message.ts';
import type { Rule } from '#src/companion/rules.ts';
import { emptyDatabase, freshDatabase, type TestDatabase } from '#test/support/database.ts';
import { companionReader, tables } from '#test/support/companion.ts';

const MONDAY = new Date('2026-11-23T09:00:00Z');
const MICRO = { status: 'micro', period: 'monthly', vat: 'no', premises: 'no', employees: 'no' } as const;

let database: TestDatabase;
let rules: readonly Rule[] = tables.rules;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  rules = tables.rules;
  await emptyDatabase(database);
  await database.prisma.person.createMany({ data: [{ id: 'lea' }, { id: 'old-lea' }] });
});

function does(work: string, data: Slots, personId: string | undefined = 'lea', now = MONDAY) {
  const handler = companionHandlers(() => rules)[work];
  if (!handler) throw new Error(`the companion does not do "${work}"`);
  return database.prisma.$transaction((tx) =>
    handler(tx, { key: 'k', data, now, newId: () => 'id', ...(personId && { personId }) }),
  );
}
const save = (answers: Slots, zone = 'Europe/Paris') =>
  does('companion.obligations.save', { ...answers, zone });
const later = (made: readonly Consequence[]) => made.filter((one) => one.kind === 'later');
const told = (made: readonly Consequence[]) => made.filter((one) => one.kind === 'tell');
/** Fires the reminder that waits, at its hour or later. */
async function fires(made: readonly Consequence[], late = 0) {
  const [row] = later(made);
  if (!row) throw new Error('nothing waits');
  return does(row.work, row.data, undefined, new Date(row.at.getTime() + late));
}
const HOUR = 3_600_000;

describe('a reminder', () => {
  test('comes at nine where they live, a day before; overseas has its own nine', async () => {
    const [paris] = later(await save(MICRO));
    expect(paris?.at.toISOString()).toBe('2026-11-29T08:00:00.000Z');
    const [cayenne] = later(await save(MICRO, 'America/Cayenne'));
    expect(cayenne?.at.toISOString()).toBe('2026-11-29T12:00:00.000Z');
  });

  test('tells of what falls due, until the day is over, and waits for the next', async () => {
    const made = await fires(await save(MICRO));
    expect(told(made)).toMatchObject([
      {
        personId: 'lea',
        trigger: 'obligations-due',
        data: {
          duties: [{ rule: 'turnover-monthly', day: '2026-11-30' }],
          deadline: '2026-11-30T23:00:00.000Z',
        },
      },
    ]);
    // A week before the CFE.
    expect(later(made)[0]?.at.toISOString()).toBe('2026-12-08T08:00:00.000Z');
  });

  test('several on one day are one message', async () => {
    const busy = { ...MICRO, vat: 'monthly', employees: 'yes' };
    const turnover = await fires(await save(busy));
    const [message, ...others] = told(await fires(turnover));
    expect(others).toEqual([]);
    expect(message?.data['duties']).toEqual([
      { rule: 'cfe-pay', day: '2026-12-15' },
      { rule: 'vat-monthly', day: '2026-12-15' },
      { rule: 'payroll', day: '2026-12-15' },
    ]);
  });

  test('late after an outage it is still told while it is worth it, and never at night', async () => {
    const made = await save(MICRO);
    expect(told(await fires(made, 24 * HOUR))).toHaveLength(1);
    const night = await fires(made, 13 * HOUR);
    expect(told(night)).toEqual([]);
    expect(later(night)[0]?.at.toISOString()).toBe('2026-11-30T07:00:00.000Z');
    const over = await fires(made, 3 * 24 * HOUR);
    expect(told(over)).toEqual([]);
    expect(later(over)).toHaveLength(1);
  });

  test('says nothing of what is done, nor to whoever stopped or was erased', async () => {
    const made = await save(MICRO);
    await does('companion.obligations.done', { duties: [{ rule: 'turnover-monthly', day: '2026-11-30' }] });
    expect(told(await fires(made))).toEqual([]);
    await does('companion.obligations.stop', {});
    expect(await fires(made)).toEqual([]);
    const again = await save(MICRO);
    await database.prisma.$transaction((tx) => erasePerson(tx, 'lea', MONDAY));
    expect(await fires(again)).toEqual([]);
    expect(await database.prisma.obligationPlan.count()).toBe(0);
  });

  test('moves when the answers change: the row that waits is the same one, at another hour', async () => {
    const [monthly] = later(await save(MICRO));
    const [quarterly] = later(await save({ ...MICRO, period: 'quarterly' }));
    expect(quarterly?.key).toBe(monthly?.key);
    expect(quarterly?.at.toISOString()).toBe('2026-12-08T08:00:00.000Z');
    const [moved] = later(await does('companion.obligations.zone', { zone: 'Indian/Reunion' }));
    expect(moved?.at.toISOString()).toBe('2026-12-08T05:00:00.000Z');
    expect(await does('companion.obligations.zone', { zone: 'Indian/Reunion' })).toEqual([]);
  });

  test('where every rule is past its date, nothing is promised, and it looks again in a month', async () => {
    rules = tables.rules.map((rule) => ({ ...rule, validUntil: '2026-11-01' }));
    const made = await save(MICRO);
    expect(later(made)[0]?.at.toISOString()).toBe('2026-12-23T08:00:00.000Z');
    expect(told(await fires(made))).toEqual([]);
  });
});

describe('what lies ahead', () => {
  const ahead = (answers: object, today = '2026-11-23') =>
    dutiesOf(tables.rules, answers, [], today, '2027-11-23').map(
      ({ rule, days, isToCheck }) => [rule.id, isToCheck ? 'check' : (days[0]?.day ?? '')] as const,
    );

  test('an answer passed over hides nothing: it is shown as perhaps, and not counted on', () => {
    const duties = dutiesOf(tables.rules, {}, [], '2026-11-23', '2027-11-23');
    const perhaps = duties.filter(({ missing }) => missing.length > 0).map(({ rule }) => rule.id);
    expect(perhaps).toEqual(expect.arrayContaining(['turnover-monthly', 'turnover-quarterly', 'payroll']));
    expect(duties.filter(({ missing }) => missing.length === 0).map(({ rule }) => rule.id)).toContain(
      'cfe-pay',
    );
  });

  test('in the year of the start: the form and no CFE; the first declaration after ninety days', () => {
    const answers = { ...MICRO, startedOn: '2026-09-20' };
    expect(ahead(answers)).toEqual([
      ['turnover-monthly', '2026-12-31'],
      ['cfe-first', '2026-12-31'],
      ['e-invoice-send', '2027-09-01'],
      ['tax-option', '2027-09-30'],
      ['income-tax', 'check'],
    ]);
  });

  test('a month later than its rule is valid, the CFE is to be checked: no date is invented', () => {
    expect(ahead(MICRO, '2027-01-02')).toContainEqual(['cfe-pay', 'check']);
  });

  test('the last day of each month, whatever its length', () => {
    const [duty] = dutiesOf(
      tables.rules.filter(({ id }) => id === 'turnover-monthly'),
      MICRO,
      [],
      '2027-01-01',
      '2027-04-30',
    );
    expect(duty?.days.map(({ day }) => day)).toEqual([
      '2027-01-31',
      '2027-02-28',
      '2027-03-31',
      '2027-04-30',
    ]);
  });
});

test('the calendar file holds whole days that a newer file replaces', () => {
  const reader = companionReader(database.prisma);
  const entry = {
    rule: 'cfe-pay',
    day: '2026-12-15',
    title: 'Payer\nla CFE',
    about: 'x',
    url: 'https://a.fr/',
  };
  const file = reader.calendar([entry], 3, MONDAY);
  expect(file).toContain('DTSTART;VALUE=DATE:20261215');
  expect(file).toContain('DTEND;VALUE=DATE:20261216');
  expect(file).toContain('UID:echeance-cfe-pay-2026-12-15@plusun');
  expect(file).toContain('SEQUENCE:3');
  expect(file).toContain('SUMMARY:Payer la CFE');
});

test('two accounts of one person: one plan stays, what was done stays done, and the export has it', async () => {
  await save(MICRO);
  await does('companion.obligations.save', { ...MICRO, vat: 'other', zone: 'Europe/Paris' }, 'old-lea');
  const done = { duties: [{ rule: 'cfe-pay', day: '2026-12-15' }] };
  await does('companion.obligations.done', done);
  await does('companion.obligations.done', done, 'old-lea');
  await does('companion.check-up.keep', { id: 'c1', points: { site: 2, reviews: null } }, 'old-lea');
  await database.prisma.$transaction((tx) => mergePeople(tx, 'lea', 'old-lea', MONDAY));
  expect(await exportPerson(database.prisma, 'lea')).toMatchObject({
    companion: {
      obligations: { vat: 'no', sequence: 0 },
      declarationsDone: [{ rule: 'cfe-pay', day: '2026-12-15' }],
      checkUps: [{ id: 'c1', answers: { site: 2, reviews: null } }],
    },
  });
});
