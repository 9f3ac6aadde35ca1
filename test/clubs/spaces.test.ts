/** A club's rooms on platforms: who may bind one, what is said there, what becomes of one that is lost. */
import { describe, expect, test } from 'vitest';
import { flows } from '#flows/index.ts';
import { exportClubs } from '#src/clubs/export.ts';
import { createFlowBook } from '#src/engine/flow-book.ts';
import type { Address, Part, Slots } from '#src/engine/message.ts';
import { newSession } from '#src/engine/session.ts';
import { takeTurn } from '#src/engine/turn.ts';
import { createRead, texts } from '#src/main/parts.ts';
import { erasePerson } from '#src/people/erase.ts';
import type { Database } from '#src/storage/database.ts';
import { clubWorld, type ClubWorld, later, SUNDAY, told } from '#test/support/club-world.ts';
import { onEveryDatabase } from '#test/support/databases.ts';

const ROOM = { platform: 'telegram', room: '-1001', thread: '' };
const binding = (club = 'club', more: Slots = {}): Slots => ({ club, ...ROOM, ...more });
const newsOf = (consequences: Parameters<typeof told>[0]) =>
  told(consequences, 'space-news').map(({ data }) => data['news']);

/** The club of Rezé with a room; gives the person that stands for the room. */
async function withRoom(open: () => Promise<Database>): Promise<{ world: ClubWorld; room: string }> {
  const world = await clubWorld(open);
  await world.meetup();
  await world.does('clubs.bind', binding(), 'organiser');
  const { personId } = await world.database.prisma.clubSpace.findFirstOrThrow();
  return { world, room: personId };
}

onEveryDatabase('a room of a club', (open) => {
  test('only an organiser of the club binds it; nobody else, and no member', async () => {
    const world = await clubWorld(open);
    await world.meetup();
    await world.person('lea');
    await world.person('other', { isOrganiser: true });
    await world.does('clubs.join', { club: 'club' }, 'lea');
    for (const who of ['lea', 'other'])
      expect(newsOf(await world.does('clubs.bind', binding(), who))).toEqual(['refused']);
    expect(await world.database.prisma.clubSpace.count()).toBe(0);

    const bound = await world.does('clubs.bind', binding(), 'organiser');
    expect(newsOf(bound)).toEqual(['bound']);
    expect(told(bound, 'space-hello')).toHaveLength(1);
    const { id } = await world.database.prisma.clubSpace.findFirstOrThrow();
    expect(newsOf(await world.does('clubs.unbind', { space: id }, 'lea'))).toEqual(['gone']);
    expect(newsOf(await world.does('clubs.unbind', { space: id }, 'organiser'))).toEqual(['unbound']);
    expect(await world.database.prisma.person.count({ where: { isSpace: true } })).toBe(0);
  });

  test('two clubs want one room at once: one has it, the other is told; topics are rooms of their own', async () => {
    const world = await clubWorld(open);
    const { prisma } = world.database;
    await world.meetup();
    await world.person('second', { isOrganiser: true });
    await prisma.club.create({
      data: {
        id: 'club2',
        name: 'Club de Nantes',
        place: '44109',
        zone: 'Europe/Paris',
        createdAt: SUNDAY,
        memberships: { create: { personId: 'second', role: 'organiser', joinedAt: SUNDAY } },
      },
    });
    const both = await Promise.all([
      world.does('clubs.bind', binding(), 'organiser'),
      world.does('clubs.bind', binding('club2'), 'second'),
    ]);
    expect(both.flatMap(newsOf).map(String).toSorted()).toEqual(['bound', 'taken']);
    expect(newsOf(await world.does('clubs.bind', binding('club2', { thread: '7' }), 'second'))).toEqual([
      'bound',
    ]);
    expect(await prisma.clubSpace.count()).toBe(2);
  });

  test('a meetup that is announced is told in the room once, and its changes; one that is not stays unsaid', async () => {
    const { world, room } = await withRoom(open);
    const wanted = { title: 'Premier devis', day: '2026-12-10', hour: '18:30', venue: 'Médiathèque' };
    const quiet = await world.does('clubs.create', { ...wanted, announce: 'no' }, 'organiser');
    expect(told(quiet, 'space-meetup')).toEqual([]);

    const made = await world.does('clubs.create', { ...wanted, announce: 'yes' }, 'organiser');
    expect(told(made, 'space-meetup')).toMatchObject([{ personId: room, data: { change: 'new' } }]);
    const [{ meetup = '' } = {}] = told(made, 'organiser-news').map(({ data }) => data);
    const [reminder] = later(made).filter(({ work }) => work === 'clubs.remind-spaces');
    expect(reminder?.at.toISOString()).toBe('2026-12-09T17:30:00.000Z');
    const due = (data: Slots) =>
      world.does('clubs.remind-spaces', data, undefined, new Date('2026-12-09T17:30:00Z'));
    expect(told(await due(reminder?.data ?? {}), 'space-reminder')).toHaveLength(1);

    const moved = { meetupId: meetup, day: '2026-12-11', hour: '18:30', venue: null };
    const change = await world.does('clubs.move', moved, 'organiser');
    expect(told(change, 'space-meetup')).toMatchObject([{ data: { change: 'moved' } }]);
    expect(await due(reminder?.data ?? {})).toEqual([]);
    const cancelled = await world.does('clubs.cancel', { meetupId: meetup }, 'organiser');
    expect(told(cancelled, 'space-meetup')).toMatchObject([{ data: { change: 'cancelled' } }]);
  });

  test('thrown out, the club gives the room up and its organiser knows, once; invited again, it is bound anew', async () => {
    const { world, room } = await withRoom(open);
    expect(newsOf(await world.does('clubs.lose-space', { person: 'organiser' }))).toEqual([]);
    expect(newsOf(await world.does('clubs.lose-space', { person: room }))).toEqual(['lost']);
    expect(newsOf(await world.does('clubs.lose-space', { platform: 'telegram', room: '-1001' }))).toEqual([]);
    const announcing = { club: 'club', text: 'Bonjour', to: 'spaces' };
    expect(told(await world.does('clubs.announce', announcing, 'organiser'), 'space-announcement')).toEqual(
      [],
    );
    expect(newsOf(await world.does('clubs.bind', binding(), 'organiser'))).toEqual(['bound']);
    expect(
      told(await world.does('clubs.announce', announcing, 'organiser'), 'space-announcement'),
    ).toHaveLength(1);
  });

  test('an announcement reaches the rooms and each member; at night the members sleep; only an organiser makes it', async () => {
    const { world } = await withRoom(open);
    for (const id of ['lea', 'nadia']) {
      await world.person(id);
      await world.does('clubs.join', { club: 'club' }, id);
    }
    await world.does('clubs.leave', { club: 'club' }, 'nadia');
    const announcing = { club: 'club', text: 'Bonjour', to: 'all' };
    expect(told(await world.does('clubs.announce', announcing, 'lea'))).toMatchObject([
      { trigger: 'announce-outcome', data: { state: 'refused' } },
    ]);
    const night = new Date('2026-11-22T22:30:00Z');
    const made = await world.does('clubs.announce', announcing, 'organiser', night);
    expect(told(made, 'space-announcement')).toHaveLength(1);
    const waiting = later(made);
    expect(waiting.map(({ personId, at }) => [personId, at.toISOString()])).toEqual([
      ['lea', '2026-11-23T07:00:00.000Z'],
    ]);
    expect(await world.does('clubs.announce-to', waiting[0]?.data ?? {})).toMatchObject([
      { trigger: 'club-announcement', personId: 'lea' },
    ]);
    const again = await world.does('clubs.announce', announcing, 'organiser', night);
    expect(told(again, 'announce-outcome')).toMatchObject([{ data: { state: 'capped', spaces: 1 } }]);
    expect(later(again)).toEqual([]);
  });

  test('an invitation lets anybody in for a month, and is made by organisers only', async () => {
    const world = await clubWorld(open);
    await world.meetup();
    for (const id of ['lea', 'nadia', 'paul']) await world.person(id);
    await world.does('clubs.make-invitation', { club: 'club', code: 'forged' }, 'lea');
    await world.does('clubs.make-invitation', { club: 'club', code: 'abc123' }, 'organiser');
    const use = async (who: string, code: string, now = SUNDAY) =>
      told(await world.does('clubs.use-invitation', { code }, who, now)).map(({ data }) => data['news']);
    expect(await use('lea', 'forged')).toEqual(['expired']);
    expect(await use('lea', 'ABC123')).toEqual(['joined']);
    expect(await use('lea', 'abc123')).toEqual(['joined']);
    expect(await use('paul', 'abc123', new Date('2026-12-23T09:00:00Z'))).toEqual(['expired']);
    expect(await world.database.prisma.membership.count({ where: { role: 'member' } })).toBe(1);
  });

  test('whoever bound a room takes that with them, and leaves the room to the club', async () => {
    const { world } = await withRoom(open);
    const { prisma } = world.database;
    expect(await exportClubs(prisma, 'organiser')).toMatchObject({
      spacesBound: [{ club: 'Club de Rezé', platform: 'telegram' }],
    });
    await prisma.$transaction((tx) => erasePerson(tx, 'organiser', SUNDAY));
    expect(await prisma.clubSpace.findMany()).toMatchObject([{ isActive: true, boundBy: null }]);
  });

  test('a success is told to a club one belongs to, and to no other', async () => {
    const { world, room } = await withRoom(open);
    await world.person('lea');
    const success = { club: 'club', what: 'Écrire mon devis', name: null };
    expect(await world.does('clubs.share-success', success, 'lea')).toEqual([]);
    await world.does('clubs.join', { club: 'club' }, 'lea');
    expect(told(await world.does('clubs.share-success', success, 'lea'))).toMatchObject([
      { personId: room, trigger: 'space-success', data: { what: 'Écrire mon devis', name: null } },
    ]);
  });
});

describe('what is said in a room', () => {
  const home: Address = { platform: 'telegram', room: '-1001', isPrivate: false };
  const SAID: Readonly<Record<string, (ids: { readonly meetup: string }) => Slots>> = {
    'space-hello': () => ({ club: 'club' }),
    'space-meetup': ({ meetup }) => ({ meetup, change: 'new', about: `meetup:${meetup}` }),
    'space-reminder': ({ meetup }) => ({ meetup, deadline: '2026-12-03T17:30:00Z' }),
    'space-announcement': () => ({ club: 'Club de Rezé', text: '@everyone <!channel> @here' }),
    'space-question': () => ({ question: 'q', about: 'question:q' }),
    'space-withdrawn': () => ({ takesPlaceOf: '42' }),
    'space-success': () => ({ what: 'Écrire mon devis', name: 'Léa' }),
    'reply-to-question': () => ({ question: 'q', answer: 'Oui', name: 'Nadia' }),
  };

  test('every flow for rooms is tried here', () => {
    const triggers = flows.filter(({ forSpaces }) => forSpaces).flatMap((flow) => flow.triggers);
    expect(Object.keys(SAID).toSorted()).toEqual(triggers.toSorted());
  });

  test('is for all of them: nothing private, no question, and only buttons that anybody may press', async () => {
    const world = await clubWorld();
    const { database } = world;
    const meetup = await world.meetup();
    await world.person('lea');
    const asked = { id: 'q', personId: 'lea', clubId: 'club', text: 'Où acheter des sacs ?' };
    await database.prisma.peerQuestion.create({ data: { ...asked, createdAt: SUNDAY } });
    const { read } = createRead(database);
    const engine = {
      book: createFlowBook(flows, texts),
      texts,
      read,
      newId: world.newId,
      isDistress: () => false,
    };
    for (const [name, data] of Object.entries(SAID)) {
      if (name === 'reply-to-question') continue;
      const turn = await takeTurn(engine, {
        update: {
          id: name,
          from: home,
          sender: { platform: 'system', id: 'room' },
          at: SUNDAY.toISOString(),
          input: { kind: 'trigger', name, data: data({ meetup }) },
        },
        session: newSession(home, SUNDAY.toISOString()),
        person: { id: 'room', locale: 'fr', zone: 'Europe/Paris', isOrganiser: false },
        now: SUNDAY,
      });
      expect(turn.replies, name).toMatchObject([{ to: home, audience: 'room' }]);
      expect(turn.replies[0]?.class, name).not.toBe('answer');
      expect(turn.session.stack, name).toEqual([]);
      expect(turn.effects, name).toEqual([]);
      const parts: readonly Part[] = turn.replies[0]?.parts ?? [];
      const options = parts.flatMap((part) => (part.kind === 'choice' ? part.options : []));
      for (const { link, token } of options) {
        expect(link?.argument, name).toMatch(/^[A-Za-z0-9-]+$/);
        expect(token.length).toBeLessThanOrEqual(64);
        // A link into a Telegram bot holds 64 characters.
        expect(`${link?.command}_${link?.argument}`.length).toBeLessThanOrEqual(64);
        expect(engine.book.byCommand(link?.command ?? ''), name).toBeDefined();
      }
    }
    await database.close();
  });
});
