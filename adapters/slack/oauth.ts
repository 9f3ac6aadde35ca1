/**
 * Installing into a workspace (OAuth 2): to Slack's page of consent and back. What comes back is believed only when it
 * carries the state we signed for this very browser, at most ten minutes ago, and for the first time.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Logger } from '#src/log.ts';
import type { Installations } from '#src/platform/installations.ts';
import { type ClientOptions, createClient } from './client.ts';
import { type AppCredentials, exchangeCode } from './grant.ts';

import { faultOf } from './outcome.ts';
import { PLATFORM } from './payload.ts';

const STATE_LIFE_MS = 10 * 60_000;

/** The rights asked for; docs/slack-manifest.yaml lists the same. */
const SCOPES = [
  'app_mentions:read',
  'channels:history',
  'chat:write',
  'commands',
  'files:write',
  'groups:history',
  'im:history',
  'im:write',
  'users:read',
] as const;

export interface InstallOptions extends AppCredentials, ClientOptions {
  /** Where Slack sends the browser back to; the app's settings at Slack list the same. */
  readonly redirectUri: string;
  readonly installations: Installations;
  /** Signs states; the same in all processes. */
  readonly stateKey: Buffer;
  /** Given kinds and reasons; never tokens, codes or states. */
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>;
  readonly now: () => Date;
}

export type Installed =
  | { readonly kind: 'done' | 'again'; readonly teamName: string; readonly openUrl: string }
  /**
   * - `denied`: the person said no over there.
   * - `expired`: more than ten minutes have passed.
   * - `forged`: not begun here, or in another browser.
   * - `used`: this answer was taken before.
   * - `organisation`: a whole organisation was chosen instead of one workspace.
   * - `refused`: Slack does not take the code, or does not take us (`detail`).
   * - `unavailable`: Slack or the database does not answer.
   */
  | {
      readonly kind: 'denied' | 'expired' | 'forged' | 'used' | 'organisation' | 'refused' | 'unavailable';
      readonly detail?: string;
    };

export interface Returned {
  readonly code?: string | undefined;
  readonly state?: string | undefined;
  /** Slack's own: "access_denied". */
  readonly error?: string | undefined;
  /** What the browser was given to keep. */
  readonly browser?: string | undefined;
}

export interface Install {
  /** Where the browser goes, and what it keeps meanwhile. */
  begin(): { readonly url: string; readonly browser: string };
  /** Never throws: whatever happens, somebody looks at a page. */
  finish(returned: Returned): Promise<Installed>;
}

export function createInstall(options: InstallOptions): Install {
  const { redirectUri, apiUrl = 'https://slack.com/api/', clientId, installations, log, now } = options;
  const client = createClient(undefined, options);
  const sign = (about: string, browser: string) =>
    createHmac('sha256', options.stateKey).update(`${about} ${browser}`).digest();

  function readState(state: string, browser: string): { id: string; until: Date } | undefined {
    const [, about = '', id = '', until, signature = ''] =
      /^((\w[\w-]*)\.(\d+))\.([\w-]+)$/.exec(state) ?? [];
    const given = Buffer.from(signature, 'base64url');
    const expected = sign(about, browser);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
    return { id, until: new Date(Number(until)) };
  }

  async function exchange(code: string): Promise<Installed> {
    const granted = await exchangeCode(client, options, { code, redirectUri }, now());
    if (!granted.ok) return { kind: 'organisation' };
    const { workspace, grant } = granted;
    const { isNew } = await installations.save(workspace, grant);
    log.info({ platform: PLATFORM, team: workspace.teamId, isNew }, 'Slack workspace installed the program');
    const openUrl = new URL('../app_redirect', withSlash(apiUrl));
    openUrl.search = String(new URLSearchParams({ app: workspace.appId, team: workspace.teamId }));
    return { kind: isNew ? 'done' : 'again', teamName: workspace.teamName, openUrl: openUrl.href };
  }

  return {
    begin() {
      const browser = randomBytes(24).toString('base64url');
      const about = `${randomBytes(16).toString('hex')}.${now().getTime() + STATE_LIFE_MS}`;
      const url = new URL('../oauth/v2/authorize', withSlash(apiUrl));
      url.search = String(
        new URLSearchParams({
          client_id: clientId,
          scope: SCOPES.join(','),
          redirect_uri: redirectUri,
          state: `${about}.${sign(about, browser).toString('base64url')}`,
        }),
      );
      return { url: url.href, browser };
    },

    async finish({ code, state = '', error, browser }) {
      const known = browser ? readState(state, browser) : undefined;
      if (!known) return { kind: 'forged' };
      if (known.until < now()) return { kind: 'expired' };
      if (error === 'access_denied') return { kind: 'denied' };
      if (error || !code) return { kind: 'refused', detail: safeCode(error) };
      try {
        if (!(await installations.spend(known.id, known.until))) return { kind: 'used' };
        return await exchange(code);
      } catch (fault) {
        const { code: kind, detail = kind } = faultOf(fault);
        log.error({ platform: PLATFORM, fault: kind, detail }, 'Slack workspace could not be installed');
        return kind === 'unreachable' ? { kind: 'unavailable' } : { kind: 'refused', detail };
      }
    },
  };
}

const withSlash = (url: string) => (url.endsWith('/') ? url : `${url}/`);

/** What stands in an address was perhaps not written by Slack. */
const safeCode = (error = 'no_code'): string => (/^[a-z_]{1,40}$/.test(error) ? error : 'unknown');
