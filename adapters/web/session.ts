/** Who is writing: a random cookie, and the room that follows from it. The cookie itself is never stored or logged. */
import { createHash, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

const YEAR_S = 365 * 24 * 3600;
const WELL_FORMED = /^[A-Za-z0-9_-]{22}$/;

export interface Sessions {
  /** The room of this browser; undefined when it brings no session. */
  room(c: Context): string | undefined;
  /** Gives the browser a session, or makes the one it has last another year. */
  renew(c: Context): void;
}

/** One way only: who reads the database cannot take a session over. */
export const roomOf = (session: string): string =>
  createHash('sha256').update(`plusun web room ${session}`).digest('hex').slice(0, 32);

export function createSessions(secure: boolean): Sessions {
  const name = secure ? '__Host-plusun' : 'plusun';
  const read = (c: Context) => {
    const value = getCookie(c, name);
    return value !== undefined && WELL_FORMED.test(value) ? value : undefined;
  };
  return {
    room(c) {
      const value = read(c);
      return value && roomOf(value);
    },
    renew(c) {
      const value = read(c) ?? randomBytes(16).toString('base64url');
      setCookie(c, name, value, { path: '/', httpOnly: true, sameSite: 'Lax', secure, maxAge: YEAR_S });
    },
  };
}
