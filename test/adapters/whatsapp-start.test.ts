/** WhatsApp at start: what the installer reads, and the address that Meta posts to. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { freshDataDir, runProgram, startProgram } from '#test/support/program.ts';
import { PHONE_ID, startWhatsAppServer, type WhatsAppServer } from '#test/support/whatsapp-server.ts';

// Each starts the real program, on a machine that may be busy.
vi.setConfig({ testTimeout: 90_000 });

let dataDir: string;
let whatsapp: WhatsAppServer;
let settings: Record<string, string>;
beforeAll(async () => {
  dataDir = await freshDataDir();
});
beforeEach(async () => {
  whatsapp = await startWhatsAppServer();
  onTestFinished(() => whatsapp.stop());
  settings = {
    DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'silent',
    WHATSAPP_TOKEN: whatsapp.token,
    WHATSAPP_PHONE_ID: PHONE_ID,
    WHATSAPP_APP_SECRET: whatsapp.appSecret,
    WHATSAPP_VERIFY_TOKEN: whatsapp.verifyToken,
    WHATSAPP_API_ROOT: whatsapp.url,
  };
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

test('Meta finds the address ours, and Léa is answered', async () => {
  const program = await startProgram(settings);
  onTestFinished(async () => void (await program.stop()));
  expect(program.output).toContain('WhatsApp : oui');
  const webhook = new URL('/whatsapp/webhook', program.address).href;
  const asked = { 'hub.mode': 'subscribe', 'hub.challenge': '42', 'hub.verify_token': whatsapp.verifyToken };
  expect(await (await fetch(`${webhook}?${new URLSearchParams(asked)}`)).text()).toBe('42');
  whatsapp.deliveries.webhookUrl = webhook;
  const lea = whatsapp.person({ name: 'Léa' });
  lea.writes('Bonjour');
  await expect.poll(() => lea.sees.at(-1)?.text ?? '', { timeout: 20_000 }).toContain('1/4');
});

test('a token Meta refuses, and a number that is not ours', async () => {
  const token = 'EAAsomebody-elses-token-altogether';
  const refused = await runProgram({ ...settings, WHATSAPP_TOKEN: token }, ['--check']);
  expect(refused.out).toContain(
    'WhatsApp : pas encore. Meta refuse WHATSAPP_TOKEN (code 190). Refaites un jeton',
  );
  expect(refused.out + refused.err).not.toContain(token);
  const english = { ...settings, WHATSAPP_PHONE_ID: '222222222', LANG: 'en_GB.UTF-8' };
  const { code, out } = await runProgram(english, ['--check']);
  expect(code).toBe(0);
  expect(out).toContain('WhatsApp: not yet. This token does not speak for WHATSAPP_PHONE_ID (code 100).');
});

test('a token alone is not enough: what is missing is named', async () => {
  const { code, err } = await runProgram({ WHATSAPP_TOKEN: whatsapp.token, PORT: '0', DATA_DIR: dataDir });
  expect(code).toBe(1);
  for (const setting of ['WHATSAPP_PHONE_ID', 'WHATSAPP_APP_SECRET', 'WHATSAPP_VERIFY_TOKEN'])
    expect(err).toMatch(new RegExp(`^ {2}${setting} : `, 'm'));
  expect(err).not.toContain(whatsapp.token);
});
