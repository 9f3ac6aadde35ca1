/** `/status`: a page for people, JSON for programs, by what is asked for. Public: platform states and counts, nothing else. */
import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { Sheet } from '#adapters/web/app.ts';
import type { Locale } from '#src/engine/flow.ts';
import { texts } from './parts.ts';
import type { PlatformState, StatusReport, StatusWatch } from './status.ts';

export function routeStatus(app: Hono, sheet: Sheet, watch: () => StatusWatch): void {
  app.get('/status', async (c) => {
    const report = await watch().report();
    c.header('Vary', 'Accept, Accept-Language, Cookie');
    if (wantsPage(c)) return sheet.page(c, (locale) => drawPage(report, locale));
    return c.json(describe(report, sheet.locale(c)));
  });
}

/** Browsers name HTML; whoever names nothing is a program. */
const wantsPage = (c: Context): boolean => {
  const asked = c.req.header('accept') ?? '';
  const html = asked.search(/\btext\/html\b/);
  const json = asked.search(/\bapplication\/json\b/);
  return html >= 0 && (json < 0 || html < json);
};

/** The same in JSON: ISO 8601 instants, the fault by code and in words. */
function describe({ at, state, platforms, waiting }: StatusReport, locale: Locale): object {
  return {
    state,
    at: at.toISOString(),
    platforms: platforms.map((each) => ({
      platform: each.platform,
      name: each.name,
      state: each.state,
      ...(each.state !== 'off' && { since: each.since.toISOString() }),
      ...(each.fault && { fault: { code: each.fault.code, words: faultWords(each, locale) } }),
      waiting: each.waiting ?? null,
    })),
    waiting: waiting ?? null,
  };
}

function drawPage({ at, state, platforms, waiting }: StatusReport, locale: Locale) {
  const say = texts.say(locale);
  const name = (each: PlatformState) =>
    texts.has(locale, `status-name-${each.platform}`) ? say(`status-name-${each.platform}`) : each.name;
  const ill = platforms.filter((each) => each.state === 'degraded').map(name);
  const items = platforms.map((each) => {
    const line = say(`status-${each.state}`, {
      name: name(each),
      since: duration(at.getTime() - each.since.getTime(), locale),
    });
    const fault = each.fault && html`<br />${say('status-fault', { words: faultWords(each, locale) })}`;
    return html`<li>${line}${fault ?? ''}</li>`;
  });
  const counts = waiting
    ? html`<ul><li>${say('status-waiting-in', { count: waiting.in })}</li><li>${say('status-waiting-out', { count: waiting.out })}</li></ul>`
    : html`<p>${say('status-waiting-unknown')}</p>`;
  return {
    title: say('status-title'),
    path: '/status',
    body: html`<h1>${say('status-title')}</h1>
<p class="lead">${state === 'ok' ? say('status-well') : say('status-trouble', { names: ill.join(', ') })}</p>
<h2>${say('status-platforms-title')}</h2>
<ul>${items}</ul>
<h2>${say('status-waiting-title')}</h2>
${counts}
<p>${say('status-at', { at: moment(at, locale) })}</p>`,
  };
}

/** The words an installer reads at start say what to do here too. */
function faultWords({ platform, fault }: PlatformState, locale: Locale): string {
  const say = texts.say(locale);
  const key = `start-${platform}-${fault?.code}`;
  return texts.has('fr', key)
    ? say(key, { detail: fault?.detail ?? '' })
    : say('status-fault-unknown', { code: fault?.code ?? '' });
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/** "3 heures": readers live in other time zones than the machine. */
function duration(ms: number, locale: Locale): string {
  const [unit, size] = UNITS.find(([, each]) => ms >= each) ?? ['second', 1_000];
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' });
  return format.format(Math.floor(ms / size));
}

const moment = (at: Date, locale: Locale): string =>
  at.toLocaleString(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
