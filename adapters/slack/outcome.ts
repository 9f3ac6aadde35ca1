/** What became of a call of Slack's Web API, from the error it ended with. */
import * as webApi from '@slack/web-api';
import type { Sent } from '#src/platform/adapter.ts';
import { unanswered } from '#src/platform/network-fault.ts';
import { InboxUnavailable } from './http.ts';

export type Outcome =
  | Extract<Sent, { ok: false }>
  /** Slack does not take the blocks: our fault; the words alone will pass. */
  | { readonly ok: false; readonly why: 'unreadable'; readonly detail: string };

const CANNOT_WRITE: ReadonlySet<string> = new Set([
  'channel_not_found',
  'not_in_channel',
  'user_not_in_channel',
  'user_not_found',
  'users_not_found',
  'user_disabled',
  'user_not_visible',
  'is_archived',
  'cannot_dm_bot',
  'messages_tab_disabled',
  'restricted_action',
]);
const BAD_TOKEN: ReadonlySet<string> = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'user_removed_from_team',
  'team_disabled',
  'org_login_required',
  'not_allowed_token_type',
  'app_uninstalled',
  'tokens_revoked',
]);
const MISSING_RIGHT: ReadonlySet<string> = new Set(['missing_scope', 'no_permission']);
const UNREADABLE: ReadonlySet<string> = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
]);
const BROKEN: ReadonlySet<string> = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
]);
const FLOOD: ReadonlySet<string> = new Set(['ratelimited', 'rate_limited']);

export function outcomeOf(error: unknown): Outcome {
  if (error instanceof webApi.WebAPIRateLimitedError)
    return { ok: false, why: 'later', retryAfterMs: 1000 * error.retryAfter, detail: 'ratelimited' };
  if (error instanceof webApi.WebAPIPlatformError) return ofAnswer(error.data.error);
  if (error instanceof webApi.WebAPIHTTPError)
    return {
      ok: false,
      why: error.statusCode >= 500 ? 'uncertain' : 'refused',
      detail: `status ${error.statusCode}`,
    };
  return unanswered(error instanceof webApi.WebAPIRequestError ? error.original : error);
}

function ofAnswer(detail: string): Outcome {
  if (FLOOD.has(detail)) return { ok: false, why: 'later', retryAfterMs: 1000, detail };
  if (BAD_TOKEN.has(detail) || MISSING_RIGHT.has(detail)) return { ok: false, why: 'credentials', detail };
  if (CANNOT_WRITE.has(detail)) return { ok: false, why: 'unreachable', detail };
  if (BROKEN.has(detail)) return { ok: false, why: 'uncertain', detail };
  if (UNREADABLE.has(detail)) return { ok: false, why: 'unreadable', detail };
  return { ok: false, why: 'refused', detail };
}

/** What keeps Slack from listening. Texts say each `code` with what to do about it. */
export interface SlackFault {
  /**
   * - `bad-token`: Slack does not know the bot's token, or has revoked it.
   * - `bad-app-token`: the same of the app's token (Socket Mode).
   * - `missing-scope`: the app has not been given the rights it needs.
   * - `unreachable`: no answer; it is tried again.
   * - `inbox`: what it sends cannot be stored here; it delivers it again.
   * - `refused`: any other answer; it is tried again.
   * - `wrong-key`: tokens of so many workspaces (`detail`) were sealed with another key.
   * - `workspace`: Slack refuses the tokens of so many workspaces (`detail`).
   */
  readonly code:
    | 'bad-token'
    | 'bad-app-token'
    | 'missing-scope'
    | 'unreachable'
    | 'inbox'
    | 'refused'
    | 'wrong-key'
    | 'workspace';
  /** Slack's own code, or the system's, or a count; never a secret. */
  readonly detail?: string;
}

/** @param isApp whether the call was made with the app's token. */
export function faultOf(error: unknown, isApp = false): SlackFault {
  if (error instanceof InboxUnavailable) return { code: 'inbox' };
  if (error instanceof webApi.WebAPIPlatformError) return faultOfCode(error.data.error, isApp);
  const { detail } = outcomeOf(error);
  return { code: 'unreachable', ...(detail && { detail }) };
}

/** @param code Slack's own. */
export function faultOfCode(code: string, isApp = false): SlackFault {
  if (MISSING_RIGHT.has(code)) return { code: 'missing-scope', detail: code };
  if (BAD_TOKEN.has(code)) return { code: isApp ? 'bad-app-token' : 'bad-token', detail: code };
  return { code: 'refused', detail: code };
}
