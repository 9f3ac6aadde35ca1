/** A message pointed out by its menu, and all that goes wrong between Slack and the program. */
import { describe, expect, test, vi } from 'vitest';
import { slackStory } from '#test/support/slack-adapter.ts';

const story = slackStory('socket');
const quiet = () => new Promise((resolve) => setTimeout(resolve, 100));

describe('"Signaler", in the menu of a message', () => {
  const TS = '1700000000.000100';

  test('is the command, with the address of the message; only she sees what follows, where the message stands', async () => {
    const channel = story.server.channel(story.lea);
    story.lea.usesShortcut(channel, {
      ts: TS,
      thread_ts: '1690000000.000200',
      text: 'méchant',
      user: 'U0TROLL',
    });
    await story.arrived(1);
    const [update] = story.received;
    expect(update).toMatchObject({
      input: {
        kind: 'command',
        name: 'signaler',
        argument: `https://club-de-nantes.slack.com/archives/${channel.id}/p1700000000000100`,
      },
      from: { room: story.room(channel.id), thread: '1690000000.000200', whisper: story.lea.user.id },
      privately: story.home(),
    });
    expect(JSON.stringify(update)).not.toContain('méchant');
    await story.says('Qu’est-ce qui ne va pas ?', update?.from);
    expect(await story.lea.reads()).toMatchObject({ isWhisper: true, channel });
  });

  test('works where the program is no member, and in the direct channel', async () => {
    const channel = story.server.channel(story.lea);
    channel.hasProgram = false;
    story.lea.usesShortcut(channel, { ts: TS });
    await story.arrived(1);
    await story.says('Qu’est-ce qui ne va pas ?', story.received[0]?.from);
    expect(await story.lea.reads()).toMatchObject({ isWhisper: true, channel });
    story.lea.usesShortcut(story.lea.direct, { ts: TS });
    await story.arrived(2);
    expect(story.received[1]?.from).toEqual(story.home());
  });
});

describe('what Slack hands over', () => {
  test('twice, three times, in another order: each has one id, and says the same', async () => {
    const deliveries = ['un', 'deux', 'trois'].map((words) => story.lea.writes(words));
    deliveries.push(story.lea.uses('/plusun aides'), story.lea.opensHome());
    await story.arrived(5);
    for (const delivery of deliveries.toReversed()) story.server.deliveries.again(delivery);
    await story.arrived(10);
    expect(new Set(story.received.map(({ id }) => id)).size).toBe(5);
    const first = new Map(story.received.slice(0, 5).map(({ id, input }) => [id, input]));
    for (const { id, input } of story.received.slice(5)) expect(input).toEqual(first.get(id));
  });

  test('payloads of the strangest shapes are left alone, and what follows is heard', async () => {
    const push = (kind: 'interactive' | 'events_api', body: object) =>
      story.server.deliveries.push(kind, { team: { id: story.server.team }, ...body });
    const user = { id: story.lea.user.id };
    push('interactive', { type: 'view_submission', user, view: { id: 'V1', callback_id: 'form' } });
    push('interactive', {
      type: 'view_submission',
      user,
      view: { id: 'V2', callback_id: 'form', private_metadata: '{' },
    });
    push('interactive', { type: 'view_submission', user });
    push('interactive', { type: 'view_closed', user });
    push('interactive', { type: 'message_action', callback_id: 'report', user });
    push('interactive', { type: 'shortcut', callback_id: 'report', user });
    push('interactive', { type: 'block_actions', user, actions: [], container: { type: 'view' } });
    push('events_api', { type: 'event_callback', event: { type: 'app_home_opened', tab: 'home' } });
    push('events_api', {
      type: 'event_callback',
      event: { type: 'tokens_revoked', tokens: { oauth: ['U1'] } },
    });
    push('events_api', {
      type: 'event_callback',
      event: { type: 'message', channel_type: 'mpim', text: 'à nous' },
    });
    story.lea.writes('à moi');
    await story.arrived(1);
    await quiet();
    expect(story.inputs()).toEqual([{ kind: 'text', text: 'à moi' }]);
    expect(story.adapter.status()).toEqual({ state: 'ok' });
    expect(story.server.deliveries.all.every(({ isAcknowledged }) => isAcknowledged)).toBe(true);
  });

  test('a clock five minutes off changes nothing of what is heard', async () => {
    const at = (seconds: number) => (Date.now() / 1000 + seconds).toFixed(6);
    story.lea.writes('en retard', { ts: at(-300) });
    story.lea.writes('en avance', { ts: at(300) });
    await story.arrived(2);
    expect(story.inputs()).toEqual([
      { kind: 'text', text: 'en retard' },
      { kind: 'text', text: 'en avance' },
    ]);
  });
});

describe('the program is removed from the workspace', () => {
  test('it is said to be so, and all is well once it is back', async () => {
    story.server.uninstalls();
    await vi.waitFor(() => expect(story.adapter.status().state).toBe('degraded'), 5000);
    expect(story.adapter.status().fault).toMatchObject({ code: 'bad-token' });
    expect(await story.says('bonjour')).toMatchObject({
      ok: false,
      why: 'credentials',
      detail: 'account_inactive',
    });
    expect(story.received).toEqual([]);
    story.server.installsAgain();
    expect(await story.says('bonjour')).toMatchObject({ ok: true });
    expect(story.adapter.status()).toEqual({ state: 'ok' });
  });
});

describe('nothing a person writes calls anybody', () => {
  const NASTY = '@everyone <!channel> <!here> <@U0TROLL> <!subteam^S1> *gras* <https://evil.example|ici>';

  test.each(['message', 'whisper', 'edit', 'home'])('in a %s', async (where) => {
    const body = [{ kind: 'text' as const, text: NASTY }];
    const channel = story.server.channel(story.lea);
    const aside = {
      platform: 'slack',
      room: story.room(channel.id),
      isPrivate: false,
      whisper: story.lea.user.id,
    };
    const options = [{ token: 'x', label: NASTY.slice(0, 60) }];
    if (where === 'message') await story.send({ body, options });
    if (where === 'whisper') await story.send({ body, options }, aside);
    if (where === 'home') await story.send({ body, options }, { ...story.home(), surface: 'home' });
    if (where === 'edit') {
      const sent = await story.says('avant');
      const message = { body, options, many: false };
      const receipt = sent.ok ? (sent.receipt ?? '') : '';
      await story.adapter.send({ to: story.home(), key: 'k', replaces: { receipt }, message });
      expect(story.server.callsOf('chat.update')[0]).toMatchObject({ link_names: 'false' });
    }
    expect(JSON.stringify(story.lea.sees.map(({ text, fallback }) => [text, fallback]))).not.toContain(
      'CALLED',
    );
    expect(story.lea.home.text).not.toContain('CALLED');
    expect([...story.lea.sees.map(({ text }) => text), story.lea.home.text]).toContain(NASTY);
  });
});
