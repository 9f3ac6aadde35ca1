/**
 * `npm run pictures`: plays a short story on the real program in a real browser and keeps the screens for the README.
 * Look at them before you commit them.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser } from './support/browser.ts';
import { startProgram } from './support/program.ts';

const FOLDER = join(import.meta.dirname, '../docs/images');
const PATIENCE_MS = 10_000;

const dataDir = mkdtempSync(join(tmpdir(), 'plusun-pictures-'));
mkdirSync(FOLDER, { recursive: true });
const program = await startProgram({ DATA_DIR: dataDir, PORT: '0' });
const browser = await openBrowser();

async function open(width: number, height: number, colorScheme: 'light' | 'dark'): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    colorScheme,
    deviceScaleFactor: 2,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(program.address);
  return page;
}

async function waitFor(page: Page, words: string): Promise<void> {
  await page.getByText(words).last().waitFor();
}
async function say(page: Page, text: string, expected: string): Promise<void> {
  await page.locator('textarea').fill(text);
  await page.locator('textarea').press('Enter');
  await waitFor(page, expected);
}
async function press(page: Page, label: string, expected: string): Promise<void> {
  await page.getByRole('button', { name: label, exact: true }).last().click();
  await waitFor(page, expected);
}
async function keep(page: Page, name: string): Promise<void> {
  // The page scrolls to what is new in its own time.
  await page.waitForTimeout(600);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
}

try {
  const page = await open(1280, 860, 'light');
  await waitFor(page, '1/4');
  await say(page, 'boulangère', '2/4');
  await press(page, 'Mon activité tourne', '3/4');
  await say(page, 'nantes', '4/4');
  await page.getByLabel("Trouver de l'argent").last().check();
  await page.getByLabel('Tenir mes comptes').last().check();
  await keep(page, 'questions');
  await press(page, "C'est tout", "C'est bien cela ?");
  await press(page, "C'est bien cela", 'Voulez-vous que je garde');
  await press(page, 'Oui, gardez-les', 'Posez-moi votre question');
  await say(page, 'jpeux avoir quoi pour acheter un four ?', 'Et maintenant');
  await keep(page, 'answers');

  const phone = await open(390, 844, 'light');
  await waitFor(phone, '1/4');
  for (const next of ['2/4', '3/4', '4/4', 'Posez-moi votre question']) await press(phone, 'Passer', next);
  await say(phone, 'rencontres', 'Vous êtes dans quelle ville');
  await say(phone, 'Nantes', 'Apéro des indépendants');
  await phone.getByRole('button', { name: /Apéro/ }).last().click();
  await waitFor(phone, 'Vous venez');
  await keep(phone, 'meetup-phone');

  const dark = await open(390, 844, 'dark');
  await waitFor(dark, '1/4');
  for (const next of ['2/4', '3/4', '4/4', 'Posez-moi votre question']) await press(dark, 'Passer', next);
  await say(dark, 'un mentor', '1/4. Que voulez-vous');
  await press(dark, 'Comptabilité', '2/4. Où en êtes-vous aujourd');
  await say(dark, 'Je note tout dans un cahier', '3/4. Qu');
  await press(dark, 'Passer', '4/4. Qu');
  await say(dark, 'Relire mon cahier avec quelqu’un du métier', 'Quel prénom');
  await say(dark, 'Léa', 'Votre commune');
  await say(dark, 'Nantes', 'Voici votre message');
  await press(dark, "L'envoyer", 'accepte de vous aider');
  await dark.getByRole('button', { name: "J'accepte" }).last().scrollIntoViewIfNeeded();
  await keep(dark, 'mentor-phone-dark');
} finally {
  await browser.close();
  await program.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
await import('./pictures-rehearsal.ts');
// The same story as each platform shows it.
await import('./pictures-platforms.ts');
