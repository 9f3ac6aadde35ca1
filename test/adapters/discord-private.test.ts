/** Who is written to alone, what is remembered after a restart, and what is sent when Discord refuses the rest. */
import { describe, expect, test, vi } from 'vitest';
import { discordStory } from '#test/support/discord-adapter.ts';

const story = discordStory();
const text = (words: string) => [{ kind: 'text' as const, text: words }];
const options = (...labels: readonly string[]) =>
  labels.map((label, at) => ({ label, token: `run.step.${at}` }));

describe('direct messages are closed', () => {
  test('she is told where she has just been in her club, for her eyes alone', async () => {
    const lea = story.lea.in(story.server.guild('Club'));
    story.lea.writes('bonjour');
    lea.uses('/aide');
    await story.arrived(2);
    story.lea.closesDirectMessages();
    expect(await story.send({ body: text('Une réponse.') })).toMatchObject({ ok: true });
    expect(await lea.reads()).toMatchObject({ text: 'Une réponse.', isEphemeral: true });
    story.server.passes(16 * 60_000);
    expect(await story.send({ body: text('Plus tard.') })).toMatchObject({ ok: false, why: 'unreachable' });
    expect(lea.sees).toHaveLength(1);
  });

  test('somebody else’s visit to the club is no way to her', async () => {
    const club = story.server.guild('Club');
    story.lea.writes('bonjour');
    story.server.person({ name: 'Paul' }).in(club).uses('/aide');
    await story.arrived(2);
    story.lea.closesDirectMessages();
    expect(await story.send({ body: text('Une réponse.') })).toMatchObject({ ok: false, why: 'unreachable' });
    expect(story.lea.in(club).sees).toEqual([]);
  });
});

describe('after a restart', () => {
  test('where she has written alone is still known: she is answered there when the moment to whisper is over', async () => {
    await story.restarts({
      privateRoom: async ({ id }) => (id === story.lea.user.id ? story.home() : undefined),
    });
    const lea = story.lea.in(story.server.guild('Club'));
    lea.uses('/aide');
    await story.arrived(1);
    expect(story.received[0]?.privately).toEqual(story.home());
    await story.restarts({ privateRoom: async () => story.home() });
    story.server.passes(16 * 60_000);
    expect(await story.send({ body: text('Me voici.') }, story.received[0]?.from)).toMatchObject({
      ok: true,
    });
    expect((await story.lea.reads()).text).toBe('Me voici.');
  });

  test('the database is away: she is heard all the same', async () => {
    await story.restarts({
      privateRoom: async () => Promise.reject(new Error('away')),
      heardLately: async () => Promise.reject(new Error('away')),
    });
    story.lea.in(story.server.guild('Club')).uses('/aide');
    await story.arrived(1);
    expect(story.received[0]).not.toHaveProperty('privately');
  });

  test('what was written while the program was away is found, in order, and nothing older', async () => {
    const paul = story.server.person({ name: 'Paul' });
    story.lea.writes('ancien');
    paul.writes('ancien aussi');
    await story.arrived(2);
    const heard = story.received.map(({ sender, from, id }) => ({
      senderId: sender.id,
      room: from.room,
      updateId: id,
    }));
    await story.adapter.stop();
    story.lea.writes('un');
    story.lea.writes('deux');
    paul.writes('trois');
    story.received.length = 0;
    const asked: unknown[] = [];
    await story.restarts({
      heardLately: async (...question) => {
        asked.push(question);
        // Discord delivers again before the program has looked up where it was.
        story.lea.writes('encore là ?');
        await vi.waitFor(() => expect(story.received).not.toEqual([]));
        return [...heard, { senderId: '1', room: '2', updateId: 'no number' }];
      },
    });
    // "Encore là ?" twice, under one id: the inbox takes it once.
    await story.arrived(5);
    expect(asked).toEqual([['discord', 100]]);
    const texts = story.inputs().map((input) => input.kind === 'text' && input.text);
    expect(texts.filter((words) => words !== 'trois')).toEqual(['encore là ?', 'un', 'deux', 'encore là ?']);
    expect(texts).toContain('trois');
  });
});

describe('Discord refuses the shape of a message', () => {
  const card = {
    kind: 'card' as const,
    title: 'ACRE',
    lines: [{ label: 'Coût :', text: 'gratuit *vraiment*' }],
    note: 'Vérifié le 3 mars',
  };

  test.each(['in private', 'in a server'])(
    '%s it is said in words, with a list of numbers',
    async (where) => {
      const voice = where === 'in private' ? story.lea : story.lea.in(story.server.guild('Club'));
      voice.uses('/aide');
      await story.arrived(1);
      const { from, id } = story.received[0] ?? {};
      story.server.next('POST webhook').fails(400, 'Invalid Form Body', { code: 50035 });
      const message = { body: [...text('Voici.'), card], options: options('Utile', 'Pas *pour* moi') };
      expect(await story.send(message, from, { answers: id ?? '' })).toMatchObject({ ok: true });
      expect(voice.sees).toMatchObject([
        {
          text: 'Voici.\n\nACRE\nCoût : gratuit *vraiment*\nVérifié le 3 mars\n\n1. Utile\n2. Pas *pour* moi',
          cards: [],
          buttons: [],
        },
      ]);
      expect(voice.seesThinking).toBe(false);
    },
  );

  test('when it refuses the words as well, that is said', async () => {
    for (const _ of [1, 2]) story.server.next('POST message').fails(400, 'x', { code: 50035 });
    expect(await story.send({ body: text('?'), options: options('Oui') })).toMatchObject({
      ok: false,
      why: 'refused',
      detail: '400 50035',
    });
  });
});

test('at night a message comes without a sound', async () => {
  await story.send({ body: text('Demain, 9 h.') }, story.home(), { isQuiet: true });
  await story.send({ body: text('Bonjour.') });
  expect(story.lea.sees.map(({ raw }) => raw.flags & 4096)).toEqual([4096, 0]);
});

test('payloads that nobody can read do not end the program', async () => {
  const { gateway } = story.server;
  const broken = { id: '1', token: 'x', version: 1, channel: null, user: null };
  for (const type of [2, 3, 4, 5]) gateway.dispatch('INTERACTION_CREATE', { ...broken, type });
  gateway.dispatch('GUILD_SCHEDULED_EVENT_CREATE', null);
  gateway.dispatch('MESSAGE_REACTION_ADD', null);
  story.lea.writes('toujours là ?');
  await story.arrived(1);
  await vi.waitFor(() => expect(story.adapter.status()).toEqual({ state: 'ok' }));
});
