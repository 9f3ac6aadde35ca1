/** `/status` on the real program: one platform whose token was revoked, the others alive, and nothing private said. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { expectAccessible, hasBrowser, openBrowser } from '#test/support/browser.ts';
import { type DiscordServer, startDiscordServer } from '#test/support/discord-server.ts';
import { freshDataDir, type Program, startProgram } from '#test/support/program.ts';
import { startTelegramServer, type TelegramServer } from '#test/support/telegram-server.ts';

interface Status {
  readonly state: string;
  readonly platforms: readonly {
    readonly platform: string;
    readonly state: string;
    readonly since?: string;
    readonly fault?: { readonly code: string; readonly words: string };
    readonly waiting: { readonly in: number; readonly out: number };
  }[];
  readonly waiting: { readonly in: number; readonly out: number };
}

let telegram: TelegramServer;
let discord: DiscordServer;
let program: Program;
let dataDir: string;

beforeAll(async () => {
  [telegram, discord, dataDir] = await Promise.all([
    startTelegramServer(),
    startDiscordServer(),
    freshDataDir(),
  ]);
  program = await startProgram({
    DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'silent',
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.url,
    DISCORD_BOT_TOKEN: discord.token,
    DISCORD_API_ROOT: discord.url,
  });
});
afterAll(async () => {
  await program.stop();
  await Promise.all([telegram.stop(), discord.stop()]);
  rmSync(dataDir, { recursive: true, force: true });
});

const get = (headers: Record<string, string> = {}, query = '') =>
  fetch(`${program.address}/status${query}`, { headers });
const read = async (): Promise<Status> => (await get()).json() as Promise<Status>;
const states = async () =>
  Object.fromEntries((await read()).platforms.map(({ platform, state }) => [platform, state]));
const until = (platform: string, state: string) =>
  vi.waitFor(async () => expect(await states()).toMatchObject({ [platform]: state }), {
    timeout: 20_000,
    interval: 100,
  });

describe('/status', () => {
  test('says of each platform whether it is open, and since when', async () => {
    const status = await read();
    expect(status.state).toBe('ok');
    expect(await states()).toMatchObject({
      web: 'ok',
      terminal: 'ok',
      telegram: 'ok',
      discord: 'ok',
      slack: 'off',
    });
    expect(status.waiting).toEqual({ in: 0, out: 0 });
    for (const { state, since } of status.platforms)
      expect(state === 'off' || Date.parse(since ?? '') <= Date.now()).toBe(true);
  });

  test('a revoked token: that platform is in trouble, with what to do; the others answer; it comes back by itself', async () => {
    const lea = discord.person({ name: 'Léa' });
    const nadia = telegram.person({ firstName: 'Nadia', languageCode: 'fr' });
    nadia.says('/start');
    await nadia.reads();
    telegram.revokesToken();
    await until('telegram', 'degraded');

    const status = await read();
    expect(status.state).toBe('degraded');
    const { fault } = status.platforms.find(({ platform }) => platform === 'telegram') ?? {};
    expect(fault?.code).toBe('bad-token');
    expect(fault?.words).toContain('@BotFather');
    const said = JSON.stringify(status) + (await (await get({ accept: 'text/html' })).text());
    for (const secret of [telegram.token, discord.token, 'Nadia', String(nadia.user.id)])
      expect(said).not.toContain(secret);

    lea.writes('bonjour');
    expect((await lea.reads()).text).toContain('PlusUn');
    expect(await states()).toMatchObject({ discord: 'ok' });

    telegram.revokesToken(false);
    await until('telegram', 'ok');
    const already = nadia.sees.length;
    nadia.says('bonjour');
    await vi.waitFor(() => expect(nadia.sees.length).toBeGreaterThan(already), { timeout: 20_000 });
    expect((await read()).state).toBe('ok');
  }, 60_000);

  test('an answer refused for its token leaves once the token is right, without a restart', async () => {
    const paul = discord.person({ name: 'Paul' });
    discord.revokesToken();
    paul.writes('bonjour');
    await until('discord', 'degraded');
    // Discord closes the gateway of a token that is no more.
    discord.gateway.closesWith = 4004;
    discord.gateway.drops();
    const about = async () => (await read()).platforms.find(({ platform }) => platform === 'discord');
    await expect
      .poll(about, { timeout: 10_000 })
      .toMatchObject({ state: 'degraded', fault: { code: 'bad-token' }, waiting: { out: 1 } });
    expect(await states()).toMatchObject({ telegram: 'ok' });

    discord.gateway.closesWith = undefined;
    discord.revokesToken(false);
    expect((await paul.reads(50_000)).text).toContain('PlusUn');
    await until('discord', 'ok');
  }, 90_000);

  test('is a page for whoever asks for one, in their language', async () => {
    const french = await get({ accept: 'text/html,*/*;q=0.8', 'accept-language': 'fr' });
    expect(french.headers.get('content-type')).toContain('text/html');
    expect(await french.text()).toContain('Discord : ouvert, depuis');
    const english = await get({ accept: 'text/html', 'accept-language': 'fr' }, '?lang=en');
    const page = await english.text();
    expect(page).toContain('lang="en"');
    expect(page).toContain('Slack: closed.');
    expect((await get()).headers.get('content-type')).toContain('application/json');
    expect((await get({ accept: 'application/json' })).headers.get('vary')).toContain('Accept');
  });

  test.skipIf(!hasBrowser)('the page is accessible', async () => {
    const browser = await openBrowser();
    try {
      const page = await browser.newPage({ viewport: { width: 320, height: 640 }, locale: 'fr-FR' });
      await page.goto(`${program.address}/status`);
      await expectAccessible(page);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
    } finally {
      await browser.close();
    }
  });
});
