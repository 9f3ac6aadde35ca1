/** Messages that change in place: a question gives way to the next one, or to what was answered. */
import { describe, expect, test } from 'vitest';
import type { Address, Option, Replaces } from '#src/engine/message.ts';
import type { Message, Sent } from '#src/platform/adapter.ts';
import { makeSocketAdapter, slackStory } from '#test/support/slack-adapter.ts';

const story = slackStory('socket');
const YES_NO: readonly Option[] = [
  { token: 'y', label: 'Oui <&>' },
  { token: 'n', label: 'Non' },
];
let keys = 0;
const answer = (
  replaces: Replaces,
  message: Partial<Message> | string,
  to: Address = story.home(),
  key = `edit-${keys++}`,
): Promise<Sent> =>
  story.adapter.send({
    to,
    key,
    replaces,
    message: {
      body: typeof message === 'string' ? [{ kind: 'text', text: message }] : [],
      options: [],
      many: false,
      ...(typeof message !== 'string' && message),
    },
  });
const asks = (question = 'On continue ?', to?: Address) =>
  story.send({ body: [{ kind: 'text', text: question }], options: YES_NO }, to);
/** Presses, and resolves to the message that was pressed. */
const pressed = async (label = 'Oui <&>') => {
  const count = story.received.length + 1;
  story.lea.presses(label);
  await story.arrived(count);
  const input = story.inputs()[count - 1];
  return input?.kind === 'choice' ? (input.on ?? '') : '';
};
const whispered = (): Address => ({
  platform: 'slack',
  room: story.room(story.server.channel(story.lea).id),
  isPrivate: false,
  whisper: story.lea.user.id,
});

describe('in the direct channel', () => {
  test('the next question takes the place of the pressed one, and is pressed in turn', async () => {
    const sent = await asks();
    const on = await pressed();
    expect(sent).toEqual({ ok: true, receipt: on });
    expect(
      await answer({ receipt: on }, { body: [{ kind: 'text', text: 'Quel jour ?' }], options: YES_NO }),
    ).toEqual(sent);
    expect(story.lea.sees).toHaveLength(1);
    expect(story.lea.sees[0]).toMatchObject({ text: 'Quel jour ?', buttons: ['Oui <&>', 'Non'] });
    expect(story.lea.sees[0]?.fallback).toBe('Quel jour ?\n\n1. Oui <&>\n2. Non');
    expect(await answer({ receipt: await pressed('Non') }, 'D’accord.')).toEqual(sent);
    expect(story.lea.sees.map(({ text, buttons, fallback }) => ({ text, buttons, fallback }))).toEqual([
      { text: 'D’accord.', buttons: [], fallback: 'D’accord.' },
    ]);
  });

  test('or it stays, and says what was chosen where its buttons were', async () => {
    await asks();
    await answer({ receipt: await pressed(), chosen: 'Oui <&>' }, 'Quel jour ?');
    const [old, next] = story.lea.sees;
    expect(old).toMatchObject({ text: 'On continue ?\n\n✓ Oui <&>', buttons: [] });
    expect(old?.fallback).toBe('On continue ?\n\n✓ Oui <&>');
    expect(next?.text).toBe('Quel jour ?');
  });

  test('nothing was chosen: the buttons go, the words stay; a message of buttons alone goes', async () => {
    await asks();
    await answer({ receipt: await pressed(), chosen: '' }, 'Suite.');
    expect(story.lea.sees.map(({ text, buttons }) => ({ text, buttons }))).toEqual([
      { text: 'On continue ?', buttons: [] },
      { text: 'Suite.', buttons: [] },
    ]);
    await story.send({ options: YES_NO });
    await answer({ receipt: await pressed(), chosen: '' }, 'Fin.');
    expect(story.lea.sees.map(({ text }) => text)).toEqual(['On continue ?', 'Suite.', 'Fin.']);
  });

  test('after a restart too: Slack brings the message along with the press', async () => {
    await asks();
    await story.adapter.stop();
    const second = makeSocketAdapter(story.server).adapter;
    await second.start(async (update) => void story.received.push(update));
    const on = await pressed();
    await second.send({
      to: story.home(),
      key: 'after',
      replaces: { receipt: on, chosen: 'Oui' },
      message: { body: [{ kind: 'text', text: 'Suite.' }], options: [], many: false },
    });
    expect(story.lea.sees.map(({ text }) => text)).toEqual(['On continue ?\n\n✓ Oui', 'Suite.']);
    await second.stop();
  });

  test('done twice it is the same; the same words again are no error', async () => {
    await asks();
    const on = await pressed();
    for (let again = 0; again < 2; again++)
      expect(await answer({ receipt: on }, 'D’accord.', story.home(), 'same')).toEqual({
        ok: true,
        receipt: on,
      });
    expect(story.lea.sees.map(({ text }) => text)).toEqual(['D’accord.']);
  });

  test('a long answer begins in place and goes on below; a file comes below', async () => {
    await asks();
    const on = await pressed();
    const pieces = ['un', 'deux', 'trois', 'quatre', 'cinq'].map((word) => ({
      kind: 'text' as const,
      text: `${word} `.repeat(400),
    }));
    await answer({ receipt: on }, { body: pieces.slice(0, 2) });
    expect(story.lea.sees).toHaveLength(1);
    await asks();
    // More than a change may hold: the question stays without its buttons.
    await answer({ receipt: await pressed() }, { body: [...pieces, ...pieces] });
    expect(story.lea.sees[1]).toMatchObject({ text: 'On continue ?', buttons: [] });
    expect(story.lea.sees.at(-1)?.text).toContain('cinq');
    await asks();
    const file = {
      kind: 'file' as const,
      name: 'a.ics',
      mediaType: 'text/calendar',
      content: 'B',
      label: 'Agenda',
    };
    await answer({ receipt: await pressed() }, { body: [file] });
    expect(story.lea.sees.at(-2)).toMatchObject({ text: 'On continue ?', buttons: [] });
    expect(story.lea.sees.at(-1)?.file?.name).toBe('a.ics');
  });

  test.each(['message_not_found', 'cant_update_message', 'edit_window_closed', 'invalid_blocks'])(
    'it can no longer be changed (%s): a new message says it',
    async (code) => {
      await asks();
      const on = await pressed();
      story.server.next('chat.update').fails(code);
      if (code === 'invalid_blocks') story.server.next('chat.update').fails(code);
      expect(await answer({ receipt: on }, 'D’accord.')).toMatchObject({ ok: true });
      expect(story.lea.sees.at(-1)?.text).toBe('D’accord.');
    },
  );

  test('flooded, cut off, broken: later, and then once', async () => {
    await asks();
    const on = await pressed();
    story.server.next('chat.update').floods(3);
    expect(await answer({ receipt: on }, 'D’accord.', story.home(), 'k')).toMatchObject({
      why: 'later',
      retryAfterMs: 3000,
    });
    story.server.next('chat.update').resetsAfterwards();
    expect(await answer({ receipt: on }, 'D’accord.', story.home(), 'k')).toMatchObject({ why: 'later' });
    expect(await answer({ receipt: on }, 'D’accord.', story.home(), 'k')).toMatchObject({ ok: true });
    expect(story.lea.sees.map(({ text }) => text)).toEqual(['D’accord.']);
    await asks();
    const second = await pressed();
    story.server.next('chat.update').breaks();
    expect(await answer({ receipt: second, chosen: 'Oui' }, 'Suite.')).toMatchObject({ ok: true });
  });
});

describe('what only she sees in a channel', () => {
  test('changes in place too: the next question, then what was chosen', async () => {
    const to = whispered();
    await asks('On continue ?', to);
    expect(await answer({ receipt: await pressed() }, { body: [], options: YES_NO }, to)).toMatchObject({
      ok: true,
    });
    expect(story.lea.sees).toHaveLength(1);
    await answer({ receipt: await pressed('Non'), chosen: '' }, 'Fin.', to);
    expect(story.lea.sees.map(({ text, isWhisper }) => ({ text, isWhisper }))).toEqual([
      { text: 'Fin.', isWhisper: true },
    ]);
    await asks('Encore ?', to);
    await answer({ receipt: await pressed(), chosen: 'Oui' }, 'Suite.', to);
    expect(story.lea.sees.map(({ text }) => text)).toEqual(['Fin.', 'Encore ?\n\n✓ Oui', 'Suite.']);
    expect(story.server.callsOf('chat.update')).toEqual([]);
  });

  test('after half an hour Slack no longer changes it: a new whisper says it', async () => {
    const to = whispered();
    await asks('On continue ?', to);
    const on = await pressed();
    story.server.passes(31 * 60_000);
    expect(await answer({ receipt: on }, 'D’accord.', to)).toMatchObject({ ok: true });
    expect(story.lea.sees.map(({ text }) => text)).toEqual(['On continue ?', 'D’accord.']);
    expect(story.lea.sees[1]?.isWhisper).toBe(true);
  });

  test('what all can read is never changed into what only she may', async () => {
    const channel = story.server.channel(story.lea);
    const room = { platform: 'slack', room: story.room(channel.id), isPrivate: false };
    await story.send({ body: [{ kind: 'text', text: 'Qui vient ?' }], options: YES_NO }, room);
    const on = await pressed();
    await answer({ receipt: on }, 'Votre adresse est notée.', { ...room, whisper: story.lea.user.id });
    await answer({ receipt: on, chosen: 'Oui' }, 'Suite.', { ...room, whisper: story.lea.user.id });
    expect(story.lea.sees.map(({ text, isWhisper }) => ({ text, isWhisper }))).toEqual([
      { text: 'Qui vient ?', isWhisper: false },
      { text: 'Votre adresse est notée.', isWhisper: true },
      { text: 'Suite.', isWhisper: true },
    ]);
    expect(story.lea.sees[0]?.buttons).toHaveLength(2);
  });
});
