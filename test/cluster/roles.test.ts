/** One installation as four processes, each with one role, on a real PostgreSQL: people notice nothing. */
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { readConfig } from '#src/config.ts';
import { openProcesses, type Processes } from '#test/support/processes.ts';
import { type Program, talkInTerminal } from '#test/support/program.ts';
import { hasPostgres, hasRedis } from '#test/support/services.ts';
import { startTelegramServer, type TelegramServer } from '#test/support/telegram-server.ts';
import { WebVisitor } from '#test/support/web-visitor.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const ONE_EACH = ['intake', 'engine', 'delivery', 'scheduler'] as const;

describe.each([
  ['PostgreSQL alone', false, hasPostgres],
  ['PostgreSQL and Redis', true, hasPostgres && hasRedis],
])('%s', (_, withRedis, isHere) => {
  describe.skipIf(!isHere)('a process for each role', () => {
    let telegram: TelegramServer;
    let processes: Processes;
    let programs: Record<(typeof ONE_EACH)[number], Program>;

    beforeAll(async () => {
      telegram = await startTelegramServer();
      processes = await openProcesses(
        { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.url },
        { hasRedis: withRedis },
      );
      // All at once, on an empty database.
      const [intake, engine, delivery, scheduler] = await Promise.all(
        ONE_EACH.map((role) => processes.start(role)),
      );
      if (!intake || !engine || !delivery || !scheduler) throw new Error('four were started');
      programs = { intake, engine, delivery, scheduler };
    });
    afterAll(async () => {
      await processes?.close();
      await telegram?.stop();
    });

    test('each says what it does', async () => {
      expect(programs.intake.output).toContain('Ce processus : intake');
      expect(programs.intake.output).toContain('Telegram : oui');
      expect(programs.engine.output).toContain('PlusUn est prêt, pour sa part : engine');
      for (const program of Object.values(programs)) {
        const ready = await fetch(`${program.address.replace(/\/readyz$/, '')}/readyz`);
        expect(ready.status).toBe(200);
      }
      const members = await processes.query<{ roles: string[] }>('select roles from member');
      expect(members.flatMap(({ roles }) => roles).sort()).toEqual([...ONE_EACH].sort());
      // One demonstration, one code.
      expect(await processes.query('select id from club')).toHaveLength(1);
      expect(Object.values(programs).filter(({ code }) => code)).toHaveLength(1);
    });

    test('a visitor reads answers at once that another process wrote', async () => {
      const visitor = new WebVisitor(programs.intake.address);
      await visitor.arrives();
      await visitor.reads('1/4');
      const waits: number[] = [];
      for (const [said, expected] of [
        ['boulangère', '2/4'],
        ['passer', '3/4'],
        ['passer', '4/4'],
      ] as const) {
        const began = performance.now();
        await visitor.says(said, expected);
        waits.push(performance.now() - began);
      }
      expect(Math.max(...waits), `${waits.map(Math.round).join(', ')} ms`).toBeLessThan(2_500);
    });

    test('somebody on Telegram is answered', async () => {
      const lea = telegram.person({ firstName: 'Léa', languageCode: 'fr' });
      lea.says('/start');
      expect((await lea.reads(15_000)).text).toContain('PlusUn');
    });

    test('a reminder that is due is done by the scheduler, and read', async () => {
      const visitor = new WebVisitor(programs.intake.address);
      await visitor.arrives();
      await visitor.reads('1/4');
      for (const expected of ['2/4', '3/4', '4/4']) await visitor.says('passer', expected);
      await visitor.says('passer', '');
      await visitor.says('/plus1', '?');
      await visitor.says('Appeler la banque', '?');
      await visitor.says('demain', "C'est noté");
      const moved = await processes.query(
        `update due set due_at = now() where work = 'people.plus-one.due' returning id`,
      );
      expect(moved).toHaveLength(1);
      await visitor.reads('Appeler la banque');
    }, 60_000);

    test('the terminal works beside them', async () => {
      const environment = {
        DATABASE_URL: processes.postgres.url,
        ...(processes.redis && { REDIS_URL: processes.redis.url }),
        LOG_LEVEL: 'silent',
      };
      expect(await talkInTerminal(environment, 'Paul', ['bonjour'])).toContain('PlusUn');
    });
  });
});

describe.skipIf(!hasPostgres)('a process that comes and goes', () => {
  test('an engine that dies is replaced by the others: what it had waits seconds, not for ever', async () => {
    const processes = await openProcesses();
    onTestFinished(() => processes.close());
    const [intake, first] = await Promise.all([
      processes.start('intake'),
      processes.start('engine'),
      processes.start('engine,delivery,scheduler'),
    ]);
    const visitors = Array.from({ length: 6 }, () => new WebVisitor(intake?.address ?? ''));
    for (const visitor of visitors) {
      await visitor.arrives();
      await visitor.reads('1/4');
    }
    await first?.kill();
    await Promise.all(visitors.map((visitor) => visitor.says('boulangère', '2/4')));
  });
});

test('roles are read, and the embedded database takes only all of them', () => {
  const rolesOf = (variables: Record<string, string>) => {
    const read = readConfig(variables);
    return read.ok ? read.config.ROLES : read.faults.map(({ setting }) => setting);
  };
  const DATABASE_URL = 'postgresql://localhost/plusun';
  expect(rolesOf({})).toEqual(['intake', 'engine', 'delivery', 'scheduler']);
  expect(rolesOf({ DATABASE_URL, ROLES: 'delivery, engine' })).toEqual(['engine', 'delivery']);
  expect(rolesOf({ ROLES: 'delivery' })).toEqual(['ROLES']);
  expect(rolesOf({ DATABASE_URL, ROLES: 'delivery,cuisine' })).toEqual(['ROLES']);
});
