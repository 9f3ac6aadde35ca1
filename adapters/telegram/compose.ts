/** An envelope as calls of the Bot API. Pure. */
import type { InlineKeyboardMarkup } from 'grammy/types';
import type { CardPart, FilePart } from '#src/engine/message.ts';
import type { Capabilities, Envelope } from '#src/platform/adapter.ts';
import { cleanText } from '#src/platform/clean.ts';
import { chosenKeyboard, keyboard, labelOf } from './keyboard.ts';
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
  edits: true,
  sendsOnceByKey: false,
};
const CAPTION_LENGTH = 1024;

interface Target {
  readonly chat_id: string;
  readonly message_thread_id?: number;
  readonly disable_notification?: true;
  readonly reply_markup?: InlineKeyboardMarkup;
}

interface SendMessage {
  readonly method: 'sendMessage';
  readonly payload: Target & {
    readonly text: string;
    readonly entities?: readonly Entity[];
    readonly link_preview_options: { readonly is_disabled: true };
  };
}
interface SendDocument {
  readonly method: 'sendDocument';
  readonly payload: Target & { readonly caption: string };
  readonly file: FilePart;
}
/** The message takes the place of an earlier one; where that cannot be, it is sent. */
interface EditText {
  readonly method: 'editMessageText';
  readonly messageId: number;
  readonly payload: SendMessage['payload'];
}
/** The buttons of an earlier message give way; best effort. */
interface EditKeyboard {
  readonly method: 'editMessageReplyMarkup';
  readonly messageId: number;
  readonly payload: Pick<Target, 'chat_id'> & { readonly reply_markup: InlineKeyboardMarkup };
}
export type Call = SendMessage | SendDocument | EditText | EditKeyboard;

/**
 * Text and cards that fit together are one message; each file is one; the keyboard hangs under the last of them.
 * @param bot its user name, for links that open the conversation with it.
 */
export function compose(envelope: Envelope, bot?: string): readonly Call[] {
  return replacing(envelope, messagesOf(envelope, bot));
}

function replacing(
  { to, replaces }: Envelope,
  calls: readonly (SendMessage | SendDocument)[],
): readonly Call[] {
  const messageId = Number(replaces?.receipt);
  if (!replaces || !Number.isSafeInteger(messageId) || messageId < 1) return calls;
  const [first, ...rest] = calls;
  if (replaces.chosen === undefined && first?.method === 'sendMessage')
    return [{ method: 'editMessageText', messageId, payload: first.payload }, ...rest];
  const reply_markup = chosenKeyboard(replaces.chosen ?? '');
  return [
    { method: 'editMessageReplyMarkup', messageId, payload: { chat_id: to.room, reply_markup } },
    ...calls,
  ];
}

function messagesOf(
  { to, message, isQuiet }: Envelope,
  bot: string | undefined,
): readonly (SendMessage | SendDocument)[] {
  const target: Target = {
    chat_id: to.room,
    ...(to.thread && { message_thread_id: Number(to.thread) }),
    ...(isQuiet && { disable_notification: true }),
  };
  const calls: (SendMessage | SendDocument)[] = [];
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
    calls[calls.length - 1] = withKeyboard(last, keyboard(message.options, { isPrivate: to.isPrivate, bot }));
  return calls;
}

function withKeyboard<C extends SendMessage | SendDocument>(call: C, reply_markup: InlineKeyboardMarkup): C {
  return { ...call, payload: { ...call.payload, reply_markup } };
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
