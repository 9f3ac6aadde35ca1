/** Inline keyboards: rows by the length of their labels, deep links where a button cannot answer in private. Pure. */
import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import type { Option } from '#src/engine/message.ts';
import { cleanText } from '#src/platform/clean.ts';

/** What a button that only tells what was chosen sends when it is pressed all the same. */
export const INERT = '=';

export interface Where {
  readonly isPrivate: boolean;
  /** The bot's user name, once it is known. */
  readonly bot: string | undefined;
}

/** How many buttons stand side by side, by the longest label among them (UTF-16 units: near enough for a width). */
const PER_ROW: readonly { readonly upTo: number; readonly count: number }[] = [
  { upTo: 3, count: 5 },
  { upTo: 10, count: 3 },
  { upTo: 18, count: 2 },
];

export function keyboard(options: readonly Option[], where: Where): InlineKeyboardMarkup {
  const rows: { buttons: InlineKeyboardButton[]; longest: number }[] = [];
  for (const option of options) {
    const button = buttonOf(option, where);
    const { length } = button.text;
    const row = rows.at(-1);
    const longest = Math.max(row?.longest ?? 0, length);
    const room = PER_ROW.find(({ upTo }) => longest <= upTo)?.count ?? 1;
    if (row && row.buttons.length < room) {
      row.buttons.push(button);
      row.longest = longest;
    } else rows.push({ buttons: [button], longest: length });
  }
  return { inline_keyboard: rows.map(({ buttons }) => buttons) };
}

/** What is left of a keyboard once one of its buttons was pressed; nothing when there is nothing to tell. */
export function chosenKeyboard(chosen: string): InlineKeyboardMarkup {
  const label = oneLine(chosen);
  return { inline_keyboard: label === '' ? [] : [[{ text: `✓ ${label}`, callback_data: INERT }]] };
}

export const labelOf = (option: Option): string => oneLine(option.label);
const oneLine = (text: string): string => cleanText(text).replace(/\s+/g, ' ').trim();

/** In a group an answer would be read by all: a link there opens the conversation with the bot, and begins the command. */
function buttonOf(option: Option, { isPrivate, bot }: Where): InlineKeyboardButton {
  const text = labelOf(option);
  const url = isPrivate || !option.link || !bot ? undefined : deepLink(bot, option.link);
  return url === undefined ? { text, callback_data: option.token } : { text, url };
}

/** Undefined when Telegram would not carry it: 64 letters, digits, "_" and "-" at most. */
function deepLink(bot: string, { command, argument }: NonNullable<Option['link']>): string | undefined {
  const payload = argument ? `${command}_${argument}` : command;
  return /^[\w-]{1,64}$/.test(payload) ? `https://t.me/${bot}?start=${payload}` : undefined;
}
