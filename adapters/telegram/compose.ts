/** An envelope as calls of the Bot API. Pure. */
import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import type { CardPart, FilePart, Option } from '#src/engine/message.ts';
import type { Capabilities, Envelope } from '#src/platform/adapter.ts';
import { cleanText } from '#src/platform/clean.ts';
import { bold, type Entity, italic, join, linked, plain, type Rich, split } from './rich.ts';

export const capabilities: Capabilities = {
  // Telegram takes a hundred, a phone shows about eight rows without scrolling.
  buttons: 24,
  labelLength: 40,
  textLength: 4096,
  cards: true,
  files: true,
  checkboxes: false,
  keepsThread: false,
  forms: false,
  events: false,
  sendsOnceByKey: false,
};
const CAPTION_LENGTH = 1024;

interface Target {
  readonly chat_id: string;
  readonly message_thread_id?: number;
  readonly reply_markup?: InlineKeyboardMarkup;
}

export type Call =
  | {
      readonly method: 'sendMessage';
      readonly payload: Target & {
        readonly text: string;
        readonly entities?: readonly Entity[];
        readonly link_preview_options: { readonly is_disabled: true };
      };
    }
  | {
      readonly method: 'sendDocument';
      readonly payload: Target & { readonly caption: string };
      readonly file: FilePart;
    };

/** Text and cards that fit together are one message; each file is one; the keyboard hangs under the last of them. */
export function compose(envelope: Envelope): readonly Call[] {
  const { to, message } = envelope;
  const target: Target = { chat_id: to.room, ...(to.thread && { message_thread_id: Number(to.thread) }) };
  const calls: Call[] = [];
  let pending: Rich[] = [];
  const flush = () => {
    for (const { text, entities } of pack(pending))
      calls.push({
        method: 'sendMessage',
        payload: {
          ...target,
          text,
          ...(entities.length > 0 && { entities }),
          link_preview_options: { is_disabled: true },
        },
      });
    pending = [];
  };
  for (const part of message.body) {
    if (part.kind === 'text') pending.push(plain(cleanText(part.text).trim()));
    else if (part.kind === 'card') pending.push(drawCard(part));
    else if (part.kind === 'file') {
      flush();
      const [caption] = split(plain(cleanText(part.label).trim()), CAPTION_LENGTH);
      calls.push({
        method: 'sendDocument',
        payload: { ...target, caption: caption?.text ?? '' },
        file: part,
      });
    }
  }
  // A keyboard needs words to hang under: its own labels say what can be done.
  if (message.options.length > 0 && pending.length === 0 && calls.length === 0)
    pending.push(plain(message.options.map(labelOf).join('\n')));
  flush();
  const last = calls.at(-1);
  if (last && message.options.length > 0)
    calls[calls.length - 1] = withKeyboard(last, keyboard(message.options));
  return calls;
}

function withKeyboard(call: Call, reply_markup: InlineKeyboardMarkup): Call {
  return call.method === 'sendMessage'
    ? { ...call, payload: { ...call.payload, reply_markup } }
    : { ...call, payload: { ...call.payload, reply_markup } };
}

/** As few messages as hold everything, never cutting a part that would fit whole. */
function pack(parts: readonly Rich[]): readonly Rich[] {
  const limit = capabilities.textLength;
  const packed: Rich[] = [];
  for (const part of parts.flatMap((whole) => split(whole, limit))) {
    const last = packed.at(-1);
    const together = last && join([last, part], '\n\n');
    if (together && together.text.length <= limit) packed[packed.length - 1] = together;
    else packed.push(part);
  }
  return packed;
}

function drawCard(card: CardPart): Rich {
  return join(
    [
      bold(cleanText(card.title).trim()),
      ...card.lines.map(({ label, text }) => plain(cleanText(label ? `${label} ${text}` : text).trim())),
      ...(card.link ? [drawLink(card.link)] : []),
      ...(card.note ? [italic(cleanText(card.note).trim())] : []),
    ],
    '\n',
  );
}

/** The domain stands in clear beside the label, so that no link can pretend to lead elsewhere. */
function drawLink({ label, url }: { readonly label: string; readonly url: string }): Rich {
  const target = URL.canParse(url) ? new URL(url) : undefined;
  if (!target || !/^https?:$/.test(target.protocol)) return plain(cleanText(`${label} ${url}`));
  const words = cleanText(label).trim();
  const domain = target.hostname.replace(/^www\./, '');
  return linked(words === domain ? words : `${words} (${domain})`, target.href);
}

/** How many buttons stand side by side, by the longest label among them (UTF-16 units: near enough for a width). */
const PER_ROW: readonly { readonly upTo: number; readonly count: number }[] = [
  { upTo: 3, count: 5 },
  { upTo: 10, count: 3 },
  { upTo: 18, count: 2 },
];

function keyboard(options: readonly Option[]): InlineKeyboardMarkup {
  const rows: { buttons: InlineKeyboardButton[]; longest: number }[] = [];
  for (const option of options) {
    const text = labelOf(option);
    const button = { text, callback_data: option.token };
    const { length } = text;
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

const labelOf = (option: Option): string => cleanText(option.label).replace(/\s+/g, ' ').trim();
