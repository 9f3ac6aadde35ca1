/** The methods of the Bot API a bot like ours calls, with Telegram's limits and Telegram's words when it refuses. */
import type { Queue } from './queue.ts';
import { format } from './text.ts';
import type { Payload, Upload } from './wire.ts';
import { ApiError, badRequest, type Chat, type Keyboard, type Message, type World } from './world.ts';

interface Calling {
  readonly world: World;
  readonly queue: Queue;
  readonly payload: Payload;
  /** Aborts when the caller hangs up. */
  readonly gone: AbortSignal;
  /** Refuse webhooks that are not https, as Telegram's own servers do and self-hosted ones need not. */
  readonly isStrict: boolean;
}
type Method = (calling: Calling) => unknown;

export const methods: Readonly<Record<string, Method>> = {
  getMe: ({ world }) => ({
    ...world.bot,
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
  }),
  getUpdates({ queue, payload, gone }) {
    queue.allow(payload['allowed_updates']);
    const limit = Math.min(Math.max(Number(payload['limit'] ?? 100), 1), 100);
    return queue.poll(
      Number(payload['offset'] ?? 0),
      limit,
      Math.min(Number(payload['timeout'] ?? 0), 50),
      gone,
    );
  },
  setWebhook({ queue, payload, isStrict }) {
    const url = String(payload['url'] ?? '');
    if (url && isStrict && !url.startsWith('https:'))
      throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
    queue.allow(payload['allowed_updates']);
    const secret = payload['secret_token'];
    queue.setHook(url, secret === undefined ? undefined : String(secret));
    return true;
  },
  deleteWebhook({ queue }) {
    queue.setHook('', undefined);
    return true;
  },
  getWebhookInfo: ({ queue }) => ({
    url: queue.hookUrl,
    has_custom_certificate: false,
    pending_update_count: queue.pendingIds.length,
    allowed_updates: queue.allowed,
  }),
  sendMessage({ world, payload }) {
    const chat = world.chatFor(payload['chat_id']);
    const written = bodyOf(payload);
    const reply_markup = keyboardOf(payload['reply_markup']);
    return world.write(chat, world.bot, {
      ...written,
      ...(reply_markup && { reply_markup }),
      ...world.topicFor(chat, payload['message_thread_id']),
      ...pick(payload, ['link_preview_options', 'disable_notification']),
    });
  },
  sendDocument({ world, payload }) {
    const chat = world.chatFor(payload['chat_id']);
    const file = payload['document'] as Upload | string | undefined;
    if (file === undefined || typeof file === 'string')
      throw badRequest('there is no document in the request');
    if (file.content === '') throw badRequest('file must be non-empty');
    const { text: caption } = format(payload['caption'], payload['parse_mode'], payload['caption_entities']);
    if (caption.length > 1024) throw badRequest('message caption is too long');
    const reply_markup = keyboardOf(payload['reply_markup']);
    return world.write(chat, world.bot, {
      document: { file_id: `file-${world.newId()}`, file_name: file.fileName, content: file.content },
      ...(caption && { caption }),
      ...(reply_markup && { reply_markup }),
      ...world.topicFor(chat, payload['message_thread_id']),
      ...pick(payload, ['disable_notification']),
    });
  },
  editMessageText({ world, payload }) {
    const { chat, message } = ownMessage(world, payload);
    const body = bodyOf(payload);
    if (message.text === undefined) throw badRequest('there is no text in the message to edit');
    return change(world, chat, message, {
      ...body,
      reply_markup: keyboardOf(payload['reply_markup']),
    });
  },
  editMessageReplyMarkup({ world, payload }) {
    const { chat, message } = ownMessage(world, payload);
    return change(world, chat, message, { reply_markup: keyboardOf(payload['reply_markup']) });
  },
  answerCallbackQuery({ world, payload }) {
    if (String(payload['text'] ?? '').length > 200) throw badRequest('MESSAGE_TOO_LONG');
    // Answered once: what is said afterwards nobody sees.
    if (!world.queries.delete(String(payload['callback_query_id'])))
      throw badRequest('query is too old and response timeout expired or query ID is invalid');
    return true;
  },
  setMyCommands({ world, payload }) {
    const commands = (payload['commands'] ?? []) as { command: string; description: string }[];
    if (commands.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH');
    for (const { command, description } of commands) {
      if (!/^\/?[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
      if (description.length < 1 || description.length > 256)
        throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
    }
    world.commands.set(shelf(payload), commands);
    return true;
  },
  deleteMyCommands: ({ world, payload }) => world.commands.delete(shelf(payload)) || true,
  getMyCommands: ({ world, payload }) => world.commands.get(shelf(payload)) ?? [],
  setChatMenuButton({ world, payload }) {
    world.menuButton = payload['menu_button'] ?? { type: 'default' };
    return true;
  },
  getChatMenuButton: ({ world }) => world.menuButton,
  setMyDescription({ world, payload }) {
    const description = String(payload['description'] ?? '');
    if (description.length > 512) throw badRequest('BOT_DESCRIPTION_INVALID');
    world.descriptions.set(languageOf(payload), description);
    return true;
  },
  getMyDescription: ({ world, payload }) => ({
    description: world.descriptions.get(languageOf(payload)) || (world.descriptions.get('') ?? ''),
  }),
};

function languageOf(payload: Payload): string {
  const language = String(payload['language_code'] ?? '');
  if (language && !/^[a-z]{2}$/.test(language)) throw badRequest('invalid language_code specified');
  return language;
}

/** Where a list of commands is kept: one a scope and language. */
export function shelf(payload: Payload): string {
  const language = languageOf(payload);
  const scope = (payload['scope'] ?? { type: 'default' }) as { type: string; chat_id?: unknown };
  return [scope.type, scope.chat_id ?? '', language].join('|');
}

function bodyOf(payload: Payload): Pick<Message, 'text' | 'entities'> {
  if (payload['text'] === undefined || payload['text'] === '') throw badRequest('message text is empty');
  const { text, entities } = format(payload['text'], payload['parse_mode'], payload['entities']);
  if (text === '') throw badRequest('text must be non-empty');
  if (text.length > 4096) throw badRequest('message is too long');
  return { text, ...(entities.length > 0 && { entities }) };
}

function keyboardOf(markup: unknown): Keyboard | undefined {
  if (markup === undefined) return undefined;
  const rows = (markup as Partial<Keyboard>).inline_keyboard;
  if (!Array.isArray(rows)) throw badRequest('object expected as reply markup');
  if (rows.flat().length > 100) throw badRequest('REPLY_MARKUP_TOO_LONG');
  for (const button of (rows as Keyboard['inline_keyboard']).flat()) {
    if (!button.text?.trim()) throw badRequest('inline keyboard button text must be non-empty');
    if (button.callback_data === undefined && button.url === undefined)
      throw badRequest(
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
      );
    if (button.url !== undefined && !/^(https?|tg):\/\/./.test(button.url))
      throw badRequest('BUTTON_URL_INVALID');
    const bytes = Buffer.byteLength(button.callback_data ?? 'url');
    if (bytes < 1 || bytes > 64) throw badRequest('BUTTON_DATA_INVALID');
  }
  return rows.length > 0 ? { inline_keyboard: rows as Keyboard['inline_keyboard'] } : undefined;
}

function ownMessage(world: World, payload: Payload): { chat: Chat; message: Message } {
  const chat = world.chatFor(payload['chat_id']);
  const message = chat.messages.find(({ message_id }) => message_id === Number(payload['message_id']));
  if (!message) throw badRequest('message to edit not found');
  if (message.from?.id !== world.bot.id || message['is_frozen']) throw badRequest("message can't be edited");
  return { chat, message };
}

/** A keyboard that is not sent again is taken away. */
function change(
  world: World,
  chat: Chat,
  old: Message,
  fields: Omit<Partial<Message>, 'reply_markup'> & { reply_markup: Keyboard | undefined },
): Message {
  const { reply_markup, ...words } = fields;
  const { reply_markup: _, ...rest } = old;
  const message = { ...rest, ...words, ...(reply_markup && { reply_markup }) } as Message;
  const content = ({ text, entities, reply_markup: keys }: Message) =>
    JSON.stringify([text, entities ?? [], keys ?? null]);
  if (content(message) === content(old))
    throw new ApiError(
      400,
      'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  const edited = { ...message, edit_date: Math.floor(Date.now() / 1000) };
  world.replace(chat, edited);
  return edited;
}

function pick(payload: Payload, names: readonly string[]): Payload {
  return Object.fromEntries(
    names.filter((name) => payload[name] !== undefined).map((name) => [name, payload[name]]),
  );
}
