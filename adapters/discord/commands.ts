/** The slash commands Discord lists: French for everybody, English for those whose Discord is English. */
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPutAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { Suggested } from '#src/platform/adapter.ts';
import { TALK } from './codec.ts';

export interface Words {
  readonly fr: string;
  readonly en: string;
}

export interface DiscordCommand {
  /** 1 to 32 small letters, digits, dashes and underscores. */
  readonly names: Words;
  /** Cut at 100 characters. */
  readonly descriptions: Words;
  readonly scope: 'private' | 'group' | 'both';
  /** What may follow the command; what can be meant is suggested while it is typed. */
  readonly argument?: { readonly names: Words; readonly about: Words; readonly suggests?: Suggested };
  /** Listed only to those who manage the server's events. The engine checks who organises, whoever sees it. */
  readonly forOrganisers?: boolean;
}

const CONTEXTS = {
  private: [InteractionContextType.BotDM],
  group: [InteractionContextType.Guild],
  both: [InteractionContextType.Guild, InteractionContextType.BotDM],
} as const;

const english = (word: string) => ({ 'en-GB': word, 'en-US': word });
const about = ({ fr, en }: Words) => ({
  description: fr.slice(0, 100),
  description_localizations: english(en.slice(0, 100)),
});

/** The command for one's own words: what it does, and what its one option is called. */
export interface Talk {
  readonly about: Words;
  readonly message: { readonly name: Words; readonly about: Words };
}

/** All of them at once: the list replaces the one before. A listed command called `/plusun` takes words as well. */
export function commandList(
  commands: readonly DiscordCommand[],
  talk: Talk,
): RESTPutAPIApplicationCommandsJSONBody {
  const own = commands.find(({ names }) => names.fr === TALK);
  const { name, about: optionAbout } = talk.message;
  return [
    ...commands.filter((command) => command !== own).map(describe),
    {
      ...describe({ names: own?.names ?? { fr: TALK, en: TALK }, descriptions: talk.about, scope: 'both' }),
      options: [{ ...option(name, optionAbout), max_length: 2000 }],
    },
  ];
}

const describe = ({ names, descriptions, scope, argument, forOrganisers }: DiscordCommand) => ({
  type: ApplicationCommandType.ChatInput as const,
  name: names.fr,
  name_localizations: english(names.en),
  ...about(descriptions),
  contexts: [...CONTEXTS[scope]],
  integration_types: [ApplicationIntegrationType.GuildInstall],
  ...(forOrganisers && { default_member_permissions: String(PermissionFlagsBits.ManageEvents) }),
  ...(argument && {
    options: [
      {
        ...option(argument.names, argument.about),
        ...(argument.suggests && { autocomplete: true as const }),
      },
    ],
  }),
});

const option = (names: Words, words: Words) => ({
  type: ApplicationCommandOptionType.String as const,
  name: names.fr,
  name_localizations: english(names.en),
  ...about(words),
});
