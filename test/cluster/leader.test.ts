/** Two whole processes and one Telegram bot: one polls, and another takes over when it dies, is stopped, or is cut off. */
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openCluster } from '#src/cluster/cluster.ts';
import { openProcesses, type Processes } from '#test/support/processes.ts';
import type { Program } from '#test/support/program.ts';
import { hasPostgres, type Service, startPostgres } from '#test/support/services.ts';
import { startTelegramServer, type TelegramServer } from '#test/support/telegram-server.ts';
import { openDatabase } from '#src/storage/database.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

const TAKEN_OVER_MS = 15_000;

describe.skipIf(!hasPostgres)('two processes that may poll', () => {
  let telegram: TelegramServer;
  let processes: Processes;
  let programs: Program[];

  beforeAll(async () => {
    telegram = await startTelegramServer();
    processes = await openProcesses({
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.url,
    });
    programs = [await processes.start(), await processes.start()];
  });
  afterAll(async () => {
    await processes?.close();
    await telegram?.stop();
  });

  const conflicts = () => telegram.callsOf('getUpdates').filter(({ status }) => status === 409).length;
  const polls = () => telegram.callsOf('getUpdates').length;

  test('the second one says that it stands by', () => {
    expect(programs[0]?.output).toContain('Telegram : oui\n');
    expect(programs[1]?.output).toContain('Telegram : oui. Un autre processus écoute');
  });

  test('the state of what another process listens to is shown everywhere', async () => {
    // Each process tells the others how its platforms are every two seconds.
    for (const { address } of programs)
      await vi.waitFor(
        async () => {
          const status = await fetch(`${address}/status`);
          const { platforms } = (await status.json()) as { platforms: { platform: string; state: string }[] };
          expect(platforms.find(({ platform }) => platform === 'telegram')?.state).toBe('ok');
        },
        { timeout: 10_000, interval: 200 },
      );
  });

  test('killed: the other one polls within fifteen seconds; what was said meanwhile is answered once', async () => {
    const people = ['Léa', 'Nadia', 'Paul'].map((firstName) =>
      telegram.person({ firstName, languageCode: 'fr' }),
    );
    for (const person of people) {
      person.says('/start');
      await person.reads(15_000);
    }
    await vi.waitFor(async () => expect(await processes.open()).toBe(0), { timeout: 15_000 });
    const before = people.map((person) => person.sees.length);
    await programs[0]?.kill();
    const killedAt = performance.now();
    const pollsBefore = polls();
    for (const person of people) person.says('boulangère');
    await vi.waitFor(() => expect(polls()).toBeGreaterThan(pollsBefore), {
      timeout: TAKEN_OVER_MS,
      interval: 50,
    });
    const tookMs = performance.now() - killedAt;
    console.info(`taken over ${(tookMs / 1000).toFixed(1)} s after kill -9`);
    await vi.waitFor(
      () => expect(people.map((person) => person.sees.length)).toEqual(before.map((n) => n + 1)),
      {
        timeout: 25_000,
      },
    );
    expect(people.map((person) => person.sees.at(-1)?.text)).toEqual(
      people.map(() => expect.stringContaining('2/4')),
    );
    // A moment later, still once.
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(people.map((person) => person.sees.length)).toEqual(before.map((n) => n + 1));
    expect(conflicts()).toBe(0);
  });

  test('stopped: the other one polls at once', async () => {
    programs.push(await processes.start());
    const pollsBefore = polls();
    const asked = performance.now();
    const stopped = programs[1]?.stop();
    await vi.waitFor(() => expect(polls()).toBeGreaterThan(pollsBefore), { timeout: 8_000, interval: 20 });
    console.info(`taken over ${((performance.now() - asked) / 1000).toFixed(1)} s after SIGTERM`);
    expect(await stopped).toBe(0);
    expect(performance.now() - asked).toBeLessThan(25_000);
    const awa = telegram.person({ firstName: 'Awa', languageCode: 'fr' });
    awa.says('/start');
    expect((await awa.reads(15_000)).text).toContain('PlusUn');
    expect(conflicts()).toBe(0);
  });
});

describe.skipIf(!hasPostgres)('a lease', () => {
  let server: Service;
  beforeAll(async () => {
    server = await startPostgres();
    await (await openDatabase({ databaseUrl: server.url })).close();
  });
  afterAll(() => server?.stop());

  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  const open = (id: string) =>
    openCluster({ databaseUrl: server.url, roles: ['intake'], id, version: '0', log });
  let events: string[];
  beforeEach(() => {
    events = [];
  });
  const heldBy = (who: string) => ({
    onHeld: async (token: bigint) => void events.push(`${who} held ${token}`),
    onLost: async () => void events.push(`${who} lost`),
  });

  test('given up, it is taken at once, with the next token', async () => {
    const [one, two] = await Promise.all([open('one'), open('two')]);
    const first = await one.hold('listen:a', heldBy('one'));
    const second = await two.hold('listen:a', heldBy('two'));
    expect([first.isHeld(), second.isHeld()]).toEqual([true, false]);
    await first.giveUp();
    await vi.waitFor(() => expect(events).toEqual(['one held 1', 'one lost', 'two held 2']), 3_000);
    await second.giveUp();
    await Promise.all([one.close(), two.close()]);
  });

  test('whoever loses the database stops before anybody else may begin', async () => {
    const one = await open('one');
    const keeping = await one.hold('listen:b', heldBy('one'));
    expect(keeping.isHeld()).toBe(true);
    await server.kill();
    const began = performance.now();
    await vi.waitFor(() => expect(events).toContain('one lost'), { timeout: 12_000, interval: 50 });
    expect(performance.now() - began).toBeLessThan(10_000);
    await server.restart();
    await vi.waitFor(() => expect(events.at(-1)).toMatch(/^one held/), { timeout: 10_000 });
    await keeping.giveUp();
    await one.close();
  });
});
