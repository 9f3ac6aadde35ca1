/** Questions between members: limits, a rush of answers, thanks, reports, and leaving for good. */
import { expect, test } from 'vitest';
import { exportClubs } from '#src/clubs/export.ts';
import type { Slots } from '#src/engine/message.ts';
import { erasePerson } from '#src/people/erase.ts';
import type { Database } from '#src/storage/database.ts';
import { clubWorld, type ClubWorld, later, SUNDAY, told } from '#test/support/club-world.ts';
import { onEveryDatabase } from '#test/support/databases.ts';

/** Rezé has a room; Léa is there. */
async function inReze(open: () => Promise<Database>): Promise<ClubWorld> {
  const world = await clubWorld(open);
  await world.meetup();
  const room = { platform: 'slack', room: 'C1', thread: '' };
  await world.does('clubs.bind', { club: 'club', ...room }, 'organiser');
  await world.person('lea');
  return world;
}

const asking = (id: string, more: Slots = {}): Slots => ({
  id,
  club: 'club',
  text: 'Où acheter des sacs ?',
  name: null,
  ...more,
});
const stateOf = (consequences: Parameters<typeof told>[0], trigger: string) =>
  told(consequences, trigger).map(({ data }) => data['state']);

onEveryDatabase('questions between members', (open) => {
  test('three open questions a person, 500 characters, closed after two weeks', async () => {
    const world = await inReze(open);
    const { prisma } = world.database;
    const asked = await world.does('questions.ask', asking('q1', { text: 'é'.repeat(900) }), 'lea');
    expect(told(asked, 'space-question')).toMatchObject([{ data: { question: 'q1', about: 'question:q1' } }]);
    expect((await prisma.peerQuestion.findUniqueOrThrow({ where: { id: 'q1' } })).text).toHaveLength(500);
    expect(later(asked).map(({ at }) => at.toISOString())).toEqual(['2026-12-06T09:00:00.000Z']);

    const rush = await Promise.all(
      ['q2', 'q3', 'q4', 'q5'].map((id) => world.does('questions.ask', asking(id), 'lea')),
    );
    expect(rush.flatMap((one) => stateOf(one, 'question-outcome').map(String)).toSorted()).toEqual([
      'asked',
      'asked',
      'full',
      'full',
    ]);

    const closed = await world.does('questions.expire', { question: 'q1' });
    expect(told(closed, 'question-closed')).toMatchObject([{ personId: 'lea' }]);
    expect(await world.does('questions.expire', { question: 'q1' })).toEqual([]);
    expect(stateOf(await world.does('questions.ask', asking('q6'), 'lea'), 'question-outcome')).toEqual([
      'asked',
    ]);
  });

  test('everybody answers at once: ten answers are told, the question is closed, the others know it', async () => {
    const world = await inReze(open);
    await world.does('questions.ask', asking('q1'), 'lea');
    const people = Array.from({ length: 16 }, (_, at) => `person${at}`);
    for (const id of people) await world.person(id);
    const answers = await Promise.all(
      people.map((id) => world.does('questions.answer', { question: 'q1', text: `De ${id}` }, id)),
    );
    const all = answers.flat();
    expect(told(all, 'peer-answer').filter(({ personId }) => personId === 'lea')).toHaveLength(10);
    expect(told(all, 'peer-answer').filter(({ data }) => data['isLast'] === true)).toHaveLength(1);
    const states = stateOf(all, 'answer-outcome');
    expect(states.filter((state) => state === 'sent')).toHaveLength(10);
    expect(states.filter((state) => state === 'closed')).toHaveLength(6);
  });

  test('nobody answers themselves, and one person answers three times at most; in the room nothing is told', async () => {
    const world = await inReze(open);
    await world.does('questions.ask', asking('q1'), 'lea');
    await world.person('nadia', {
      identities: { create: { platform: 'slack', externalId: 'U1', name: 'Nadia', address: {} } },
    });
    const answer = (who: string, more: Slots = {}) =>
      world.does('questions.answer', { question: 'q1', text: 'Au marché', ...more }, who);
    expect(stateOf(await answer('lea'), 'answer-outcome')).toEqual(['own']);
    expect(await answer('lea', { inRoom: true })).toEqual([]);
    expect(told(await answer('nadia', { inRoom: true, name: 'Nadia B.' }))).toMatchObject([
      { personId: 'lea', trigger: 'peer-answer' },
    ]);
    for (let times = 0; times < 2; times++)
      expect(stateOf(await answer('nadia'), 'answer-outcome')).toEqual(['sent']);
    expect(stateOf(await answer('nadia'), 'answer-outcome')).toEqual(['often']);
    const names = await world.database.prisma.peerAnswer.findMany({ select: { name: true } });
    expect(names.map(({ name }) => String(name)).toSorted()).toEqual(['Nadia', 'Nadia', 'Nadia B.']);
    expect(stateOf(await answer('nadia', { question: 'nope' }), 'answer-outcome')).toEqual(['gone']);
  });

  test('thanks come back once, a report reaches the organisers once, and only from whoever asked', async () => {
    const world = await inReze(open);
    await world.person('nadia');
    await world.does('questions.ask', asking('q1'), 'lea');
    const [given] = told(
      await world.does('questions.answer', { question: 'q1', text: 'Au marché' }, 'nadia'),
      'peer-answer',
    );
    const answer = { answer: given?.data['answer'] ?? '' };
    expect(await world.does('questions.thank', answer, 'nadia')).toEqual([]);
    expect(told(await world.does('questions.thank', answer, 'lea'))).toMatchObject([
      { personId: 'nadia', trigger: 'peer-thanks' },
    ]);
    expect(await world.does('questions.thank', answer, 'lea')).toEqual([]);
    expect(await world.does('questions.report', answer, 'nadia')).toEqual([]);
    expect(told(await world.does('questions.report', answer, 'lea'))).toMatchObject([
      { personId: 'organiser', trigger: 'answer-reported' },
    ]);
    expect(await world.does('questions.report', answer, 'lea')).toEqual([]);
    expect(await world.does('questions.close', { question: 'q1' }, 'nadia')).toEqual([]);
    await world.does('questions.close', { question: 'q1' }, 'lea');
    expect(
      stateOf(
        await world.does('questions.answer', { question: 'q1', text: 'Encore' }, 'nadia'),
        'answer-outcome',
      ),
    ).toEqual(['closed']);
  });

  test('whoever asked is erased: the question goes, in the room too, and answers find nobody', async () => {
    const world = await inReze(open);
    const { prisma } = world.database;
    await world.person('nadia');
    await world.does('questions.ask', asking('q1'), 'lea');
    await world.does('questions.answer', { question: 'q1', text: 'Au marché' }, 'nadia');
    expect(await exportClubs(prisma, 'lea')).toMatchObject({
      questions: [{ text: 'Où acheter des sacs ?' }],
    });
    expect(await exportClubs(prisma, 'nadia')).toMatchObject({ answers: [{ text: 'Au marché' }] });
    const posted = { platform: 'slack', room: 'C1', receipt: '17.4', about: 'question:q1', at: SUNDAY };
    await prisma.post.create({ data: posted });
    const waiting = { to: { platform: 'slack', room: 'C1' }, parts: [], about: 'question:q1' };
    await prisma.outbox.create({
      data: { key: 'k', platform: 'slack', chat: 'C1', class: 'once', payload: waiting },
    });

    const gone = await prisma.$transaction((tx) => erasePerson(tx, 'lea', SUNDAY));
    expect(told(gone)).toMatchObject([{ trigger: 'space-withdrawn', data: { takesPlaceOf: '17.4' } }]);
    expect(JSON.stringify(gone)).not.toContain('sacs');
    expect(await prisma.peerQuestion.count()).toBe(0);
    expect(await prisma.peerAnswer.count()).toBe(0);
    expect(await prisma.post.count()).toBe(0);
    expect(await prisma.outbox.count()).toBe(0);
    expect(
      stateOf(
        await world.does('questions.answer', { question: 'q1', text: 'Encore' }, 'nadia'),
        'answer-outcome',
      ),
    ).toEqual(['gone']);
  });
});
