/** The chat page in a real browser: by keyboard, through reloads, and measured by axe. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { expectAccessible, hasBrowser } from '#test/support/browser.ts';
import { answer, openPages, playTalk, said } from '#test/support/web-page.ts';

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

describe.skipIf(!hasBrowser)('the chat page', () => {
  const { chat, faults, open } = openPages();

  test('a whole talk by keyboard alone', async () => {
    const page = await open();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Aller à votre message');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('message');

    while ((await focused(page)) !== 'Je viens de créer') await page.keyboard.press('Shift+Tab');
    const ring = await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle);
    expect(ring).toBe('solid');
    await page.keyboard.press('Enter');
    await page.getByLabel('Trouver mes premiers clients').waitFor();
    // The pressed button falls back; the keyboard stands where the talk goes on.
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('message');

    while (!(await page.evaluate(() => (document.activeElement as HTMLInputElement).type === 'checkbox'))) {
      await page.keyboard.press('Shift+Tab');
    }
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.getByText('Votre métier, en deux mots ?').waitFor();
    expect(chat().received.at(-1)?.input).toEqual({
      kind: 'choice',
      tokens: ['demo.needs.papers', 'demo.needs.people', 'demo.needs.~done'],
    });

    await page.getByRole('textbox').focus();
    await page.keyboard.type('Bonjour');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('à vous');
    await page.keyboard.press('Enter');
    await page.getByText('Vous avez écrit : Bonjour').waitFor();
    expect(chat().received.at(-1)?.input).toEqual({ kind: 'text', text: 'Bonjour\nà vous' });
    expect(faults).toEqual([]);
  });

  test('a reload keeps the thread and what was being written; the welcome is not said twice', async () => {
    const page = await open();
    await answer(page, 'Je vends des fleurs aux aides');
    await page.getByText('Trois pistes').waitFor();
    await page.getByRole('textbox').fill('pas encore envo');
    await page.reload();
    await page.getByText('Trois pistes').waitFor();
    expect(await said(page)).toEqual(['Je vends des fleurs aux aides']);
    expect(await page.getByText('Où en êtes-vous ?').count()).toBe(1);
    expect(await page.getByRole('textbox').inputValue()).toBe('pas encore envo');
    expect(chat().received.filter(({ input }) => input.kind === 'command')).toHaveLength(1);
  });

  test('a deep link brings its invitation, once, and leaves the address', async () => {
    const page = await open({}, '/?start=club-42');
    expect(chat().received[0]?.input).toEqual({ kind: 'command', name: 'start', argument: 'club-42' });
    expect(new URL(page.url()).search).toBe('');
    await page.reload();
    await page.getByText('Où en êtes-vous ?').waitFor();
    expect(chat().received).toHaveLength(1);
  });

  test('old buttons step back, the chosen one is marked, and five quick clicks are one answer', async () => {
    const page = await open();
    const button = page.getByRole('button', { name: 'Je viens de créer' });
    await button.evaluate((element: HTMLElement) => {
      for (let at = 0; at < 5; at += 1) element.click();
    });
    await page.getByLabel('Trouver mes premiers clients').waitFor();
    expect(chat().received.filter(({ input }) => input.kind === 'choice')).toHaveLength(1);
    const old = page.getByRole('group', { name: "Réponses d'une question passée" });
    expect(await old.getByRole('button', { name: 'Je viens de créer (choisi)' }).count()).toBe(1);
    await old.getByRole('button', { name: 'Mon entreprise tourne' }).click();
    await page.waitForFunction(() => document.querySelectorAll('#log .said').length === 2);
    expect(chat().received.at(-1)?.input).toEqual({ kind: 'choice', tokens: ['demo.stage.running'] });
  });

  test('changing the language changes the page and tells the program', async () => {
    const page = await open();
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Send', exact: true }).waitFor();
    expect(chat().received.at(-1)?.input).toEqual({ kind: 'text', text: 'English' });
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  });

  test.each([
    ['desktop, light', { colorScheme: 'light' }],
    ['desktop, dark', { colorScheme: 'dark' }],
    ['phone, light', { colorScheme: 'light', viewport: { width: 390, height: 844 } }],
    ['phone, dark', { colorScheme: 'dark', viewport: { width: 390, height: 844 } }],
    ['400 % zoom', { viewport: { width: 320, height: 200 } }],
  ] as const)('axe finds nothing to say, and nothing overflows: %s', async (_name, options) => {
    const page = await open(options);
    await expectAccessible(page);
    await playTalk(page);
    await expectAccessible(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(width).toBe(0);
    const small = await page
      .locator('button:visible, label.box')
      .evaluateAll((list) =>
        list
          .filter((element) => element.getBoundingClientRect().height < 44)
          .map((element) => element.textContent),
      );
    expect(small).toEqual([]);
    expect(faults).toEqual([]);
    await page.goto(`${chat().url}/confidentialite`);
    await expectAccessible(page);
  });

  test('without JavaScript the page says what to do, and the privacy page works', async () => {
    const page = await open({ javaScriptEnabled: false });
    expect(await page.locator('noscript').innerText()).toContain('a besoin de JavaScript');
    expect(await page.getByRole('textbox').isVisible()).toBe(false);
    await page.getByRole('link', { name: 'Ce que nous gardons' }).click();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Vos données');
  });
});
