/** Installations as this process knows them, each with a client that speaks there, and what is wrong with some. */
import type { webApi } from '@slack/bolt';
import type { Logger } from '#src/log.ts';
import type { Installation, Installations } from '#src/platform/installations.ts';
import { type ClientOptions, createClient } from './client.ts';
import type { SlackFault } from './outcome.ts';
import { PLATFORM } from './payload.ts';

export interface Known {
  readonly installation: Installation;
  /** Undefined when its token cannot be read. */
  readonly client: webApi.WebClient | undefined;
}

export interface Register {
  /** Looked up in the database when it is not known, or on demand. */
  find(teamId: string, isFresh?: boolean): Promise<Known | undefined>;
  learn(installation: Installation): Known;
  drop(known: Known): Promise<void>;
  /** Somebody has to look after this workspace. @param detail Slack's code */
  note(installation: Installation, detail: string): void;
  /** What was wrong there is no more. */
  worked(teamId: string): void;
  /** Reads all of them again: other processes add, renew and drop them. */
  refresh(): Promise<void>;
  fault(): SlackFault | undefined;
}

export const WRONG_KEY: SlackFault = { code: 'wrong-key' };

export function createRegister(
  installations: Installations | undefined,
  log: Pick<Logger, 'warn' | 'error'>,
  options: ClientOptions,
): Register {
  const known = new Map<string, Known>();
  const troubled = new Map<string, string>();

  function learn(installation: Installation): Known {
    const { teamId, revision, grant } = installation;
    const before = known.get(teamId);
    if (before?.installation.revision === revision && before.client) return before;
    troubled.delete(teamId);
    const learnt = { installation, client: grant && createClient(grant.token, options) };
    known.set(teamId, learnt);
    return learnt;
  }

  function unlearn(teamId: string): void {
    known.delete(teamId);
    troubled.delete(teamId);
  }

  return {
    learn,

    async find(teamId, isFresh = false) {
      const cached = isFresh ? undefined : known.get(teamId);
      if (cached || !installations || !teamId) return cached;
      const installation = await installations.find(teamId);
      if (installation) return learn(installation);
      unlearn(teamId);
      return undefined;
    },

    async drop({ installation }) {
      await installations?.forget(installation);
      unlearn(installation.teamId);
      log.warn({ platform: PLATFORM, team: installation.teamId }, 'Slack workspace removed the program');
    },

    note({ teamId }, detail) {
      if (troubled.get(teamId) === detail) return;
      troubled.set(teamId, detail);
      log.error({ platform: PLATFORM, team: teamId, detail }, 'Slack workspace cannot be written to');
    },

    worked: (teamId) => void troubled.delete(teamId),

    async refresh() {
      const all = (await installations?.all()) ?? [];
      const present = new Set(all.map(({ teamId }) => teamId));
      for (const teamId of known.keys()) if (!present.has(teamId)) unlearn(teamId);
      for (const installation of all) learn(installation);
    },

    fault() {
      const shut = [...known.values()].filter(({ client }) => !client).length;
      if (shut > 0) return { ...WRONG_KEY, detail: String(shut) };
      return troubled.size > 0 ? { code: 'workspace', detail: String(troubled.size) } : undefined;
    },
  };
}
