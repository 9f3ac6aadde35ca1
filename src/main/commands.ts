/** The commands platforms list in their menus, named and described in both languages (texts `command-…`). */
import type { Locale } from '#src/engine/flow.ts';
import { texts } from './parts.ts';

const LISTED = [
  'start',
  'menu',
  'find',
  'mentor',
  'meetups',
  'plus-one',
  'data',
  'language',
  'help',
  'cancel',
] as const;

export interface ListedCommand {
  readonly names: Readonly<Record<Locale, string>>;
  readonly descriptions: Readonly<Record<Locale, string>>;
  readonly scope: 'private' | 'both';
}

export const listedCommands: readonly ListedCommand[] = LISTED.map((key) => ({
  names: { fr: texts.say('fr')(`command-${key}`), en: texts.say('en')(`command-${key}`) },
  descriptions: { fr: texts.say('fr')(`command-${key}-about`), en: texts.say('en')(`command-${key}-about`) },
  scope: key === 'meetups' || key === 'help' || key === 'start' ? 'both' : 'private',
}));
