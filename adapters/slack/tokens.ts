/** Tokens that expire are exchanged in time, by one process for all. */
import type { webApi } from '@slack/bolt';
import type { Sent } from '#src/platform/adapter.ts';
import type { Installation, Installations } from '#src/platform/installations.ts';
import { type AppCredentials, exchangeGrant } from './grant.ts';
import { faultOf } from './outcome.ts';
import type { Known, Register } from './register.ts';

/** The app, and the workspaces that installed it by themselves. */
export interface SeveralWorkspaces extends AppCredentials {
  readonly installations: Installations;
}

/** Nothing can be said there at this moment. */
export class NotNow extends Error {
  override readonly name = 'NotNow';
  readonly sent: Extract<Sent, { ok: false }>;
  constructor(detail: string, retryAfterMs: number) {
    super(`Slack cannot be spoken to now: ${detail}`);
    this.sent = { ok: false, why: 'later', retryAfterMs, detail };
  }
}

export interface Tokens {
  /** A client whose token is still good for a while. @throws NotNow */
  open(known: Known): Promise<webApi.WebClient>;
  /** Undefined while another process is at it, or when there is nothing to exchange. */
  renew(installation: Installation): Promise<Known | undefined>;
}

export const SOON_MS = 1_000;
/** What an organiser has to put right is tried again at this pace. */
export const REPAIR_MS = 5 * 60_000;
/** Tokens are exchanged so long before they expire; meanwhile the old one still works. */
const EARLY_MS = 30 * 60_000;

/** @param app a client without a token */
export function createTokens(
  several: SeveralWorkspaces | undefined,
  register: Register,
  app: webApi.WebClient,
  now: () => Date,
): Tokens {
  async function renew(installation: Installation): Promise<Known | undefined> {
    const refreshToken = installation.grant?.refreshToken;
    if (!several || !refreshToken) return undefined;
    const renewed = await several.installations.renew(installation, () =>
      exchangeGrant(app, several, refreshToken, now()),
    );
    if (renewed) return register.learn(renewed);
    const found = await register.find(installation.teamId, true);
    return found?.installation.revision === installation.revision ? undefined : found;
  }

  return {
    renew,

    async open({ installation, client }) {
      if (!installation.grant || !client) throw new NotNow('wrong key', REPAIR_MS);
      const { expiresAt } = installation.grant;
      const left = expiresAt ? Date.parse(expiresAt) - now().getTime() : Infinity;
      if (left > EARLY_MS) return client;
      try {
        const renewed = await renew(installation);
        if (renewed?.client) return renewed.client;
      } catch (error) {
        const { code, detail = code } = faultOf(error);
        if (code !== 'unreachable') register.note(installation, detail);
        if (left <= 0) throw new NotNow(detail, code === 'unreachable' ? SOON_MS : REPAIR_MS);
      }
      if (left <= 0) throw new NotNow('token expired', SOON_MS);
      return client;
    },
  };
}
