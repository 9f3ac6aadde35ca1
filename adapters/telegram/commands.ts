/** The commands Telegram lists when a person types "/": French for everybody, English for those who use it. */
import type { Api } from 'grammy';
import type { BotCommandScope } from 'grammy/types';

export interface TelegramCommand {
  /** 1 to 32 small letters, digits and underscores. */
  readonly names: { readonly fr: string; readonly en: string };
  readonly descriptions: { readonly fr: string; readonly en: string };
  /** `organiser`: listed in the private chats of organisers only. */
  readonly scope: 'private' | 'group' | 'both' | 'organiser';
}

/** What a person reads of the bot before they write to it, at most 512 characters. */
export interface TelegramProfile {
  readonly fr: string;
  readonly en: string;
}

/** No language code is the list of everybody whose language has none of its own. */
const LANGUAGES = [
  { words: 'fr' },
  { words: 'fr', language_code: 'fr' },
  { words: 'en', language_code: 'en' },
] as const;

type Scope = Extract<BotCommandScope, { type: 'all_private_chats' | 'all_group_chats' | 'chat' }>;

export async function registerCommands(api: Api, commands: readonly TelegramCommand[]): Promise<void> {
  await list(api, { type: 'all_private_chats' }, forPrivate(commands));
  const group = commands.filter(({ scope }) => scope === 'both' || scope === 'group');
  await list(api, { type: 'all_group_chats' }, group);
  await api.setChatMenuButton({ menu_button: { type: 'commands' } });
}

/** The list of one private chat: an organiser's has more. */
export async function registerRole(
  api: Api,
  commands: readonly TelegramCommand[],
  chatId: string,
  isOrganiser: boolean,
): Promise<void> {
  const scope: Scope = { type: 'chat', chat_id: Number(chatId) };
  if (isOrganiser) {
    const own = commands.filter((command) => command.scope === 'organiser');
    return list(api, scope, [...forPrivate(commands), ...own]);
  }
  for (const { words: _, ...language } of LANGUAGES) await api.deleteMyCommands({ scope, ...language });
}

/** Whatever the owner of the bot has written there stays. */
export async function registerProfile(api: Api, { fr, en }: TelegramProfile): Promise<void> {
  const { description } = await api.getMyDescription();
  if (description !== '') return;
  await api.setMyDescription(fr);
  await api.setMyDescription(en, { language_code: 'en' });
}

const forPrivate = (commands: readonly TelegramCommand[]) =>
  commands.filter(({ scope }) => scope === 'both' || scope === 'private');

async function list(api: Api, scope: Scope, commands: readonly TelegramCommand[]): Promise<void> {
  for (const { words, ...language } of LANGUAGES)
    await api.setMyCommands(
      commands.map(({ names, descriptions }) => ({
        command: names[words],
        description: descriptions[words].slice(0, 256),
      })),
      { scope, ...language },
    );
}
