/** Configuration in, parts wired, start, orderly stop (see src/main.js). */
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { type Config, consoleLocale, readConfig, readEnvironment } from '#src/config.ts';
import { createLog } from '#src/log.ts';
import { StartFault } from '#src/platform/start-fault.ts';
import { chat } from './chat.ts';
import { FolderInUse, takeFolder } from './folder.ts';
import { texts, warmUp } from './parts.ts';
import { startProgram } from './program.ts';
import { LONGEST_SHARED_STOP_MS, stopInTime } from './stop.ts';
import { describeConfigFaults, describeCrash, describeFailure, describeStart } from './report.ts';

const PARENT_MS = 500;
/** After this long, platforms are connected and tables read. */
const SETTLED_MS = 3_000;

const { variables, isFileUnreadable } = readEnvironment();
const locale = consoleLocale(variables);
const say = texts.say(locale);

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { as: { type: 'string' }, check: { type: 'boolean' } },
    allowPositionals: true,
    strict: false,
  });
  if (isFileUnreadable) throw new StartFault('env-file');
  const read = readConfig(variables);
  if (!read.ok) return fail(describeConfigFaults(read.faults, locale));
  if (positionals[0] !== 'chat') return serve(read.config, values['check'] === true);
  const name = typeof values['as'] === 'string' ? values['as'].trim() : '';
  if (!name) return fail(say('start-chat-usage'));
  await chat(read.config, name, locale, whenAsked());
  return 0;
}

async function serve(config: Config, isCheck: boolean): Promise<number> {
  const folder = config.DATABASE_URL ? undefined : await takeFolder(config, 'program');
  if (folder && !folder.ok) throw new FolderInUse(config, folder.holder);
  try {
    const running = await startProgram(config, folder);
    const asked = whenAsked();
    console.log(describeStart(running.report, locale));
    // After the report, and before anybody can have typed a line.
    warmUp();
    setTimeout(letGo, SETTLED_MS).unref();
    if (!isCheck && !asked.aborted) await once(asked, 'abort');
    await stopInTime(running.stop, config.DATABASE_URL ? LONGEST_SHARED_STOP_MS : undefined);
    console.log(`\n${say('start-stopped')}`);
    return 0;
  } finally {
    folder?.close();
  }
}

/**
 * What only the start needed is a seventh of what the program holds, and without talk nothing would collect it. Takes
 * 0.2 s, once; only where Node lends its collector (`--expose-gc`), as `npm start` does.
 */
const letGo = () => globalThis.gc?.({ type: 'major', flavor: 'last-resort', execution: 'sync' });

/** Aborts at Ctrl + C, or when the system asks; a second time ends the process at once. */
function whenAsked(): AbortSignal {
  const asked = new AbortController();
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const ask = () => {
    asked.abort();
    for (const signal of signals) process.removeListener(signal, ask);
  };
  for (const signal of signals) process.on(signal, ask);
  if (variables['npm_lifecycle_event']) {
    // npm runs us in a shell that keeps signals to itself: that the shell is gone is all we hear of it.
    const shell = process.ppid;
    setInterval(() => process.ppid !== shell && asked.abort(), PARENT_MS).unref();
  }
  return asked.signal;
}

function fail(message: string): number {
  console.error(message);
  return 1;
}

/** No stack for whoever runs the program, unless they ask for it. */
function explain(error: unknown, describe: typeof describeFailure): number {
  // Its outline only: what it quotes may be what somebody said.
  if (variables['LOG_LEVEL'] === 'debug') createLog('debug').error({ err: error }, 'the program ends');
  return fail(describe(error, locale));
}

process.once('uncaughtException', (error) => process.exit(explain(error, describeCrash)));
process.exitCode = await main().catch((error: unknown) => explain(error, describeFailure));
// A platform's library may hold a timer; everything of ours has been closed.
process.exit();
