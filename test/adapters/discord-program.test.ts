/** The whole program on Discord: the real conversations, engine and database behind the real adapter. */
import { expect, test } from 'vitest';
import { createApp } from '#src/app.ts';
import { readConfig } from '#src/config.ts';
import { discordCommands } from '#src/main/commands.ts';
import { createParts } from '#src/main/parts.ts';
import { freshDatabase } from '#test/support/database.ts';
import { makeAdapter } from '#test/support/discord-adapter.ts';
import { startDiscordServer } from '#test/support/discord-server.ts';

test('Léa begins in her club’s server, seen by nobody, and goes on in private', {
  timeout: 60_000,
}, async () => {
  const database = await freshDatabase();
  const server = await startDiscordServer();
  const club = server.guild('Club de Rezé');
  const { adapter } = makeAdapter(server, { commands: discordCommands });
  const read = readConfig({ LOG_LEVEL: 'error' });
  if (!read.ok) throw new Error('The settings of the test are wrong.');
  const app = createApp(createParts(read.config, database).parts, [adapter]);
  await app.start();
  try {
    const lea = server.person({ name: 'Léa' });
    const inClub = lea.in(club);
    await expect.poll(() => inClub.commands.map(({ name }) => name)).toContain('plusun');
    inClub.uses('/plusun bonjour');
    const welcome = await inClub.reads();
    expect(welcome.text).toContain('Bonjour, ici PlusUn.');
    inClub.uses('/plusun fleuriste');
    expect((await inClub.reads()).text).toContain('2/4');
    inClub.presses('Mon activité tourne');
    expect((await inClub.reads()).text).toContain('3/4');
    inClub.presses('Passer');
    expect((await inClub.reads()).list.length).toBeGreaterThan(5);
    inClub.selects('Trouver des clients', 'Embaucher');
    expect((await inClub.reads()).text).toContain('Besoins : Trouver des clients, Embaucher.');
    inClub.presses("C'est bien cela");
    await inClub.reads();
    inClub.presses('Oui, gardez-les');
    expect((await inClub.reads()).buttons).toContain('Trouver une aide');
    expect(inClub.sees.every(({ isEphemeral }) => isEphemeral)).toBe(true);
    expect(server.person({ name: 'Paul' }).in(club).sees).toEqual([]);

    lea.uses('/mesdonnees');
    expect(await lea.reads()).toMatchObject({ isEphemeral: false });
    expect(lea.sees.map(({ text, cards }) => text + JSON.stringify(cards)).join()).toContain('leuriste');
    expect(lea.seesThinking).toBe(false);
    expect(server.calls.filter(({ status }) => status >= 400)).toEqual([]);

    // Commands help while they are typed, and a form asks in one go what would be five questions.
    const names = (choices: readonly { readonly name: string }[] = []) => choices.map(({ name }) => name);
    expect(names(await inClub.types('/rencontres Rezé')).join()).toContain('Rezé');
    expect(names(await inClub.types('/mentor client'))).toContain('Trouver des clients');
    expect((await inClub.types('/aides acre'))?.length).toBeGreaterThan(0);
    const nadia = server.person({ name: 'Nadia' });
    nadia.uses('/start');
    await expect.poll(() => nadia.sees.at(-1)?.buttons ?? []).toContain("Tout remplir d'un coup");
    nadia.presses("Tout remplir d'un coup");
    const form = await nadia.readsForm();
    const [trade] = form.fields;
    nadia.submits({ [trade?.label ?? '']: 'Comptable' });
    await expect.poll(() => nadia.sees.at(-1)?.text).toContain('4/4');
    nadia.selects('Embaucher');
    await expect.poll(() => nadia.sees.at(-1)?.text).toContain('Comptable');
    expect(server.calls.filter(({ status }) => status >= 400)).toEqual([]);
  } finally {
    await app.stop();
    await server.stop();
    await database.close();
  }
});
