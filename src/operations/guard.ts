/** Lets in whoever knows a secret: compared in constant time, and few wrong guesses are heard. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';

/** Wrong guesses from everybody together, in a minute: there is one secret, and few who know it. */
const MOST_WRONG = 10;
const WINDOW_MS = 60_000;

export interface Guard {
  readonly scheme: 'Bearer' | 'Basic';
  readonly secret: string;
  readonly now: () => number;
}

/** 401 without the secret, 429 after too many wrong ones, whatever is then asked. */
export function guard({ scheme, secret, now }: Guard): MiddlewareHandler {
  let wrong: number[] = [];
  return async (c, next) => {
    wrong = wrong.filter((at) => now() - at < WINDOW_MS);
    if (wrong.length >= MOST_WRONG) {
      c.header('Retry-After', String(WINDOW_MS / 1_000));
      return c.text('', 429);
    }
    const offered = offeredBy(c, scheme);
    if (offered !== undefined && isSame(offered, secret)) return next();
    if (offered !== undefined) wrong.push(now());
    c.header('WWW-Authenticate', scheme === 'Basic' ? 'Basic realm="PlusUn", charset="UTF-8"' : 'Bearer');
    return c.text('', 401);
  };
}

function offeredBy(c: Context, scheme: Guard['scheme']): string | undefined {
  const [asked, value = ''] = (c.req.header('authorization') ?? '').split(' ', 2);
  if (asked?.toLowerCase() !== scheme.toLowerCase()) return undefined;
  if (scheme === 'Bearer') return value;
  const pair = Buffer.from(value, 'base64').toString();
  // Any name: there is one password.
  return pair.slice(pair.indexOf(':') + 1);
}

/** Of the same length whatever was offered. */
const isSame = (offered: string, secret: string): boolean => {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(offered), digest(secret));
};
