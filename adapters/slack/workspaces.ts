/**
 * The workspaces the program speaks in: the one of SLACK_BOT_TOKEN, and those that installed it by themselves. What is
 * wrong with one of them stays with that one.
 */
import type { Logger } from '#src/log.ts';
import type { Sent } from '#src/platform/adapter.ts';
import { type ClientOptions, createClient } from './client.ts';
import { InboxUnavailable } from './http.ts';
import { faultOf, faultOfCode, type SlackFault } from './outcome.ts';
import { createOwn, type Own } from './own.ts';
import { type Me, PLATFORM } from './payload.ts';
import type { ClientFor } from './profiles.ts';
import { createRegister, type Known, type Register, WRONG_KEY } from './register.ts';
import { createTokens, NotNow, REPAIR_MS, type SeveralWorkspaces, SOON_MS, type Tokens } from './tokens.ts';

export interface WorkspacesOptions extends ClientOptions {
  readonly botToken?: string | undefined;
  readonly several?: SeveralWorkspaces | undefined;
  /** Words taken for commands. */
  readonly commands: ReadonlySet<string>;
  readonly now: () => Date;
  readonly log: Pick<Logger, 'warn' | 'error'>;
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

interface Parts {
  readonly several: SeveralWorkspaces | undefined;
  readonly own: Own | undefined;
  readonly register: Register;
  readonly tokens: Tokens;
  readonly log: WorkspacesOptions['log'];
  isOwn(teamId: string): boolean;
}

export function createWorkspaces(options: WorkspacesOptions): Workspaces {
  const { botToken, several, commands, now, log } = options;
  const own = botToken ? createOwn(botToken, commands, options) : undefined;
  const register = createRegister(several?.installations, log, options);
  const tokens = createTokens(several, register, createClient(undefined, options), now);
  const isOwn = (teamId: string) => own !== undefined && (!several || !teamId || teamId === own.me?.teamId);
  const parts: Parts = { several, own, register, tokens, log, isOwn };

  return {
    introduce: async () => own?.introduce(),
    refresh: () => register.refresh(),
    fault: () => (several ? (own?.fault ?? register.fault()) : undefined),
    judge: (teamId, sent) => judge(parts, teamId, sent),

    async clientFor(teamId) {
      if (isOwn(teamId)) return own?.client;
      let found: Known | undefined;
      try {
        found = await register.find(teamId);
        if (!found && own && !own.me && (await own.introduce()).teamId === teamId) return own.client;
      } catch (error) {
        throw new NotNow(faultOf(error).detail ?? 'not known yet', SOON_MS);
      }
      return found && tokens.open(found);
    },

    async meIn(teamId = '') {
      try {
        const found = isOwn(teamId) ? undefined : await register.find(teamId);
        if (found) return { teamId, userId: found.installation.botUserId, botId: undefined, commands };
        const me = await own?.introduce();
        return isOwn(teamId) ? me : undefined;
      } catch (cause) {
        throw new InboxUnavailable('The workspace is not known yet.', { cause });
      }
    },

    async gone(teamId) {
      const found = await register.find(teamId, true);
      const fault = found && (await test(found));
      if (fault?.code === 'unreachable') throw new InboxUnavailable('Slack did not say whether it is gone.');
      // Redelivered late, the news may be of an earlier installation than the one that works.
      if (found && fault) await register.drop(found);
    },
  };
}

/** Whether Slack still takes the token; its fault when it does not, or could not be asked. */
const test = ({ client }: Known): Promise<SlackFault | undefined> =>
  client ? client.auth.test().then(() => undefined, faultOf) : Promise.resolve(WRONG_KEY);

/** Slack's codes for a token that will never work again; others may be put right over there. */
const TAKEN_AWAY: ReadonlySet<string> = new Set(['token_revoked', 'account_inactive']);

async function judge(parts: Parts, teamId: string, sent: Sent): Promise<Sent> {
  const { several, own, register, tokens, log, isOwn } = parts;
  if (sent.ok) {
    register.worked(teamId);
    if (own && isOwn(teamId)) own.fault = undefined;
  }
  if (!several || sent.ok || sent.why !== 'credentials') return sent;
  const detail = sent.detail ?? 'refused';
  const later = (retryAfterMs: number): Sent => ({ ok: false, why: 'later', retryAfterMs, detail });
  if (own && isOwn(teamId)) {
    own.fault = faultOfCode(detail);
    return later(REPAIR_MS);
  }
  try {
    // With the token of this moment: the message may have left with an older one.
    const found = await register.find(teamId, true);
    const fault = found && (await test(found));
    const isTaken = TAKEN_AWAY.has(fault?.detail ?? '');
    if (found && isTaken) await register.drop(found);
    if (!found || isTaken) return { ok: false, why: 'unreachable', detail };
    if (!fault && TAKEN_AWAY.has(detail)) return later(SOON_MS);
    if (detail === 'token_expired' && (await tokens.renew(found.installation))) return later(SOON_MS);
    register.note(found.installation, detail);
  } catch (error) {
    log.warn({ platform: PLATFORM, team: teamId, fault: faultOf(error).code }, 'Slack token not checked');
  }
  return later(REPAIR_MS);
}
