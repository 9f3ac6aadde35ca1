/** A club on Discord: questions with a thread, answers that find their way, buttons for anybody, meetups in its calendar. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Address, EventPart } from '#src/engine/message.ts';
import type { Rooms } from '#src/platform/adapter.ts';
import { discordStory } from '#test/support/discord-adapter.ts';
import type { DiscordServer, Voice } from '#test/support/discord-server.ts';
import { describeChannel } from '#test/support/discord-server/world.ts';

const story = discordStory();
const text = (words: string) => [{ kind: 'text' as const, text: words }];

let club: ReturnType<DiscordServer['guild']>;
let lea: Voice;
let paul: Voice;
let room: Address;
beforeEach(() => {
  club = story.server.guild('Club de Rezé');
  lea = story.lea.in(club);
  paul = story.server.person({ name: 'Paul' }).in(club);
  room = { platform: 'discord', room: lea.channel.id, isPrivate: false };
});

const QUESTION = 'Qui connaît un bon four d’occasion ? @everyone\nPour une boulangerie, à Rezé.';
const asks = async () => {
  const sent = await story.send({ body: text(QUESTION) }, room, { about: 'question:4f' });
  return (sent.ok && sent.receipt) || '';
};

describe('a question to the club', () => {
  test('has a thread of its own, named after it, in which nobody is called', async () => {
    const receipt = await asks();
    const thread = paul.channel.guild?.channels.find((channel) => channel.thread);
    expect(thread).toMatchObject({
      id: receipt,
      thread: { name: 'Qui connaît un bon four d’occasion ? everyone' },
    });
    expect(story.server.called).toEqual([]);
  });

  test('is answered in its thread, by calling the program; the reply stands there too', async () => {
    const receipt = await asks();
    const inThread = story.server.person({ name: 'Nadia' }).inThread(club);
    inThread.writes('Et toi, tu as essayé ?');
    inThread.writes(`<@${story.server.world.bot.id}> J’en ai un à vendre.`);
    await story.arrived(1);
    expect(story.received[0]).toMatchObject({
      from: { platform: 'discord', room: room.room, thread: receipt, isPrivate: false },
      sender: { name: 'Nadia' },
      inReplyTo: receipt,
      input: { kind: 'text', text: 'J’en ai un à vendre.' },
    });
    expect(story.received[0]?.from).not.toHaveProperty('whisper');
    await story.send({ body: text('Merci, c’est transmis.') }, story.received[0]?.from);
    expect((await inThread.reads()).text).toBe('Merci, c’est transmis.');
    expect(paul.sees).toHaveLength(1);
  });

  test('is answered by replying to it; answers among members and to nobody stay theirs', async () => {
    const receipt = await asks();
    const question = await paul.reads();
    const said = lea.writes('Un four ?');
    paul.replies({ raw: { ...question.raw, author: lea.user } }, 'Oui, un four.');
    paul.replies(question, 'Sans appeler personne', { isCalling: false });
    paul.writes(`<@${story.server.world.bot.id}> tu es là ?`);
    expect(said?.d).toMatchObject({ content: '' });
    paul.replies(question, '/annuler, ou le mien ?');
    await story.arrived(1);
    expect(story.received[0]).toMatchObject({
      from: { room: room.room },
      inReplyTo: receipt,
      sender: { name: 'Paul' },
      input: { kind: 'text', text: '/annuler, ou le mien ?' },
    });
    expect(story.received[0]?.from).not.toHaveProperty('thread');
  });

  test('threads that members open are theirs', async () => {
    const { world, gateway } = story.server;
    const thread = world.open({
      guild: club,
      thread: { parent: paul.channel, owner: paul.user.id, name: 'Entre nous' },
    });
    club.channels.push(thread);
    gateway.dispatch('THREAD_CREATE', describeChannel(thread));
    story.lea.inThread(club).writes(`<@${world.bot.id}> tu es là ?`);
    story.lea.writes('bonjour');
    await story.arrived(1);
    expect(story.inputs()).toEqual([{ kind: 'text', text: 'bonjour' }]);
  });

  test('where threads are refused, or nobody knows the channel, is asked and answered all the same', async () => {
    club.denied.add('threads');
    const receipt = await asks();
    paul.replies(await paul.reads(), 'Moi.');
    await story.arrived(1);
    expect(story.received[0]).toMatchObject({ inReplyTo: receipt, from: { room: room.room } });
    const quiet = story.server.guild('Un autre club', { isAnnounced: false });
    const nadia = story.server.person({ name: 'Nadia' }).in(quiet);
    const other = { ...room, room: nadia.channel.id };
    await story.send({ body: text('Et vous ?') }, other);
    story.server.next('GET channel').fails(403, 'Missing Access', { code: 50001 });
    nadia.replies(await nadia.reads(), 'Nous aussi.');
    await story.arrived(2);
    expect(story.received[1]?.from).toEqual(other);
  });

  test('commands and buttons in a thread belong to the room it stands in', async () => {
    const receipt = await asks();
    const inThread = story.lea.inThread(club);
    inThread.uses('/aide');
    await story.arrived(1);
    expect(story.received[0]?.from).toMatchObject({ room: room.room, thread: receipt, isPrivate: false });
  });
});

describe('the program is sent away', () => {
  test('from a channel or a server: its rooms are lost; a server that is only down is not', async () => {
    const told: unknown[] = [];
    const rooms: Rooms = {
      moved: async () => {},
      reached: async (...news) => {
        told.push(news);
        if (told.length === 1) throw new Error('the database is away');
      },
    };
    await story.restarts({}, rooms);
    await asks();
    const second = story.server.world.open({ guild: club });
    story.server.gateway.dispatch('CHANNEL_CREATE', describeChannel(second));
    story.server.gateway.dispatch('CHANNEL_DELETE', describeChannel(second));
    for (const unavailable of [true, undefined])
      story.server.gateway.dispatch('GUILD_DELETE', { id: club.id, unavailable });
    await vi.waitFor(() =>
      expect(told).toEqual([
        ['discord', second.id, false],
        ['discord', room.room, false],
      ]),
    );
  });
});

describe('a button for anybody', () => {
  test('begins the presser’s own conversation, seen by them alone; the message stays as it is', async () => {
    const token = '@.-.rencontre.m-12';
    const options = [{ token, label: 'Je viens', link: { command: 'rencontre', argument: 'm-12' } }];
    await story.send({ body: text('Café des entrepreneurs, jeudi.'), options }, room);
    for (const [at, voice] of [lea, paul].entries()) {
      voice.presses('Je viens');
      await story.arrived(at + 1);
      const { from, input, sender } = story.received[at] ?? {};
      expect(sender?.id).toBe(voice.user.id);
      expect(input).toMatchObject({ kind: 'choice', tokens: [token] });
      await story.send({ body: text(`À jeudi, ${sender?.name}.`) }, from);
    }
    expect(lea.sees.map(({ text, buttons }) => [text, buttons])).toEqual([
      ['Café des entrepreneurs, jeudi.', ['Je viens']],
      ['À jeudi, Léa.', []],
    ]);
    expect(paul.sees.at(-1)).toMatchObject({ text: 'À jeudi, Paul.', isEphemeral: true });
  });
});

describe('a meetup', () => {
  const inDays = (days: number, hours = 0) =>
    new Date(story.server.world.now() + days * 86_400_000 + hours * 3_600_000).toISOString();
  const meetup = (more: Partial<EventPart> = {}): EventPart => ({
    kind: 'event',
    id: 'm-12',
    title: 'Café des entrepreneurs @everyone',
    startsAt: inDays(3),
    endsAt: inDays(3, 2),
    venue: 'Café de la Place, Rezé',
    description: 'On parle de *prix*.',
    isCancelled: false,
    ...more,
  });
  const announce = (part: EventPart, to = room) =>
    story.send({ body: [...text('Nouvelle rencontre.'), part] }, to);

  test('stands in the calendar of the club’s server, once, is changed there, and called off', async () => {
    const soon = meetup();
    for (const _ of [1, 2]) expect(await announce(soon)).toMatchObject({ ok: true });
    expect(club.events).toMatchObject([
      {
        name: 'Café des entrepreneurs everyone',
        description: 'On parle de \\*prix\\*.\n\nPlusUn · m-12',
        entity_type: 3,
        entity_metadata: { location: 'Café de la Place, Rezé' },
        scheduled_start_time: soon.startsAt,
        scheduled_end_time: soon.endsAt,
        status: 1,
      },
    ]);
    expect(story.server.callsOf('PATCH event')).toEqual([]);
    await story.restarts();
    await announce(meetup({ startsAt: inDays(4), endsAt: inDays(4, 2), venue: 'Mairie' }));
    await announce(meetup({ id: 'm-13', title: 'Autre' }));
    expect(club.events.map(({ entity_metadata, status }) => [entity_metadata?.location, status])).toEqual([
      ['Mairie', 1],
      ['Café de la Place, Rezé', 1],
    ]);
    for (const _ of [1, 2]) await announce(meetup({ isCancelled: true }));
    expect(club.events.map(({ status }) => status)).toEqual([4, 1]);
    expect(story.server.calls.filter(({ status }) => status >= 400)).toEqual([]);
  });

  test('is none of ours when a member has made it, whatever they wrote in it', async () => {
    await announce(meetup());
    const [ours] = club.events;
    if (!ours) throw new Error('no event');
    club.events[0] = { ...ours, creator_id: story.lea.user.id };
    await announce(meetup({ venue: 'Mairie' }));
    expect(club.events.map(({ entity_metadata }) => entity_metadata?.location)).toEqual([
      'Café de la Place, Rezé',
      'Mairie',
    ]);
  });

  test('announced in two channels at once stands there once', async () => {
    const other = { ...room, room: story.server.world.open({ guild: club }).id };
    await Promise.all([announce(meetup()), announce(meetup(), other)]);
    expect(club.events).toHaveLength(1);
  });

  test('of which nobody knows whether it was written is written once', async () => {
    story.server.next('POST event').resetsAfterwards();
    expect(await announce(meetup())).toMatchObject({ ok: true });
    expect(club.events).toHaveLength(1);
  });

  test('with words too long for Discord is cut; its mark stays', async () => {
    const long = 'é*'.repeat(1500);
    await announce(meetup({ title: long, venue: long, description: long }));
    await announce(meetup({ title: long, venue: long, description: long }));
    expect(club.events).toHaveLength(1);
    expect(club.events[0]?.description).toMatch(/…\n\nPlusUn · m-12$/);
  });

  test('that has begun, or is over, is left as it is; a running one that is called off ends', async () => {
    await announce(meetup({ startsAt: inDays(0, 1), endsAt: inDays(0, 3) }));
    const [event] = club.events;
    if (!event) throw new Error('no event');
    club.events[0] = { ...event, status: 2 };
    story.server.passes(2 * 3_600_000);
    await announce(meetup({ startsAt: event.scheduled_start_time, endsAt: inDays(0, 4), venue: 'Mairie' }));
    expect(club.events[0]).toMatchObject({ entity_metadata: { location: 'Mairie' }, status: 2 });
    await announce(meetup({ isCancelled: true }));
    expect(club.events[0]?.status).toBe(3);
    await announce(meetup({ id: 'm-1', startsAt: inDays(-1), endsAt: inDays(-1, 2) }));
    expect(club.events).toHaveLength(1);
  });

  test('without the permission, in private, or for one person only, is told in words alone', async () => {
    club.denied.add('events');
    expect(await announce(meetup())).toMatchObject({ ok: true });
    expect((await lea.reads()).text).toBe('Nouvelle rencontre.');
    expect(JSON.stringify(story.log.lines)).toContain('403 50013');
    expect(await announce(meetup(), story.home())).toMatchObject({ ok: true });
    lea.uses('/aide');
    await story.arrived(1);
    expect(await announce(meetup(), story.received[0]?.from)).toMatchObject({ ok: true });
    expect(story.server.callsOf('GET events')).toHaveLength(1);
  });

  test('in a server that was not announced: the channel says which one', async () => {
    const quiet = story.server.guild('Un autre club', { isAnnounced: false });
    const other = { ...room, room: quiet.channels[0]?.id ?? '' };
    await announce(meetup(), other);
    await vi.waitFor(() => expect(quiet.events).toHaveLength(1));
  });

  test('Discord is busy: nothing is sent yet, and nothing is doubled when it is', async () => {
    story.server.next('GET events').floods(0.2);
    expect(await announce(meetup())).toMatchObject({ ok: false, why: 'later' });
    expect(lea.sees).toEqual([]);
    await vi.waitFor(async () => expect(await announce(meetup())).toMatchObject({ ok: true }), 5000);
    expect(club.events).toHaveLength(1);
    expect(lea.sees).toHaveLength(1);
  });
});
