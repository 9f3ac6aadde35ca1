/** The program as `npm start` runs it: every platform that is set up, until it is told to stop. */
import { randomBytes, randomUUID } from 'node:crypto';
import { createDemoAdapter } from '#adapters/demo/adapter.ts';
import { createTelegramAdapter, type TelegramAdapter } from '#adapters/telegram/adapter.ts';
import { createTerminalAdapter, TERMINAL } from '#adapters/terminal/adapter.ts';
import { createWebAdapter } from '#adapters/web/adapter.ts';
import { seedDemo } from '#prisma/seed/demo.ts';
import { type App, createApp } from '#src/app.ts';
import { offerOrganiserCode } from '#src/clubs/organiser-code.ts';
import type { Config } from '#src/config.ts';
import type { Logger } from '#src/log.ts';
import type { Adapter } from '#src/platform/adapter.ts';
import { createPostgresThread } from '#src/platform/postgres-thread.ts';
import type { Database } from '#src/storage/database.ts';
import { keepSecret } from '#src/storage/kept-secret.ts';
import { listedCommands } from './commands.ts';
import type { Folder } from './folder.ts';
import { createParts, newId, openStorage, texts } from './parts.ts';
import type { StartReport } from './report.ts';

export interface Running {
  readonly report: StartReport;
  stop(): Promise<void>;
}

/** Opens the database, seeds an empty one, starts every platform. Whatever was opened is closed when a part fails. */
export async function startProgram(
  config: Config,
  folder: Extract<Folder, { ok: true }> | undefined,
): Promise<Running> {
  const opened: (() => Promise<void>)[] = [];
  const closeAll = async () => {
    for (const close of opened.splice(0).toReversed()) await close();
  };
  try {
    const database = await openStorage(config);
    opened.push(() => database.close());
    const now = new Date();
    await seedDemo(database.prisma, now, newId);
    const code = await offerOrganiserCode(database.prisma, (size) => randomBytes(size), now);

    const { parts, faults } = createParts(config, database);
    const platforms = createPlatforms(
      await withWebhookSecret(config, database),
      database,
      parts.log,
      () => app,
    );
    const app: App = createApp(parts, platforms.adapters);
    opened.push(() => app.stop());
    await app.start();
    const address = config.PUBLIC_URL ?? platforms.web.address().replace('127.0.0.1', 'localhost');
    folder?.open(platforms.terminal, address);

    const isDemo = (await database.prisma.club.count({ where: { isDemo: true, isClosed: false } })) > 0;
    return {
      report: {
        address,
        place: config.DATABASE_URL ? 'PostgreSQL' : config.DATA_DIR,
        platforms: [describeTelegram(platforms.telegram)],
        isDemo,
        code,
        faults,
      },
      stop: closeAll,
    };
  } catch (error) {
    await closeAll().catch(() => {});
    throw error;
  }
}

function createPlatforms(config: Config, { prisma, pool }: Database, log: Logger, app: () => App) {
  const telegram = config.TELEGRAM_BOT_TOKEN ? telegramOf(config, config.TELEGRAM_BOT_TOKEN, log) : undefined;
  const web = createWebAdapter({
    port: config.PORT,
    host: config.HOST,
    thread: createPostgresThread(prisma, 'web'),
    words: (locale, key, args) => texts.say(locale)(key, args),
    log,
    secureCookies: config.PUBLIC_URL?.startsWith('https:') ?? false,
    extraRoutes: (routes) => {
      routes.get('/livez', (context) => context.text('ok'));
      routes.get('/readyz', async (context) => {
        const isReady = await pool.query('select 1').then(
          () => true,
          () => false,
        );
        return context.text(isReady ? 'ok' : 'database', isReady ? 200 : 503);
      });
      const webhook = telegram?.webhook;
      if (webhook) routes.post(webhook.path, (context) => webhook.handle(context.req.raw));
    },
  });
  const terminal = createTerminalAdapter({
    thread: createPostgresThread(prisma, TERMINAL),
    settled: (account) => app().settled(TERMINAL, account, account),
    clock: () => new Date(),
    newId: randomUUID,
  });
  const demo = createDemoAdapter({ now: () => new Date() });
  const adapters: readonly Adapter[] = [web, terminal, demo, ...(telegram ? [telegram] : [])];
  return { adapters, web, terminal, telegram };
}

/** Telegram proves with it who posts; without one of the installer's, one is made and kept. */
async function withWebhookSecret(config: Config, { prisma }: Database): Promise<Config> {
  if (!config.PUBLIC_URL || !config.TELEGRAM_BOT_TOKEN || config.TELEGRAM_WEBHOOK_SECRET) return config;
  const made = () => randomBytes(24).toString('base64url');
  return { ...config, TELEGRAM_WEBHOOK_SECRET: await keepSecret(prisma, 'telegram-webhook-secret', made) };
}

function telegramOf(config: Config, token: string, log: Logger): TelegramAdapter {
  const { PUBLIC_URL: url, TELEGRAM_API_ROOT: apiRoot, TELEGRAM_WEBHOOK_SECRET: secret } = config;
  return createTelegramAdapter({
    token,
    ...(apiRoot && { apiRoot }),
    ...(url && secret && { webhook: { url, secret } }),
    commands: listedCommands,
    log,
  });
}

const describeTelegram = (telegram: TelegramAdapter | undefined): StartReport['platforms'][number] => {
  const fault = telegram?.status().fault;
  return {
    name: 'Telegram',
    setting: 'TELEGRAM_BOT_TOKEN',
    isOn: telegram !== undefined,
    fault: fault && { key: `telegram-${fault.code}`, args: { detail: fault.detail ?? '' } },
  };
};
