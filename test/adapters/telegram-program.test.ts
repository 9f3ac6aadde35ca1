/** The whole program on Telegram: the real conversations, engine and database behind the real adapter. */
import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type App, createApp } from '#src/app.ts';
import { offerOrganiserCode } from '#src/clubs/organiser-code.ts';
import { readConfig } from '#src/config.ts';
import { listedCommands, organiserCommands, telegramWords } from '#src/main/commands.ts';
import { createParts } from '#src/main/parts.ts';
import { emptyDatabase, freshDatabase, type TestDatabase } from '#test/support/database.ts';
import { makeAdapter } from '#test/support/telegram-adapter.ts';
import { type Person, startTelegramServer, type TelegramServer } from '#test/support/telegram-server.ts';

vi.setConfig({ testTimeout: 60_000 });

let database: TestDatabase;
let server: TelegramServer;
let app: App;
let lea: Person;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  await emptyDatabase(database);
  server = await startTelegramServer();
  lea = server.person({ firstName: 'Léa', languageCode: 'fr' });
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
});
afterEach(async () => {
  await app.stop();
  await server.stop();
});

const shows = (words: string) =>
  vi.waitFor(() => expect(lea.sees.map(({ text }) => text).join('\n---\n')).toContain(words), 15_000);
const last = () => lea.sees.at(-1);

test('Léa answers with buttons and a position: the conversation stays short, and only her commune is kept', async () => {
  lea.says('/start');
  await shows('1/4');
  lea.says('fleuriste');
  await shows('2/4');
  const before = lea.sees.length;
  lea.presses('Mon activité tourne');
  await shows('3/4');
  expect(lea.sees).toHaveLength(before);
  lea.sharesPosition(47.186, -1.549);
  await shows('4/4');
  lea.presses('Passer');
  await shows('Rezé');
  const kept = await database.pool.query(
    'select data::text as text from session union select payload::text from inbox',
  );
  expect(kept.rows.map(({ text }) => text).join()).toContain('44143');
  expect(kept.rows.map(({ text }) => text).join()).not.toMatch(/47\.18|1\.549/);
});

test('a position abroad: nothing is guessed, and the question stands', async () => {
  lea.says('/start');
  await shows('1/4');
  lea.says('fleuriste');
  await shows('2/4');
  lea.presses('Mon activité tourne');
  await shows('3/4');
  lea.sharesPosition(46.204, 6.143);
  await shows('Je ne connais aucune commune de France à cet endroit.');
  lea.says('Annemasse');
  await shows('4/4');
});

test('the code makes Léa an organiser: her menu grows at once', async () => {
  const code = await offerOrganiserCode(database.prisma, randomBytes, new Date());
  lea.says('/start');
  await shows('1/4');
  const names = () => lea.commands().map(({ command }) => command);
  await vi.waitFor(() => expect(names()).toContain('rencontres'), 15_000);
  expect(names()).not.toContain('nouvelle_rencontre');
  lea.says(`/organisateur ${code}`);
  await vi.waitFor(
    () => expect(names()).toEqual(expect.arrayContaining(['rencontres', 'gerer_rencontres'])),
    15_000,
  );
  const paul = server.person({ firstName: 'Paul', languageCode: 'fr' });
  expect(paul.commands().map(({ command }) => command)).not.toContain('gerer_rencontres');
  expect(paul.commands('all_group_chats').map(({ command }) => command)).toEqual([
    'start',
    'rencontres',
    'aide',
  ]);
});

test('Léa blocks the program: it knows at once, and that she is back', async () => {
  lea.says('/start');
  await shows('1/4');
  const isReachable = async () => (await database.prisma.identity.findFirst())?.isReachable;
  lea.blocks();
  await vi.waitFor(async () => expect(await isReachable()).toBe(false), 15_000);
  lea.unblocks();
  await vi.waitFor(async () => expect(await isReachable()).toBe(true), 15_000);
  expect(last()?.text).toContain('1/4');
});
