/** What became of a call of the Bot API, from the error it ended with. */
import { GrammyError, HttpError } from 'grammy';
import type { Sent } from '#src/platform/adapter.ts';
import { networkCode, unanswered } from '#src/platform/network-fault.ts';
import { InboxUnavailable } from './intake.ts';

export type Outcome =
  | Extract<Sent, { ok: false }>
  /** The group lives under another id now. */
  | { readonly ok: false; readonly why: 'moved'; readonly room: string }
  /** The message to change says this already. */
  | { readonly ok: false; readonly why: 'unchanged' }
  /** The message to change is gone, too old, or none with words. */
  | { readonly ok: false; readonly why: 'unchangeable'; readonly detail: string }
  /** The topic was deleted or closed. */
  | { readonly ok: false; readonly why: 'no-topic'; readonly detail: string }
  /** Telegram could not read the entities: our fault; the words alone will pass. */
  | { readonly ok: false; readonly why: 'unparsable'; readonly detail: string };

export function outcomeOf(error: unknown): Outcome {
  if (error instanceof GrammyError) return ofAnswer(error);
  return unanswered(causeOf(error));
}

function ofAnswer({ error_code: code, description, parameters }: GrammyError): Outcome {
  const detail = describe(code, description);
  if (parameters.migrate_to_chat_id !== undefined)
    return { ok: false, why: 'moved', room: String(parameters.migrate_to_chat_id) };
  if (NOT_MODIFIED.test(description)) return { ok: false, why: 'unchanged' };
  if (CANNOT_CHANGE.test(description)) return { ok: false, why: 'unchangeable', detail };
  if (NO_TOPIC.test(description)) return { ok: false, why: 'no-topic', detail };
  if (code === 429)
    return { ok: false, why: 'later', retryAfterMs: 1000 * (parameters.retry_after ?? 1), detail };
  if (code === 401 || (code === 404 && !/method/.test(description)))
    return { ok: false, why: 'credentials', detail };
  if (code === 403 || CANNOT_WRITE.test(description)) return { ok: false, why: 'unreachable', detail };
  if (code >= 500) return { ok: false, why: 'uncertain', detail };
  if (UNPARSABLE.test(description)) return { ok: false, why: 'unparsable', detail };
  return { ok: false, why: 'refused', detail };
}

const NOT_MODIFIED = /message is not modified/i;
const CANNOT_CHANGE =
  /message to edit not found|message can't be edited|MESSAGE_ID_INVALID|no text in the message to edit|message is not found/i;
const NO_TOPIC = /message thread not found|TOPIC_CLOSED|TOPIC_DELETED|TOPIC_ID_INVALID/i;
const CANNOT_WRITE =
  /chat not found|PEER_ID_INVALID|CHAT_WRITE_FORBIDDEN|have no rights|not enough rights|user not found/i;
const UNPARSABLE = /can't parse entities|entity begin|unsupported parse_mode|incorrect offset/i;
/** For the log: Telegram's reason, without what it may quote of the text. */
function describe(code: number, description: string): string {
  return `${code} ${description.split(':').slice(0, 2).join(':')}`.slice(0, 120);
}

/** grammY wraps what the network said. */
const causeOf = (error: unknown): unknown => (error instanceof HttpError ? error.error : error);

/** What keeps Telegram from listening. Texts say each `code` with what to do about it. */
export interface TelegramFault {
  /**
   * - `bad-token`: Telegram does not know the token.
   * - `shared-token`: another program listens with the same one.
   * - `unreachable`: no answer; it is tried again.
   * - `bad-address`: Telegram does not take the public address.
   * - `inbox`: what it sends cannot be stored here; it keeps it.
   * - `refused`: any other answer; it is tried again.
   */
  readonly code: 'bad-token' | 'shared-token' | 'unreachable' | 'bad-address' | 'inbox' | 'refused';
  /** Telegram's own words, or the system's code; never a secret. */
  readonly detail?: string;
}

export function faultOf(error: unknown): TelegramFault {
  if (error instanceof InboxUnavailable) return { code: 'inbox' };
  if (!(error instanceof GrammyError))
    return { code: 'unreachable', detail: networkCode(causeOf(error)) ?? 'no answer' };
  const { error_code: status, description, method } = error;
  const detail = describe(status, description);
  if (status === 401 || status === 404) return { code: 'bad-token' };
  if (status === 409) return { code: 'shared-token' };
  if (method === 'setWebhook' && status === 400) return { code: 'bad-address', detail };
  return { code: 'refused', detail };
}
