/** What the program says on Slack: how it looks, and what becomes of it. */
import { describe, expect, test } from 'vitest';
import type { CardPart, Option } from '#src/engine/message.ts';
import { slackStory } from '#test/support/slack-adapter.ts';

const story = slackStory('socket');
const options = (count: number, label = (at: number) => `Option ${at + 1}`): readonly Option[] =>
  Array.from({ length: count }, (_, at) => ({ token: `token-${at}`, label: label(at) }));
const posted = () => story.server.callsOf('chat.postMessage');

describe('what a message looks like', () => {
  test('text and buttons; a screen reader hears all of it, with the numbers that can be typed', async () => {
    await story.send({
      body: [{ kind: 'text', text: 'R&D ou <vente> ?' }],
      options: [
        { token: 'a', label: 'R&D' },
        { token: 'b', label: '<!channel>' },
      ],
    });
    const seen = await story.lea.reads();
    expect(seen).toMatchObject({ text: 'R&D ou <vente> ?', buttons: ['R&D', '<!channel>'] });
    expect(seen.fallback).toBe('R&D ou <vente> ?\n\n1. R&D\n2. <!channel>');
    expect(seen.raw.text).toContain('&lt;!channel&gt;');
    expect(posted()[0]).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false', link_names: 'false' });
  });

  test('buttons alone, a card alone, nothing at all', async () => {
    expect(await story.send({ options: options(2) })).toMatchObject({ ok: true });
    expect((await story.lea.reads()).buttons).toHaveLength(2);
    expect(await story.send({})).toEqual({ ok: true });
    expect(posted()).toHaveLength(1);
  });

  test('a card: title, lines, the domain beside its link, where it comes from', async () => {
    const card: CardPart = {
      kind: 'card',
      title: 'ACRE <début>',
      lines: [{ label: 'Coût :', text: 'gratuit & simple' }, { text: 'Un an.' }],
      link: { label: 'Voir la fiche', url: 'https://www.impots.gouv.fr/a?b=1&c=2' },
      note: 'Vérifié le 3 mars, <source>',
    };
    await story.send({ body: [card] });
    const seen = await story.lea.reads();
    expect(seen.text).toBe(
      'ACRE <début>\nCoût : gratuit & simple\nUn an.\nVoir la fiche (impots.gouv.fr)\n\nVérifié le 3 mars, <source>',
    );
    expect(seen.fallback).toContain('https://www.impots.gouv.fr/a?b=1&c=2');
    const script: CardPart = { ...card, link: { label: 'Ici', url: 'javascript:alert(1)' } };
    await story.send({ body: [script] });
    expect((await story.lea.reads()).raw.blocks.flatMap(({ elements = [] }) => elements)).not.toContainEqual(
      expect.objectContaining({ url: expect.stringContaining('javascript') }),
    );
  });

  test('labels as long as Slack lets them be, never cut inside a character', async () => {
    const labels = ['é&'.repeat(75), '👩🏽‍🌾'.repeat(75), '<'.repeat(75), `x${'\u0301'.repeat(500)}`];
    expect(await story.send({ options: options(4, (at) => labels[at] ?? '') })).toMatchObject({ ok: true });
    const { buttons } = await story.lea.reads();
    expect(buttons[1]).toMatch(/^(👩🏽‍🌾)+…$/u);
    story.lea.presses(buttons[2] ?? '');
    await story.arrived(1);
    expect(story.inputs()).toMatchObject([{ kind: 'choice', tokens: ['token-2'] }]);
  });

  test('thirty options unfold as a menu; skipping stays a button', async () => {
    await story.send({ options: [...options(30), { token: 'skip', label: 'Passer', role: 'skip' }] });
    const seen = await story.lea.reads();
    expect(seen.entries).toHaveLength(30);
    expect(seen.buttons).toEqual(['Passer']);
    story.lea.picks('Option 27');
    await story.arrived(1);
    story.lea.presses('Passer');
    await story.arrived(2);
    expect(story.inputs()).toMatchObject([
      { kind: 'choice', tokens: ['token-26'] },
      { kind: 'choice', tokens: ['skip'] },
    ]);
  });

  test('twenty pieces of text and a hundred lines of it stay within what one message takes', async () => {
    const body = Array.from({ length: 20 }, (_, at) => ({
      kind: 'text' as const,
      text: `${at} ${'<&>'.repeat(900)}`,
    }));
    expect(await story.send({ body, options: options(3) })).toMatchObject({ ok: true });
    const { sees } = story.lea;
    expect(sees.map(({ text }) => text).join('\n\n')).toBe(body.map(({ text }) => text).join('\n\n'));
    expect(sees.map(({ buttons }) => buttons.length)).toEqual([...sees.slice(1).map(() => 0), 3]);
  });
});

describe('files', () => {
  const file = {
    kind: 'file' as const,
    name: 'rencontre.ics',
    mediaType: 'text/calendar',
    content: 'BEGIN:VCALENDAR\r\nSUMMARY:Café & thé\r\nEND:VCALENDAR\r\n',
    label: 'La rencontre <du 3 mars>, pour votre agenda',
  };

  test('a file arrives whole, with what it is in words; buttons come under it', async () => {
    expect(
      await story.send({ body: [{ kind: 'text', text: 'Voici.' }, file], options: options(1) }),
    ).toMatchObject({ ok: true });
    const [said, sent, asked] = story.lea.sees;
    expect(said?.text).toBe('Voici.');
    expect(sent).toMatchObject({ text: file.label, file: { name: file.name, content: file.content } });
    expect(asked?.buttons).toEqual(['Option 1']);
  });

  test('to somebody who never wrote, and to one who asked in a channel: alone', async () => {
    const channel = story.server.channel(story.lea);
    const { id } = story.lea.user;
    for (const to of [
      { platform: 'slack', room: story.room(id), isPrivate: true },
      { platform: 'slack', room: story.room(channel.id), isPrivate: false, whisper: id },
    ]) {
      expect(await story.send({ body: [file] }, to)).toMatchObject({ ok: true });
      expect(await story.lea.reads()).toMatchObject({ file: { name: file.name }, channel: story.lea.direct });
    }
  });

  test('an app without the right to upload says what the file would be, and goes on', async () => {
    story.server.next('files.getUploadURLExternal').fails('missing_scope');
    expect(await story.send({ body: [file] })).toMatchObject({ ok: true });
    expect(await story.lea.reads()).toMatchObject({ text: file.label });
    expect(story.adapter.status()).toEqual({ state: 'ok' });
  });

  test('cut off at the last step: uncertain; before it: flooded, later', async () => {
    story.server.next('files.completeUploadExternal').resetsAfterwards();
    expect(await story.send({ body: [file] })).toMatchObject({ ok: false, why: 'uncertain' });
    story.server.next('files.getUploadURLExternal').floods(3);
    expect(await story.send({ body: [file] })).toMatchObject({ why: 'later', retryAfterMs: 3000 });
  });
});

describe('several answers at once', () => {
  const done: Option = { token: 'done', label: 'C’est tout', role: 'done' };
  const skip: Option = { token: 'skip', label: 'Passer', role: 'skip' };

  test('boxes are ticked in peace and sent together with the button', async () => {
    await story.send({ options: [...options(4), done, skip], many: true });
    const seen = await story.lea.reads();
    expect(seen.boxes.map(({ label }) => label)).toEqual(['Option 1', 'Option 2', 'Option 3', 'Option 4']);
    expect(seen.buttons).toEqual(['C’est tout', 'Passer']);
    story.lea.ticks('Option 1', 'Option 3', 'Option 4');
    story.lea.ticks('Option 1');
    story.lea.presses('C’est tout');
    await story.arrived(1);
    expect(story.inputs()).toMatchObject([{ kind: 'choice', tokens: ['token-2', 'token-3', 'done'] }]);
    story.lea.presses('Passer');
    await story.arrived(2);
    expect(story.inputs()[1]).toMatchObject({ kind: 'choice', tokens: ['skip'] });
  });

  test('what was chosen before is ticked already, without a mark in its label', async () => {
    const chosen = options(3).map((option, at) =>
      at === 1 ? { ...option, label: '✓ Option 2', isChosen: true } : option,
    );
    await story.send({ options: [...chosen, done], many: true });
    expect((await story.lea.reads()).boxes[1]).toEqual({ label: 'Option 2', isTicked: true });
    story.lea.presses('C’est tout');
    await story.arrived(1);
    expect(story.inputs()).toMatchObject([{ kind: 'choice', tokens: ['token-1', 'done'] }]);
  });

  test('more than ten boxes are a menu in which several can be chosen', async () => {
    await story.send({ options: [...options(14), done], many: true });
    story.lea.ticks('Option 2', 'Option 14');
    story.lea.presses('C’est tout');
    await story.arrived(1);
    expect(story.inputs()).toMatchObject([{ kind: 'choice', tokens: ['token-1', 'token-13', 'done'] }]);
  });
});

describe('what becomes of it', () => {
  const next = () => story.server.next('chat.postMessage');

  test.each([
    ['channel_not_found', { why: 'unreachable' }],
    ['user_disabled', { why: 'unreachable' }],
    ['is_archived', { why: 'unreachable' }],
    ['invalid_auth', { why: 'credentials' }],
    ['token_revoked', { why: 'credentials' }],
    ['account_inactive', { why: 'credentials' }],
    ['missing_scope', { why: 'credentials' }],
    ['ratelimited', { why: 'later' }],
    ['restricted_too_often', { why: 'refused' }],
  ])('%s', async (code, expected) => {
    next().fails(code);
    expect(await story.says('bonjour')).toMatchObject({ ok: false, ...expected, detail: code });
    expect(posted()).toHaveLength(1);
  });

  test('too many calls: later, when Slack says, and without a second try', async () => {
    next().floods(7);
    expect(await story.says('bonjour')).toMatchObject({ ok: false, why: 'later', retryAfterMs: 7000 });
    expect(posted()).toHaveLength(1);
  });

  test('a revoked token: the platform is degraded until a send passes again', async () => {
    next().fails('token_revoked');
    await story.says('bonjour');
    expect(story.adapter.status()).toEqual({
      state: 'degraded',
      fault: { code: 'bad-token', detail: 'token_revoked' },
    });
    await story.says('encore');
    expect(story.adapter.status()).toEqual({ state: 'ok' });
  });

  test('blocks that Slack does not read: the words alone, complete, once', async () => {
    next().fails('invalid_blocks');
    expect(
      await story.send({ body: [{ kind: 'text', text: 'On continue ?' }], options: options(2) }),
    ).toMatchObject({ ok: true });
    expect((await story.lea.reads()).text).toBe('On continue ?\n\n1. Option 1\n2. Option 2');
    next().fails('invalid_blocks');
    next().fails('invalid_blocks');
    expect(await story.says('bonjour')).toMatchObject({ ok: false, why: 'refused' });
  });

  test.each(['resetsAfterwards', 'neverAnswers'] as const)(
    'Slack takes it and %s: it is found there, and not said twice',
    async (fault) => {
      next()[fault]();
      const sent = await story.says('bonjour');
      expect(sent).toEqual({ ok: true, receipt: story.lea.sees[0]?.raw.ts });
      expect(story.lea.sees).toHaveLength(1);
    },
  );

  test('the same for a person who never wrote first', async () => {
    next().resetsAfterwards();
    expect(
      await story.says('bonjour', {
        platform: 'slack',
        room: story.room(story.lea.user.id),
        isPrivate: true,
      }),
    ).toMatchObject({ ok: true });
    expect(story.lea.sees).toHaveLength(1);
  });

  test('an error of Slack, and it is not there: certainly to be sent again', async () => {
    next().breaks();
    expect(await story.says('bonjour')).toMatchObject({ ok: false, why: 'later' });
    expect(story.lea.sees).toHaveLength(0);
  });

  test('nobody can look: uncertain; the next try looks first', async () => {
    const message = { body: [{ kind: 'text' as const, text: 'bonjour' }] };
    next().resetsAfterwards();
    story.server.next('conversations.history').fails('missing_scope');
    expect(await story.send(message, story.home(), 'key')).toMatchObject({ ok: false, why: 'uncertain' });
    expect(await story.send(message, story.home(), 'key')).toMatchObject({ ok: true });
    expect(story.lea.sees).toHaveLength(1);
  });

  test('a whisper that may have arrived stays uncertain', async () => {
    const channel = story.server.channel(story.lea);
    story.server.next('chat.postEphemeral').resetsAfterwards();
    const to = {
      platform: 'slack',
      room: story.room(channel.id),
      isPrivate: false,
      whisper: story.lea.user.id,
    };
    expect(await story.says('bonjour', to)).toMatchObject({ ok: false, why: 'uncertain' });
    expect(posted()).toHaveLength(0);
  });

  test('half of a long message went: trying again goes on with the rest', async () => {
    const body = ['un', 'deux', 'trois'].map((word) => ({
      kind: 'text' as const,
      text: `${word} `.repeat(2000),
    }));
    const message = { body: [...body, ...body] };
    story.server.next('chat.postMessage', 1).floods(1);
    expect(await story.send(message, story.home(), 'key')).toMatchObject({ why: 'later' });
    expect(story.lea.sees).toHaveLength(1);
    expect(await story.send(message, story.home(), 'key')).toMatchObject({ ok: true });
    const words = story.lea.sees.map(({ text }) => text).join('\n\n');
    expect(words.replace(/\s+/g, ' ')).toBe(message.body.map(({ text }) => text.trim()).join(' '));
  });

  test('Slack cannot be reached at all: certainly not sent', async () => {
    await story.server.stop();
    expect(await story.says('bonjour')).toMatchObject({ ok: false, why: 'later', detail: 'ECONNREFUSED' });
  });

  test('neither words nor tokens are ever logged', async () => {
    next().fails('token_revoked');
    await story.says('mon secret');
    next().breaks();
    await story.says('mon secret');
    story.lea.writes('mon secret', { ts: 'jamais' });
    story.server.drops();
    story.lea.writes('mon secret');
    await story.arrived(1);
    expect(JSON.stringify(story.log.lines)).not.toMatch(/mon secret|xoxb|xapp/);
  });
});
