/** The commands Telegram lists when a person types "/": French for everybody, English for those who use it. */
import type { Api } from 'grammy';

export interface TelegramCommand {
  /** 1 to 32 small letters, digits and underscores. */
  readonly names: { readonly fr: string; readonly en: string };
  readonly descriptions: { readonly fr: string; readonly en: string };
  readonly scope: 'private' | 'group' | 'both';
}

const SCOPES = [
  { type: 'all_private_chats', holds: 'private' },
  { type: 'all_group_chats', holds: 'group' },
] as const;
/** No language code is the list of everybody whose language has none of its own. */
const LANGUAGES = [
  { words: 'fr' },
  { words: 'fr', language_code: 'fr' },
  { words: 'en', language_code: 'en' },
] as const;

export async function registerCommands(api: Api, commands: readonly TelegramCommand[]): Promise<void> {
  for (const { type, holds } of SCOPES) {
    const listed = commands.filter(({ scope }) => scope === 'both' || scope === holds);
    for (const { words, ...language } of LANGUAGES)
      await api.setMyCommands(
        listed.map(({ names, descriptions }) => ({
          command: names[words],
          description: descriptions[words].slice(0, 256),
        })),
        { scope: { type }, ...language },
      );
  }
  await api.setChatMenuButton({ menu_button: { type: 'commands' } });
}
