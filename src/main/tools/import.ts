/**
 * `npm run import -- FILE [--format NAME] [--report FAULTS.csv] [--shrink]`: brings a file of aids into the catalogue.
 * Exit code 0: all of it is in; 2: it is in, but for rows that are told; 1: nothing was changed.
 */
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { FileFault } from '#src/catalogue/import/entry.ts';
import { FORMATS } from '#src/catalogue/import/formats.ts';
import { openFile } from '#src/catalogue/import/read-file.ts';
import { type Imported, runImport } from '#src/catalogue/import/run.ts';
import { type Config, consoleLocale, readConfig, readEnvironment } from '#src/config.ts';
import { createLog } from '#src/log.ts';
import { StartFault } from '#src/platform/start-fault.ts';
import { newId, texts } from '../parts.ts';
import { describeConfigFaults, describeFailure } from '../report.ts';
import { withEntries } from './entries.ts';
import { createFaultReport, summary } from './import-report.ts';
import { createProgress } from './progress.ts';

const { variables } = readEnvironment();
const locale = consoleLocale(variables);
const say = texts.say(locale);
const UNCHANGED = 1;
const WITH_FAULTS = 2;

class UsageFault extends Error {}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      options: { format: { type: 'string' }, report: { type: 'string' }, shrink: { type: 'boolean' } },
      allowPositionals: true,
    });
    const [file, ...others] = positionals;
    const format = FORMATS.find((name) => name === values.format);
    if (file === undefined || others.length > 0) throw new UsageFault();
    if (values.format !== undefined && format === undefined) throw new UsageFault();
    return { file, format, report: values.report, mayShrink: values.shrink === true };
  } catch {
    throw new UsageFault(say('import-usage', { formats: FORMATS.join(', ') }));
  }
}

async function bringIn(config: Config, asked: ReturnType<typeof readArguments>): Promise<Imported> {
  const opened = await openFile(asked.file, asked.format);
  const { format, source, text } = opened;
  console.log(say('import-begins', { file: basename(asked.file), format, source, encoding: text.encoding }));
  const faults = createFaultReport(say, basename(asked.file), asked.report);
  const progress = createProgress(process.stderr, (percent, count) =>
    say('import-progress', { percent, count }),
  );
  const both = (key: string) => ({ fr: texts.say('fr')(key), en: texts.say('en')(key) });
  const words = { firstStep: both('import-first-step'), anyFirm: both('import-any-firm') };
  const now = new Date();
  let read = 0;
  const rows = opened.rows({ today: now.toISOString().slice(0, 10), words }, (bytes) => (read = bytes));
  try {
    return await withEntries(config, (store) =>
      runImport({
        store,
        source,
        runId: newId(),
        now,
        rows,
        mayShrink: asked.mayShrink,
        onFault: (fault) => faults.add(fault),
        onRow: (count) => progress.at(read / text.bytes, count),
      }),
    );
  } finally {
    progress.end();
    for (const line of await faults.close()) console.error(line);
  }
}

function describe(error: unknown): string {
  if (error instanceof FileFault)
    return say('import-failed', { why: say(`import-file-${error.key}`, error.args) });
  if (error instanceof UsageFault) return error.message;
  if (error instanceof StartFault) return describeFailure(error, locale);
  if (variables['LOG_LEVEL'] === 'debug') createLog('debug').error({ err: error }, 'the import failed');
  return say('import-failed', {
    why: say('import-file-unknown', { kind: error instanceof Error ? error.message : '' }),
  });
}

async function main(): Promise<number> {
  const asked = readArguments();
  const read = readConfig(variables);
  if (!read.ok) {
    console.error(describeConfigFaults(read.faults, locale));
    return UNCHANGED;
  }
  const imported = await bringIn(read.config, asked);
  for (const line of summary(say, imported)) console.log(line);
  return imported.faulty > 0 ? WITH_FAULTS : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(describe(error));
  process.exitCode = UNCHANGED;
}
process.exit();
