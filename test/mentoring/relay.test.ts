/** Two who write to each other before anything is shared: warnings, consent taken back, blocks. */
import { expect, test } from 'vitest';
import { blockedPairs } from '#src/mentoring/blocks.ts';
import { createMentoringReader } from '#src/mentoring/reader.ts';
import { onEveryDatabase } from '#test/support/databases.ts';
import { createTown } from './town.ts';

onEveryDatabase('a talk through PlusUn', (open) => {
  /** Nadia has said yes to Léa, who has not answered yet. */
  async function accepted() {
    const world = createTown(await open());
    await world.person('lea');
    await world.mentor('nadia');
    const request = await world.asks('lea');
    const ping = await world.pingOf('nadia');
    await world.does('nadia', 'accept', { ping, contact: '06 12 34 56 78' });
    await world.heard('lea');
    await world.heard('nadia');
    const reader = createMentoringReader(world.prisma);
    return { world, request, ping, reader };
  }
  const news = (what: string, more = {}) =>
    expect.objectContaining({ data: expect.objectContaining({ news: what, ...more }) });

  test('both ways before anybody agreed; the safety rule once each; a trick is passed on with a warning', async () => {
    const { world, ping, reader } = await accepted();
    await world.does('lea', 'relay', { ping, text: 'Bonjour Nadia' });
    await world.does('lea', 'relay', { ping, text: 'jeudi ?' });
    expect(await world.heard('nadia')).toEqual(['relay-first', 'peer-message', 'peer-message']);
    await world.does('nadia', 'relay', { ping, text: 'Payez 50 euros sur https://bad.example @lea' });
    const told = await world.told('lea');
    expect(told.map(({ trigger, data }) => data.news ?? trigger)).toEqual([
      'relayed',
      'relayed',
      'relay-first',
      'peer-message',
    ]);
    expect(told.at(-1)?.data).toEqual({
      ping,
      from: 'nadia',
      text: 'Payez 50 euros sur bad . example @ lea',
      warning: 'money',
    });
    expect(await reader.introductions('lea')).toEqual([]);
    expect(await reader.talks('lea')).toMatchObject([{ ping, isIntroduced: false, hasAgreed: false }]);
    expect(await reader.talks('nadia')).toMatchObject([{ ping, isIntroduced: false, hasAgreed: true }]);
  });

  test('the mentor takes the agreement back first: nothing is shared until it is given again', async () => {
    const { world, request, ping, reader } = await accepted();
    await world.does('nadia', 'unshare', { ping });
    await world.does('lea', 'share', { ping, contact: 'lea@exemple.fr' });
    expect(await world.heard('nadia')).toEqual(['unshared', 'awaited']);
    expect(await world.heard('lea')).toEqual(['agreed']);
    expect(await reader.introductions('lea')).toEqual([]);
    expect(await reader.introductions('nadia')).toEqual([]);
    await world.does('nadia', 'share', { ping, contact: 'nadia@exemple.fr' });
    expect(await world.statusOf(request)).toBe('introduced');
    expect(await world.heard('lea')).toEqual(['introduced']);
    expect(await reader.introductions('lea')).toMatchObject([{ contact: 'nadia@exemple.fr' }]);
    await world.does('nadia', 'unshare', { ping });
    expect(await world.heard('nadia')).toEqual(['introduced', 'too-late']);
  });

  test('an agreement that nobody answers: the mentor who took theirs back is let go, the search goes on', async () => {
    const { world, request, ping } = await accepted();
    await world.does('nadia', 'unshare', { ping });
    await world.does('lea', 'share', { ping, contact: 'lea@exemple.fr' });
    await world.heard('lea');
    await world.passes(60);
    expect(await world.told('lea')).toContainEqual(news('next', { cause: 'gone' }));
    expect(await world.statusOf(request)).not.toBe('withdrawn');
    const kept = await world.prisma.ping.findUniqueOrThrow({ where: { id: ping } });
    expect(kept).toMatchObject({ status: 'released', mentorContact: null });
  });

  test('the asker blocks: the mentor hears only that it is over, another one is asked, never the same again', async () => {
    const { world, request, ping } = await accepted();
    await world.mentor('paul');
    await world.does('lea', 'block', { ping });
    expect(await world.heard('nadia')).toEqual(['freed']);
    await world.does('nadia', 'relay', { ping, text: 'encore moi' });
    await world.does('lea', 'share', { ping, contact: 'lea@exemple.fr' });
    expect(await world.heard('nadia')).toEqual(['relay-closed']);
    await world.passes(1);
    expect(await world.heard('lea')).toEqual(['blocked', 'next', 'too-late', 'asked']);
    expect(await world.pingOf('paul')).toBeTruthy();
    expect(await world.statusOf(request)).toBe('pinged');
    expect(Object.fromEntries(await blockedPairs(world.prisma))).toEqual({ lea: ['nadia'], nadia: ['lea'] });
  });

  test('the mentor blocks after the introduction: contacts are gone, the request searches anew', async () => {
    const { world, request, ping, reader } = await accepted();
    await world.does('lea', 'share', { ping, contact: 'lea@exemple.fr' });
    await world.heard('lea');
    await world.does('nadia', 'block', { ping });
    await world.does('nadia', 'block', { ping });
    expect(await world.told('lea')).toEqual([news('next', { cause: 'gone' })]);
    expect(await world.statusOf(request)).toBe('open');
    expect(await reader.introductions('nadia')).toEqual([]);
    const kept = await world.prisma.ping.findUniqueOrThrow({ where: { id: ping } });
    expect(kept).toMatchObject({ status: 'done', askerContact: null, mentorContact: null });
    await world.passes(24 * 12);
    expect(await world.heard('lea')).not.toContain('mentor-survey');
  });

  test('erased in between: what is written goes nowhere, and is said so', async () => {
    const { world, ping } = await accepted();
    await world.does('lea', 'relay', { ping, text: 'Bonjour' });
    await world.does('lea', 'erase');
    await world.heard('nadia');
    await world.does('nadia', 'relay', { ping, text: 'Bonjour Léa' });
    await world.does('nadia', 'share', { ping, contact: 'here' });
    await world.does('nadia', 'block', { ping });
    expect(await world.heard('nadia')).toEqual(['relay-closed']);
  });

  test('nobody else writes, blocks or agrees in their place', async () => {
    const { world, request, ping } = await accepted();
    await world.person('eve');
    for (const kind of ['relay', 'block', 'share', 'unshare'])
      await world.does('eve', kind, { ping, text: 'coucou', contact: 'eve' });
    expect(await world.heard('eve')).toEqual(['relay-closed']);
    expect(await world.heard('nadia')).toEqual([]);
    expect(await world.statusOf(request)).toBe('accepted');
  });
});
