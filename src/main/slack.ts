/** Slack: one workspace by its token, or several that install the program by themselves. */
import type { SlackAdapter } from '#adapters/slack/adapter.ts';
import type { Install } from '#adapters/slack/oauth.ts';
import type { SeveralWorkspaces } from '#adapters/slack/tokens.ts';
import type { Config } from '#src/config.ts';
import type { Logger } from '#src/log.ts';
import type { Database } from '#src/storage/database.ts';
import { createInstallations, resealInstallations } from '#src/storage/installations.ts';
import { createSecretBox, type Keys, parseKeys, type SecretBox } from '#src/storage/secret-box.ts';
import { keepKeyFile, readKeyFile } from '#src/storage/secret-key-file.ts';
import { listedCommands } from './commands.ts';
import { CALLBACK_PATH } from './slack-pages.ts';

export interface Slack {
  readonly adapter: SlackAdapter;
  /** Absent where workspaces cannot come back from Slack's page of consent. */
  readonly install?: Install;
}

const now = () => new Date();

/**
 * Socket Mode when there is an app token, signed posts otherwise.
 * @throws StartFault when the key of the kept tokens cannot be read.
 */
export async function createSlack(
  config: Config,
  database: Database,
  log: Logger,
): Promise<Slack | undefined> {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: secret } = config;
  const isForSeveral = config.SLACK_CLIENT_ID && config.SLACK_CLIENT_SECRET;
  if ((!botToken && !isForSeveral) || (!appToken && !secret)) return undefined;
  const { createSlackAdapter } = await import('#adapters/slack/adapter.ts');
  const box = isForSeveral ? createSecretBox(keysOf(config)) : undefined;
  if (box) await resealInstallations(database.prisma, box);
  const several = box && severalOf(config, database, box);
  const api = config.SLACK_API_URL ? { apiUrl: config.SLACK_API_URL } : {};
  const adapter = createSlackAdapter({
    ...(botToken && { botToken }),
    ...(several && { several }),
    ...(appToken ? { appToken } : { signingSecret: secret ?? '' }),
    ...api,
    commands: listedCommands,
    log,
  });
  const { PUBLIC_URL: publicUrl } = config;
  if (!several || !publicUrl || !secret) return { adapter };
  const { createInstall } = await import('#adapters/slack/oauth.ts');
  const redirectUri = publicUrl.replace(/\/+$/, '') + CALLBACK_PATH;
  const stateKey = box.derive('slack-install');
  return { adapter, install: createInstall({ ...several, ...api, redirectUri, stateKey, log, now }) };
}

/** The keys of the setting; without one, or after them, the key that was kept in the folder. */
function keysOf({ SECRET_KEY: text, DATA_DIR: dataDir }: Config): Keys {
  const keys = text ? parseKeys(text) : undefined;
  if (!keys) return keepKeyFile(dataDir);
  return [...keys, ...(readKeyFile(dataDir) ?? [])];
}

function severalOf(config: Config, { prisma }: Database, box: SecretBox): SeveralWorkspaces {
  return {
    clientId: config.SLACK_CLIENT_ID ?? '',
    clientSecret: config.SLACK_CLIENT_SECRET ?? '',
    installations: createInstallations(prisma, box, 'slack', now),
  };
}
