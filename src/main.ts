/**
 * Where the program begins: configuration in, parts wired (src/main/), start, orderly stop.
 *
 *   node src/main.ts                 the program
 *   node src/main.ts --check         starts everything, then stops
 *   node src/main.ts chat --as NAME  a seat at the terminal
 */
import { parseArgs } from 'node:util';
import { consoleLocale, readConfig, readEnvironment } from '#src/config.ts';
import { chat } from './main/chat.ts';
import { takeFolder } from './main/folder.ts';
import { texts } from './main/parts.ts';
import { startProgram } from './main/program.ts';
import { describeConfigFaults, describeFailure, describeStart } from './main/report.ts';

const environment = readEnvironment();
const locale = consoleLocale(environment);
const say = texts.say(locale);
const read = readConfig(environment);

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { as: { type: 'string' }, check: { type: 'boolean' } },
    allowPositionals: true,
    strict: false,
  });
  if (!read.ok) return fail(describeConfigFaults(read.faults, locale));
  if (positionals[0] !== 'chat') return serve(values['check'] === true);
  const name = typeof values['as'] === 'string' ? values['as'].trim() : '';
  if (!name) return fail(say('start-chat-usage'));
  await chat(read.config, name, locale);
  return 0;
}

async function serve(isCheck: boolean): Promise<number> {
  if (!read.ok) return 1;
  const { config } = read;
  const folder = config.DATABASE_URL ? undefined : await takeFolder(config);
  if (folder && !folder.ok) {
    return fail(say('start-already-running', { place: config.DATA_DIR, address: folder.holder.web }));
  }
  try {
    const running = await startProgram(config, folder);
    console.log(describeStart(running.report, locale));
    if (!isCheck) await untilAsked();
    await running.stop();
    console.log(`\n${say('start-stopped')}`);
    return 0;
  } finally {
    folder?.close();
  }
}

const untilAsked = (): Promise<unknown> =>
  new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });

function fail(message: string): number {
  console.error(message);
  return 1;
}

process.exitCode = await main().catch((error: unknown) => {
  if (environment['LOG_LEVEL'] === 'debug') console.error(error);
  return fail(describeFailure(error, locale));
});
// A platform's library may hold a timer; everything of ours has been closed.
process.exit();
