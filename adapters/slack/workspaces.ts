/**
 * The workspaces the program speaks in: the one of SLACK_BOT_TOKEN, and those that installed it by themselves. What is
 * wrong with one of them stays with that one.
 */
import type { webApi } from '@slack/bolt';
import type { Logger } from '#src/log.ts';
import type { Sent } from '#src/platform/adapter.ts';
import type { Installation, Installations } from '#src/platform/installations.ts';
import { type ClientOptions, createClient } from './client.ts';
import { type Me, PLATFORM } from './payload.ts';
import { type AppCredentials, exchangeGrant } from './grant.ts';
import { InboxUnavailable } from './http.ts';
import { faultOf, faultOfCode, type SlackFault } from './outcome.ts';
import type { ClientFor } from './profiles.ts';

export interface SeveralWorkspaces extends AppCredentials {
  readonly installations: Installations;
}

export interface WorkspacesOptions extends ClientOptions {
  readonly botToken?: string | undefined;
  readonly several?: SeveralWorkspaces | undefined;
  /** Words taken for commands. */
  readonly commands: ReadonlySet<string>;
  readonly now: () => Date;
  readonly log: Pick<Logger, 'warn' | 'error'>;
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

export interface Workspaces {
  /** @throws NotNow */
  readonly clientFor: ClientFor;
  /** Undefined where the program is not installed. @throws InboxUnavailable while that is not known. */
  meIn(teamId: string | undefined): Promise<Me | undefined>;
  /** Who SLACK_BOT_TOKEN is; asked of Slack until it answers. */
  introduce(): Promise<Me | undefined>;
  /** Slack says that it took our token away there. @throws InboxUnavailable when it cannot be asked whether that is still so. */
  gone(teamId: string): Promise<void>;
  /** What an attempt to send means: a refused token is the trouble of that workspace alone. */
  judge(teamId: string, sent: Sent): Promise<Sent>;
  /** Reads all installations again: other processes add, renew and drop them. */
  refresh(): Promise<void>;
  /** What is wrong with some of them. */
  fault(): SlackFault | undefined;
}

interface Known {
  readonly installation: Installation;
  /** Undefined when the token cannot be read. */
  readonly client: webApi.WebClient | undefined;
}

/** Tokens are exchanged so long before they expire; meanwhile the old one still works. */
const EARLY_MS = 30 * 60_000;
const SOON_MS = 1_000;
const WRONG_KEY: SlackFault = { code: 'wrong-key' };
/** What an organiser has to put right is tried again at this pace. */
const REPAIR_MS = 5 * 60_000;
/** Slack's codes for a token that will never work again; others may be put right over there. */
const TAKEN_AWAY: ReadonlySet<string> = new Set(['token_revoked', 'account_inactive']);

export function createWorkspaces(options: WorkspacesOptions): Workspaces {
  const { botToken, several, commands, now, log } = options;
  const own = botToken ? createClient(botToken, options) : undefined;
  const app = createClient(undefined, options);
  const known = new Map<string, Known>();
  /** Workspaces that somebody has to look after, with Slack's code. */
  const troubled = new Map<string, string>();
  let me: Me | undefined;
  let ownFault: SlackFault | undefined;

  function learn(installation: Installation): Known {
    const { teamId, revision, grant } = installation;
    const before = known.get(teamId);
    if (before?.installation.revision === revision && before.client) return before;
    troubled.delete(teamId);
    const learnt = { installation, client: grant && createClient(grant.token, options) };
    known.set(teamId, learnt);
    return learnt;
  }

  async function find(teamId: string, isFresh = false): Promise<Known | undefined> {
    const cached = isFresh ? undefined : known.get(teamId);
    if (cached || !several || !teamId) return cached;
    const installation = await several.installations.find(teamId);
    if (installation) return learn(installation);
    known.delete(teamId);
    troubled.delete(teamId);
    return undefined;
  }

  const isOwn = (teamId: string) => own !== undefined && (!several || !teamId || teamId === me?.teamId);

  async function introduce(): Promise<Me | undefined> {
    if (me || !own) return me;
    const {
      team_id: teamId,
      user_id: userId,
      bot_id: botId,
    } = await own.auth.test().catch((error) => {
      ownFault = faultOf(error);
      throw error;
    });
    if (!teamId || !userId) throw new Error('auth.test did not say who we are.');
    ownFault = undefined;
    me = { teamId, userId, botId, commands };
    return me;
  }

  /** With a token that is still good for a while. */
  async function open(entry: Known): Promise<webApi.WebClient | undefined> {
    const { grant } = entry.installation;
    if (!grant || !entry.client) throw new NotNow('wrong key', REPAIR_MS);
    const left = grant.expiresAt ? Date.parse(grant.expiresAt) - now().getTime() : Infinity;
    if (left > EARLY_MS) return entry.client;
    try {
      const renewed = await renew(entry.installation);
      if (renewed?.client) return renewed.client;
    } catch (error) {
      const { code, detail = code } = faultOf(error);
      if (code !== 'unreachable') note(entry.installation, detail);
      if (left <= 0) throw new NotNow(detail, code === 'unreachable' ? SOON_MS : REPAIR_MS);
    }
    if (left <= 0) throw new NotNow('token expired', SOON_MS);
    return entry.client;
  }

  /** Whether Slack still takes the token; its fault when it does not, or could not be asked. */
  const test = ({ client }: Known): Promise<SlackFault | undefined> =>
    client ? client.auth.test().then(() => undefined, faultOf) : Promise.resolve(WRONG_KEY);

  /** Undefined while another process is at it. */
  async function renew(installation: Installation): Promise<Known | undefined> {
    const refreshToken = installation.grant?.refreshToken;
    if (!several || !refreshToken) return undefined;
    const renewed = await several.installations.renew(installation, () =>
      exchangeGrant(app, several, refreshToken, now()),
    );
    if (renewed) return learn(renewed);
    const found = await find(installation.teamId, true);
    return found && found.installation.revision > installation.revision ? found : undefined;
  }

  function note({ teamId }: Installation, detail: string): void {
    if (troubled.get(teamId) === detail) return;
    troubled.set(teamId, detail);
    log.error({ platform: PLATFORM, team: teamId, detail }, 'Slack workspace cannot be written to');
  }

  async function drop({ installation }: Known): Promise<void> {
    await several?.installations.forget(installation);
    known.delete(installation.teamId);
    troubled.delete(installation.teamId);
    log.warn({ platform: PLATFORM, team: installation.teamId }, 'Slack workspace removed the program');
  }

  return {
    introduce,

    async clientFor(teamId) {
      if (isOwn(teamId)) return own;
      let entry: Known | undefined;
      try {
        entry = await find(teamId);
        if (!entry && own && !me && (await introduce())?.teamId === teamId) return own;
      } catch (error) {
        throw new NotNow(faultOf(error).detail ?? 'not known yet', SOON_MS);
      }
      return entry && open(entry);
    },

    async meIn(teamId = '') {
      try {
        const entry = me?.teamId === teamId ? undefined : await find(teamId);
        if (entry) return { teamId, userId: entry.installation.botUserId, botId: undefined, commands };
        const self = await introduce();
        if (self && isOwn(teamId)) return self;
      } catch (cause) {
        throw new InboxUnavailable('The workspace is not known yet.', { cause });
      }
      return undefined;
    },

    async gone(teamId) {
      const entry = await find(teamId, true);
      const fault = entry && (await test(entry));
      if (fault?.code === 'unreachable') throw new InboxUnavailable('Slack did not say whether it is gone.');
      // Redelivered late, the news may be of an earlier installation than the one that works.
      if (entry && fault) await drop(entry);
    },

    async judge(teamId, sent) {
      if (sent.ok) troubled.delete(teamId);
      if (sent.ok && isOwn(teamId)) ownFault = undefined;
      if (!several || sent.ok || sent.why !== 'credentials') return sent;
      const detail = sent.detail ?? 'refused';
      const later = (retryAfterMs: number): Sent => ({ ok: false, why: 'later', retryAfterMs, detail });
      if (isOwn(teamId)) {
        ownFault = faultOfCode(detail);
        return later(REPAIR_MS);
      }
      try {
        // With the token of this moment: the message may have left with an older one.
        const entry = await find(teamId, true);
        const fault = entry && (await test(entry));
        const isTaken = TAKEN_AWAY.has(fault?.detail ?? '');
        if (entry && isTaken) await drop(entry);
        if (!entry || isTaken) return { ok: false, why: 'unreachable', detail };
        if (!fault && TAKEN_AWAY.has(detail)) return later(SOON_MS);
        if (detail === 'token_expired' && (await renew(entry.installation))) return later(SOON_MS);
        note(entry.installation, detail);
      } catch (error) {
        log.warn({ platform: PLATFORM, team: teamId, fault: faultOf(error).code }, 'Slack token not checked');
      }
      return later(REPAIR_MS);
    },

    async refresh() {
      if (!several) return;
      const all = await several.installations.all();
      const present = new Set(all.map(({ teamId }) => teamId));
      for (const teamId of known.keys()) if (!present.has(teamId)) known.delete(teamId);
      for (const teamId of troubled.keys()) if (!present.has(teamId)) troubled.delete(teamId);
      for (const installation of all) learn(installation);
    },

    fault() {
      if (ownFault) return ownFault;
      const entries = [...known.values()];
      const shut = entries.filter(({ client }) => !client).length;
      if (shut > 0) return { ...WRONG_KEY, detail: String(shut) };
      return troubled.size > 0 ? { code: 'workspace', detail: String(troubled.size) } : undefined;
    },
  };
}
