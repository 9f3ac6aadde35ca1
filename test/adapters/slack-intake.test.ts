/** What people do on Slack, as the engine sees it. */
import { describe, expect, test } from 'vitest';
import { slackStory } from '#test/support/slack-adapter.ts';

const story = slackStory('socket');
const quiet = () => new Promise((resolve) => setTimeout(resolve, 100));

describe('in the direct channel', () => {
  test('Léa is known by her workspace and account, her first name and her language', async () => {
    story.lea.writes('bonjour');
    await story.arrived(1);
    expect(story.received[0]?.sender).toEqual({
      platform: 'slack',
      id: `T0CLUB001:${story.lea.user.id}`,
      name: 'Léa',
      locale: 'fr-FR',
      zone: 'Europe/Paris',
    });
    story.lea.writes('encore');
    await story.arrived(2);
    expect(story.server.callsOf('users.info')).toHaveLength(1);
  });

  test('Slack does not say who she is: she is heard all the same', async () => {
    story.server.next('users.info').breaks();
    story.lea.writes('bonjour');
    await story.arrived(1);
    expect(story.received[0]?.sender).toEqual({ platform: 'slack', id: `T0CLUB001:${story.lea.user.id}` });
  });

  test('what she does is stored one after the other; others do not wait for her', async () => {
    await story.adapter.stop();
    const thomas = story.server.person({ name: 'Thomas' });
    const slow = Promise.withResolvers<void>();
    const began: string[] = [];
    await story.adapter.start(async ({ input, sender }) => {
      began.push(input.kind === 'text' ? input.text : input.kind);
      if (sender.name === 'Léa') await slow.promise;
    });
    story.lea.writes('un');
    story.lea.writes('deux');
    thomas.writes('bonjour');
    await quiet();
    expect(began).toEqual(['un', 'bonjour']);
    slow.resolve();
    await quiet();
    expect(began.slice(0, 3)).toEqual(['un', 'bonjour', 'deux']);
  });

  test('links, mentions and signs read as she saw them', async () => {
    const { userId } = story.server.bot;
    const raw = `<@${userId}> voir <https://impots.gouv.fr|impots.gouv.fr> &amp; <mailto:a@b.fr|a@b.fr> dans <#C1|entraide> avec <@U9> <!here> 2 &lt; 3`;
    story.lea.writes('', { text: raw });
    await story.arrived(1);
    expect(story.inputs()).toEqual([
      { kind: 'text', text: 'voir impots.gouv.fr & a@b.fr dans #entraide avec @U9 @here 2 < 3' },
    ]);
  });

  test('a picture, a voice, a file: said to be one, with its words', async () => {
    story.lea.writes('ma devanture', { subtype: 'file_share', files: [{ mimetype: 'image/png' }] });
    await story.arrived(1);
    story.lea.writes('', { subtype: 'file_share', files: [{ mimetype: 'audio/mp4' }] });
    await story.arrived(2);
    expect(story.inputs()).toEqual([
      { kind: 'file', media: 'photo', caption: 'ma devanture' },
      { kind: 'file', media: 'voice' },
    ]);
  });

  test('edits, deletions, notices, programs and what nobody has heard of are left alone, and not sent again', async () => {
    story.lea.writes('', { subtype: 'message_changed', message: { text: 'corrigé' } });
    story.lea.writes('', { subtype: 'message_deleted', deleted_ts: '1' });
    story.lea.writes('est arrivée', { subtype: 'channel_join' });
    story.lea.writes('je suis un programme', { subtype: 'bot_message', bot_id: 'B1', user: undefined });
    story.lea.writes('moi aussi', { bot_id: 'B1' });
    story.lea.writes('bonjour, je suis Slack', { user: 'USLACKBOT' });
    story.lea.writes('entre membres', { channel: 'C1', channel_type: 'channel' });
    story.lea.writes('', { type: 'solar_eclipse' });
    story.lea.writes('sans heure', { ts: undefined });
    story.lea.usesShortcut(story.lea.direct, { ts: '1700000000.000100' }, 'somebody-elses');
    story.lea.writes('à moi');
    await story.arrived(1);
    await quiet();
    expect(story.inputs()).toEqual([{ kind: 'text', text: 'à moi' }]);
    const { all } = story.server.deliveries;
    expect(all.map(({ isAcknowledged, attempts }) => ({ isAcknowledged, attempts }))).toEqual(
      all.map(() => ({ isAcknowledged: true, attempts: 1 })),
    );
    expect(story.log.lines.filter(({ level }) => level !== 'debug')).toEqual([]);
  });

  test('a payload that cannot be read does not stop the next one', async () => {
    story.lea.writes('', { ts: 'hier' });
    story.lea.writes('', { text: 42 });
    story.lea.writes('bonjour');
    await story.arrived(1);
    expect(story.inputs()).toEqual([{ kind: 'text', text: 'bonjour' }]);
  });
});

describe('in a channel of the club', () => {
  test('called by name, it answers under her eyes only, and may write to her alone', async () => {
    const channel = story.server.channel(story.lea);
    const place = {
      platform: 'slack',
      room: story.room(channel.id),
      isPrivate: false,
      whisper: story.lea.user.id,
    };
    story.lea.calls('où trouver un local ?', channel);
    await story.arrived(1);
    expect(story.received[0]).toMatchObject({
      input: { kind: 'text', text: 'où trouver un local ?' },
      privately: { platform: 'slack', room: story.room(story.lea.user.id), isPrivate: true },
    });
    expect(story.received[0]?.from).toEqual(place);
    expect(await story.says('Dans les pépinières.', place)).toMatchObject({ ok: true });
    expect(await story.lea.reads()).toMatchObject({ text: 'Dans les pépinières.', isWhisper: true, channel });
    const thomas = story.server.person({ name: 'Thomas' });
    channel.members.add(thomas.user.id);
    expect(thomas.sees).toEqual([]);
  });

  test('called in a thread it stays in the thread; a button there is pressed there', async () => {
    const channel = story.server.channel(story.lea);
    story.lea.calls('bonjour', channel, { thread_ts: '1700000000.000100' });
    await story.arrived(1);
    const from = story.received[0]?.from;
    expect(from?.thread).toBe('1700000000.000100');
    await story.send({ options: [{ token: 'x', label: 'Menu' }] }, from);
    story.lea.presses('Menu');
    await story.arrived(2);
    expect(story.received[1]?.from).toEqual(from);
  });

  test('called without a word, it shows what it can do; an edited call is no second call', async () => {
    const channel = story.server.channel(story.lea);
    story.lea.calls('', channel);
    await story.arrived(1);
    story.lea.calls('corrigé', channel, { edited: { user: story.lea.user.id, ts: '1' } });
    await quiet();
    expect(story.inputs()).toEqual([{ kind: 'command', name: 'menu' }]);
  });

  test('where the program is no member it still whispers, for as long as Slack lets it; then it writes to her alone', async () => {
    const channel = story.server.channel(story.lea);
    channel.hasProgram = false;
    story.lea.uses('/plusun aides', channel);
    await story.arrived(1);
    const from = story.received[0]?.from;
    expect(await story.says('Voici.', from)).toMatchObject({ ok: true });
    expect(await story.lea.reads()).toMatchObject({ text: 'Voici.', isWhisper: true, channel });
    for (let more = 0; more < 4; more++) {
      await story.says('Encore.', from);
      expect(await story.lea.reads()).toMatchObject({ isWhisper: true });
    }
    await story.says('La sixième.', from);
    expect(await story.lea.reads()).toMatchObject({ text: 'La sixième.', channel: story.lea.direct });
    story.lea.uses('/plusun aides', channel);
    await story.arrived(2);
    story.server.passes(31 * 60_000);
    await story.says('Trop tard.', from);
    expect(await story.lea.reads()).toMatchObject({ text: 'Trop tard.', channel: story.lea.direct });
  });

  test('under something the program wrote, an answer need not call it; under what others wrote it must', async () => {
    const channel = story.server.channel(story.lea);
    const asked = await story.says('Qui connaît un bon comptable ?', {
      platform: 'slack',
      room: story.room(channel.id),
      isPrivate: false,
    });
    const ts = asked.ok ? (asked.receipt ?? '') : '';
    const delivery = story.lea.answersUnder(ts, 'Moi, à Rezé.', channel);
    await story.arrived(1);
    expect(story.received[0]).toMatchObject({
      inReplyTo: ts,
      input: { kind: 'text', text: 'Moi, à Rezé.' },
      from: { room: story.room(channel.id), thread: ts, isPrivate: false, whisper: story.lea.user.id },
    });
    // Called by name as well, it comes twice: as a message and as a mention, under one id.
    const { event } = delivery.body as { event: { ts: string } };
    story.lea.calls('Moi, à Rezé.', channel, { ts: event.ts, thread_ts: ts });
    await story.arrived(2);
    expect(story.received[1]).toMatchObject({ id: story.received[0]?.id, inReplyTo: ts });
    story.lea.answersUnder('1700000000.000100', 'entre nous', channel, 'U0OTHER');
    await quiet();
    expect(story.received).toHaveLength(2);
    const { from } = story.received[0] ?? {};
    await story.says(
      'Merci.',
      from && { platform: from.platform, room: from.room, thread: ts, isPrivate: false },
    );
    expect(story.lea.sees.at(-1)?.raw).toMatchObject({ threadTs: ts });
  });

  test('somebody of another workspace, in a channel that both share, keeps their own', async () => {
    const ines = story.server.person({ name: 'Inès', team: 'T0OTHER01' });
    const channel = story.server.channel(ines);
    ines.calls('bonjour', channel);
    ines.uses('/plusun aides', channel);
    await story.arrived(2);
    for (const { sender, from, privately } of story.received) {
      expect(from.room).toBe(story.room(channel.id));
      expect(privately?.room).toBe(story.room(ines.user.id));
      expect(sender.id).toMatch(/^T0(OTHER01|CLUB001):/);
    }
    expect(story.received[0]?.sender.id).toBe(`T0OTHER01:${ines.user.id}`);
  });
});

describe('the command', () => {
  test.each([
    ['/plusun', { kind: 'command', name: 'menu' }],
    ['/plusun aides', { kind: 'command', name: 'aides' }],
    ['/plusun /AIDES pour un local', { kind: 'command', name: 'aides', argument: 'pour un local' }],
    ['/plusun je cherche un local', { kind: 'text', text: 'je cherche un local' }],
  ])('%s', async (line, input) => {
    story.lea.uses(line);
    await story.arrived(1);
    expect(story.inputs()).toEqual([input]);
  });

  test('used in the talk of two members, it is answered to her alone in its own channel', async () => {
    const talk = story.server.channel(story.lea);
    story.lea.uses('/plusun aides', { ...talk, id: 'D0OTHERS' });
    await story.arrived(1);
    await story.says('Voici.', story.received[0]?.from);
    expect((await story.lea.reads()).channel).toBe(story.lea.direct);
  });
});
