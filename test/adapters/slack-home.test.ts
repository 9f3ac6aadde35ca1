/** The Home tab: drawn when it is opened, for that member alone. */
import { describe, expect, test } from 'vitest';
import type { Address, Option } from '#src/engine/message.ts';
import type { Message } from '#src/platform/adapter.ts';
import { slackStory } from '#test/support/slack-adapter.ts';

const story = slackStory('socket');
const link = (label: string): Option => ({
  token: `link:${label}`,
  label,
  link: { command: 'rencontres', argument: 'm1' },
});
const page = (): Address => ({
  platform: 'slack',
  room: story.room(story.lea.user.id),
  isPrivate: true,
  surface: 'home',
});
const publish = (answers: string, key: string, message: Partial<Message>) =>
  story.adapter.send({
    to: page(),
    key,
    answers,
    message: { body: [], options: [], many: false, ...message },
  });
const text = (words: string) => ({ kind: 'text' as const, text: words });

describe('opening it', () => {
  test('Léa opens the tab: it is asked for, in her name; the tab of messages asks nothing', async () => {
    story.lea.opensHome('messages');
    story.lea.opensHome();
    await story.arrived(1);
    expect(story.received[0]).toMatchObject({
      input: { kind: 'home' },
      from: page(),
      sender: { id: `${story.server.team}:${story.lea.user.id}`, zone: 'Europe/Paris' },
    });
    expect(story.received[0]?.id).toMatch(/^home-/);
  });

  test('what answers it is published there and nowhere else, with its buttons', async () => {
    const sent = await publish('u1', 'k1', {
      body: [
        text('Prochaine rencontre <@U1>'),
        { kind: 'card', title: 'Jeudi 3 décembre', lines: [{ text: 'Café du port' }] },
      ],
      options: [link('Je viens')],
    });
    expect(sent).toEqual({ ok: true });
    expect(story.lea.home).toEqual({
      text: 'Prochaine rencontre <@U1>\n\nJeudi 3 décembre\nCafé du port',
      buttons: ['Je viens'],
    });
    expect(story.lea.sees).toEqual([]);
    const other = story.server.person({ name: 'Thomas' });
    expect(other.home.text).toBe('');
  });

  test('an answer of several messages makes one page; the next opening begins a new one', async () => {
    await publish('u1', 'k1', { body: [text('Un')], options: [link('A')] });
    await publish('u1', 'k2', { body: [text('Deux')], options: [link('B')] });
    await publish('u1', 'k2', { body: [text('Deux')], options: [link('B')] });
    expect(story.lea.home).toEqual({ text: 'Un\n\nDeux', buttons: ['A', 'B'] });
    await publish('u2', 'k3', { body: [text('Trois')] });
    expect(story.lea.home).toEqual({ text: 'Trois', buttons: [] });
  });

  test('what is too much for one page is cut at the end, and three dots say so', async () => {
    const body = Array.from({ length: 60 }, (_, at) => ({
      kind: 'card' as const,
      title: `Fiche ${at}`,
      lines: [],
      note: 'vérifié le 3 mars',
    }));
    expect(await publish('u1', 'k1', { body })).toEqual({ ok: true });
    expect(story.lea.home.text).toMatch(/^Fiche 0\n\nvérifié[^]*Fiche 49\n\n…$/);
    const long = Array.from({ length: 90 }, () => text('long '.repeat(599)));
    expect(await publish('u2', 'k2', { body: long })).toEqual({ ok: true });
    expect(story.lea.home.text.endsWith('…')).toBe(true);
  });
});

describe('pressing there', () => {
  test('is answered in the direct channel, where there is room to talk', async () => {
    await publish('u1', 'k1', {
      options: [link('Je viens'), { token: 'f', label: 'Mes projets', role: 'form' }],
    });
    story.lea.pressesAtHome('Je viens');
    await story.arrived(1);
    const [update] = story.received;
    expect(update?.input).toEqual({ kind: 'choice', tokens: ['link:Je viens'] });
    expect(update?.from).toEqual(story.home());
    expect(await story.says('C’est noté.', update?.from)).toMatchObject({ ok: true });
    expect(await story.lea.reads()).toMatchObject({ text: 'C’est noté.', channel: story.lea.direct });
    // Nobody here knows of forms: an ordinary press.
    story.lea.pressesAtHome('Mes projets');
    await story.arrived(2);
    expect(story.inputs()[1]).toEqual({ kind: 'choice', tokens: ['f'] });
  });
});

describe('what becomes of it', () => {
  const next = () => story.server.next('views.publish');

  test.each([
    ['hash_conflict', 'later'],
    ['internal_error', 'later'],
    ['user_not_found', 'unreachable'],
    ['not_enabled', 'refused'],
    ['invalid_arguments', 'refused'],
    ['account_inactive', 'credentials'],
  ])('%s: %s', async (code, why) => {
    next().fails(code);
    expect(await publish('u1', 'k1', { body: [text('Bonjour')] })).toMatchObject({ ok: false, why });
  });

  test('too many calls: when Slack says; an answer that never came: once more, which changes nothing', async () => {
    next().floods(4);
    expect(await publish('u1', 'k1', { body: [text('Bonjour')] })).toMatchObject({
      why: 'later',
      retryAfterMs: 4000,
    });
    next().resetsAfterwards();
    expect(await publish('u1', 'k1', { body: [text('Bonjour')] })).toMatchObject({ why: 'later' });
    expect(await publish('u1', 'k1', { body: [text('Bonjour')] })).toEqual({ ok: true });
    expect(story.lea.home.text).toBe('Bonjour');
  });
});
