/** What becomes of a message after an attempt to send it: the delivery promises, in one place and pure. */
import type { DeliveryClass } from '#src/engine/message.ts';
import type { Sent } from '#src/platform/adapter.ts';

export interface Attempted {
  readonly class: DeliveryClass;
  /** Attempts that counted so far, without this one. */
  readonly attempts: number;
  /** How the last attempt ended, when it did not end well. */
  readonly error: string | null;
  readonly deadline: Date | null;
}

export interface Verdict {
  readonly state: 'sent' | 'pending' | 'uncertain' | 'failed';
  readonly error: string | null;
  readonly receipt?: string;
  /** This attempt counts towards giving up. */
  readonly counts?: boolean;
  readonly notBefore?: Date;
}

const UNCERTAIN = 'uncertain';
const DEPARTED = 'departed';
export const OFFLINE = 'offline';
export const TOO_LATE = 'too late';

/** Waits between five attempts, a quarter of an hour in all. */
const WAITS_MS = [10_000, 60_000, 240_000, 600_000];
const AGAIN_MS = 2_000;
/** Somebody offline is waited for; who comes back is announced by `kick`. */
const OFFLINE_MS = 6 * 3_600_000;
/** A platform that refuses the token is left alone for so long; its rows wait. */
export const CREDENTIALS_MS = 60_000;

/**
 * Whether it is written down that a message leaves, before it does: where another attempt would be one too many, it must be
 * known whether a process that died had begun this one.
 */
export const isWritten = (row: Attempted, sendsOnceByKey: boolean): boolean =>
  !sendsOnceByKey && (row.class === 'once' || isDoubted(row));

/** What is written then. */
export const departing = (row: Attempted): string =>
  isDoubted(row) ? `${UNCERTAIN}: ${DEPARTED}` : DEPARTED;

/** A process has died with this message in its hands: had it certainly not left? */
export const hadNotLeft = (row: Attempted, sendsOnceByKey: boolean): boolean =>
  isWritten(row, sendsOnceByKey) && !(row.error?.endsWith(DEPARTED) ?? false);

const isDoubted = ({ error }: Attempted): boolean => error?.startsWith(UNCERTAIN) ?? false;

/** @param random from 0 to 1: spreads attempts, so that an outage does not end in a stampede. */
export function judge(
  row: Attempted,
  sent: Sent,
  sendsOnceByKey: boolean,
  now: Date,
  random: number,
): Verdict {
  if (sent.ok)
    return { state: 'sent', error: null, ...(sent.receipt !== undefined && { receipt: sent.receipt }) };
  const wait = (ms: number, error: string, counts: boolean): Verdict => {
    const notBefore = new Date(now.getTime() + ms);
    if (row.deadline && notBefore > row.deadline) return { state: 'failed', error: TOO_LATE };
    return { state: 'pending', error, counts, notBefore };
  };
  const error = sent.detail ? `${sent.why}: ${sent.detail}` : sent.why;
  switch (sent.why) {
    case 'later': {
      if (sent.retryAfterMs !== undefined) return wait(sent.retryAfterMs, error, false);
      const base = WAITS_MS[row.attempts];
      return base === undefined
        ? { state: 'failed', error, counts: true }
        : wait(base * (0.8 + 0.4 * random), error, true);
    }
    case 'uncertain': {
      const isSecond = isDoubted(row);
      const isHarmless = sendsOnceByKey ? row.attempts < WAITS_MS.length : row.class !== 'once' && !isSecond;
      const again = isHarmless ? wait(AGAIN_MS, error, true) : undefined;
      return again?.state === 'pending' ? again : { state: 'uncertain', error, counts: true };
    }
    case 'offline':
      return { state: 'pending', error: OFFLINE, notBefore: new Date(now.getTime() + OFFLINE_MS) };
    case 'credentials':
      return { state: 'pending', error, notBefore: new Date(now.getTime() + CREDENTIALS_MS) };
    case 'unreachable':
    case 'refused':
      return { state: 'failed', error, counts: true };
  }
}
