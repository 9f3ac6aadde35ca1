/**
 * `npm run pictures`: an organiser rehearses the week, in the web chat, on the data of a small club; kept for the README.
 * Look at it before you commit it.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PrismaClient } from '#prisma/generated/client.ts';
import { openDatabase } from '#src/storage/database.ts';
import { openBrowser } from './support/browser.ts';
import { shrink } from './support/png.ts';
import { freshDataDir, startProgram } from './support/program.ts';

const FOLDER = join(import.meta.dirname, '../docs/images');
const PATIENCE_MS = 15_000;
const HOUR_MS = 3_600_000;
const [NANTES, REZE, SAINT_HERBLAIN, GRENOBLE] = ['44109', '44143', '44162', '38185'];

/** Who is there, and what waits: nobody real. */
async function furnish(prisma: PrismaClient, now: Date): Promise<void> {
  const person = (name: string) =>
    prisma.person.create({
      data: {
        id: name,
        identities: {
          create: {
            platform: 'web',
            externalId: name,
            address: { platform: 'web', room: name, isPrivate: true },
          },
        },
      },
    });
  const mentors = [
    ['Nadia', 'comptable', REZE, ['accounting', 'tax']],
    ['Omar', 'imprimeur', NANTES, ['clients', 'digital']],
    ['Awa', 'juriste', SAINT_HERBLAIN, ['law', 'hiring']],
    ['Luc', 'comptable', NANTES, ['accounting']],
  ] as const;
  for (const [firstName, trade, place, skills] of mentors) {
    await person(firstName);
    const settings = {
      isRemote: false,
      languages: ['fr'],
      capacity: 2,
      pingsPerWeek: 3,
      zone: 'Europe/Paris',
    };
    await prisma.mentor.create({
      data: {
        personId: firstName,
        firstName,
        trade,
        place,
        skills: [...skills],
        createdAt: now,
        ...settings,
      },
    });
  }
  const requests = [
    ['accounting', NANTES],
    ['accounting', REZE],
    ['clients', NANTES],
    ['hiring', REZE],
    ['accounting', GRENOBLE],
  ] as const;
  for (const [at, [need, place]] of requests.entries()) {
    const id = `asker${at}`;
    await person(id);
    await prisma.helpRequest.create({
      data: {
        id: `request${at}`,
        personId: id,
        need,
        place,
        message: '…',
        locale: 'fr',
        firstName: '…',
        zone: 'Europe/Paris',
        promisedBy: new Date(now.getTime() + 48 * HOUR_MS),
        createdAt: new Date(now.getTime() - (at + 1) * HOUR_MS),
      },
    });
  }
}

const dataDir = await freshDataDir();
const database = await openDatabase({ dataDir: join(dataDir, 'database') });
await furnish(database.prisma, new Date());
await database.close();
const program = await startProgram({ DATA_DIR: dataDir, PORT: '0' });
const browser = await openBrowser();
try {
  const context = await browser.newContext({
    viewport: { width: 820, height: 1440 },
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    colorScheme: 'light',
    deviceScaleFactor: 1.5,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(program.address);
  const waitFor = (words: string) => page.getByText(words).last().waitFor();
  const say = async (text: string, expected: string) => {
    await page.locator('textarea').fill(text);
    await page.locator('textarea').press('Enter');
    await waitFor(expected);
  };
  const press = async (label: string, expected: string) => {
    await page.getByRole('button', { name: label, exact: true }).last().click();
    await waitFor(expected);
  };
  await waitFor('1/4');
  for (const next of ['2/4', '3/4', '4/4', 'Posez-moi votre question']) await press('Passer', next);
  await say(`/organisateur ${program.code}`, 'Quel est le nom de votre club');
  await say('Club de Nantes', 'Dans quelle ville');
  await say('Nantes', 'Oui, créer le club');
  await press('Oui, créer le club', 'On crée la première rencontre');
  await press('Plus tard', 'Entendu');
  await say('répétition', 'Voir ce qui manque');
  await page.waitForTimeout(600);
  writeFileSync(join(FOLDER, 'rehearsal.png'), shrink(await page.screenshot()));
} finally {
  await browser.close();
  await program.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
