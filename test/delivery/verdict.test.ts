import { describe, expect, test } from 'vitest';
import { type Attempted, judge } from '#src/delivery/verdict.ts';
import type { Sent } from '#src/platform/adapter.ts';

const now = new Date('2026-11-22T10:00:00.000Z');
const row = (more: Partial<Attempted> = {}): Attempted => ({
  class: 'answer',
  attempts: 0,
  error: null,
  deadline: null,
  ...more,
});
const not = (why: Exclude<Sent, { ok: true }>['why'], more = {}): Sent => ({ ok: false, why, ...more });
const verdict = (attempted: Attempted, sent: Sent, byKey = false) => judge(attempted, sent, byKey, now, 0.5);

describe('a message that may have arrived', () => {
  test('an answer is sent once more, not twice', () => {
    expect(verdict(row(), not('uncertain')).state).toBe('pending');
    expect(verdict(row({ attempts: 1, error: 'uncertain' }), not('uncertain')).state).toBe('uncertain');
  });
  test('a ping is never sent again, unless the platform knows its key', () => {
    expect(verdict(row({ class: 'once' }), not('uncertain')).state).toBe('uncertain');
    expect(verdict(row({ class: 'once' }), not('uncertain'), true).state).toBe('pending');
  });
  test('a reminder is sent once more before its hour, not after', () => {
    const soon = row({ class: 'timed', deadline: new Date(now.getTime() + 60_000) });
    expect(verdict(soon, not('uncertain')).state).toBe('pending');
    expect(verdict({ ...soon, deadline: new Date(now.getTime() + 500) }, not('uncertain')).state).toBe(
      'uncertain',
    );
    expect(verdict({ ...soon, attempts: 1, error: 'uncertain' }, not('uncertain')).state).toBe('uncertain');
  });
});

describe('a message that has not left', () => {
  test('five attempts in a quarter of an hour, then it is given up', () => {
    let waited = 0;
    for (let attempts = 0; attempts < 4; attempts++) {
      const { state, notBefore } = verdict(row({ attempts }), not('later'));
      expect(state).toBe('pending');
      waited += (notBefore?.getTime() ?? 0) - now.getTime();
    }
    expect(waited / 60_000).toBeGreaterThan(12);
    expect(waited / 60_000).toBeLessThan(18);
    expect(verdict(row({ attempts: 4 }), not('later')).state).toBe('failed');
  });
  test('a platform that says how long to wait is obeyed, and it counts for nothing', () => {
    const { state, counts, notBefore } = verdict(row({ attempts: 4 }), not('later', { retryAfterMs: 7_000 }));
    expect([state, counts, notBefore?.getTime()]).toEqual(['pending', false, now.getTime() + 7_000]);
  });
  test('a reminder that could only leave after its hour is dropped', () => {
    const late = row({ class: 'timed', deadline: new Date(now.getTime() + 5_000) });
    expect(verdict(late, not('later'))).toEqual({ state: 'failed', error: 'too late' });
  });
  test('nobody there: it waits without counting', () => {
    expect(verdict(row({ attempts: 4 }), not('offline'))).toMatchObject({
      state: 'pending',
      error: 'offline',
    });
  });
  test('refused for good, or the person is gone: given up at once, with the reason', () => {
    expect(verdict(row(), not('refused', { detail: '50035' }))).toMatchObject({
      state: 'failed',
      error: 'refused: 50035',
    });
    expect(verdict(row(), not('unreachable'))).toMatchObject({ state: 'failed', error: 'unreachable' });
  });
});
