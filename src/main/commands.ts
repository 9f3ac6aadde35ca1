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

const both = (key: string) => ({ fr: texts.say('fr')(key), en: texts.say('en')(key) });

/** What Discord needs beside: the command for one's own words, and a line for when nothing can be stored. */
export const discordWords = {
  sayAgain: both('command-say-again'),
  talk: {
    about: both('command-talk-about'),
    message: { name: both('command-talk-message'), about: both('command-talk-message-about') },
  },
};

export const listedCommands: readonly ListedCommand[] = LISTED.map((key) => ({
  names: both(`command-${key}`),
  descriptions: both(`command-${key}-about`),
  scope: key === 'meetups' || key === 'help' || key === 'start' ? 'both' : 'private',
}));
