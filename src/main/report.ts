/** What the person who starts the program reads. */
import type { Fault } from '#src/catalogue/load.ts';
import type { ConfigFault } from '#src/config.ts';
import type { Locale } from '#src/engine/flow.ts';
import { StartFault } from '#src/platform/start-fault.ts';
import { texts } from './parts.ts';

export interface StartReport {
  readonly address: string;
  readonly place: string;
  readonly platforms: readonly {
    readonly name: string;
    readonly setting: string;
    readonly isOn: boolean;
    readonly reason?: string;
  }[];
  readonly isDemo: boolean;
  /** The first organiser's code, while there is no organiser. */
  readonly code: string | undefined;
  readonly faults: readonly Fault[];
}

export function describeStart(report: StartReport, locale: Locale): string {
  const say = texts.say(locale);
  const platforms = report.platforms.map(({ name, setting, isOn, reason }) => {
    if (!isOn) return say('start-platform-off', { name, setting });
    return reason ? say('start-platform-on-reason', { name, reason }) : say('start-platform-on', { name });
  });
  const faults = report.faults.map(({ line, column, why }) => `  ${line}, ${column}: ${why}`);
  return [
    say('start-ready', { address: report.address }),
    '',
    say('start-platforms'),
    ...[say('start-platform-on', { name: 'web' }), say('start-terminal'), ...platforms].map((line) => `  ${line}`),
    '',
    say('start-data', { place: report.place }),
    ...(report.isDemo ? [say('start-demo')] : []),
    ...(report.code ? ['', say('start-organiser-code', { code: report.code })] : []),
    ...(faults.length > 0 ? ['', say('start-catalogue-faults', { count: faults.length }), ...faults] : []),
    '',
    say('start-stop'),
  ].join('\n');
}

export function describeConfigFaults(faults: readonly ConfigFault[], locale: Locale): string {
  const say = texts.say(locale);
  const lines = faults.map(({ setting, example }) =>
    say('start-config-fault', { setting, why: say(`start-setting-${setting}`), example }),
  );
  return [say('start-config-faults'), ...lines.map((line) => `  ${line}`)].join('\n');
}

/** One sentence that says what to do; no stack. */
export function describeFailure(error: unknown, locale: Locale): string {
  const say = texts.say(locale);
  const reason =
    error instanceof StartFault
      ? say(`start-${error.key}`, error.args)
      : say('start-failed-unknown', { kind: error instanceof Error ? error.name : 'unknown' });
  return say('start-failed', { reason });
}
