import { expect, test } from 'vitest';
import { createPacing } from '#src/delivery/pacing.ts';
import type { Address } from '#src/engine/message.ts';

const FOREVER = 10 * 60_000;
const chat = (room: string, isPrivate = true): Address => ({ platform: 'telegram', room, isPrivate });
const waits = (count: number, to: (index: number) => Address, isAnswer = true) => {
  const pacing = createPacing();
  return Array.from({ length: count }, (_, index) => pacing.reserve(to(index), isAnswer, 0, FOREVER));
};

test('three messages at once to one person on Telegram, then one a second', () => {
  expect(waits(5, () => chat('awa'))).toEqual([0, 0, 0, 1_000, 2_000]);
});
test('never more than twenty messages a minute to a group', () => {
  const moments = waits(60, () => chat('club', false));
  for (const start of moments) {
    expect(moments.filter((at) => at >= start && at < start + 60_000).length).toBeLessThanOrEqual(20);
  }
});
test('a wave of news runs at the pace of the platform, and answers in its midst hardly wait', () => {
  const pacing = createPacing();
  const asked: number[] = [];
  const moments: number[] = [];
  for (let now = 0; now < 10_000; now += 10) {
    // Somebody talks twice a second; the rest is the wave, as far as it may go.
    if (now % 500 === 0) {
      const wait = pacing.reserve(chat(`talks-${now}`), true, now, FOREVER);
      asked.push(wait);
      moments.push(now + wait);
    }
    for (let more = true; more; ) {
      const wait = pacing.reserve(chat(`wave-${moments.length}`), false, now, 400);
      more = wait <= 400;
      if (more) moments.push(now + wait);
    }
  }
  expect(moments.length / 10.4).toBeGreaterThan(0.97 * 29.4);
  expect(Math.max(...asked)).toBeLessThan(500);
  for (const from of moments)
    expect(moments.filter((at) => at >= from && at < from + 1_000).length).toBeLessThanOrEqual(40);
});
test('a moment too far away is not taken', () => {
  const pacing = createPacing();
  for (let index = 0; index < 10; index++) pacing.reserve(chat('club', false), true, 0, FOREVER);
  const wait = pacing.reserve(chat('club', false), true, 0, 3_000);
  expect(wait).toBe(6_000);
  expect(pacing.reserve(chat('club', false), true, 0, 3_000)).toBe(wait);
  expect(pacing.reserve(chat('club', false), true, wait, 3_000)).toBe(0);
});
test('other platforms are not slowed down', () => {
  const pacing = createPacing();
  const web: Address = { platform: 'web', room: 'awa', isPrivate: true };
  expect(
    Array.from({ length: 100 }, () => pacing.reserve(web, true, 0, FOREVER)).every((at) => at === 0),
  ).toBe(true);
});
