/** A club in a Slack channel and in a Discord channel, with the whole program behind the real adapters. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp } from '#src/app.ts';
import { readConfig } from '#src/config.ts';
import { discordCommands, discordWords, listedCommands } from '#src/main/commands.ts';
import { createParts } from '#src/main/parts.ts';
import type { Adapter } from '#src/platform/adapter.ts';
import { emptyDatabase, freshDatabase, type TestDatabase } from '#test/support/database.ts';
import { makeAdapter as makeDiscord } from '#test/support/discord-adapter.ts';
import { startDiscordServer } from '#test/support/discord-server.ts';
import { makeSocketAdapter } from '#test/support/slack-adapter.ts';
import { startSlackServer } from '#test/support/slack-server.ts';

vi.setConfig({ testTimeout: 120_000 });

let database: TestDatabase;
let app: App;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());
beforeEach(() => emptyDatabase(database));
afterEach(() => app.stop());

async function runs(adapter: Adapter): Promise<void> {
  const read = readConfig({ LOG_LEVEL: 'error' });
  if (!read.ok) throw new Error('The settings of the test are wrong.');
  app = createApp(createParts(read.config, database).parts, [adapter]);
  await app.start();
}

/** The person with this name on their account organises the club of Rezé. */
async function organises(externalId: string): Promise<void> {
  const { prisma } = database;
  const { personId } = await prisma.identity.findFirstOrThrow({
    where: { externalId: { contains: externalId } },
  });
  await prisma.person.update({ where: { id: personId }, data: { isOrganiser: true } });
  const joinedAt = new Date();
  await prisma.club.create({
    data: {
      id: 'club00000000',
      name: 'Club de Rezé',
      place: '44143',
      zone: 'Europe/Paris',
      createdAt: joinedAt,
      memberships: { create: { personId, role: 'organiser', joinedAt } },
    },
  });
}

interface Reader {
  readonly sees: readonly object[];
}
const all = ({ sees }: Reader) => sees.map((seen) => JSON.stringify(seen)).join('\n');
const reads = (person: Reader, words: string) =>
  vi.waitFor(() => expect(all(person)).toContain(words), 20_000);

/** A person answers seconds after reading; before its receipt is kept, nothing tells what a reply is about. */
const isKnown = () =>
  expect
    .poll(() => database.prisma.post.count({ where: { about: { startsWith: 'question:' } } }), {
      timeout: 20_000,
    })
    .toBe(1);

test('Slack: bound by a command that only the organiser sees answered; asked, and answered in the thread', async () => {
  const server = await startSlackServer();
  try {
    await runs(makeSocketAdapter(server, { commands: listedCommands }).adapter);
    const [olivier, lea, nadia] = ['Olivier', 'Léa', 'Nadia'].map((name) => server.person({ name }));
    if (!olivier || !lea || !nadia) throw new Error('nobody is there');
    for (const person of [olivier, lea]) {
      person.writes('bonjour');
      await reads(person, '1/4');
      person.writes('annuler');
      await reads(person, 'on laisse cela');
    }
    await organises(olivier.user.id);
    const channel = server.channel(olivier, lea, nadia);
    olivier.uses('/plusun lier_club', channel);
    await reads(olivier, 'va parler ici');
    expect(all(lea)).not.toContain('va parler ici');
    olivier.presses('Oui, lier le club');
    await reads(lea, 'annonce les rencontres de Club de Rezé');

    lea.writes('/question');
    await reads(lea, 'Que voulez-vous demander');
    lea.writes('<!channel> @everyone où acheter des sacs ?');
    await reads(lea, 'Voulez-vous la signer');
    lea.presses('Sans nom');
    await reads(lea, 'Quelqu');
    await vi.waitFor(() => lea.presses("L'envoyer"), 10_000);
    await reads(nadia, 'acheter des sacs');
    expect(all(nadia)).not.toContain('"<!channel>');
    await isKnown();
    const question = nadia.sees.findLast(({ raw }) => JSON.stringify(raw).includes('acheter des sacs'));
    const before = nadia.sees.length;
    nadia.answersUnder(question?.raw.ts ?? '', 'Au marché de gros.', channel);
    await reads(lea, 'Au marché de gros.');
    expect(nadia.sees).toHaveLength(before);
  } finally {
    await app.stop();
    await server.stop();
  }
});

test('Discord: bound in a channel; the meetup stands there and in the calendar; a question is answered by a reply', async () => {
  const server = await startDiscordServer();
  try {
    await runs(makeDiscord(server, { commands: discordCommands, ...discordWords }).adapter);
    const club = server.guild('Club de Rezé');
    const [one, two, three] = ['Olivier', 'Léa', 'Nadia'].map((name) => server.person({ name }));
    if (!one || !two || !three) throw new Error('nobody is there');
    const [olivier, lea, nadia] = [one.in(club, { isTrusted: true }), two.in(club), three.in(club)];
    await expect.poll(() => olivier.commands.map(({ name }) => name)).toContain('lier_club');
    for (const person of [one, two]) {
      person.uses('/start');
      await reads(person, '1/4');
      person.uses('/annuler');
      await reads(person, 'on laisse cela');
    }
    await organises(one.user.id);
    olivier.uses('/lier_club');
    await reads(olivier, 'va parler ici');
    expect(all(lea)).not.toContain('va parler ici');
    olivier.presses('Oui, lier le club');
    await reads(lea, 'annonce les rencontres de Club de Rezé');

    for (const words of ['nouvelle rencontre', 'Premier devis', 'dans 10 jours', '18h30', 'Café', '8']) {
      const count = one.sees.length;
      one.uses(`/plusun ${words}`);
      await vi.waitFor(() => expect(one.sees.length).toBeGreaterThan(count), 10_000);
    }
    await reads(one, 'Tout est juste');
    one.presses("Oui, c'est juste");
    await vi.waitFor(() => one.presses("Oui, l'annoncer"), 10_000);
    await reads(lea, 'Une rencontre');
    await expect.poll(() => club.events.length, { timeout: 10_000 }).toBe(1);

    two.uses('/question');
    await reads(two, 'Que voulez-vous demander');
    two.uses('/plusun @everyone où acheter des sacs ?');
    await vi.waitFor(() => two.presses('Sans nom'), 10_000);
    await vi.waitFor(() => two.presses("L'envoyer"), 10_000);
    await reads(nadia, 'acheter des sacs');
    expect(server.called).toEqual([]);
    await isKnown();
    const question = nadia.sees.findLast((seen) => JSON.stringify(seen).includes('acheter des sacs'));
    if (!question) throw new Error('nothing was asked');
    nadia.replies(question, 'Au marché de gros.');
    await reads(two, 'Au marché de gros.');
  } finally {
    await app.stop();
    await server.stop();
  }
});
