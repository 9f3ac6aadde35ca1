/** A process that only sends: its adapters were never started, and know what the listening ones tell them. */
import { randomUUID } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import type { Address } from '#src/engine/message.ts';
import type { Adapter, Envelope, House, Message } from '#src/platform/adapter.ts';
import { discordStory, makeAdapter as makeDiscord } from '#test/support/discord-adapter.ts';
import { makeHttpAdapter, makeSocketAdapter, slackStory } from '#test/support/slack-adapter.ts';
import { makeAdapter as makeTelegram, telegramStory } from '#test/support/telegram-adapter.ts';
import { homeOf, makeAdapter as makeWhatsApp, whatsappStory } from '#test/support/whatsapp-adapter.ts';

const ROOMS = { moved: async () => {}, reached: async () => {} };

/** What one tells, the other hears, as the cluster carries it: in JSON. */
function joined(listening: Adapter, sending: Adapter): void {
  const house = (other: Adapter): House => ({
    assist: {
      form: async () => undefined,
      faults: async () => ({}),
      suggest: async () => [],
      privateRoom: async () => undefined,
      heardLately: async () => [],
    },
    rooms: ROOMS,
    tell: (note) => other.hear?.(JSON.parse(JSON.stringify(note))),
  });
  listening.settleIn?.(house(sending));
  sending.settleIn?.(house(listening));
}

const says = (
  adapter: Adapter,
  to: Address,
  text: string,
  more: Partial<Envelope> & Partial<Message> = {},
) => {
  const { options = [], body = [{ kind: 'text', text }], many = false, ...envelope } = more;
  return adapter.send({ to, key: randomUUID(), message: { body, options, many }, ...envelope });
};

describe('Telegram', () => {
  const story = telegramStory();

  test('answers, and knows its own name for links into the conversation', async () => {
    const { adapter } = makeTelegram(story.server);
    joined(story.adapter, adapter);
    story.lea.says('bonjour');
    await story.arrived(1);
    expect(await says(adapter, story.home(), 'Bonjour Léa.')).toMatchObject({ ok: true });
    expect((await story.lea.reads()).text).toBe('Bonjour Léa.');
    const club = story.server.group('Club');
    const room = { platform: 'telegram', room: String(club.chat.id), isPrivate: false };
    const link = { command: 'rencontre', argument: '7Fd2k9Qa' };
    const options = [{ label: 'Je viens', token: 'x.y', link }];
    expect(await says(adapter, room, 'Jeudi ?', { options })).toMatchObject({ ok: true });
    expect(club.sees[0]?.links['Je viens']).toBe('https://t.me/PlusUnTestBot?start=rencontre_7Fd2k9Qa');
    await adapter.stop();
  });
});

describe('Discord', () => {
  const story = discordStory();

  test('the answer to a command takes the place of "is thinking"', async () => {
    const { adapter } = makeDiscord(story.server);
    joined(story.adapter, adapter);
    story.lea.uses('/aide');
    await story.arrived(1);
    await vi.waitFor(() => expect(story.lea.seesThinking).toBe(true));
    const answers = story.received[0]?.id ?? '';
    expect(await says(adapter, story.home(), 'Me voici.', { answers })).toMatchObject({ ok: true });
    expect((await story.lea.reads()).text).toBe('Me voici.');
    expect(story.lea.seesThinking).toBe(false);
    await adapter.stop();
  });

  test('in a server it whispers, and finds her there when her direct messages are closed', async () => {
    const { adapter } = makeDiscord(story.server);
    joined(story.adapter, adapter);
    story.lea.writes('bonjour');
    await story.arrived(1);
    const lea = story.lea.in(story.server.guild('Club'));
    lea.uses('/aide');
    await story.arrived(2);
    const from = story.received[1]?.from;
    if (!from) throw new Error('two were received');
    expect(await says(adapter, from, 'Pour vous seule.')).toMatchObject({ ok: true });
    expect(await lea.reads()).toMatchObject({ text: 'Pour vous seule.', isEphemeral: true });
    story.lea.closesDirectMessages();
    expect(await says(adapter, story.home(), 'Une nouvelle.')).toMatchObject({ ok: true });
    expect(await lea.reads()).toMatchObject({ text: 'Une nouvelle.', isEphemeral: true });
    await adapter.stop();
  });
});

describe('Slack', () => {
  const story = slackStory('http');
  const YES_NO = ['Oui', 'Non'].map((label) => ({ label, token: `run.step.${label}` }));

  test('answers, and changes what only she sees after she has pressed it', async () => {
    const { adapter } = makeSocketAdapter(story.server);
    joined(story.adapter, adapter);
    expect(await says(adapter, story.home(), 'Bonjour Léa.')).toMatchObject({ ok: true });
    const channel = story.server.channel(story.lea);
    const to = {
      platform: 'slack',
      room: story.room(channel.id),
      isPrivate: false,
      whisper: story.lea.user.id,
    };
    expect(await says(adapter, to, 'On continue ?', { options: YES_NO })).toMatchObject({ ok: true });
    story.lea.presses('Oui');
    await story.arrived(1);
    const input = story.received[0]?.input;
    const receipt = (input?.kind === 'choice' && input.on) || '';
    expect(receipt).not.toBe('');
    const replaces = { receipt };
    expect(await says(adapter, to, 'Merci.', { replaces })).toMatchObject({ ok: true });
    expect(story.lea.sees.map(({ text }) => text)).toContain('Merci.');
    expect(story.lea.sees.map(({ text }) => text)).not.toContain('On continue ?');
    await adapter.stop();
  });

  test('only sockets are held by one process', async () => {
    const posted = await makeHttpAdapter(story.server);
    expect(posted.adapter.listensAlone).toBe(false);
    expect(makeSocketAdapter(story.server).adapter.listensAlone).toBe(true);
    await posted.close();
  });
});

describe('WhatsApp', () => {
  const story = whatsappStory({ template: 'plusun_news' });

  test('learns from the process that Meta posts to that the 24 hours were over', async () => {
    story.server.templates.set('plusun_news', new Set(['fr']));
    const where = story.server.deliveries.webhookUrl;
    const sending = await makeWhatsApp(story.server, { template: 'plusun_news', patienceMs: 3_000 });
    // Posts go on to the one that listens.
    story.server.deliveries.webhookUrl = where;
    joined(story.adapter, sending.adapter);
    expect(await says(sending.adapter, homeOf(story.lea), 'Bonjour.')).toMatchObject({ ok: true });
    story.lea.lastHeard = Date.now() - 25 * 3_600_000;
    const later = await says(sending.adapter, homeOf(story.lea), 'Nadia a dit oui.');
    expect(later).toMatchObject({ ok: false, why: 'offline' });
    await sending.adapter.stop();
    await sending.close();
  });
});
