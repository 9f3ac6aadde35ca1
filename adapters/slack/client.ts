/** Slack's own Web API client, as we want it: no retries of its own, nothing printed, never without an end. */
import * as webApi from '@slack/web-api';

export interface ClientOptions {
  /** Another Web API, "https://slack.com/api/" by default. */
  readonly apiUrl?: string | undefined;
  /** How long one call may take. */
  readonly timeoutMs?: number | undefined;
}

/** It must never print: what it would print holds messages and tokens. */
const SILENT: webApi.Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => webApi.LogLevel.ERROR,
  setName() {},
};

export function createClient(
  token: string | undefined,
  { apiUrl, timeoutMs = 10_000 }: ClientOptions,
): webApi.WebClient {
  return new webApi.WebClient(token, {
    ...(apiUrl && { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    timeout: timeoutMs,
    rejectRateLimitedCalls: true,
    logger: SILENT,
  });
}
