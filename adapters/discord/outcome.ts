/** What became of a request, from the error it ended with. */
import { DiscordAPIError, DiscordjsError, DiscordjsErrorCodes, HTTPError, RateLimitError } from 'discord.js';
import type { Sent } from '#src/platform/adapter.ts';
import { networkCode, unanswered } from '#src/platform/network-fault.ts';

export type Outcome =
  | Extract<Sent, { ok: false }>
  /**
   * - `gone`: the interaction can no longer be answered; another way may be open.
   * - `invalid`: a card or a button is not to Discord's taste; the words alone may be.
   */
  | { readonly ok: false; readonly why: 'gone' | 'invalid'; readonly detail: string };

/** Unknown interaction, unknown webhook, invalid webhook token, and an acknowledgement that somebody gave before. */
const GONE = new Set([10062, 10015, 50027, 40060]);
/** Unknown channel, guild, user; no access, no permission, closed DMs, no server in common, banned, archived. */
const CANNOT_WRITE = new Set([10003, 10004, 10013, 40007, 50001, 50007, 50013, 50083, 50278]);
/** Too many direct conversations opened, slow mode. */
const TOO_FAST = new Set([20016, 20028, 40003]);
const WAIT_MS = 60_000;
const INVALID = 50035;

export function outcomeOf(error: unknown): Outcome {
  if (error instanceof RateLimitError)
    return { ok: false, why: 'later', retryAfterMs: Math.max(error.retryAfter, 50), detail: '429' };
  if (error instanceof DiscordAPIError) return ofAnswer(error);
  if (error instanceof HTTPError) return { ok: false, why: 'uncertain', detail: String(error.status) };
  return unanswered(error);
}

function ofAnswer({ code, status }: DiscordAPIError): Outcome {
  // Discord's words may quote the message: the numbers alone go to the log.
  const detail = `${status} ${code}`;
  const number = Number(code);
  if (number === INVALID) return { ok: false, why: 'invalid', detail };
  if (GONE.has(number)) return { ok: false, why: 'gone', detail };
  if (CANNOT_WRITE.has(number)) return { ok: false, why: 'unreachable', detail };
  if (TOO_FAST.has(number)) return { ok: false, why: 'later', retryAfterMs: WAIT_MS, detail };
  if (status === 401) return { ok: false, why: 'credentials', detail };
  return { ok: false, why: status === 403 ? 'unreachable' : 'refused', detail };
}

/** What keeps Discord from listening. Texts say each `code` with what to do about it. */
export interface DiscordFault {
  /**
   * - `bad-token`: Discord does not know the token.
   * - `unreachable`: no answer, or the connection was lost; it is tried again.
   * - `refused`: any other answer; it is tried again.
   */
  readonly code: 'bad-token' | 'unreachable' | 'refused';
  /** Discord's number, or the system's code; never a secret. */
  readonly detail?: string;
}

/** Discord closed the gateway for good. */
export class GatewayClosed extends Error {
  override name = 'GatewayClosed';
  readonly code: number;
  constructor(code: number) {
    super(`Discord closed the gateway (${code}).`);
    this.code = code;
  }
}

const WRONG_TOKEN_CLOSE = 4004;

export function faultOf(error: unknown): DiscordFault {
  if (error instanceof GatewayClosed)
    return error.code === WRONG_TOKEN_CLOSE
      ? { code: 'bad-token' }
      : { code: 'refused', detail: String(error.code) };
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid)
    return { code: 'bad-token' };
  if (error instanceof DiscordAPIError)
    return error.status === 401
      ? { code: 'bad-token' }
      : { code: 'refused', detail: `${error.status} ${error.code}` };
  if (error instanceof RateLimitError) return { code: 'refused', detail: '429' };
  if (error instanceof HTTPError) return { code: 'unreachable', detail: String(error.status) };
  return { code: 'unreachable', detail: networkCode(error) ?? 'no answer' };
}
