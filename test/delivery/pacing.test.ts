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
test('a wave of reminders leaves room for answers, and stays under thirty a second', () => {
  const pacing = createPacing();
  const wave = Array.from({ length: 60 }, (_, index) => pacing.reserve(chat(`r${index}`), false, 0, FOREVER));
  expect(wave.filter((at) => at < 1_000).length).toBeLessThanOrEqual(26);
  expect(waits(100, (index) => chat(`a${index}`)).filter((at) => at < 1_000).length).toBeLessThanOrEqual(40);
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
