/** The platforms this installation is set up for. What is off is not even loaded. */
import { randomBytes, randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { createDemoAdapter } from '#adapters/demo/adapter.ts';
import type { Install } from '#adapters/slack/oauth.ts';
import { createTerminalAdapter, TERMINAL, type TerminalAdapter } from '#adapters/terminal/adapter.ts';
import { createWebAdapter, type WebAdapter } from '#adapters/web/adapter.ts';
import type { App } from '#src/app.ts';
import type { Cluster } from '#src/cluster/cluster.ts';
import { threadBell } from '#src/cluster/thread-bell.ts';
import type { Config, Setting } from '#src/config.ts';
import type { Logger } from '#src/log.ts';
import type { Adapter, PlatformStatus } from '#src/platform/adapter.ts';
import { createPostgresThread } from '#src/platform/postgres-thread.ts';
import type { ThreadStore } from '#src/platform/thread.ts';
import type { Database } from '#src/storage/database.ts';
import { keepSecret } from '#src/storage/kept-secret.ts';
import {
  discordCommands,
  discordWords,
  listedCommands,
  organiserCommands,
  telegramWords,
  whatsappWords,
} from './commands.ts';
import { texts } from './parts.ts';
import type { PlatformReport } from './report.ts';
import { createSlack } from './slack.ts';
import { routeSlackInstall } from './slack-pages.ts';
import { routeStatus } from './status-page.ts';
import { type StatusSource, type StatusWatch, watchStatus } from './status.ts';

/** What a network's adapter has beyond the three verbs: how it is doing, and where it wants to be posted to. */
interface Networked extends Adapter {
  status(): PlatformStatus;
  readonly webhook?: Posted;
  readonly http?: Posted;
}
interface Posted {
  readonly path: string;
  handle(request: Request): Promise<Response>;
}

interface Network {
  readonly name: string;
  readonly setting: Setting;
  /** Undefined while its setting is missing. */
  readonly adapter: Networked | undefined;
}

export interface Platforms {
  readonly adapters: readonly Adapter[];
  readonly web: WebAdapter;
  readonly terminal: TerminalAdapter;
  report(): readonly PlatformReport[];
  /** Ends what watches them; the adapters are stopped by the app. */
  stop(): void;
}

export interface PlatformsParts {
  readonly config: Config;
  readonly database: Database;
  readonly cluster: Cluster;
  readonly log: Logger;
  readonly app: () => App;
  /** Pages of the program itself: how it lives. */
  readonly routes: (routes: Hono) => void;
}

export async function createPlatforms(parts: PlatformsParts): Promise<Platforms> {
  const { config, database, cluster, log, app } = parts;
  const slack = await createSlack(config, database, log);
  const networks: readonly Network[] = [
    { name: 'Telegram', setting: 'TELEGRAM_BOT_TOKEN', adapter: await telegramOf(config, database, log) },
    { name: 'Discord', setting: 'DISCORD_BOT_TOKEN', adapter: await discordOf(config, log) },
    { name: 'Slack', setting: 'SLACK_BOT_TOKEN', adapter: slack?.adapter },
    { name: 'WhatsApp', setting: 'WHATSAPP_TOKEN', adapter: await whatsappOf(config, log) },
  ];
  const on = networks.flatMap(({ adapter }) => (adapter ? [adapter] : []));
  const bell = threadBell(cluster.signals);
  const web = webOf(
    parts,
    createPostgresThread(database.prisma, 'web', bell),
    on.flatMap(({ webhook, http }) => webhook ?? http ?? []),
    () => status,
    slack?.install,
  );
  const sources = networks.map((network) => sourceOf(network, cluster));
  const status = watchStatus([...OURS, ...sources], database, () => new Date());
  const terminal = createTerminalAdapter({
    thread: createPostgresThread(database.prisma, TERMINAL, bell),
    settled: (account) => app().settled(TERMINAL, account, account),
    clock: () => new Date(),
    newId: randomUUID,
  });
  return {
    adapters: [web, terminal, createDemoAdapter({ now: () => new Date() }), ...on],
    web,
    terminal,
    report: () => networks.map((network) => describe(network, app())),
    stop: () => status.stop(),
  };
}

function webOf(
  { config, log, routes: addRoutes }: PlatformsParts,
  thread: ThreadStore,
  posted: readonly Posted[],
  status: () => StatusWatch,
  install: Install | undefined,
): WebAdapter {
  const isSecure = config.PUBLIC_URL?.startsWith('https:') ?? false;
  return createWebAdapter({
    port: config.PORT,
    host: config.HOST,
    thread,
    words: (locale, key, args) => texts.say(locale)(key, args),
    log,
    secureCookies: isSecure,
    extraRoutes: (routes, sheet) => {
      addRoutes(routes);
      routeStatus(routes, sheet, status);
      if (install) routeSlackInstall(routes, sheet, install, isSecure);
      // Some ask with GET whether the address is ours; the others are told what is allowed.
      for (const { path, handle } of posted) routes.all(path, (context) => handle(context.req.raw));
    },
  });
}

async function telegramOf(config: Config, { prisma }: Database, log: Logger): Promise<Networked | undefined> {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot, PUBLIC_URL: url } = config;
  if (!token) return undefined;
  const { createTelegramAdapter } = await import('#adapters/telegram/adapter.ts');
  // Telegram proves with it who posts; without one of the installer's, one is made and kept.
  const made = () =>
    keepSecret(prisma, 'telegram-webhook-secret', () => randomBytes(24).toString('base64url'));
  const secret = url ? (config.TELEGRAM_WEBHOOK_SECRET ?? (await made())) : undefined;
  return createTelegramAdapter({
    token,
    ...(apiRoot && { apiRoot }),
    ...(url && secret && { webhook: { url, secret } }),
    commands: [
      ...listedCommands,
      ...organiserCommands.map((command) => ({ ...command, scope: 'organiser' as const })),
    ],
    ...telegramWords,
    log,
  });
}

async function discordOf(config: Config, log: Logger): Promise<Networked | undefined> {
  const { DISCORD_BOT_TOKEN: token, DISCORD_API_ROOT: apiRoot } = config;
  if (!token) return undefined;
  const { createDiscordAdapter } = await import('#adapters/discord/adapter.ts');
  return createDiscordAdapter({
    token,
    ...(apiRoot && { apiRoot }),
    commands: discordCommands,
    words: discordWords,
    log,
  });
}

async function whatsappOf(config: Config, log: Logger): Promise<Networked | undefined> {
  const {
    WHATSAPP_TOKEN: token,
    WHATSAPP_PHONE_ID: phoneId,
    WHATSAPP_APP_SECRET: appSecret,
    WHATSAPP_VERIFY_TOKEN: verifyToken,
    WHATSAPP_TEMPLATE: template,
    WHATSAPP_API_ROOT: apiRoot,
  } = config;
  if (!token || !phoneId || !appSecret || !verifyToken) return undefined;
  const { createWhatsAppAdapter } = await import('#adapters/whatsapp/adapter.ts');
  return createWhatsAppAdapter({
    token,
    phoneId,
    appSecret,
    verifyToken,
    ...(template && { template }),
    ...(apiRoot && { apiRoot }),
    ...whatsappWords,
    log,
  });
}

/** Our own channels are there as long as the program is. */
const OURS: readonly StatusSource[] = [
  { platform: 'web', name: 'Web', status: () => ({ state: 'ok' }) },
  { platform: TERMINAL, name: 'Terminal', status: () => ({ state: 'ok' }) },
];

const sourceOf = ({ name, adapter }: Network, cluster: Cluster): StatusSource => ({
  platform: name.toLowerCase(),
  name,
  status: () => {
    if (!adapter) return { state: 'off' };
    const status = adapter.status();
    if (status.state !== 'off') return status;
    // Set up, and not started here: another process listens, or nobody does yet.
    const elsewhere = cluster.others().flatMap(({ platforms }) => platforms[adapter.platform] ?? []);
    return elsewhere.find(({ state }) => state === 'ok') ?? elsewhere[0] ?? { state: 'connecting' };
  },
});

function describe({ name, setting, adapter }: Network, app: App): PlatformReport {
  const fault = adapter?.status().fault;
  return {
    name,
    setting,
    isOn: adapter !== undefined,
    isElsewhere: adapter !== undefined && !app.isListening(adapter.platform),
    fault: fault && {
      key: `${name.toLowerCase()}-${fault.code}`,
      args: { detail: fault.detail ?? '' },
    },
  };
}
