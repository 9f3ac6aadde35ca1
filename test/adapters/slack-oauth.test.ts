/** A club puts PlusUn into its Slack: the real program, a browser that keeps cookies, and Slack's page of consent. */
import { readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openDatabase } from '#src/storage/database.ts';
import { freshDataDir, type Program, runProgram, startProgram } from '#test/support/program.ts';
import { type SlackServer, startSlackServer } from '#test/support/slack-server.ts';

// Each starts the real program, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

type Workspace = ReturnType<SlackServer['workspace']>;

let server: SlackServer;
let settings: Record<string, string>;
let origin: string;
let program: Program | undefined;

/** As a browser does it: redirects seen one by one, cookies sent back where they belong. */
class Browser {
  readonly #cookies = new Map<string, string>();
  readonly #language: string;
  constructor(language = 'fr') {
    this.#language = language;
  }

  async opens(url: string): Promise<{ status: number; location: string; text: string; title: string }> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { 'accept-language': this.#language, accept: 'text/html', ...(cookie && { cookie }) };
    const answer = await fetch(url, { redirect: 'manual', headers });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      expect(line).toMatch(/HttpOnly/);
      if (/Max-Age=0/.test(line)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    const text = await answer.text();
    const title = /<h1>(.*?)<\/h1>/s.exec(text)?.[1] ?? '';
    return { status: answer.status, location: answer.headers.get('location') ?? '', text, title };
  }
  /** Up to the address Slack sends it back to. */
  async consents(answer: string): Promise<string> {
    const { location } = await this.opens(`${origin}/slack/install`);
    return server.directory.answers(location, answer);
  }
  async installs({ team }: Workspace) {
    return this.opens(await this.consents(team));
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  const port = await new Promise<number>((resolve) =>
    probe.listen(0, '127.0.0.1', () => resolve((probe.address() as { port: number }).port)),
  );
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

async function start(more: Record<string, string> = {}): Promise<Program> {
  await stop();
  program = await startProgram({ ...settings, ...more });
  server.deliveries.requestUrl = `${origin}/slack/events`;
  return program;
}

async function installations() {
  const database = await openDatabase({ dataDir: join(settings['DATA_DIR'] ?? '', 'database') });
  const { rows } = await database.pool.query('select * from installation order by team_id');
  await database.close();
  return rows as { team_id: string; sealed: string }[];
}

beforeAll(async () => {
  server = await startSlackServer();
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  settings = {
    PORT: String(port),
    PUBLIC_URL: origin,
    LOG_LEVEL: 'debug',
    DATA_DIR: await freshDataDir(),
    SLACK_API_URL: server.url,
    SLACK_CLIENT_ID: server.directory.clientId,
    SLACK_CLIENT_SECRET: server.directory.clientSecret,
    SLACK_SIGNING_SECRET: server.signingSecret,
  };
});
async function stop(): Promise<void> {
  await program?.stop();
  program = undefined;
}
afterAll(async () => {
  await stop();
  await server.stop();
  rmSync(settings['DATA_DIR'] ?? '', { recursive: true, force: true });
});

test('two clubs install PlusUn, somebody in each is answered, and it lasts over a restart', async () => {
  const [nantes, reze] = [server.workspace('T1', 'Club de Nantes'), server.workspace('T2', 'Club de Rezé')];
  const [lea, malik] = [nantes.person({ name: 'Léa' }), reze.person({ name: 'Malik', locale: 'en-GB' })];
  await start();
  const done = await new Browser().installs(nantes);
  expect(done).toMatchObject({ status: 200, title: 'PlusUn est dans Club de Nantes' });
  expect(done.text).toContain('Écrivez-lui « bonjour ».');
  expect(done.text).toContain('/app_redirect?app=A0TEST&amp;team=T1');
  const english = await new Browser('en-GB').installs(reze);
  expect(english.title).toBe('PlusUn is in Club de Rezé');
  // The rights asked for at the page of consent.
  expect(server.directory.asked[0]?.get('scope')?.split(',')).toContain('chat:write');

  lea.writes('bonjour');
  malik.writes('hello');
  expect((await lea.reads(10_000)).text).toMatch(/PlusUn/);
  expect((await malik.reads(10_000)).text).toMatch(/PlusUn/);

  await start();
  const before = lea.sees.length;
  lea.writes('menu');
  await vi.waitFor(() => expect(lea.sees.length).toBeGreaterThan(before), 10_000);
  await stop();

  // In the table nothing opens anything; the key is outside, for its owner alone.
  const rows = await installations();
  expect(rows.map(({ team_id: team }) => team)).toEqual(['T1', 'T2']);
  for (const secret of server.directory.given) expect(JSON.stringify(rows)).not.toContain(secret);
  const key = join(settings['DATA_DIR'] ?? '', 'secret.key');
  expect(statSync(key).mode & 0o777).toBe(0o600);
  expect(JSON.stringify(rows)).not.toContain(readFileSync(key, 'utf8').trim());
});

describe('in the browser', () => {
  beforeAll(() => start());

  test('whatever comes back from Slack, somebody reads what to do', async () => {
    const club = server.workspace('T3', 'Club de Vertou');
    const browser = new Browser();
    const faults = async (url: string, who = browser) => {
      const { status, title, text } = await who.opens(url);
      expect(text).toContain('href="/slack/install">Recommencer</a>');
      expect(text).not.toMatch(/code-|xoxb-/);
      return [status, title];
    };
    expect(await faults(await browser.consents('denied'))).toEqual([200, 'Rien n&#39;est installé']);
    const good = await browser.consents(club.team);
    const asked = new URL(good);
    const alter = (change: (url: URL) => void) => {
      const url = new URL(good);
      change(url);
      return url.href;
    };
    const forged = [400, 'Cette installation n&#39;a pas commencé ici'];
    // Somebody else's browser, a state of one's own making, another's signature, a later hour, none at all.
    expect(await faults(good, new Browser())).toEqual(forged);
    const [id = '', until = '', signature = ''] = (asked.searchParams.get('state') ?? '').split('.');
    for (const state of [
      `${id}.${until}.${signature.slice(1)}A`,
      `${id}.${Number(until) + 1}.${signature}`,
      `${id}.${until}`,
      'x',
      '',
    ])
      expect(await faults(alter((url) => url.searchParams.set('state', state)))).toEqual(forged);
    expect(
      server.callsOf('oauth.v2.access').some(({ code }) => code === asked.searchParams.get('code')),
    ).toBe(false);
    expect(await faults(await browser.consents('organisation'))).toEqual([400, 'Choisissez un seul espace']);
    server.next('oauth.v2.access').breaks();
    expect((await faults(await browser.consents(club.team)))[0]).toBe(503);
    const wrongCode = new URL(await browser.consents(club.team));
    wrongCode.searchParams.set('code', 'code-of-nobody');
    expect(await faults(wrongCode.href)).toEqual([400, 'Slack n&#39;a pas voulu']);

    expect((await browser.installs(club)).title).toBe('PlusUn est dans Club de Vertou');
    expect((await browser.installs(club)).title).toBe('PlusUn était déjà dans Club de Vertou');
  });

  test('an answer is good once, also when its cookie is kept', async () => {
    const club = server.workspace('T4', 'Club de Bouguenais');
    const answer = await fetch(`${origin}/slack/install`, { redirect: 'manual' });
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const back = server.directory.answers(answer.headers.get('location') ?? '', club.team);
    const codes = await Promise.all(
      [1, 2, 3].map(async () => (await fetch(back, { headers: { cookie } })).status),
    );
    expect(codes.toSorted((a, b) => a - b)).toEqual([200, 400, 400]);
  });

  test('tokens, codes, states and secrets stay out of what is printed and logged', async () => {
    const club = server.workspace('T5', 'Club d’Orvault');
    const lea = club.person({ name: 'Léa' });
    const running = program;
    if (!running) throw new Error('not started');
    const browser = new Browser();
    const back = await browser.consents(club.team);
    const state = new URL(back).searchParams.get('state') ?? '';
    await new Browser().opens(back);
    await browser.opens(back);
    lea.writes('bonjour');
    await lea.reads(10_000);
    club.uninstalls();
    await vi.waitFor(() => expect(running.output).toContain('removed the program'), 10_000);
    expect(running.output).toContain('installed the program');
    const { clientSecret, given } = server.directory;
    const key = readFileSync(join(settings['DATA_DIR'] ?? '', 'secret.key'), 'utf8').trim();
    for (const secret of [...given, clientSecret, server.signingSecret, key, state, ...state.split('.')])
      expect(running.output).not.toContain(secret);
  });
});

describe('the key', () => {
  const newKey = () => Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64');

  test('of the folder gives way to SECRET_KEY; a lost one is said, and the rest of the program works', async () => {
    const club = server.workspace('T6', 'Club de Sautron');
    await start();
    await new Browser().installs(club);
    expect((await start({ SECRET_KEY: newKey() })).output).toContain('Slack : oui');
    await stop();
    // Sealed again with the new key: the old one can go.
    rmSync(join(settings['DATA_DIR'] ?? '', 'secret.key'));
    const lost = await start({ SECRET_KEY: newKey() });
    expect(lost.output).toMatch(/Slack : pas encore\. SECRET_KEY n'ouvre pas les jetons .*concernés : \d/);
    expect(lost.output).toContain("Ajoutez l'ancienne clé après une virgule");
    expect((await fetch(`${origin}/`)).status).toBe(200);
    expect((await new Browser().installs(club)).title).toBe('PlusUn était déjà dans Club de Sautron');
  });

  test('is asked for where several machines may share a database', async () => {
    const shared = { ...settings, DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' };
    const { code, err } = await runProgram(shared, ['--check']);
    expect(code).toBe(1);
    expect(err).toMatch(/^ {2}SECRET_KEY : 32 octets en base64, obligatoires avec DATABASE_URL/m);
  });
});

test('without a public address there is nothing to install', async () => {
  await start({ PUBLIC_URL: '' });
  expect((await fetch(`${origin}/slack/install`, { redirect: 'manual' })).status).toBe(404);
  expect((await fetch(`${origin}/slack/oauth`)).status).toBe(404);
});
