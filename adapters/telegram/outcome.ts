/** What became of a call of the Bot API, from the error it ended with. */
import { GrammyError, HttpError } from 'grammy';
import type { Sent } from '#src/platform/adapter.ts';
import { InboxUnavailable } from './intake.ts';

export type Outcome =
  | Extract<Sent, { ok: false }>
  /** The group lives under another id now. */
  | { readonly ok: false; readonly why: 'moved'; readonly room: string }
  /** Telegram could not read the entities: our fault; the words alone will pass. */
  | { readonly ok: false; readonly why: 'unparsable'; readonly detail: string };

export function outcomeOf(error: unknown): Outcome {
  if (error instanceof GrammyError) return ofAnswer(error);
  const code = networkCode(error);
  return {
    ok: false,
    why: code && NEVER_LEFT.test(code) ? 'later' : 'uncertain',
    detail: code ?? 'no answer',
  };
}

function ofAnswer({ error_code: code, description, parameters }: GrammyError): Outcome {
  const detail = describe(code, description);
  if (parameters.migrate_to_chat_id !== undefined)
    return { ok: false, why: 'moved', room: String(parameters.migrate_to_chat_id) };
  if (code === 429)
    return { ok: false, why: 'later', retryAfterMs: 1000 * (parameters.retry_after ?? 1), detail };
  if (code === 401 || (code === 404 && !/method/.test(description)))
    return { ok: false, why: 'credentials', detail };
  if (code === 403 || CANNOT_WRITE.test(description)) return { ok: false, why: 'unreachable', detail };
  if (code >= 500) return { ok: false, why: 'uncertain', detail };
  if (UNPARSABLE.test(description)) return { ok: false, why: 'unparsable', detail };
  return { ok: false, why: 'refused', detail };
}

const CANNOT_WRITE =
  /chat not found|PEER_ID_INVALID|CHAT_WRITE_FORBIDDEN|have no rights|not enough rights|user not found/i;
const UNPARSABLE = /can't parse entities|entity begin|unsupported parse_mode|incorrect offset/i;
/** Failures before the first byte was written. */
const NEVER_LEFT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EAI_FAIL|EHOSTUNREACH|ENETUNREACH|ENETDOWN|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_TLS)/;

/** For the log: Telegram's reason, without what it may quote of the text. */
function describe(code: number, description: string): string {
  return `${code} ${description.split(':').slice(0, 2).join(':')}`.slice(0, 120);
}

/** The error code alone: the message of a network error holds the address, and the address holds the token. */
function networkCode(error: unknown): string | undefined {
  const cause: unknown = error instanceof HttpError ? error.error : error;
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return undefined;
  return typeof cause.code === 'string' ? cause.code : undefined;
}

export const BAD_TOKEN =
  'Telegram does not know TELEGRAM_BOT_TOKEN: ask @BotFather for the token (/mybots, API Token), correct it, start again.';

/** What keeps Telegram from listening, and what to do about it, in a sentence without secrets. */
export function reasonOf(error: unknown): string {
  if (error instanceof InboxUnavailable)
    return 'Messages cannot be stored, so Telegram keeps them: see the database; they are fetched again by themselves.';
  if (!(error instanceof GrammyError))
    return `Telegram cannot be reached (${networkCode(error) ?? 'no answer'}): check the network, and TELEGRAM_API_ROOT if it is set; trying again by itself.`;
  const { error_code: code, description, method } = error;
  if (code === 401 || code === 404) return BAD_TOKEN;
  if (code === 409)
    return 'Another program uses the same TELEGRAM_BOT_TOKEN: stop it, or ask @BotFather for a bot of its own.';
  if (method === 'setWebhook' && code === 400)
    return `Telegram refuses the address in PUBLIC_URL (${describe(code, description)}): give an https address on port 443, 80, 88 or 8443, or none.`;
  return `Telegram answers "${describe(code, description)}": trying again by itself.`;
}
