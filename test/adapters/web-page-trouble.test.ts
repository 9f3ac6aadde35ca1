/** The chat page when things go wrong: slow or full servers, lost connections, erased threads, hostile words. */
import { describe, expect, test } from 'vitest';
import { expectAccessible, hasBrowser } from '#test/support/browser.ts';
import { answer, openPages, playTalk, said } from '#test/support/web-page.ts';

describe.skipIf(!hasBrowser)('the chat page in trouble', () => {
  const { chat, faults, open } = openPages();

  test('my words are there at once, and once when they come back', async () => {
    const page = await open();
    const taken = Promise.withResolvers<void>();
    const answered = Promise.withResolvers<void>();
    chat().onUpdate(async (update) => {
      await taken.promise;
      await chat().say(update, [{ kind: 'said', text: 'attendez-moi' }]);
      void answered.promise.then(() => chat().say(update, [{ kind: 'text', text: 'me voilà' }]));
    });
    await answer(page, 'attendez-moi');
    await page.locator('#unsent .said').waitFor();
    expect(await page.locator('#working').innerText()).toBe('');
    taken.resolve();
    await page.locator('#log .said').waitFor();
    expect(await page.getByText('attendez-moi').count()).toBe(1);
    // Taken, not yet answered: said politely, and gone with the answer.
    await page.getByText('PlusUn prépare sa réponse').waitFor();
    expect(await page.locator('#working').getAttribute('role')).toBe('status');
    answered.resolve();
    await page.getByText('me voilà').waitFor();
    expect(await page.locator('#working').innerText()).toBe('');
  });

  test('what the server could not keep stays, says why, and goes when sent again', async () => {
    const page = await open();
    let isBroken = true;
    chat().onUpdate(async (update) => {
      if (isBroken) throw new Error('disk full');
      await chat().say(update, [{ kind: 'said', text: 'gardez-moi' }]);
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
    const ids = chat()
      .received.filter(({ input }) => input.kind === 'text')
      .map(({ id }) => id);
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
    const { port } = new URL(chat().url);
    await chat().adapter.stop();
    await page.getByText('Connexion perdue, je réessaie').waitFor();
    await answer(page, 'pendant la panne');
    await page.getByText('Pas encore envoyé.').waitFor();
    await chat().restart(Number(port));
    await page.getByText('Vous avez écrit : pendant la panne').waitFor();
    await page.waitForFunction(() => document.querySelector('#connection')?.textContent === '');
    expect(await said(page)).toEqual(['pendant la panne']);
  });

  test('an older backup is put back: the page shows what is known, and sends again what is not', async () => {
    const page = await open();
    await answer(page, 'avant la copie');
    await page.locator('#log .said').waitFor();
    chat().onUpdate(async () => {});
    await answer(page, 'juste avant la panne');
    await page.getByText('PlusUn prépare sa réponse').waitFor();
    const { port } = new URL(chat().url);
    const lost = chat().received.at(-1);
    await chat().adapter.stop();
    await chat().database.pool.query(
      `DELETE FROM thread_entry WHERE seq = (SELECT max(seq) FROM thread_entry WHERE room = $1)`,
      [lost?.from.room],
    );
    chat().taken.clear();
    chat().onUpdate(async (update) => {
      await chat().say(update, [{ kind: 'said', text: 'juste avant la panne' }]);
    });
    await chat().restart(Number(port));
    await page.locator('#log .said').getByText('juste avant la panne').waitFor();
    expect(chat().received.at(-1)?.id).toBe(lost?.id);
    expect(await page.locator('#unsent .row').count()).toBe(0);
    expect(await page.getByText('Cette discussion est effacée').isVisible()).toBe(false);
  });

  test('an erased thread empties the page, which offers to begin again', async () => {
    const page = await open();
    await answer(page, 'effacez-moi');
    await page.locator('#log .said').waitFor();
    await chat().thread.forget(chat().received[0]?.from.room ?? '');
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
    const first = chat().received[0];
    if (!first) throw new Error('the page has not started the talk');
    await chat().say(first, [{ kind: 'text', text: 'Un rappel.' }], false);
    const newer = page.getByRole('button', { name: 'Nouveaux messages' });
    await newer.waitFor();
    expect(await page.evaluate(() => window.scrollY)).toBe(100);
    await newer.click();
    await page.waitForFunction(() => innerHeight + scrollY >= document.documentElement.scrollHeight - 2);
    expect(await newer.isVisible()).toBe(false);
  });

  test('earlier messages can be fetched', async () => {
    const page = await open();
    const room = chat().received[0]?.from.room ?? '';
    for (let at = 0; at < 70; at += 1) {
      await chat().thread.append(room, `${room}-${at}`, {
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
    chat().onUpdate(async (update) => {
      await chat().say(update, [{ kind: 'said', text: attack }]);
      await chat().say(update, [
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
});
