/** The commands platforms list in their menus, named and described in both languages (texts `command-…`). */
import type { Locale } from '#src/engine/flow.ts';
import type { Suggested } from '#src/platform/adapter.ts';
import { texts } from './parts.ts';

const LISTED = [
  'start',
  'menu',
  'find',
  'mentor',
  'meetups',
  'plus-one',
  'question',
  'circle',
  'scam',
  'obligations',
  'check-up',
  'handover',
  'alerts',
  'link',
  'report',
  'answers',
  'data',
  'language',
  'help',
  'cancel',
] as const;

export interface ListedCommand {
  readonly names: Readonly<Record<Locale, string>>;
  readonly descriptions: Readonly<Record<Locale, string>>;
  readonly scope: 'private' | 'both';
  /** What may be said with it, and what a platform may suggest while it is typed. */
  readonly argument?: CommandArgument;
  /** A courtesy of the menu: who organises is checked when the command is used. */
  readonly forOrganisers?: boolean;
}

interface CommandArgument {
  readonly names: Readonly<Record<Locale, string>>;
  readonly about: Readonly<Record<Locale, string>>;
  /** Absent: nothing can be suggested (a code). */
  readonly suggests?: Suggested;
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

/** Commands with an argument, and what can be suggested for it. */
const ARGUMENTS: Readonly<Partial<Record<(typeof LISTED)[number], Suggested | 'nothing'>>> = {
  find: 'resource',
  mentor: 'need',
  meetups: 'place',
  scam: 'nothing',
  link: 'nothing',
};

function argumentOf(key: (typeof LISTED)[number]): CommandArgument | undefined {
  const suggests = ARGUMENTS[key];
  return (
    suggests && {
      names: both(`command-${key}-argument`),
      about: both(`command-${key}-argument-about`),
      ...(suggests !== 'nothing' && { suggests }),
    }
  );
}

/** What Telegram shows before the first message, and to whoever presses a button while nothing can be stored. */
export const telegramWords = { profile: both('command-profile'), notYet: both('command-not-yet') };

/** WhatsApp's lists unfold under a button of ours. */
export const whatsappWords = { choose: both('command-choose') };

export const listedCommands: readonly ListedCommand[] = LISTED.map((key) => {
  const argument = argumentOf(key);
  return {
    names: both(`command-${key}`),
    descriptions: both(`command-${key}-about`),
    scope: key === 'meetups' || key === 'help' || key === 'start' ? 'both' : 'private',
    ...(argument && { argument }),
  };
});

/** Only for menus that differ by person. */
export const organiserCommands: readonly ListedCommand[] = [
  'new-meetup',
  'manage-meetups',
  'announce',
  'bind',
  'unbind',
  'spaces',
  'invite',
  'coverage',
  'rehearsal',
  'selection',
  'opinions',
].map((key) => ({
  names: both(`command-${key}`),
  descriptions: both(`command-${key}-about`),
  scope: 'both',
  forOrganisers: true,
}));

/** On Discord answers in a server are whispered: there too, every command is one's own business. */
export const discordCommands: readonly ListedCommand[] = [...listedCommands, ...organiserCommands].map(
  (command) => ({ ...command, scope: 'both' }),
);
