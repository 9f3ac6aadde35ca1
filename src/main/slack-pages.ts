/** `/slack/install` sends the browser to Slack; `/slack/oauth` is where it comes back, to a page that says what is next. */
import type { Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import type { Install, Installed } from '#adapters/slack/oauth.ts';
import type { Sheet } from '#adapters/web/app.ts';
import type { SheetPage } from '#adapters/web/pages.ts';
import type { Locale } from '#src/engine/flow.ts';
import { texts } from './parts.ts';

const INSTALL_PATH = '/slack/install';
export const CALLBACK_PATH = '/slack/oauth';
const COOKIE = 'slack-install';
const LIFE_S = 600;

/** What went wrong, as HTTP says it; the page is for people. */
const STATUS = {
  done: 200,
  again: 200,
  denied: 200,
  expired: 400,
  forged: 400,
  used: 400,
  organisation: 400,
  refused: 400,
  unavailable: 503,
} as const;

export function routeSlackInstall(app: Hono, sheet: Sheet, install: Install, isSecure: boolean): void {
  // Only this browser can finish what it began; `Lax`, because it comes back from another site.
  const cookie = { path: '/slack', httpOnly: true, secure: isSecure, sameSite: 'Lax' } as const;

  app.get(INSTALL_PATH, (c) => {
    const { url, browser } = install.begin();
    setCookie(c, COOKIE, browser, { ...cookie, maxAge: LIFE_S });
    return c.redirect(url);
  });

  app.get(CALLBACK_PATH, async (c) => {
    const { code, state, error } = c.req.query();
    const installed = await install.finish({ code, state, error, browser: getCookie(c, COOKIE) });
    if (installed.kind !== 'forged') deleteCookie(c, COOKIE, cookie);
    c.status(STATUS[installed.kind]);
    return sheet.page(c, (locale) => drawPage(installed, locale));
  });
}

function drawPage(installed: Installed, locale: Locale): SheetPage {
  const say = texts.say(locale);
  const { kind } = installed;
  const isDone = 'teamName' in installed;
  const args = isDone ? { team: installed.teamName } : { detail: installed.detail ?? '' };
  const title = say(`web-slack-${kind}-title`, args);
  const next = isDone
    ? html`<a href="${installed.openUrl}" rel="noopener noreferrer">${say('web-slack-open')}</a>`
    : html`<a href="${INSTALL_PATH}">${say('web-slack-retry')}</a>`;
  return {
    title,
    // This very address is good for once only.
    path: '/',
    body: html`<h1>${title}</h1>
<p class="lead">${say(`web-slack-${kind}`, args)}</p>
<p>${next}</p>`,
  };
}
