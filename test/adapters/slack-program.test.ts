/** Slack with the whole program behind it: the page, a form, a message pointed out, a time zone. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type App, createApp } from '#src/app.ts';
import { readConfig } from '#src/config.ts';
import { listedCommands } from '#src/main/commands.ts';
import { createParts } from '#src/main/parts.ts';
import { freshDatabase, type TestDatabase } from '#test/support/database.ts';
import { makeSocketAdapter } from '#test/support/slack-adapter.ts';
import { type Person, type SlackServer, startSlackServer } from '#test/support/slack-server.ts';

let app: App;
let database: TestDatabase;
let server: SlackServer;
const until = (check: () => void) => vi.waitFor(check, { timeout: 20_000, interval: 10 });
const thread = (person: Person) => person.sees.map(({ text }) => text).join('\n\n');

beforeAll(async () => {
  [server, database] = await Promise.all([startSlackServer(), freshDatabase()]);
  const config = readConfig({ LOG_LEVEL: 'error' });
  if (!config.ok) throw new Error('The settings of the test are wrong.');
  const { adapter } = makeSocketAdapter(server, { commands: listedCommands, timeoutMs: 10_000 });
  app = createApp(createParts(config.config, database).parts, [adapter]);
  await app.start();
}, 60_000);
afterAll(async () => {
  await app.stop();
  await server.stop();
  await database.close();
});

describe('the Home tab', { timeout: 60_000 }, () => {
  test('shows what waits for Léa; a button there begins a talk in the messages', async () => {
    const lea = server.person({ name: 'Léa' });
    lea.opensHome();
    await until(() => expect(lea.home.text).toContain('Votre prochaine rencontre'));
    expect(lea.home.buttons).toEqual([
      'Trouver une aide',
      'Parler à un mentor',
      'Voir les rencontres',
      'Mon +1',
    ]);
    expect(lea.sees).toEqual([]);
    lea.pressesAtHome('Mon +1');
    await until(() => expect(lea.sees.length).toBeGreaterThan(0));
    expect(lea.sees[0]?.channel).toBe(lea.direct);
  });
});

describe('a form', { timeout: 60_000 }, () => {
  test('asks at once what would be asked one by one, says what is wrong under its field, and goes on', async () => {
    const nadia = server.person({ name: 'Nadia' });
    nadia.writes('devenir mentor');
    await until(() => expect(nadia.sees.at(-1)?.buttons).toContain('Oui, commencer'));
    nadia.presses('Oui, commencer');
    await until(() => expect(nadia.sees.at(-1)?.buttons).toContain("Tout remplir d'un coup"));
    nadia.presses("Tout remplir d'un coup");
    const { title, fields } = await nadia.modal(15_000);
    expect(title).toBe('Votre fiche de mentor');
    expect(fields.map(({ label }) => label)).toContain('Votre métier');
    const filled = {
      'Votre prénom': 'Nadia',
      'Votre métier': 'comptable',
      'Combien de personnes à la fois ?': 'Deux personnes',
      'Combien de demandes par semaine ?': 'Une par semaine',
    };
    const wrong = await nadia.submits({ ...filled, 'Votre commune': 'zzzzqqqq' });
    expect(Object.keys(wrong)).toEqual(['Votre commune']);
    expect(await nadia.submits({ ...filled, 'Votre commune': '44400' })).toEqual({});
    await until(() => expect(thread(nadia)).toContain('Sur quoi pouvez-vous aider ?'));
  });
});

describe('a message pointed out', { timeout: 60_000 }, () => {
  test('is told to the organisers without a word of it in the channel, in one whisper that changes', async () => {
    const lea = server.person({ name: 'Léa', tz: 'Indian/Reunion' });
    const channel = server.channel(lea);
    lea.usesShortcut(channel, { ts: '1700000000.000100', text: 'méchant' });
    await until(() => expect(lea.sees.at(-1)?.buttons).toContain("Cela blesse quelqu'un"));
    expect(lea.sees.every(({ isWhisper }) => isWhisper)).toBe(true);
    lea.presses("Cela blesse quelqu'un");
    await until(() => expect(lea.sees.at(-1)?.text).toContain('ajouter quelques mots'));
    lea.presses('Passer');
    await until(() => expect(thread(lea)).toContain("C'est transmis aux organisateurs."));
    expect(lea.sees.every(({ isWhisper }) => isWhisper)).toBe(true);
    expect(lea.sees.flatMap(({ buttons }) => buttons)).not.toContain("Cela blesse quelqu'un");
    const [report] = await database.prisma.report.findMany();
    expect(report).toMatchObject({
      what: 'hurtful',
      about: `https://club-de-nantes.slack.com/archives/${channel.id}/p1700000000000100`,
    });
    const account = { platform: 'slack', externalId: `${server.team}:${lea.user.id}` };
    const identity = await database.prisma.identity.findUnique({ where: { platform_externalId: account } });
    expect(identity?.zone).toBe('Indian/Reunion');
  });
});
