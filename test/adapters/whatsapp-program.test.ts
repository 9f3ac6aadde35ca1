/** The whole program on WhatsApp: the real conversations, engine and database behind the real adapter. */
import { expect, test } from 'vitest';
import { createApp } from '#src/app.ts';
import { readConfig } from '#src/config.ts';
import { whatsappWords } from '#src/main/commands.ts';
import { createParts } from '#src/main/parts.ts';
import { freshDatabase } from '#test/support/database.ts';
import { homeOf, makeAdapter } from '#test/support/whatsapp-adapter.ts';
import { startWhatsAppServer } from '#test/support/whatsapp-server.ts';

async function openProgram() {
  const database = await freshDatabase();
  const server = await startWhatsAppServer();
  server.templates.set('plusun_news', new Set(['fr']));
  const { adapter, close } = await makeAdapter(server, { ...whatsappWords, template: 'plusun_news' });
  const read = readConfig({ LOG_LEVEL: 'silent' });
  if (!read.ok) throw new Error('The settings of the test are wrong.');
  const app = createApp(createParts(read.config, database).parts, [adapter]);
  await app.start();
  return {
    server,
    database,
    app,
    async stop() {
      await app.stop();
      await server.stop();
      await close();
      await database.close();
    },
  };
}

test('Léa begins on WhatsApp, by lists, buttons and words', { timeout: 60_000 }, async () => {
  const { server, database, stop } = await openProgram();
  try {
    const lea = server.person({ name: 'Léa' });
    const reads = (words: string) =>
      expect.poll(() => lea.sees.at(-1)?.text ?? '', { timeout: 10_000 }).toContain(words);
    lea.writes('Bonjour');
    await reads('1/4');
    lea.writes('fleuriste');
    await reads('2/4');
    lea.taps('Mon activité tourne');
    await reads('3/4');
    lea.writes('Passer');
    await reads('4/4');
    expect(lea.sees.at(-1)?.rows.length).toBeGreaterThan(3);
    expect(lea.sees.at(-1)?.raw.drawn.unfolds).toBe('Choisir');
    lea.taps('Trouver des clients');
    await expect.poll(() => lea.sees.at(-1)?.text, { timeout: 10_000 }).toContain('Trouver des clients');
    // Neither the number nor an id that holds it is anywhere in the database.
    for (const table of ['identity', 'inbox', 'outbox', 'session'])
      expect(
        JSON.stringify(await database.prisma.$queryRawUnsafe(`select t::text from ${table} t`)),
      ).not.toMatch(new RegExp(`${lea.account.number}|wamid`));
  } finally {
    await stop();
  }
});

test('news for somebody silent for a day: one template, and the news itself at their next word', {
  timeout: 60_000,
}, async () => {
  const { server, database, app, stop } = await openProgram();
  try {
    const lea = server.person({ name: 'Léa' });
    lea.writes('Bonjour');
    await expect.poll(() => lea.sees.length, { timeout: 10_000 }).toBeGreaterThan(0);
    await app.settled('whatsapp', lea.account.userId, lea.account.userId);
    lea.lastHeard = Date.now() - 25 * 3_600_000;
    const { personId } = await database.prisma.identity.findFirstOrThrow({
      where: { platform: 'whatsapp', externalId: lea.account.userId },
    });
    const before = lea.messages.length;
    for (const [at, words] of ['Nadia a dit oui.', 'Paul aussi.'].entries())
      await database.prisma.outbox.create({
        data: {
          key: `news-${at}`,
          platform: 'whatsapp',
          chat: lea.account.userId,
          personId,
          class: 'once',
          payload: {
            to: { ...homeOf(lea) },
            parts: [{ kind: 'text', text: words }],
            audience: 'asker',
            class: 'once',
          },
        },
      });
    app.outbox.kick();
    await expect.poll(() => lea.messages.length, { timeout: 10_000 }).toBe(before + 1);
    expect(lea.messages.at(-1)?.template).toEqual({ name: 'plusun_news', language: 'fr' });
    app.outbox.kick();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(lea.messages).toHaveLength(before + 1);

    lea.writes('menu');
    await expect.poll(() => lea.messages.length, { timeout: 10_000 }).toBeGreaterThan(before + 3);
    const [, first, second, third] = lea.sees.slice(before).map(({ text }) => text);
    expect([first, second]).toEqual(['Nadia a dit oui.', 'Paul aussi.']);
    expect(third).toBeTruthy();
    expect(lea.messages.filter(({ template }) => template)).toHaveLength(1);
  } finally {
    await stop();
  }
});
