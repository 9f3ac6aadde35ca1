/** What became of a call of the Graph API, by Meta's own error codes. */
import type { Sent } from '#src/platform/adapter.ts';
import { networkCode, unanswered } from '#src/platform/network-fault.ts';
import { GraphError } from './graph.ts';
import { InboxUnavailable } from './intake.ts';

type Failed = Extract<Sent, { ok: false }>;
export type Outcome =
  | Failed
  /** More than 24 hours since this person's last word: only an approved template may go out. */
  | { readonly ok: false; readonly why: 'closed'; readonly detail: string };

const CLOSED: ReadonlySet<number> = new Set([131047, 470]);
/** Not on WhatsApp, has blocked us, not on the list of a test number, ourselves. */
const UNREACHABLE: ReadonlySet<number> = new Set([131026, 131021, 131030, 131050, 130472]);
/** Too fast for this person (one message every six seconds in the long run), or for the number. */
const PAUSES_MS: ReadonlyMap<number, number> = new Map([
  [131056, 6_000],
  [130429, 1_000],
]);
/** An hourly limit, spam in sight, a service that is down and says so: tried again later and later. */
const LATER: ReadonlySet<number> = new Set([2, 4, 80007, 131016, 131048, 131057, 133004, 131049]);
const BAD_TOKEN: ReadonlySet<number> = new Set([0, 3, 10, 190, 131005]);
/** The number is not registered, is not this token's, or is shut. */
const BAD_NUMBER: ReadonlySet<number> = new Set([33, 133010, 131045]);
const BLOCKED: ReadonlySet<number> = new Set([368, 131031]);

const isBadToken = (code: number): boolean => BAD_TOKEN.has(code) || (code >= 200 && code <= 299);
const stopsAll = (code: number): boolean => isBadToken(code) || BAD_NUMBER.has(code) || BLOCKED.has(code);

export function outcomeOf(error: unknown): Outcome {
  if (error instanceof GraphError) {
    const { status, code, retryAfterS } = error;
    const outcome = code === undefined ? undefined : outcomeOfCode(code);
    if (outcome)
      return retryAfterS && outcome.why === 'later'
        ? { ...outcome, retryAfterMs: 1000 * retryAfterS }
        : outcome;
    const detail = code === undefined ? `status ${status}` : `code ${code}`;
    if (status === 401) return { ok: false, why: 'credentials', detail };
    if (status === 429)
      return { ok: false, why: 'later', ...(retryAfterS && { retryAfterMs: 1000 * retryAfterS }), detail };
    return { ok: false, why: status >= 500 || status < 300 ? 'uncertain' : 'refused', detail };
  }
  return unanswered(error);
}

/** Undefined where the code alone does not say it. */
export function outcomeOfCode(code: number): Outcome | undefined {
  const detail = `code ${code}`;
  const pause = PAUSES_MS.get(code);
  if (pause !== undefined) return { ok: false, why: 'later', retryAfterMs: pause, detail };
  if (CLOSED.has(code)) return { ok: false, why: 'closed', detail };
  if (UNREACHABLE.has(code)) return { ok: false, why: 'unreachable', detail };
  if (LATER.has(code)) return { ok: false, why: 'later', detail };
  if (stopsAll(code)) return { ok: false, why: 'credentials', detail };
  return undefined;
}

/** What keeps WhatsApp from working. Texts say each `code` with what to do about it. */
export interface WhatsAppFault {
  /**
   * - `bad-token`: Meta does not know the token, or it lacks a right.
   * - `bad-number`: the number's id is not one this token speaks for.
   * - `blocked`: Meta has shut the account.
   * - `bad-template`: the template cannot be sent; the rest works.
   * - `unreachable`: no answer; it is tried again.
   * - `inbox`: what it delivers cannot be stored here; it delivers it again.
   * - `refused`: any other answer; it is tried again.
   */
  readonly code:
    | 'bad-token'
    | 'bad-number'
    | 'blocked'
    | 'bad-template'
    | 'unreachable'
    | 'inbox'
    | 'refused';
  /** Meta's code, or the system's; never a secret. */
  readonly detail?: string;
}

export function faultOf(error: unknown): WhatsAppFault {
  if (error instanceof InboxUnavailable) return { code: 'inbox' };
  if (!(error instanceof GraphError))
    return { code: 'unreachable', detail: networkCode(error) ?? 'no answer' };
  const { code, status } = error;
  const detail = code === undefined ? `status ${status}` : `code ${code}`;
  if (code === undefined) return { code: status === 401 ? 'bad-token' : 'refused', detail };
  if (isBadToken(code)) return { code: 'bad-token', detail };
  // 100 is what Meta says of an id that does not exist.
  if (BAD_NUMBER.has(code) || code === 100) return { code: 'bad-number', detail };
  return { code: BLOCKED.has(code) ? 'blocked' : 'refused', detail };
}
