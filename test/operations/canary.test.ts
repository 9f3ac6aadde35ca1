/**
 * The real program at its most talkative, with every platform: whatever people say, whoever they are, and whatever goes
 * wrong, nothing that it prints holds their words, their names or a token. Somebody's words are quoted by the database
 * itself, in ways nobody foresaw.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLog, describeFault } from '#src/log.ts';
import { startDiscordServer } from '#test/support/discord-server.ts';
import { operate } from '#test/support/operate.ts';
import { type Program, startProgram } from '#test/support/program.ts';
import { hasPostgres, type Service, startPostgres } from '#test/support/services.ts';
import { startSlackServer } from '#test/support/slack-server.ts';
import { startTelegramServer } from '#test/support/telegram-server.ts';
import { WebVisitor } from '#test/support/web-visitor.ts';
import { PHONE_ID, startWhatsAppServer } from '#test/support/whatsapp-server.ts';

const WORD = 'kanarienvogel';
const NAME = 'Serinette';
/** Said in every way that a log could break on. */
const SAYINGS = [
  `${WORD} un`,
  `"${WORD}" 'deux' « ${WORD} »`,
  `say "${WORD}" here: \\"${WORD}\\" \n    at ${WORD} (/${WORD}.ts:1:1)`,
  `où trouver un comptable, poison ${WORD} ?`,
  `un prêt pour un four, poison "${WORD}" 'poison ?`,
];

/** Fails a turn, a message or due work that speaks of poison, and quotes all it can. */
const POISON = `
  create function poison() returns trigger language plpgsql as $$
    begin
      if to_jsonb(new)::text like '%poison%' then
        raise exception 'bad row % of "%"', to_jsonb(new), new using detail = to_jsonb(new)::text,
          hint = 'say "' || to_jsonb(new)::text, table = 'session', column = 'data';
      end if;
      return new;
    end $$;
  create trigger poison before insert or update on session for each row execute function poison();
  alter table plus_one add constraint no_poison check (what not like '%poison%');`;

const says = (person: { writes(text: string): unknown }) => ({ says: (text: string) => person.writes(text) });

describe.skipIf(!hasPostgres)('the program on every platform, at level debug', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'plusun-canary-'));
  let database: Service;
  let program: Program;
  const closings: (() => Promise<unknown>)[] = [];
  let people: { says(text: string): unknown }[] = [];
  let environment: Record<string, string> = {};
  let secrets: readonly string[] = [];

  beforeAll(async () => {
    database = await startPostgres();
    closings.push(() => database.stop());
    const [telegram, discord, slack, whatsapp] = await Promise.all([
      startTelegramServer(),
      startDiscordServer(),
      startSlackServer(),
      startWhatsAppServer({ burst: 1000 }),
    ]);
    for (const server of [telegram, discord, slack, whatsapp]) closings.push(() => server.stop());
    environment = {
      DATA_DIR: dataDir,
      DATABASE_URL: database.url,
      PORT: '0',
      LOG_LEVEL: 'debug',
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.url,
      DISCORD_BOT_TOKEN: discord.token,
      DISCORD_API_ROOT: discord.url,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.url,
      WHATSAPP_TOKEN: whatsapp.token,
      WHATSAPP_PHONE_ID: PHONE_ID,
      WHATSAPP_APP_SECRET: whatsapp.appSecret,
      WHATSAPP_VERIFY_TOKEN: whatsapp.verifyToken,
      WHATSAPP_API_ROOT: whatsapp.url,
      METRICS_TOKEN: `${WORD}-metrics-token`,
      QUEUE_DASHBOARD_PASSWORD: `${WORD}-queue-password`,
    };
    secrets = [
      'TELEGRAM_BOT_TOKEN',
      'DISCORD_BOT_TOKEN',
      'SLACK_BOT_TOKEN',
      'SLACK_APP_TOKEN',
      'WHATSAPP_TOKEN',
    ]
      .map((name) => environment[name] ?? '')
      .concat(whatsapp.appSecret, whatsapp.verifyToken);
    program = await startProgram(environment);
    closings.push(() => program.stop());
    whatsapp.deliveries.webhookUrl = `${program.address}/whatsapp/webhook`;
    const visitor = new WebVisitor(program.address);
    await visitor.arrives();
    people = [
      telegram.person({ firstName: NAME, languageCode: 'fr' }),
      says(discord.person({ name: NAME })),
      says(slack.person({ name: NAME })),
      says(whatsapp.person({ name: NAME })),
      { says: (text) => visitor.says(text, '') },
    ];
  }, 120_000);
  afterAll(async () => {
    for (const close of closings.toReversed()) await close();
    rmSync(dataDir, { recursive: true });
  });

  const leaks = (output: string) => [WORD, NAME, ...secrets].filter((word) => output.includes(word));

  test('says nothing of what it heard', { timeout: 120_000 }, async () => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    for (const person of people) await person.says('bonjour');
    for (const text of SAYINGS) for (const person of people) await person.says(text);
    await client.query(POISON);
    for (const text of SAYINGS) for (const person of people) await person.says(text);
    await expect
      .poll(
        async () =>
          (await client.query(`select count(*)::int as n from inbox where state = 'parked'`)).rows[0].n,
        {
          timeout: 60_000,
        },
      )
      .toBeGreaterThan(5);
    // The database goes away in the middle.
    await client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()',
    );
    for (const person of people.slice(0, 4)) await person.says(`poison ${WORD}`);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(program.output).toContain('handling an update failed');
    expect(leaks(program.output)).toEqual([]);
    const parked = /"person":"([\w-]{12})"/.exec(program.output);
    expect(parked, 'who it was is told by a tag').not.toBeNull();
    await client.end().catch(() => {});
  });

  test('says nothing to a command either, unless words are asked for', { timeout: 60_000 }, async () => {
    const listed = await operate(environment, ['dead-letters', 'list']);
    expect(listed.output).toMatch(/in-\d+ {2}parked/);
    const id = /in-\d+/.exec(listed.output)?.[0] ?? '';
    const shown = await operate(environment, ['dead-letters', 'show', id]);
    expect(leaks(listed.output + shown.output)).toEqual([]);
    const spoken = await operate(environment, ['dead-letters', 'show', id, '--with-words']);
    expect(spoken.output).toContain(WORD);
  });

  test('metrics name kinds, never people', { timeout: 30_000 }, async () => {
    const headers = { authorization: `Bearer ${environment['METRICS_TOKEN']}` };
    const text = await (await fetch(`${program.address}/metrics`, { headers })).text();
    expect(leaks(text)).toEqual([]);
    for (const platform of ['telegram', 'discord', 'slack', 'whatsapp', 'web'])
      expect(text, platform).toMatch(
        new RegExp(`plusun_updates_total\\{platform="${platform}",status="new"\\} \\d+`),
      );
    expect(text).toMatch(/plusun_turns_total\{platform="\w+",outcome="parked"\} \d+/);
    const labels = new Set([...text.matchAll(/[{,](\w+)="/g)].map(([, label]) => label));
    const known = [
      'platform',
      'status',
      'outcome',
      'effect',
      'class',
      'kind',
      'piece',
      'queue',
      'le',
      'version',
      'major',
      'minor',
      'patch',
      'type',
      'space',
    ];
    expect([...labels].filter((label) => !known.includes(label ?? ''))).toEqual([]);
  });
});

test('what an error quotes is left out, however it quotes', () => {
  const errors = [
    new Error(`invalid input "say "${WORD}" here"`),
    new Error(`no quote at the end: "${WORD}`),
    new Error(`first line\n    at ${WORD} (/${WORD}/x.ts:1:1)`),
    Object.assign(new Error(`bad row ${WORD}`), { severity: 'ERROR', code: 'P0001', detail: WORD }),
    Object.assign(new Error(`Invalid invocation: ${WORD}`), { clientVersion: '7', meta: { value: WORD } }),
    new SyntaxError(`Unexpected token '${WORD}'`),
    new Error('x', { cause: new Error(WORD) }),
    Object.assign(new Error('x'), { name: `${WORD} said`, code: `${WORD} ` }),
    new Error(`fetch https://api.telegram.org/bot123456:${WORD}/getMe failed`),
  ];
  for (const error of errors) expect(JSON.stringify(describeFault(error)), error.message).not.toContain(WORD);
  expect(describeFault(new TypeError('x is not a function'))).toMatchObject({
    type: 'TypeError',
    message: 'x is not a function',
    at: [
      expect.stringMatching(/^test\/operations\/canary\.test\.ts:\d+:\d+$/),
      expect.anything(),
      expect.anything(),
      expect.anything(),
    ],
  });
  expect(createLog('silent')).toBeDefined();
});
