import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { offerOrganiserCode } from '#src/clubs/organiser-code.ts';
import { type ClubWorld, clubWorld, SUNDAY, told } from '#test/support/club-world.ts';

const MINUTE_MS = 60_000;

describe('the one-time code of the first organiser', () => {
  let world: ClubWorld;
  const offer = () => offerOrganiserCode(world.database.prisma, randomBytes, SUNDAY);
  const tries = async (code: string, who = 'awa', minutes = 0) =>
    told(
      await world.does('clubs.redeem-code', { code }, who, new Date(SUNDAY.getTime() + minutes * MINUTE_MS)),
    )[0]?.data['state'];

  beforeEach(async () => {
    world = await clubWorld();
    await world.person('awa');
    await world.person('bruno');
  });
  afterEach(() => world.database.close());

  test('is easily read, and kept only as a hash', async () => {
    const code = await offer();
    expect(code).toMatch(/^[A-HJ-KM-NP-Z2-9]{4}-[A-HJ-KM-NP-Z2-9]{4}$/);
    const kept = JSON.stringify(await world.database.prisma.setting.findMany());
    expect(kept).not.toContain(code);
    expect(kept).not.toContain(code?.replace('-', ''));
  });

  test('makes one organiser, however it is typed, and works once', async () => {
    const code = (await offer()) ?? '';
    expect(await tries(` ${code.toLowerCase().replace('-', ' ')}`)).toBe('right');
    const awa = await world.database.prisma.person.findUniqueOrThrow({ where: { id: 'awa' } });
    expect(awa.isOrganiser).toBe(true);
    expect(await tries(code, 'bruno')).toBe('none');
    expect(await offer()).toBeUndefined();
  });

  test('a fresh one at each start replaces the earlier one', async () => {
    const first = (await offer()) ?? '';
    const second = (await offer()) ?? '';
    expect(await tries(first)).toBe('wrong');
    expect(await tries(second)).toBe('right');
  });

  test('five wrong tries an hour, for each person; then even the right one waits', async () => {
    const code = (await offer()) ?? '';
    for (let times = 0; times < 5; times++) expect(await tries('AAAA-AAAA')).toBe('wrong');
    expect(await tries(code)).toBe('too-many');
    expect(await tries(code, 'awa', 59)).toBe('too-many');
    expect(await tries('', 'bruno')).toBe('wrong');
    expect(await tries(code, 'awa', 61)).toBe('right');
  });

  test('two people with the code at once: one organiser', async () => {
    const code = (await offer()) ?? '';
    const states = await Promise.all([tries(code, 'awa'), tries(code, 'bruno')]);
    expect(states.toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual(['none', 'right']);
  });
});
