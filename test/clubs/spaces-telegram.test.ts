/** A club in a topic of a Telegram group, with the whole program behind the real adapter: bound, asked, answered, inert. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp } from '#src/app.ts';
import { readConfig } from '#src/config.ts';
import { listedCommands, organiserCommands, telegramWords } from '#src/main/commands.ts';
import { createParts } from '#src/main/parts.ts';
import { emptyDatabase, freshDatabase, type TestDatabase } from '#test/support/database.ts';
import { makeAdapter } from '#test/support/telegram-adapter.ts';
import { type Person, startTelegramServer, type TelegramServer } from '#test/support/telegram-server.ts';

vi.setConfig({ testTimeout: 120_000 });

let database: TestDatabase;
let server: TelegramServer;
let app: App;
let group: ReturnType<TelegramServer['group']>;
let olivier: Person;
let lea: Person;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await emptyDatabase(database);
  server = await startTelegramServer();
  group = server.group('Les entrepreneurs de Rezé');
  const { adapter } = makeAdapter(server, {
    commands: [
      ...listedCommands,
      ...organiserCommands.map((one) => ({ ...one, scope: 'organiser' as const })),
    ],
    ...telegramWords,
  });
  const read = readConfig({ LOG_LEVEL: 'error' });
  if (!read.ok) throw new Error('The settings of the test are wrong.');
  app = createApp(createParts(read.config, database).parts, [adapter]);
  await app.start();
  olivier = server.person({ firstName: 'Olivier', languageCode: 'fr' });
  lea = server.person({ firstName: 'Léa', languageCode: 'fr' });
  for (const person of [olivier, lea]) {
    person.says('/start');
    await reads(person, '1/4');
    person.says('annuler');
    await reads(person, 'on laisse cela');
  }
  await organises(String(olivier.user.id));
});
afterEach(async () => {
  await app.stop();
  await server.stop();
});

/** This account organises the club of Rezé. */
async function organises(externalId: string): Promise<void> {
  const { prisma } = database;
  const { personId } = await prisma.identity.findFirstOrThrow({ where: { externalId } });
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

const wordsIn = (seen: readonly { readonly text: string }[]) => seen.map(({ text }) => text).join('\n---\n');
const reads = (person: Person, words: string) =>
  vi.waitFor(() => expect(wordsIn(person.sees)).toContain(words), 20_000);
const groupReads = (words: string) => vi.waitFor(() => expect(wordsIn(group.sees)).toContain(words), 20_000);
const posted = (words: string) => {
  const found = group.sees.findLast(({ text }) => text.includes(words));
  if (!found) throw new Error(`"${words}" was not posted`);
  return found;
};

test('bound in a topic; a question is asked there, answered in its thread and by its button; nothing pings anybody', async () => {
  const topic = group.opensTopic(olivier.user);
  olivier.in(group).inTopic(topic, '/lier_club');
  await reads(olivier, 'va parler ici');
  olivier.presses('Oui, lier le club');
  await reads(olivier, 'parle maintenant dans ce groupe');
  await groupReads("j'annonce les rencontres de Club de Rezé");
  expect(posted('annonce les rencontres').raw['message_thread_id']).toBe(topic);

  lea.says('/question');
  await reads(lea, 'Que voulez-vous demander');
  lea.says('@everyone <!channel> où acheter des sacs ?');
  await reads(lea, 'Voulez-vous la signer');
  lea.presses('Signer Léa');
  await reads(lea, 'Léa demande');
  lea.presses("L'envoyer");
  await groupReads('Léa demande');
  const question = posted('Léa demande');
  expect(question.raw['message_thread_id']).toBe(topic);
  const entities = (question.raw['entities'] ?? []) as readonly { readonly type: string }[];
  expect(entities.filter(({ type }) => type.includes('mention'))).toEqual([]);

  const nadia = server.person({ firstName: 'Nadia', languageCode: 'fr' });
  const before = group.sees.length;
  nadia.in(group).repliesTo(question, 'Au marché de gros.');
  await reads(lea, 'Nadia répond');
  await reads(lea, 'Au marché de gros.');
  expect(group.sees).toHaveLength(before);

  const start = new URL(question.links['Répondre'] ?? '').searchParams.get('start') ?? '';
  olivier.opensLink(start);
  await reads(olivier, 'Que voulez-vous répondre');
  olivier.says('À la coopérative.');
  await reads(olivier, 'de la part de Olivier');
  olivier.presses("L'envoyer");
  await reads(lea, 'À la coopérative.');

  lea.says('/supprimer');
  await reads(lea, 'effac');
  lea.presses(lea.sees.at(-1)?.buttons[0] ?? '');
  await groupReads('Cette question a été retirée');
  expect(wordsIn(group.sees)).not.toContain('acheter des sacs');
});

test('thrown out of the group, the program tells the organiser', async () => {
  olivier.in(group).says('/lier_club');
  await reads(olivier, 'va parler ici');
  olivier.presses('Oui, lier le club');
  await groupReads("j'annonce les rencontres");
  group.removesBot(olivier.user);
  await reads(olivier, "j'en ai été retiré");
});
