/** The story on the real program, at its real pace: one process for each way of giving out the parts. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { playStory } from '#test/support/club-story.ts';
import { type DiscordServer, startDiscordServer } from '#test/support/discord-server.ts';
import { onDiscord, onSlack, onTelegram } from '#test/support/player.ts';
import { freshDataDir, type Program, startProgram } from '#test/support/program.ts';
import { type SlackServer, startSlackServer } from '#test/support/slack-server.ts';
import { startTelegramServer, type TelegramServer } from '#test/support/telegram-server.ts';

/** Each platform once in each part. */
const ORDERS = [
  ['telegram', 'discord', 'slack'],
  ['discord', 'slack', 'telegram'],
  ['slack', 'telegram', 'discord'],
] as const;

interface Town {
  readonly telegram: TelegramServer;
  readonly discord: DiscordServer;
  readonly slack: SlackServer;
  readonly program: Program;
  readonly dataDir: string;
}

async function openTown(): Promise<Town> {
  const [telegram, discord, slack, dataDir] = await Promise.all([
    startTelegramServer(),
    startDiscordServer(),
    startSlackServer(),
    freshDataDir(),
  ]);
  const program = await startProgram({
    DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'error',
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
    DISCORD_BOT_TOKEN: discord.token,
    DISCORD_API_ROOT: discord.url,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.url,
  });
  return { telegram, discord, slack, program, dataDir };
}

async function closeTown({ telegram, discord, slack, program, dataDir }: Town): Promise<void> {
  await program.stop();
  await Promise.all([telegram.stop(), discord.stop(), slack.stop()]);
  rmSync(dataDir, { recursive: true, force: true });
}

const seat = (town: Town, platform: (typeof ORDERS)[number][number], name: string) =>
  ({
    telegram: () => onTelegram(town.telegram, name),
    discord: () => onDiscord(town.discord, name),
    slack: () => onSlack(town.slack, name),
  })[platform]();

// Messages to one person are a second apart: the stories wait side by side.
describe.concurrent('the program, each of the three on a platform of their own', () => {
  const towns = new Map<string, Town>();
  beforeAll(async () => {
    for (const order of ORDERS) towns.set(order.join(), await openTown());
  }, 180_000);
  afterAll(async () => {
    await Promise.all([...towns.values()].map(closeTown));
  });

  test.each(ORDERS)('owner on %s, mentor on %s, organiser on %s', { timeout: 120_000 }, async (...order) => {
    const town = towns.get(order.join());
    if (!town) throw new Error('The program did not start.');
    const [owner, mentor, organiser] = order;
    await playStory(
      {
        owner: seat(town, owner, 'Léa'),
        mentor: seat(town, mentor, 'Nadia'),
        organiser: seat(town, organiser, 'Olivier'),
      },
      town.program.code,
    );
    expect(town.program.output).not.toMatch(/"level":(50|60)/);
  });
});
