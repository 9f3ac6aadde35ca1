/** The page in a real browser: by keyboard, through reloads and lost connections, under attack, and measured by axe. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { expectAccessible, hasBrowser, openBrowser } from '#test/support/browser.ts';
import { openWebChat, type WebChat } from '#test/support/web-chat.ts';

describe.skipIf(!hasBrowser)('the chat page', () => {
  let chat: WebChat;
  let browser: Browser;
  let context: BrowserContext;
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

  /** Opens the page as a new person; anything the browser complains about fails the test that asks. */
  async function open(options: Parameters<Browser['newContext']>[0] = {}, path = '/'): Promise<Page> {
    chat.received.length = 0;
    chat.onUpdate();
    context = await browser.newContext({
      locale: 'fr-FR',
      viewport: { width: 1280, height: 800 },
      ...options,
    });
    faults.length = 0;
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
    page.on('dialog', (dialog) => {
      faults.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(chat.url + path);
    await page.getByText('Où en êtes-vous ?').waitFor();
    return page;
  }

  const answer = async (page: Page, text: string) => {
    await page.getByRole('textbox').fill(text);
    await page.keyboard.press('Enter');
  };
  const said = (page: Page) => page.locator('#log .said').allInnerTexts();
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

  /** A talk that shows everything: buttons, boxes, cards, a file, a +1. */
  async function playTalk(page: Page) {
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
    expect(chat.received.at(-1)?.input).toEqual({
      kind: 'choice',
      tokens: ['demo.needs.papers', 'demo.needs.people', 'demo.needs.~done'],
    });

    await page.getByRole('textbox').focus();
    await page.keyboard.type('Bonjour');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('à vous');
    await page.keyboard.press('Enter');
    await page.getByText('Vous avez écrit : Bonjour').waitFor();
    expect(chat.received.at(-1)?.input).toEqual({ kind: 'text', text: 'Bonjour\nà vous' });
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
    expect(chat.received.filter(({ input }) => input.kind === 'command')).toHaveLength(1);
  });

  test('a deep link brings its invitation, once, and leaves the address', async () => {
    const page = await open({}, '/?start=club-42');
    expect(chat.received[0]?.input).toEqual({ kind: 'command', name: 'start', argument: 'club-42' });
    expect(new URL(page.url()).search).toBe('');
    await page.reload();
    await page.getByText('Où en êtes-vous ?').waitFor();
    expect(chat.received).toHaveLength(1);
  });

  test('old buttons step back, the chosen one is marked, and five quick clicks are one answer', async () => {
    const page = await open();
    const button = page.getByRole('button', { name: 'Je viens de créer' });
    await button.evaluate((element: HTMLElement) => {
      for (let at = 0; at < 5; at += 1) element.click();
    });
    await page.getByLabel('Trouver mes premiers clients').waitFor();
    expect(chat.received.filter(({ input }) => input.kind === 'choice')).toHaveLength(1);
    const old = page.getByRole('group', { name: "Réponses d'une question passée" });
    expect(await old.getByRole('button', { name: 'Je viens de créer (choisi)' }).count()).toBe(1);
    await old.getByRole('button', { name: 'Mon entreprise tourne' }).click();
    await page.waitForFunction(() => document.querySelectorAll('#log .said').length === 2);
    expect(chat.received.at(-1)?.input).toEqual({ kind: 'choice', tokens: ['demo.stage.running'] });
  });

  test('my words are there at once, and once when they come back', async () => {
    const page = await open();
    const held = Promise.withResolvers<void>();
    chat.onUpdate(async (update) => {
      await held.promise;
      await chat.say(update, [{ kind: 'said', text: 'attendez-moi' }]);
      setTimeout(() => void chat.say(update, [{ kind: 'text', text: 'me voilà' }]), 1500);
    });
    await answer(page, 'attendez-moi');
    await page.locator('#unsent .said').waitFor();
    expect(await page.locator('#working').innerText()).toBe('');
    held.resolve();
    await page.locator('#log .said').waitFor();
    expect(await page.getByText('attendez-moi').count()).toBe(1);
    // Taken, not yet answered: said politely, and gone with the answer.
    await page.getByText('PlusUn prépare sa réponse').waitFor();
    expect(await page.locator('#working').getAttribute('role')).toBe('status');
    await page.getByText('me voilà').waitFor();
    expect(await page.locator('#working').innerText()).toBe('');
  });

  test('what the server could not keep stays, says why, and goes when sent again', async () => {
    const page = await open();
    let isBroken = true;
    chat.onUpdate(async (update) => {
      if (isBroken) throw new Error('disk full');
      await chat.say(update, [{ kind: 'said', text: 'gardez-moi' }]);
    });
    await answer(page, 'gardez-moi');
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toContain("Je n'arrive pas à garder votre message");
    await expectAccessible(page);
    await page.reload();
    await page.getByRole('alert').waitFor();
    isBroken = false;
    await page.getByRole('button', { name: 'Renvoyer' }).click();
    await page.locator('#log .said').waitFor();
    const ids = chat.received.filter(({ input }) => input.kind === 'text').map(({ id }) => id);
    expect(new Set(ids).size).toBe(1);
    expect(await page.getByText('gardez-moi').count()).toBe(1);
  });

  test('a message that is too long comes back to be changed', async () => {
    const page = await open();
    await page.getByRole('textbox').fill('long '.repeat(5000));
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await page.getByRole('button', { name: 'Modifier' }).click();
    expect((await page.getByRole('textbox').inputValue()).length).toBe(24_999);
    expect(await page.locator('#unsent .row').count()).toBe(0);
  });

  test('a lost connection is said quietly, and nothing is lost', async () => {
    const page = await open();
    const { port } = new URL(chat.url);
    await chat.adapter.stop();
    await page.getByText('Connexion perdue, je réessaie').waitFor();
    await answer(page, 'pendant la panne');
    await page.getByText('Pas encore envoyé.').waitFor();
    await chat.restart(Number(port));
    await page.getByText('Vous avez écrit : pendant la panne').waitFor();
    await page.waitForFunction(() => document.querySelector('#connection')?.textContent === '');
    expect(await said(page)).toEqual(['pendant la panne']);
  });

  test('an erased thread empties the page, which offers to begin again', async () => {
    const page = await open();
    await answer(page, 'effacez-moi');
    await page.locator('#log .said').waitFor();
    await chat.thread.forget(chat.received[0]?.from.room ?? '');
    await page.getByText('Cette discussion est effacée').waitFor();
    expect(await page.locator('#log').innerText()).toBe('');
    await page.getByRole('button', { name: 'Repartir de zéro' }).click();
    await page.getByText('Où en êtes-vous ?').waitFor();
    expect(await page.getByText('Cette discussion est effacée').isVisible()).toBe(false);
  });

  test('reading above is not disturbed: a button says that there is something new', async () => {
    const page = await open({ viewport: { width: 390, height: 600 } });
    await playTalk(page);
    await page.evaluate(() => window.scrollTo(0, 100));
    await page.waitForTimeout(100);
    const first = chat.received[0];
    if (!first) throw new Error('the page has not started the talk');
    await chat.say(first, [{ kind: 'text', text: 'Un rappel.' }], false);
    const newer = page.getByRole('button', { name: 'Nouveaux messages' });
    await newer.waitFor();
    expect(await page.evaluate(() => window.scrollY)).toBe(100);
    await newer.click();
    await page.waitForFunction(() => innerHeight + scrollY >= document.documentElement.scrollHeight - 2);
    expect(await newer.isVisible()).toBe(false);
  });

  test('earlier messages can be fetched', async () => {
    const page = await open();
    const room = chat.received[0]?.from.room ?? '';
    for (let at = 0; at < 70; at += 1) {
      await chat.thread.append(room, `${room}-${at}`, {
        body: [{ kind: 'text', text: `message ${at}` }],
        options: [],
        many: false,
      });
    }
    await page.reload();
    await page.getByText('message 69').waitFor();
    expect(await page.getByText('Où en êtes-vous ?').count()).toBe(0);
    await page.getByRole('button', { name: 'Messages précédents' }).click();
    await page.getByText('Où en êtes-vous ?').waitFor();
    expect(await page.locator('#log .entry').count()).toBe(71);
    expect(await page.getByRole('button', { name: 'Messages précédents' }).isVisible()).toBe(false);
  });

  test('whatever is said, only words are shown', async () => {
    const page = await open();
    const attack =
      '<img src=x onerror="alert(1)"><script>alert(2)</script><a href="javascript:alert(3)">impots.gouv.fr</a>';
    chat.onUpdate(async (update) => {
      await chat.say(update, [{ kind: 'said', text: attack }]);
      await chat.say(update, [
        { kind: 'text', text: `${attack} [impots.gouv.fr](https://evil.example)` },
        {
          kind: 'card',
          title: attack,
          lines: [{ label: attack, text: attack }],
          link: { url: 'javascript:alert(4)', label: attack },
          note: attack,
        },
        {
          kind: 'card',
          title: 'b',
          lines: [],
          link: { url: 'data:text/html,<script>alert(5)</script>', label: 'c' },
        },
        {
          kind: 'card',
          title: 'd',
          lines: [],
          link: { url: 'https://impots.gouv.fr@evil.example/', label: 'impots' },
        },
        {
          kind: 'file',
          name: '"><img src=x onerror=alert(6)>.ics',
          mediaType: 'text/html',
          content: attack,
          label: attack,
        },
        { kind: 'choice', options: [{ token: 'x', label: attack }] },
      ]);
    });
    await answer(page, attack);
    await page.locator('#log .file').waitFor();
    expect(await page.locator('#log script, #log img:not(.who img), #log [onerror]').count()).toBe(0);
    const links = await page
      .locator('#log a')
      .evaluateAll((list) => list.map((link) => (link as HTMLAnchorElement).protocol));
    expect([...new Set(links)].sort()).toEqual(['http:', 'https:']);
    // The domain is told in clear: a name put in front of it deceives nobody.
    expect(await page.locator('.domain').allInnerTexts()).toEqual(['evil.example']);
    await page.locator('#log .choices:not(.is-past) button').click();
    await page.waitForTimeout(200);
    expect(faults).toEqual([]);
  });

  test('changing the language changes the page and tells the program', async () => {
    const page = await open();
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Send', exact: true }).waitFor();
    expect(chat.received.at(-1)?.input).toEqual({ kind: 'text', text: 'English' });
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
    await page.goto(`${chat.url}/confidentialite`);
    await expectAccessible(page);
  });

  test('without JavaScript the page says what to do, and the privacy page works', async () => {
    await open();
    const plain = await browser.newContext({ javaScriptEnabled: false, locale: 'fr-FR' });
    const page = await plain.newPage();
    await page.goto(chat.url);
    expect(await page.locator('noscript').innerText()).toContain('a besoin de JavaScript');
    expect(await page.getByRole('textbox').isVisible()).toBe(false);
    await page.getByRole('link', { name: 'Ce que nous gardons' }).click();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Vos données');
    await plain.close();
  });
});
