/** Slack: its own Web API client to speak; Socket Mode or signed posts to listen. */
import { webApi } from '@slack/bolt';
import type { Adapter } from '#src/platform/adapter.ts';
import { createListening } from '#src/platform/listening.ts';
import { PLATFORM } from './codec.ts';
import { capabilities } from './compose.ts';
import { EVENTS_PATH, handlePost } from './http.ts';
import { type SlackStatus, take } from './intake.ts';
import { type Line, listen, type SlackOptions } from './line.ts';
import { faultOfCode } from './outcome.ts';
import { createProfiles } from './profiles.ts';
import { createSender } from './send.ts';

export interface SlackAdapter extends Adapter {
  status(): SlackStatus;
  /** To be mounted in the web server; present when Slack posts to us. */
  readonly http?: { readonly path: string; handle(request: Request): Promise<Response> };
}

/** @throws when there is no way to listen, or two. */
export function createSlackAdapter(options: SlackOptions): SlackAdapter {
  const { appToken, signingSecret: secret } = options;
  if (Boolean(appToken) === Boolean(secret))
    throw new Error(
      'Slack needs either the app token (Socket Mode) or the signing secret (HTTP); set one of them.',
    );
  const line = openLine(options);
  const send = createSender(line.clientFor);
  const listening = createListening((signal, onFirstAttempt) => listen(line, signal, onFirstAttempt));

  return {
    platform: PLATFORM,
    capabilities,
    status: () => line.status,
    ...(secret && {
      http: {
        path: EVENTS_PATH,
        handle: (request: Request) =>
          handlePost(request, { secret, now: line.now, take: (body) => take(line, body) }),
      },
    }),

    async start(receive, assist) {
      line.receive = receive;
      line.assist = assist;
      line.status = { state: 'connecting' };
      await listening.start();
    },

    async send(envelope) {
      const sent = await send(envelope);
      if (!sent.ok && sent.why === 'credentials')
        line.status = { state: 'degraded', fault: faultOfCode(sent.detail ?? '') };
      const { fault } = line.status;
      if (sent.ok && (fault?.code === 'bad-token' || fault?.code === 'missing-scope'))
        line.status = { state: 'ok' };
      return sent;
    },

    async stop() {
      line.receive = undefined;
      await Promise.all([...line.turns.values(), listening.stop()]);
      line.status = { state: 'off' };
    },
  };
}

/** It must never print: what it would print holds messages. */
const SILENT: webApi.Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => webApi.LogLevel.ERROR,
  setName() {},
};

function openLine(options: SlackOptions): Line {
  const { botToken, appToken, apiUrl, timeoutMs = 10_000, now = () => new Date() } = options;
  const settings: webApi.WebClientOptions = {
    ...(apiUrl && { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    timeout: timeoutMs,
    rejectRateLimitedCalls: true,
    logger: SILENT,
  };
  const client = new webApi.WebClient(botToken, settings);
  const clientFor = async () => client;
  const line: Line = {
    options,
    clientFor,
    appClient: appToken ? new webApi.WebClient(appToken, settings) : undefined,
    profileOf: createProfiles(clientFor, now),
    now,
    status: { state: 'off' },
    me: undefined,
    meIn: async () => line.me,
    gone(_, code) {
      line.status = { state: 'degraded', fault: faultOfCode(code) };
    },
    receive: undefined,
    assist: undefined,
    turns: new Map(),
    failures: 0,
  };
  return line;
}
