/** Léa talks with the program on Discord: the real adapter, discord.js as published, a gateway and a REST API. */
import { describe, expect, test, vi } from 'vitest';
import type { Address } from '#src/engine/message.ts';
import { degrade } from '#src/platform/degrade.ts';
import { discordStory, makeAdapter } from '#test/support/discord-adapter.ts';

const story = discordStory();

const options = (...labels: readonly string[]) =>
  labels.map((label, at) => ({ label, token: `run.step.${at}` }));
const text = (words: string) => [{ kind: 'text' as const, text: words }];
const from = (): Address => {
  const update = story.received.at(-1);
  if (!update) throw new Error('nothing was received');
  return update.from;
};

describe('what Discord lists', () => {
  test('commands in French, in English for those whose Discord is English, where each belongs', async () => {
    const club = story.server.guild('Club de Rezé');
    const john = story.server.person({ name: 'John', locale: 'en-GB' });
    expect(story.lea.commands).toEqual([
      { name: 'aide', about: 'Ce que je sais faire' },
      { name: 'annuler', about: 'Arrêter là' },
      { name: 'aides', about: 'Trouver une aide' },
      { name: 'nouvelle_rencontre', about: 'Proposer une rencontre' },
      { name: 'plusun', about: 'Me parler avec vos mots' },
    ]);
    expect(john.commands.map(({ name, about }) => `${name}: ${about}`)).toEqual([
      'help: What I can do',
      'cancel: Stop here',
      'resources: Find support',
      'new_meetup: Offer a meetup',
      'plusun: Talk to me in your own words',
    ]);
    expect(story.lea.in(club).commands.map(({ name }) => name)).toEqual(['aide', 'aides', 'plusun']);
    const organiser = story.lea.in(club, { isTrusted: true });
    expect(organiser.commands.map(({ name }) => name)).toContain('nouvelle_rencontre');
    john.uses('/help');
    await story.arrived(1);
    expect(story.received[0]).toMatchObject({
      sender: { platform: 'discord', id: john.user.id, name: 'John', locale: 'en-GB' },
      input: { kind: 'command', name: 'aide' },
    });
  });

  test('no more is asked of Discord than servers, and messages without their words', () => {
    expect(story.server.gateway.intents).toBe(1 | (1 << 9) | (1 << 12));
  });
});

describe('in a direct conversation', () => {
  test('a command shows that an answer is coming, and the answer takes that place', async () => {
    const { interaction } = story.lea.uses('/aide');
    await story.arrived(1);
    expect(story.received[0]).toMatchObject({ id: interaction.id, from: story.home() });
    expect(story.lea.seesThinking).toBe(true);
    const more = { answers: interaction.id };
    await story.send({ body: text('Voici ce que je sais faire.') }, story.home(), more);
    await story.send({ body: text('Que cherchez-vous ?') }, story.home(), more);
    expect(story.lea.seesThinking).toBe(false);
    expect(story.lea.sees.map(({ text }) => text)).toEqual([
      'Voici ce que je sais faire.',
      'Que cherchez-vous ?',
    ]);
    expect(story.lea.sees.map(({ isEphemeral }) => isEphemeral)).toEqual([false, false]);
    expect(story.server.callsOf('POST message')).toHaveLength(1);
  });

  test('pictures, voice notes and stickers arrive as things we cannot read, with their caption', async () => {
    const file = (content_type: string) => ({ attachments: [{ id: '1', filename: 'x', content_type }] });
    story.lea.writes('ma vitrine', file('image/png'));
    story.lea.writes('', { ...file('audio/ogg'), flags: 8192 });
    story.lea.writes('', file('application/pdf'));
    story.lea.writes('', { sticker_items: [{ id: '1', name: 'x', format_type: 1 }] });
    await story.arrived(4);
    expect(story.inputs()).toEqual([
      { kind: 'file', media: 'photo', caption: 'ma vitrine' },
      { kind: 'file', media: 'voice' },
      { kind: 'file', media: 'document' },
      { kind: 'file', media: 'sticker' },
    ]);
  });

  test('edits, notices and broken events stop nothing', async () => {
    const { gateway } = story.server;
    story.lea.writes('', { type: 6 });
    gateway.direct({ id: '12', author: null });
    gateway.dispatch('INTERACTION_CREATE', { id: '13', type: 99, data: {}, user: story.lea.user });
    gateway.dispatch('SOMETHING_NEW', { id: '14' });
    const said = story.lea.writes('Nantes');
    gateway.dispatch('MESSAGE_UPDATE', { ...(said?.d as object), content: 'Rennes' });
    story.lea.writes('/AIDE moi');
    await story.arrived(2);
    expect(story.inputs()).toEqual([
      { kind: 'text', text: 'Nantes' },
      { kind: 'command', name: 'aide', argument: 'moi' },
    ]);
  });
});

describe('choices', () => {
  test('up to five answers are buttons, and what is no answer stands below', async () => {
    const [yes, no] = options('Oui', 'Non');
    const skip = { label: 'Passer', token: 'run.step.skip', role: 'skip' as const };
    await story.send({
      body: text('C’est fait ?'),
      options: [yes, no, skip].filter((one) => one !== undefined),
    });
    expect((await story.lea.reads()).rows).toEqual([['Oui', 'Non'], ['Passer']]);
    story.lea.presses('Passer');
    await story.arrived(1);
    expect(story.received[0]).toMatchObject({
      from: story.home(),
      input: { kind: 'choice', tokens: ['run.step.skip'] },
    });
  });

  test('more are a list, in which one is chosen', async () => {
    const towns = Array.from({ length: 25 }, (_, at) => `Commune ${at}`);
    await story.send({ body: text('Où ?'), options: options(...towns) });
    const question = await story.lea.reads();
    expect(question.list.map(({ label }) => label)).toEqual(towns);
    expect(question.buttons).toEqual([]);
    story.lea.selects('Commune 7');
    await story.arrived(1);
    expect(story.inputs()).toEqual([{ kind: 'choice', tokens: ['run.step.7'], on: question.id }]);
  });

  test('where several may be chosen, the list sends all that stands ticked, with "that is all"', async () => {
    const choice = {
      kind: 'choice' as const,
      many: true,
      options: [
        { label: 'Droit', token: 'r.s.law', isChosen: true },
        { label: 'Ventes', token: 'r.s.sales' },
        { label: 'Banque', token: 'r.s.bank' },
        { label: 'C’est tout', token: 'r.s.done', role: 'done' as const },
        { label: 'Passer', token: 'r.s.skip', role: 'skip' as const },
      ],
    };
    const words = { hint: '', hintMany: '', nextPage: '', aside: () => '' };
    const parts = [{ kind: 'text' as const, text: 'De quoi avez-vous besoin ?' }, choice];
    for (const message of degrade({ parts }, story.adapter.capabilities, words)) await story.send(message);
    const question = await story.lea.reads();
    expect(question.list).toEqual([
      { label: 'Droit', isTicked: true },
      { label: 'Ventes', isTicked: false },
      { label: 'Banque', isTicked: false },
    ]);
    expect(question.buttons).toEqual(['Passer']);
    story.lea.selects('Droit', 'Banque');
    await story.arrived(1);
    expect(story.inputs()).toEqual([
      { kind: 'choice', tokens: ['r.s.law', 'r.s.bank', 'r.s.done'], on: question.id },
    ]);
  });

  test('labels too long for Discord are cut between characters', async () => {
    await story.send({ body: text('?'), options: options('👩🏽‍🌾'.repeat(80), ' ', 'a'.repeat(80)) });
    const { buttons } = await story.lea.reads();
    expect(buttons[0]).toBe(`${'👩🏽‍🌾'.repeat(11)}…`);
    expect(buttons.slice(1)).toEqual(['…', 'a'.repeat(80)]);
  });
});

describe('in a server', () => {
  test('what she asks and what she is told are seen by her alone', async () => {
    const club = story.server.guild('Club de Rezé');
    const lea = story.lea.in(club);
    const paul = story.server.person({ name: 'Paul' }).in(club);
    lea.uses('/plusun je cherche un comptable');
    await story.arrived(1);
    expect(story.received[0]).toMatchObject({
      from: { platform: 'discord', room: lea.channel.id, isPrivate: false },
      input: { kind: 'text', text: 'je cherche un comptable' },
    });
    expect(story.received[0]).not.toHaveProperty('privately');
    await story.send({ body: text('Voici trois adresses.'), options: options('La première') }, from());
    await story.send({ body: text('Une autre ?') }, from());
    expect(lea.sees.map(({ text, isEphemeral }) => [text, isEphemeral])).toEqual([
      ['Voici trois adresses.', true],
      ['Une autre ?', true],
    ]);
    expect(paul.sees).toEqual([]);
    lea.presses('La première');
    await story.arrived(2);
    await story.send({ body: text('Bon choix.') }, from());
    expect(lea.sees.at(-1)).toMatchObject({ text: 'Bon choix.', isEphemeral: true });
    expect(lea.sees).toHaveLength(3);
  });

  test('without words it is a command as others; one that is listed takes words as well', async () => {
    const lea = story.lea.in(story.server.guild('Club'));
    lea.uses('/plusun');
    await story.arrived(1);
    expect(story.inputs()).toEqual([{ kind: 'command', name: 'plusun' }]);
    await story.adapter.stop();
    const step = { fr: 'Votre prochain petit pas', en: 'Your next small step' };
    const names = { fr: 'plusun', en: 'plusone' };
    const { adapter } = makeAdapter(story.server, {
      commands: [{ names, descriptions: step, scope: 'private' }],
    });
    await adapter.start(async () => {});
    await vi.waitFor(() => expect(lea.commands.map(({ name }) => name)).toEqual(['plusun']));
    await adapter.stop();
  });

  test('talk among members comes without its words; were they delivered, they would not be looked at', async () => {
    const club = story.server.guild('Club');
    const lea = story.lea.in(club);
    const heard = lea.writes('Quelqu’un connaît un bon comptable ?');
    expect(heard?.d).toMatchObject({ content: '' });
    for (const more of [{}, { mentions: [story.server.world.bot] }])
      story.server.gateway.direct({ ...(heard?.d as object), content: 'secret', ...more });
    story.lea.writes('bonjour');
    await story.arrived(1);
    expect(story.inputs()).toEqual([{ kind: 'text', text: 'bonjour' }]);
  });

  test('after a quarter of an hour she is answered in private, if she has written there', async () => {
    const club = story.server.guild('Club');
    const paul = story.server.person({ name: 'Paul' });
    paul.in(club).uses('/aide');
    await story.arrived(1);
    const toPaul = from();
    story.lea.writes('bonjour');
    await story.arrived(2);
    story.lea.in(club).uses('/aide');
    await story.arrived(3);
    expect(story.received[2]?.privately).toEqual(story.home());
    story.server.passes(16 * 60_000);
    expect(await story.send({ body: text('Me revoilà.') }, from())).toMatchObject({ ok: true });
    expect((await story.lea.reads()).text).toBe('Me revoilà.');
    expect(await story.send({ body: text('Me revoilà.') }, toPaul)).toMatchObject({ why: 'unreachable' });
    // Refusals are counted by Discord: it is not even asked.
    expect(story.server.callsOf('POST webhook')).toEqual([]);
    expect(paul.sees).toEqual([]);
    expect(story.server.callsOf('POST direct room')).toEqual([]);
  });
});

describe('when the program is slow or ill', () => {
  test('every interaction is acknowledged at once, however long storing takes', async () => {
    await story.adapter.stop();
    const stored = Promise.withResolvers<void>();
    await story.adapter.start(() => stored.promise);
    const club = story.server.guild('Club');
    const deeds = [story.lea.uses('/aide'), story.lea.in(club).uses('/aide'), story.lea.uses('/annuler')];
    await vi.waitFor(() =>
      expect(deeds.map(({ interaction }) => interaction.acknowledged)).toEqual([5, 5, 5]),
    );
    stored.resolve();
  });

  test('what one person says is stored in the order it was said; others do not wait for it', async () => {
    await story.adapter.stop();
    const slow = Promise.withResolvers<void>();
    const stored: unknown[] = [];
    await story.adapter.start(async ({ input }) => {
      const words = input.kind === 'text' ? input.text : '';
      if (words === 'un') await slow.promise;
      stored.push(words);
    });
    story.lea.writes('un');
    story.lea.writes('deux');
    story.server.person({ name: 'Paul' }).writes('et moi');
    await vi.waitFor(() => expect(stored).toEqual(['et moi']));
    slow.resolve();
    await vi.waitFor(() => expect(stored).toEqual(['et moi', 'un', 'deux']));
  });

  test('an answer that Discord no longer takes, sooner than the clock says, goes where she has written', async () => {
    story.lea.writes('bonjour');
    story.lea.in(story.server.guild('Club')).uses('/aide');
    await story.arrived(2);
    story.server.next('POST webhook').fails(404, 'Unknown Webhook', { code: 10015 });
    expect(await story.send({ body: text('Me voilà.') }, from())).toMatchObject({ ok: true });
    expect((await story.lea.reads()).text).toBe('Me voilà.');
  });

  test('what cannot be stored is not passed over in silence: she is asked to say it again', async () => {
    await story.adapter.stop();
    await story.adapter.start(async () => {
      throw new Error('the database is away');
    });
    const club = story.server.guild('Club');
    const john = story.server.person({ name: 'John', locale: 'en-US' }).in(club);
    john.uses('/help');
    story.lea.writes('bonjour');
    expect((await story.lea.reads()).text).toBe('Je me suis emmêlé. Réessayez dans une minute.');
    expect(await john.reads()).toMatchObject({
      text: 'I got tangled up. Try again in a minute.',
      isEphemeral: true,
    });
    expect(JSON.stringify(story.log.lines)).not.toContain('bonjour');
  });

  test('an interaction too late or taken by another process is handed over all the same', async () => {
    story.server.next('POST callback').fails(404, 'Unknown interaction', { code: 10062 });
    story.lea.uses('/aide');
    await story.arrived(1);
    await story.send({ body: text('Me voilà.') }, story.home(), { answers: story.received[0]?.id ?? '' });
    expect((await story.lea.reads()).text).toBe('Me voilà.');
    const deed = story.lea.uses('/annuler');
    await story.arrived(2);
    story.server.gateway.repeats(deed.event);
    await story.arrived(3);
    expect(story.received[2]?.id).toBe(story.received[1]?.id);
    expect(story.server.callsOf('POST callback').map(({ status }) => status)).toEqual([404, 204, 400]);
  });

  test('an acknowledgement that Discord stumbles over is given once more, before anything can be answered', async () => {
    await story.adapter.stop();
    const states: unknown[] = [];
    await story.adapter.start(async ({ id }) => {
      const known = [...story.server.world.interactions.values()].find((one) => one.id === id);
      states.push(known?.acknowledged);
    });
    story.server.next('POST callback').breaks();
    story.lea.uses('/aide');
    await vi.waitFor(() => expect(states).toEqual([5]));
  });
});
