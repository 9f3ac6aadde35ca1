/** What Slack's oauth.v2.access gives: for the code of an installation, or for the refresh token of an older grant. */
import type { webApi } from '@slack/bolt';
import type { Grant, Workspace } from '#src/platform/installations.ts';

/** Who we are to Slack when no workspace is meant. */
export interface AppCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

export type Granted =
  | { readonly ok: true; readonly workspace: Workspace; readonly grant: Grant }
  /** The whole organisation was chosen, which has no one workspace to speak in. */
  | { readonly ok: false };

/** @throws what the client throws; or when the answer holds no token. */
export async function exchangeCode(
  client: webApi.WebClient,
  { clientId, clientSecret }: AppCredentials,
  { code, redirectUri }: { readonly code: string; readonly redirectUri: string },
  now: Date,
): Promise<Granted> {
  const answer = await client.oauth.v2.access({
    client_id: clientId,
    client_secret: clientSecret,
    code,
    redirect_uri: redirectUri,
  });
  const { team, bot_user_id: botUserId, app_id: appId = '' } = answer;
  if (answer.is_enterprise_install || !team?.id) return { ok: false };
  if (!botUserId) throw new Error('oauth.v2.access gave no account to speak with.');
  const workspace = { teamId: team.id, teamName: team.name ?? team.id, botUserId, appId };
  return { ok: true, workspace, grant: grantOf(answer, now) };
}

export async function exchangeGrant(
  client: webApi.WebClient,
  { clientId, clientSecret }: AppCredentials,
  refreshToken: string,
  now: Date,
): Promise<Grant> {
  const answer = await client.oauth.v2.access({
    client_id: clientId,
    client_secret: clientSecret,
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
  });
  return grantOf(answer, now);
}

interface Answer {
  readonly access_token?: string;
  readonly refresh_token?: string;
  /** Seconds; absent where tokens do not expire. */
  readonly expires_in?: number;
}

function grantOf(answer: Answer, now: Date): Grant {
  const { access_token: token, refresh_token: refreshToken, expires_in: seconds } = answer;
  if (!token) throw new Error('oauth.v2.access gave no token.');
  if (!refreshToken || !seconds) return { token };
  return { token, refreshToken, expiresAt: new Date(now.getTime() + 1000 * seconds).toISOString() };
}
