/** Which language the page speaks: the one chosen, else the first one the browser asks for that we have. */
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

export type Locale = 'fr' | 'en';

/** The words of the page, from `flows/texts/web.<locale>.ftl`. */
export type Words = (locale: Locale, key: string, args?: Readonly<Record<string, string | number>>) => string;

const COOKIE = 'langue';
const YEAR_S = 365 * 24 * 3600;

export const isLocale = (text: string | undefined): text is Locale => text === 'fr' || text === 'en';

export function readLocale(c: Context): Locale {
  const chosen = getCookie(c, COOKIE);
  return isLocale(chosen) ? chosen : preferredLocale(c.req.header('accept-language') ?? '');
}

export function chooseLocale(c: Context, locale: Locale, secure: boolean): void {
  setCookie(c, COOKIE, locale, { path: '/', httpOnly: true, sameSite: 'Lax', secure, maxAge: YEAR_S });
}

/** "de, en-GB;q=0.8" gives "en"; French when nothing fits. */
export function preferredLocale(header: string): Locale {
  const ranked = header
    .slice(0, 500)
    .split(',')
    .map((item) => {
      const [tag = '', ...settings] = item.trim().toLowerCase().split(';');
      const quality = settings.map((setting) => /^\s*q=([\d.]+)/.exec(setting)?.[1]).find(Boolean);
      return { language: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter((wish) => wish.quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return ranked.map((wish) => wish.language).find(isLocale) ?? 'fr';
}
