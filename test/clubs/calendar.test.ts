import { describe, expect, test } from 'vitest';
import { calendarFile, type CalendarEntry } from '#src/clubs/calendar.ts';

const NOW = new Date('2026-11-22T09:00:00Z');
const ENTRY: CalendarEntry = {
  id: 'abc123def456',
  title: 'Apéro des indépendants',
  startsAt: new Date('2026-12-03T17:30:00Z'),
  minutes: 90,
  where: 'Café du Port, Nantes',
  sequence: 0,
  isCancelled: false,
};

const file = (entry: Partial<CalendarEntry> = {}) => calendarFile({ ...ENTRY, ...entry }, NOW);
/** Lines as a calendar program reads them: unfolded. */
const lines = (content: string) => content.replaceAll('\r\n ', '').split('\r\n');

describe('the calendar file', () => {
  test('says when in UTC, under a name for life', () => {
    expect(lines(file())).toEqual(
      expect.arrayContaining([
        'UID:meetup-abc123def456@plusun',
        'DTSTAMP:20261122T090000Z',
        'DTSTART:20261203T173000Z',
        'DTEND:20261203T190000Z',
        'SEQUENCE:0',
        'STATUS:CONFIRMED',
        'SUMMARY:Apéro des indépendants',
        'LOCATION:Café du Port\\, Nantes',
      ]),
    );
  });

  test('a moved meetup replaces the entry: same UID, higher sequence', () => {
    const moved = lines(file({ sequence: 3, startsAt: new Date('2026-12-04T17:30:00Z') }));
    expect(moved).toContain('UID:meetup-abc123def456@plusun');
    expect(moved).toContain('SEQUENCE:3');
    expect(moved).toContain('DTSTART:20261204T173000Z');
  });

  test('a cancelled meetup takes itself out of the calendar', () => {
    const cancelled = lines(file({ sequence: 1, isCancelled: true }));
    expect(cancelled).toContain('METHOD:CANCEL');
    expect(cancelled).toContain('STATUS:CANCELLED');
  });

  test.each([
    'Apéro\r\nATTENDEE:mailto:eve@example.org',
    'Apéro\rEND:VEVENT\rBEGIN:VEVENT',
    'Apéro\nX-EVIL:1',
    'Apéro\u2028ATTENDEE:x\u0085ATTENDEE:y',
    'un; deux, trois \\ quatre \\n cinq "six"',
    'é👩🏽‍🌾'.repeat(60),
  ])('a title cannot become anything else: %j', (title) => {
    const content = file({ title, where: title });
    expect(content.split('\r\n').filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
    expect(lines(content).filter((line) => /^(ATTENDEE|X-EVIL)/.test(line))).toEqual([]);
    expect(content.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(content.endsWith('END:VCALENDAR\r\n')).toBe(true);
    for (const line of content.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(Buffer.from(content).toString()).toBe(content);
  });

  test('commas, semicolons and backslashes come back as they were written', () => {
    const summary = lines(file({ title: 'a; b, c \\ d' })).find((line) => line.startsWith('SUMMARY:'));
    expect(summary).toBe('SUMMARY:a\\; b\\, c \\\\ d');
  });
});
