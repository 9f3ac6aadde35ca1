/** The pages as HTML. Everything said in them comes from `words`, escaped by the template. */
import { html } from 'hono/html';
import type { Assets } from './assets.ts';
import type { Locale, Words } from './locale.ts';

export interface PageTools {
  readonly locale: Locale;
  readonly words: Words;
  readonly assets: Assets;
}
export type Markup = ReturnType<typeof html>;

/** Words the scripts of the page show; they find them on `<body data-words>`, since nothing is inline. */
const SCRIPT_WORDS = [
  'you',
  'us',
  'today',
  'yesterday',
  'answers',
  'answers-past',
  'answers-many',
  'chosen',
  'new-tab',
  'download',
  'working',
  'working-long',
  'offline',
  'online',
  'sending',
  'unsent',
  'unsent-offline',
  'resend',
  'rewrite',
  'error-fault',
  'error-session',
] as const;

const other = (locale: Locale): Locale => (locale === 'fr' ? 'en' : 'fr');
const privacyPath = (locale: Locale) => (locale === 'fr' ? '/confidentialite' : '/privacy');

function layout(
  tools: PageTools,
  page: { title: string; kind: string; head?: Markup; body: Markup; data?: Markup },
) {
  const { locale, words, assets } = tools;
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<title>${page.title}</title>
<meta name="description" content="${words(locale, 'web-description')}">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#faf6ed" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#1c1915" media="(prefers-color-scheme: dark)">
<link rel="icon" href="${assets.href('mark.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${assets.href('style.css')}">
${page.head ?? ''}
</head>
<body class="${page.kind}" ${page.data ?? ''}>
${page.body}
</body>
</html>`;
}

function header(tools: PageTools, language: { href: string }, nav: Markup) {
  const { locale, words, assets } = tools;
  return html`<header class="top"><div class="measure top-line">
<a class="brand" href="/"><img src="${assets.href('mark.svg')}" alt="" width="40" height="40"><span class="brand-name">PlusUn</span></a>
<p class="tagline">${words(locale, 'web-tagline')}</p>
<nav aria-label="${words(locale, 'web-nav')}">${nav}
<a href="${language.href}" lang="${other(locale)}" hreflang="${other(locale)}" id="language">${words(locale, 'web-other-language')}</a></nav>
</div></header>`;
}

export function chatPage(tools: PageTools): Markup {
  const { locale, assets } = tools;
  const say = (key: string) => tools.words(locale, `web-${key}`);
  const scriptWords = Object.fromEntries(SCRIPT_WORDS.map((key) => [key, say(key)]));
  const privacy = html`<a href="${privacyPath(locale)}">${say('privacy-link')}</a>`;
  return layout(tools, {
    title: say('title'),
    kind: 'chat',
    head: html`<script type="module" src="${assets.href('app.js')}"></script>`,
    data: html`data-words="${JSON.stringify(scriptWords)}" data-mark="${assets.href('mark.svg')}"`,
    body: html`<a class="skip" href="#message">${say('skip')}</a>
${header(tools, { href: `/?lang=${other(locale)}` }, privacy)}
<main class="measure">
<h1 class="quiet-title">${say('heading')}</h1>
<noscript><div class="notice"><h2>${say('noscript-title')}</h2><p>${say('noscript')}</p><p><a href="${privacyPath(locale)}">${say('noscript-privacy')}</a></p></div></noscript>
<button type="button" class="quiet earlier" id="earlier" hidden>${say('earlier')}</button>
<div id="log" role="log" aria-live="polite" aria-relevant="additions" aria-label="${say('log')}"></div>
<div id="forgotten" class="notice" hidden><h2>${say('forgotten-title')}</h2><p>${say('forgotten')}</p><button type="button" class="reply" id="begin">${say('begin')}</button></div>
<div id="unsent"></div>
<div id="working" role="status"></div>
</main>
<section class="bottom" id="composer" aria-label="${say('compose-label')}" hidden>
<div class="measure">
<button type="button" class="newer" id="newer" hidden>${say('newer')}</button>
<p id="connection" class="connection" role="status"></p>
<form id="form">
<label class="hidden-label" for="message">${say('compose-label')}</label>
<textarea id="message" name="message" rows="1" autocomplete="off" enterkeyhint="send" aria-describedby="keys" placeholder="${say('compose-hint')}"></textarea>
<button type="submit" class="send">${say('send')}</button>
</form>
<div class="shortcuts"><button type="button" class="quiet" data-say="${say('menu')}">${say('menu')}</button><button type="button" class="quiet" data-say="${say('help')}">${say('help')}</button><p id="keys" class="keys">${say('keys')}</p></div>
</div>
</section>`,
  });
}

export function privacyPage(tools: PageTools): Markup {
  const { locale } = tools;
  const say = (key: string) => tools.words(locale, `web-privacy-${key}`);
  const back = html`<a href="/">${tools.words(locale, 'web-back')}</a>`;
  return layout(tools, {
    title: `${say('title')} – PlusUn`,
    kind: 'reading',
    body: html`${header(tools, { href: privacyPath(other(locale)) }, back)}
<main class="measure"><article class="sheet">
<h1>${say('title')}</h1>
<p class="lead">${say('intro')}</p>
<h2>${say('kept-title')}</h2>
<ul><li>${say('kept-thread')}</li><li>${say('kept-profile')}</li><li>${say('kept-doings')}</li><li>${say('kept-cookie')}</li></ul>
<h2>${say('not-title')}</h2>
<p>${say('not')}</p>
<h2>${say('why-title')}</h2>
<p>${say('why')}</p>
<h2>${say('who-title')}</h2>
<p>${say('who')}</p>
<p>${say('where')}</p>
<h2>${say('act-title')}</h2>
<p>${say('act')}</p>
<p>${say('device')}</p>
<p>${say('complain')} <a href="https://www.cnil.fr/${locale === 'fr' ? 'fr/plaintes' : 'en'}" rel="noopener noreferrer">cnil.fr</a></p>
</article></main>`,
  });
}

/** A page of others (how things are) in the look of ours; `path` is its address without language. */
export interface SheetPage {
  readonly title: string;
  readonly path: string;
  readonly body: Markup;
}

export function sheetPage(tools: PageTools, { title, path, body }: SheetPage): Markup {
  const back = html`<a href="/">${tools.words(tools.locale, 'web-back')}</a>`;
  return layout(tools, {
    title: `${title} – PlusUn`,
    kind: 'reading',
    body: html`${header(tools, { href: `${path}?lang=${other(tools.locale)}` }, back)}
<main class="measure"><article class="sheet">${body}</article></main>`,
  });
}

/** A page with one sentence and the way back. */
export function noticePage(tools: PageTools, key: string): Markup {
  const { locale, words } = tools;
  const sentence = words(locale, key);
  return layout(tools, {
    title: 'PlusUn',
    kind: 'reading',
    body: html`${header(tools, { href: `/?lang=${other(locale)}` }, html``)}
<main class="measure"><article class="sheet"><h1>${sentence}</h1><p><a href="/">${words(locale, 'web-back')}</a></p></article></main>`,
  });
}
