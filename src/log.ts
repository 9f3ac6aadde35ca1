/** One JSON line an event on standard error: ids, counts and reasons; never message text, names or tokens. */
import { createHmac, randomBytes } from 'node:crypto';
import { pino } from 'pino';

export interface Logger {
  debug(facts: object, what: string): void;
  info(facts: object, what: string): void;
  warn(facts: object, what: string): void;
  error(facts: object, what: string): void;
}

export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export const createLog = (level: LogLevel): Logger =>
  pino(
    {
      level,
      base: null,
      serializers: { err: describeFault, person: tagOf },
      redact: ['*.token', '*.text', '*.name'],
    },
    pino.destination({ fd: 2, sync: true }),
  );

const DAY_MS = 24 * 3_600_000;
let salt = { day: 0, key: Buffer.alloc(0) };

/** The same person within a day and a process, nobody to anybody else: the salt is drawn each day and kept nowhere. */
function tagOf(person: unknown): string {
  const day = Math.floor(Date.now() / DAY_MS);
  if (salt.day !== day) salt = { day, key: randomBytes(32) };
  return createHmac('sha256', salt.key).update(String(person)).digest('base64url').slice(0, 12);
}

/** A fault without what the person said: message and properties of errors may quote it, so only their outline is kept. */
export function describeFault(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error && /^[\w.-]{1,40}$/.test(String(error.code)) ? error.code : undefined;
  return {
    type: /^\w{1,60}$/.test(error.name) ? error.name : 'Error',
    code,
    message: outlineOf(error),
    at: framesOf(error),
  };
}

const LONGEST = 200;
const QUOTE = /["'`«»“”‘’]/;

/**
 * Databases and parsers quote values in their messages, sometimes in quotes of the value's own: everything from the
 * first quote to the end goes, and everything after the first line. PostgreSQL and Prisma put values anywhere.
 */
function outlineOf(error: Error): string | undefined {
  const isOfADatabase = 'severity' in error || 'clientVersion' in error || 'routine' in error;
  if (isOfADatabase) return undefined;
  const [line = ''] = error.message.trimStart().split('\n', 1);
  const end = line.search(QUOTE);
  const outline = end < 0 ? line : `${line.slice(0, end)}…`;
  return outline
    .replace(/bot\d+:[\w-]+/g, 'bot…')
    .replace(/\b(xox[a-z]-|xapp-|EAA)[\w-]+/g, '$1…')
    .replace(/\b\w+:\/\/\S+/g, '…')
    .slice(0, LONGEST);
}

/** A place in a file, whatever its function is called; a line of the message that looks like one is not in the stack's end. */
const FRAME = /^\s+at (?:[\w$.<>#[\] ]+ \()?((?:file|node):\S+|\/\S+):(\d+:\d+)\)?$/;

function framesOf({ stack = '', message }: Error): readonly string[] {
  const start = message ? stack.indexOf(message) : -1;
  const frames = start < 0 ? stack : stack.slice(start + message.length);
  return frames
    .split('\n')
    .flatMap((line) => {
      const [, file, place] = FRAME.exec(line) ?? [];
      return file && place ? `${file.split('/').slice(-3).join('/')}:${place}` : [];
    })
    .slice(0, 4);
}
