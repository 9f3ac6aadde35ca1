/** What the person who starts the program reads. */
import { SeatLost } from '#adapters/terminal/link.ts';
import type { Fault } from '#src/catalogue/load.ts';
import type { ConfigFault } from '#src/config.ts';
import type { Role } from '#src/cluster/roles.ts';
import type { Locale, TextArgs } from '#src/engine/flow.ts';
import { StartFault } from '#src/platform/start-fault.ts';
import { FolderInUse } from './folder.ts';
import { texts } from './parts.ts';

export interface PlatformReport {
  readonly name: string;
  readonly setting: string;
  readonly isOn: boolean;
  /** Another process listens to it. */
  readonly isElsewhere: boolean;
  /** Why it does not work yet, and what to do: the text `start-<key>`. */
  readonly fault?: { readonly key: string; readonly args: TextArgs } | undefined;
}

export interface StartReport {
  /** What this process does, when it does not do everything. */
  readonly roles: readonly Role[] | undefined;
  readonly address: string;
  readonly place: string;
  readonly platforms: readonly PlatformReport[];
  /** The host of the language model, while one helps. */
  readonly model: string | undefined;
  readonly isDemo: boolean;
  /** The first organiser's code, while there is no organiser. */
  readonly code: string | undefined;
  readonly faults: readonly Fault[];
}

export function describeStart(report: StartReport, locale: Locale): string {
  const say = texts.say(locale);
  const { address, place } = report;
  const roles = report.roles?.join(', ');
  const data = say('start-data', { place });
  const faults = report.faults.map(({ line, column, why }) => `  ${line}, ${column}: ${why}`);
  const end = [
    ...(faults.length > 0 ? ['', say('start-catalogue-faults', { count: faults.length }), ...faults] : []),
    '',
    say('start-stop'),
  ];
  // Nobody talks to it: there is nothing to show but that it lives.
  if (roles && !report.roles?.includes('intake'))
    return [say('start-ready-part', { roles, address }), data, ...end].join('\n');
  const platforms = report.platforms.map(({ name, setting, isOn, isElsewhere, fault }) => {
    if (!isOn) return say('start-platform-off', { name, setting });
    if (isElsewhere) return say('start-platform-elsewhere', { name });
    return fault
      ? say('start-platform-not-yet', { name, reason: say(`start-${fault.key}`, fault.args) })
      : say('start-platform-on', { name });
  });
  return [
    say('start-ready', { address }),
    '',
    say('start-platforms'),
    ...[say('start-platform-on', { name: 'web' }), say('start-terminal'), ...platforms].map(
      (line) => `  ${line}`,
    ),
    '',
    data,
    ...(roles ? [say('start-roles', { roles })] : []),
    ...(report.model ? [say('start-model', { host: report.model })] : []),
    ...(report.isDemo ? [say('start-demo')] : []),
    ...(report.code ? ['', say('start-organiser-code', { code: report.code })] : []),
    ...end,
  ].join('\n');
}

export function describeConfigFaults(faults: readonly ConfigFault[], locale: Locale): string {
  const say = texts.say(locale);
  const lines = faults.map(({ setting, example }) =>
    say('start-config-fault', { setting, why: say(`start-setting-${setting}`), example }),
  );
  return [say('start-config-faults'), ...lines.map((line) => `  ${line}`)].join('\n');
}

/** What keeps the program from starting, and what to do. */
export function describeFailure(error: unknown, locale: Locale): string {
  const say = texts.say(locale);
  if (error instanceof SeatLost) return say('start-chat-lost');
  // Somebody else runs: nothing has failed.
  if (error instanceof FolderInUse) return say(`start-${error.key}`, error.args);
  const reason =
    error instanceof StartFault
      ? say(`start-${error.key}`, error.args)
      : say('start-failed-unknown', { kind: kindOf(error) });
  return say('start-failed', { reason });
}

/** A fault of ours in the running program. */
export const describeCrash = (error: unknown, locale: Locale): string =>
  texts.say(locale)('start-crashed', { kind: kindOf(error) });

/** The message of an error may quote what people said, or a password; its name does not. */
const kindOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
