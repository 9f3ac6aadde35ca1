/** Telegram, Discord, Slack and WhatsApp, stood in for, with the real adapters, engine and database behind them. */
import { randomBytes } from 'node:crypto';
import { type App, createApp } from '#src/app.ts';
import { offerOrganiserCode } from '#src/clubs/organiser-code.ts';
import { readConfig } from '#src/config.ts';
import { listedCommands } from '#src/main/commands.ts';
import { createParts } from '#src/main/parts.ts';
import { emptyDatabase, freshDatabase, type TestDatabase } from './database.ts';
import { makeAdapter as makeDiscord } from './discord-adapter.ts';
import { type DiscordServer, startDiscordServer } from './discord-server.ts';
import { onDiscord, onSlack, onTelegram, onWhatsApp, type PlatformName, type Player } from './player.ts';
import { makeSocketAdapter as makeSlack } from './slack-adapter.ts';
import { type SlackServer, startSlackServer } from './slack-server.ts';
import { makeAdapter as makeTelegram } from './telegram-adapter.ts';
import { startTelegramServer, type TelegramServer } from './telegram-server.ts';
import { makeAdapter as makeWhatsApp } from './whatsapp-adapter.ts';
import { startWhatsAppServer } from './whatsapp-server.ts';

/** Messages to one person are paced, a second apart: time runs so much faster here. */
const HASTE = 60;
/** Behind the real time, so that what is due is due at once. */
const BEHIND_MS = 24 * 3_600_000;

export interface ThreePlatforms {
  readonly app: App;
  readonly database: TestDatabase;
  readonly telegram: TelegramServer;
  readonly discord: DiscordServer;
  readonly slack: SlackServer;
  person(platform: PlatformName | 'whatsapp', name: string): Player;
  /** An empty town; resolves to the first organiser's code. */
  beginsAnew(): Promise<string>;
  close(): Promise<void>;
}

export async function openThreePlatforms(): Promise<ThreePlatforms> {
  const [telegram, discord, slack, whatsapp, database] = await Promise.all([
    startTelegramServer(),
    startDiscordServer(),
    startSlackServer(),
    startWhatsAppServer({ burst: 1000 }),
    freshDatabase(),
  ]);
  const read = readConfig({ LOG_LEVEL: 'error' });
  if (!read.ok) throw new Error('The settings of the test are wrong.');
  const began = Date.now();
  const clock = () => new Date(began - BEHIND_MS + (Date.now() - began) * HASTE);
  const commands = { commands: listedCommands };
  const posted = await makeWhatsApp(whatsapp, { timeoutMs: 10_000 });
  const adapters = [
    posted.adapter,
    makeTelegram(telegram, { ...commands, timeoutMs: 10_000 }).adapter,
    makeDiscord(discord, { ...commands, timeoutMs: 10_000 }).adapter,
    makeSlack(slack, { ...commands, timeoutMs: 10_000 }).adapter,
  ];
  const app = createApp({ ...createParts(read.config, database).parts, clock }, adapters);
  await app.start();
  const seats = {
    telegram: (name: string) => onTelegram(telegram, name),
    discord: (name: string) => onDiscord(discord, name),
    slack: (name: string) => onSlack(slack, name),
    whatsapp: (name: string) => onWhatsApp(whatsapp, name),
  };
  return {
    app,
    database,
    telegram,
    discord,
    slack,
    person: (platform, name) => seats[platform](name),
    async beginsAnew() {
      await untilQuiet(database);
      await emptyDatabase(database);
      const code = await offerOrganiserCode(database.prisma, (size) => randomBytes(size), clock());
      return code ?? '';
    },
    async close() {
      await app.stop();
      await Promise.all([telegram.stop(), discord.stop(), slack.stop(), whatsapp.stop(), posted.close()]);
      await database.close();
    },
  };
}

/** Nothing is being handled or sent. */
async function untilQuiet({ pool }: TestDatabase): Promise<void> {
  for (;;) {
    const { rows } = await pool.query(
      `select (select count(*) from inbox where state = 'pending')
            + (select count(*) from outbox where state in ('pending', 'sending')) as open`,
    );
    if (Number(rows[0]?.open) === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
