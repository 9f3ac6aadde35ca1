/**
 * Brings the database up to date before the program is started, or says what that would do.
 *
 *   npm run migrate             runs what is missing; other processes go on meanwhile
 *   npm run migrate -- --check  names what is missing, and changes nothing; exit code 2 when something is
 */
import { parseArgs } from 'node:util';
import pg from 'pg';
import { consoleLocale, readConfig, readEnvironment } from '#src/config.ts';
import { migrate, pendingMigrations } from '#src/storage/migrate.ts';
import { texts } from './parts.ts';
import { describeConfigFaults } from './report.ts';

const { variables } = readEnvironment();
const locale = consoleLocale(variables);
const say = texts.say(locale);

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
  const read = readConfig(variables);
  if (!read.ok) return fail(describeConfigFaults(read.faults, locale));
  const { DATABASE_URL: connectionString } = read.config;
  if (!connectionString) return fail(say('start-migrate-embedded'));
  const pool = new pg.Pool({ connectionString, max: 1, connectionTimeoutMillis: 10_000 });
  try {
    const missing = await pendingMigrations(pool);
    if (missing.length === 0) console.log(say('start-migrate-none'));
    else console.log([say('start-migrate-missing'), ...missing.map((name) => `  ${name}`)].join('\n'));
    if (values.check || missing.length === 0) return missing.length > 0 ? 2 : 0;
    await migrate(pool);
    console.log(say('start-migrate-done'));
    return 0;
  } catch (error) {
    if (variables['LOG_LEVEL'] === 'debug') console.error(error);
    return fail(say('start-failed', { reason: say('start-database-server') }));
  } finally {
    await pool.end();
  }
}

function fail(message: string): number {
  console.error(message);
  return 1;
}

process.exitCode = await main();
