/** One JSON line an event on standard error: ids, counts and reasons; never message text, names or tokens. */
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
      serializers: { err: describeFault },
      redact: ['*.token', '*.text', '*.name'],
    },
    pino.destination({ fd: 2, sync: true }),
  );

/** A fault without what the person said: message and stack of errors may quote values, so only their outline is kept. */
function describeFault(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error ? error.code : undefined;
  const frames = error.stack?.split('\n').filter((line) => line.trimStart().startsWith('at '));
  return {
    type: error.name,
    code,
    message: withoutQuotes(error.message),
    at: frames?.slice(0, 4).map((line) => line.trim()),
  };
}

const withoutQuotes = (message: string): string =>
  message
    .split('\n', 3)
    .join(' ')
    .replace(/"[^"]*"|'[^']*'|«[^»]*»/g, '…')
    .replace(/bot\d+:[\w-]+/g, 'bot…')
    .slice(0, 300);
