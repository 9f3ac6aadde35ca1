/** The chat page in a real browser, each test as a new person. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { openBrowser } from '#test/support/browser.ts';
import { openWebChat, type WebChat } from '#test/support/web-chat.ts';

const PATIENCE_MS = 20_000;

/** For the body of a `describe`: one web chat and one browser for all of its tests. */
export function openPages() {
  let chat: WebChat;
  let browser: Browser;
  let context: BrowserContext;
  /** Whatever the browser complained about since the page was opened. */
  const faults: string[] = [];
  beforeAll(async () => {
    browser = await openBrowser();
    chat = await openWebChat({ beatMs: 500 });
  });
  afterAll(async () => {
    await browser.close();
    await chat.close();
  });
  afterEach(() => context.close());

  async function open(options: BrowserContextOptions = {}, path = '/'): Promise<Page> {
    chat.received.length = 0;
    chat.onUpdate();
    faults.length = 0;
    context = await browser.newContext({
      locale: 'fr-FR',
      viewport: { width: 1280, height: 800 },
      ...options,
    });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
    page.on('dialog', (dialog) => {
      faults.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(chat.url + path);
    // Without scripts there is no talk to wait for.
    if (options.javaScriptEnabled !== false) await page.getByText('Où en êtes-vous ?').waitFor();
    return page;
  }

  return { open, faults, chat: () => chat };
}

export async function answer(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox').fill(text);
  await page.keyboard.press('Enter');
}

/** The person's own words, as the thread shows them. */
export const said = (page: Page): Promise<string[]> => page.locator('#log .said').allInnerTexts();

/** A talk that shows everything: buttons, boxes, cards, a file, a +1. */
export async function playTalk(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Je viens de créer' }).click();
  await page.getByLabel('Trouver mes premiers clients').check();
  await page.getByLabel('Comprendre mes déclarations').check();
  await page.getByRole('button', { name: 'C’est tout' }).click();
  await page.getByText('Votre métier, en deux mots ?').waitFor();
  await answer(page, 'Fleuriste, quelles aides ?');
  await page.getByRole('button', { name: 'Voir la prochaine rencontre' }).click();
  await page.getByRole('button', { name: 'Je viens', exact: true }).click();
  await page.getByRole('button', { name: 'Je m’y engage' }).waitFor();
}
